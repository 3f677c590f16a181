"""What the whale page says and lists."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.loss_advice import loss_advice
from verder.domain.identify.profit_ladder import Figure, Step
from verder.domain.identify.whale import AccountProfit, Whale, WhaleZone, zone_of
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.identify.presenters.columns import account_column, column, further
from verder.web.identify.presenters.words import ADVICE_NAMES, STEP_NAMES, ZONE_NAMES, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.whale import WhaleReport

NO_REVENUE = NotComputable("no_positive_revenue")


@dataclass(frozen=True, slots=True, kw_only=True)
class WhaleLine:
    """An account of the curve, with the advice for who loses money."""

    name: str
    place: int
    account: AccountProfit
    zone: WhaleZone
    cumulative: Decimal
    margin_share: Figure
    advice: str

    @property
    def profit_share(self) -> Figure:
        """What is left as a share of revenue."""
        account = self.account
        return account.profit / account.revenue if account.revenue > 0 else NO_REVENUE

    def __str__(self) -> str:
        return self.name


def whale_lines(report: "WhaleReport") -> list[WhaleLine]:
    """Return the accounts in the order of the curve."""
    accounts = report.found.accounts
    return [_line(report, place, account) for place, account in enumerate(accounts, start=1)]


def _line(report: "WhaleReport", place: int, account: AccountProfit) -> WhaleLine:
    margin_share = report.profit.ladders[account.account_id].share(Step.CM1)
    advice = loss_advice(
        account.profit,
        margin_share=margin_share,
        average_margin_share=report.profit.margin_share,
    )
    return WhaleLine(
        name=report.names.get(account.account_id, "?"),
        place=place,
        account=account,
        zone=zone_of(account, report.found.limits.neutral_share),
        cumulative=report.found.cumulative[place],
        margin_share=margin_share,
        advice=str(ADVICE_NAMES[advice]) if advice else "",
    )


def whale_sentences(report: "WhaleReport") -> list[SafeString]:
    """Return the curve in plain words."""
    found, currency = report.found, report.basis.currency
    return [*_peak(found, currency), *_losses(found, currency), *_best(found), *_covered(found)]


def _peak(found: Whale, currency: str) -> list[SafeString]:
    if isinstance(found.peak_share, NotComputable):
        text = _("Together it comes to {profit}: there is no profit to take shares of.")
        return [said(text, profit=formats.money(found.profit, currency))]
    if found.peak_at == found.customers:
        text = _("No customer loses money: the profit of <strong>{profit}</strong> is kept whole.")
        return [said(text, profit=formats.money(found.profit, currency))]
    text = _(
        "The best {count} customers make <strong>{peak}</strong>, which is {share} of the "
        "profit of {profit} that is left."
    )
    return [
        said(
            text,
            count=formats.number(found.peak_at),
            peak=formats.money(found.peak, currency),
            share=pct(found.peak_share, 1),
            profit=formats.money(found.profit, currency),
        )
    ]


def _losses(found: Whale, currency: str) -> list[SafeString]:
    if not found.loss_makers:
        return []
    text = ngettext(
        "<strong>{count}</strong> customer loses money and takes <strong>{amount}</strong> "
        "away again.",
        "<strong>{count}</strong> customers lose money and take <strong>{amount}</strong> "
        "away again.",
        found.loss_makers,
    )
    return [
        said(
            text,
            count=formats.number(found.loss_makers),
            amount=formats.money(found.destroyed, currency),
        )
    ]


def _best(found: Whale) -> list[SafeString]:
    if isinstance(found.best_profit_share, NotComputable):
        return []
    text = _("The best {part} of the customers bring {share} of the profit.")
    return [said(text, part=pct(found.limits.best_share), share=pct(found.best_profit_share, 1))]


def _covered(found: Whale) -> list[SafeString]:
    if not found.left_out or isinstance(found.coverage, NotComputable):
        return []
    text = ngettext(
        "{count} customer is left out, for a cost is missing: the curve covers {coverage} of "
        "revenue.",
        "{count} customers are left out, for a cost is missing: the curve covers {coverage} of "
        "revenue.",
        len(found.left_out),
    )
    return [said(text, count=formats.number(len(found.left_out)), coverage=pct(found.coverage, 1))]


def point_words(line: WhaleLine, step: Step, currency: str) -> str:
    """Return what a point of the curve tells."""
    return "\n".join(
        [
            line.name,
            f"{STEP_NAMES[step]} {formats.money(line.account.profit, currency)}",
            _("Net revenue %(amount)s") % {"amount": formats.money(line.account.revenue, currency)},
            _("So far %(amount)s") % {"amount": formats.money(line.cumulative, currency)},
        ]
    )


def whale_table(step: Step) -> TableSpec[WhaleLine]:
    """Return the list of accounts on the curve."""
    return TableSpec(
        name="whale",
        columns=_columns(step),
        sort="place",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="zone",
                title=gettext_lazy("All zones"),
                choices=[(str(zone), ZONE_NAMES[zone]) for zone in WhaleZone],
                matches=lambda line, zone: line.zone == zone,
            )
        ],
        key=lambda line: line.account.account_id,
    )


def _columns(step: Step) -> list[Column[WhaleLine]]:
    return [
        account_column(lambda line: reverse("account_profit", args=[line.account.account_id])),
        column("place", gettext_lazy("Place"), lambda line: line.place, Kind.NUMBER),
        column("zone", gettext_lazy("Zone"), lambda line: str(ZONE_NAMES[line.zone])),
        column(
            "revenue", gettext_lazy("Net revenue"), lambda line: line.account.revenue, Kind.MONEY
        ),
        column("profit", STEP_NAMES[step], lambda line: line.account.profit, Kind.MONEY),
        column(
            "margin",
            gettext_lazy("Margin %"),
            lambda line: line.margin_share,
            Kind.SHARE,
            is_shown=step is Step.CM1,
        ),
        column(
            "profit_share",
            gettext_lazy("Profit %"),
            lambda line: line.profit_share,
            Kind.SHARE,
            is_shown=step is not Step.CM1,
        ),
        column("cumulative", gettext_lazy("So far"), lambda line: line.cumulative, Kind.MONEY),
        further(
            "costed", gettext_lazy("Cost known"), lambda line: line.account.costed_share, Kind.SHARE
        ),
        further("advice", gettext_lazy("Advice"), lambda line: line.advice),
    ]
