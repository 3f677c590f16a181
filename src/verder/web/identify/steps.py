"""Which step of the profit ladder a page is asked for, and the steps to choose from."""

from typing import TYPE_CHECKING, Any

from django.http import QueryDict

from verder.domain.identify.profit_ladder import Step
from verder.web.identify.presenters.words import STEP_NAMES

if TYPE_CHECKING:
    from verder.apps.identify.reports.profit import ProfitReport


def asked_step(query: QueryDict) -> Step | None:
    """Return the step that the address names, if it is one."""
    return next((step for step in Step if query.get("step") == step), None)


def step_choices(profit: "ProfitReport", chosen: Step) -> dict[str, Any]:
    """Return what `identify/parts/steps.html` shows, and the chosen step in words."""
    return {
        "steps": [(step, STEP_NAMES[step], profit.coverage[step]) for step in Step],
        "step_name": STEP_NAMES[chosen],
        "is_gross": chosen is Step.CM1,
    }
