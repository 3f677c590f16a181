"""Contacts that are one person: made one in an act that can be undone, or told apart for good."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.core.services.audit import Change, record_many
from verder.apps.intensify.enums import ActKind
from verder.apps.intensify.merged_details import filled_by
from verder.apps.intensify.models import PeopleAct, PeopleApart, Person
from verder.apps.intensify.queries.mergeable import same_place
from verder.apps.intensify.rules import accounts_of, may_merge_people
from verder.apps.intensify.services.joined_places import join_places
from verder.apps.intensify.services.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Who stays, and who goes up in them."""

    keep: int
    gone: int


@transaction.atomic
def merge_people(
    *, by: User | None, merges: Sequence[Merge], are_places_one: bool = True
) -> PeopleAct:
    """Make each pair one person, all in one act; without `are_places_one` each keeps the place.

    Who went up in somebody before, in this act, is followed there: of three that are the same
    one stays, whatever the order of the pairs.
    """
    people = _held(by, merges)
    journal, became = Journal(), dict[int, int]()
    accounts = {account for person in people.values() for account in accounts_of(person)}
    for each in merges:
        keep, gone = (_followed(key, became) for key in (each.keep, each.gone))
        if keep != gone:
            _merge(journal, people[keep], people[gone], are_places_one=are_places_one, by=by)
            became[gone] = keep
    if not became:
        raise Refused("merge_with_themselves")
    return journal.keep(by=by, kind=ActKind.MERGED, account=_only(accounts))


@transaction.atomic
def tell_apart(*, by: User | None, pairs: Collection[tuple[int, int]]) -> PeopleAct | None:
    """Say that the two of each pair are not the same; they are suggested no more."""
    people = _held(by, [Merge(keep=first, gone=second) for first, second in pairs])
    journal = Journal()
    for pair in sorted({(min(each), max(each)) for each in pairs}):
        _keep_apart(journal, *(people[key] for key in pair))
    if not journal.lines:
        return None
    told = [
        Change(
            action="person.told_apart",
            subject=people[min(each)],
            after={"not_the_same_as": people[max(each)]},
        )
        for each in pairs
    ]
    record_many(by=by, changes=told)
    return journal.keep(by=by, kind=ActKind.APART, account=None)


def _held(by: User | None, merges: Sequence[Merge]) -> dict[int, Person]:
    """Return all people of the pairs, held while this goes on; refuse who may not, and oddities."""
    keys = {key for each in merges for key in (each.keep, each.gone)}
    people = Person.objects.select_for_update().in_bulk(keys)
    if any(each.keep == each.gone for each in merges):
        raise Refused("merge_with_themselves")
    if people.keys() != keys:
        raise Refused("person_gone")
    if not may_merge_people(by, people):
        raise PermissionDenied
    return people


def _followed(key: int, became: dict[int, int]) -> int:
    while key in became:
        key = became[key]
    return key


def _only(accounts: set[Account]) -> Account | None:
    return next(iter(accounts)) if len(accounts) == 1 else None


def _merge(
    journal: Journal, keep: Person, gone: Person, *, are_places_one: bool, by: User | None
) -> None:
    name = str(gone)
    journal.change(keep, **filled_by(keep, gone))
    _move_reaches(journal, keep, gone)
    places = list(gone.positions.select_related("reports_to").order_by("pk"))
    for place in places:
        place.refresh_from_db()
        same = same_place(keep, place) if are_places_one else None
        if same is None:
            journal.change(place, person_id=keep.pk)
        else:
            join_places(journal, same, place)
    _move_apart(journal, keep, gone)
    journal.remove(gone)
    record(
        by=by,
        action="person.merged",
        subject=keep,
        before={"gone": name},
        after={"places": len(places)},
    )


def _move_reaches(journal: Journal, keep: Person, gone: Person) -> None:
    known = set(keep.reaches.values_list("kind", "value"))
    for reach in gone.reaches.order_by("pk"):
        if (reach.kind, reach.value) in known:
            journal.remove(reach)
        else:
            journal.change(reach, person_id=keep.pk)


def _move_apart(journal: Journal, keep: Person, gone: Person) -> None:
    """Whoever is not the same as who goes, is not the same as who stays either."""
    rows = PeopleApart.objects.filter(Q(first=gone) | Q(second=gone)).select_related()
    for row in rows.order_by("pk"):
        other = row.second if row.first_id == gone.pk else row.first
        journal.remove(row)
        if other != keep:
            _keep_apart(journal, keep, other)


def _keep_apart(journal: Journal, one: Person, other: Person) -> None:
    first, second = sorted((one, other), key=lambda person: person.pk)
    if not PeopleApart.objects.filter(first=first, second=second).exists():
        journal.make(PeopleApart(first=first, second=second))
