"""What goes along with an account that merges, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OTHER = _("Other records")
NAMES: dict[str, str | Promise] = {
    "identify.AccountInput": _("Inputs"),
    "identify.BenefitEntry": _("Benefits"),
    "identify.DriverQuantity": _("Quantities of cost drivers"),
    "identify.KeyBuyingFactor": _("Buying factors"),
    "identify.PortfolioTarget": _("Target positions"),
    "identify.Proposal": _("Proposals"),
    "identify.RatedAccount": _("Places on rating sheets"),
    "identify.SelectionEntry": _("Places in rounds of selection"),
    "identify.SelectionChange": _("Changes in rounds of selection"),
    "calculate.Calculation": _("Calculations"),
    "agreements.Contract": _("Contracts"),
    "agreements.PriceAgreement": _("Price agreements"),
    "agreements.BonusAgreement": _("Year-end bonuses"),
    "agreements.Attachment": _("Attachments"),
    "intensify.FrequencyAct": _("Changes of the contact matrix"),
    "intensify.Assessment": _("Views of the relation"),
    "intensify.RelationEnd": _("Notices"),
    "intensify.Survey": _("Surveys"),
    "identify.SeenAlert": _("Alerts that were dealt with"),
}


def belonging_rows(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return how many records of each kind there are; kinds without a name stand together."""
    found: dict[str, int] = {}
    for label, count in counts.items():
        name = str(NAMES.get(label, OTHER))
        found[name] = found.get(name, 0) + count
    return sorted(found.items())
