"""A file of contacts, whatever it is."""

import re
from pathlib import Path

from verder.facts.answers import Answers
from verder.facts.contacts.archive import CARD_ENDINGS, holds_cards, read_archive
from verder.facts.contacts.cards import read_cards
from verder.facts.contacts.tables import read_table_of_contacts
from verder.facts.contacts.values import ContactFile
from verder.facts.failures import FileRefused

LOOKED_AT = 1 << 16
CARD = re.compile(rb"BEGIN\s*:\s*VCARD", re.IGNORECASE)
CALENDAR = re.compile(rb"BEGIN\s*:\s*VCALENDAR", re.IGNORECASE)


def read_contacts(path: Path, *, folder: Path, answers: Answers | None = None) -> ContactFile:
    """Return the people of a file and all that was wrong with it; `folder` is for working files."""
    if holds_cards(path):
        return read_archive(path)
    with path.open("rb") as file:
        head = file.read(LOOKED_AT).replace(b"\0", b"")
    if not head.strip():
        raise FileRefused("empty_file", file=path.name)
    if CALENDAR.search(head) and not CARD.search(head):
        raise FileRefused("calendar_file", file=path.name)
    if CARD.search(head) or path.name.lower().endswith(CARD_ENDINGS):
        return read_cards(path.read_bytes(), file=path.name)
    return read_table_of_contacts(path, folder=folder, answers=answers or Answers())
