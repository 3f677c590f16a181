"""What an import does, for its page: of invoice lines, and of customers, products and rates."""

from typing import Any

from django.http import QueryDict

from verder.apps.accounts.outcomes import RowsPreview
from verder.apps.core.sentences import sentence
from verder.apps.imports.enums import ImportKind
from verder.apps.imports.models import Import
from verder.facts.findings import Preview
from verder.facts.findings_json import preview_from_json
from verder.web.core import formats
from verder.web.imports.charts import months_option
from verder.web.imports.presenters.balance import balance_of
from verder.web.imports.presenters.changes import change_rows
from verder.web.imports.presenters.months import month_rows, months_table
from verder.web.imports.presenters.rejects import reasons, rejected_row, rejected_rows
from verder.web.imports.reading import said


def preview_context(import_: Import, query: QueryDict) -> dict[str, Any]:
    """Return what the import does; the reason in the address narrows the rejected rows."""
    if not import_.preview:
        return {}
    if import_.kind == ImportKind.LINES:
        return lines_context(preview_from_json(import_.preview), query)
    return rows_context(RowsPreview.from_json(import_.preview), import_.kind)


def lines_context(preview: Preview, query: QueryDict) -> dict[str, Any]:
    """Return what an import of invoice lines does."""
    reason = query.get("reason", "")
    balance = balance_of(preview)
    months = month_rows(preview.months, balance.currencies)
    by_currency = {
        currency: [row.amounts[place] for row in months]
        for place, currency in enumerate(balance.currencies)
    }
    return {
        "preview": preview,
        "balance": balance,
        "months_table": months_table(months, balance.currencies, query),
        "months_chart": months_option([formats.month(row.month) for row in months], by_currency),
        "credit_notes": sorted(preview.credit_notes.amounts.items()),
        "without_customer": sorted(preview.without_customer.amounts.items()),
        "reasons": reasons(preview, sentence),
        "rejected_rows": rejected_rows(preview, sentence, code=reason),
        "reason": reason,
        "notes": said(preview.notes),
        "can_import": preview.kept.rows > 0,
        "count": preview.kept.rows,
    }


def rows_context(preview: RowsPreview, kind: str) -> dict[str, Any]:
    """Return what an import of customers, products or rates does."""
    count = preview.new + preview.changed
    return {
        "changes": preview,
        "rejected_rows": [rejected_row(row, sentence) for row in preview.rejected_sample],
        "notes": said(preview.notes),
        "change_rows": change_rows(preview.sample, kind),
        "can_import": count > 0,
        "count": count,
    }
