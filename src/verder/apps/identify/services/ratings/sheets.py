"""Rating sheets: made, changed, copied, closed and opened again."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.core.services import record
from verder.apps.core.services.changes import apply_changes
from verder.apps.identify.figures import default_period
from verder.apps.identify.models import RatedAccount, Rater, RatingCriterion, RatingSheet
from verder.apps.identify.queries.ratings import seen_columns
from verder.apps.identify.reports.rating import kept_revenues, rating_report
from verder.apps.identify.rules.ratings import may_arrange_rating, may_make_rating, may_see_rating
from verder.apps.identify.services.ratings.contents import place_accounts
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period


class SheetChanges(TypedDict, total=False):
    """What may be changed of an open sheet itself."""

    title: str
    held_on: date
    is_apart: bool


@transaction.atomic
def make_sheet(
    *,
    by: User | None,
    title: str,
    held_on: date,
    accounts: Sequence[Account] = (),
    users: Collection[User] = (),
    names: Collection[str] = (),
    is_apart: bool = False,
    period: Period | None = None,
) -> RatingSheet:
    """Start a sheet; its figures are of the last twelve complete months, unless told otherwise."""
    if not may_make_rating(by):
        raise PermissionDenied
    span = period or _usual_period()
    sheet = RatingSheet(
        title=title.strip(),
        held_on=held_on,
        period_start_on=span.start_on if span else None,
        period_end_on=span.end_on if span else None,
        is_apart=is_apart,
        made_by=by,
        made_at=timezone.now(),
        is_demo=organisation().is_demo,
    )
    sheet.full_clean()
    sheet.save()
    _set_people(sheet, users, names)
    place_accounts(sheet, accounts, by)
    record(
        by=by,
        action="rating.made",
        subject=sheet,
        after={"title": sheet.title, "accounts": [account.name for account in accounts]},
    )
    return sheet


@transaction.atomic
def change_sheet(
    *,
    sheet: RatingSheet,
    by: User | None,
    users: Collection[User],
    names: Collection[str],
    **changes: Unpack[SheetChanges],
) -> RatingSheet:
    """Change title, date and people; who rated already stays a participant."""
    _check(sheet, by)
    before = _people(sheet)
    difference = apply_changes(sheet, dict(changes))
    _set_people(sheet, users, names)
    after = _people(sheet)
    if difference or before != after:
        record(
            by=by,
            action="rating.changed",
            subject=sheet,
            before={**difference.before, "participants": before},
            after={**difference.after, "participants": after},
        )
    return sheet


@transaction.atomic
def copy_sheet(*, sheet: RatingSheet, by: User | None, title: str, held_on: date) -> RatingSheet:
    """Start a new sheet with the criteria, accounts and people of another, and empty cells."""
    if not may_see_rating(by, sheet):
        raise PermissionDenied
    raters = sheet.raters.select_related("user").order_by("pk")
    made = make_sheet(
        by=by,
        title=title,
        held_on=held_on,
        accounts=[one.account for one in seen_columns(by, sheet) if one.account],
        users=[rater.user for rater in raters if rater.user and rater.user.is_active],
        names=[rater.name for rater in raters if rater.user is None],
        is_apart=sheet.is_apart,
    )
    RatingCriterion.objects.bulk_create(
        RatingCriterion(
            sheet=made, place=each.place, name=each.name, kind=each.kind, source=each.source
        )
        for each in sheet.criteria.order_by("place", "pk")
    )
    return made


@transaction.atomic
def close_sheet(*, sheet: RatingSheet, by: User | None) -> None:
    """Keep the sheet as it is; only one with an order is worth keeping."""
    _check(sheet, by)
    report = rating_report(by, sheet)
    if isinstance(report.podium, NotComputable):
        raise Refused(report.podium.reason)
    columns = list(sheet.columns.select_related("account"))
    revenues = kept_revenues(sheet, columns)
    for column in columns:
        column.revenue = revenues.get(column.pk)
    RatedAccount.objects.bulk_update(columns, ["revenue"])
    sheet.closed_by, sheet.closed_at = by, timezone.now()
    sheet.save(update_fields=["closed_by", "closed_at"])
    names = {column.pk: column.name for column in columns}
    order = [names[key] for key in report.podium.account_ids]
    record(by=by, action="rating.closed", subject=sheet, after={"order": order})


@transaction.atomic
def reopen_sheet(*, sheet: RatingSheet, by: User | None) -> None:
    """Open a closed sheet again."""
    if not may_arrange_rating(by, sheet):
        raise PermissionDenied
    if sheet.is_open:
        return
    closed_at, sheet.closed_by, sheet.closed_at = sheet.closed_at, None, None
    sheet.save(update_fields=["closed_by", "closed_at"])
    record(by=by, action="rating.reopened", subject=sheet, before={"closed": str(closed_at)})


@transaction.atomic
def remove_sheet(*, sheet: RatingSheet, by: User | None) -> None:
    """Remove an open sheet with all that was filled in; this cannot be undone."""
    _check(sheet, by)
    accounts = list(sheet.columns.order_by("place").values_list("name", flat=True))
    record(
        by=by,
        action="rating.removed",
        subject=sheet,
        before={"title": sheet.title, "accounts": accounts},
    )
    sheet.delete()


def _check(sheet: RatingSheet, by: User | None) -> None:
    if not may_arrange_rating(by, sheet):
        raise PermissionDenied
    if not RatingSheet.objects.select_for_update().get(pk=sheet.pk).is_open:
        raise Refused("rating_closed", title=sheet.title)


def _usual_period() -> Period | None:
    try:
        return default_period()
    except NotComputable:
        return None


def _people(sheet: RatingSheet) -> list[str]:
    return list(sheet.raters.order_by("pk").values_list("name", flat=True))


def _set_people(sheet: RatingSheet, users: Collection[User], names: Collection[str]) -> None:
    """Let these take part; who has filled in something is never taken away."""
    wanted = {name.strip() for name in names if name.strip()}
    gone = sheet.raters.exclude(user__in=users).exclude(user=None, name__in=wanted)
    gone.filter(cells=None).delete()
    there = set(sheet.raters.values_list("user_id", flat=True))
    named = set(sheet.raters.filter(user=None).values_list("name", flat=True))
    fresh = [
        Rater(sheet=sheet, user=user, name=user.name) for user in users if user.pk not in there
    ]
    fresh += [Rater(sheet=sheet, name=name) for name in sorted(wanted - named)]
    Rater.objects.bulk_create(fresh)
