"""A calculation on paper, in the language of the page."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from verder.apps.calculate.calculators import KnownCalculator
from verder.apps.calculate.telling import tell
from verder.documents.calculation.paper import PaperWords, calculation_pdf
from verder.domain.engines.calculators.answering import Answer


def calculation_paper(
    known: KnownCalculator, found: Answer, unread: Mapping[str, str] | None = None
) -> bytes:
    """Return a calculation as PDF; `unread` are codes of what could not even be read, by key."""
    words = PaperWords(
        recognise=_("Recognise"),
        structure=_("How the answer is built up"),
        calculation=_("Calculation"),
        step_headings=(_("step"), _("formula"), _("filled in"), _("figure")),
        input_headings=(_("what"), _("figure"), _("remark")),
        right=_("Check: right"),
        wrong=_("Check: does not agree"),
    )
    return calculation_pdf(tell(known, found, unread), words)
