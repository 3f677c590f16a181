"""`verder report contacts ACCOUNT`: who of both sides meets whom how often a year."""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.accounts.models import Account
from verder.apps.intensify.reports.contact_matrix import MatrixReport, contact_matrix_report
from verder.apps.intensify.reports.matrix_json import matrix_json
from verder.cli.accounts import account_named
from verder.cli.errors import Stopped
from verder.cli.output import print_csv, print_json, print_table
from verder.domain.intensify.contact_matrix import ContactMeasures
from verder.domain.values.missing import NotComputable

LEFT_OUT = {"buyers", "servers", "mismatches"}  # they stand in lists of their own


def main(*, account: str | None, as_json: bool, as_csv: bool) -> None:
    """Print the matrix of one account: its number here, its customer number, or its name."""
    if as_json and as_csv:
        raise Stopped(_("Choose one of --json and --csv."))
    report = contact_matrix_report(
        user=None, account=account_named(account or ""), on=timezone.localdate()
    )
    if as_json:
        print_json(as_plain({**matrix_json(report), "measures": measures_of(report.measures)}))
    elif as_csv:
        print_csv(*lines_of(report))
    else:
        print_table(
            _("DMU–PSU matrix of %(account)s") % {"account": report.account}, *lines_of(report)
        )


def measures_of(measures: ContactMeasures) -> dict[str, Any]:
    """Return the measures of the whole account by name."""
    return {name: value for name, value in asdict(measures).items() if name not in LEFT_OUT}


def lines_of(report: MatrixReport) -> tuple[list[str], list[list[object]]]:
    """Return a line for each person of the customer: current and ideal for each colleague."""
    headers = [_("person"), *(column.colleague.name for column in report.columns), _("coverage")]
    shares = {each.key: each.coverage_share for each in report.measures.buyers}
    rows: list[list[object]] = [
        [
            str(row.position),
            *(_cell(report, (row.key, column.key)) for column in report.columns),
            as_plain(shares[row.key]),
        ]
        for row in report.rows
    ]
    return headers, rows


def _cell(report: MatrixReport, pair: tuple[int, int]) -> str:
    cell = report.cells.get(pair)
    if cell is None:
        return ""
    now = "?" if cell.current.times is None else f"{round(cell.current.times, 1).normalize():f}"
    return f"{now}/{(cell.ideal or Decimal(0)).normalize():f}"


def as_plain(value: Any) -> Any:  # noqa: ANN401 - whatever the report holds
    """Return a value as JSON takes it: figures as numbers, without an answer null."""
    if isinstance(value, Mapping):
        return {key: as_plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_plain(each) for each in value]
    if isinstance(value, Account):
        return {"id": value.pk, "name": value.name}
    if isinstance(value, Decimal):
        return round(float(value), 6)
    if value is None or isinstance(value, NotComputable):
        return None
    return value if isinstance(value, int | str) else str(value)
