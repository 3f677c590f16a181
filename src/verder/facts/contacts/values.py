"""What is read of a file of contacts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReach:
    """An address or number as the file writes it; `place` is work, mobile, home or other."""

    kind: str  # "email" or "phone"
    place: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadContact:
    """Somebody in a file: the number of the card or row, and what it says."""

    number: int
    given_name: str = ""
    family_name: str = ""
    company: str = ""
    department: str = ""
    function: str = ""
    language: str = ""
    customer: str = ""  # the number that the company has
    vat_number: str = ""
    reaches: tuple[ReadReach, ...] = ()
    file: str = ""  # in an archive: the file of the card

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.given_name} {self.family_name}".strip()

    def emails(self) -> list[str]:
        """Return the e-mail addresses."""
        return [each.value for each in self.reaches if each.kind == "email"]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Return the contact that `as_json` wrote."""
        reaches = tuple(ReadReach(**each) for each in kept["reaches"])
        return cls(**{**kept, "reaches": reaches})


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Something wrong in a file: in which card or row, of which field, and the text itself.

    `file` is the file of an archive in which it stands.
    """

    number: int
    field: str
    code: str
    text: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFile:
    """All that was read of a file."""

    reader: str  # "vcard", "csv", "excel"
    origin: str = ""  # "salesforce", "hubspot", "outlook", "linkedin", "google", …
    contacts: tuple[ReadContact, ...] = ()
    flaws: tuple[Flaw, ...] = field(default=())
