"""Who may know of what the audit trail says of an account they see."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from verder.apps.core.models import AuditEvent, User
from verder.apps.core.rules import may_see_margins
from verder.apps.identify.input_kinds import SHAPES, InputKind
from verder.apps.identify.rules.alerts import OF_MARGINS

Rule = Callable[[User, AuditEvent], bool]
MARGIN_INPUTS: Final = frozenset(str(kind) for kind in InputKind if SHAPES[kind].is_margin)
OWN_SIDE: Final = "us"


def _with_margins(user: User, _event: AuditEvent) -> bool:
    return may_see_margins(user)


def _told_elsewhere(_user: User, _event: AuditEvent) -> bool:
    return False


def _of_input(user: User, event: AuditEvent) -> bool:
    return may_see_margins(user) or not _keys(event) & MARGIN_INPUTS


def _of_benefit(user: User, event: AuditEvent) -> bool:
    return may_see_margins(user) or OWN_SIDE not in _values(event, "side")


def _of_calculation(user: User, event: AuditEvent) -> bool:
    return may_see_margins(user) or True not in _values(event, "has_margins")


def _of_alert(user: User, event: AuditEvent) -> bool:
    return may_see_margins(user) or not _values(event, "alert") & {str(each) for each in OF_MARGINS}


RULES: Final[Mapping[str, Rule]] = {
    "account.proposal_": _with_margins,
    "account.buying_factor_": _with_margins,
    "account.target_": _with_margins,
    "account.calculation_": _of_calculation,
    "account.input_": _of_input,
    "account.benefit_": _of_benefit,
    "alert.": _of_alert,
    # Contacts and promises tell of themselves, each to whoever may read it.
    "account.contact_": _told_elsewhere,
    "account.promise_": _told_elsewhere,
    "selection.scor": _with_margins,
    "selection.undone": _with_margins,
}


def may_know(user: User, event: AuditEvent) -> bool:
    """Return whether who sees the account may know of this, margins and all."""
    return all(rule(user, event) for begin, rule in RULES.items() if event.action.startswith(begin))


def _keys(event: AuditEvent) -> set[str]:
    return {*event.before, *event.after}


def _values(event: AuditEvent, name: str) -> set[Any]:
    return {values[name] for values in (event.before, event.after) if name in values}
