"""The mail within a mail: what Outlook, Gmail and Apple Mail put above what they forward."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from verder.documents.mail.addresses import Address, addresses_within, once
from verder.documents.mail.days import day_in

# Dutch, English, French and German; programs mix them in one mail.
FROM, SENT, TO, CC, SUBJECT = "from", "sent", "to", "cc", "subject"
WORDS: Final = {
    **dict.fromkeys(("from", "van", "de", "von"), FROM),
    **dict.fromkeys(("sent", "date", "verzonden", "datum", "envoyé", "gesendet"), SENT),
    **dict.fromkeys(("to", "aan", "à", "an"), TO),
    **dict.fromkeys(("cc", "kopie", "copie"), CC),
    **dict.fromkeys(("subject", "onderwerp", "objet", "betreff"), SUBJECT),
}
LINE: Final = re.compile(r"^[>\s*_]*(?P<word>[^\W\d_]{1,12})[\s*_]*:[\s*_]*(?P<told>.*)$")
# "-----Original Message-----", "Begin doorgestuurd bericht:", and lines drawn above them.
ABOVE: Final = re.compile(
    r"^[>\s]*([-_=]{2,}.*|(begin|début|anfang)\b.{3,60}:|.{3,40}[-_=]{2,})\s*$", re.IGNORECASE
)
WROTE: Final = re.compile(
    r"^[>\s]*(op|on|le|am)\b.{5,300}\b(schreef|wrote|a écrit|schrieb)\b.{0,120}:\s*$",
    re.IGNORECASE,
)
LEAST: Final = 3  # lines that make it a head: from whom, and two others
LONGEST: Final = 40
MOST: Final = 5_000  # lines above a mail within a mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """What stands above a mail within a mail, and the mail itself."""

    sender: tuple[Address, ...]
    recipients: tuple[Address, ...]
    sent_on: date | None
    subject: str
    text: str

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Everybody in it: who wrote it, then who got it."""
        return once([*self.sender, *self.recipients])


def split_forwarded(text: str) -> tuple[str, Forwarded | None]:
    """Return what was written above the first mail within a mail, and that mail."""
    lines = text.split("\n")
    for place, line in enumerate(lines[:MOST]):
        if _kind(line) == FROM:
            told, end = _head(lines, place)
            if FROM in told and len(told) >= LEAST:
                return _above(lines[:place]), _forwarded(told, lines[end:])
        elif WROTE.match(line) or WROTE.match(" ".join(lines[place : place + 2])):
            return _above(lines[:place]), None
    return text.strip(), None


def _head(lines: Sequence[str], first: int) -> tuple[dict[str, str], int]:
    """Return the lines of a head by their kind, and where the mail below it begins."""
    told: dict[str, str] = {}
    kind, place = "", first
    for place in range(first, min(len(lines), first + LONGEST)):
        line, found = lines[place], _kind(lines[place])
        if found == FROM and FROM in told:
            return told, place
        if found and found not in told:
            kind, told[found] = found, _told(line)
        elif not line.strip(" >*"):
            if len(told) >= LEAST and told.get(kind):
                return told, place
        elif not told.get(kind) or (kind in {FROM, TO, CC} and "@" in line):
            told[kind] = f"{told.get(kind, '')} {line.strip(' >*')}".strip()
        else:
            return told, place
    return told, place + 1


def _kind(line: str) -> str:
    found = LINE.match(line)
    return WORDS.get(found["word"].casefold(), "") if found else ""


def _told(line: str) -> str:
    found = LINE.match(line)
    return found["told"].strip(" *") if found else ""


def _above(lines: Sequence[str]) -> str:
    """Return what was written above, without the line that says that a mail follows."""
    kept = list(lines)
    while kept and (not kept[-1].strip(" >") or ABOVE.match(kept[-1])):
        kept.pop()
    return "\n".join(kept).strip()


def _forwarded(told: dict[str, str], below: Sequence[str]) -> Forwarded:
    plain = "\n".join(re.sub(r"^>+ ?", "", line) for line in below)
    return Forwarded(
        sender=addresses_within(told[FROM]),
        recipients=addresses_within(f"{told.get(TO, '')}; {told.get(CC, '')}"),
        sent_on=day_in(told.get(SENT, "")),
        subject=told.get(SUBJECT, ""),
        text=split_forwarded(plain)[0] or plain.strip(),
    )
