"""Which contacts may be one person, of those whom the user may make one."""

import threading
from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q, QuerySet

from verder.apps.core.models import User
from verder.apps.intensify.enums import ReachKind, ReachPlace
from verder.apps.intensify.models import PeopleApart, Person, Position, Reach
from verder.apps.intensify.queries.mergeable import mergeable_people
from verder.apps.intensify.same_people import Known, Pair, same_people

FEW = 200  # people whose likes are looked up by themselves
_lock = threading.Lock()
_kept: dict[int, list[Pair]] = {}


def doubles(user: User | None) -> list[Pair]:
    """Return every pair that may be one person, the surest first."""
    return _open_pairs(user, _all_pairs())


def doubles_of(user: User | None, people: Collection[int]) -> list[Pair]:
    """Return the pairs that one of these people is in; of a few only their likes are read."""
    wanted = set(people)
    if not wanted:
        return []
    pairs = same_people(_known(_near(wanted))) if len(wanted) <= FEW else _all_pairs()
    found = [pair for pair in pairs if {pair.first_id, pair.second_id} & wanted]
    return _open_pairs(user, found)


def _open_pairs(user: User | None, pairs: list[Pair]) -> list[Pair]:
    """Leave out who were said to be different, and whom the user may not merge."""
    if not pairs:
        return []
    apart = set(PeopleApart.objects.values_list("first", "second"))
    mine = mergeable_people(
        user, {key for each in pairs for key in (each.first_id, each.second_id)}
    )
    return [
        pair
        for pair in pairs
        if (pair.first_id, pair.second_id) not in apart and {pair.first_id, pair.second_id} <= mine
    ]


def _all_pairs() -> list[Pair]:
    """Return the pairs among all; kept in this process while nobody changes."""
    people = _known(Person.objects.all())
    key = hash(tuple(people))
    with _lock:
        if key not in _kept:
            _kept.clear()
            _kept[key] = same_people(people)
        return _kept[key]


def _near(people: set[int]) -> QuerySet[Person]:
    """Return these people, and who shares an address, a number, an account or a name with them."""
    of_these = Reach.objects.filter(person__in=people)
    accounts = Position.objects.filter(person__in=people).values("account")
    names = Q()
    for given, family in Person.objects.filter(pk__in=people).values_list(
        "given_name", "family_name"
    ):
        names |= Q(given_name=given, family_name=family)
    return Person.objects.filter(
        Q(pk__in=people)
        | Q(pk__in=Reach.objects.filter(value__in=of_these.values("value")).values("person"))
        | Q(pk__in=Position.objects.filter(account__in=accounts).values("person"))
        | names
    )


def _known(people: QuerySet[Person]) -> list[Known]:
    """Return what of these people is compared."""
    keys = people.values("pk")
    reaches: dict[tuple[int, str], list[str]] = defaultdict(list)
    for key, kind, place, value in (
        Reach.objects.filter(person__in=keys)
        .order_by("pk")
        .values_list("person", "kind", "place", "value")
    ):
        is_mobile = kind == ReachKind.PHONE and place == ReachPlace.MOBILE
        reaches[key, ReachPlace.MOBILE if is_mobile else kind].append(value)
    accounts: dict[int, set[int]] = defaultdict(set)
    places = Position.objects.filter(person__in=keys)
    for key, account in places.values_list("person", "account"):
        accounts[key or 0].add(account)
    return [
        Known(
            person_id=key,
            given_name=given,
            family_name=family,
            emails=tuple(reaches.get((key, ReachKind.EMAIL), ())),
            phones=tuple(reaches.get((key, ReachKind.PHONE), ())),
            mobiles=tuple(reaches.get((key, ReachPlace.MOBILE), ())),
            accounts=tuple(sorted(accounts.get(key, ()))),
        )
        for key, given, family in people.order_by("pk").values_list(
            "pk", "given_name", "family_name"
        )
    ]
