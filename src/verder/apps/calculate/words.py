"""Figures, formulas and sentences of a calculator as people read them."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy, npgettext, pgettext

from verder.apps.calculate.calculators import EURO, KnownCalculator
from verder.apps.core.currency import currency_mark, currency_sign
from verder.apps.core.sentences import sentence
from verder.domain.engines.calculators.answering import Answer
from verder.domain.engines.calculators.card import LARGEST, Choice, Input, Saying, Step, Unit
from verder.domain.engines.formulas.calculating import Found, Known
from verder.domain.engines.formulas.expressions import Expression
from verder.domain.engines.formulas.settling import ABOVE, settled
from verder.domain.engines.formulas.writing import Words, written
from verder.domain.values.missing import NotComputable
from verder.domain.values.money import round_half_up

PER: Final = {
    Unit.MONEY_EACH: gettext_lazy("%(amount)s each"),
    Unit.MONEY_HOUR: gettext_lazy("%(amount)s an hour"),
    Unit.MONEY_VISIT: gettext_lazy("%(amount)s a visit"),
}
MONEY: Final = (Unit.MONEY, *PER)
PLACE: Final = re.compile(r"\{([a-z_]+)(:size|:bare)?\}")
PER_CENT: Final = "%"
FACTOR_PLACES: Final = 4  # it is multiplied with: 0.7959 times, not 0.8
DASH: Final = "–"
MINUS: Final = "−"
COUNTED: Final[Mapping[Unit, Callable[[int], str]]] = {
    Unit.PIECES: lambda many: npgettext("unit", "piece", "pieces", many),
    Unit.DAYS: lambda many: npgettext("unit", "day", "days", many),
    Unit.WEEKS: lambda many: npgettext("unit", "week", "weeks", many),
    Unit.YEARS: lambda many: npgettext("unit", "year", "years", many),
    Unit.HOURS: lambda many: npgettext("unit", "hour", "hours", many),
    Unit.TIMES_A_YEAR: lambda _many: pgettext("unit", "times a year"),
    Unit.FACTOR: lambda _many: pgettext("unit", "times"),
    Unit.ACCOUNTS: lambda many: npgettext("unit", "account", "accounts", many),
    Unit.VISITS: lambda many: npgettext("unit", "visit", "visits", many),
    Unit.CONTACTS: lambda many: npgettext("unit", "contact", "contacts", many),
    Unit.ORDERS: lambda many: npgettext("unit", "order", "orders", many),
    Unit.PEOPLE: lambda many: npgettext("unit", "person", "people", many),
}
FUNCTIONS: Final = {
    "sum": gettext_lazy("sum"),
    "count": gettext_lazy("number"),
    "smallest": gettext_lazy("smallest"),
    "largest": gettext_lazy("largest"),
    "min": gettext_lazy("lowest of"),
    "max": gettext_lazy("highest of"),
    "round_up": gettext_lazy("rounded up"),
    "log": gettext_lazy("natural logarithm"),
    "if_": gettext_lazy("if"),
    "above": gettext_lazy("row before"),
    "and": gettext_lazy("and"),
    "or": gettext_lazy("or"),
}


def number_words(value: Decimal, most: int = 2) -> str:
    """Return a number rounded half up, with at most so many decimals and none that say nothing."""
    return _plain(round_half_up(value, most).normalize())


def figure_words(unit: Unit, value: Found, currency: str = EURO) -> str:
    """Return a figure with its unit: "€ 1.234,50", "33,33%", "13.333,33 stuks"; or a dash."""
    if isinstance(value, NotComputable):
        return DASH
    if not isinstance(value, Decimal):
        return str(value)
    if unit in MONEY:
        text = currency_mark(currency) + _signed(round_half_up(abs(value), 2), 2)
        text = MINUS + text if round_half_up(value, 2) < 0 else text
        return str(PER[unit]) % {"amount": text} if unit in PER else text
    if unit is Unit.SHARE:
        return number_words(value * 100) + "%"
    number = number_words(value, FACTOR_PLACES if unit is Unit.FACTOR else 2)
    counted = unit_words(unit, value)
    return f"{number} {counted}" if counted else number


def unit_words(unit: Unit, value: Decimal) -> str:
    """Return the word behind a number of this unit; nothing behind money and shares."""
    return COUNTED[unit](1 if value == 1 else 2) if unit in COUNTED else ""


def value_words(known: KnownCalculator, key: str, value: Found) -> str:
    """Return an input or a step with its unit, a choice by what it is called."""
    asked = known.method.inputs.get(key)
    if isinstance(asked, Choice) and isinstance(value, str):
        return known.option(key, value)
    return figure_words(known.method.unit_of(key), value, known.currency)


def figure_parts(known: KnownCalculator, key: str, value: Found) -> tuple[str, str]:
    """Return a figure and, apart from it, what it counts: "€ 83,00" and "per stuk"."""
    unit = known.method.unit_of(key)
    if not isinstance(value, Decimal):
        return value_words(known, key, value), ""
    if unit in PER:
        amount = figure_words(Unit.MONEY, value, known.currency)
        return amount, (str(PER[unit]) % {"amount": ""}).strip()
    counted = unit_words(unit, value)
    return (number_words(value), counted) if counted else (value_words(known, key, value), "")


def formula_words(known: KnownCalculator, step: Step) -> str:
    """Return a formula with the names of what it is made of: "(price − cost) ÷ price"."""
    return expression_words(known, step.expression)


def expression_words(known: KnownCalculator, expression: Expression) -> str:
    """Return any formula with the names of what it is made of."""
    call = partial(_call_words, known)
    return written(
        expression, Words(name=known.label, column=known.label, call=call, number=_plain)
    )


def filled_words(
    known: KnownCalculator, step: Step, found: Answer, place: int | None = None
) -> str:
    """Return a formula with the numbers of this answer in the place of the names.

    What belongs to rows gets the number of the row at this place; in a sum those of all rows.
    Of a choice only the side that counts here is left.
    """

    def name(key: str) -> str:
        if "." not in key:
            return _filled(known, key, found.value(key))
        if place is None:
            return known.label(key)
        return column(key.removesuffix(ABOVE))[place - key.endswith(ABOVE)]

    def column(key: str) -> list[str]:
        rows, _, own = key.partition(".")
        return [_filled(known, key, row[own]) for row in found.rows[rows]]

    words = Words(
        name=name,
        column=lambda key: "; ".join(column(key)),
        call=partial(_call_words, known),
        number=_plain,
    )
    if step.rows and place is None:
        return written(step.expression, words)
    here = Known(single=found.single, rows=found.rows, place=place or 0)
    return written(settled(step.expression, here), words)


def _filled(known: KnownCalculator, key: str, value: Found) -> str:
    """Return a figure as it stands between signs: a negative one in brackets."""
    text = value_words(known, key, value)
    return f"({text})" if text.startswith(MINUS) else text


def conclusion_words(known: KnownCalculator, found: Answer) -> str:
    """Return the sentence that concludes; nothing while a figure in it has no answer."""
    said = found.conclusion
    figures = PLACE.findall(known.text.sayings[said.key]) if said else ()
    if said is None or any(isinstance(found.value(key), NotComputable) for key, _ in figures):
        return ""
    return saying_words(known, said, found)


def saying_words(known: KnownCalculator, saying: Saying, found: Answer) -> str:
    """Return a conclusion or a warning with its figures."""
    return sentence_words(known, known.text.sayings[saying.key], found)


def sentence_words(known: KnownCalculator, text: str, found: Answer) -> str:
    """Return a text with figures in the places that it names.

    `{key:size}` leaves the sign out, `{key:bare}` what an amount is for, as "each".
    """
    return PLACE.sub(lambda place: _said(known, place[1], found.value(place[1]), place[2]), text)


def _said(known: KnownCalculator, key: str, value: Found, form: str | None) -> str:
    if form == ":bare" and known.method.unit_of(key) in PER:
        return figure_words(Unit.MONEY, value, known.currency)
    if form == ":size" and isinstance(value, Decimal):
        return value_words(known, key, abs(value))
    if known.method.unit_of(key) is Unit.FACTOR and isinstance(value, Decimal):
        return value_words(known, key, round_half_up(value, 2))
    return value_words(known, key, value)


def reason_words(known: KnownCalculator, problem: NotComputable) -> str:
    """Return why a figure has no answer."""
    return known.text.reasons.get(problem.reason) or sentence(problem.reason)


def problem_words(known: KnownCalculator, key: str, code: str) -> str:
    """Return why an input cannot be as it is filled in; in rows the key names the place too."""
    name = ".".join(part for part in key.split(".") if not part.isdecimal())
    asked = known.method.inputs.get(name)
    if not isinstance(asked, Input):
        return sentence(code)
    limit = asked.most if code in {"up_to_most", "below_most"} else asked.least
    words = figure_words(asked.unit, Decimal(0) if limit is None else limit, known.currency)
    return sentence(code, {"limit": words})


def limit_words(known: KnownCalculator, key: str) -> Iterator[str]:
    """Yield what an input may be, a sentence for each of its ends that matters."""
    asked = known.method.inputs[key]
    if not isinstance(asked, Input) or asked.is_word:
        return
    if asked.least is not None:
        yield problem_words(known, key, "above_least" if asked.is_open else "from_least")
    if asked.most not in {None, LARGEST}:
        yield problem_words(known, key, "below_most" if asked.is_open else "up_to_most")


def asked_unit_words(known: KnownCalculator, key: str) -> str:
    """Return what stands beside the field of an input: "€", "€ each", "%", "pieces"."""
    unit = known.method.unit_of(key)
    sign = currency_sign(known.currency)
    if unit is Unit.SHARE:
        return PER_CENT
    if unit in MONEY:
        return str(PER[unit]) % {"amount": sign} if unit in PER else sign
    return unit_words(unit, Decimal(2))


def _call_words(known: KnownCalculator, word: str) -> str:
    if word in FUNCTIONS:
        return str(FUNCTIONS[word])
    options = (text.options[word] for text in known.text.figures.values() if word in text.options)
    return f"“{next(options, word)}”"


def _plain(value: Decimal) -> str:
    """Return a number with all its decimals."""
    exponent = value.as_tuple().exponent
    return _signed(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def _signed(value: Decimal, places: int) -> str:
    text = number_format(abs(value), decimal_pos=places, use_l10n=True, force_grouping=True)
    return MINUS + text if value < 0 else text
