"""What the address of an organisation chart asks for: all of its state, so that back works."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from verder.domain.intensify.roles import DmuRole

ROLES: Final = {role.value: role for role in DmuRole}
LONGEST_KEY: Final = 19


@dataclass(frozen=True, slots=True)
class ChartAsked:
    """Which branches are closed, which role is looked for, who is looked at.

    `tie` is the other end of a line that is being drawn from who is looked at, 0 while that is
    open. With `is_long` the list stands in the page however long it is.
    """

    closed: frozenset[int] = frozenset()
    role: DmuRole | None = None
    person: int | None = None
    tie: int | None = None
    is_long: bool = False

    def query(self, *, person: int | None = None, toggled: int | None = None) -> str:
        """Return what stands in the address, with somebody looked at or a branch turned."""
        closed: Collection[int] = self.closed
        if toggled is not None:
            closed = self.closed ^ {toggled}
        shown = person if person is not None else self.person
        parts = [("closed", str(each)) for each in sorted(closed)]
        parts += [("role", self.role.value)] if self.role else []
        parts += [("person", str(shown))] if shown is not None else []
        return f"?{urlencode(parts)}" if parts else "?"


def chart_asked(sent: QueryDict) -> ChartAsked:
    """Read the address; what makes no sense in it is left out."""
    person, tie = sent.get("person", ""), sent.get("tie", "")
    return ChartAsked(
        closed=frozenset(int(each) for each in sent.getlist("closed") if _is_key(each)),
        role=ROLES.get(sent.get("role", "")),
        person=int(person) if _is_key(person) else None,
        tie=int(tie) if _is_key(tie) else None,
        is_long=sent.get("list") == "long",
    )


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY
