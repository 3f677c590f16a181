"""What this area does in the worker, and when others act: with accounts that merge."""

from django.utils import timezone

from verder.apps.accounts.belongings import register_belonging
from verder.apps.core.models import Job
from verder.apps.core.services.heartbeat import Progress
from verder.apps.core.services.jobs import Result, register_work
from verder.apps.intensify.models import (
    Assessment,
    CalendarSeries,
    ContactMoment,
    FrequencyAct,
    NextStep,
    PlanAct,
    PlanFitting,
    PlanSeries,
    Position,
    RelationEnd,
    Seat,
    Survey,
)
from verder.apps.intensify.services.fitting import FIT, solve_fitting

register_belonging(Position)
register_belonging(Seat)
register_belonging(ContactMoment)
register_belonging(NextStep)
register_belonging(PlanSeries)
register_belonging(PlanAct)
register_belonging(FrequencyAct)
register_belonging(Assessment, once=("instrument", "side", "voice"))
register_belonging(RelationEnd, once=())
register_belonging(Survey)
register_belonging(CalendarSeries)


def fit_plan(job: Job, progress: Progress) -> Result:
    """Make the proposal that somebody waits for; nothing where they asked anew since."""
    fitting = PlanFitting.objects.filter(pk=job.arguments["fitting"]).first()
    if fitting is None:
        return {}
    found = solve_fitting(fitting, timezone.localdate(), progress)
    return {"rows": len(found.rows)}


register_work(FIT, fit_plan)
