"""Who reports to whom at the customers of the demo company, and who sways whom there."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.intensify.models import Position
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.services.organisation_chart import draw_tie, place_on_chart
from verder.facts.demo.chance import Chance
from verder.facts.demo.words import table

ASIDE: Final = "Medewerker crediteuren"
PARKED: Final = 3  # at one customer in so many somebody stands aside


def draw_organisations(*, today: date, seed: int) -> None:
    """Let the account managers draw the lines at every customer whose people they know."""
    chance = Chance(seed, "organisation")
    known = Account.objects.filter(positions__isnull=False, owner__isnull=False)
    accounts = known.select_related("owner").distinct().order_by("pk")
    for place, account in enumerate(accounts):
        there = {each.function: each for each in positions_of(account, today) if each.function}
        _place(account, there)
        _tie(account, there, today, chance)
        if place % PARKED == 1 and ASIDE in there:
            aside = there[ASIDE]
            place_on_chart(
                by=account.owner, position=aside, manager=aside.reports_to, is_parked=True
            )


def _place(account: Account, there: Mapping[str, Position]) -> None:
    """Let people report to the head of their department where there is one."""
    for row in table("functions"):
        position, manager = there.get(row["function"]), there.get(row["under"])
        if position is not None and manager is not None:
            place_on_chart(by=account.owner, position=position, manager=manager, is_parked=False)


def _tie(account: Account, there: Mapping[str, Position], today: date, chance: Chance) -> None:
    for row in table("ties"):
        first, second = there.get(row["first"]), there.get(row["second"])
        is_seen = chance.happens(float(row["share"]))
        if not (is_seen and first and first.person and second):
            continue
        draw_tie(
            by=account.owner,
            first=first,
            second=second,
            kind=row["kind"],
            strength=int(row["strength"]),
            remark=row["remark"],
            on=today - timedelta(days=chance.whole(10, 180)),
        )
