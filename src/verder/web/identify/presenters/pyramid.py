"""What the pyramid page says and lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.layers import ACTIVE_LAYERS, Layer
from verder.domain.identify.pyramid import LayerAnswers, Pyramid
from verder.domain.identify.ranking import AccountRevenue
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.chart_tables import chart_table
from verder.web.core.tables import Column, Filter, Table, TableSpec
from verder.web.identify.presenters.columns import account_column, column
from verder.web.identify.presenters.words import LAYER_NAMES, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.pyramid import PyramidReport

HIDDEN = NotComputable("margins_hidden")


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerLine:
    """An account with its layer."""

    name: str
    account: AccountRevenue
    layer: Layer

    def __str__(self) -> str:
        return self.name


def layer_lines(found: Pyramid, names: Mapping[int, str]) -> list[LayerLine]:
    """Return the active accounts from the top down, then the inactive."""
    active = [
        LayerLine(name=names.get(row.account_id, "?"), account=row, layer=layer)
        for layer, answers in found.layers.items()
        for row in answers.accounts
    ]
    inactive = [
        LayerLine(
            name=names.get(account_id, "?"),
            account=AccountRevenue(account_id, Decimal(0)),
            layer=Layer.INACTIVE,
        )
        for account_id in found.inactive
    ]
    return active + inactive


def layer_words(answers: LayerAnswers, currency: str) -> str:
    """Return what stands beside a layer in the picture."""
    customers = ngettext("%(count)s customer", "%(count)s customers", answers.customers) % {
        "count": formats.number(answers.customers)
    }
    share = "" if isinstance(answers.share, NotComputable) else f" · {pct(answers.share)}"
    money = formats.short_money(answers.revenue, currency)
    return f"{LAYER_NAMES[answers.layer]}: {customers}\n{money}{share}"


def pyramid_sentences(report: "PyramidReport") -> list[SafeString]:
    """Return the pyramid in plain words."""
    found = report.found
    sentences = []
    if found.is_small:
        text = _("With {count} active customers the layers say little; the ABC analysis says more.")
        sentences.append(said(text, count=formats.number(found.customers)))
    upper = [found.layers[layer] for layer in (Layer.TOP, Layer.LARGE, Layer.MEDIUM)]
    if found.revenue and (count := sum(each.customers for each in upper)):
        text = ngettext(
            "The {count} customer in the three upper layers brings <strong>{share}</strong> "
            "of revenue.",
            "The {count} customers in the three upper layers bring <strong>{share}</strong> "
            "of revenue.",
            count,
        )
        share = sum((each.revenue for each in upper), Decimal(0)) / found.revenue
        sentences.append(said(text, count=formats.number(count), share=pct(share, 1)))
    if found.inactive:
        text = ngettext(
            "<strong>{count}</strong> customer bought earlier, but not in this period.",
            "<strong>{count}</strong> customers bought earlier, but not in this period.",
            len(found.inactive),
        )
        sentences.append(said(text, count=formats.number(len(found.inactive))))
    return sentences


def benchmark_table(found: Pyramid, query: QueryDict, *, currency: str) -> Table[LayerAnswers]:
    """Return the share of each layer beside that of the textbook."""
    return chart_table(
        "benchmark",
        _("Share of revenue, here and in the textbook"),
        [
            column("layer", _("Layer"), lambda row: str(LAYER_NAMES[row.layer])),
            column("revenue", _("Net revenue"), lambda row: row.revenue, Kind.MONEY),
            column("share", _("Here"), lambda row: row.share, Kind.SHARE),
            column("textbook", _("Textbook"), lambda row: row.benchmark_share, Kind.SHARE),
        ],
        [found.layers[layer] for layer in ACTIVE_LAYERS],
        query,
        currency=currency,
    )


def layer_table(*, has_margins: bool) -> TableSpec[LayerLine]:
    """Return the list of accounts by layer."""
    columns: list[Column[LayerLine]] = [
        account_column(lambda line: reverse("account", args=[line.account.account_id])),
        column("layer", gettext_lazy("Layer"), lambda line: str(LAYER_NAMES[line.layer])),
        column(
            "revenue", gettext_lazy("Net revenue"), lambda line: line.account.revenue, Kind.MONEY
        ),
    ]
    if has_margins:
        columns.append(
            column(
                "margin", gettext_lazy("Gross margin"), lambda line: line.account.margin, Kind.MONEY
            )
        )
    return TableSpec(
        name="layers",
        columns=columns,
        sort="-revenue",
        search=lambda line: line.name,
        filters=[
            Filter(
                key="layer",
                title=gettext_lazy("All layers"),
                choices=[
                    (str(layer), LAYER_NAMES[layer]) for layer in (*ACTIVE_LAYERS, Layer.INACTIVE)
                ],
                matches=lambda line, layer: line.layer == layer,
            )
        ],
        key=lambda line: line.account.account_id,
    )
