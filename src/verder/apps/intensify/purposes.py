"""What a proposed contact is for, and what somebody finds out at a customer, in words.

Also why judgements about people are kept at all.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.domain.intensify.contact_plan import Purpose
from verder.domain.intensify.roles import DmuRole

PURPOSES: Final[Mapping[Purpose, Promise]] = {
    Purpose.ACQUAINTANCE: _("Get acquainted"),
    Purpose.REVIEW: _("Review of the cooperation"),
    Purpose.SENIOR: _("Meeting of both managements"),
    Purpose.STRATEGY: _("Direction and plans for the year"),
    Purpose.SUPPLY: _("Needs, orders and prices"),
    Purpose.NEEDS: _("Wishes and projects"),
    Purpose.EXPERTISE: _("Exchange of knowledge"),
    Purpose.USE: _("Experience in use"),
    Purpose.HANDLING: _("Handling and administration"),
    Purpose.TOUCH: _("Keep in touch"),
}
QUESTIONS: Final[Mapping[DmuRole, Promise]] = {
    DmuRole.DECIDER: _("Find out who decides"),
    DmuRole.BUYER: _("Find out who buys"),
    DmuRole.ADVISER: _("Find out whose advice counts"),
    DmuRole.INFLUENCER: _("Find out to whom colleagues listen"),
    DmuRole.USER: _("Find out who works with it every day"),
    DmuRole.SUPPORTER: _("Find out who plans and arranges around it"),
}
# Why influence, attitude and lines between people are kept; a person may ask for it.
OF_JUDGEMENTS: Final = _(
    "To prepare the talks of the account team with this customer, and for nothing else."
)
