"""Accounts that the audit trail names, as far as the reader sees them."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, TypeVar

from django.utils.translation import gettext

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.queries import visible_accounts
from verder.apps.core.models import AuditEvent, User
from verder.apps.core.rules import may_see_everything

NAMING: Final = (*(str(relation) for relation in Relation), "account", "not_the_same_as", "back")
ENDS_WITH_KEY: Final = re.compile(r"\((\d+)\)$")
KEYS: Final = frozenset({"change", "merge", "proposal"})  # of the records that undo it
Value = TypeVar("Value")


def hidden_names(events: Iterable[AuditEvent], user: User) -> set[str]:
    """Return the accounts that the events name and the user does not see, as they are named."""
    if may_see_everything(user):
        return set()
    named = dict(
        pair
        for event in events
        for values in (event.before, event.after)
        for pair in _named(values)
    )
    seen = set(visible_accounts(user).filter(pk__in=named.values()).values_list("pk", flat=True))
    return {text for text, key in named.items() if key not in seen}


def _named(values: Mapping[str, Any]) -> Iterable[tuple[str, int]]:
    for name in NAMING:
        text = str(values.get(name, ""))
        if key := ENDS_WITH_KEY.search(text):
            yield text, int(key.group(1))


def values_in_view(
    action: str, values: Mapping[str, Any], hidden: Collection[str]
) -> dict[str, Any]:
    """Return what people read of the values of an event, accounts out of view without a name."""
    told = _values_for_people(action, values)
    return {name: _name_in_view(value, hidden) for name, value in told.items()}


def _name_in_view(text: Value, hidden: Collection[str]) -> Value | str:
    """Return a value of an event, or that it names an account outside the view of the reader."""
    return (
        gettext("an account outside your view")
        if isinstance(text, str) and text in hidden
        else text
    )


def _values_for_people(action: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what people read of the values of an event; a merge is told by its name."""
    if action == "account.merged":
        return {"gone": values["gone"]["name"]} if "gone" in values else {}
    return {name: value for name, value in values.items() if name not in KEYS}
