"""What is behind the figures of one colleague in the team view: the lists, in full."""

from dataclasses import dataclass
from datetime import date

from verder.apps.core.models import User
from verder.apps.intensify.models import Colleague, ContactMoment, NextStep
from verder.apps.intensify.queries.plans import with_people
from verder.apps.intensify.queries.team_view import late_contacts, late_promises
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.team_view import (
    Member,
    Quiet,
    looked_after,
    members_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLists:
    """The figures of one colleague, and each list that they count."""

    member: Member
    contacts: tuple[ContactMoment, ...]
    promises: tuple[NextStep, ...]
    silences: tuple[Quiet, ...]
    matrices: tuple[MatrixReport, ...]


def member_lists(user: User | None, colleague: Colleague, today: date) -> MemberLists:
    """Return the lists of a colleague in view, over the accounts that the user sees."""
    key, found = colleague.pk, looked_after(user, [colleague], today)
    contacts = late_contacts(user, today).filter(whose=key)
    promises = late_promises(user, today).filter(whose=key)
    with_whom = promises.select_related("account", "position__person")
    return MemberLists(
        member=members_of(user, [colleague], found, today)[0],
        contacts=tuple(with_people(contacts)),
        promises=tuple(with_whom.order_by("due_on", "pk")),
        silences=tuple(found.silences.get(key, ())),
        matrices=tuple(found.matrices.get(key, ())),
    )
