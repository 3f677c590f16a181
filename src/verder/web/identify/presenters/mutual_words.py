"""Words of mutual benefit and dependence: balances, reasons, concerns, and what to do."""

from django.utils.translation import gettext_lazy as _

from verder.domain.identify.dependence import Balance, Reason
from verder.domain.identify.mutual_concerns import Concern
from verder.web.identify.presenters.words import Text

BALANCE_NAMES: dict[Balance, Text] = {
    Balance.MUTUAL: _("Mutual: partnership"),
    Balance.WE_DOMINATE: _("We dominate"),
    Balance.CAPTIVE_SUPPLIER: _("Captive supplier"),
    Balance.LOOSE: _("Loose: at arm's length"),
}
BALANCE_ADVICE: dict[Balance, Text] = {
    Balance.MUTUAL: _("Both need each other: plan together, and keep the gain shared."),
    Balance.WE_DOMINATE: _("They need us more: give them reasons to stay of their own will."),
    Balance.CAPTIVE_SUPPLIER: _(
        "We depend too much: spread the portfolio, and make changing supplier costly for them."
    ),
    Balance.LOOSE: _(
        "Neither needs the other: invest only where a lasting cooperation is in view."
    ),
}
REASON_NAMES: dict[Reason, Text] = {
    Reason.SHARE_OF_WALLET: _("Our share of what they buy"),
    Reason.SWITCHING_COST: _("Trouble of changing supplier"),
    Reason.CRITICALITY: _("How critical we are to them"),
    Reason.LACK_OF_ALTERNATIVES: _("Lack of other suppliers"),
    Reason.OWN_CONTRIBUTION: _("Their share of our contribution"),
    Reason.DEDICATED_CAPACITY: _("Capacity we keep for them alone"),
    Reason.IRREPLACEABILITY: _("How hard they are to replace"),
}
CONCERN_NAMES: dict[Concern, Text] = {
    Concern.CAPTIVE: _("Captive supplier"),
    Concern.NOTHING_FOR_CUSTOMER: _("No benefit for the customer"),
    Concern.LOPSIDED: _("Lopsided"),
    Concern.NO_AMOUNTS: _("Benefit without amounts"),
    Concern.ESTIMATES_ONLY: _("Estimates only"),
    Concern.OLD: _("Judged long ago"),
}
CONCERN_TEXTS: dict[Concern, Text] = {
    Concern.CAPTIVE: _(
        "We need them and they do not need us. Spread the portfolio, raise what changing "
        "supplier would cost them."
    ),
    Concern.NOTHING_FOR_CUSTOMER: _(
        "Nothing is said of what the customer gains. Without advantage for the customer, "
        "account management does not work."
    ),
    Concern.LOPSIDED: _("One of the two needs the other much more; such a relation rarely lasts."),
    Concern.NO_AMOUNTS: _("The customer's benefit stands in words only. Put a figure on it."),
    Concern.ESTIMATES_ONLY: _("Every amount is an estimate. Let the customer confirm one."),
    Concern.OLD: _("A score is more than a year old. Go through them once more."),
}
