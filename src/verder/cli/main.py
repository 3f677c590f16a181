"""The terminal: `verder …`. Commands say here what they take; what they do is loaded when asked.

What people read of it is in the language of the terminal, which is known when this is loaded.
"""

import sys
from datetime import datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from verder.cli.calculating import add_calculation_command
from verder.cli.contacting import add_contact_commands
from verder.cli.doing import DAYS, Json, do
from verder.cli.errors import sentence_of
from verder.cli.language import gettext as _

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Kind(StrEnum):
    """What the rows of a file are."""

    LINES = "lines"
    CUSTOMERS = "customers"
    PRODUCTS = "products"
    RATES = "rates"


class Dates(StrEnum):
    """What comes first in 03-04-2026, or in 25-01-31."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class Decimals(StrEnum):
    """What parts the decimals."""

    COMMA = "comma"
    POINT = "point"


class Steps(StrEnum):
    """Where on the profit ladder a report looks."""

    CM1 = "cm1"
    CM2 = "cm2"
    CM3 = "cm3"


class Analysis(StrEnum):
    """What can be reported."""

    ABC = "abc"
    CONCENTRATION = "concentration"
    DOUBLE_PARETO = "double-pareto"
    PYRAMID = "pyramid"
    MIGRATION = "migration"
    WHALE = "whale"
    LIFE_CYCLE = "life-cycle"
    ALERTS = "alerts"
    PROFIT_LADDER = "profit-ladder"
    CONTACTS = "contacts"
    RELATIONSHIP = "relationship"
    TEAMS = "teams"
    CONTACT_PLAN = "contact-plan"


def run() -> None:
    """Run a command: exit code 0 only on success, a failure in one sentence."""
    try:
        code = app(standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)
    except Exception as failure:  # noqa: BLE001 - whatever happens, people read one sentence
        sys.stderr.write(f"{sentence_of(failure)}\n")
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def show_version(asked: bool) -> None:  # noqa: FBT001 - as typer calls it
    """Print the version and stop."""
    if asked:
        sys.stdout.write(f"verder {version('verder')}\n")
        raise typer.Exit


@app.callback(help=_("Account management that starts from your invoices."))
def verder(
    *,
    is_asked: Annotated[
        bool,
        typer.Option(
            "--version", callback=show_version, is_eager=True, help=_("Print the version.")
        ),
    ] = False,
) -> None:
    """Account management that starts from your invoices."""


@app.command(
    "import", help=_("Import files of invoice lines, customers, products or exchange rates.")
)
def import_files(  # noqa: PLR0913 - one for each flag
    files: Annotated[list[Path], typer.Argument(metavar="FILE…")],
    *,
    columns: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=HEADER,…", help=_("Which column holds which field.")),
    ] = None,
    source: Annotated[str, typer.Option(help=_("The bookkeeping it comes from."))] = "",
    dates: Annotated[Dates | None, typer.Option(help=_("What 03-04-2026 means."))] = None,
    decimal: Annotated[Decimals | None, typer.Option(help=_("What parts the decimals."))] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("The sheet of a workbook."))
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("How a text file is encoded."))
    ] = None,
    revenue_accounts: Annotated[
        str, typer.Option(metavar="NUMBER,…", help=_("The revenue accounts of an audit file."))
    ] = "",
    kind: Annotated[Kind, typer.Option(help=_("What the rows are."))] = Kind.LINES,
    dry_run: Annotated[bool, typer.Option(help=_("Only say what would be imported."))] = False,
    replace_demo: Annotated[bool, typer.Option(help=_("Remove the demo company first."))] = False,
    as_json: Json = False,
) -> None:
    """Import files of invoice lines, customers, products or exchange rates."""
    do(
        "import_files",
        files=files,
        columns=columns or [],
        source=source,
        dates=dates,
        decimal=decimal,
        sheet=sheet,
        encoding=encoding,
        revenue_accounts=revenue_accounts,
        kind=str(kind),
        dry_run=dry_run,
        replace_demo=replace_demo,
        as_json=as_json,
    )


@app.command(
    "import-drivers",
    help=_("Import files of cost drivers: orders, deliveries, visits, hours, or open items."),
)
def import_drivers(  # noqa: PLR0913 - one for each flag
    files: Annotated[list[Path], typer.Argument(metavar="FILE…")],
    *,
    open_items: Annotated[
        bool, typer.Option("--open-items", help=_("The rows are open items and payments."))
    ] = False,
    columns: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=HEADER,…", help=_("Which column holds which field.")),
    ] = None,
    source: Annotated[
        str, typer.Option(help=_("The bookkeeping whose customer numbers the files use."))
    ] = "",
    dates: Annotated[Dates | None, typer.Option(help=_("What 03-04-2026 means."))] = None,
    decimal: Annotated[Decimals | None, typer.Option(help=_("What parts the decimals."))] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("The sheet of a workbook."))
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("How a text file is encoded."))
    ] = None,
    dry_run: Annotated[bool, typer.Option(help=_("Only say what would be imported."))] = False,
    replace_demo: Annotated[bool, typer.Option(help=_("Remove the demo company first."))] = False,
    as_json: Json = False,
) -> None:
    """Import files of cost drivers, or of open items."""
    do(
        "import_files",
        files=files,
        columns=columns or [],
        source=source,
        dates=dates,
        decimal=decimal,
        sheet=sheet,
        encoding=encoding,
        kind="open_items" if open_items else "drivers",
        dry_run=dry_run,
        replace_demo=replace_demo,
        as_json=as_json,
    )


@app.command("imports", help=_("List what was imported, the last one first."))
def list_imports(*, as_json: Json = False) -> None:
    """List what was imported, the last one first."""
    do("list_imports", as_json=as_json)


@app.command(
    "import-contacts",
    help=_("Import a file of contacts: address cards, or CSV or Excel of another program."),
)
def import_contacts(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    dry_run: Annotated[bool, typer.Option(help=_("Only say what would be imported."))] = False,
    as_json: Json = False,
) -> None:
    """Import a file of contacts: address cards, or CSV or Excel of another program."""
    do("import_contacts", file=file, dry_run=dry_run, as_json=as_json)


@app.command("undo-import", help=_("Undo an import, whole."))
def undo_import(import_id: Annotated[int, typer.Argument(metavar="ID")]) -> None:
    """Undo an import, whole."""
    do("undo_import", import_id=import_id)


@app.command(
    help=_("Report on the last twelve complete months of the invoice lines, or on other days.")
)
def report(
    analysis: Analysis,
    account: Annotated[
        str | None,
        typer.Argument(metavar="[ACCOUNT]", help=_("Which account, for contacts: number or name.")),
    ] = None,
    *,
    first_on: Annotated[
        datetime | None, typer.Option("--from", formats=DAYS, help=_("The first day."))
    ] = None,
    last_on: Annotated[
        datetime | None, typer.Option("--to", formats=DAYS, help=_("The last day, included."))
    ] = None,
    all_days: Annotated[bool, typer.Option("--all", help=_("All invoice lines."))] = False,
    as_json: Json = False,
    step: Annotated[
        Steps | None,
        typer.Option(help=_("The step of the profit ladder, for whale and double-pareto.")),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help=_("Print CSV."))] = False,
) -> None:
    """Report on the last twelve complete months of the invoice lines, or on other days."""
    if analysis is Analysis.CONTACTS:
        do("report_contacts", account=account, as_json=as_json, as_csv=as_csv)
        return
    if account is not None:
        raise typer.BadParameter(_("Only the report contacts takes an account."))
    do(
        "report",
        analysis=str(analysis),
        first_on=first_on.date() if first_on else None,
        last_on=last_on.date() if last_on else None,
        all_days=all_days,
        step=str(step) if step else None,
        as_json=as_json,
        as_csv=as_csv,
    )


@app.command(help=_("Start the web application and its workers."))
def serve(
    *,
    host: Annotated[str, typer.Option(help=_("Where to listen."))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
) -> None:
    """Start the web application and its workers."""
    do("serve", host=host, port=port)


@app.command(help=_("Do background work until stopped."))
def worker() -> None:
    """Do background work until stopped."""
    do("worker")


add_contact_commands(app)
add_calculation_command(app)


@app.command(help=_("Fill an empty installation with a demo company."))
def demo(
    *,
    customers: Annotated[int, typer.Option(min=20, max=100_000)] = 800,
    years: Annotated[int, typer.Option(min=1, max=20)] = 3,
    lines: Annotated[
        int | None,
        typer.Option(min=1_000, max=100_000_000, help=_("About how many invoice lines.")),
    ] = None,
    seed: Annotated[int, typer.Option(help=_("The same seed makes the same company."))] = 1,
    if_empty: Annotated[bool, typer.Option(help=_("Do nothing where there are data."))] = False,
) -> None:
    """Fill an empty installation with a demo company."""
    do(
        "demo",
        customers=customers,
        years=years,
        lines=lines,
        seed=seed,
        if_empty=if_empty,
    )


@app.command(help=_("Make an administrator, who makes the other users in the browser."))
def createadmin(
    *,
    email: Annotated[str, typer.Option(prompt=_("E-mail"))],
    name: Annotated[str, typer.Option(prompt=_("Name"))],
    password: Annotated[
        str,
        typer.Option(
            prompt=_("Password"),
            hide_input=True,
            confirmation_prompt=True,
            envvar="VERDER_PASSWORD",
        ),
    ],
) -> None:
    """Make an administrator, who makes the other users in the browser."""
    do("createadmin", email=email, name=name, password=password)


@app.command(help=_("Write all records and invoice lines to one verified file."))
def backup(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Write all records and invoice lines to one verified file."""
    do("backup", file=file)


@app.command(help=_("Put back what a backup holds, in the place of all that is here."))
def restore(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """Put back what a backup holds, in the place of all that is here."""
    do("restore", file=file)
