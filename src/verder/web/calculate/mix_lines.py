"""Price-volume-mix on the invoice lines, as the page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.apps.calculate.reports.price_mix import MixReport
from verder.documents.sheet import Kind
from verder.domain.calculate.price_volume_mix import ItemEffects, SoldFate
from verder.web.core import formats
from verder.web.core.tables import CellValue, Column, Filter, TableSpec
from verder.web.identify.charts.parts import Option
from verder.web.identify.charts.waterfall import Bar, Look, waterfall_option

FATES: Final = {
    SoldFate.KEPT: gettext_lazy("Sold in both periods"),
    SoldFate.NEW: gettext_lazy("New"),
    SoldFate.LOST: gettext_lazy("Lost"),
}
REASONS: Final = {
    SoldFate.NO_PRODUCT: gettext_lazy("lines without a product"),
    SoldFate.NO_QUANTITY: gettext_lazy("lines or products without a quantity"),
    SoldFate.NO_COST: gettext_lazy("products whose cost is not known in both periods"),
}
EFFECTS: Final[tuple[tuple[str, str | Promise], ...]] = (
    ("volume", gettext_lazy("Volume")),
    ("mix", gettext_lazy("Mix")),
    ("price", gettext_lazy("Price")),
    ("cost", gettext_lazy("Cost")),
    ("new", gettext_lazy("New products")),
    ("lost", gettext_lazy("Lost products")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartLine:
    """What no effect is worked out for, and why; its revenue stands in none of the figures."""

    reason: str | Promise
    count: int
    before: Decimal
    after: Decimal


def effects_of(report: MixReport) -> list[tuple[str, str | Promise, Decimal]]:
    """Return each cause with what it did; without cost there is no cost effect."""
    return [
        (key, title, getattr(report.found.effects, key))
        for key, title in EFFECTS
        if key != "cost" or not report.is_of_revenue
    ]


def bridge_option(report: MixReport) -> Option:
    """Return the bridge from the result before to the one after."""
    found, currency = report.found, report.basis.currency
    bars = [_total(_("Before"), found.before, currency)]
    level = found.before
    for _key, title, effect in effects_of(report):
        bars.append(
            Bar(
                name=str(title),
                start=level,
                end=level + effect,
                look=Look.LOSS if effect < 0 else Look.CUT,
                label=("+" if effect > 0 else "") + formats.short_money(effect, currency),
            )
        )
        level += effect
    return waterfall_option([*bars, _total(_("After"), found.after, currency)])


def _total(name: str, amount: Decimal, currency: str) -> Bar:
    return Bar(
        name=name,
        start=Decimal(0),
        end=amount,
        look=Look.LEFT,
        label=formats.short_money(amount, currency),
    )


def apart_lines(report: MixReport) -> list[ApartLine]:
    """Return what stands apart, by reason."""
    return [
        ApartLine(
            reason=REASONS[fate],
            count=len(items),
            before=sum((item.before.revenue for item in items), Decimal(0)),
            after=sum((item.after.revenue for item in items), Decimal(0)),
        )
        for fate, items in sorted(report.found.apart.items())
    ]


def mix_sentences(report: MixReport) -> list[str]:
    """Return what the picture says, and what to know of it, in words."""
    found, currency = report.found, report.basis.currency
    told = [_conclusion(report)]
    if len(found.units) > 1:
        told.append(
            _(
                "Products are counted in %(count)d units; volume and mix are worked out within"
                " each of them, for pieces and kilograms do not add up."
            )
            % {"count": len(found.units)}
        )
    if count := report.sold.in_several_units:
        told.append(
            ngettext(
                "%(count)d product was sold in several units; each of them counts as a product.",
                "%(count)d products were sold in several units; each unit counts as a product.",
                count,
            )
            % {"count": count}
        )
    if count := report.sold.costed_in_part:
        told.append(
            ngettext(
                "Of %(count)d product the cost is known in part; the rest is taken to cost as much"
                " a piece: an estimate.",
                "Of %(count)d products the cost is known in part; the rest is taken to cost as"
                " much a piece: an estimate.",
                count,
            )
            % {"count": count}
        )
    if found.without_mix:
        told.append(_("Where more came back than was sold before, there is no mix: all is volume."))
    told += [
        _("Not in this: %(count)d %(reason)s, revenue %(before)s before and %(after)s after.")
        % {
            "count": line.count,
            "reason": line.reason,
            "before": formats.money(line.before, currency),
            "after": formats.money(line.after, currency),
        }
        for line in apart_lines(report)
    ]
    return told


def _conclusion(report: MixReport) -> str:
    found, currency = report.found, report.basis.currency
    name, size = max(
        ((title, effect) for _key, title, effect in effects_of(report)),
        key=lambda each: abs(each[1]),
    )
    words = {
        "difference": formats.money(abs(found.difference), currency),
        "cause": str(name).lower(),
        "effect": ("+" if size > 0 else "") + formats.money(size, currency),
    }
    if report.is_of_revenue:
        rose, fell = (
            _("Revenue rose by %(difference)s; the largest cause is %(cause)s (%(effect)s)."),
            _("Revenue fell by %(difference)s; the largest cause is %(cause)s (%(effect)s)."),
        )
    else:
        rose, fell = (
            _("The margin rose by %(difference)s; the largest cause is %(cause)s (%(effect)s)."),
            _("The margin fell by %(difference)s; the largest cause is %(cause)s (%(effect)s)."),
        )
    return (rose if found.difference >= 0 else fell) % words


def mix_table(report: MixReport) -> TableSpec[ItemEffects]:
    """Describe the table, the largest differences first."""
    return TableSpec(
        name="mix",
        columns=[*_named(), *_amounts(), *_causes(report)],
        sort="-size",
        search=lambda row: f"{row.item.name} {row.item.key}",
        filters=[
            Filter(
                key="fate",
                title=_("What became of it"),
                choices=[(str(fate), title) for fate, title in FATES.items()],
                matches=lambda row, chosen: row.fate == chosen,
            )
        ],
        totals=_totals,
    )


def _named() -> list[Column[ItemEffects]]:
    return [
        Column(key="product", title=_("Product"), value=lambda row: row.item.name or _number(row)),
        Column(key="number", title=_("Product number"), value=_number, is_shown=False),
        Column(key="unit", title=_("Unit"), value=lambda row: row.item.unit),
        Column(
            key="fate",
            title=_("What became of it"),
            value=lambda row: str(FATES[row.fate]),
            is_shown=False,
        ),
    ]


def _number(row: ItemEffects) -> str:
    return row.item.key.partition("\n")[2]


def _amounts() -> list[Column[ItemEffects]]:
    return [
        Column(
            key="quantity_before",
            title=_("Quantity before"),
            value=lambda row: row.item.before.quantity,
            kind=Kind.DECIMAL,
        ),
        Column(
            key="quantity_after",
            title=_("Quantity after"),
            value=lambda row: row.item.after.quantity,
            kind=Kind.DECIMAL,
        ),
        Column(
            key="before",
            title=_("Before"),
            value=lambda row: row.item.before.contribution,
            kind=Kind.MONEY,
        ),
        Column(
            key="after",
            title=_("After"),
            value=lambda row: row.item.after.contribution,
            kind=Kind.MONEY,
        ),
        Column(
            key="difference",
            title=_("Difference"),
            value=lambda row: row.difference,
            kind=Kind.MONEY,
        ),
        Column(
            key="size",
            title=_("Size of the difference"),
            value=lambda row: abs(row.difference),
            kind=Kind.MONEY,
            is_shown=False,
        ),
    ]


def _causes(report: MixReport) -> list[Column[ItemEffects]]:
    return [_cause(key, title) for key, title, _effect in effects_of(report)]


def _cause(key: str, title: str | Promise) -> Column[ItemEffects]:
    return Column(
        key=key,
        title=title,
        value=lambda row: getattr(row.effects, key),
        kind=Kind.MONEY,
        is_shown=key in {"volume", "mix", "price", "cost"},
    )


def _totals(rows: Sequence[ItemEffects]) -> dict[str, CellValue]:
    zero = Decimal(0)
    return {
        "product": _("Total"),
        "before": sum((row.item.before.contribution for row in rows), zero),
        "after": sum((row.item.after.contribution for row in rows), zero),
        "difference": sum((row.difference for row in rows), zero),
        **{key: sum((getattr(row.effects, key) for row in rows), zero) for key, _title in EFFECTS},
    }
