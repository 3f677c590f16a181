"""What the portfolio says of the whole, each sentence with a link on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.domain.identify.abc_analysis import AbcGroup
from verder.domain.identify.concentration import ConcentrationWarning
from verder.domain.identify.movements import Movement
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.identify.presenters.words import STEP_WORDS, change_of, linked, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.changes import Changes
    from verder.apps.identify.reports.portfolio import PortfolioReport

Links = Mapping[str, str]
CLASS_CHANGES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """An account whose revenue changed."""

    account_id: int
    name: str
    end_revenue: Decimal
    change: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Switcher:
    """An account that changed class."""

    account_id: int
    name: str
    before: AbcGroup
    now: AbcGroup


def movers(rows: Iterable[Movement], names: Mapping[int, str]) -> list[Mover]:
    """Return movements with the names of their accounts."""
    return [
        Mover(
            account_id=row.account_id,
            name=names.get(row.account_id, "?"),
            end_revenue=row.end_revenue,
            change=row.change,
        )
        for row in rows
    ]


def changes_context(report: "PortfolioReport") -> dict[str, object]:
    """Return who is named among the changes; nobody where nothing is compared."""
    changes, names = report.changes, report.names
    if isinstance(changes, NotComputable):
        return {"changes": None, "changes_missing": changes.reason}
    return {
        "changes": changes,
        "risers": movers(changes.risers, names),
        "fallers": movers(changes.fallers, names),
        "lost": movers(changes.lost_accounts, names),
        "class_changes": [
            Switcher(
                account_id=row.account_id,
                name=names.get(row.account_id, "?"),
                before=row.before,
                now=row.now,
            )
            for row in changes.class_changes[:CLASS_CHANGES]
        ],
    }


def portfolio_sentences(report: "PortfolioReport", links: Links) -> list[SafeString]:
    """Return the picture of the whole in plain words."""
    return [
        *_revenue(report),
        *_classes(report, links),
        *_dependence(report, links),
        *_whale(report, links),
        *_movement(report, links),
    ]


def _revenue(report: "PortfolioReport") -> list[SafeString]:
    if report.before is None:
        return []
    change = change_of(report.now.revenue, report.before.revenue)
    if isinstance(change, NotComputable):
        return []
    text = (
        _("Revenue rose by <strong>{share}</strong> to {now}.")
        if change > 0
        else _("Revenue fell by <strong>{share}</strong> to {now}.")
        if change < 0
        else _("Revenue stayed the same: {now}.")
    )
    now = formats.money(report.now.revenue, report.basis.currency)
    return [said(text, share=pct(abs(change), 1), now=now)]


def _classes(report: "PortfolioReport", links: Links) -> list[SafeString]:
    top = report.abc.groups[AbcGroup.A]
    if not top.customers or isinstance(top.share, NotComputable):
        return []
    customers = ngettext("%(count)s top customer", "%(count)s top customers", top.customers) % {
        "count": formats.number(top.customers)
    }
    text = ngettext(
        "{link} brings <strong>{share}</strong> of revenue.",
        "{link} bring <strong>{share}</strong> of revenue.",
        top.customers,
    )
    return [said(text, link=linked(links["abc"], customers), share=pct(top.share, 1))]


def _dependence(report: "PortfolioReport", links: Links) -> list[SafeString]:
    found = report.concentration
    if isinstance(found, NotComputable) or not report.abc.rows:
        return []
    first = report.abc.rows[0].account_id
    name = linked(reverse("account", args=[first]), report.names.get(first, "?"))
    share = linked(links["concentration"], pct(found.largest_share(), 1))
    is_risk = ConcentrationWarning.LARGEST_CUSTOMER in found.warnings
    text = (
        _("The largest customer, {name}, brings {share} of revenue: much hangs on it.")
        if is_risk
        else _("The largest customer, {name}, brings {share} of revenue.")
    )
    return [said(text, name=name, share=share)]


def _whale(report: "PortfolioReport", links: Links) -> list[SafeString]:
    found = report.whale
    if isinstance(found, NotComputable) or not found.loss_makers:
        return []
    customers = ngettext("%(count)s customer", "%(count)s customers", found.loss_makers) % {
        "count": formats.number(found.loss_makers)
    }
    text = ngettext(
        "{link} loses money, together <strong>{amount}</strong>. Counted: {step}.",
        "{link} lose money, together <strong>{amount}</strong>. Counted: {step}.",
        found.loss_makers,
    )
    amount = formats.money(found.destroyed, report.basis.currency)
    link = linked(links["loss_makers"], customers)
    return [said(text, link=link, amount=amount, step=STEP_WORDS[report.step])]


def _movement(report: "PortfolioReport", links: Links) -> list[SafeString]:
    changes = report.changes
    if isinstance(changes, NotComputable):
        return []
    return [
        *_lost(changes, links, report.basis.currency),
        *_new(changes, links, report.basis.currency),
    ]


def _lost(changes: "Changes", links: Links, currency: str) -> list[SafeString]:
    if not changes.lost.customers:
        return []
    text = ngettext(
        "{link} of the period before bought nothing more: {amount} of revenue gone.",
        "{link} of the period before bought nothing more: {amount} of revenue gone.",
        changes.lost.customers,
    )
    amount = formats.money(changes.lost.start_revenue, currency)
    return [
        said(text, link=linked(links["lost"], _customers(changes.lost.customers)), amount=amount)
    ]


def _new(changes: "Changes", links: Links, currency: str) -> list[SafeString]:
    if not changes.new.customers:
        return []
    text = ngettext(
        "{link} is new and brings {amount}.",
        "{link} are new and bring {amount}.",
        changes.new.customers,
    )
    amount = formats.money(changes.new.end_revenue, currency)
    return [said(text, link=linked(links["new"], _customers(changes.new.customers)), amount=amount)]


def _customers(count: int) -> str:
    return ngettext("%(count)s customer", "%(count)s customers", count) % {
        "count": formats.number(count)
    }
