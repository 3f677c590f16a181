"""Price-volume-mix straight from the invoice lines, and the figures that fill a calculator."""

from typing import Annotated, Any

from django.http import Http404
from ninja import Query, Router
from pydantic import Field

from verder.api.answers import Answer, PeriodShown, answered
from verder.api.asked import QuestionAsked
from verder.api.authentication import Caller
from verder.api.records import seen_account
from verder.api.values import LARGEST_KEY, Day, Exact, Figure, Key, Name, Shown
from verder.apps.calculate.reports.filling import filled, fills
from verder.apps.calculate.reports.own_figures import own_figures
from verder.apps.calculate.reports.price_mix import MixQuestion, price_mix_report
from verder.domain.calculate.price_volume_mix import ItemEffects, SoldFate
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period

router = Router(tags=["calculate"])
MOST_PRODUCTS = 200


class MixAsked(QuestionAsked):
    """Two periods, and of whom; without a second one, the one just before."""

    before_first_on: Day | None = None
    before_last_on: Day | None = None
    account_id: Annotated[int, Field(ge=0, le=LARGEST_KEY, description="0: all in view.")] = 0
    of_revenue: bool = Field(default=False, description="Explain revenue, and not margin.")

    @property
    def before(self) -> Period | None:
        """The days to compare with, where both are given in their order."""
        first, last = self.before_first_on, self.before_last_on
        if first is None or last is None:
            return None
        if last < first:
            raise NotComputable("periods_overlap")
        return Period.of_days(first, last)


class EffectsShown(Shown):
    """How much each cause changed the result."""

    volume: Exact
    mix: Exact
    price: Exact
    cost: Exact
    new: Exact
    lost: Exact


class MixProductShown(Shown):
    """A product in one unit, with what it did."""

    source: str
    number: str
    name: str
    unit: str
    fate: SoldFate
    quantity_before: Exact
    quantity_after: Exact
    before: Exact
    after: Exact
    effects: EffectsShown


class ApartShown(Shown):
    """What no effect is worked out for; its revenue stands in none of the figures."""

    reason: SoldFate
    count: int
    revenue_before: Exact
    revenue_after: Exact


class MixShown(Shown):
    """Why the result changed; the products are the largest differences, at most 200."""

    before_period: PeriodShown
    after_period: PeriodShown
    currency: str
    is_of_revenue: bool
    before: Exact
    after: Exact
    effects: EffectsShown
    units: list[str]
    product_count: int
    products: list[MixProductShown]
    apart: list[ApartShown]


class OwnInputShown(Shown):
    """An input of a calculator, and the figure that fills it; rows where it is made of rows."""

    key: str
    own: str
    is_before: bool
    value: Figure
    rows: list[dict[str, str]]
    left_out: int


@router.get("/price-mix", response=Answer[MixShown], operation_id="readPriceMix")
def read_price_mix(request: Caller, asked: Query[MixAsked]) -> dict[str, object]:
    """Explain a change of margin or revenue by volume, mix, price, cost, new and lost products."""
    account = seen_account(request.user, asked.account_id) if asked.account_id else None

    def found() -> dict[str, Any]:
        report = price_mix_report(
            user=request.user,
            asked=MixQuestion(
                question=asked.question,
                before=asked.before,
                account=account,
                asks_revenue=asked.of_revenue,
            ),
        )
        largest = sorted(report.found.rows, key=lambda row: -abs(row.difference))
        return {
            "before_period": report.before,
            "after_period": report.after,
            "currency": report.basis.currency,
            "is_of_revenue": report.is_of_revenue,
            "before": report.found.before,
            "after": report.found.after,
            "effects": report.found.effects,
            "units": list(report.found.units),
            "product_count": len(report.found.rows),
            "products": [_product(row) for row in largest[:MOST_PRODUCTS]],
            "apart": [
                {
                    "reason": fate,
                    "count": len(items),
                    "revenue_before": sum(item.before.revenue for item in items),
                    "revenue_after": sum(item.after.revenue for item in items),
                }
                for fate, items in report.found.apart.items()
            ],
        }

    return answered(found)


def _product(row: ItemEffects) -> dict[str, Any]:
    source, _, number = row.item.key.partition("\n")
    return {
        "source": source,
        "number": number,
        "name": row.item.name,
        "unit": row.item.unit,
        "fate": row.fate,
        "quantity_before": row.item.before.quantity,
        "quantity_after": row.item.after.quantity,
        "before": row.item.before.contribution,
        "after": row.item.after.contribution,
        "effects": row.effects,
    }


@router.get(
    "/accounts/{int:account_id}/calculators/{key}",
    response=Answer[list[OwnInputShown]],
    operation_id="readOwnFigures",
)
def read_own_figures(
    request: Caller, account_id: Key, key: Name, asked: Query[QuestionAsked]
) -> dict[str, object]:
    """Return which inputs of a calculator the figures of an account fill."""
    account = seen_account(request.user, account_id)
    if not fills(key):
        raise Http404

    def found() -> list[dict[str, Any]]:
        own = own_figures(
            user=request.user,
            account=account,
            period=asked.period,
            product_group=asked.product_group,
        )
        return [
            {
                "key": row.key,
                "own": row.own,
                "is_before": row.is_before,
                "value": row.value,
                "rows": [{name: str(value) for name, value in line.items()} for line in row.lines],
                "left_out": row.left_out,
            }
            for row in filled(key, own, "bonus")
        ]

    return answered(found)
