"""What is on record of the contacts with accounts, for the whole matrix or a part of it."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from verder.apps.identify.limits import limits_of
from verder.apps.intensify.models import Opinion
from verder.apps.intensify.queries.matrices import (
    WHOLE,
    PartOfMatrix,
    counted_by_account,
    first_contacts,
    frequencies_by_account,
    positions_by_account,
    seats_by_account,
)
from verder.apps.intensify.queries.people import opinions_on
from verder.apps.intensify.reports.matrix_parts import AccountContacts
from verder.domain.intensify.contact_counts import ContactLog, CountLimits

DAY = timedelta(days=1)


def contacts_on(
    accounts: Collection[int],
    *,
    on: date,
    judged: Collection[int] = (),
    part: PartOfMatrix = WHOLE,
) -> dict[int, AccountContacts]:
    """Return by account what is on record on a day; opinions of the `judged` accounts alone."""
    limits = limits_of(CountLimits)
    begins_on = on + DAY - limits.window_days * DAY
    positions = positions_by_account(accounts, on, part)
    seats = seats_by_account(accounts, on, part)
    frequencies = frequencies_by_account(accounts, on, part)
    counted = counted_by_account(accounts, from_on=begins_on, until_on=on + DAY, part=part)
    first_on = first_contacts(accounts)
    opinions = _opinions(
        [each.pk for key in accounts if key in judged for each in positions.get(key, ())], on
    )
    return {
        key: AccountContacts(
            positions=positions.get(key, ()),
            seats=seats.get(key, ()),
            opinions=opinions,
            frequencies=frequencies.get(key, ()),
            counted=counted.get(key, {}),
            log=ContactLog(first_on=first_on.get(key), on=on),
            limits=limits,
        )
        for key in accounts
    }


def _opinions(positions: Collection[int], on: date) -> Mapping[int, Opinion]:
    return opinions_on(positions, on) if positions else {}
