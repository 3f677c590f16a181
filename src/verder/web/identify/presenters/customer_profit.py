"""What the page of customer profit says and lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.customer_profit import CustomerProfit, Field
from verder.domain.identify.loss_advice import LossAdvice, loss_advice
from verder.domain.identify.profit_ladder import Figure
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.identify.presenters.columns import account_column, column, further
from verder.web.identify.presenters.words import ADVICE_NAMES, FIELD_NAMES, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.customer_profit import CustomerProfitReport


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerLine:
    """A customer of the map, with the advice for who loses money."""

    name: str
    customer: CustomerProfit
    advice: LossAdvice | None

    def __str__(self) -> str:
        return self.name


def customer_lines(
    customers: Sequence[CustomerProfit], names: Mapping[int, str], average: Figure
) -> list[CustomerLine]:
    """Return the customers, the largest first."""
    return [
        CustomerLine(
            name=names.get(each.account_id, "?"),
            customer=each,
            advice=loss_advice(
                each.profit, margin_share=each.margin_share, average_margin_share=average
            ),
        )
        for each in customers
    ]


def customer_profit_sentences(report: "CustomerProfitReport") -> list[SafeString]:
    """Return the map in plain words."""
    currency = report.basis.currency
    losers = [each for each in report.customers if each.profit < 0]
    lost = -sum((each.profit for each in losers), Decimal(0))
    return [*_below(len(losers), lost, currency), *_aggressive(report), *_covered(report)]


def _below(count: int, lost: Decimal, currency: str) -> list[SafeString]:
    if not count:
        return [said(_("Every customer with a known cost to serve lies above the diagonal."))]
    text = ngettext(
        "<strong>{count}</strong> customer lies below the diagonal: serving it costs "
        "<strong>{amount}</strong> more than its margin.",
        "<strong>{count}</strong> customers lie below the diagonal: serving them costs "
        "<strong>{amount}</strong> more than their margin.",
        count,
    )
    return [said(text, count=formats.number(count), amount=formats.money(lost, currency))]


def _aggressive(report: "CustomerProfitReport") -> list[SafeString]:
    totals = report.fields[Field.AGGRESSIVE]
    if not totals.customers:
        return []
    text = ngettext(
        "{count} customer buys cheap and asks much; its revenue is {revenue}, its profit {profit}.",
        "{count} customers buy cheap and ask much; their revenue is {revenue}, their profit "
        "{profit}.",
        totals.customers,
    )
    currency = report.basis.currency
    return [
        said(
            text,
            count=formats.number(totals.customers),
            revenue=formats.money(totals.revenue, currency),
            profit=formats.money(totals.profit, currency),
        )
    ]


def _covered(report: "CustomerProfitReport") -> list[SafeString]:
    if not report.left_out or isinstance(report.coverage, NotComputable):
        return []
    text = ngettext(
        "{count} customer has no place, for an input is missing: the map covers {coverage} of "
        "revenue.",
        "{count} customers have no place, for an input is missing: the map covers {coverage} "
        "of revenue.",
        len(report.left_out),
    )
    return [
        said(text, count=formats.number(len(report.left_out)), coverage=pct(report.coverage, 1))
    ]


def customer_words(line: CustomerLine, currency: str) -> str:
    """Return what a point of the map tells."""
    each = line.customer
    return "\n".join(
        [
            line.name,
            str(FIELD_NAMES[each.field]),
            _("Net revenue %(amount)s") % {"amount": formats.money(each.revenue, currency)},
            _("Gross margin %(amount)s") % {"amount": formats.share(each.margin_share)},
            _("Cost to serve %(share)s") % {"share": formats.share(each.service_share)},
            _("Profit %(amount)s") % {"amount": formats.money(each.profit, currency)},
        ]
    )


def customer_table() -> TableSpec[CustomerLine]:
    """Return the list of customers on the map."""
    return TableSpec(
        name="customers",
        columns=_columns(),
        sort="profit",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="field",
                title=gettext_lazy("All fields"),
                choices=[(str(field), FIELD_NAMES[field]) for field in Field],
                matches=lambda line, field: line.customer.field == field,
            ),
            Filter(
                key="sign",
                title=gettext_lazy("Profit and loss"),
                choices=[
                    ("loss", gettext_lazy("loses money")),
                    ("profit", gettext_lazy("earns money")),
                ],
                matches=lambda line, sign: (line.customer.profit < 0) == (sign == "loss"),
            ),
        ],
        key=lambda line: line.customer.account_id,
    )


def _columns() -> list[Column[CustomerLine]]:
    return [
        account_column(lambda line: reverse("account_profit", args=[line.customer.account_id])),
        column("field", gettext_lazy("Field"), lambda line: str(FIELD_NAMES[line.customer.field])),
        column(
            "revenue", gettext_lazy("Net revenue"), lambda line: line.customer.revenue, Kind.MONEY
        ),
        column(
            "margin", gettext_lazy("Margin %"), lambda line: line.customer.margin_share, Kind.SHARE
        ),
        column(
            "service",
            gettext_lazy("Cost to serve %"),
            lambda line: line.customer.service_share,
            Kind.SHARE,
        ),
        column("profit", gettext_lazy("Profit"), lambda line: line.customer.profit, Kind.MONEY),
        further(
            "profit_share",
            gettext_lazy("Profit %"),
            lambda line: line.customer.profit_share,
            Kind.SHARE,
        ),
        further(
            "advice",
            gettext_lazy("Advice"),
            lambda line: str(ADVICE_NAMES[line.advice]) if line.advice else "",
        ),
    ]
