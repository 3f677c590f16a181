"""Imports as the terminal prints them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from verder.apps.accounts.outcomes import RowsPreview
from verder.apps.core.sentences import sentence
from verder.apps.imports.models import Import
from verder.cli.output import money, print_table, say, shown
from verder.facts.findings import Note, Preview, Rejected, Tally
from verder.facts.findings_json import preview_from_json

SHOWN_REJECTS = 5


def lines_shape(import_: Import, *, is_done: bool) -> dict[str, Any]:
    """Return what JSON says of an import of invoice lines; its id is null before it is done."""
    found = preview_of(import_)
    return {
        "import": import_.pk if is_done else None,
        "lines": found.kept.rows,
        "rejected": found.rejected.rows,
        "known": found.known.rows,
        "without_customer": {
            "lines": found.without_customer.rows,
            "amount": single(found.without_customer.amounts, found.kept.amounts),
        },
        "customers": found.customers,
        "net_amount": single(found.kept.amounts, found.kept.amounts),
        "net_amounts": {name: money(amount) for name, amount in found.kept.amounts.items()},
        "from": found.first_on.isoformat() if found.first_on else None,
        "to": found.last_on.isoformat() if found.last_on else None,
    }


def single(amounts: Mapping[str, Decimal], of_file: Mapping[str, Decimal]) -> str | None:
    """Return the amount where the file has one currency."""
    if len(of_file) > 1:
        return None
    return money(sum(amounts.values(), Decimal(0)))


def rows_shape(import_: Import, *, is_done: bool) -> dict[str, Any]:
    """Return what JSON says of an import of customers, products or rates."""
    found = RowsPreview.from_json(import_.preview or {})
    return {
        "import": import_.pk if is_done else None,
        "kind": import_.kind,
        "read": found.read,
        "new": found.new,
        "changed": found.changed,
        "unchanged": found.unchanged,
        "rejected": found.rejected,
    }


def preview_of(import_: Import) -> Preview:
    """Return the preview that the record keeps."""
    return preview_from_json(import_.preview or {})


def print_lines(import_: Import) -> None:
    """Print what was found in a file of invoice lines."""
    found = preview_of(import_)
    tallies = {
        _("read"): found.read,
        _("kept"): found.kept,
        _("rejected"): found.rejected,
        _("known already"): found.known,
        _("without customer"): found.without_customer,
        _("credit notes"): found.credit_notes,
    }
    rows = [(name, tally.rows, amounts_of(tally)) for name, tally in tallies.items()]
    print_table(import_.file_name, ["", _("rows"), _("amount")], rows)
    say_rejected(found.rejected_sample)
    say_notes(found.notes)


def amounts_of(tally: Tally) -> str:
    """Return the amounts by currency."""
    return ", ".join(f"{currency} {shown(amount)}" for currency, amount in tally.amounts.items())


def print_rows(import_: Import) -> None:
    """Print what was found in a file of customers, products or rates."""
    found = RowsPreview.from_json(import_.preview or {})
    counts = {
        _("read"): found.read,
        _("new"): found.new,
        _("changed"): found.changed,
        _("unchanged"): found.unchanged,
        _("rejected"): found.rejected,
    }
    print_table(import_.file_name, ["", _("rows")], list(counts.items()))
    say_rejected(found.rejected_sample)
    say_notes(found.notes)


def say_rejected(rejected: tuple[Rejected, ...]) -> None:
    """Tell of the first rejected rows why."""
    for one in rejected[:SHOWN_REJECTS]:
        details = {"row": one.row, "column": one.column, "text": one.text}
        say(sentence(one.code, details))


def say_notes(notes: tuple[Note, ...]) -> None:
    """Tell what is worth knowing."""
    for note in notes:
        say(sentence(note.code, note.details))
