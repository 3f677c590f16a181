"""The audit trail as a table."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.core.models import AuditEvent
from verder.apps.core.queries import audit_events
from verder.web.core.actions import AREAS, OTHER_ACTORS, action_name
from verder.web.core.changes import changes_of
from verder.web.core.tables import Column, Filter, Kind, Table, TableSpec, read_table


def trail_table(query: QueryDict, *, actors: Sequence[str], today: date) -> Table[AuditEvent]:
    """Return the trail as it was asked for; `actors` are those who stand in it."""
    spec: TableSpec[AuditEvent] = TableSpec(
        name="audit",
        columns=_columns(),
        sort="-at",
        search_fields=("subject_name", "subject", "actor"),
        filters=_filters(actors, today),
    )
    return read_table(spec, audit_events(), query)


def _filters(actors: Sequence[str], today: date) -> list[Filter[AuditEvent]]:
    since = {7: _("Last 7 days"), 31: _("Last 31 days"), 366: _("Last year")}
    days = [((today - timedelta(days=count)).isoformat(), text) for count, text in since.items()]
    return [
        Filter(
            key="who",
            title=_("By whom"),
            choices=[(actor, _named(actor)) for actor in actors],
            lookup="actor",
        ),
        Filter(
            key="what",
            title=_("About what"),
            choices=list(AREAS.items()),
            lookup="action__startswith",
        ),
        Filter(
            key="when",
            title=_("When"),
            choices=[(today.isoformat(), _("Today")), *days],
            lookup="at__date__gte",
        ),
    ]


def _columns() -> list[Column[AuditEvent]]:
    return [
        Column(key="at", title=_("When"), value=lambda event: event.at, kind=Kind.INSTANT),
        Column(key="actor", title=_("By whom"), value=lambda event: _named(event.actor)),
        Column(key="action", title=_("What"), value=lambda event: action_name(event.action)),
        Column(
            key="subject_name",
            title=_("About"),
            value=lambda event: event.subject_name or event.subject,
        ),
        Column(
            key="changes",
            title=_("From what to what"),
            value=_changes_text,
            template="core/cells/changes.html",
            is_sortable=False,
        ),
    ]


def _named(actor: str) -> str:
    return str(OTHER_ACTORS.get(actor, actor))


def _changes_text(event: AuditEvent) -> str:
    found = changes_of(event.subject, event.before, event.after)
    return "; ".join(f"{each.name}: {each.before or '–'} → {each.after or '–'}" for each in found)
