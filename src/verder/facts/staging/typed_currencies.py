"""The currency of a row as an expression of the engine."""

from verder.facts import sql
from verder.facts.findings import Note
from verder.facts.staging.reading import Reading
from verder.facts.values.currencies import DOLLAR, SIGNS, currency_of


def typed_currency(reading: Reading, default: str) -> str:
    """Return the currency of a row; null where its cell names none.

    A sign or code beside the amount counts where there is no column; the dollar
    sign does not, for it is the sign of many currencies.
    """
    if not reading.has("currency"):
        return _beside_the_amount(reading, default)
    cell = reading.cell("currency")
    is_missing = f"coalesce(trim({cell}), '') = ''"
    return f"CASE WHEN {is_missing} THEN {sql.text(default)} ELSE {named_currency(cell)} END"


def named_currency(cell: str) -> str:
    """Return the currency that a cell names by its code or its sign, null where it does not."""
    text = f"upper(trim({cell}))"
    signs = " ".join(
        f"WHEN {sql.text(sign.upper())} THEN {sql.text(code)}" for sign, code in SIGNS.items()
    )
    code = f"CASE WHEN regexp_full_match({text}, '[A-Z]{{3}}') THEN {text} END"
    return f"CASE {text} {signs} ELSE {code} END"


def currency_notes(reading: Reading) -> list[Note]:
    """Say it where amounts bear a sign that names no currency by itself."""
    if reading.has("currency") or DOLLAR not in _signs(reading):
        return []
    return [Note(code="dollar_sign_ignored", details={"column": reading.header(_amount(reading))})]


def _beside_the_amount(reading: Reading, default: str) -> str:
    cell = reading.cell(_amount(reading))
    known = {sign: code for sign in _signs(reading) if (code := currency_of(sign))}
    if not known:
        return sql.text(default)
    branches = " ".join(
        f"WHEN contains({cell}, {sql.text(sign)}) THEN {sql.text(code)}"
        for sign, code in sorted(known.items())
    )
    return f"CASE {branches} ELSE {sql.text(default)} END"


def _amount(reading: Reading) -> str:
    return "amount" if reading.has("amount") else "unit_price"


def _signs(reading: Reading) -> frozenset[str]:
    return reading.numbers[_amount(reading)].currencies
