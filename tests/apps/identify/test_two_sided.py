"""Two-sided value, through the ledger, what was said of accounts, and the invoice lines."""

from decimal import Decimal

import pytest

from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.question import Question
from verder.apps.identify.reports.two_sided import two_sided_report
from verder.apps.identify.services import set_input
from verder.domain.identify.two_sided_value import ValueField
from verder.domain.values.missing import NotComputable

pytestmark = pytest.mark.django_db
ASKED = Question()


@pytest.fixture
def told(world: World) -> World:
    """Let the owners say what the four largest accounts gain."""
    for place, share in enumerate(("0.05", "0.40", "0.30", "0.10")):
        account = world.accounts[place]
        revenue = next(
            row.sides.spend
            for row in two_sided_report(None, ASKED).rows
            if row.account_id == account.pk
        )
        gain = (revenue * Decimal(share)).quantize(Decimal("0.0001"))
        assert isinstance(account.owner, User)
        set_input(by=account.owner, account=account, kind=InputKind.CUSTOMER_BENEFIT, value=gain)
    return world


def test_accounts_stand_in_their_fields(told: World) -> None:
    report = two_sided_report(None, ASKED)
    fields = [row.found.field for row in report.rows]
    assert fields[:4] == [
        ValueField.ADD_VALUE,
        ValueField.KEEP,
        ValueField.KEEP,
        ValueField.ADD_VALUE,
    ]
    assert set(fields[4:]) == {ValueField.UNKNOWN}
    assert round(report.rows[0].found.value_for, 4) == Decimal("0.05")  # type: ignore[arg-type]
    assert report.values.median_for == pytest.approx(Decimal("0.2"))


def test_the_reference_value_counts_for_three_tenths(told: World) -> None:
    account = told.accounts[0]
    assert isinstance(account.owner, User)
    before = two_sided_report(None, ASKED).rows[0].found.value_of
    set_input(by=account.owner, account=account, kind=InputKind.REFERENCE_SCORE, value=Decimal(3))
    after = two_sided_report(None, ASKED).rows[0].found.value_of
    assert before == 1
    assert after == Decimal("0.85")


def test_a_viewer_sees_the_own_accounts_in_the_same_fields(told: World) -> None:
    whole = {row.account_id: row for row in two_sided_report(None, ASKED).rows}
    part = two_sided_report(told.users[Role.ACCOUNT_MANAGER], ASKED)
    assert [row.account_id for row in part.rows] == [each.pk for each in told.accounts[::2]]
    assert all(whole[row.account_id] == row for row in part.rows)


def test_nobody_without_the_right_sees_it(world: World) -> None:
    with pytest.raises(NotComputable, match="margins_hidden"):
        two_sided_report(world.users[Role.TEAM_MEMBER], ASKED)
