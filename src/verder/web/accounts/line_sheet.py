"""Invoice lines as a table to take along."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from verder.documents.sheet import Kind, Sheet, SheetColumn, Value
from verder.facts.rows import LineRow


def line_sheet(lines: Iterable[LineRow], title: str, *, has_costs: bool) -> Sheet:
    """Return the lines as a finished table; cost only for who may see margins."""
    columns = [
        SheetColumn(_("Date"), Kind.DATE),
        SheetColumn(_("Invoice")),
        SheetColumn(_("Line")),
        SheetColumn(_("Customer number")),
        SheetColumn(_("Product number")),
        SheetColumn(_("Product")),
        SheetColumn(_("Product group")),
        SheetColumn(_("Quantity"), Kind.DECIMAL),
        SheetColumn(_("Net amount"), Kind.EXACT_MONEY),
        SheetColumn(_("Currency")),
        *([SheetColumn(_("Cost"), Kind.EXACT_MONEY)] if has_costs else []),
        SheetColumn(_("Salesperson")),
        SheetColumn(_("Source")),
        SheetColumn(_("Row in the file"), Kind.NUMBER),
    ]
    rows = (_row(line, has_costs=has_costs) for line in lines)
    return Sheet(title=title, columns=columns, rows=rows)


def _row(line: LineRow, *, has_costs: bool) -> list[Value]:
    return [
        line.date,
        line.invoice,
        line.line,
        line.customer,
        line.product,
        line.product_name,
        line.product_group,
        line.quantity,
        line.amount,
        line.currency,
        *([line.cost] if has_costs else []),
        line.salesperson,
        line.source,
        line.row,
    ]
