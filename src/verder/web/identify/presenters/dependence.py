"""What the page of mutual dependence says and lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.benefit_ledger import SideTotal
from verder.domain.identify.dependence import Balance, Dependence, Figure, Reason
from verder.domain.identify.mutual_concerns import Concern
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.identify.presenters.columns import account_column, column, further
from verder.web.identify.presenters.mutual_words import (
    BALANCE_NAMES,
    CONCERN_NAMES,
    CONCERN_TEXTS,
    REASON_NAMES,
)
from verder.web.identify.presenters.words import Text, linked, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.dependence import DependenceReport, Mutual

MOST_NAMED = 10
NOT_NAMED = NotComputable("benefit_not_named")
NO_AMOUNT = NotComputable("no_benefit_amounts")
NOT_SCORED = NotComputable("dependence_not_scored")


@dataclass(frozen=True, slots=True, kw_only=True)
class DependenceLine:
    """An account with its name."""

    name: str
    row: "Mutual"

    @property
    def address(self) -> str:
        """Where its benefit and dependence are."""
        return reverse("account_mutual", args=[self.row.account_id])

    @property
    def balance(self) -> str:
        """Who needs whom, in words; nothing where too little is known."""
        found = self.row.found.balance
        return str(BALANCE_NAMES[found]) if isinstance(found, Balance) else ""

    @property
    def scores_address(self) -> str:
        """Where its scores are given."""
        return f"{self.address}#scores"

    @property
    def missing(self) -> str:
        """The scores that nobody gave yet."""
        given = self.row.scores.scores
        return ", ".join(str(name) for key, name in REASON_NAMES.items() if key not in given)

    @property
    def concerns(self) -> str:
        """What should worry us, in words."""
        return ", ".join(str(CONCERN_NAMES[concern]) for concern in self.row.concerns)

    @property
    def judged_on(self) -> date | None:
        """The day of the oldest score."""
        return self.row.scores.judged_on

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A concern with the accounts that give it, the largest first."""

    name: str
    text: str
    lines: list[DependenceLine]
    more: int  # accounts that are not named


def dependence_lines(report: "DependenceReport") -> list[DependenceLine]:
    """Return the accounts with a place in the matrix, the largest first."""
    return [DependenceLine(name=report.names[row.account_id], row=row) for row in report.rated]


def unrated_lines(report: "DependenceReport") -> list[DependenceLine]:
    """Return the accounts of which too little is said."""
    return [DependenceLine(name=report.names[row.account_id], row=row) for row in report.unrated]


def warnings_of(lines: list[DependenceLine]) -> list[Warned]:
    """Return the concerns of all accounts, the gravest first."""
    found = []
    for concern in Concern:
        worried = [line for line in lines if concern in line.row.concerns]
        if worried:
            found.append(
                Warned(
                    name=str(CONCERN_NAMES[concern]),
                    text=str(CONCERN_TEXTS[concern]),
                    lines=worried[:MOST_NAMED],
                    more=max(0, len(worried) - MOST_NAMED),
                )
            )
    return found


def counts_of(lines: list[DependenceLine]) -> dict[Balance, int]:
    """Return how many accounts each quadrant holds."""
    return {
        balance: sum(1 for line in lines if line.row.found.balance is balance)
        for balance in Balance
    }


def dependence_sentences(
    lines: list[DependenceLine], counts: Mapping[Balance, int]
) -> list[SafeString]:
    """Return the matrix in plain words."""
    captive = [line for line in lines if line.row.found.balance is Balance.CAPTIVE_SUPPLIER]
    text = ngettext(
        "{count} account is rated on both sides: {mutual} mutual, {ours} where we dominate, "
        "{loose} loose.",
        "{count} accounts are rated on both sides: {mutual} mutual, {ours} where we dominate, "
        "{loose} loose.",
        len(lines),
    )
    sentences = [
        said(
            text,
            count=formats.number(len(lines)),
            mutual=counts[Balance.MUTUAL],
            ours=counts[Balance.WE_DOMINATE],
            loose=counts[Balance.LOOSE],
        )
    ]
    if captive:
        names = SafeString(", ".join(linked(line.address, line.name) for line in captive[:5]))
        text = _("<strong>Captive supplier</strong>, we depend too much: {names}.")
        sentences.append(said(text, names=names))
    return sentences


def spot_words(line: DependenceLine, currency: str) -> str:
    """Return what a point of the matrix tells."""
    row = line.row
    return "\n".join(
        [
            line.name,
            line.balance,
            _("They depend on us: %(score)s") % {"score": _score(row.found.customer)},
            _("We depend on them: %(score)s") % {"score": _score(row.found.supplier)},
            _("Net revenue %(amount)s") % {"amount": formats.money(row.revenue, currency)},
        ]
    )


def _score(figure: object) -> str:
    return formats.number(figure, 1) if isinstance(figure, Decimal) else "–"


def dependence_table() -> TableSpec[DependenceLine]:
    """Return the list of all accounts of which anything is said."""
    return TableSpec(
        name="dependence",
        columns=_columns(),
        sort="-revenue",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="balance",
                title=gettext_lazy("Everybody"),
                choices=[(str(key), name) for key, name in BALANCE_NAMES.items()],
                matches=lambda line, key: line.row.found.balance == key,
            ),
            Filter(
                key="concern",
                title=gettext_lazy("Whatever the concern"),
                choices=[(str(key), name) for key, name in CONCERN_NAMES.items()],
                matches=lambda line, key: key in line.row.concerns,
            ),
        ],
        key=lambda line: line.row.account_id,
    )


def _columns() -> list[Column[DependenceLine]]:
    return [
        account_column(lambda line: line.address),
        column(
            "balance",
            gettext_lazy("Who needs whom"),
            lambda line: line.balance or line.row.found.balance,
            link=_scores_if_missing,
        ),
        _of_scores("customer", gettext_lazy("They on us"), lambda found: found.customer),
        _of_scores("supplier", gettext_lazy("We on them"), lambda found: found.supplier),
        _of_scores("asymmetry", gettext_lazy("Difference"), lambda found: found.asymmetry),
        _of_scores(
            "interdependence",
            gettext_lazy("Interdependence"),
            lambda found: found.interdependence,
            is_shown=False,
        ),
        column(
            "gain",
            gettext_lazy("Benefit for the customer"),
            lambda line: _gain(line.row.ledger.customer),
            Kind.MONEY,
            link=lambda line: line.address,
        ),
        column(
            "ours",
            gettext_lazy("Benefit for us"),
            lambda line: _gain(line.row.ledger.us),
            Kind.MONEY,
            link=lambda line: line.address,
            is_shown=False,
        ),
        further(
            "share",
            gettext_lazy("Their part of the gain"),
            lambda line: line.row.ledger.balance_share,
            Kind.SHARE,
        ),
        column("revenue", gettext_lazy("Net revenue"), lambda line: line.row.revenue, Kind.MONEY),
        column("concerns", gettext_lazy("Concerns"), lambda line: line.concerns),
        further("judged", gettext_lazy("Oldest score"), lambda line: line.judged_on, Kind.DATE),
        *(_reason(reason, name) for reason, name in REASON_NAMES.items()),
    ]


def _of_scores(
    key: str, title: Text, value: Callable[[Dependence], Figure], *, is_shown: bool = True
) -> Column[DependenceLine]:
    """Return a column of what the scores come to; where they are too few it asks for them."""
    return column(
        key,
        title,
        lambda line: value(line.row.found),
        Kind.DECIMAL,
        link=_scores_if_missing,
        is_shown=is_shown,
    )


def _reason(reason: Reason, name: Text) -> Column[DependenceLine]:
    """Return a column of one score, which asks for itself where nobody gave it."""
    return column(
        str(reason),
        name,
        lambda line: line.row.scores.scores.get(reason, NOT_SCORED),
        Kind.NUMBER,
        link=lambda line: (
            "" if reason in line.row.scores.scores else f"{line.address}#score-{reason}"
        ),
        is_shown=False,
    )


def _scores_if_missing(line: DependenceLine) -> str:
    return "" if line.row.is_rated else line.scores_address


def _gain(side: SideTotal) -> Figure:
    """Return what a side gains; what nobody named, or put an amount on, is not nothing."""
    if side.is_empty:
        return NOT_NAMED
    return NO_AMOUNT if side.count == side.without_amount else side.total
