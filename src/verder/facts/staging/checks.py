"""What may be wrong with a row, in the order in which it is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from verder.facts import sql


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A fault: the SQL condition that a row has it, its code, and where the text stands.

    `detail` names codes that say it better on some rows: pairs of condition and code.
    """

    wrong: str
    code: str
    header: str = ""
    text: str = "NULL"
    detail: tuple[tuple[str, str], ...] = ()


def no_fault(checks: Iterable[Check]) -> str:
    """Return the condition that a row passes all checks."""
    return " AND ".join(f"NOT coalesce({check.wrong}, false)" for check in checks)


def first_code(checks: Iterable[Check]) -> str:
    """Return the code of the first fault of a row."""
    branches = []
    for check in checks:
        for better, code in check.detail:
            branches.append(f"WHEN {check.wrong} AND {better} THEN {sql.text(code)}")
        branches.append(f"WHEN {check.wrong} THEN {sql.text(check.code)}")
    return _case(branches)


def first_header(checks: Iterable[Check]) -> str:
    """Return the header over the first fault, empty where the whole row is meant."""
    return _case(f"WHEN {check.wrong} THEN {sql.text(check.header)}" for check in checks)


def first_text(checks: Iterable[Check]) -> str:
    """Return the offending text of the first fault."""
    return _case(f"WHEN {check.wrong} THEN {check.text}" for check in checks)


def _case(branches: Iterable[str]) -> str:
    return f"CASE {' '.join(branches)} END"
