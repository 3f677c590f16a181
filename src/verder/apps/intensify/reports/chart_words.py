"""How the people on a chart are called, and what is told of them in a few words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.intensify.enums import DMU_ROLES, Attitude, Influence
from verder.apps.intensify.queries.organisation import Charted, Judged
from verder.apps.intensify.reports.organisation_chart import Member
from verder.domain.intensify.roles import DmuRole

STRENGTHS = [(1, gettext_lazy("Weak")), (2, gettext_lazy("Average")), (3, gettext_lazy("Strong"))]
ROLE_WORDS = {DmuRole(value): words for value, words in DMU_ROLES}


def name_of(position: Charted) -> str:
    """Return who it is, or that nobody knows yet."""
    return called(position.name)


def called(name: str) -> str:
    """Return a name, or what stands in its place while nobody knows it."""
    return name or _("Unknown person")


def about_of(position: Charted) -> str:
    """Return what they do there."""
    function = position.function or position.department
    if not position.is_external:
        return function
    return (
        _("%(function)s (from outside)") % {"function": function} if function else _("From outside")
    )


def roles_of(member: Member) -> list[str]:
    """Return the roles in the buying team, the gatekeeper among them."""
    found = [str(ROLE_WORDS[role]) for role in member.roles]
    return [*found, _("Gatekeeper")] if member.position.is_gatekeeper else found


def signed(attitude: int) -> str:
    """Return an attitude as a figure with its sign: +2, 0, −1."""
    return f"{attitude:+d}".replace("-", "−") if attitude else "0"


def attitude_words() -> list[tuple[str, str]]:
    """Return each attitude with its sign, from opponent to ambassador."""
    return [(signed(value), str(words)) for value, words in Attitude.choices]


def judged_words(judged: Judged) -> list[str]:
    """Return how much weight somebody has, and how they stand towards us."""
    found = []
    if judged.influence is not None:
        weight = Influence(judged.influence).label
        found.append(
            _("Influence %(figure)d: %(word)s") % {"figure": judged.influence, "word": weight}
        )
    if judged.attitude is not None:
        stand = Attitude(judged.attitude).label
        found.append(
            _("Attitude %(figure)s: %(word)s") % {"figure": signed(judged.attitude), "word": stand}
        )
    return found


def shortened(text: str, most: int) -> str:
    """Return a text that fits on a card."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
