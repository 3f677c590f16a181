"""`verder report pyramid`."""

from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.identify.reports.pyramid import pyramid_report
from verder.cli.output import money, share, shown
from verder.cli.shapes.answers import Csv, Table, percent
from verder.domain.identify.layers import ACTIVE_LAYERS, Layer

NOTHING: dict[str, Any] = {
    str(layer): {"customers": 0, "net_revenue": "0.00"} for layer in ACTIVE_LAYERS
}


def as_json(question: Question) -> dict[str, Any]:
    """Return how many stand in each layer, and what they bring."""
    found = pyramid_report(None, question).found
    return {
        str(layer): {"customers": answers.customers, "net_revenue": money(answers.revenue)}
        for layer, answers in found.layers.items()
    }


def as_table(question: Question) -> Table:
    """Return the layers as a table."""
    found = pyramid_report(None, question).found
    rows = [
        (
            layer_name(layer),
            answers.customers,
            shown(answers.revenue),
            percent(share(answers.share)),
        )
        for layer, answers in found.layers.items()
    ]
    rows.append((layer_name(Layer.INACTIVE), len(found.inactive), None, None))
    return _("Customer pyramid"), ["", _("customers"), _("net revenue"), _("share")], rows


def layer_name(layer: Layer) -> str:
    """Return the layer as people call it."""
    names = {
        Layer.TOP: _("top"),
        Layer.LARGE: _("large"),
        Layer.MEDIUM: _("medium"),
        Layer.SMALL: _("small"),
        Layer.INACTIVE: _("inactive"),
        Layer.NEW: _("new"),
    }
    return names[layer]


def as_csv(question: Question) -> Csv:
    """Return every active account with its layer."""
    report = pyramid_report(None, question)
    revenues = report.found.revenues()
    rows = [
        (rank, account_id, report.names[account_id], str(layer), money(revenues[account_id]))
        for rank, (account_id, layer) in enumerate(report.found.by_account().items(), start=1)
    ]
    return ["rank", "account", "name", "layer", "net_revenue"], rows
