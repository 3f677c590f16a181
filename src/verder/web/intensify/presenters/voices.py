"""What many people answered, in words: never a bare number of few answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.documents.sheet import Kind
from verder.domain.engines.voices import ItemVoices, NetScore, Range, Voices
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Table, TableSpec

if TYPE_CHECKING:
    from datetime import date

    from verder.apps.intensify.instruments import KnownInstrument
    from verder.apps.intensify.models import Assessment
    from verder.apps.intensify.reports.voices import AccountVoices

HUNDRED = Decimal(100)


def points(share: Decimal | NotComputable) -> str:
    """Return a net score as people say it, from -100 to +100; nothing where there is none."""
    if isinstance(share, NotComputable):
        return ""
    text = formats.number(share * HUNDRED)
    return f"+{text}" if share > 0 else text


def range_text(net: NetScore) -> str:
    """Return between which values the score lies."""
    if not isinstance(net.range, Range):
        return ""
    return _("between %(low)s and %(high)s") % {
        "low": points(net.range.low),
        "high": points(net.range.high),
    }


def net_note(net: NetScore) -> str:
    """Return of how many answers the score is, and its range."""
    count = ngettext("%(count)s answer", "%(count)s answers", net.count) % {"count": net.count}
    return f"{count} · {range_text(net)}" if net.count else ""


def moved(now: NetScore, before: NetScore) -> tuple[str, str]:
    """Return how many points the score moved, and whether that is up or down."""
    if isinstance(now.score, NotComputable) or isinstance(before.score, NotComputable):
        return "", ""
    change = now.score - before.score
    return points(change), "up" if change > 0 else "down" if change < 0 else "flat"


def mean_text(found: ItemVoices) -> str:
    """Return the mean with one decimal; nothing of too few answers."""
    return "" if isinstance(found.mean, NotComputable) else formats.number(found.mean, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """An item, or a group of items, as all voices answered it."""

    name: str
    found: ItemVoices
    is_group: bool

    @property
    def spread(self) -> str:
        """The lowest and the highest answer."""
        if not self.found.count:
            return ""
        ends = (formats.short_number(end, 1) for end in (self.found.least, self.found.most))
        return "–".join(ends)


def item_lines(found: Voices, instrument: "KnownInstrument") -> list[ItemLine]:
    """Return every item, and the groups of more than one item, under their names."""
    several = {group.key for group in instrument.method.groups if len(group.weights) > 1}
    return [
        *(
            ItemLine(name=instrument.item(each.key).text.name, found=each, is_group=False)
            for each in found.items
        ),
        *(
            ItemLine(name=instrument.groups[each.key], found=each, is_group=True)
            for each in found.groups
            if each.key in several
        ),
    ]


def items_table(lines: Sequence[ItemLine], query: QueryDict) -> Table[ItemLine]:
    """Return what was answered item by item."""
    return chart_table(
        "items",
        _("Question by question"),
        [
            Column(key="item", title=_("Question"), value=lambda row: row.name),
            Column(
                key="mean", title=_("Mean"), value=lambda row: row.found.mean, kind=Kind.DECIMAL
            ),
            Column(
                key="count",
                title=_("Answers"),
                value=lambda row: row.found.count,
                kind=Kind.NUMBER,
            ),
            Column(key="spread", title=_("Lowest–highest"), value=lambda row: row.spread),
        ],
        lines,
        query,
    )


@dataclass(frozen=True, slots=True)
class MarkLine:
    """How many gave one mark, and in which band it lies."""

    mark: int
    count: int
    band: str
    place: int  # 0 the lowest band, 2 the highest, 1 between


def mark_lines(rows: Sequence["Assessment"], instrument: "KnownInstrument") -> list[MarkLine]:
    """Return every mark of the scale with how often it was given to the first item."""
    method = instrument.method
    first = method.items[0]
    given = [row.answers[first] for row in rows if first in row.answers]
    return [_mark(instrument, mark, given) for mark in range(method.least, method.most + 1)]


def _mark(instrument: "KnownInstrument", mark: int, given: Sequence[int]) -> MarkLine:
    bands = instrument.method.bands
    band = instrument.method.band_of(Decimal(mark))
    place = 0 if band == bands[0] else 2 if band == bands[-1] else 1
    return MarkLine(mark, given.count(mark), instrument.bands[band.key].name, place)


def marks_table(lines: Sequence[MarkLine], query: QueryDict) -> Table[MarkLine]:
    """Return the figures behind the bars."""
    return chart_table(
        "marks",
        _("Marks"),
        [
            Column(key="mark", title=_("Mark"), value=lambda row: row.mark, kind=Kind.NUMBER),
            Column(key="count", title=_("Answers"), value=lambda row: row.count, kind=Kind.NUMBER),
            Column(key="band", title=_("Group"), value=lambda row: row.band),
        ],
        lines,
        query,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceLine:
    """One answer: whose, which mark, in which band."""

    row: "Assessment"
    mark: int | None
    band: str


def voice_lines(rows: Sequence["Assessment"], instrument: "KnownInstrument") -> Iterator[VoiceLine]:
    """Yield the answers one by one."""
    first = instrument.method.items[0]
    for row in rows:
        mark = row.answers.get(first)
        band = "" if mark is None else instrument.method.band_of(Decimal(mark)).key
        name = instrument.bands[band].name if band else ""
        yield VoiceLine(row=row, mark=mark, band=name)


def accounts_table() -> "TableSpec[AccountVoices]":
    """Describe the list of accounts that were asked."""
    return TableSpec(
        name="voices",
        columns=[*_figures(), *_more()],
        sort="account",
        search=lambda each: f"{each.account} {each.account.owner or ''}",
    )


def _figures() -> "list[Column[AccountVoices]]":
    return [
        Column(
            key="account",
            title=_("Account"),
            value=lambda each: each.account.name,
            link=lambda each: reverse("account_voices", args=[each.account.pk, "nps"]),
        ),
        Column(
            key="score",
            title=_("NPS"),
            value=lambda each: _in_points(each.now.net),
            kind=Kind.NUMBER,
        ),
        Column(
            key="range", title=_("Margin of error"), value=lambda each: range_text(each.now.net)
        ),
        Column(
            key="answers",
            title=_("Answers"),
            value=lambda each: each.now.net.count,
            kind=Kind.NUMBER,
        ),
        Column(
            key="response",
            title=_("Response"),
            value=lambda each: each.now.response_share,
            kind=Kind.SHARE,
        ),
    ]


def _more() -> "list[Column[AccountVoices]]":
    return [
        Column(key="asked", title=_("Asked"), value=lambda each: each.now.asked, kind=Kind.NUMBER),
        Column(key="last_on", title=_("Last answer"), value=_last_on, kind=Kind.DATE),
        Column(
            key="owner",
            title=_("Account manager"),
            value=lambda each: str(each.account.owner or ""),
        ),
    ]


def _last_on(each: "AccountVoices") -> "date | None":
    return each.last_on


def _in_points(net: NetScore) -> Decimal | NotComputable:
    return net.score if isinstance(net.score, NotComputable) else net.score * HUNDRED
