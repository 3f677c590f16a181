"""The limits of every analysis, and what is said of each."""

from collections.abc import Mapping
from typing import Final

from verder.apps.identify.account_descriptions import (
    CUSTOMER_PROFIT,
    CUSTOMER_VALUE,
    DEPENDENCE,
    LIFE_CYCLE,
    MATRIX,
    TWO_SIDED,
)
from verder.apps.identify.agreement_descriptions import CONTRACTS
from verder.apps.identify.alert_descriptions import ALERTS
from verder.apps.identify.contact_descriptions import SILENCE
from verder.apps.identify.ideal_descriptions import COUNTS, IDEAL, LEVELS
from verder.apps.identify.limit_shapes import Analysis, Limit, Unit
from verder.apps.identify.opinion_descriptions import OPINIONS
from verder.apps.identify.people_descriptions import CONTACTS as PEOPLE
from verder.apps.identify.planning_descriptions import PLAN_FITTING, VISIT_ALLOCATION
from verder.apps.identify.portfolio_descriptions import (
    ABC,
    CONCENTRATION,
    COST_TO_SERVE,
    DOUBLE_PARETO,
    OWN_COSTS,
    PYRAMID,
    RELATION_CLAIMS,
    WHALE,
)
from verder.apps.identify.service_descriptions import SERVICE_CONCEPT, SERVICE_HOURS
from verder.apps.identify.survey_descriptions import VOICES

__all__ = ["DESCRIPTIONS", "Analysis", "Limit", "Unit"]

DESCRIPTIONS: Final[Mapping[str, Analysis]] = {
    found.key: found
    for found in (
        *(ABC, CONCENTRATION, DOUBLE_PARETO, PYRAMID, WHALE, COST_TO_SERVE),
        *(CUSTOMER_PROFIT, RELATION_CLAIMS, OWN_COSTS, LIFE_CYCLE, DEPENDENCE, MATRIX),
        *(CUSTOMER_VALUE, TWO_SIDED, ALERTS),
        *(SERVICE_CONCEPT, SERVICE_HOURS, VISIT_ALLOCATION, PLAN_FITTING),
        *(CONTRACTS, PEOPLE, OPINIONS, SILENCE),
        *(IDEAL, LEVELS, COUNTS, VOICES),
    )
}
