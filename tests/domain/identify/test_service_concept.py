"""The service concept: hours of each class."""

from decimal import Decimal

import pytest

from verder.domain.identify.service_concept import (
    DEFAULT_LEVELS,
    Channel,
    PlanKind,
    ServiceClass,
    ServiceHours,
    ServiceLevel,
    level_hours,
    served_as,
)


def test_the_default_concept_gives_more_to_more_important_customers() -> None:
    hours = ServiceHours()
    classes = (ServiceClass.KEY, ServiceClass.A, ServiceClass.B, ServiceClass.C)
    found = [level_hours(DEFAULT_LEVELS[each], hours) for each in classes]
    assert found == [Decimal(126), Decimal(74), Decimal("26.00"), Decimal("3.625")]


def test_a_plan_that_may_come_takes_no_hours_yet() -> None:
    prospect = DEFAULT_LEVELS[ServiceClass.PROSPECT]
    assert prospect.plan is PlanKind.LIGHT_IF_PROMISING
    assert level_hours(prospect, ServiceHours()) == Decimal("5.25")


@pytest.mark.parametrize("usual", [each for each in ServiceClass if each is not ServiceClass.C])
def test_only_customers_of_class_c_get_more_while_they_are_developed(usual: ServiceClass) -> None:
    assert served_as(usual, is_developed=True) is usual
    assert served_as(usual, is_developed=False) is usual
    assert served_as(ServiceClass.C, is_developed=False) is ServiceClass.C
    assert served_as(ServiceClass.C, is_developed=True) is ServiceClass.B


def test_impossible_hours_are_refused() -> None:
    with pytest.raises(ValueError, match="366"):
        ServiceHours(days=Decimal(400))
    with pytest.raises(ValueError, match="less than nothing"):
        ServiceLevel(
            visits=Decimal(-1),
            calls=Decimal(0),
            senior_meetings=Decimal(0),
            reviews=Decimal(0),
            response_hours=Decimal(0),
            plan=PlanKind.NONE,
            channel=Channel.MARKETING,
        )
