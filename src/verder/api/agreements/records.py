"""The account whose agreements a caller writes."""

from django.core.exceptions import PermissionDenied

from verder.api.records import seen_account
from verder.apps.accounts.models import Account
from verder.apps.agreements.rules import may_agree
from verder.apps.core.models import User


def agreed_account(user: User, account_id: int) -> Account:
    """Return an account of those in view, for who may keep its agreements."""
    account = seen_account(user, account_id)
    if not may_agree(user, account):
        raise PermissionDenied
    return account
