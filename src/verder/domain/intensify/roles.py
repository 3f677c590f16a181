"""The roles of the customer's buying team (DMU) and of the own account team (PSU)."""

from enum import StrEnum


class DmuRole(StrEnum):
    """What a person does in a buying decision, whatever the title on the card.

    The gatekeeper (portier) stands beside the six: a mark, not a part of the coverage.
    Source: the six roles and the gatekeeper are taught.
    """

    DECIDER = "decider"  # beslisser
    BUYER = "buyer"  # inkoper
    ADVISER = "adviser"  # adviseur
    INFLUENCER = "influencer"  # beïnvloeder
    USER = "user"  # gebruiker
    SUPPORTER = "supporter"  # ondersteuner


class PsuRole(StrEnum):
    """What a colleague does for an account.

    The pioneer (pionier), who opens doors, is a mark beside the seven.
    Source: the seven roles and the pioneer are taught.
    """

    ACCOUNT_MANAGER = "account_manager"  # accountmanager
    SELLER = "seller"  # verkoper
    SALES_MANAGER = "sales_manager"  # sales manager
    DIRECTOR = "director"  # directeur of MT-lid
    SUPPORTER = "supporter"  # ondersteuner, binnendienst
    EXECUTOR = "executor"  # uitvoerder
    ADMINISTRATOR = "administrator"  # administrateur


class BuyerMark(StrEnum):
    """Further marks of a buyer beside the six roles.

    Source: the literature on strategic selling.
    """

    INITIATOR = "initiator"  # initiatiefnemer
    ECONOMIC_BUYER = "economic_buyer"  # economische koper: gives the money free
    USER_BUYER = "user_buyer"  # gebruikskoper: judges what it does for the work
    TECHNICAL_BUYER = "technical_buyer"  # technische koper: judges the specifications
    COACH = "coach"  # guides us inside the customer
