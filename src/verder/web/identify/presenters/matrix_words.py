"""Words of the portfolio matrix: quadrants, Fiocca's cells, what to do."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from verder.domain.identify.portfolio_matrix import Band, Management, Quadrant
from verder.web.identify.presenters.words import Text

QUADRANT_NAMES: dict[Quadrant, Text] = {
    Quadrant.STRATEGIC: _("Strategic"),
    Quadrant.STAR: _("Star"),
    Quadrant.STATUS: _("Status"),
    Quadrant.STREAMLINE: _("Streamline"),
}
QUADRANT_ADVICE: dict[Quadrant, Text] = {
    Quadrant.STRATEGIC: _("Invest jointly, grow and protect."),
    Quadrant.STAR: _("Invest selectively to win position."),
    Quadrant.STATUS: _("Protect with moderate effort, take profit."),
    Quadrant.STREAMLINE: _("Standardise, price right, or let go."),
}
QUADRANT_STEPS: dict[Quadrant, Text] = {
    Quadrant.STRATEGIC: _("First: a joint plan meeting, and a contact for everybody who decides."),
    Quadrant.STAR: _(
        "First: find the buying factor where the competitor is ahead, and do a pilot."
    ),
    Quadrant.STATUS: _("First: renew the contract early, and lower the cost to serve."),
    Quadrant.STREAMLINE: _("First: a portal or a minimum order, and fixed price lists."),
}
MANAGEMENT_NAMES: dict[Management, Text] = {
    Management.KEY_EASY: _("Key, easy to manage"),
    Management.KEY_DIFFICULT: _("Key, difficult to manage"),
    Management.NON_KEY_EASY: _("Not key, easy to manage"),
    Management.NON_KEY_DIFFICULT: _("Not key, difficult to manage"),
}
BAND_NAMES: dict[Band, Text] = {
    Band.HIGH: _("high"),
    Band.MEDIUM: pgettext_lazy("of three bands", "medium"),
    Band.LOW: _("low"),
}
