"""A calculation is calculated anew; what it said before is kept."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.calculate.models import Calculation, OlderAnswer
from verder.apps.calculate.rules import may_change_calculation
from verder.apps.calculate.services.trail import Worked, told
from verder.apps.core.failures import Refused
from verder.apps.core.models import User


@transaction.atomic
def calculate_anew(*, by: User | None, calculation: Calculation, worked: Worked) -> Calculation:
    """Keep other inputs and their answer; saying the same again changes nothing."""
    rows = Calculation.objects.select_for_update(of=("self",)).select_related("account")
    held = rows.get(pk=calculation.pk)
    if not may_change_calculation(by, held):
        raise PermissionDenied
    if held.removed_at is not None:
        raise Refused("calculation_removed")
    if held.calculator != worked.key:
        raise Refused("calculation_of_another_kind")
    if worked == Worked.of(held):
        return held
    now = timezone.now()
    OlderAnswer(calculation=held, by=by, at=now, **Worked.of(held).fields).save()
    for name, value in worked.fields.items():
        setattr(held, name, value)
    held.changed_at = now
    held.save(update_fields=[*worked.fields, "changed_at"])
    told(by=by, calculation=held, act="calculated")
    return held
