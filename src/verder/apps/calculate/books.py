"""A calculation as a workbook with living formulas, in the language of the page."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.telling import tell
from verder.apps.calculate.words import MONEY, PER, PLACE, reason_words, unit_words
from verder.apps.core.currency import currency_mark
from verder.documents.calculation.book import calculation_workbook
from verder.documents.calculation.book_words import BookWords, SaidFigure
from verder.domain.engines.calculators.answering import Answer
from verder.domain.engines.calculators.card import Unit
from verder.domain.values.missing import NotComputable

ALWAYS: Final = (
    "input_missing",
    "input_impossible",
    "rows_missing",
    "division_by_zero",
    "no_number",
    "too_large",
)
MANY: Final = Decimal(2)
MARK: Final = "\0"


def calculation_book(
    known: KnownCalculator, found: Answer, unread: Mapping[str, str] | None = None
) -> bytes:
    """Return a calculation as .xlsx; `unread` are codes of what could not even be read, by key."""
    return calculation_workbook(found, tell(known, found, unread), _words(known))


def _words(known: KnownCalculator) -> BookWords:
    codes = {refusal.reason for step in known.method.steps for refusal in step.refusals}
    return BookWords(
        calculation=_("Calculation"),
        inputs=_("Inputs"),
        conclusion=_("Conclusion"),
        results=_("Result"),
        steps=_("Steps"),
        check=pgettext("calculation", "Check"),
        explanation=_("Explanation"),
        fill_in=_("Fill in the coloured cells; everything else follows."),
        used_rows=_("Rows filled in"),
        choices=_("Choices"),
        right=_("Right"),
        wrong=_("Wrong"),
        currency=currency_mark(known.currency),
        units={unit: _behind(unit) for unit in Unit},
        reasons={
            code: reason_words(known, NotComputable(code)) for code in (*ALWAYS, *sorted(codes))
        },
        sayings={key: tuple(_parts(known, text)) for key, text in known.text.sayings.items()},
    )


def _behind(unit: Unit) -> str:
    """Return what stands behind a number: "pieces", and behind an amount what it is for."""
    return (str(PER[unit]) % {"amount": ""}).strip() if unit in PER else unit_words(unit, MANY)


def _parts(known: KnownCalculator, text: str) -> Iterator[str | SaidFigure]:
    """Yield a saying in pieces: texts and figures by turns."""
    end = 0
    for place in PLACE.finditer(text):
        if place.start() > end:
            yield text[end : place.start()]
        yield _figure(known, place[1], place[2] or "")
        end = place.end()
    if text[end:]:
        yield text[end:]


def _figure(known: KnownCalculator, key: str, form: str) -> SaidFigure:
    unit = known.method.unit_of(key)
    whole = str(PER[unit]) % {"amount": MARK} if unit in PER and form != ":bare" else MARK
    before, _mark, after = whole.partition(MARK)
    if unit is Unit.SHARE:
        after = "%"
    elif unit not in MONEY and (counted := unit_words(unit, MANY)):
        after = f" {counted}"
    return SaidFigure(
        key=key,
        before=f"{before}{currency_mark(known.currency)}" if unit in MONEY else before,
        after=after,
        is_share=unit is Unit.SHARE,
        is_money=unit in MONEY,
        is_size=form == ":size",
    )
