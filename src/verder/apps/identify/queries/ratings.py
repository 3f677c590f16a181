"""Reads of rating sheets: who sees which, and what of them."""

from collections.abc import Collection, Sequence

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from verder.apps.accounts.choices import people_of
from verder.apps.accounts.models import Account
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.rules import may_see_everything
from verder.apps.identify.models import RatedAccount, Rater, RatingCell, RatingSheet
from verder.apps.identify.queries.accounts import seen_accounts


def visible_sheets(user: User | None) -> QuerySet[RatingSheet]:
    """Return the sheets that the user made, takes part in, or sees every account of."""
    sheets = RatingSheet.objects.all()
    if user is None or may_see_everything(user):
        return sheets
    if not user.is_active:
        return sheets.none()
    columns = RatedAccount.objects.filter(sheet=OuterRef("pk"))
    is_own = Q(made_by=user) | Exists(Rater.objects.filter(sheet=OuterRef("pk"), user=user))
    return sheets.filter(is_own | (Exists(columns) & ~Exists(columns.exclude(_seen(user)))))


def listed_sheets(user: User) -> QuerySet[RatingSheet]:
    """Return the visible sheets with their accounts in view, people and criteria, latest first."""
    seen = _seen(user)
    return (
        visible_sheets(user)
        .prefetch_related(
            Prefetch("columns", RatedAccount.objects.filter(seen).order_by("place", "pk")),
            Prefetch("raters", Rater.objects.order_by("pk")),
            "criteria",
        )
        .order_by("-held_on", "-pk")
    )


def seen_columns(user: User | None, sheet: RatingSheet) -> QuerySet[RatedAccount]:
    """Return the accounts of the sheet that the user may see, in their order."""
    columns = sheet.columns.select_related("account").order_by("place", "pk")
    return columns if may_see_everything(user) else columns.filter(_seen(user))


def hidden_count(user: User | None, sheet: RatingSheet) -> int:
    """Return how many accounts of the sheet the user may not see."""
    if may_see_everything(user):
        return 0
    return sheet.columns.exclude(_seen(user)).count()


def cells_of(sheet: RatingSheet) -> Sequence[RatingCell]:
    """Return all cells of the sheet."""
    return list(RatingCell.objects.filter(criterion__sheet=sheet).select_related("by"))


def open_sheets(user: User) -> QuerySet[RatingSheet]:
    """Return the open sheets in view of which every account is, the latest first."""
    found = visible_sheets(user).filter(closed_at=None).order_by("-held_on", "-pk")
    if may_see_everything(user):
        return found
    columns = RatedAccount.objects.filter(sheet=OuterRef("pk"))
    return found.filter(~Exists(columns.exclude(_seen(user))))


def closed_ratings_of(user: User | None, account: Account) -> list[RatedAccount]:
    """Return the places of an account on the closed sheets that the user sees, latest first."""
    columns = RatedAccount.objects.filter(account=account, sheet__in=visible_sheets(user))
    closed = columns.exclude(sheet__closed_at=None).select_related("sheet__closed_by")
    return list(closed.order_by("-sheet__closed_at", "-pk"))


def orders_of_sheets(sheet_ids: Collection[int]) -> dict[int, list[str]]:
    """Return the accounts of closed sheets by name, the best first, as it was put on record."""
    subjects = {f"ratingsheet:{key}": key for key in sheet_ids}
    events = AuditEvent.objects.filter(action="rating.closed", subject__in=subjects)
    rows = events.order_by("at", "pk").values_list("subject", "after")
    return {subjects[subject]: list(after.get("order", [])) for subject, after in rows}


def possible_raters(user: User, sheet: RatingSheet | None = None) -> QuerySet[User]:
    """Return who may be named as participants: people of the user's, and who takes part already."""
    named = User.objects.filter(pk__in=people_of(user).values("pk"))
    if sheet is not None:
        named |= User.objects.filter(ratings__sheet=sheet)
    return named.distinct().order_by("name")


def _seen(user: User | None) -> Q:
    if may_see_everything(user):
        return Q()
    return Q(account__in=seen_accounts(user))
