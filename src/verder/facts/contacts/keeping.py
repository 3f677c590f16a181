"""What is read of a contact, made fit to be kept: what is cut or not known is named."""

import re
from dataclasses import dataclass, field, replace
from typing import Any, Final

from verder.facts.contacts.languages import language_of
from verder.facts.contacts.values import Flaw, ReadContact

MOST_FLAWS: Final = 2_000  # more are counted: nobody reads them
MOST_REACHES: Final = 50
LONGEST: Final = {
    "given_name": 100,
    "family_name": 150,
    "company": 200,
    "department": 150,
    "function": 150,
    "customer": 100,
    "vat_number": 50,
}
LONGEST_REACH: Final = 254
SHOWN: Final = 80  # letters of a text that a flaw shows
# No record can hold them: control signs, and halves of a letter.
UNKEPT: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(slots=True)
class Flaws:
    """What was wrong in a file, in its order; what is over the most is counted."""

    found: list[Flaw] = field(default_factory=list)
    left_out: int = 0

    def add(self, flaw: Flaw) -> None:
        """Keep a flaw, or count it where there are too many to read."""
        if len(self.found) < MOST_FLAWS:
            self.found.append(replace(flaw, text=plain(flaw.text)[:SHOWN]))
        else:
            self.left_out += 1

    def told(self) -> tuple[Flaw, ...]:
        """Return all of them, the last of which says how many there are more."""
        if not self.left_out:
            return tuple(self.found)
        return (*self.found, Flaw(number=0, field="", code="more_flaws", text=str(self.left_out)))


def plain(text: str) -> str:
    """Return a text without the signs that no record can hold."""
    return UNKEPT.sub("", text)


def fit(contact: ReadContact, flaws: Flaws) -> ReadContact:
    """Return a contact as it can be kept."""
    said: dict[str, Any] = {}
    for name, most in LONGEST.items():
        text = " ".join(plain(getattr(contact, name)).split())
        if len(text) > most:
            flaws.add(Flaw(number=contact.number, field=name, code="text_cut", text=text))
        said[name] = text[:most].strip()
    said["language"] = language_of(contact.language)
    if contact.language and not said["language"]:
        text = contact.language
        flaws.add(Flaw(number=contact.number, field="language", code="language_unknown", text=text))
    reaches = tuple(replace(each, value=plain(each.value)) for each in contact.reaches)
    if len(reaches) > MOST_REACHES:
        count = str(len(reaches) - MOST_REACHES)
        flaws.add(Flaw(number=contact.number, field="", code="reaches_left_out", text=count))
    return replace(contact, **said, reaches=reaches[:MOST_REACHES])
