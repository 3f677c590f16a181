"""The limits of the contact plan: how visits are divided, and what may change until it fits."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from verder.apps.identify.limit_kinds import at_least_one, count, share
from verder.apps.identify.limit_shapes import Analysis, Limit, Unit
from verder.apps.identify.service_descriptions import CLASS_LABELS
from verder.domain.identify.service_concept import ServiceClass
from verder.domain.intensify.fitting_options import FittingLimits
from verder.domain.intensify.visit_allocation import AllocationLimits

MOST_VISITS: Final = 365


def make_allocation(**values: Any) -> AllocationLimits:  # noqa: ANN401 - counts and shares by name
    """Return the limits from values by name, defaults where nothing is given.

    >>> make_allocation(b_least=2, most=40).least[ServiceClass.B]
    2
    """
    known = flat_allocation(AllocationLimits()) | values
    return AllocationLimits(
        elasticity=known["elasticity"],
        most=known["most"],
        least={each: known[_least(each)] for each in ServiceClass if known[_least(each)]},
    )


def flat_allocation(limits: AllocationLimits) -> dict[str, Any]:
    """Return the values by name."""
    least = {_least(each): limits.least.get(each, 0) for each in ServiceClass}
    return {"elasticity": limits.elasticity, "most": limits.most, **least}


def _least(service_class: ServiceClass) -> str:
    return f"{service_class.lower()}_least"


def _allocation_limits() -> Iterator[Limit]:
    yield Limit(
        name="elasticity",
        label=_("How contribution answers to visits (elasticity)"),
        unit=Unit.RATIO,
        least=Decimal("0.05"),
        most=Decimal("0.95"),
    )
    yield at_least_one("most", _("Nobody gets more visits a year than"), MOST_VISITS)
    for each, label in CLASS_LABELS.items():
        least = format_lazy("{}: {}", label, _("visits a year at least"))
        yield count(_least(each), least, MOST_VISITS)


VISIT_ALLOCATION: Final = Analysis(
    key="visit_allocation",
    label=_("Visit allocation"),
    kind=AllocationLimits,
    made_by=make_allocation,
    flat=flat_allocation,
    limits=tuple(_allocation_limits()),
    together=_("A class cannot get more visits in any case than anybody gets at most."),
)
PLAN_FITTING: Final = Analysis(
    key="plan_fitting",
    label=_("Contact plan: what may change until it fits"),
    kind=FittingLimits,
    limits=(
        count("months_apart", _("A contact moves so many months at most"), 11),
        share("move_share", _("Moving loses of its value, for each month")),
        share("hand_over_share", _("Handing over to a colleague loses of its value")),
        Limit(
            name="seconds",
            label=_("The optimiser looks for so many seconds at most"),
            unit=Unit.RATIO,
            least=Decimal(1),
            most=Decimal(120),
        ),
    ),
)
