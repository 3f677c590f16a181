"""Contacts a year: counted, scaled, or estimated."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verder.domain.intensify.contact_counts import (
    ContactLog,
    CountBasis,
    CountLimits,
    CountSource,
    CurrentContacts,
    Estimate,
    current_contacts,
)

ON = date(2026, 6, 30)
FRESH = Estimate(Decimal(8), ON - timedelta(days=30))


def log_of(days: int) -> ContactLog:
    return ContactLog(first_on=ON - timedelta(days=days - 1), on=ON)


def test_a_year_of_log_is_counted_as_it_is() -> None:
    found = current_contacts(counted=6, estimate=FRESH, log=log_of(800))
    assert found == CurrentContacts(Decimal(6), CountSource.COUNTED)


def test_three_months_are_scaled_and_a_day_less_is_not() -> None:
    scaled = current_contacts(counted=2, estimate=None, log=log_of(91))
    assert scaled.source is CountSource.COUNTED
    assert scaled.times == Decimal(2) * 365 / 91
    short = current_contacts(counted=2, estimate=None, log=log_of(90))
    assert short == CurrentContacts(Decimal(2), CountSource.TOO_SHORT)


def test_an_estimate_holds_while_the_log_is_short_or_has_nothing_of_the_pair() -> None:
    estimated = CurrentContacts(Decimal(8), CountSource.ESTIMATED)
    assert current_contacts(counted=2, estimate=FRESH, log=log_of(60)) == estimated
    assert current_contacts(counted=0, estimate=FRESH, log=log_of(400)) == estimated


def test_an_estimate_of_before_a_year_of_log_gives_way_to_it() -> None:
    old = Estimate(Decimal(8), ON - timedelta(days=365))
    found = current_contacts(counted=0, estimate=old, log=log_of(400))
    assert found == CurrentContacts(Decimal(0), CountSource.COUNTED)


def test_nothing_logged_and_nothing_said_is_unknown_and_not_zero() -> None:
    empty = ContactLog(first_on=None, on=ON)
    assert current_contacts(counted=0, estimate=None, log=empty).times is None
    assert current_contacts(counted=0, estimate=None, log=log_of(120)).times == 0


def test_the_reader_may_look_at_one_of_both() -> None:
    only_log = current_contacts(
        counted=0, estimate=FRESH, log=log_of(120), basis=CountBasis.COUNTED
    )
    assert only_log == CurrentContacts(Decimal(0), CountSource.COUNTED)
    only_said = current_contacts(
        counted=9, estimate=FRESH, log=log_of(120), basis=CountBasis.ESTIMATED
    )
    assert only_said == CurrentContacts(Decimal(8), CountSource.ESTIMATED)


def test_a_log_that_begins_later_has_no_days() -> None:
    later = ContactLog(first_on=ON + timedelta(days=1), on=ON)
    assert current_contacts(counted=0, estimate=None, log=later).source is CountSource.UNKNOWN


def test_another_window_still_gives_contacts_a_year() -> None:
    half = CountLimits(window_days=180)
    found = current_contacts(counted=6, estimate=None, log=log_of(400), limits=half)
    assert found.times == Decimal(6) * 365 / 180
    with pytest.raises(ValueError, match="scaled"):
        CountLimits(window_days=90)


@given(st.integers(0, 50), st.integers(91, 2000))
def test_one_contact_more_is_never_less_a_year(counted: int, days: int) -> None:
    log = log_of(days)
    fewer = current_contacts(counted=counted, estimate=None, log=log).times
    more = current_contacts(counted=counted + 1, estimate=None, log=log).times
    assert fewer is not None
    assert more is not None
    assert fewer < more
