"""How the people on a chart are called, and what is told of them in a few words."""

from django.utils.translation import gettext as _

from verder.apps.intensify.enums import DMU_ROLES, Attitude, Influence
from verder.apps.intensify.models import Opinion, Position
from verder.apps.intensify.reports.organisation_chart import Member
from verder.domain.intensify.roles import DmuRole

ROLE_WORDS = {DmuRole(value): words for value, words in DMU_ROLES}


def name_of(position: Position) -> str:
    """Return who it is, or that nobody knows yet."""
    return str(position.person) if position.person else _("Unknown person")


def about_of(position: Position) -> str:
    """Return what they do there."""
    function = position.function or position.department
    if position.is_external:
        return (
            _("%(function)s (from outside)") % {"function": function}
            if function
            else _("From outside")
        )
    return function


def roles_of(member: Member) -> list[str]:
    """Return the roles in the buying team, the gatekeeper among them."""
    found = [str(ROLE_WORDS[role]) for role in member.roles]
    return [*found, _("Gatekeeper")] if member.position.is_gatekeeper else found


def signed(attitude: int) -> str:
    """Return an attitude as a figure with its sign: +2, 0, −1."""
    return f"{attitude:+d}".replace("-", "−") if attitude else "0"


def opinion_words(opinion: Opinion | None) -> list[str]:
    """Return how much weight somebody has, and how they stand towards us."""
    if opinion is None:
        return []
    found = []
    if opinion.influence is not None:
        weight = Influence(opinion.influence).label
        found.append(
            _("Influence %(figure)d: %(word)s") % {"figure": opinion.influence, "word": weight}
        )
    if opinion.attitude is not None:
        stand = Attitude(opinion.attitude).label
        found.append(
            _("Attitude %(figure)s: %(word)s") % {"figure": signed(opinion.attitude), "word": stand}
        )
    return found


def shortened(text: str, most: int) -> str:
    """Return a text that fits on a card."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
