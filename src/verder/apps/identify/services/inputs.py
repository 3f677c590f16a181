"""What people say of an account beside its invoices: say it, replace it, take it back."""

from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.accounts.services.editing import touch
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.identify.input_kinds import SHAPES, InputKind
from verder.apps.identify.models import AccountInput
from verder.apps.identify.rules import may_give_input


@transaction.atomic
def set_input(
    *,
    by: User | None,
    account: Account,
    kind: InputKind,
    value: Decimal | None,
    text: str = "",
    is_fact: bool = False,
    on: date | None = None,
) -> AccountInput:
    """Say something of an account; neither value nor text says that it is not known any more."""
    if not may_give_input(by, account, kind):
        raise PermissionDenied
    shape = SHAPES[kind]
    if value is not None and not shape.least <= value <= shape.most:
        raise Refused("input_outside_range", least=shape.least, most=shape.most)
    before = _standing(account, kind)
    said = AccountInput(
        account=account,
        kind=kind,
        value=value,
        text=text.strip(),
        is_fact=is_fact,
        on=on or timezone.localdate(),
        by=by,
    )
    if before is not None and _content(before) == _content(said):
        return before
    if before is not None:
        AccountInput.objects.filter(pk=before.pk).update(replaced_on=max(said.on, before.on))
    said.full_clean()
    said.save()
    touch(account)
    _record(by, account, "account.input_set", before, said)
    return said


@transaction.atomic
def undo_input(*, by: User | None, said: AccountInput) -> AccountInput | None:
    """Take back the latest that was said, and return what holds again."""
    account, kind = said.account, InputKind(said.kind)
    if not may_give_input(by, account, kind):
        raise PermissionDenied
    if _standing(account, kind) != said:
        raise Refused("input_replaced")
    earlier = AccountInput.objects.filter(account=account, kind=kind, pk__lt=said.pk)
    before = earlier.order_by("-pk").first()
    _record(by, account, "account.input_undone", said, before)
    said.delete()
    if before is not None:
        before.replaced_on = None
        before.save(update_fields=["replaced_on"])
    return before


def _standing(account: Account, kind: InputKind) -> AccountInput | None:
    """Return what holds now, and let nobody else replace it meanwhile."""
    Account.objects.select_for_update().get(pk=account.pk)
    return AccountInput.objects.filter(account=account, kind=kind, replaced_on=None).first()


def _content(said: AccountInput) -> tuple[Decimal | None, str, bool]:
    return said.value, said.text, said.is_fact


def _record(
    by: User | None,
    account: Account,
    action: str,
    before: AccountInput | None,
    after: AccountInput | None,
) -> None:
    record(by=by, action=action, subject=account, before=_words(before), after=_words(after))


def _words(said: AccountInput | None) -> dict[str, object]:
    if said is None:
        return {}
    return {said.kind: said.value, "evidence": said.text, "is_fact": said.is_fact, "on": said.on}
