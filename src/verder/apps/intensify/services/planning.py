"""Contacts are planned, changed, moved and dropped; each act can be undone as a whole."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.intensify.enums import MomentState, PlanActKind
from verder.apps.intensify.models import (
    Colleague,
    ContactMoment,
    PlanAct,
    PlanSeries,
    Position,
)
from verder.apps.intensify.plan_entries import PlanEntry
from verder.apps.intensify.queries.plans import with_people
from verder.apps.intensify.rules import may_change_contact, may_log_contacts
from verder.apps.intensify.services.plan_lines import Line, content_of, keep_act, line_of
from verder.domain.values.period import first_of_month


@transaction.atomic
def plan_contacts(
    *,
    by: User | None,
    account: Account,
    entries: Sequence[PlanEntry],
    kind: PlanActKind = PlanActKind.ADDED,
    series: PlanSeries | None = None,
) -> PlanAct:
    """Plan contacts with an account, all or none of them."""
    if not may_log_contacts(by, account):
        raise PermissionDenied
    if not entries:
        raise Refused("plan_nothing_chosen")
    people = People(account, entries)
    lines = [
        line_of(moment, None) for moment in made_contacts(by, account, entries, people, series)
    ]
    return keep_act(by=by, kind=kind, accounts=[account], lines=lines)


@transaction.atomic
def change_planned(*, by: User | None, moment: ContactMoment, entry: PlanEntry) -> PlanAct | None:
    """Say a planned contact anew; None where nothing differs."""
    held = locked_planned(by, [moment.pk])[0]
    people = People(held.account, [entry])
    before = content_of(held)
    fresh = written(held, entry, people)
    if content_of(fresh) == before:
        return None
    return keep_act(
        by=by,
        kind=PlanActKind.CHANGED,
        accounts=[held.account],
        lines=[line_of(fresh, before)],
    )


@transaction.atomic
def move_planned(*, by: User | None, moments: Iterable[ContactMoment], month: date) -> PlanAct:
    """Move planned contacts to a month, on any day of it."""
    held = locked_planned(by, [moment.pk for moment in moments])
    return keep_act(
        by=by,
        kind=PlanActKind.MOVED,
        accounts=accounts_of(held),
        lines=[moved(moment, month) for moment in held],
    )


@transaction.atomic
def drop_planned(*, by: User | None, moments: Iterable[ContactMoment]) -> PlanAct:
    """Let planned contacts not take place."""
    held = locked_planned(by, [moment.pk for moment in moments])
    return keep_act(
        by=by,
        kind=PlanActKind.DROPPED,
        accounts=accounts_of(held),
        lines=[dropped(moment) for moment in held],
    )


def moved(moment: ContactMoment, month: date) -> Line:
    """Put a contact in a month without a day or an hour, and return what that did."""
    before = content_of(moment)
    moment.on, moment.is_month_only, moment.begins_at = first_of_month(month), True, None
    moment.save()
    return line_of(moment, before)


def moved_to(moment: ContactMoment, on: date) -> Line:
    """Put a contact on a day, at the hour it had, and return what that did."""
    before = content_of(moment)
    if moment.begins_at is not None:
        hour = timezone.localtime(moment.begins_at).time()
        moment.begins_at = timezone.make_aware(datetime.combine(on, hour))
    moment.on, moment.is_month_only = on, False
    moment.save()
    return line_of(moment, before)


def dropped(moment: ContactMoment) -> Line:
    """Let a contact not take place, and return what that did."""
    before = content_of(moment)
    moment.state = MomentState.DROPPED
    moment.save()
    return line_of(moment, before)


def handed_over(moment: ContactMoment, giver: int, taker: int) -> Line:
    """Let a colleague go instead of another, and return what that did."""
    before = content_of(moment)
    moment.colleagues.remove(giver)
    moment.colleagues.add(taker)
    if moment.owner_id in {giver, None}:
        moment.owner_id = taker
    moment.save()
    fresh = with_people(ContactMoment.objects.filter(pk=moment.pk)).get()
    return line_of(fresh, before)


def locked_planned(by: User | None, keys: Sequence[int]) -> list[ContactMoment]:
    """Return contacts still to come, locked, of who may change them; all of them or none."""
    rows = ContactMoment.objects.select_for_update().filter(pk__in=keys, state=MomentState.PLANNED)
    locked = list(rows.values_list("pk", flat=True))
    if not keys or len(locked) != len(set(keys)):
        raise Refused("plan_changed_since")
    found = list(with_people(ContactMoment.objects.filter(pk__in=locked)))
    if not all(may_change_contact(by, moment) for moment in found):
        raise PermissionDenied
    return found


def accounts_of(moments: Iterable[ContactMoment]) -> list[Account]:
    """Return the accounts of contacts, each once, in their order."""
    return list({moment.account_id: moment.account for moment in moments}.values())


class People:
    """The people that entries name, read at once; strangers to the account are refused."""

    def __init__(self, account: Account, entries: Sequence[PlanEntry]) -> None:
        positions = {key for entry in entries for key in entry.positions}
        colleagues = {key for entry in entries for key in entry.colleagues}
        self.positions = Position.objects.filter(account=account).in_bulk(positions)
        self.colleagues = Colleague.objects.in_bulk(colleagues)
        if len(self.positions) != len(positions) or len(self.colleagues) != len(colleagues):
            raise Refused("plan_people_unknown")


def made_contacts(
    by: User | None,
    account: Account,
    entries: Sequence[PlanEntry],
    people: People,
    series: PlanSeries | None,
) -> list[ContactMoment]:
    """Keep new contacts, with their people, in few questions however many there are."""
    moments = [
        _filled(
            ContactMoment(account=account, state=MomentState.PLANNED, by=by, series=series),
            entry,
            people,
        )
        for entry in entries
    ]
    ContactMoment.objects.bulk_create(moments)
    pairs = list(zip(moments, entries, strict=True))
    ContactMoment.positions.through.objects.bulk_create(
        ContactMoment.positions.through(contactmoment_id=moment.pk, position_id=key)
        for moment, entry in pairs
        for key in sorted(entry.positions)
    )
    ContactMoment.colleagues.through.objects.bulk_create(
        ContactMoment.colleagues.through(contactmoment_id=moment.pk, colleague_id=key)
        for moment, entry in pairs
        for key in sorted(entry.colleagues)
    )
    keys = [moment.pk for moment in moments]
    return list(with_people(ContactMoment.objects.filter(pk__in=keys)))


def written(moment: ContactMoment, entry: PlanEntry, people: People) -> ContactMoment:
    """Keep what an entry says, and return the contact as it is then."""
    _filled(moment, entry, people).save()
    moment.positions.set(entry.positions)
    moment.colleagues.set(entry.colleagues)
    return with_people(ContactMoment.objects.filter(pk=moment.pk)).get()


def _filled(moment: ContactMoment, entry: PlanEntry, people: People) -> ContactMoment:
    """Give a contact what an entry says of it, checked; its day within a month is the first."""
    on = first_of_month(entry.on) if entry.is_month_only else entry.on
    if entry.is_month_only or on != moment.on:
        moment.begins_at = None
    moment.channel, moment.on, moment.is_month_only = entry.channel, on, entry.is_month_only
    moment.minutes, moment.purpose = entry.minutes, entry.purpose
    if moment.owner_id not in entry.colleagues:
        moment.owner = people.colleagues[min(entry.colleagues)] if entry.colleagues else None
    moment.clean_fields(exclude=["account", "owner", "series", "by"])
    return moment
