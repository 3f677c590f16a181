"""What a proposed contact is for, in words."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.domain.intensify.contact_plan import Purpose

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
