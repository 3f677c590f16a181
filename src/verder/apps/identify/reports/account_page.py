"""Everything the figures say about one account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.core.rules import may_see_margins
from verder.apps.identify import figures
from verder.apps.identify.bonuses import accounts_with_bonus, bonus_by_account
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import (
    ZERO,
    Figure,
    Sums,
    margin_share,
    period_of,
    sums_of,
)
from verder.apps.imports.queries import current_facts
from verder.domain.identify.abc_analysis import CLASSES
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period, add_months, first_of_month
from verder.facts.engine import Level
from verder.facts.rows import AccountTotals, GroupTotals, LineRow


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPair:
    """The revenue of a month, and of a year earlier (None: before the first of all lines)."""

    month: date
    revenue: Decimal
    year_before: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigure:
    """What was bought of one product group (None: lines without a group)."""

    product_group: str | None
    revenue: Decimal
    previous: Decimal
    margin_share: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFigure:
    """What one legal entity of the group bought."""

    account_id: int
    name: str
    revenue: Decimal
    previous: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginFigure:
    """The gross margin, over the part of the revenue whose cost is known."""

    costed_revenue: Decimal
    cost: Decimal
    share: Figure
    coverage_share: Figure

    @property
    def amount(self) -> Decimal:
        """Revenue less cost."""
        return self.costed_revenue - self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFigures:
    """The figures of an account in a period; `margin` is None for who may not see it."""

    account_id: int
    level: Level
    period: Period
    currency: str
    group: str
    rank: Figure
    ranked: int  # how many accounts have a class
    totals: AccountTotals | None  # None where nothing was bought in the period
    revenue: Decimal
    bonus: Decimal  # the accrued year-end bonus, which is off the revenue already
    has_bonus: bool
    previous: Decimal
    change_share: Figure
    margin: MarginFigure | None
    months: tuple[MonthPair, ...]
    product_groups: tuple[GroupFigure, ...]
    entities: tuple[EntityFigure, ...]
    ever: tuple[date, date] | None  # first and last line of all time

    @property
    def invoiced(self) -> Decimal:
        """Invoices less credit notes, before the bonus."""
        return self.revenue + self.bonus


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLines:
    """A page of invoice lines, and how many there are."""

    lines: tuple[LineRow, ...]
    count: int


def level_of(account: Account) -> Level:
    """Return the level on which an account is shown: the top of a group as the whole group."""
    return Level.ACCOUNT if account.head_id is None else Level.ENTITY


def account_figures(
    *, user: User | None, account: Account, period: Period | None = None
) -> AccountFigures:
    """Return what the account bought; the caller has found it among the visible ones."""
    level = level_of(account)
    question = Question(period=period, level=level)
    asked = period_of(question)
    if asked is None:
        raise NotComputable("no_lines")
    sums = sums_of(question, asked)
    return AccountFigures(
        account_id=account.pk,
        level=level,
        period=asked,
        currency=organisation().currency,
        group=sums.group(account.pk),
        rank=sums.rank(account.pk),
        ranked=sum(1 for row in sums.standings.values() if row.group in CLASSES),
        totals=sums.now.get(account.pk),
        revenue=sums.revenue(account.pk),
        bonus=bonus_by_account(current_facts(), asked, level, "").get(account.pk, ZERO),
        has_bonus=account.pk in accounts_with_bonus(current_facts(), asked, level),
        previous=sums.previous(account.pk),
        change_share=sums.change(account.pk),
        margin=_margin(sums.now.get(account.pk)) if may_see_margins(user) else None,
        months=_months(account.pk, asked, level),
        product_groups=_product_groups(account.pk, asked, level, has_margins=may_see_margins(user)),
        entities=_entities(account, asked),
        ever=figures.days_of_accounts(current_facts(), level).get(account.pk),
    )


def account_lines(
    *, account: Account, period: Period | None, search: str, offset: int, limit: int
) -> AccountLines:
    """Return invoice lines of the account and its entities, the latest first."""
    lines, count = current_facts().lines_of(
        account_ids=[account.pk],
        period=period,
        level=level_of(account),
        search=search,
        offset=offset,
        limit=limit,
    )
    return AccountLines(lines=tuple(lines), count=count)


def _margin(totals: AccountTotals | None) -> MarginFigure | None:
    if totals is None:
        return None
    coverage: Figure = NotComputable("no_revenue")
    if totals.weight > 0:
        coverage = totals.costed_weight / totals.weight
    return MarginFigure(
        costed_revenue=totals.costed_revenue,
        cost=totals.cost,
        share=margin_share(totals.costed_revenue, totals.cost),
        coverage_share=coverage,
    )


def _months(account_id: int, period: Period, level: Level) -> tuple[MonthPair, ...]:
    """Return the months of the period beside those of a year earlier."""
    months = list(period.months())
    window = Period(add_months(months[0], -12), add_months(months[-1], 1))
    revenue = figures.monthly_revenue(current_facts(), window, level, "").of(account_id)
    return tuple(
        MonthPair(
            month=month,
            revenue=revenue.get(month, ZERO),
            year_before=_year_before(month, revenue),
        )
        for month in months
    )


def _year_before(month: date, revenue: Mapping[date, Decimal]) -> Decimal | None:
    """Return the revenue of a year earlier; months before the first of all lines have none."""
    earlier = add_months(month, -12)
    days = figures.span(current_facts())
    if days is None or earlier < first_of_month(days[0]):
        return None
    return revenue.get(earlier, ZERO)


def _product_groups(
    account_id: int, period: Period, level: Level, *, has_margins: bool
) -> tuple[GroupFigure, ...]:
    now = _groups_of(account_id, period, level)
    before = _groups_of(account_id, period.previous(), level)
    found = [
        _group_figure(name, now.get(name), before.get(name), has_margins=has_margins)
        for name in {*now, *before}
    ]
    return tuple(sorted(found, key=lambda row: (-row.revenue, row.product_group or "")))


def _groups_of(account_id: int, period: Period, level: Level) -> Mapping[str | None, GroupTotals]:
    rows = figures.groups_of(current_facts(), account_id, period, level)
    return {row.product_group: row for row in rows}


def _group_figure(
    name: str | None, now: GroupTotals | None, before: GroupTotals | None, *, has_margins: bool
) -> GroupFigure:
    margin: Figure | None = None
    if has_margins:
        margin = margin_share(now.costed_revenue, now.cost) if now else NotComputable("no_revenue")
    return GroupFigure(
        product_group=name,
        revenue=now.revenue if now else ZERO,
        previous=before.revenue if before else ZERO,
        margin_share=margin,
    )


def _entities(account: Account, period: Period) -> tuple[EntityFigure, ...]:
    """Return the head itself and the entities below it, where there are any."""
    names = dict(Account.objects.filter(head=account).values_list("pk", "name"))
    if not names:
        return ()
    sums = sums_of(Question(period=period, level=Level.ENTITY), period)
    return _ranked_entities({account.pk: account.name, **names}, sums)


def _ranked_entities(names: Mapping[int, str], sums: Sums) -> tuple[EntityFigure, ...]:
    found: Sequence[EntityFigure] = [
        EntityFigure(
            account_id=key, name=name, revenue=sums.revenue(key), previous=sums.previous(key)
        )
        for key, name in names.items()
    ]
    return tuple(sorted(found, key=lambda row: (-row.revenue, row.account_id)))
