"""What the whale page says and lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.whale import AccountProfit, Whale, WhaleZone, zone_of
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, Filter, TableSpec
from verder.web.identify.presenters.words import ZONE_NAMES, pct, said

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
    advice: str

    @property
    def margin_share(self) -> Decimal | NotComputable:
        """Gross margin as a share of revenue."""
        return margin_share(self.account)

    def __str__(self) -> str:
        return self.name


def margin_share(account: AccountProfit) -> Decimal | NotComputable:
    """Return gross margin as a share of revenue, where there is revenue."""
    return account.profit / account.revenue if account.revenue > 0 else NO_REVENUE


def whale_lines(
    found: Whale, names: Mapping[int, str], average: Decimal | NotComputable
) -> list[WhaleLine]:
    """Return the accounts in the order of the curve."""
    neutral = found.limits.neutral_share
    return [
        WhaleLine(
            name=names.get(account.account_id, "?"),
            place=place,
            account=account,
            zone=zone_of(account, neutral),
            cumulative=found.cumulative[place],
            advice=advice_for(account, average),
        )
        for place, account in enumerate(found.accounts, start=1)
    ]


def advice_for(account: AccountProfit, average: Decimal | NotComputable) -> str:
    """Return what to do about an account that loses money: its price, or its service."""
    if account.profit >= 0:
        return ""
    own = margin_share(account)
    if isinstance(own, Decimal) and isinstance(average, Decimal) and own >= average:
        return _("Service too costly: change the order pattern (minimum order, fewer deliveries).")
    return _("Price too low: have a price talk, and see what a price change does to volume.")


def whale_sentences(report: "WhaleReport") -> list[SafeString]:
    """Return the curve in plain words."""
    found, currency = report.found, report.basis.currency
    return [*_peak(found, currency), *_losses(found, currency), *_best(found), *_covered(found)]


def _peak(found: Whale, currency: str) -> list[SafeString]:
    if isinstance(found.peak_share, NotComputable):
        text = _("Together the margin is {profit}: there is no profit to take shares of.")
        return [said(text, profit=formats.money(found.profit, currency))]
    if found.peak_at == found.customers:
        text = _("No customer loses money: the margin of <strong>{profit}</strong> is kept whole.")
        return [said(text, profit=formats.money(found.profit, currency))]
    text = _(
        "The best {count} customers make <strong>{peak}</strong>, which is {share} of the "
        "margin of {profit} that is left."
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
    text = _("The best {part} of the customers bring {share} of the margin.")
    return [said(text, part=pct(found.limits.best_share), share=pct(found.best_profit_share, 1))]


def _covered(found: Whale) -> list[SafeString]:
    if not found.left_out or isinstance(found.coverage, NotComputable):
        return []
    text = ngettext(
        "{count} customer is left out, for the cost of too many lines is missing: the curve "
        "covers {coverage} of revenue.",
        "{count} customers are left out, for the cost of too many lines is missing: the "
        "curve covers {coverage} of revenue.",
        len(found.left_out),
    )
    return [said(text, count=formats.number(len(found.left_out)), coverage=pct(found.coverage, 1))]


def point_words(line: WhaleLine, currency: str) -> str:
    """Return what a point of the curve tells."""
    return "\n".join(
        [
            line.name,
            _("Gross margin %(amount)s") % {"amount": formats.money(line.account.profit, currency)},
            _("Net revenue %(amount)s") % {"amount": formats.money(line.account.revenue, currency)},
            _("So far %(amount)s") % {"amount": formats.money(line.cumulative, currency)},
        ]
    )


def whale_table() -> TableSpec[WhaleLine]:
    """Return the list of accounts on the curve."""
    return TableSpec(
        name="whale",
        columns=_columns(),
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


def _columns() -> list[Column[WhaleLine]]:
    return [
        Column(
            key="name",
            title=gettext_lazy("Account"),
            value=lambda line: line.name,
            link=lambda line: reverse("account", args=[line.account.account_id]),
        ),
        Column(
            key="place",
            title=gettext_lazy("Place"),
            value=lambda line: line.place,
            kind=Kind.NUMBER,
        ),
        Column(
            key="zone", title=gettext_lazy("Zone"), value=lambda line: str(ZONE_NAMES[line.zone])
        ),
        Column(
            key="revenue",
            title=gettext_lazy("Net revenue"),
            value=lambda line: line.account.revenue,
            kind=Kind.MONEY,
        ),
        Column(
            key="profit",
            title=gettext_lazy("Gross margin"),
            value=lambda line: line.account.profit,
            kind=Kind.MONEY,
        ),
        Column(
            key="margin",
            title=gettext_lazy("Margin %"),
            value=lambda line: line.margin_share,
            kind=Kind.SHARE,
        ),
        Column(
            key="cumulative",
            title=gettext_lazy("So far"),
            value=lambda line: line.cumulative,
            kind=Kind.MONEY,
        ),
        Column(
            key="costed",
            title=gettext_lazy("Cost known"),
            value=lambda line: line.account.costed_share,
            kind=Kind.SHARE,
            is_shown=False,
        ),
        Column(
            key="advice",
            title=gettext_lazy("Advice"),
            value=lambda line: line.advice,
            is_shown=False,
        ),
    ]
