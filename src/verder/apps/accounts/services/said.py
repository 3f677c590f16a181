"""One way to say something of an account, to say it anew, to take it away, and to undo that."""

from datetime import date
from typing import TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_edit_account
from verder.apps.accounts.said import Said
from verder.apps.accounts.services.editing import touch
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.core.services.audit import TERMINAL

Row = TypeVar("Row", bound=Said)
OWN_FIELDS = frozenset({"id", "account", "on", "by", "replaced_on", "replaces"})


@transaction.atomic
def say(*, by: User | None, row: Row, instead_of: Row | None = None, actor: str = TERMINAL) -> Row:
    """Keep what a new row says; it takes the place of another where one is given.

    The row comes with its account and content; author and day (today, unless it has one)
    are filled in. Saying the same again changes nothing. `actor` is who acts where no user does.
    """
    _check_right(by, row.account)
    row.on = row.on or timezone.localdate()
    if instead_of is not None:
        _check_standing(instead_of, row.account)
        if _says_the_same(row, instead_of):
            return instead_of
    row.by, row.replaces = by, instead_of
    if instead_of is not None:
        _end(instead_of, max(row.on, instead_of.on))
    row.full_clean()
    row.save()
    touch(row.account)
    before = content_of(instead_of) if instead_of else None
    _record(by, row, "said", before=before, after=content_of(row), actor=actor)
    return row


@transaction.atomic
def take_away(*, by: User | None, row: Row, on: date | None = None) -> None:
    """Let a row hold no longer; nothing takes its place."""
    _check_right(by, row.account)
    _check_standing(row, row.account)
    _end(row, max(on or timezone.localdate(), row.on))
    _record(by, row, "removed", before=content_of(row), after=None)


@transaction.atomic
def undo(*, by: User | None, row: Row) -> None:
    """Undo the latest act on a row: bring it back, or take it back and let the earlier hold."""
    _check_right(by, row.account)
    Account.objects.select_for_update().get(pk=row.account_id)
    row.refresh_from_db()
    if type(row)._default_manager.filter(replaces=row).exists():  # noqa: SLF001 - Django's name
        raise Refused("input_replaced")
    if row.replaced_on is not None:
        _bring_back(row)
        _record(by, row, "undone", before=None, after=content_of(row))
        return
    earlier = row.replaces
    _record(
        by,
        row,
        "undone",
        before=content_of(row),
        after=content_of(earlier) if earlier else None,
    )
    row.delete()
    if earlier is not None:
        _end(earlier, None)


def _bring_back(row: Said) -> None:
    """Let a row hold again, unless something else said since excludes it."""
    row.replaced_on = None
    try:
        row.validate_constraints()
    except ValidationError:
        raise Refused("input_replaced") from None
    row.save(update_fields=["replaced_on"])


def content_of(row: Said) -> dict[str, object]:
    """Return what a row says, by field; what no form fills in is no part of it."""
    return {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields  # noqa: SLF001 - Django's public name
        if field.editable and field.name not in OWN_FIELDS
    }


def _says_the_same(row: Said, before: Said) -> bool:
    is_news = row.is_dated and row.on != before.on
    return not is_news and content_of(row) == content_of(before)


def _check_right(by: User | None, account: Account) -> None:
    if not may_edit_account(by, account):
        raise PermissionDenied


def _check_standing(row: Said, account: Account) -> None:
    """Refuse to act on a row that holds no longer, and let nobody else act meanwhile."""
    Account.objects.select_for_update().get(pk=account.pk)
    row.refresh_from_db()
    if row.replaced_on is not None or row.account_id != account.pk:
        raise Refused("input_replaced")


def _end(row: Said, on: date | None) -> None:
    row.replaced_on = on
    row.save(update_fields=["replaced_on"])


def _record(
    by: User | None,
    row: Said,
    act: str,
    *,
    before: dict[str, object] | None,
    after: dict[str, object] | None,
    actor: str = TERMINAL,
) -> None:
    subject: models.Model = row.account
    record(
        by=by,
        action=f"account.{row.said_as}_{act}",
        subject=subject,
        before=before or {},
        after=after or {},
        actor=actor,
    )
