"""Reads of who can be invited to a contact, and who was."""

from verder.apps.intensify.enums import ReachKind
from verder.apps.intensify.models import ContactMoment, Invitation, Reach
from verder.documents.calendar import Guest


def invitation_of(moment: ContactMoment) -> Invitation | None:
    """Return the invitation to a contact, cancelled or not."""
    return Invitation.objects.filter(moment=moment).select_related("by").first()


def possible_guests(moment: ContactMoment) -> list[Guest]:
    """Return who takes part and has an e-mail address: theirs by name, then our own side."""
    people = [position.person_id for position in moment.positions.all() if position.person_id]
    reaches = Reach.objects.filter(person__in=people, kind=ReachKind.EMAIL)
    theirs = [
        Guest(name=str(reach.person), email=reach.value)
        for reach in reaches.select_related("person").order_by("person__family_name", "pk")
    ]
    ours = [
        Guest(name=colleague.name, email=colleague.email.lower())
        for colleague in moment.colleagues.all()
        if colleague.email
    ]
    return list({guest.email: guest for guest in reversed(theirs + ours)}.values())[::-1]
