"""`verder log-contact ACCOUNT`: keep a contact, with what was agreed and the next step."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.entries import ContactEntry, Newcomer, StepEntry
from verder.apps.intensify.enums import MomentState
from verder.apps.intensify.models import ContactMoment, Position
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.moments import log_contact
from verder.cli.accounts import account_named
from verder.cli.errors import Stopped
from verder.cli.output import print_json, say

MOST_NAMED = 5
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A contact as somebody typed it."""

    how: str
    on: date | None
    minutes: int | None
    agreed: str
    purpose: str
    next_step: str
    due_on: date | None
    is_private: bool
    is_planned: bool


def main(
    *,
    account: str,
    email: str,
    who: Sequence[str],
    new: Sequence[str],
    uid: UUID | None,
    as_json: bool,
    **told: object,
) -> None:
    """Keep a contact of a user; the same number with the same words is kept once."""
    by, where = user_of(email), account_named(account)
    said = Told(**told)  # type: ignore[arg-type]  # as the command declares them
    people = frozenset(position_named(where, words).pk for words in who)
    moment = logged(by, where, said, people, [newcomer_of(each) for each in new], uid)
    if as_json:
        print_json({"id": moment.pk, "uid": str(moment.uid), "account": where.pk})
    else:
        say(_("Kept: %(account)s, %(day)s.") % {"account": where.name, "day": moment.on})


def logged(
    by: User,
    account: Account,
    said: Told,
    people: frozenset[int],
    newcomers: Sequence[Newcomer],
    uid: UUID | None,
) -> ContactMoment:
    """Keep the contact, as its user may."""
    agreed = sys.stdin.read() if said.agreed == STANDARD_INPUT else said.agreed
    entry = ContactEntry(
        channel=said.how,
        state=MomentState.PLANNED if said.is_planned else MomentState.DONE,
        on=said.on or timezone.localdate(),
        minutes=said.minutes,
        purpose=said.purpose,
        agreed=agreed.strip(),
        is_private=said.is_private,
        positions=people,
    )
    owner = colleague_for(by).pk if said.next_step else None
    step = StepEntry(text=said.next_step, owner=owner, due_on=said.due_on)
    try:
        return log_contact(
            by=by,
            account=account,
            uid=uid or uuid4(),
            entry=entry,
            steps=[step] if said.next_step else [],
            newcomers=newcomers,
        )
    except PermissionDenied:
        words = {"who": by, "account": account.name}
        raise Stopped(_("%(who)s logs no contacts with %(account)s.") % words) from None


def user_of(email: str) -> User:
    """Return who logs the contact."""
    found = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if found is None:
        raise Stopped(_("No user signs in with %(email)s.") % {"email": email})
    return found


def position_named(account: Account, words: str) -> Position:
    """Return the one person at the account who is meant."""
    here = list(positions_of(account, timezone.localdate()).exclude(person=None))
    asked = words.casefold()
    exact = [each for each in here if str(each).casefold() == asked]
    likely = exact or [each for each in here if asked in str(each).casefold()]
    if not likely:
        told = {"who": words, "account": account.name}
        raise Stopped(_("Nobody at %(account)s is called %(who)s. Use --new to add them.") % told)
    if len(likely) > 1:
        names = ", ".join(str(each) for each in likely[:MOST_NAMED])
        raise Stopped(_("Which one do you mean: %(names)s?") % {"names": names})
    return likely[0]


def newcomer_of(words: str) -> Newcomer:
    """Return somebody new: "Piet van Dam, planner".

    >>> newcomer_of("Piet van Dam, planner")
    Newcomer(name='Piet van Dam', function='planner', email='')
    """
    name, _comma, function = words.partition(",")
    return Newcomer(name=name.strip(), function=function.strip())
