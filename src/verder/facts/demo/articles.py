"""The articles of the demo company."""

from dataclasses import dataclass

from verder.facts.demo.words import table

SERVICES = "MTW"  # made to order: nobody knows the cost beforehand


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoArticle:
    """An article, with price and cost a unit in cents; some have no known cost."""

    number: str
    name: str
    group: str
    code: str
    unit: str
    price: int
    cost: int | None


def articles() -> tuple[DemoArticle, ...]:
    """Return all articles: every size of every row of the list."""
    found: list[DemoArticle] = []
    for row in table("articles"):
        for place, size in enumerate(row["sizes"].split("|")):
            price = int(row["price"]) + place * int(row["step"])
            cost = round(price * float(row["cost_share"])) if row["cost_share"] else None
            found.append(
                DemoArticle(
                    number=f"{row['code']}-{1001 + len(found)}",
                    name=row["name"].format(size),
                    group=row["group"],
                    code=row["code"],
                    unit=row["unit"],
                    price=price,
                    cost=cost,
                )
            )
    return tuple(found)
