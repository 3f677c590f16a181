"""The lists of words the demo company is made of."""

import csv
from functools import cache
from importlib import resources

LISTS = resources.files("verder.content").joinpath("demo")


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the lines of a list."""
    text = LISTS.joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a list with columns."""
    text = LISTS.joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines(), delimiter=";"))
