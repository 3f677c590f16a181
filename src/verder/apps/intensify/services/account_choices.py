"""Which accounts somebody says that the companies or events of a file are."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied

from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key, record_keys
from verder.apps.core.models import User
from verder.apps.intensify.queries.known_people import editable_accounts
from verder.apps.intensify.reports.contact_import import SKIP


def with_choices(
    kept: Mapping[str, str], choices: Mapping[str, str], *, by: User | None
) -> dict[str, str]:
    """Return what is chosen now: of each its account's key or "skip"; "" takes a choice back.

    Raises PermissionDenied for an account that `by` may not edit, and Refused for no choice.
    """
    keys = set(record_keys(choices.values()))
    if editable_accounts(by).filter(pk__in=keys).count() != len(keys):
        raise PermissionDenied
    if any(choice not in {"", SKIP} and not record_key(choice) for choice in choices.values()):
        raise Refused("no_such_choice")
    return {key: choice for key, choice in {**kept, **choices}.items() if choice}
