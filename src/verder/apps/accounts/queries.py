"""Reads of accounts. Every list starts from `visible_accounts`."""

from django.db.models import Q, QuerySet

from verder.apps.accounts.models import Account, AccountNumber, MergeRecord
from verder.apps.core.enums import SEES_EVERYTHING, Role
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.queries import subtree_ids


def visible_accounts(user: User) -> QuerySet[Account]:
    """Return the accounts that the user may see: who sees a group's head sees its entities."""
    if not user.is_active:
        return Account.objects.none()
    if user.role in SEES_EVERYTHING:
        return Account.objects.all()
    own = own_accounts(user).values("pk")
    return Account.objects.filter(Q(pk__in=own) | Q(head__in=own))


def own_accounts(user: User) -> QuerySet[Account]:
    """Return the accounts that are named the user's own, by owner, team or membership."""
    accounts = Account.objects.all()
    joined = Q(pk__in=user.joined_accounts.values("pk"))
    if user.role == Role.SALES_MANAGER and user.team_id is not None:
        teams = subtree_ids(user.team_id)
        return accounts.filter(
            Q(team__in=teams) | Q(owner__team__in=teams) | Q(owner=user) | joined
        )
    if user.role in {Role.SALES_MANAGER, Role.ACCOUNT_MANAGER}:
        return accounts.filter(Q(owner=user) | joined)
    return accounts.filter(joined)


def found_accounts(words: str) -> QuerySet[Account]:
    """Return the accounts that somebody who searches for these words may mean."""
    numbered = AccountNumber.objects.filter(number__istartswith=words).values("account")
    return Account.objects.filter(
        Q(name__icontains=words)
        | Q(city__icontains=words)
        | Q(postcode__istartswith=words)
        | Q(vat_number__iexact=words)
        | Q(kvk_number=words)
        | Q(pk__in=numbered)
    )


def account_events(account: Account) -> QuerySet[AuditEvent]:
    """Return what is on record of an account and of those that went up in it, latest first."""
    merged = MergeRecord.objects.filter(kept=account, undone_at=None).values_list("gone", flat=True)
    keys = [account.pk, *(gone["id"] for gone in merged)]
    events = AuditEvent.objects.filter(subject__in=[f"account:{key}" for key in keys])
    return events.order_by("-at", "-pk")
