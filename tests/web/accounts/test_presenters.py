"""What the account pages show."""

from datetime import date
from decimal import Decimal

from verder.facts.rows import LineRow
from verder.web.accounts.charts import groups_option
from verder.web.accounts.presenters import invoices_of


def line(
    invoice: str | None, amount: str, *, kind: str = "invoice", currency: str = "EUR", row: int = 2
) -> LineRow:
    return LineRow(
        import_id=1,
        row=row,
        source="shop",
        invoice=invoice,
        line=None,
        kind=kind,
        date=date(2026, 3, 1),
        customer="10",
        product=None,
        product_name=None,
        product_group=None,
        quantity=None,
        amount=Decimal(amount),
        cost=None,
        currency=currency,
        salesperson=None,
    )


def test_lines_of_one_invoice_stand_together_with_their_sum() -> None:
    lines = [line("F1", "10.50"), line("F1", "4.50"), line("F2", "-3", kind="credit_note")]
    found = invoices_of(lines)
    assert [(invoice.number, len(invoice.lines), invoice.amounts) for invoice in found] == [
        ("F1", 2, (("EUR", Decimal("15.00")),)),
        ("F2", 1, (("EUR", Decimal(-3)),)),
    ]
    assert [invoice.is_credit_note for invoice in found] == [False, True]


def test_currencies_of_one_invoice_are_never_added_together() -> None:
    (invoice,) = invoices_of([line("F1", "10"), line("F1", "7", currency="USD")])
    assert invoice.amounts == (("EUR", Decimal(10)), ("USD", Decimal(7)))


def test_lines_without_an_invoice_number_stand_together_a_day() -> None:
    (invoice,) = invoices_of([line(None, "1"), line(None, "2", row=3)])
    assert (invoice.number, invoice.amounts) == ("", (("EUR", Decimal(3)),))


def test_the_largest_product_group_is_drawn_at_the_top_beside_the_period_before() -> None:
    option = groups_option(
        ["Tools", "Paint"],
        now=("2026", [Decimal("5.005"), Decimal(2)]),
        before=("2025", [Decimal(4), Decimal(3)]),
    )
    assert option["yAxis"] == {"type": "category", "data": ["Tools", "Paint"], "inverse": True}
    assert [(series["name"], series["data"]) for series in option["series"]] == [
        ("2026", [5.0, 2.0]),
        ("2025", [4.0, 3.0]),
    ]
