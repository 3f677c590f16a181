"""Views of relations to test with: the worked example, and shorter ways to say it."""

from datetime import date

from verder.apps.accounts.models import Account
from verder.apps.intensify.instruments import relationship_instrument
from verder.apps.intensify.models import Assessment
from verder.apps.intensify.services.assessments import Given, give_view
from verder.domain.engines.two_sides import ViewSide

OURS = (4, 3, 3, 3, 2, 2)
THEIRS = (3, 2, 3, 2, 2, 2)
LOW = (1, 1, 1, 2, 2, 2)


def answers(values: tuple[int, ...]) -> dict[str, int]:
    """Return answers to the items in their order; the last ones may be left out."""
    items = relationship_instrument().method.items
    return dict(zip(items, values, strict=False))


def see(
    account: Account,
    side: ViewSide,
    values: tuple[int, ...] = OURS,
    *,
    on: date | None = None,
    evidence: dict[str, str] | None = None,
) -> Assessment:
    """Let one side see the relation so."""
    return give_view(
        by=None,
        account=account,
        instrument=relationship_instrument(),
        side=side,
        given=Given(answers=answers(values), on=on, evidence=evidence or {}),
    )
