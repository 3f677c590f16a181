"""Names of people and companies that sound real and belong to nobody."""

from verder.facts.demo.chance import Chance
from verder.facts.demo.words import table

LEGAL_FORMS = {"NL": ("BV", "BV", "BV", "B.V.", "VOF"), "BE": ("NV", "BV", "BV"), "GB": ("Ltd",)}
WALLOON = {"Henegouwen", "Luik", "Namen", "Waals-Brabant"}


def family_name(chance: Chance, country: str) -> str:
    """Return a family name of tools and endings, as the country likes them."""
    rows = [row for row in table("family_names") if row["country"] == country]
    sizes = [len(row["firsts"].split("|")) * len(row["lasts"].split("|")) for row in rows]
    row = chance.pick(rows, [float(size) for size in sizes])
    return chance.pick(row["firsts"].split("|")) + chance.pick(row["lasts"].split("|"))


def company_name(chance: Chance, *, country: str, region: str, place: str, trade: str) -> str:
    """Return what a company calls itself after its owner, its trade or its place."""
    family = family_name(chance, country)
    form = "SRL" if region in WALLOON else chance.pick(LEGAL_FORMS[country])
    patterns = [f"{family} {trade} {form}"] * 5 + [f"{trade} {family} {form}"] * 2
    patterns += [f"{place}se {trade} {form}"] if place.endswith(("d", "m", "n", "g")) else []
    if country == "NL":
        patterns += [f"Gebr. {family} {trade}", f"{family} & Zn. {trade} {form}"]
    else:
        patterns += [f"Ateliers {family} {form}" if form == "SRL" else f"{family} & Co {form}"]
    return chance.pick(patterns)


def written_otherwise(name: str, way: int) -> str:
    """Return the name as a second clerk would write it.

    >>> [written_otherwise("Boorstra Techniek BV", way) for way in range(3)]
    ['Boorstra Techniek B.V.', 'BOORSTRA TECHNIEK BV', 'Boorstra Techniek']
    """
    body, _, form = name.rpartition(" ")
    if way % 3 == 0:
        dotted = form.replace(".", "") if "." in form else "".join(f"{sign}." for sign in form)
        return f"{body} {dotted}" if form in FORMS else f"{name} BV"
    if way % 3 == 1:
        return name.upper()
    return body if form in FORMS else f"{name} BV"


FORMS = frozenset(form for forms in LEGAL_FORMS.values() for form in forms) | {"SRL"}
