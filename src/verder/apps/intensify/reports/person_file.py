"""All that is kept of a person, as they may ask to see it."""

from typing import Any

from django.db.models import Q

from verder.apps.core.models import User
from verder.apps.core.services.audit import plain
from verder.apps.intensify.models import Opinion, Person, Position, Survey, Tie
from verder.apps.intensify.purposes import OF_JUDGEMENTS
from verder.apps.intensify.queries.contacts import visible_moments, visible_steps
from verder.apps.intensify.queries.people import visible_positions
from verder.apps.intensify.rules import may_see_opinions

PERSON = ("given_name", "family_name", "language", "birthday_on", "is_birthday_allowed")
KEPT = ("verified_on", "keep_until", "made_at")
PLACE = ("function", "department", "level", "is_external", "is_gatekeeper", "began_on", "ended_on")
OPINION = ("on", "influence", "attitude", "wanted_attitude", "motive", "evidence", "keep_until")


def person_file(user: User, person: Person) -> dict[str, Any]:
    """Return the file of a person as JSON holds it."""
    told: dict[str, Any] = plain(kept_of(user, person))
    return told


def kept_of(user: User, person: Person) -> dict[str, Any]:
    """Return all that is kept of a person, of what this user sees: judgements only of the team."""
    places = list(visible_positions(user).filter(person=person).select_related("account"))
    moments = visible_moments(user).filter(positions__in=places).distinct()
    steps = visible_steps(user).filter(position__in=places)
    surveys = Survey.objects.filter(position__in=places).select_related("account")
    return {
        "person": {name: getattr(person, name) for name in (*PERSON, *KEPT)},
        "reaches": [
            {"kind": each.kind, "place": each.place, "value": each.value}
            for each in person.reaches.order_by("pk")
        ],
        "places": [_place(user, each) for each in places],
        "contacts": [
            {
                "on": each.on,
                "account": each.account.name,
                "is_month_only": each.is_month_only,
                "state": each.state,
                "channel": each.channel,
                "purpose": each.purpose,
                "agreed": each.agreed,
            }
            for each in moments.select_related("account").order_by("on", "pk")
        ],
        "promises": [
            {"text": each.text, "due_on": each.due_on, "done_on": each.done_on}
            for each in steps.order_by("pk")
        ],
        # What somebody answered stays between them and the survey.
        "surveys": [
            {
                "account": each.account.name,
                "instrument": each.instrument,
                "asked_at": each.made_at,
                "answered_at": each.answered_at,
            }
            for each in surveys.order_by("pk")
        ],
    }


def _place(user: User, place: Position) -> dict[str, Any]:
    told = {name: getattr(place, name) for name in PLACE} | {"account": place.account.name}
    told["marks"] = place.tags
    told["roles"] = [
        {"role": each.role, "began_on": each.began_on, "ended_on": each.ended_on}
        for each in place.roles.order_by("pk")
    ]
    wanted = place.frequencies.filter(replaced_on=None).select_related("colleague")
    told["frequencies"] = [
        {"kind": each.kind, "colleague": each.colleague.name, "times": each.times, "on": each.on}
        for each in wanted.order_by("pk")
    ]
    return told | (_judged(place) if may_see_opinions(user, place.account) else {})


def _judged(place: Position) -> dict[str, Any]:
    """Return what the team thinks of somebody, and the lines drawn to and from them."""
    opinions = Opinion.objects.filter(position=place).select_related("by", "mover")
    ties = Tie.objects.filter(Q(first=place) | Q(second=place)).select_related(
        "by", "first__person", "second__person"
    )
    return {
        "purpose": str(OF_JUDGEMENTS),
        "opinions": [
            {name: getattr(each, name) for name in OPINION}
            | {"by": str(each.by or ""), "mover": str(each.mover or "")}
            for each in opinions.order_by("pk")
        ],
        "ties": [
            {
                "kind": each.kind,
                "strength": each.strength,
                "remark": each.remark,
                "on": each.on,
                "replaced_on": each.replaced_on,
                "by": str(each.by or ""),
                "is_from_them": each.first_id == place.pk,
            }
            for each in ties.order_by("pk")
        ],
    }
