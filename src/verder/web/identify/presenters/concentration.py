"""What the concentration page says."""

from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verder.domain.identify.concentration import Concentration, ConcentrationWarning
from verder.web.core import formats
from verder.web.identify.presenters.words import pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.concentration import ConcentrationReport


def concentration_sentences(report: "ConcentrationReport") -> list[SafeString]:
    """Return the spread in plain words."""
    found = report.found
    return [_top(found), _needed(found), _largest(found), _effective(found)]


def _top(found: Concentration) -> SafeString:
    return said(
        _(
            "The largest <strong>{part}</strong> of the customers bring "
            "<strong>{share}</strong> of revenue."
        ),
        part=pct(found.limits.customers_share),
        share=pct(found.top_share, 1),
    )


def _needed(found: Concentration) -> SafeString:
    text = ngettext(
        "{share} of revenue comes from <strong>{count}</strong> customer ({part} of all).",
        "{share} of revenue comes from <strong>{count}</strong> customers ({part} of all).",
        found.customers_needed,
    )
    return said(
        text,
        share=pct(found.limits.revenue_share),
        count=formats.number(found.customers_needed),
        part=pct(found.customers_needed_share, 1),
    )


def _largest(found: Concentration) -> SafeString:
    return said(
        _(
            "The largest customer alone is <strong>{one}</strong> of revenue, the largest "
            "five {five}."
        ),
        one=pct(found.largest_share(), 1),
        five=pct(found.largest_share(5), 1),
    )


def _effective(found: Concentration) -> SafeString:
    return said(
        _(
            "Revenue is spread as unequally as over <strong>{number}</strong> customers of "
            "equal size; there are {all}."
        ),
        number=formats.number(found.effective_number, 1),
        all=formats.number(found.customers),
    )


def warning_sentences(found: Concentration) -> list[SafeString]:
    """Return what is worth a warning."""
    texts = {
        ConcentrationWarning.LARGEST_CUSTOMER: said(
            _(
                "One customer brings {share} of revenue, more than the limit of {limit}: "
                "much hangs on it."
            ),
            share=pct(found.largest_share(), 1),
            limit=pct(found.limits.largest_share, 1),
        ),
        ConcentrationWarning.HHI: said(
            _("The HHI is {hhi}, above the limit of {limit}: few customers carry the revenue."),
            hhi=formats.number(found.hhi, 3),
            limit=formats.number(found.limits.hhi, 2),
        ),
    }
    return [texts[warning] for warning in found.warnings]
