"""What the address of an organisation chart asks for: all of its state, so that back works."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from verder.apps.core.keys import record_key, record_keys
from verder.apps.intensify.reports.organisation_chart import Member
from verder.domain.intensify.roles import DmuRole
from verder.web.intensify.organisation.choosing import MOST, Wanted

ROLES: Final = {role.value: role for role in DmuRole}
LONGEST_TEXT: Final = 150


@dataclass(frozen=True, slots=True)
class ChartAsked:
    """Which branches are closed, which role or department is looked for, who is looked at.

    `tie` is the other end of a line that is being drawn from who is looked at, 0 while that is
    open. With `is_long` lists stand in the page however long they are. `words` search somebody
    for a form.
    """

    closed: frozenset[int] = frozenset()
    role: DmuRole | None = None
    department: str = ""
    person: int | None = None
    tie: int | None = None
    is_long: bool = False
    words: str = ""

    @property
    def wanted(self) -> Wanted:
        """Whom the forms of the page offer."""
        return Wanted(words=self.words, most=None if self.is_long else MOST)

    def shows(self, member: Member) -> bool:
        """Return whether somebody is among those who are looked for."""
        has_role = self.role is None or self.role in member.roles
        return has_role and self.department in {"", member.position.department}

    def query(self, *, person: int | None = None, toggled: int | None = None) -> str:
        """Return what stands in the address, with somebody looked at or a branch turned."""
        closed: Collection[int] = self.closed
        if toggled is not None:
            closed = self.closed ^ {toggled}
        shown = person if person is not None else self.person
        parts = [("closed", str(each)) for each in sorted(closed)]
        parts += [("role", self.role.value)] if self.role else []
        parts += [("department", self.department)] if self.department else []
        parts += [("person", str(shown))] if shown is not None else []
        return f"?{urlencode(parts)}" if parts else "?"


def chart_asked(sent: QueryDict) -> ChartAsked:
    """Read the address; what makes no sense in it is left out."""
    person, tie = sent.get("person", ""), sent.get("tie", "")
    return ChartAsked(
        closed=frozenset(record_keys(sent.getlist("closed"))),
        role=ROLES.get(sent.get("role", "")),
        department=sent.get("department", "")[:LONGEST_TEXT],
        words=sent.get("find", "").strip()[:LONGEST_TEXT],
        person=record_key(person) or None,
        tie=record_key(tie) if tie.isdecimal() else None,
        is_long=sent.get("list") == "long",
    )
