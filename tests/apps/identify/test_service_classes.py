"""Which service an account gets: by its class, as a key account, or while it is developed."""

from datetime import timedelta

from django.utils import timezone

from tests.apps.identify.rounds import make_default_round
from tests.world import World
from verder.apps.identify.models import SelectionEntry, SelectionRound
from verder.apps.identify.reports.service_concept import service_classes
from verder.apps.identify.selection_choices import Decision, RoundState
from verder.domain.identify.service_concept import ServiceClass


def test_who_is_developed_gets_the_service_of_a_class_higher_for_a_year(world: World) -> None:
    usual, now = service_classes(world.accounts), timezone.now()
    tail = next(each for each in world.accounts if usual[each.pk] is ServiceClass.C)
    entry = make_default_round(world).entries.get(account=tail)
    said = SelectionEntry.objects.filter(pk=entry.pk)
    said.update(decision=Decision.DEVELOP, reason="groeit", decided_at=now)
    assert service_classes([tail])[tail.pk] is ServiceClass.C  # the round is still open
    SelectionRound.objects.update(state=RoundState.CLOSED, closed_at=now)
    assert service_classes([tail])[tail.pk] is ServiceClass.B
    said.update(decided_at=now - timedelta(days=4 * 365))
    assert service_classes([tail])[tail.pk] is ServiceClass.C
