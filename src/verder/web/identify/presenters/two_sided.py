"""What the page of two-sided value says and lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.two_sided_value import ValueField
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import CellValue, Column, Filter, TableSpec
from verder.web.identify.presenters.columns import account_column, column
from verder.web.identify.presenters.words import Text, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.two_sided import TwoSidedReport, TwoSidedRow

FIELD_NAMES: Final[dict[ValueField, Text]] = {
    ValueField.KEEP: gettext_lazy("Keep"),
    ValueField.ADD_VALUE: gettext_lazy("Add value"),
    ValueField.RAISE_PRICE: gettext_lazy("Price or service"),
    ValueField.STANDARD: gettext_lazy("Standard service"),
    ValueField.UNKNOWN: gettext_lazy("Not known yet"),
}
FIELD_ADVICE: Final[dict[ValueField, Text]] = {
    ValueField.KEEP: gettext_lazy("Both sides gain: keep it so, and make the gain visible."),
    ValueField.ADD_VALUE: gettext_lazy(
        "Worth much to us and gains little: it may leave. Add value for the customer."
    ),
    ValueField.RAISE_PRICE: gettext_lazy(
        "Gains much and brings us little: raise the price, or make serving cheaper."
    ),
    ValueField.STANDARD: gettext_lazy("Neither gains much: serve it in the standard way."),
    ValueField.UNKNOWN: gettext_lazy("Ask what working with us brings them, and write it down."),
}
NOT_GIVEN: Final = NotComputable("benefit_not_given")
NOT_SCORED: Final = NotComputable("reference_not_scored")
NOTHING_KNOWN: Final = NotComputable("too_little_known")


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSidedLine:
    """An account of the list."""

    name: str
    row: "TwoSidedRow"
    field: str

    def __str__(self) -> str:
        return self.name


def two_sided_lines(report: "TwoSidedReport") -> list[TwoSidedLine]:
    """Return the accounts of the list."""
    return [
        TwoSidedLine(
            name=report.names.get(row.account_id, "?"),
            row=row,
            field=str(FIELD_NAMES[row.found.field]),
        )
        for row in report.rows
    ]


def fields_of(lines: Sequence[TwoSidedLine]) -> list[tuple[ValueField, str, int, str]]:
    """Return every field with its name, how many accounts it holds and what to do."""
    return [
        (
            field,
            str(name),
            sum(1 for line in lines if line.row.found.field is field),
            str(FIELD_ADVICE[field]),
        )
        for field, name in FIELD_NAMES.items()
    ]


def two_sided_sentences(lines: Sequence[TwoSidedLine]) -> list[SafeString]:
    """Return the field in plain words."""
    known = [line for line in lines if line.row.found.field is not ValueField.UNKNOWN]
    text = ngettext(
        "Of <strong>{count}</strong> account both sides are known.",
        "Of <strong>{count}</strong> accounts both sides are known.",
        len(known),
    )
    told = [said(text, count=formats.number(len(known)))]
    leaving = [line for line in known if line.row.found.field is ValueField.ADD_VALUE]
    if leaving:
        text = ngettext(
            "<strong>{count}</strong> is worth much to us and gains little: {names}.",
            "<strong>{count}</strong> are worth much to us and gain little, such as {names}.",
            len(leaving),
        )
        names = ", ".join(line.name for line in leaving[:3])
        told.append(said(text, count=formats.number(len(leaving)), names=names))
    unknown = len(lines) - len(known)
    if unknown:
        text = ngettext(
            "Of {count} account nobody said what it gains, or too little is known of its worth.",
            "Of {count} accounts nobody said what they gain, or too little is known of "
            "their worth.",
            unknown,
        )
        told.append(said(text, count=formats.number(unknown)))
    return told


def spot_words(line: TwoSidedLine, currency: str) -> str:
    """Return what a spot of the field tells."""
    gain, worth = line.row.found.value_for, line.row.found.value_of
    words = [line.name, line.field]
    if isinstance(gain, Decimal):
        words.append(_("Gains %(amount)s for each 100 spent") % {"amount": _hundred(gain)})
    else:
        words.append(_("What it gains is not known"))
    if isinstance(worth, Decimal):
        words.append(_("Worth to us %(amount)s of 100") % {"amount": _hundred(worth)})
    spend = formats.money(line.row.sides.spend, currency)
    return "\n".join([*words, _("Net revenue %(amount)s") % {"amount": spend}])


def _hundred(value: Decimal) -> str:
    return formats.number(value * 100, 1)


def two_sided_table() -> TableSpec[TwoSidedLine]:
    """Return the list of accounts with their two values."""
    return TableSpec(
        name="two-sided",
        columns=_columns(),
        sort="-worth",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="field",
                title=gettext_lazy("All fields"),
                choices=[(str(field), name) for field, name in FIELD_NAMES.items()],
                matches=lambda line, field: line.row.found.field == field,
            )
        ],
        key=lambda line: line.row.account_id,
    )


def _columns() -> list[Column[TwoSidedLine]]:
    return [
        account_column(lambda line: reverse("account", args=[line.row.account_id])),
        column("field", gettext_lazy("Field"), lambda line: line.field),
        column("spend", gettext_lazy("Spends with us"), _spend, Kind.MONEY),
        column(
            "benefit",
            gettext_lazy("Gains a year"),
            _benefit,
            Kind.MONEY,
            link=lambda line: reverse("account_mutual", args=[line.row.account_id]),
        ),
        column(
            "gain",
            gettext_lazy("Value for the customer"),
            lambda line: line.row.found.value_for,
            Kind.SHARE,
        ),
        column("lifetime", gettext_lazy("Customer value"), _lifetime, Kind.MONEY),
        column(
            "score",
            gettext_lazy("Reference value"),
            _score,
            Kind.DECIMAL,
            link=lambda line: reverse("account_inputs", args=[line.row.account_id]),
        ),
        column(
            "worth",
            gettext_lazy("Value of the customer"),
            lambda line: line.row.found.value_of,
            Kind.SHARE,
        ),
    ]


def _spend(line: TwoSidedLine) -> CellValue:
    return line.row.sides.spend


def _benefit(line: TwoSidedLine) -> CellValue:
    benefit = line.row.sides.benefit
    return NOT_GIVEN if benefit is None else benefit


def _lifetime(line: TwoSidedLine) -> CellValue:
    value = line.row.sides.lifetime_value
    return NOTHING_KNOWN if value is None else value


def _score(line: TwoSidedLine) -> CellValue:
    score = line.row.sides.reference_score
    return NOT_SCORED if score is None else score
