"""Reads of DMU-PSU matrices, of many accounts at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from django.db.models import Count, Min, Prefetch, Q, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import (
    ContactMoment,
    Frequency,
    FrequencyAct,
    Position,
    PositionRole,
    Seat,
    SeatRole,
)
from verder.apps.intensify.queries.contacts import Pair
from verder.apps.intensify.queries.people import held_on

Accounts = Collection[int] | QuerySet[Account]
Keys = Collection[int]
Row = TypeVar("Row", Position, Seat)


@dataclass(frozen=True, slots=True)
class PartOfMatrix:
    """A few rows and columns, where they are named: what else there is, is not read."""

    positions: Keys | None = None
    colleagues: Keys | None = None


WHOLE: Final = PartOfMatrix()


def positions_by_account(
    accounts: Accounts, on: date, part: PartOfMatrix = WHOLE
) -> dict[int, list[Position]]:
    """Return who works at these accounts on a day, with persons and roles, by name."""
    roles = PositionRole.objects.filter(held_on(on)).order_by("pk")
    rows = (
        Position.objects.filter(held_on(on), _those("pk", part.positions))
        .filter(account__in=accounts)
        .select_related("person")
        .prefetch_related(Prefetch("roles", roles))
        .order_by("person__family_name", "person__given_name", "pk")
    )
    return _by_account(rows)


def seats_by_account(
    accounts: Accounts, on: date, part: PartOfMatrix = WHOLE
) -> dict[int, list[Seat]]:
    """Return the teams of these accounts on a day, with colleagues and roles."""
    roles = SeatRole.objects.filter(held_on(on)).order_by("pk")
    rows = (
        Seat.objects.filter(held_on(on), _those("colleague", part.colleagues))
        .filter(account__in=accounts)
        .exclude(colleague__ended_on__lte=on)
        .select_related("colleague")
        .prefetch_related(Prefetch("roles", roles))
        .order_by("pk")
    )
    return _by_account(rows)


def frequencies_by_account(
    accounts: Accounts, on: date, part: PartOfMatrix = WHOLE
) -> dict[int, list[Frequency]]:
    """Return what was said of contacts a year with these accounts and held on a day."""
    rows = (
        Frequency.objects.filter(position__account__in=accounts, on__lte=on)
        .filter(Q(replaced_on=None) | Q(replaced_on__gt=on))
        .filter(_those("position", part.positions))
        .filter(_those("colleague", part.colleagues))
        .prefetch_related("position__person", "colleague")  # few people, many cells
        .order_by("on", "pk")
    )
    found: dict[int, list[Frequency]] = defaultdict(list)
    for row in rows:
        found[row.position.account_id].append(row)
    return found


def counted_by_account(
    accounts: Accounts, *, from_on: date, until_on: date, part: PartOfMatrix = WHOLE
) -> dict[int, Counter[Pair]]:
    """Return how often each pair met in a period; mailings to many never count."""
    rows = (
        _had(accounts)
        .filter(on__gte=from_on, on__lt=until_on)
        .filter(_those("positions", part.positions))
        .filter(_those("colleagues", part.colleagues))
        .exclude(positions=None)
        .exclude(colleagues=None)
        .values_list("account", "positions", "colleagues")
        .annotate(times=Count("pk"))
        .order_by()
    )
    found: dict[int, Counter[Pair]] = defaultdict(Counter)
    for account, position, colleague, times in rows:
        found[account][position, colleague] += times
    return found


def standing_frequencies(
    account: Account, pairs: Collection[tuple[int, int]] | None = None
) -> QuerySet[Frequency]:
    """Return what cells say today, of the rows and columns of these pairs or of all."""
    rows = Frequency.objects.filter(position__account=account, replaced_on=None)
    if pairs is None:
        return rows
    positions, colleagues = {row for row, _column in pairs}, {column for _row, column in pairs}
    return rows.filter(position__in=positions, colleague__in=colleagues)


def first_contacts(accounts: Accounts) -> dict[int, date]:
    """Return the day of the first contact ever logged with each account."""
    rows = _had(accounts).values_list("account").annotate(first_on=Min("on")).order_by()
    return dict(rows)


def standing_acts(account: Account, by: User | None) -> QuerySet[FrequencyAct]:
    """Return what the user did in the matrix and did not take back, the latest first."""
    return _acts(account, by).filter(undone_at=None).order_by("-pk")


def undone_acts(account: Account, by: User | None) -> QuerySet[FrequencyAct]:
    """Return what the user took back and may do again, the latest taken back first."""
    return _acts(account, by).exclude(undone_at=None).order_by("pk")


def _those(field: str, keys: Keys | None) -> Q:
    return Q() if keys is None else Q(**{f"{field}__in": keys})


def _acts(account: Account, by: User | None) -> QuerySet[FrequencyAct]:
    return FrequencyAct.objects.filter(account=account, by=by)


def _had(accounts: Accounts) -> QuerySet[ContactMoment]:
    had = ContactMoment.objects.filter(account__in=accounts, state=MomentState.DONE)
    return had.exclude(channel=Channel.MAILING)


def _by_account(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.account_id].append(row)
    return found
