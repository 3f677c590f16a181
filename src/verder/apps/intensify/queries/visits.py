"""Reads of visits: how many accounts had, have planned, and get by agreement."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Count
from django.db.models.functions import Coalesce

from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import AgreedVisits, ContactMoment, Seat, SeatRole
from verder.apps.intensify.queries.people import held_on
from verder.domain.intensify.contact_plan import VISITORS
from verder.domain.values.period import Period


def visits_of(
    state: MomentState, period: Period, *, colleague_id: int | None = None
) -> Counter[int]:
    """Return how many visits each account has in a period, a group as one.

    Private visits count too, for a count tells nothing of what was said.
    """
    rows = ContactMoment.objects.filter(
        state=state, channel=Channel.VISIT, on__gte=period.start_on, on__lt=period.end_on
    )
    if colleague_id is not None:
        rows = rows.filter(colleagues=colleague_id)
    counted = rows.values_list(Coalesce("account__head", "account")).annotate(Count("pk"))
    return Counter(dict(counted.order_by()))


def agreed_visits(accounts: Collection[int]) -> dict[int, AgreedVisits]:
    """Return what was agreed last for each of these accounts, of divisions that still stand."""
    rows = AgreedVisits.objects.filter(account__in=accounts, division__undone_at=None)
    found = rows.select_related("division__by").order_by("division")
    return {each.account_id: each for each in found}


def visitors_of(accounts: Collection[int], on: date) -> dict[int, set[int]]:
    """Return who of us visits each of these accounts by role: account managers and sellers."""
    seats = Seat.objects.filter(held_on(on), account__in=accounts)
    rows = SeatRole.objects.filter(held_on(on), role__in=VISITORS, seat__in=seats)
    found: dict[int, set[int]] = {}
    for account_id, colleague_id in rows.values_list("seat__account", "seat__colleague"):
        found.setdefault(account_id, set()).add(colleague_id)
    return found
