"""What the choice of key accounts keeps."""

from verder.apps.accounts.said import Said
from verder.apps.identify.models.alerts import SeenAlert
from verder.apps.identify.models.drivers import CostDriver, DriverQuantity, DriverRate, OpenItem
from verder.apps.identify.models.inputs import AccountInput
from verder.apps.identify.models.matrix import KeyBuyingFactor, PortfolioTarget
from verder.apps.identify.models.mutual import BenefitEntry
from verder.apps.identify.models.proposals import Proposal
from verder.apps.identify.models.rating import (
    RatedAccount,
    Rater,
    RatingCell,
    RatingCriterion,
    RatingSheet,
    RatingStep,
)
from verder.apps.identify.models.selection import (
    SelectionChange,
    SelectionCriterion,
    SelectionEntry,
    SelectionRound,
    SelectionScore,
)

__all__ = [
    "AccountInput",
    "BenefitEntry",
    "CostDriver",
    "DriverQuantity",
    "DriverRate",
    "KeyBuyingFactor",
    "OpenItem",
    "PortfolioTarget",
    "Proposal",
    "RatedAccount",
    "Rater",
    "RatingCell",
    "RatingCriterion",
    "RatingSheet",
    "RatingStep",
    "Said",
    "SeenAlert",
    "SelectionChange",
    "SelectionCriterion",
    "SelectionEntry",
    "SelectionRound",
    "SelectionScore",
]
