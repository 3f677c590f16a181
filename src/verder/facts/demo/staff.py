"""The teams of the demo company, and the people in them."""

from dataclasses import dataclass

from verder.facts.demo.chance import Chance
from verder.facts.demo.names import family_name
from verder.facts.demo.words import words

COMPANY = "Boutenburg Technische Groothandel"
MAIL_DOMAIN = "boutenburg.example"
PASSWORD = "toppers-en-volgers"  # noqa: S105 - known to all: the demo company has no secrets

# Team, the team above it, and the regions whose customers it serves.
TEAMS = (
    ("Verkoop", "", ()),
    ("Nederland", "Verkoop", ()),
    ("Noord", "Nederland", ("Groningen", "Friesland", "Drenthe", "Overijssel", "Flevoland")),
    ("Midden", "Nederland", ("Gelderland", "Utrecht", "Noord-Holland", "Zuid-Holland")),
    ("Zuid", "Nederland", ("Zeeland", "Noord-Brabant", "Limburg")),
    ("België", "Verkoop", ()),
    ("Vlaanderen", "België", ("Antwerpen", "Oost-Vlaanderen", "West-Vlaanderen")),
    (
        "België Oost",
        "België",
        ("Belgisch-Limburg", "Vlaams-Brabant", "Henegouwen", "Luik", "Namen", "Waals-Brabant"),
    ),
)
ACCOUNT_MANAGERS = {"Noord": 3, "Midden": 4, "Zuid": 4, "Vlaanderen": 3, "België Oost": 2}
OFFICE = (
    ("director", "Verkoop"),
    ("controller", "Verkoop"),
    ("sales_manager", "Nederland"),
    ("sales_manager", "België"),
    ("team_member", "Nederland"),
    ("team_member", "België"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoTeam:
    """A sales team; `parent` names the team above it, and is empty at the top."""

    name: str
    parent: str
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Somebody who works there; the role is a word of the roles that users have."""

    name: str
    email: str
    role: str
    team: str
    salesperson_names: tuple[str, ...]


def teams() -> tuple[DemoTeam, ...]:
    """Return the teams, each after the one above it."""
    return tuple(
        DemoTeam(name=name, parent=parent, regions=regions) for name, parent, regions in TEAMS
    )


def people(seed: int) -> tuple[DemoPerson, ...]:
    """Return the staff: management, office, and account managers in every region."""
    chance = Chance(seed, "staff")
    posts = [*OFFICE]
    for team, count in ACCOUNT_MANAGERS.items():
        posts += [("account_manager", team)] * count
    given = chance.draw.permutation(len(words("given_names")))
    return tuple(
        _person(words("given_names")[place % len(given)], role, team, chance)
        for place, (role, team) in zip([*given, *given], posts, strict=False)
    )


def _person(given: str, role: str, team: str, chance: Chance) -> DemoPerson:
    is_belgian = team in {"België", "Vlaanderen", "België Oost"}
    family = family_name(chance, "BE" if is_belgian else "NL")
    name = f"{given} {family[0].lower() + family[1:] if ' ' in family else family}"
    address = f"{given}.{family}".lower().replace(" ", "")
    return DemoPerson(
        name=name,
        email=f"{address}@{MAIL_DOMAIN}",
        role=role,
        team=team,
        salesperson_names=(name,),
    )
