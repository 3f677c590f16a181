"""Accounts as people name them in a terminal."""

from django.utils.translation import gettext as _

from verder.apps.accounts.models import Account
from verder.apps.accounts.queries import found_accounts
from verder.cli.errors import Stopped

MOST_NAMED = 5


def account_named(words: str) -> Account:
    """Return the one account that is meant."""
    if not words.strip():
        raise Stopped(_("Say which account: its name, its number here, or its customer number."))
    if words.isdecimal() and (found := Account.objects.filter(pk=int(words[:18])).first()):
        return found
    exact = Account.objects.filter(name__iexact=words)
    likely = list(
        (exact if exact.exists() else found_accounts(words)).order_by("name", "pk")[:MOST_NAMED]
    )
    if not likely:
        raise Stopped(_("There is no account %(words)s.") % {"words": words})
    if len(likely) > 1:
        names = ", ".join(f"{each.name} ({each.pk})" for each in likely)
        raise Stopped(_("Which one do you mean: %(names)s?") % {"names": names})
    return likely[0]
