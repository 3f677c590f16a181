"""What was found in a file survives being kept as JSON."""

import json
from datetime import date
from decimal import Decimal

from verder.facts.findings import (
    Inspection,
    MonthTotal,
    Note,
    Preview,
    Question,
    Rejected,
    Tally,
)
from verder.facts.findings_json import (
    findings_as_json,
    inspection_from_json,
    preview_from_json,
)

INSPECTION = Inspection(
    reader="csv",
    package="exact_online",
    encoding="utf-8",
    delimiter=";",
    sheet=None,
    sheets=(),
    header_row=1,
    headers=("Factuurdatum", "Bedrag"),
    columns={"date": "Factuurdatum", "amount": "Bedrag"},
    sample=(("03-04-2026", "1.234,50"),),
    dates=None,
    decimal="comma",
    questions=(
        Question(
            about="dates", code="dates_ambiguous", options=("dmy", "mdy"), examples=("03-04-2026",)
        ),
    ),
    notes=(Note(code="preamble_skipped", details={"rows": 2}),),
)
PREVIEW = Preview(
    read=Tally(rows=3, amounts={"EUR": Decimal("10.0001")}, unknown=1),
    kept=Tally(rows=2, amounts={"EUR": Decimal("10.0001")}),
    rejected=Tally(rows=1, amounts={}, unknown=1),
    known=Tally(rows=0, amounts={}),
    without_customer=Tally(rows=0, amounts={}),
    credit_notes=Tally(rows=1, amounts={"EUR": Decimal("-5.0000")}),
    repeated=0,
    customers=2,
    first_on=date(2026, 1, 3),
    last_on=None,
    is_last_month_partial=True,
    months=(
        MonthTotal(month=date(2026, 1, 1), currency="EUR", lines=2, amount=Decimal("10.0001")),
    ),
    rejected_by_code={"date_unreadable": 1},
    rejected_sample=(Rejected(row=4, column="Datum", code="date_unreadable", text="32-01-2026"),),
    computed_amounts=2,
    rounded_amounts=1,
    rounding_total=Decimal("0.00003"),
    lines_without_cost=2,
    notes=(),
)


def test_an_inspection_comes_back_as_it_was() -> None:
    stored = json.loads(json.dumps(findings_as_json(INSPECTION)))
    assert inspection_from_json(stored) == INSPECTION


def test_a_preview_comes_back_as_it_was_to_the_last_decimal() -> None:
    stored = json.loads(json.dumps(findings_as_json(PREVIEW)))
    assert preview_from_json(stored) == PREVIEW
