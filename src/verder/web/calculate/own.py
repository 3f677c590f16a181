"""Own figures of an account on their way into a calculator, and where each comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.apps.accounts.models import Account
from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.keeping import read_inputs
from verder.apps.calculate.origins import Origin
from verder.apps.calculate.reports.filling import (
    Filled,
    Own,
    filled,
    fills,
    has_margins,
    kept_filled,
)
from verder.apps.calculate.reports.own_figures import HUNDRED, Bought, OwnFigures, own_figures
from verder.apps.calculate.words import figure_words, number_words, value_words
from verder.apps.core.keys import record_key
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.domain.engines.calculators.card import Unit
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.web.accounts.frame import seen_account
from verder.web.calculate.asking import BEFORE, Asking, texts_of
from verder.web.core import formats


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAsked:
    """Of which account, what of it, and of which period; without one the usual one."""

    account: Account
    product_group: str
    period: Period | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """An input with the figure that fills it, and how that came about; or why there is none."""

    label: str
    value: str
    source: str
    reason: str


def read_own(user: User, query: Mapping[str, str]) -> OwnAsked | None:
    """Return which figures the address names; an account that is hidden does not exist."""
    chosen = record_key(query.get("of_account", ""))
    if not chosen:
        return None
    return OwnAsked(
        account=seen_account(user, chosen),
        product_group=query.get("of_group", "")[:100],
        period=_period(query),
    )


def _period(query: Mapping[str, str]) -> Period | None:
    try:
        days = [date.fromisoformat(query.get(name, "")) for name in ("of_from", "of_to")]
        return Period.of_days(*days)
    except (ValueError, OverflowError):
        return None


def figures_of(user: User, asked: OwnAsked) -> OwnFigures:
    """Return the figures; raises NotComputable where there are none."""
    return own_figures(
        user=user,
        account=asked.account,
        period=asked.period,
        product_group=asked.product_group,
    )


def rows_of(known: KnownCalculator, found: OwnFigures, *, is_after: bool) -> list[Filled]:
    """Return the inputs with what fills them; of a post-calculation the plan stands already."""
    rows = filled(known.key, found, _("Year-end bonus"))
    return [row for row in rows if not (is_after and row.is_before)]


def origin_of(user: User, known: KnownCalculator, query: Mapping[str, str]) -> Origin | None:
    """Return where the inputs of this address come from, as it is kept with a calculation."""
    asked = read_own(user, query)
    if asked is None or not fills(known.key):
        return None
    try:
        found = figures_of(user, asked)
    except NotComputable:
        return None
    rows = rows_of(known, found, is_after=BEFORE in query)
    return Origin(
        account_id=asked.account.pk,
        period=found.now.period,
        product_group=asked.product_group,
        filled=kept_filled(rows),
        has_margins=has_margins(rows),
    )


def taken_over(asking: Asking, found: OwnFigures, product_group: str) -> QueryDict:
    """Return the inputs of an address with those that the figures fill, and where they are from."""
    known = asking.known
    kept = kept_filled(rows_of(known, found, is_after=BEFORE in asking.passing))
    texts, lines = texts_of(known.method, read_inputs(known.method, kept))
    query = asking.query
    for key, text in texts.items():
        if text:
            query[key] = text
    for key, rows in lines.items():
        for column in rows[0] if rows else ():
            query.setlist(f"{key}.{column}", [row[column] for row in rows])
    query["of_account"] = str(found.account.pk)
    query["of_group"] = product_group
    query["of_from"] = found.now.period.start_on.isoformat()
    query["of_to"] = found.now.period.last_on.isoformat()
    return query


def own_lines(asking: Asking, found: OwnFigures) -> list[OwnLine]:
    """Return each input with its figure in words, and where that comes from."""
    rows = rows_of(asking.known, found, is_after=BEFORE in asking.passing)
    return [_line(asking.known, found, row) for row in rows]


def _line(known: KnownCalculator, found: OwnFigures, row: Filled) -> OwnLine:
    bought = found.before if row.is_before else found.now
    bought = bought.by_hundred() if row.is_by_hundred else bought
    text = known.text.figures.get(row.key)
    reason = row.value.reason if isinstance(row.value, NotComputable) and not row.lines else ""
    return OwnLine(
        label=text.label if text else _("Products"),
        value="" if reason else _value(known, row),
        source="" if reason else _source(known, bought, row),
        reason=sentence(reason) if reason else "",
    )


def _value(known: KnownCalculator, row: Filled) -> str:
    if row.own is Own.PRODUCTS:
        count = len(row.lines)
        return ngettext("%(count)d product", "%(count)d products", count) % {"count": count}
    if row.own is Own.BONUS:
        return figure_words(Unit.SHARE, row.value, known.currency)
    return value_words(known, row.key, row.value)


def _source(known: KnownCalculator, bought: Bought, row: Filled) -> str:
    def money(amount: Decimal) -> str:
        return figure_words(Unit.MONEY, amount, known.currency)

    words: dict[Own, str] = {
        Own.PRICE: _("net revenue %(revenue)s ÷ quantity %(quantity)s"),
        Own.INVOICE_PRICE: _(
            "invoiced %(counted)s ÷ quantity %(quantity)s; discounts on the invoice are off it"
            " already, for lines do not name their list price"
        ),
        Own.VOLUME: _("quantity of the lines, credit notes taken off"),
        Own.UNIT_COST: _(
            "cost %(cost)s ÷ quantity %(costed)s; the cost is known of %(coverage)s of the revenue"
        ),
        Own.REVENUE: _("invoices less credit notes and the year-end bonus"),
        Own.COST: _("known of %(coverage)s of the revenue"),
        Own.MARGIN_SHARE: _("the cost is known of %(coverage)s of the revenue"),
        Own.DAYS: _("average receivable ÷ invoiced × days, from the open items"),
        Own.BONUS: _("accrued year-end bonus %(bonus)s ÷ revenue"),
        Own.PRODUCTS: ngettext(
            "the largest by revenue; %(left)d product is left out",
            "the largest by revenue; %(left)d products are left out",
            row.left_out,
        ),
    }
    coverage = bought.cost_coverage
    told = words[row.own] % {
        "revenue": money(bought.net),
        "counted": money(bought.counted),
        "quantity": number_words(bought.quantity),
        "cost": money(bought.cost),
        "costed": number_words(bought.costed_quantity),
        "coverage": formats.share(coverage) if isinstance(coverage, Decimal) else "–",
        "bonus": money(bought.bonus),
        "left": row.left_out,
    }
    parts = [told, formats.period(bought.period)]
    if row.is_by_hundred:
        hundred = figure_words(Unit.MONEY, HUNDRED, known.currency)
        parts.append(
            _("a piece is %(hundred)s of revenue, for products are counted in several units")
            % {"hundred": hundred}
        )
    return " · ".join(parts)


def changed_since(
    known: KnownCalculator, origin: Origin, now: Sequence[Filled]
) -> list[tuple[str, str, str]]:
    """Return which figures changed since they were taken over: label, then, now."""
    then, fresh = origin.filled, kept_filled(now)
    return [
        (_label(known, key), _told(known, key, then.get(key)), _told(known, key, fresh.get(key)))
        for key in {**then, **fresh}
        if then.get(key) != fresh.get(key)
    ]


def _label(known: KnownCalculator, key: str) -> str:
    return known.label(key) if key in known.text.figures else _("Products")


def _told(known: KnownCalculator, key: str, kept: object) -> str:
    if isinstance(kept, str):
        return value_words(known, key, Decimal(kept))
    return _("not known") if kept is None else _("%(count)d rows") % {"count": len(list(kept))}  # type: ignore[call-overload]
