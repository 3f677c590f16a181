"""The parts of a hand-over: a seat with its roles, wanted contacts, plans and promises."""

from datetime import date

from verder.apps.core.models import User
from verder.apps.intensify.enums import FrequencyKind, MomentState
from verder.apps.intensify.models import (
    Colleague,
    ContactMoment,
    Frequency,
    NextStep,
    Opinion,
    Seat,
)
from verder.apps.intensify.services.journal import Journal
from verder.apps.intensify.services.seats import close_seat, let_see, no_longer_let_see, set_roles


def hand_seat_over(
    journal: Journal, seat: Seat, to: Colleague, *, by: User | None, on: date
) -> None:
    """Let another colleague take a seat: roles, wanted contacts, what is planned and promised."""
    roles = set(seat.roles.filter(ended_on=None).values_list("role", flat=True))
    close_seat(journal, seat, on=on)
    no_longer_let_see(journal, seat.account, seat.colleague)
    _take_seat(journal, seat, to, roles, on)
    _take_frequencies(journal, seat, to, by, on)
    open_steps = NextStep.objects.filter(account=seat.account, owner=seat.colleague, done_on=None)
    for step in open_steps:
        journal.change(step, owner=to)
    planned = ContactMoment.objects.filter(
        account=seat.account, state=MomentState.PLANNED, owner=seat.colleague
    )
    for moment in planned:
        journal.change(moment, owner=to)
    moves = Opinion.objects.filter(
        position__account=seat.account, mover=seat.colleague, replaced_on=None
    )
    for opinion in moves:
        journal.change(opinion, mover=to)
    _meet_instead(journal, seat, to)


def _take_seat(journal: Journal, left: Seat, to: Colleague, roles: set[str], on: date) -> None:
    seat = Seat.objects.filter(account=left.account, colleague=to, ended_on=None).first()
    if seat is None:
        seat = Seat(account=left.account, colleague=to, hours_a_year=left.hours_a_year, began_on=on)
        journal.make(seat)
    elif left.hours_a_year is not None:
        journal.change(seat, hours_a_year=(seat.hours_a_year or 0) + left.hours_a_year)
    held = set(seat.roles.filter(ended_on=None).values_list("role", flat=True))
    set_roles(journal, seat, held | roles, on=on)
    let_see(journal, left.account, to)
    others = Seat.objects.filter(account=left.account, ended_on=None, deputy=left.colleague)
    for other in others:
        journal.change(other, deputy=None if other.colleague_id == to.pk else to)


def _take_frequencies(
    journal: Journal, seat: Seat, to: Colleague, by: User | None, on: date
) -> None:
    """End the contacts of the leaver; those that should be go over, where the other has none."""
    standing = Frequency.objects.filter(position__account=seat.account, replaced_on=None)
    taken = set(standing.filter(colleague=to).values_list("position", "kind"))
    for row in standing.filter(colleague=seat.colleague).order_by("pk"):
        journal.change(row, replaced_on=max(on, row.on))
        is_free = (row.position_id, row.kind) not in taken
        if row.kind == FrequencyKind.IDEAL and is_free:
            journal.make(
                Frequency(
                    position=row.position,
                    colleague=to,
                    kind=row.kind,
                    times=row.times,
                    on=on,
                    by=by,
                )
            )


def _meet_instead(journal: Journal, seat: Seat, to: Colleague) -> None:
    """Let the successor go to what the leaver would have gone to."""
    through = ContactMoment.colleagues.through
    rows = through._default_manager.filter(  # noqa: SLF001 - Django's public name
        contactmoment__account=seat.account, contactmoment__state=MomentState.PLANNED
    )
    there = set(rows.filter(colleague=to).values_list("contactmoment", flat=True))
    for row in rows.filter(colleague=seat.colleague):
        moment_id = row.contactmoment_id
        journal.remove(row)
        if moment_id not in there:
            journal.make(through(contactmoment_id=moment_id, colleague=to))
