"""The customers of the demo company, as its debtor file lists them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from verder.facts.demo.chance import Chance
from verder.facts.demo.identities import belgian_vat, dutch_vat, kvk_number
from verder.facts.demo.names import company_name, family_name, written_otherwise
from verder.facts.demo.staff import DemoPerson, DemoTeam
from verder.facts.demo.words import table, words

FIRST_NUMBER = 10_001
CUSTOMERS_A_GROUP = 45  # one holding for so many customers
CUSTOMERS_A_LOOK_ALIKE = 130
BELGIAN_SHARE = 0.28
ABROAD = (("GB", "GBP", "Hull"), ("GB", "GBP", "Grimsby"), ("US", "USD", "Houston"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCustomer:
    """A row of the debtor file; what is not known is empty.

    `group` is the name of the holding above it, and `like` the place of the customer
    in the list that this one looks like, if it does.
    """

    number: str
    name: str
    street: str
    postcode: str
    city: str
    country: str
    region: str
    kvk_number: str
    vat_number: str
    sector: str
    owner: str
    team: str
    currency: str = "EUR"
    group: str = ""
    like: int | None = None


def customers(
    count: int, *, teams: Sequence[DemoTeam], people: Sequence[DemoPerson], seed: int
) -> tuple[DemoCustomer, ...]:
    """Return so many customers: groups first, then those on their own, then look-alikes."""
    chance = Chance(seed, "customers")
    sellers = _sellers(teams, people)
    twins = max(1, count // CUSTOMERS_A_LOOK_ALIKE) if count > 2 else 0
    found = [_customer(place, sellers, chance) for place in range(count - twins)]
    for place, (country, currency, city) in zip(_abroad(len(found)), ABROAD, strict=False):
        found[place] = _moved_abroad(found[place], country, currency, city, chance)
    _make_groups(found, chance)
    found = list(_once_each(found))
    for twin in range(twins):
        found.append(_look_alike(found, twin, len(found)))
    return tuple(found)


def _sellers(
    teams: Sequence[DemoTeam], people: Sequence[DemoPerson]
) -> dict[str, tuple[str, list[str]]]:
    """Return the team of every region, and the names of its account managers."""
    sold_by = {
        team.name: [p.name for p in people if p.team == team.name and p.role == "account_manager"]
        for team in teams
    }
    return {region: (team.name, sold_by[team.name]) for team in teams for region in team.regions}


def _customer(
    place: int, sellers: Mapping[str, tuple[str, list[str]]], chance: Chance
) -> DemoCustomer:
    country = "BE" if chance.happens(BELGIAN_SHARE) else "NL"
    town = chance.pick([row for row in table("places") if row["country"] == country])
    sector = chance.pick(table("sectors"), [float(row["weight"]) for row in table("sectors")])
    team, names = sellers[town["region"]]
    serial = place + 1
    return DemoCustomer(
        number=str(FIRST_NUMBER + place),
        name=company_name(
            chance,
            country=country,
            region=town["region"],
            place=town["place"],
            trade=chance.pick(sector["trades"].split("|")),
        ),
        street=f"{chance.pick(words('streets'))} {chance.whole(1, 180)}",
        postcode=_postcode(town, chance) if chance.happens(0.97) else "",
        city=town["place"],
        country=country,
        region=town["region"],
        kvk_number=kvk_number(serial) if country == "NL" and chance.happens(0.92) else "",
        vat_number=belgian_vat(serial) if country == "BE" else dutch_vat(serial),
        sector=sector["sector"] if chance.happens(0.95) else "",
        owner=chance.pick(names) if chance.happens(0.96) else "",
        team=team,
    )


def _postcode(town: Mapping[str, str], chance: Chance) -> str:
    digits = chance.pick(town["postcode"].split("|"))
    if town["country"] == "BE":
        return digits
    return f"{digits} {chance.pick('ABCDEGHJKLNPRTVX')}{chance.pick('ABCDEGHJKLNPRTVX')}"


def _abroad(count: int) -> range:
    """Return the places of the customers abroad: the last of the list, if it is long enough."""
    return range(count - len(ABROAD), count) if count > 10 * len(ABROAD) else range(0)


def _moved_abroad(
    row: DemoCustomer, country: str, currency: str, city: str, chance: Chance
) -> DemoCustomer:
    form = "Ltd" if country == "GB" else "Inc."
    return replace(
        row,
        name=f"{family_name(chance, 'NL')} Marine & Engineering {form}",
        street=f"{chance.whole(1, 99)} Dock Street",
        postcode="",
        city=city,
        country=country,
        region="Buitenland",
        kvk_number="",
        vat_number="",
        currency=currency,
    )


def _make_groups(found: list[DemoCustomer], chance: Chance) -> None:
    """Turn the first customers of the list into holdings, each with its subsidiaries behind it."""
    place = 0
    for _ in range(len(found) // CUSTOMERS_A_GROUP):
        family = family_name(chance, "BE" if found[place].country == "BE" else "NL")
        size = chance.whole(2, 4)
        head = replace(found[place], name=f"{family} {chance.pick(('Groep', 'Holding'))} BV")
        found[place] = head
        for entity in range(place + 1, place + 1 + size):
            found[entity] = _subsidiary(found[entity], family, head)
        place += 1 + size


def _subsidiary(row: DemoCustomer, family: str, head: DemoCustomer) -> DemoCustomer:
    form = "NV" if row.country == "BE" else "BV"
    name = f"{family} {row.city} {form}"
    return replace(row, name=name, group=head.name, owner=head.owner, team=head.team)


def _once_each(found: Sequence[DemoCustomer]) -> Iterator[DemoCustomer]:
    """Yield the customers, with the place behind a name that came before."""
    seen: Counter[str] = Counter()
    for row in found:
        name = f"{row.name} {row.city}" if seen[row.name] else row.name
        again = f"{name} {seen[name] + 1}" if seen[name] else name
        seen.update({row.name, name, again})
        yield replace(row, name=again)


def _look_alike(found: Sequence[DemoCustomer], twin: int, place: int) -> DemoCustomer:
    """Return a second card of a customer, as an export has it when somebody made it twice."""
    like = len(found) // 3 + twin * 7 % max(1, len(found) // 3)
    row = found[like]
    return replace(
        row,
        number=str(FIRST_NUMBER + place),
        name=written_otherwise(row.name, twin),
        vat_number=row.vat_number if twin % 2 else "",
        kvk_number="",
        group="",
        like=like,
    )
