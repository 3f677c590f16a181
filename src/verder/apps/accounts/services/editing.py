"""New accounts, and what is said of them."""

from collections.abc import Collection
from typing import TypedDict, Unpack

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from verder.apps.accounts.identities import number_problems
from verder.apps.accounts.models import Account
from verder.apps.accounts.rules import may_assign_account, may_edit_account, may_make_account
from verder.apps.core.models import Team, User
from verder.apps.core.services import bump_revision, record
from verder.apps.core.services.changes import apply_changes

ASSIGNMENT = frozenset({"owner", "team"})


class AccountChanges(TypedDict, total=False):
    """What may be changed of an account."""

    name: str
    owner: User | None
    team: Team | None
    sector: str
    region: str
    street: str
    postcode: str
    city: str
    country: str
    vat_number: str
    kvk_number: str


@transaction.atomic
def make_account(*, by: User | None, **said: Unpack[AccountChanges]) -> Account:
    """Add a customer by hand; who may not assign accounts becomes its owner."""
    if not may_make_account(by):
        raise PermissionDenied
    account = Account(**said)
    if not may_assign_account(by, account):
        account.owner, account.team = by, None
    account.full_clean()
    account.save()
    record(by=by, action="account.made", subject=account, after=dict(said))
    bump_revision()
    return account


@transaction.atomic
def change_account(
    *, account: Account, by: User | None, **changes: Unpack[AccountChanges]
) -> Account:
    """Change fields of an account; owner and team only by who may assign accounts."""
    if not may_edit_account(by, account):
        raise PermissionDenied
    asked = {name for name, value in changes.items() if getattr(account, name) != value}
    if asked & ASSIGNMENT and not may_assign_account(by, account):
        raise PermissionDenied
    _check_numbers(account, changes, asked)
    difference = apply_changes(account, dict(changes))
    if difference:
        touch(account)
        record(
            by=by,
            action="account.changed",
            subject=account,
            before=difference.before,
            after=difference.after,
        )
    return account


def _check_numbers(account: Account, changes: AccountChanges, asked: Collection[str]) -> None:
    """Refuse a new number that cannot exist; one that stood there already may stay."""
    problems = number_problems(
        vat_number=changes.get("vat_number", account.vat_number),
        kvk_number=changes.get("kvk_number", account.kvk_number),
        country=changes.get("country", account.country),
    )
    if new := {name: text for name, text in problems.items() if name in asked}:
        raise ValidationError(new)


@transaction.atomic
def set_members(*, account: Account, members: Collection[User], by: User | None) -> None:
    """Say who works for the account beside its owner."""
    if not may_assign_account(by, account):
        raise PermissionDenied
    before = sorted(str(member) for member in account.members.all())
    after = sorted(str(member) for member in members)
    if before == after:
        return
    account.members.set(members)
    touch(account)
    record(
        by=by,
        action="account.members_changed",
        subject=account,
        before={"members": before},
        after={"members": after},
    )


def touch(*accounts: Account) -> None:
    """Note that people worked on what an import made: it stays when that import is undone."""
    made = [account for account in accounts if account.made_by_import is not None]
    for account in made:
        account.made_by_import = None
        account.save(update_fields=["made_by_import"])
