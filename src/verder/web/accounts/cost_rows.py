"""The drivers of an account as its tab shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BoundField
from django.utils.translation import gettext as _

from verder.apps.core.sentences import sentence
from verder.apps.identify.enums import StatedBy
from verder.apps.identify.models import DriverQuantity
from verder.apps.identify.reports.account_costs import AccountCosts, DriverLine
from verder.apps.identify.standard_drivers import name_of, unit_of
from verder.domain.identify.cost_to_serve import Measure
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.web.accounts.quantities_form import QuantitiesForm
from verder.web.core import formats
from verder.web.identify.presenters.driver_words import money_words, quantity_words, rate_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """One driver: how much, who says so, what it costs, and the field to type it in."""

    name: str
    unit: str
    quantity: str
    missing: str
    source: str
    note: str
    rate: str
    cost: str
    cost_missing: str
    field: BoundField | None


def cost_rows(costs: AccountCosts, form: QuantitiesForm | None) -> list[CostRow]:
    """Return a row for each driver."""
    return [
        _row(line, costs.currency, form.field_of(line) if form else None) for line in costs.lines
    ]


def _row(line: DriverLine, currency: str, field: BoundField | None) -> CostRow:
    measure, unit = Measure(line.driver.measure), unit_of(line.driver.code, line.driver.unit)
    return CostRow(
        name=name_of(line.driver.code, line.driver.name),
        unit=unit,
        quantity=quantity_words(measure, line.quantity, currency),
        missing=_why(line.quantity),
        source=source_words(line),
        note=line.latest.note if line.latest else "",
        rate="" if line.rate is None else rate_words(measure, line.rate, unit, currency),
        cost=money_words(line.cost, currency),
        cost_missing=_why(line.cost),
        field=field,
    )


def _why(figure: object) -> str:
    return sentence(figure.reason) if isinstance(figure, NotComputable) else ""


def source_words(line: DriverLine) -> str:
    """Return who or what says the quantity."""
    if line.latest is not None:
        return stated_words(line.latest)
    if line.is_counted:
        return _("counted: %(what)s") % {"what": line.driver.get_counted_display()}
    if line.driver.is_none_zero and not isinstance(line.quantity, NotComputable):
        return _("nothing given means none")
    return ""


def stated_words(said: DriverQuantity) -> str:
    """Return who stated a quantity, when."""
    words = {"name": str(said.by) if said.by else _("terminal"), "day": formats.day(said.at)}
    if said.stated_by == StatedBy.IMPORTED:
        return _("imported by %(name)s, %(day)s") % words
    return _("typed by %(name)s, %(day)s") % words


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """Something that was stated for days of the period."""

    driver: str
    account: str
    period: str
    quantity: str
    source: str
    note: str


def statement_rows(costs: AccountCosts) -> Iterator[StatementRow]:
    """Yield what was stated, the last first."""
    for each in costs.statements:
        measure = Measure(each.driver.measure)
        yield StatementRow(
            driver=name_of(each.driver.code, each.driver.name),
            account=each.account.name,
            period=formats.period(Period(each.start_on, each.end_on)),
            quantity=quantity_words(measure, each.quantity, costs.currency),
            source=stated_words(each),
            note=each.note,
        )
