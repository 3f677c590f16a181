"""Codes that the readers put together at run time have their sentences too."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from verder.apps.core.sentences import all_sentences, sentence
from verder.facts.readers import dispatch

READERS = Path(dispatch.__file__).parent
MADE_BY = {"InvoiceUnreadable", "notes"}
CHOSEN = {
    "revenue_accounts_by_rgs", "revenue_accounts_by_sales_journal", "revenue_accounts_by_number",
    "stated_count_differs", "stated_debit_differs", "stated_credit_differs",
    "archive_of_several", "archive_without_table", "audit_file_version", "no_bookings",
}  # fmt: skip


def codes_made() -> set[str]:
    """Return the first arguments of the calls that make findings of a code."""
    found = set()
    for path in READERS.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                first = node.args[0]
                if name in MADE_BY and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_code_that_is_made_or_chosen_has_a_sentence() -> None:
    made = codes_made()
    assert {"invoice_without_lines", "invoice_totals_differ"} <= made
    used = made | CHOSEN | set(dispatch.REFUSED.values())
    assert used - all_sentences().keys() == set()


@pytest.mark.parametrize(
    ("code", "details", "text"),
    [
        (
            "unbalanced",
            {"count": 2, "difference": "10", "transactions": ["F1", "F2"]},
            (
                "The bookings do not balance (debit less credit: 10): "
                "2 transactions are at fault (F1, F2, …)."
            ),
        ),
        (
            "ambiguous_sheet",
            {"file": "a.xlsx", "options": ["Jan", "Feb"], "flag": "--sheet"},
            "a.xlsx has several sheets that may be meant: Jan, Feb. Say which one (--sheet).",
        ),
        (
            "sheet_too_large",
            {"file": "a.xlsx", "sheet": "Blad1", "rows": 1048576, "columns": 16384},
            (
                "Sheet Blad1 of a.xlsx reaches to row 1048576 and column 16384, which is too much "
                "to read. Save it as CSV, or remove what stands far from the table."
            ),
        ),
    ],
)
def test_details_of_the_readers_fill_their_sentences(
    code: str, details: dict[str, object], text: str
) -> None:
    with translation.override("en"):
        assert sentence(code, details) == text
