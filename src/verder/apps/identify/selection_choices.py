"""Closed lists of words that the choice of key accounts uses."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoundState(TextChoices):
    """Whether a round is still worked on."""

    OPEN = "open", pgettext_lazy("round", "Open")
    CLOSED = "closed", pgettext_lazy("round", "Closed")


class FilledBy(TextChoices):
    """Where the score of a criterion comes from."""

    JUDGEMENT = "judgement", _("judgement")
    CONTRIBUTION_SHARE = "contribution_share", _("figures: share of our contribution")
    REVENUE_SHARE = "revenue_share", _("figures: share of our revenue")
    GROWTH = "growth", _("figures: growth of revenue")


class Decision(TextChoices):
    """What we do with an account from now on."""

    KEY = "key", _("Key account")
    DEVELOP = "develop", _("Develop")
    MAINTAIN = "maintain", _("Maintain")
    HARVEST = "harvest", _("Harvest")
    EXIT = "exit", _("Say goodbye")
