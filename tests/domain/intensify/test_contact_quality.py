from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.contact_quality import (
    ContactDetails,
    ContactLimits,
    ContactQuality,
    contact_quality,
)
from verder.domain.values.missing import NotComputable

TODAY = date(2026, 5, 20)
LIMITS = ContactLimits()


def details(filled: int, days_ago: int | None) -> ContactDetails:
    checked = None if days_ago is None else TODAY - timedelta(days=days_ago)
    return ContactDetails(filled=filled, required=5, verified_on=checked)


def test_the_worked_example() -> None:
    found = ContactQuality(completeness_share=Decimal("0.8"), verified_share=Decimal("0.6"))
    assert found.score_share == Decimal("0.70")
    contacts = [details(4, days) for days in (0, 100, 364, 365, None)]
    assert contact_quality(contacts, today=TODAY, limits=LIMITS) == found


def test_without_contacts_there_is_no_score() -> None:
    with pytest.raises(NotComputable) as missing:
        contact_quality([], today=TODAY, limits=LIMITS)
    assert missing.value.reason == "no_contacts"


PLACES = 20  # a share that is cut at its last digit is no other share
many = st.lists(st.builds(details, st.integers(0, 5), st.none() | st.integers(0, 1000)), min_size=1)


@given(many)
def test_every_share_lies_between_nothing_and_all(contacts: list[ContactDetails]) -> None:
    found = contact_quality(contacts, today=TODAY, limits=LIMITS)
    assert 0 <= found.completeness_share <= 1
    assert 0 <= found.verified_share <= 1
    least = min(found.completeness_share, found.verified_share)
    assert round(least, PLACES) <= round(found.score_share, PLACES) <= 1


@given(many)
def test_checking_everything_today_never_lowers_the_score(contacts: list[ContactDetails]) -> None:
    before = contact_quality(contacts, today=TODAY, limits=LIMITS).score_share
    checked = [details(each.filled, 0) for each in contacts]
    after = contact_quality(checked, today=TODAY, limits=LIMITS).score_share
    assert round(after, PLACES) >= round(before, PLACES)
