"""A year of contacts for a team: how long it takes, and what the optimiser loses beside greed.

Twenty colleagues have hours for five of six of two thousand contacts.
"""

import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from random import Random
from typing import Final

from bench.rows import Row
from verder.domain.intensify.contact_hours import ContactHours
from verder.domain.intensify.contact_plan import PairNeed, ServiceYear, propose_year
from verder.domain.intensify.contact_value import contact_values
from verder.domain.intensify.fitting_options import (
    FittingLimits,
    PlanItem,
    Room,
    best_first,
    loss_of,
)
from verder.domain.intensify.plan_fitting import fit_plan, hours_needed
from verder.domain.intensify.roles import DmuRole, PsuRole
from verder.domain.intensify.visit_allocation import AllocationLimits, Visited, allocate_visits

COLLEAGUES, ACCOUNTS, CONTACTS, TOPPERS = 20, 200, 10, 500
MONTHS: Final = [date(2027, month, 1) for month in range(1, 13)]
HOURS: Final = ContactHours(
    talk=Decimal("1.25"),
    travel=Decimal("1.25"),
    preparation=Decimal("0.75"),
    call=Decimal("0.5"),
    senior_meeting=Decimal(4),
    review=Decimal(3),
)
SHORT: Final = Decimal(5) / 6  # of the hours asked are there
MOST_PROPOSAL, MOST_FITTING, MOST_DIVISION = 1.0, 20.0, 3.0  # seconds
ELASTICITY: Final = Decimal("0.3")


def run() -> list[Row]:
    """Measure the proposal, the optimiser beside two greedy ways, and the division of visits."""
    started = time.perf_counter()
    items = year_of_contacts()
    proposed = time.perf_counter() - started
    room = short_room(items)
    started = time.perf_counter()
    fitted = fit_plan(items, room)
    took = time.perf_counter() - started
    title = f"year plan of {COLLEAGUES} colleagues, {len(items):,} contacts"
    lost, gap = float(fitted.loss), f"at most {float(fitted.gap_share):.2%} better is possible"
    return [
        Row(name=f"{title}: proposed", seconds=proposed, most=MOST_PROPOSAL),
        Row(name=f"{title}: made to fit", seconds=took, most=MOST_FITTING, note=gap),
        *(
            Row(
                name=f"{title}: value lost",
                seconds=lost,
                unit="EUR",
                other=other,
                other_seconds=float(loss),
                limit=1,
            )
            for other, loss in (
                ("dropping what brings least an hour", dropped_loss(items, room)),
                ("the best for an hour first", greedy_loss(items, room)),
            )
        ),
        division_row(),
    ]


def year_of_contacts(seed: int = 1) -> list[PlanItem]:
    """Return the proposed year of many accounts as the optimiser gets it."""
    draw = Random(seed)  # noqa: S311 - made-up contacts
    free = {each: dict.fromkeys(MONTHS, Decimal(18)) for each in range(COLLEAGUES)}
    items: list[PlanItem] = []
    for account in range(ACCOUNTS):
        team = draw.sample(range(COLLEAGUES), 3)
        needs = [
            PairNeed(
                position_id=place,
                colleague_id=colleague,
                dmu_roles=frozenset([draw.choice(list(DmuRole))]),
                psu_roles=frozenset([role]),
                times=times,
            )
            for place, (colleague, role, times) in enumerate(
                zip(
                    team,
                    (PsuRole.ACCOUNT_MANAGER, PsuRole.SUPPORTER, PsuRole.EXECUTOR),
                    (CONTACTS - 6, 4, 2),
                    strict=True,
                )
            )
        ]
        service = ServiceYear(visits=4, senior_meetings=0, reviews=1)
        contacts = propose_year(needs, service, free, HOURS, stagger=account)
        brought = Decimal(int(draw.paretovariate(1.2) * 10_000))
        values = contact_values(brought, len(contacts), ELASTICITY)
        items += [
            PlanItem(
                key=len(items) + place,
                colleague_id=contact.colleague_id,
                month=contact.month,
                hours=HOURS.effort(contact.channel, contact.minutes),
                value=value,
                deputies=tuple(each for each in team if each != contact.colleague_id),
            )
            for place, (contact, value) in enumerate(zip(contacts, values, strict=True))
        ]
    return items


def short_room(items: Sequence[PlanItem]) -> Room:
    """Return hours that are too few: the same for every month of a colleague."""
    asked: defaultdict[int, Decimal] = defaultdict(Decimal)
    for (colleague, _month), hours in hours_needed(items).items():
        asked[colleague] += hours
    return {
        (colleague, month): hours / len(MONTHS) * SHORT
        for colleague, hours in asked.items()
        for month in MONTHS
    }


def dropped_loss(items: Sequence[PlanItem], room: Room) -> Decimal:
    """Return what is lost when a month that is too full drops what brings least for an hour."""
    over = {slot: hours - room[slot] for slot, hours in hours_needed(items).items()}
    lost = Decimal(0)
    for item in sorted(items, key=lambda each: (each.value_per_hour, each.key)):
        slot = (item.colleague_id, item.month)
        if over[slot] > 0:
            over[slot] -= item.hours
            lost += item.value
    return lost


def greedy_loss(items: Sequence[PlanItem], room: Room) -> Decimal:
    """Return what is lost when who brings most for an hour chooses first, also another month."""
    limits = FittingLimits()
    chosen = best_first(items, room, limits)
    return sum(
        (loss_of(item, option, limits) for item, option in zip(items, chosen, strict=True)),
        Decimal(0),
    )


def division_row(seed: int = 2) -> Row:
    """Measure dividing the visits of a year over the accounts that are visited."""
    draw = Random(seed)  # noqa: S311 - made-up accounts
    accounts = [
        Visited(
            account_id=key,
            group="A",
            contribution=Decimal(int(draw.paretovariate(1.2) * 10_000)),
            visits=Decimal(draw.randint(0, 24)),
        )
        for key in range(TOPPERS)
    ]
    visits = sum(int(each.visits) for each in accounts)
    started = time.perf_counter()
    found = allocate_visits(accounts, visits, AllocationLimits())
    took = time.perf_counter() - started
    gained = f"{float(found.contribution / found.contribution_now) - 1:.1%} more contribution"
    return Row(
        name=f"{visits:,} visits divided over {TOPPERS} accounts",
        seconds=took,
        most=MOST_DIVISION,
        note=gained,
    )
