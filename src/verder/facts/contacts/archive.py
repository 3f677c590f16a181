"""A zip with address cards, as phones and mail programs write them: a file for each person."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from verder.facts.contacts.cards import MOST_CARDS, read_cards
from verder.facts.contacts.keeping import Flaws
from verder.facts.contacts.values import ContactFile, Flaw, ReadContact
from verder.facts.failures import FileRefused
from verder.facts.readers.archive import is_litter
from verder.facts.readers.bounded import PACKING_FAULTS

CARD_ENDINGS: Final = (".vcf", ".vcard")
MOST_FILES: Final = 5_000
MOST_BYTES: Final = 100 << 20  # of all files together, unpacked
ENCRYPTED: Final = 1  # the bit of an entry that needs a password


def holds_cards(path: Path) -> bool:
    """Return whether it is a zip in which address cards are."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            return any(_is_card(each.filename) and not is_litter(each) for each in members)
    except PACKING_FAULTS:
        return False


def read_archive(path: Path, *, most_bytes: int = MOST_BYTES) -> ContactFile:
    """Return the people of all cards in a zip; a file that cannot be read is named, not fatal."""
    contacts: list[ReadContact] = []
    flaws = Flaws()
    with zipfile.ZipFile(path) as archive:
        members = [each for each in archive.infolist() if not is_litter(each)]
        if len(members) > MOST_FILES:
            raise FileRefused("too_many_files", file=path.name, most=MOST_FILES)
        for name, data, problem in _opened(archive, members, path.name, most_bytes):
            found = _read(name, data, problem)
            before = contacts[-1].number if contacts else 0
            contacts += [replace(each, number=before + each.number) for each in found.contacts]
            for each in found.flaws:
                flaws.add(replace(each, number=before + each.number))
            if len(contacts) > MOST_CARDS:
                raise FileRefused("too_many_contacts", file=path.name, most=MOST_CARDS)
    return ContactFile(reader="vcard", contacts=tuple(contacts), flaws=flaws.told())


def _opened(
    archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], file: str, most_bytes: int
) -> Iterator[tuple[str, bytes, str]]:
    """Yield each file with its bytes, or with the reason why it has none."""
    left = most_bytes
    for member in members:
        problem = _problem_of(member)
        data = b""
        if not problem:
            try:
                with archive.open(member) as source:
                    data = source.read(left + 1)
            except PACKING_FAULTS:
                problem = "file_unreadable"
        left -= len(data)
        if left < 0:
            raise FileRefused("zip_bomb", file=file, megabytes=most_bytes >> 20)
        yield _name_of(member), data, problem


def _read(name: str, data: bytes, problem: str) -> ContactFile:
    """Return what one file holds, each contact and each flaw with the name of the file."""
    if problem:
        return ContactFile(
            reader="vcard", flaws=(Flaw(number=0, field="", code=problem, text=name, file=name),)
        )
    try:
        found = read_cards(data, file=name)
    except FileRefused as refused:
        flaw = Flaw(number=0, field="", code=refused.code, text=name, file=name)
        return ContactFile(reader="vcard", flaws=(flaw,))
    return replace(
        found,
        contacts=tuple(replace(each, file=name) for each in found.contacts),
        flaws=tuple(replace(each, file=name) for each in found.flaws),
    )


def _problem_of(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & ENCRYPTED:
        return "file_locked"
    return "" if _is_card(member.filename) else "file_no_card"


def _is_card(name: str) -> bool:
    return name.lower().endswith(CARD_ENDINGS)


def _name_of(member: zipfile.ZipInfo) -> str:
    return member.filename.rpartition("/")[2][:100]
