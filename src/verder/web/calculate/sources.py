"""Where a method comes from, said as it is."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.domain.engines.calculators.card import Mark


class Source(NamedTuple):
    """A word for the mark, and a sentence that says what it means."""

    name: str | Promise
    about: str | Promise


SOURCES: Final[Mapping[Mark, Source]] = {
    Mark.SOURCE: Source(
        _("Teaching text"), _("The calculation stands so in the teaching text that Verder follows.")
    ),
    Mark.HEADING: Source(
        _("Heading only"),
        _(
            "The teaching text that Verder follows has the subject as a heading only;"
            " how it is calculated here is our own choice."
        ),
    ),
    Mark.LITERATURE: Source(
        _("Literature"), _("The calculation comes from the literature, not from the teaching text.")
    ),
    Mark.OWN: Source(_("Own choice"), _("The calculation is our own choice.")),
}
