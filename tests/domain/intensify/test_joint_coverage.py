"""Coverage of several accounts together: the large ones weigh more."""

from decimal import Decimal

from verder.domain.intensify.contact_matrix import (
    Buyer,
    ContactMeasures,
    Contacts,
    Server,
    contact_measures,
)
from verder.domain.intensify.joint_coverage import joint_coverage
from verder.domain.values.missing import NotComputable


def account(current: int, ideal: int) -> ContactMeasures:
    contacts = Contacts(current=Decimal(current), ideal=Decimal(ideal))
    return contact_measures([Buyer(key=1)], [Server(key=7)], {(1, 7): contacts})


def test_an_account_with_much_to_cover_weighs_more() -> None:
    # 3 of 12 and 4 of 4: 7 of 16, where the average of the shares is 5/8.
    assert joint_coverage([account(3, 12), account(4, 4)]) == Decimal("0.4375")


def test_what_is_more_than_meant_makes_up_for_nothing_elsewhere() -> None:
    assert joint_coverage([account(20, 5), account(0, 5)]) == Decimal("0.5")


def test_accounts_where_nothing_is_meant_have_no_coverage_together() -> None:
    assert joint_coverage([account(3, 0), account(0, 0)]) == NotComputable("no_ideal")
    assert joint_coverage([account(3, 0), account(1, 4)]) == Decimal("0.25")
