"""Which service an account gets: by its class, as a key account, or while it is developed."""

from datetime import timedelta

from django.utils import timezone

from tests.apps.identify.rounds import make_default_round
from tests.world import World
from verder.apps.identify import figures
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import SelectionEntry, SelectionRound
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import sums_of
from verder.apps.identify.reports.service_concept import promising_of, service_classes
from verder.apps.identify.selection_choices import Decision, RoundState
from verder.apps.identify.services import set_input
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


def test_who_of_the_small_ones_could_become_large_is_told_until_somebody_decides(
    world: World,
) -> None:
    usual = service_classes(world.accounts)
    large = [each for each in world.accounts if usual[each.pk] is ServiceClass.A]
    small = [each for each in world.accounts if usual[each.pk] is ServiceClass.C]
    sums = sums_of(Question(is_compared=False), figures.default_period())
    least = min(sums.revenue(each.pk) for each in large)
    first, second = small[-2:]
    for account, more in ((first, least - 1), (second, least + 1)):
        potential = sums.revenue(account.pk) + more
        set_input(by=None, account=account, kind=InputKind.POTENTIAL, value=potential)
    (found,) = promising_of(None)
    assert (found.account_id, found.name) == (second.pk, second.name)
    assert (round(found.white_space), found.revenue) == (
        round(least + 1),
        sums.revenue(second.pk),
    )
    owner = second.owner
    assert owner is not None
    other = next(each.owner for each in world.accounts if each.owner not in {owner, None})
    assert other is not None
    assert [len(promising_of(person)) for person in (owner, other)] == [1, 0]
    entry = make_default_round(world).entries.get(account=second)
    said = SelectionEntry.objects.filter(pk=entry.pk)
    said.update(decision=Decision.HARVEST, reason="vol", decided_at=timezone.now())
    SelectionRound.objects.update(state=RoundState.CLOSED, closed_at=timezone.now())
    assert promising_of(None) == ()
