"""Invoice or credit note: by a column of the file, else by the sign of the amount."""

from verder.facts import sql
from verder.facts.staging.reading import Reading
from verder.facts.values.kinds import CREDIT_NOTE, CREDIT_WORDS, INVOICE, INVOICE_WORDS


def typed_kind(reading: Reading, amount: str) -> str:
    """Return the kind of a row; null where its cell says something else."""
    by_sign = f"CASE WHEN {amount} < 0 THEN '{CREDIT_NOTE}' ELSE '{INVOICE}' END"
    if not reading.has("kind"):
        return by_sign
    word = f"lower(trim({reading.cell('kind')}))"
    return (
        f"CASE WHEN coalesce({word}, '') = '' THEN {by_sign} "
        f"WHEN {word} IN {sql.texts(CREDIT_WORDS)} THEN '{CREDIT_NOTE}' "
        f"WHEN {word} IN {sql.texts(INVOICE_WORDS)} THEN '{INVOICE}' END"
    )


def credit_stands_positive(reading: Reading, number: str) -> bool:
    """Return whether a number is written without a minus on every credit note of the file."""
    positive, negative = credit_signs(reading, number)
    return bool(positive) and not negative


def credit_signs(reading: Reading, number: str) -> tuple[int, int]:
    """Return on how many credit notes of the file a number stands above and below zero."""
    if not reading.has("kind"):
        return 0, 0
    word = f"lower(trim({reading.cell('kind')}))"
    positive, negative = reading.rows.one(
        f"SELECT count_if({number} > 0), count_if({number} < 0) FROM raw "
        f"WHERE {word} IN {sql.texts(CREDIT_WORDS)}"
    )
    return positive, negative
