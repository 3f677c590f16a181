"""What the ABC page says and lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.abc_analysis import CLASSES, Abc, AbcGroup, AbcRow
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.identify.presenters.columns import account_column, column, further
from verder.web.identify.presenters.words import CLASS_NAMES, change_of, linked, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.abc import AbcReport

NOT_COMPARED = NotComputable("nothing_compared")


@dataclass(frozen=True, slots=True, kw_only=True)
class AbcLine:
    """An account in the list, as it is and as it was."""

    name: str
    row: AbcRow
    before: AbcRow | None
    is_compared: bool

    @property
    def group_before(self) -> str:
        """The class of the period before; empty where it was not there."""
        return str(self.before.group) if self.before else ""

    @property
    def revenue_before(self) -> Decimal | NotComputable:
        """Revenue of the period before; 0 where nothing was bought."""
        if not self.is_compared:
            return NOT_COMPARED
        return self.before.revenue if self.before else Decimal(0)

    @property
    def change(self) -> Decimal | NotComputable:
        """How much more than before."""
        before = self.revenue_before
        return before if isinstance(before, NotComputable) else change_of(self.row.revenue, before)

    def __str__(self) -> str:
        return self.name


def abc_lines(report: "AbcReport") -> list[AbcLine]:
    """Return every account in view, in rank order."""
    before = {row.account_id: row for row in report.before.rows} if report.before else {}
    return [
        AbcLine(
            name=report.names.get(row.account_id, "?"),
            row=row,
            before=before.get(row.account_id),
            is_compared=report.before is not None,
        )
        for row in report.found.rows
    ]


def abc_sentences(report: "AbcReport", links: Mapping[str, str]) -> list[SafeString]:
    """Return the ABC in plain words."""
    found = report.found
    if not found.positive_total:
        return []
    return [_main_sentence(found), _top_class(found, links), *_ties(found), *_aside(found, links)]


def _main_sentence(found: Abc) -> SafeString:
    needed = found.customers_needed_share
    if isinstance(needed, NotComputable):
        return said(_("There is no revenue to divide."))
    return said(
        _(
            "<strong>{revenue}</strong> of revenue comes from "
            "<strong>{customers}</strong> of the customers."
        ),
        revenue=pct(found.limits.a_share),
        customers=pct(needed, 1),
    )


def _top_class(found: Abc, links: Mapping[str, str]) -> SafeString:
    top = found.groups[AbcGroup.A]
    text = ngettext(
        "Class A is {link}: together {share} of revenue.",
        "Class A are {link}: together {share} of revenue.",
        top.customers,
    )
    count = ngettext("%(count)s customer", "%(count)s customers", top.customers) % {
        "count": formats.number(top.customers)
    }
    share = top.share if isinstance(top.share, Decimal) else Decimal(0)
    return said(text, link=linked(links[AbcGroup.A], count), share=pct(share, 1))


def _ties(found: Abc) -> list[SafeString]:
    return [
        said(
            _("Customers of equal revenue stand on both sides of the border below {group}: a tie."),
            group=group,
        )
        for group in found.tied_borders
    ]


def _aside(found: Abc, links: Mapping[str, str]) -> list[SafeString]:
    """Say who stands beside the classes."""
    zero, credit = found.groups[AbcGroup.NO_REVENUE], found.groups[AbcGroup.CREDIT_BALANCE]
    sentences = []
    if zero.customers:
        text = ngettext(
            "{link} has lines, but no net revenue.",
            "{link} have lines, but no net revenue.",
            zero.customers,
        )
        sentences.append(said(text, link=linked(links[zero.group], _customers(zero.customers))))
    if credit.customers:
        text = ngettext(
            "{link} got more back than it bought.",
            "{link} got more back than they bought.",
            credit.customers,
        )
        sentences.append(said(text, link=linked(links[credit.group], _customers(credit.customers))))
    return sentences


def _customers(count: int) -> str:
    return ngettext("%(count)s customer", "%(count)s customers", count) % {
        "count": formats.number(count)
    }


def abc_table(*, is_compared: bool) -> TableSpec[AbcLine]:
    """Return the list of accounts with their class."""
    columns = [*_identity_columns(), *_figure_columns()]
    if is_compared:
        columns += _compared_columns()
    return TableSpec(
        name="abc",
        columns=columns,
        sort="rank",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="class",
                title=gettext_lazy("All classes"),
                choices=_class_choices(),
                matches=lambda line, group: line.row.group == group,
            )
        ],
        key=lambda line: line.row.account_id,
    )


def _class_choices() -> Sequence[tuple[str, str]]:
    return [
        (str(group), class_title(group) if group in CLASSES else str(CLASS_NAMES[group]))
        for group in AbcGroup
    ]


def class_title(group: AbcGroup) -> str:
    """Return the letter of a class with its name."""
    return f"{group}: {CLASS_NAMES[group]}"


def _identity_columns() -> list[Column[AbcLine]]:
    return [
        account_column(lambda line: reverse("account", args=[line.row.account_id])),
        Column(
            key="class",
            title=gettext_lazy("Class"),
            value=lambda line: str(line.row.group),
            template="identify/cells/class.html",
        ),
        column("rank", gettext_lazy("Rank"), lambda line: line.row.rank, Kind.NUMBER),
    ]


def _figure_columns() -> list[Column[AbcLine]]:
    return [
        column("revenue", gettext_lazy("Net revenue"), lambda line: line.row.revenue, Kind.MONEY),
        column("share", gettext_lazy("Share"), lambda line: line.row.share, Kind.SHARE),
        column(
            "cumulative",
            gettext_lazy("Cumulative"),
            lambda line: line.row.cumulative_share,
            Kind.SHARE,
        ),
        column("products", gettext_lazy("Products"), lambda line: line.row.products, Kind.NUMBER),
    ]


def _compared_columns() -> list[Column[AbcLine]]:
    return [
        column("change", gettext_lazy("Difference %"), lambda line: line.change, Kind.CHANGE),
        Column(
            key="before",
            title=gettext_lazy("Class before"),
            value=lambda line: line.group_before,
            template="identify/cells/class_before.html",
        ),
        further(
            "revenue_before",
            gettext_lazy("Period before"),
            lambda line: line.revenue_before,
            Kind.MONEY,
        ),
    ]
