"""Rejected rows as a file that can be downloaded, mended and imported alone."""

import csv
from collections.abc import Sequence

from verder.apps.core.sentences import sentence
from verder.apps.imports.folders import rejects_of
from verder.apps.imports.models import Import
from verder.facts.findings import Rejected


def write_rejects(import_: Import, rejected: Sequence[Rejected]) -> None:
    """Write the rejected rows of customers, products or rates; no file where there are none."""
    path = rejects_of(import_.pk)
    path.unlink(missing_ok=True)
    if not rejected:
        return
    with path.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(["row", "column", "reason", "text"])
        for one in rejected:
            details = {"row": one.row, "column": one.column, "text": one.text}
            writer.writerow([one.row, one.column, sentence(one.code, details), one.text])
