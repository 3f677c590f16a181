from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.queries import organisation
from verder.apps.imports.models import ExchangeRate
from verder.apps.imports.services import remove_rate, set_rate
from verder.apps.imports.services.rate_rows import apply_rates, plan_rates, undo_rates

ON = date(2025, 3, 14)


def rows(*found: tuple[str, str]) -> list[dict[str, object]]:
    return [
        {"row": place, "date": ON, "currency": currency, "rate": rate}
        for place, (currency, rate) in enumerate(found, start=2)
    ]


def kept() -> dict[str, Decimal]:
    return dict(ExchangeRate.objects.values_list("currency", "rate"))


def test_a_typed_rate_is_set_and_changed_and_recorded(administrator: User) -> None:
    before = organisation().revision
    set_rate(currency="usd", on=ON, rate=Decimal("1.09"), by=administrator)
    rate = set_rate(currency="USD", on=ON, rate=Decimal("1.10"), by=administrator)
    assert kept() == {"USD": Decimal("1.10")}
    assert organisation().revision == before + 2
    changed = AuditEvent.objects.filter(action="rate.set").latest("pk")
    assert (changed.before, changed.after) == ({"rate": "1.09000000"}, {"rate": "1.10"})
    remove_rate(rate=rate, by=administrator)
    assert kept() == {}


@pytest.mark.parametrize("rate", [Decimal(0), Decimal(-1)])
def test_a_rate_is_more_than_nothing(administrator: User, rate: Decimal) -> None:
    with pytest.raises(ValidationError):
        set_rate(currency="USD", on=ON, rate=rate, by=administrator)


def test_rates_are_the_controllers(world: World) -> None:
    set_rate(currency="USD", on=ON, rate=Decimal(1), by=world.users[Role.CONTROLLER])
    for role in set(Role) - {Role.ADMINISTRATOR, Role.CONTROLLER}:
        with pytest.raises(PermissionDenied):
            set_rate(currency="GBP", on=ON, rate=Decimal(1), by=world.users[role])
    assert set(kept()) == {"USD"}


@pytest.mark.django_db
def test_rates_of_a_file_are_new_changed_unchanged_or_rejected() -> None:
    for currency, rate in (("USD", "1.09"), ("GBP", "0.85")):
        ExchangeRate.objects.create(currency=currency, on=ON, rate=Decimal(rate))
    found = rows(("USD", "1,10"), ("GBP", "0.85"), ("CHF", "0.96"), ("SEK", "n/a"))
    plan = plan_rates(found, [], base="EUR", own="EUR")
    preview = plan.preview()
    counts = (preview.new, preview.changed, preview.unchanged, preview.rejected)
    assert counts == (1, 1, 1, 1)
    apply_rates(plan, 7, None)
    assert kept() == {"USD": Decimal("1.10"), "GBP": Decimal("0.85"), "CHF": Decimal("0.96")}
    undo_rates(7)
    assert kept() == {"USD": Decimal("1.09"), "GBP": Decimal("0.85")}


@pytest.mark.django_db
def test_rates_for_the_euro_serve_an_organisation_with_another_currency() -> None:
    found = rows(("USD", "1.25"), ("GBP", "0.80"))
    apply_rates(plan_rates(found, [], base="EUR", own="GBP"), 7, None)
    assert kept() == {"EUR": Decimal("1.25"), "USD": Decimal("1.5625")}
