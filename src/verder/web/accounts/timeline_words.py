"""What acts on an account say in one sentence, where a list of fields would say it poorly."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from verder.apps.calculate.calculators import known_calculator
from verder.apps.core.models import AuditEvent
from verder.apps.core.queries import organisation
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import AccountInput
from verder.apps.identify.proposed_changes import change_of
from verder.apps.identify.queries.proposals import driver_names
from verder.domain.identify.alerts import AlertKind
from verder.web.accounts.input_rows import shown_value
from verder.web.identify.presenters.alert_words import KIND_NAMES
from verder.web.identify.presenters.what_if import change_words
from verder.web.identify.selection_history import SENTENCES, acted
from verder.web.intensify.view_words import view_words

PROPOSAL = "account.proposal_"
INPUT = "account.input_"
VIEW = "account.assessment_"
CALCULATION = "account.calculation_"


def words_for(events: Sequence[AuditEvent]) -> Callable[[AuditEvent], str]:
    """Return a way to tell these events; nothing for those that their fields tell best."""
    names = driver_names() if any(event.action.startswith(PROPOSAL) for event in events) else {}
    currency = organisation().currency

    def text_of(event: AuditEvent) -> str:
        if event.action.startswith(PROPOSAL):
            return _proposed(event, names, currency)
        if event.action.startswith(INPUT):
            return _given(event, currency)
        if event.action.startswith(VIEW):
            return view_words(event.after or event.before)
        if event.action.startswith(CALCULATION):
            return _calculated(event)
        if event.action in SENTENCES:
            return acted(event).text
        return _alert(event) if event.action.startswith("alert.") else ""

    return text_of


def _proposed(event: AuditEvent, names: Mapping[str, str], currency: str) -> str:
    note = str(event.after.get("note", ""))
    told = change_words(change_of(event.after), names, currency)
    return "; ".join([*told, note] if note else told)


def _calculated(event: AuditEvent) -> str:
    known = known_calculator(str(event.after.get("calculator", "")))
    parts = (str(event.after.get("name", "")), known.text.name if known else "")
    return " · ".join(filter(None, parts))


def _given(event: AuditEvent, currency: str) -> str:
    """Return what was said before and after, and what it rests on."""
    kind = next((kind for kind in InputKind if kind in {*event.before, *event.after}), None)
    if kind is None:
        return ""
    values = [
        _value(kind, said[kind], currency) for said in (event.before, event.after) if kind in said
    ]
    told = f"{kind.label}: {' → '.join(values)}"
    evidence = str(event.after.get("evidence", ""))
    return f"{told} · {evidence}" if evidence else told


def _value(kind: InputKind, value: object, currency: str) -> str:
    if value is None:
        return _("not known")
    said = AccountInput(kind=kind, value=Decimal(str(value)))
    return shown_value(said, currency)


def _alert(event: AuditEvent) -> str:
    kind = event.after.get("alert")
    return str(KIND_NAMES[AlertKind(kind)]) if kind in set(AlertKind) else ""
