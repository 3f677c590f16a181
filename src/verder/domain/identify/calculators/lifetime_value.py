"""What a customer is worth for as long as it stays, with a range and never one bare number.

Literature (Gupta & Lehmann): m·r ÷ (1 + d − r) where the first margin comes after a year, and
m·(1 + d) ÷ (1 + d − r) where it comes now; with growth r becomes r·(1 + g).
"""

from decimal import Decimal

from verder.domain.engines.calculators.card import (
    Calculator,
    Check,
    Choice,
    Curve,
    Example,
    Given,
    Input,
    Mark,
    Parts,
    Refusal,
    Saying,
    Step,
    Unit,
)


def _value(retention: str) -> str:
    """Return the formula of the value at a retention."""
    kept = f"{retention} * (1 + growth)"
    return (
        f"margin * if_(first == 'now', 1 + discount, {kept}) / (1 + discount - {kept})"
        " - acquisition_cost"
    )


def _endless(retention: str) -> tuple[Refusal, ...]:
    """Return the refusal of a value that has no end."""
    return (Refusal(f"1 + discount <= {retention} * (1 + growth)", "growth_outruns_discount"),)


def _published(retention: str) -> Given:
    return {"margin": "100", "retention": retention, "discount": "0.10"}


WORKED = {
    "margin": "40000",
    "retention": "0.85",
    "discount": "0.10",
    "acquisition_cost": "60000",
}
METRICS = "Farris et al., Marketing Metrics"

CALCULATOR = Calculator(
    key="lifetime_value",
    area="identify",
    concept="A13",
    mark=Mark.LITERATURE,
    asked=(
        Input(key="margin", unit=Unit.MONEY, least=None),
        Input(
            key="retention",
            unit=Unit.SHARE,
            most=Decimal(1),
            slider=(Decimal("0.50"), Decimal("0.98")),
        ),
        Input(
            key="discount",
            unit=Unit.SHARE,
            most=Decimal(2),
            is_open=True,
            slider=(Decimal("0.02"), Decimal("0.25")),
        ),
        Input(key="acquisition_cost", unit=Unit.MONEY, is_optional=True),
        Input(
            key="growth",
            unit=Unit.SHARE,
            least=Decimal(-1),
            most=Decimal(1),
            is_open=True,
            is_optional=True,
            slider=(Decimal("-0.10"), Decimal("0.10")),
        ),
        Choice("first", ("later", "now")),
    ),
    steps=(
        Step("low_retention", "max(retention - 0.05, 0)", Unit.SHARE),
        Step("high_retention", "max(retention, min(retention + 0.05, 0.98))", Unit.SHARE),
        Step(
            "value",
            _value("retention"),
            Unit.MONEY,
            refusals=_endless("retention"),
            is_result=True,
        ),
        Step("value_at_low", _value("low_retention"), Unit.MONEY, _endless("low_retention")),
        Step("value_at_high", _value("high_retention"), Unit.MONEY, _endless("high_retention")),
        Step("low", "min(value_at_low, value_at_high)", Unit.MONEY, is_result=True),
        Step("high", "max(value_at_low, value_at_high)", Unit.MONEY, is_result=True),
        Step(
            "years_kept",
            "1 / (1 - retention)",
            Unit.YEARS,
            refusals=(Refusal("retention == 1", "never_leaves"),),
        ),
    ),
    checks=(
        Check(
            "(value + acquisition_cost) * (1 + discount - retention * (1 + growth))",
            "margin * if_(first == 'now', 1 + discount, retention * (1 + growth))",
        ),
    ),
    conclusions=(
        Saying("negative", "high < 0"),
        Saying("unsure", "low < 0 and high >= 0"),
        Saying("worth", "low >= 0"),
        Saying("worth_at_least", "value >= 0 or value < 0"),
    ),
    warnings=(
        Saying("costs_money", "margin < 0"),
        Saying("hardly_leaves", "retention > 0.98"),
    ),
    pictures=(
        Curve(
            over="retention",
            start="max(retention - 0.15, 0)",
            end="max(retention, min(retention + 0.10, 0.98))",
            values=("value",),
            marks=("low_retention", "retention", "high_retention"),
        ),
        Parts(("low", "value", "high")),
    ),
    examples=(
        Example(
            source="A13",
            given=WORKED,
            expected={"value": "76000", "low": "46666.67", "high": "120000"},
        ),
        Example(source="A13", given={**WORKED, "first": "now"}, expected={"value": "116000"}),
        Example(source=METRICS, given=_published("0.8"), expected={"value": "266.666667"}),
        Example(source=METRICS, given=_published("0.0"), expected={"value": "0"}),
        Example(source=METRICS, given=_published("1.0"), expected={"value": "1000"}),
    ),
)
