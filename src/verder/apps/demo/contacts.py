"""Whom the demo company met, what it planned, and what it promised."""

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.intensify.entries import ContactEntry, StepEntry
from verder.apps.intensify.enums import Channel, MailState, MomentState
from verder.apps.intensify.models import DroppedMail, Person, Position
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.moments import log_contact
from verder.facts.demo.chance import Chance

EVERY_MANAGER: Final = 3  # of each account manager so many accounts, those with most people first
SEEN_OFTEN: Final = (9, 14)  # contacts of a year with the first of them
SEEN: Final = (3, 6)
CHANNELS: Final = (Channel.VISIT, Channel.CALL, Channel.CALL, Channel.MAIL, Channel.VIDEO)
MINUTES: Final = {Channel.VISIT: 75, Channel.VIDEO: 45, Channel.CALL: 15}
TOLD: Final = (
    "Magazijnindeling besproken; ze willen een proef met twee stellingen.",
    "Levertijd van de nieuwe bevestigingslijn is te lang. Alternatief laten zien.",
    "Tevreden over de binnendienst. Vraagt om één factuur per maand.",
    "Plannen voor volgend jaar: tweede vestiging in het voorjaar.",
    "Prijsafspraak doorgenomen; inkoop wil staffels per palletlaag.",
    "Kennisgemaakt met de nieuwe werkvoorbereider.",
)
STEPS: Final = (
    "Offerte voor de proefopstelling sturen",
    "Monsters van de nieuwe lijn brengen",
    "Verzamelfactuur laten instellen",
    "Afspraak met de directie plannen",
)
PURPOSES: Final = ("Kwartaalgesprek", "Voortgang van de proef", "Jaarplan bespreken")
MAILS: Final = (
    (
        "Levertijden vierde kwartaal",
        "Kunnen jullie de levertijden voor week 48 bevestigen?",
        "Ilse Maas",
    ),
    ("Nieuwe contactpersoon inkoop", "Vanaf maandag neemt mijn collega het over.", "Tom Visser"),
)
READERS: Final = (Role.ADMINISTRATOR, Role.ACCOUNT_MANAGER)
WAITING: Final = 2  # so many users have mails that wait
BIRTHDAYS: Final = (0, 2, 5)  # days from today
BORN: Final = 1976  # a leap year, so that every day is in it
# Days since the last contact: a few accounts were not heard for too long.
LAST: Final = (3, 9, 130, 21, 5, 75, 40, 12)
COMING: Final = (-2, 0, 1, 4, 11, 26)
DUE: Final = (-4, 1, 6, 18)


def meet_accounts(*, today: date, seed: int) -> None:
    """Let account managers meet their accounts; the same each time."""
    chance = Chance(seed, "contacts")
    place = 0
    managers = User.objects.filter(owned_accounts__isnull=False).distinct().order_by("pk")
    for manager in managers:
        accounts = Account.objects.filter(owner=manager, head=None)
        known = accounts.annotate(known=Count("positions")).order_by("-known", "pk")
        for rank, account in enumerate(known[:EVERY_MANAGER]):
            times = chance.whole(*(SEEN_OFTEN if rank == 0 else SEEN))
            _meet(manager, account, times, place, today, chance)
            place += 1


def _meet(by: User, account: Account, times: int, place: int, today: date, chance: Chance) -> None:
    here = [each.pk for each in positions_of(account, today)]
    day = today - timedelta(days=LAST[place % len(LAST)])
    longest = 300 // times  # so that all of them lie within the year
    for each in range(times):
        channel = chance.pick(CHANNELS)
        steps = [_step(by, place, today)] if each == 0 and place % 2 == 0 else []
        entry = ContactEntry(
            channel=channel,
            on=day,
            minutes=MINUTES.get(channel),
            agreed=chance.pick(TOLD),
            positions=frozenset([here[each % len(here)]] if here else []),
        )
        log_contact(by=by, account=account, uid=_uid(chance), entry=entry, steps=steps)
        day -= timedelta(days=chance.whole(longest // 3, longest))
    if place % 3 != 1:
        planned = ContactEntry(
            channel=Channel.VISIT,
            state=MomentState.PLANNED,
            on=today + timedelta(days=COMING[place % len(COMING)]),
            minutes=MINUTES[Channel.VISIT],
            purpose=chance.pick(PURPOSES),
            positions=frozenset(here[:2]),
        )
        log_contact(by=by, account=account, uid=_uid(chance), entry=planned)


def drop_mails(users: Sequence[User], *, today: date) -> None:
    """Let mails wait for whoever looks around, and for an account manager."""
    now = timezone.now()
    readers = [user for user in users if user.role in READERS][:WAITING]
    for place, user in enumerate(readers):
        for number, (subject, text, name) in enumerate(MAILS):
            DroppedMail.objects.create(
                user=user,
                mark=sha256(f"{user.pk} {number}".encode()).hexdigest(),
                state=MailState.WAITING,
                sender=user.email,
                subject=subject,
                text=text,
                on=today - timedelta(days=place + number),
                addresses=[{"place": _place_of(name), "name": name}],
                came_at=now,
                is_demo=True,
            )


def celebrate(*, today: date) -> None:
    """Let some people have their birthday this week, who allowed that it is kept."""
    known = Position.objects.filter(account__moments__isnull=False, person__is_demo=True)
    people = Person.objects.filter(pk__in=known.values("person")).order_by("pk")
    for person, days in zip(people[: 2 * len(BIRTHDAYS) : 2], BIRTHDAYS, strict=False):
        day = today + timedelta(days=days)
        person.birthday_on = date(BORN, day.month, day.day)
        person.is_birthday_allowed = True
        person.save(update_fields=["birthday_on", "is_birthday_allowed"])


def _place_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@voorbeeld-elders.example"


def _step(by: User, place: int, today: date) -> StepEntry:
    due_on = today + timedelta(days=DUE[place // 2 % len(DUE)])
    text = STEPS[place // 2 % len(STEPS)]
    return StepEntry(text=text, owner=colleague_for(by).pk, due_on=due_on)


def _uid(chance: Chance) -> UUID:
    return UUID(int=chance.whole(1, 2**62) << 64 | chance.whole(1, 2**62))
