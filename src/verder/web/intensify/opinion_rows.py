"""What the tab of influence and attitude shows of each person."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.intensify.models import Colleague, Opinion
from verder.apps.intensify.reports.influence import InfluenceReport, InfluenceRow
from verder.apps.intensify.services.opinions import usual_last_day
from verder.documents.sheet import Kind
from verder.domain.intensify.influence import InfluenceFinding, InfluenceFlag
from verder.domain.intensify.roles import DmuRole
from verder.web.core import formats
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Table
from verder.web.intensify.charts.influence import Bubble
from verder.web.intensify.contact_words import channel_words, when_words
from verder.web.intensify.opinion_form import OpinionForm
from verder.web.intensify.team_words import role_list, role_name
from verder.web.intensify.todos import Todo

FLAGS: Final[Mapping[InfluenceFlag, tuple[Promise, Promise]]] = {
    InfluenceFlag.DECIDER_AGAINST: (
        gettext_lazy("Who decides is not in favour: %(people)s."),
        gettext_lazy("Ask what stands in the way before you propose anything."),
    ),
    InfluenceFlag.STRONG_UNKNOWN: (
        gettext_lazy("Much influence, and nobody knows the attitude: %(people)s."),
        gettext_lazy("Ask a colleague who met them, or plan a talk."),
    ),
    InfluenceFlag.NO_COACH: (
        gettext_lazy("No ambassador with influence yet."),
        gettext_lazy("Somebody inside who explains how the decision comes about helps most."),
    ),
    InfluenceFlag.MOVE_WAITS: (
        gettext_lazy("A wanted move that waits: %(people)s."),
        gettext_lazy("It happens when a colleague makes it, and a next action stands."),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionLine:
    """Somebody, the opinion of now, those before, and the form for the next one."""

    row: InfluenceRow
    roles: list[str]
    history: list[Opinion]
    form: OpinionForm

    @property
    def next(self) -> str:
        """What comes next with them, in words; empty where nothing stands."""
        return next_action(self.row)

    @property
    def next_href(self) -> str:
        """Where the next action stands, or is agreed on."""
        if self.row.next_contact is not None:
            return reverse("contact", args=[self.row.next_contact.pk])
        if self.row.next_step is not None:
            return reverse("promise", args=[self.row.next_step.pk])
        opinion, position = self.row.opinion, self.row.position
        told = {"position": position.pk, "owner": (opinion and opinion.mover_id) or ""}
        return f"{reverse('promise_new', args=[position.account_id])}?{urlencode(told)}"


def opinion_lines(
    report: InfluenceReport,
    today: date,
    movers: Sequence[Colleague],
    refused: Mapping[int, OpinionForm],
) -> list[OpinionLine]:
    """Return everybody with their history and form, those with most influence first."""
    history: dict[int, list[Opinion]] = defaultdict(list)
    keys = [row.position.pk for row in report.rows]
    kept = Opinion.objects.filter(position__in=keys, keep_until__gt=today).select_related("by")
    for opinion in kept.order_by("-on", "-pk"):
        history[opinion.position_id].append(opinion)
    last_day = usual_last_day(today)
    lines = [
        OpinionLine(
            row=row,
            roles=[role_name(role) for role in DmuRole if role in row.roles],
            history=[each for each in history[row.position.pk] if each != row.opinion],
            form=refused.get(row.position.pk)
            or OpinionForm(
                None,
                position=row.position,
                today=today,
                before=row.opinion,
                last_day=last_day,
                movers=movers,
            ),
        )
        for row in report.rows
    ]
    return sorted(lines, key=lambda line: -_influence(line.row))


def _influence(row: InfluenceRow) -> int:
    return (row.opinion.influence or 0) if row.opinion else 0


def influence_todos(report: InfluenceReport) -> list[Todo]:
    """Return what asks for attention."""
    names = {row.position.pk: str(row.position) for row in report.rows}
    return [_todo(finding, names) for finding in report.findings]


def _todo(finding: InfluenceFinding, names: Mapping[int, str]) -> Todo:
    text, why = FLAGS[finding.flag]
    people = ", ".join(names[key] for key in finding.keys)
    href = f"#opinion-{finding.keys[0]}" if finding.keys else ""
    return Todo(
        text=str(text) % {"people": people},
        why=str(why),
        action=_("Show") if href else "",
        href=href,
    )


def bubbles(report: InfluenceReport) -> list[Bubble]:
    """Return everybody whose influence is known."""
    return [
        Bubble(
            key=row.position.pk,
            influence=row.opinion.influence,
            attitude=row.opinion.attitude,
            wanted=row.opinion.wanted_attitude,
            is_decider=DmuRole.DECIDER in row.roles,
            name=str(row.position),
            words=_words(row),
            href=f"#opinion-{row.position.pk}",
        )
        for row in report.rows
        if row.opinion is not None and row.opinion.influence is not None
    ]


def _words(row: InfluenceRow) -> str:
    opinion = row.opinion
    assert opinion is not None  # noqa: S101 - only those are drawn
    return "\n".join(
        [
            str(row.position),
            role_list(role for role in DmuRole if role in row.roles),
            f"{_('Influence')}: {opinion.get_influence_display()}",
            f"{_('Attitude')}: {attitude_words(opinion.attitude, opinion)}",
            *(_move_words(row) if row.is_move else []),
        ]
    )


def _move_words(row: InfluenceRow) -> Iterator[str]:
    """Yield what the arrow stands for: where to, who makes the move, and what comes next."""
    assert row.opinion is not None  # noqa: S101 - a move is somebody's opinion
    yield f"{_('Wanted attitude')}: {row.opinion.get_wanted_attitude_display()}"
    yield f"{_('Who makes the move')}: {row.opinion.mover or _('nobody yet')}"
    if words := next_action(row):
        yield f"{_('Next action')}: {words}"


def attitude_words(attitude: int | None, opinion: Opinion) -> str:
    """Return the attitude in words; what nobody knows is said so."""
    return str(opinion.get_attitude_display()) if attitude is not None else _("not known")


def influence_table(report: InfluenceReport, query: QueryDict) -> Table[InfluenceRow]:
    """Return the people of the grid as a table."""
    columns: list[Column[InfluenceRow]] = [
        Column(key="name", title=_("Name"), value=lambda row: str(row.position)),
        Column(key="roles", title=_("Roles"), value=lambda row: role_list(sorted(row.roles))),
        Column(
            key="influence",
            title=_("Influence"),
            value=lambda row: row.opinion.influence if row.opinion else None,
            kind=Kind.NUMBER,
        ),
        Column(
            key="attitude",
            title=_("Attitude"),
            value=lambda row: (
                attitude_words(row.opinion.attitude, row.opinion) if row.opinion else None
            ),
        ),
        Column(
            key="wanted",
            title=_("Wanted attitude"),
            value=lambda row: row.opinion.get_wanted_attitude_display() if row.opinion else None,
        ),
        Column(key="mover", title=_("Who makes the move"), value=_mover),
        Column(key="next", title=_("Next action"), value=next_action, is_long=True),
        Column(
            key="on",
            title=_("Said on"),
            value=lambda row: row.opinion.on if row.opinion else None,
            kind=Kind.DATE,
        ),
        Column(
            key="by",
            title=_("By"),
            value=lambda row: str(row.opinion.by or "") if row.opinion else None,
        ),
    ]
    title = _("Influence and attitude")
    return chart_table("influence", title, columns, report.rows, query)


def _mover(row: InfluenceRow) -> str:
    return str(row.opinion.mover or "") if row.opinion else ""


def next_action(row: InfluenceRow) -> str:
    """Return what comes next with somebody: the first contact that is planned, or a promise."""
    if row.next_contact is not None:
        return f"{when_words(row.next_contact)}: {channel_words(row.next_contact)}"
    if row.next_step is None:
        return ""
    due = row.next_step.due_on
    return f"{formats.day(due)}: {row.next_step}" if due else str(row.next_step)
