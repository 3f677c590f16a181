"""The texts of a row, without what programs put around them."""

from collections.abc import Mapping

from verder.facts import sql
from verder.facts.staging.raw_rows import RawRows

CODES = frozenset({"invoice", "line", "customer", "product", "number"})
FORMULA = '^="(.*)"$'  # how spreadsheets keep the zeros of ="0012"
FLOAT = r"^\s*\d+\.0\s*$"  # how programs write a whole number that they took for an amount
BLANKS = " \t\u00a0"
POINTED = r"\d\.\d"


def typed_texts(rows: RawRows, cells: Mapping[str, str]) -> dict[str, str]:
    """Return each text of a row, by the cell that it stands in; only what a column has is undone.

    Spaces around a text go, a formula that is nothing but a text becomes that text, and
    numbers of customers, products and invoices lose the “.0” where all that have a
    point have it so.
    """
    if not cells:
        return {}
    marks = ", ".join(_marks(name, cell) for name, cell in cells.items())
    found = iter(rows.one(f"SELECT {marks} FROM raw"))
    texts = {}
    for name, cell in cells.items():
        is_padded, has_formulas, has_floats = next(found), next(found), next(found)
        text = _without_formula(cell) if has_formulas else cell
        if is_padded or has_formulas:
            text = f"nullif(trim({text}, '{BLANKS}'), '')"
        if has_floats and _are_whole(rows, cell):
            text = f"regexp_replace({text}, '\\.0$', '')"
        texts[name] = text
    return texts


def _marks(name: str, cell: str) -> str:
    """Return what to look for in a column; comparing texts is cheaper than matching them."""
    is_padded = " OR ".join(f"suffix({cell}, '{blank}')" for blank in BLANKS)
    is_padded = f"{cell} < '!' OR {is_padded}"
    may_be_formula = f"{cell} >= '=\"' AND {cell} < '=#'"
    is_float = f"suffix({cell}, '.0')" if name in CODES else "false"
    tests = (is_padded, may_be_formula, is_float)
    return ", ".join(f"coalesce(bool_or({test}), false)" for test in tests)


def _without_formula(cell: str) -> str:
    return f"regexp_replace({cell}, {sql.text(FORMULA)}, '\\1')"


def _are_whole(rows: RawRows, cell: str) -> bool:
    """Return whether every value with a point between digits is a whole number with “.0”."""
    is_other = f"regexp_matches({cell}, '{POINTED}') AND NOT regexp_matches({cell}, '{FLOAT}')"
    return not rows.one(f"SELECT coalesce(bool_or({is_other}), false) FROM raw")[0]
