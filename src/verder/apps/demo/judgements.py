"""What the people of the demo company say of their largest accounts."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.demo.largest import largest_totals
from verder.apps.identify.input_kinds import SHAPES, InputKind, Unit
from verder.apps.identify.models import BenefitEntry, KeyBuyingFactor, PortfolioTarget
from verder.apps.identify.services import say, set_input
from verder.facts.demo.chance import Chance
from verder.facts.demo.words import table

MOST: Final = 24
PART: Final = 6  # of a small company one in six is known so well
PROMISING: Final = 3  # small customers that could buy as much as a large one
UNRATED: Final = 4  # the last of them miss what the competitor does
LEDGERS: Final = 15
TARGETS: Final = 5
HUNDRED: Final = Decimal(100)
COMPETITORS: Final = ("Technische Unie", "Wasco", "Fabory", "Eriks", "Conrad")
POTENTIAL_REASON: Final = "Kopen nu nog bij twee anderen; hun inkoper noemde het bedrag zelf."
TARGET_REASON: Final = "Afgesproken in het halfjaargesprek: meer productgroepen, minder spoed."
TIMES_OF_REVENUE: Final = {InputKind.POTENTIAL: (130, 320), InputKind.ACQUISITION_COST: (1, 4)}


def say_of_accounts(*, today: date, seed: int, customers: int) -> None:
    """Let the account managers say what they know of the largest accounts; the same each time."""
    most = min(MOST, customers // PART)
    _say_promising(customers, today)
    chance = Chance(seed, "judgements")
    largest = largest_totals(most)
    accounts = Account.objects.select_related("owner").in_bulk([row.account_id for row in largest])
    for place, row in enumerate(largest):
        account = accounts[row.account_id]
        _say_attractiveness(account, today, chance)
        _say_inputs(account, row.revenue, today, chance)
        if place < LEDGERS:
            _say_benefits(account, row.revenue, today, chance)
        _say_factors(account, today, chance, is_compared=place < most - UNRATED)
        if place < TARGETS:
            _say_target(account, today, chance)


def _say_promising(customers: int, today: date) -> None:
    """Say of some small customers that they could buy as much as those that buy most."""
    ranked = largest_totals(customers)
    bought = [row for row in ranked if row.revenue > 0]
    small = bought[len(bought) * 3 // 4 :: max(1, len(bought) // 20)][:PROMISING]
    accounts = Account.objects.select_related("owner").in_bulk([row.account_id for row in small])
    for row in small:
        account = accounts[row.account_id]
        set_input(
            by=account.owner,
            account=account,
            kind=InputKind.POTENTIAL,
            value=round(bought[len(bought) // 10].revenue, -2),
            text=POTENTIAL_REASON,
            on=today - timedelta(days=60),
        )


def _say_inputs(account: Account, revenue: Decimal, today: date, chance: Chance) -> None:
    on = today - timedelta(days=chance.whole(20, 299))
    for kind, shape in SHAPES.items():
        if kind is InputKind.ATTRACTIVENESS:
            continue  # said by itself, with what it was a year ago
        value = _value_of(kind, revenue, chance)
        is_said = chance.happens(0.93 if shape.unit in {Unit.INDEX, Unit.SCORE} else 0.6)
        if is_said and value is not None:
            set_input(
                by=account.owner,
                account=account,
                kind=kind,
                value=value,
                is_fact=chance.happens(0.3),
                on=on,
            )


def _say_attractiveness(account: Account, today: date, chance: Chance) -> None:
    """Say how attractive the account was a year ago, and a little different since."""
    tenths = chance.whole(20, 44)
    for days, moved in ((chance.whole(400, 460), 0), (chance.whole(20, 200), chance.whole(-4, 5))):
        set_input(
            by=account.owner,
            account=account,
            kind=InputKind.ATTRACTIVENESS,
            value=Decimal(tenths + moved) / 10,
            on=today - timedelta(days=days),
        )


def _value_of(kind: InputKind, revenue: Decimal, chance: Chance) -> Decimal | None:
    if kind in TIMES_OF_REVENUE:
        low, high = TIMES_OF_REVENUE[kind]
        return round(revenue * chance.whole(low, high) / HUNDRED, -2)
    if kind is InputKind.HOURS:
        return Decimal(chance.whole(4, 44) * 5)
    if kind is InputKind.RETENTION:
        return Decimal(chance.whole(70, 97)) / HUNDRED
    match SHAPES[kind].unit:
        case Unit.INDEX:
            return Decimal(chance.whole(2, 18) * 5)
        case Unit.SCORE:
            return Decimal(chance.whole(15, 48)) / 10
    return None  # benefit stands in the ledger, and nobody's credit is blocked


def _say_benefits(account: Account, revenue: Decimal, today: date, chance: Chance) -> None:
    for told in table("benefits"):
        if not chance.happens(0.6):
            continue
        amount = revenue * Decimal(told["share"]) if told["share"] else None
        say(
            by=account.owner,
            row=BenefitEntry(
                account=account,
                side=told["side"],
                what=told["what"],
                amount=None if amount is None else max(Decimal(0), round(amount, -2)),
                is_fact=told["is_fact"] == "yes",
                is_shared=told["is_shared"] == "yes",
                evidence=told["evidence"],
                on=today - timedelta(days=chance.whole(10, 200)),
            ),
        )


def _say_factors(account: Account, today: date, chance: Chance, *, is_compared: bool) -> None:
    """Say what they buy by a year ago, and anew since."""
    lead = Decimal(chance.whole(-9, 9)) / 10  # over the competitor, on the whole
    competitor = chance.pick(COMPETITORS)
    for told in table("buying_factors"):
        earlier = None
        for days in (chance.whole(400, 460), chance.whole(10, 150)):
            on = today - timedelta(days=days)
            own = _score(Decimal(told["own"]) + lead, chance)
            factor = KeyBuyingFactor(
                account=account,
                name=told["name"],
                weight=Decimal(told["weight"]),
                own=own,
                competitor=_score(Decimal(told["competitor"]), chance) if is_compared else None,
                competitor_name=competitor if is_compared else "",
                heard_from="hoofd inkoop" if is_compared else "",
                heard_on=on if is_compared else None,
                on=on,
            )
            earlier = say(by=account.owner, row=factor, instead_of=earlier)


def _say_target(account: Account, today: date, chance: Chance) -> None:
    target = PortfolioTarget(
        account=account,
        attractiveness=Decimal(chance.whole(34, 45)) / 10,
        ratio=Decimal(chance.whole(105, 135)) / HUNDRED,
        until=date(today.year + 1, 12, 31),
        reason=TARGET_REASON,
        on=today - timedelta(days=30),
    )
    say(by=account.owner, row=target)


def _score(about: Decimal, chance: Chance) -> Decimal:
    moved = about + Decimal(chance.whole(-3, 3)) / 10
    return min(Decimal(5), max(Decimal(1), moved))
