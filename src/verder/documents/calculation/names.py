"""Names by which cells are known in formulas, made of what they are called."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

NO_NAME: Final = re.compile(r"\W+")
ADDRESS: Final = re.compile(r"[A-Z]{1,3}\d+|R\d*(C\d*)?|C\d*|TRUE|FALSE|WAAR|ONWAAR", re.IGNORECASE)
LONGEST: Final = 60


def cell_names(labels: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return for each key a name that no other has and that is no address.

    >>> cell_names([("price", "Prijs nu"), ("share", "Prijs nu"), ("q", "Q1")])
    {'price': 'Prijs_nu', 'share': 'Prijs_nu_2', 'q': 'Q1_'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key, label in labels:
        name = NO_NAME.sub("_", label).strip("_")[:LONGEST] or key
        name = f"_{name}" if name[0].isdigit() else name
        name = f"{name}_" if ADDRESS.fullmatch(name) else name
        free, number = name, 2
        while free.casefold() in taken:
            free, number = f"{name}_{number}", number + 1
        taken.add(free.casefold())
        found[key] = free
    return found
