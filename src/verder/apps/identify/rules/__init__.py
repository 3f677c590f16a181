"""Who may do and see what of the choice of key accounts."""

from verder.apps.identify.rules.drivers import (
    may_propose,
    may_set_driver_rates,
    may_state_quantities,
)
from verder.apps.identify.rules.inputs import may_give_input, may_see_input
from verder.apps.identify.rules.selection import (
    may_arrange_round,
    may_decide,
    may_decide_about,
    may_make_round,
    may_score,
    may_score_seen,
    may_see_round,
)

__all__ = [
    "may_arrange_round",
    "may_decide",
    "may_decide_about",
    "may_give_input",
    "may_make_round",
    "may_propose",
    "may_score",
    "may_score_seen",
    "may_see_input",
    "may_see_round",
    "may_set_driver_rates",
    "may_state_quantities",
]
