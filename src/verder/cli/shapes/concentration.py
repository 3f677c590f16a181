"""`verder report concentration`."""

from typing import Any

from django.utils.translation import gettext as _

from verder.apps.identify.question import Question
from verder.apps.identify.reports.concentration import concentration_report
from verder.cli.output import share
from verder.cli.shapes.answers import Csv, Table

NAMES = (
    *("gini", "gini_corrected", "hhi", "effective_number", "cr1", "top20_share"),
    "customers_for_80",
)
NOTHING: dict[str, Any] = dict.fromkeys(NAMES)


def as_json(question: Question) -> dict[str, Any]:
    """Return the measures; `customers_for_80` is a whole number of customers."""
    found = concentration_report(None, question).found
    return {
        "gini": share(found.gini),
        "gini_corrected": share(found.gini_corrected),
        "hhi": share(found.hhi),
        "effective_number": share(found.effective_number),
        "cr1": share(found.largest_share()),
        "top20_share": share(found.top_share),
        "customers_for_80": found.customers_needed,
    }


def as_table(question: Question) -> Table:
    """Return the measures by name."""
    names = {
        "gini": _("Gini"),
        "gini_corrected": _("Gini, corrected"),
        "hhi": _("HHI"),
        "effective_number": _("effective number of customers"),
        "cr1": _("share of the largest customer"),
        "top20_share": _("share of the top 20 %"),
        "customers_for_80": _("customers for 80 % of revenue"),
    }
    rows = [(names[name], shown(value)) for name, value in as_json(question).items()]
    return _("Concentration"), [_("measure"), _("value")], rows


def shown(value: float | None) -> str | None:
    """Return a figure with at most six decimals."""
    return None if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def as_csv(question: Question) -> Csv:
    """Return the measures by name."""
    return ["measure", "value"], list(as_json(question).items())
