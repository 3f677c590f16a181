"""What the page of alerts says and lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.abc_analysis import CLASSES
from verder.domain.identify.alerts import Alert, AlertKind
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.identify.presenters.alert_words import (
    KIND_ICONS,
    KIND_NAMES,
    Act,
    act_of,
    advice_of,
    evidence_words,
)
from verder.web.identify.presenters.words import linked, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.alerts import AlertReport

NOBODY = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLine:
    """An alert of the list; `is_aside` where the viewer put it aside."""

    alert: Alert
    name: str
    owner_id: int | None
    owner: str
    group: str
    kind: str
    words: str
    act: Act
    is_aside: bool

    def __str__(self) -> str:
        return f"{self.name}: {self.kind}"

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.alert.account_id}-{self.alert.kind}"

    @property
    def icon(self) -> str:
        """The mark of its kind."""
        return KIND_ICONS[self.alert.kind]

    @property
    def advice(self) -> str:
        """What to do about it."""
        return advice_of(self.alert)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """A kind of alert with how many of them wait."""

    kind: AlertKind
    name: str
    count: int


def alert_lines(report: "AlertReport", alerts: Iterable[Alert]) -> list[AlertLine]:
    """Return alerts of the report in words, in their order."""
    return [_line(report, each) for each in alerts]


def _line(report: "AlertReport", alert: Alert) -> AlertLine:
    account = report.accounts.get(alert.account_id)
    return AlertLine(
        alert=alert,
        name=account.name if account else "?",
        owner_id=account.owner_id if account else None,
        owner=account.owner if account else "",
        group=str(report.classes.get(alert.account_id, "")),
        kind=str(KIND_NAMES[alert.kind]),
        words=evidence_words(alert, report.years.before.last_on, report.basis.currency),
        act=act_of(alert),
        is_aside=report.is_seen(alert),
    )


def kind_counts(report: "AlertReport") -> list[KindCount]:
    """Return every kind that the viewer may know of, with how many wait."""
    return [
        KindCount(kind=kind, name=str(KIND_NAMES[kind]), count=count)
        for kind, count in report.counts.items()
    ]


def alert_sentences(report: "AlertReport", lines: Sequence[AlertLine]) -> list[SafeString]:
    """Return what changed, in plain words."""
    text = _(
        "The twelve months up to and including <strong>{now}</strong> are compared with those "
        "up to and including {before}."
    )
    days = {"now": report.today, "before": report.years.before.last_on}
    compared = said(text, **{name: formats.day(day) for name, day in days.items()})
    if not lines:
        return [compared, said(_("Nothing that waits for you changed."))]
    return [compared, _how_many(report, lines), _first(lines[0], report.basis.currency)]


def _how_many(report: "AlertReport", lines: Sequence[AlertLine]) -> SafeString:
    accounts = len({line.alert.account_id for line in lines})
    text = ngettext(
        "<strong>{count}</strong> account asks for attention, with <strong>{amount}</strong> "
        "at stake.",
        "<strong>{count}</strong> accounts ask for attention, with <strong>{amount}</strong> "
        "at stake.",
        accounts,
    )
    amount = formats.money(report.at_stake, report.basis.currency)
    return said(text, count=formats.number(accounts), amount=amount)


def _first(line: AlertLine, currency: str) -> SafeString:
    return said(
        _("Most is at stake at {account}, {amount}: {words}. {act}."),
        account=linked(reverse("account", args=[line.alert.account_id]), line.name),
        words=line.words,
        amount=formats.money(line.alert.at_stake, currency),
        act=linked(line.act.address, line.act.label),
    )


def alert_table(lines: Sequence[AlertLine], kinds: Sequence[AlertKind]) -> TableSpec[AlertLine]:
    """Return the list of alerts; it filters on what occurs in it."""
    return TableSpec(
        name="alerts",
        columns=_columns(has_owners=len({line.owner_id for line in lines}) > 1),
        sort="-at_stake",
        search=lambda line: f"{line.name} {line.words} {line.owner}",
        filters=_filters(lines, kinds),
        key=lambda line: line.key,
    )


def _filters(lines: Sequence[AlertLine], kinds: Sequence[AlertKind]) -> list[Filter[AlertLine]]:
    owners = {str(line.owner_id): line.owner for line in lines if line.owner_id is not None}
    named = sorted(owners.items(), key=lambda pair: pair[1].casefold())
    return [
        Filter(
            key="kind",
            title=gettext_lazy("What happened"),
            choices=[(str(kind), KIND_NAMES[kind]) for kind in kinds],
            matches=lambda line, kind: line.alert.kind == kind,
        ),
        Filter(
            key="owner",
            title=gettext_lazy("Account manager"),
            choices=[(NOBODY, gettext_lazy("nobody yet")), *named],
            matches=lambda line, key: str(line.owner_id or NOBODY) == key,
        ),
        Filter(
            key="class",
            title=gettext_lazy("Class"),
            choices=[(str(group), str(group)) for group in CLASSES],
            matches=lambda line, group: line.group == group,
        ),
    ]


def _columns(*, has_owners: bool) -> list[Column[AlertLine]]:
    return [
        Column(
            key="name",
            title=gettext_lazy("Account"),
            value=lambda line: line.name,
            link=lambda line: reverse("account", args=[line.alert.account_id]),
        ),
        Column(
            key="kind",
            title=gettext_lazy("What happened"),
            value=lambda line: line.kind,
            template="identify/cells/alert_kind.html",
        ),
        Column(
            key="evidence",
            title=gettext_lazy("Evidence"),
            value=lambda line: line.words,
            is_long=True,
        ),
        Column(
            key="at_stake",
            title=gettext_lazy("At stake"),
            value=lambda line: line.alert.at_stake,
            kind=Kind.MONEY,
        ),
        Column(
            key="act",
            title=gettext_lazy("Act"),
            value=lambda line: line.act.label,
            template="identify/cells/alert_act.html",
            is_sortable=False,
        ),
        *_further_columns(has_owners=has_owners),
    ]


def _further_columns(*, has_owners: bool) -> list[Column[AlertLine]]:
    return [
        Column(
            key="aside",
            title=gettext_lazy("Seen"),
            value=lambda _line: None,
            template="identify/cells/alert_aside.html",
            is_sortable=False,
            is_exported=False,
        ),
        Column(
            key="owner",
            title=gettext_lazy("Account manager"),
            value=lambda line: line.owner,
            is_shown=has_owners,
        ),
        Column(
            key="class",
            title=gettext_lazy("Class"),
            value=lambda line: line.group if line.group in CLASSES else "",
            is_shown=False,
        ),
        Column(
            key="revenue",
            title=gettext_lazy("Revenue a year"),
            value=lambda line: line.alert.revenue,
            kind=Kind.MONEY,
            is_shown=False,
        ),
        Column(
            key="advice",
            title=gettext_lazy("Advice"),
            value=lambda line: line.advice,
            is_shown=False,
            is_long=True,
        ),
    ]
