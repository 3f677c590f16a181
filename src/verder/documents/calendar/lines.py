"""Bytes → components of a calendar, however damaged: every oddity is named with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from verder.documents.calendar.problems import CalendarProblem, Problems

LARGEST: Final = 20 * 1024 * 1024
DEEPEST: Final = 20
# A name, its parameters, a colon: what a whole line of a calendar begins with.
WHOLE_LINE: Final = re.compile(r'([A-Za-z][\w.-]*)((?:;(?:"[^"]*"|[^":;])*)*):(.*)', re.DOTALL)
PARAMETER: Final = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)')


@dataclass(frozen=True, slots=True)
class Line:
    """One property: its name in capitals, its parameters, its value as it stands."""

    number: int
    name: str
    parameters: dict[str, str]
    value: str
    text: str


@dataclass(slots=True)
class Block:
    """A component between BEGIN and END, with what stands in it."""

    kind: str
    number: int
    lines: list[Line] = field(default_factory=list)
    inner: list["Block"] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """Return the first property of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def all(self, name: str) -> list[Line]:
        """Return every property of that name."""
        return [line for line in self.lines if line.name == name]

    def source(self) -> str:
        """Return the component as whole lines, with what stands in it."""
        own = [line.text for line in self.lines]
        below = [block.source() for block in self.inner]
        return "\r\n".join([f"BEGIN:{self.kind}", *own, *below, f"END:{self.kind}"])


def decoded(content: bytes, problems: Problems) -> str:
    """Return the text of a file: UTF-8 or UTF-16 by its mark, else as Windows writes it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        problems.add(CalendarProblem("calendar_not_utf8", line))
        return content.decode("cp1252", "replace")


def unfolded(text: str, problems: Problems) -> Iterator[tuple[int, str]]:
    """Yield whole lines with the number they begin at; a line that is no property goes on."""
    number, whole = 0, ""
    for place, raw in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        line = raw.replace("\x00", "")
        if line[:1] in {" ", "\t"} and whole:
            whole += line[1:]
        elif not line.strip():
            continue
        elif whole and not WHOLE_LINE.fullmatch(line):
            # A text with a bare line end: what follows belongs to it.
            problems.add(
                CalendarProblem("calendar_line_broken", place, details={"line": line[:60]})
            )
            whole += f"\\n{line.strip()}"
        else:
            if whole:
                yield number, whole
            number, whole = place, line.strip()
    if whole:
        yield number, whole


def blocks_of(content: bytes, problems: Problems) -> list[Block]:
    """Return the outermost components of a file, those that were never closed included."""
    if len(content) > LARGEST:
        problems.add(CalendarProblem("calendar_too_large", 1))
        return []
    root = Block("", 0)
    open_blocks = [root]
    for number, text in unfolded(decoded(content, problems), problems):
        line = _line(number, text)
        if line is None:
            problems.add(
                CalendarProblem("calendar_no_property", number, details={"line": text[:60]})
            )
        elif line.name == "BEGIN":
            _begin(open_blocks, line, problems)
        elif line.name == "END":
            _end(open_blocks, line, problems)
        else:
            open_blocks[-1].lines.append(line)
    for block in open_blocks[1:]:
        problems.add(CalendarProblem("calendar_not_closed", block.number, block.kind))
    return root.inner


def _line(number: int, text: str) -> Line | None:
    found = WHOLE_LINE.fullmatch(text)
    if found is None:
        return None
    name, parameters, value = found.groups()
    told = {key.upper(): given.strip('"') for key, given in PARAMETER.findall(parameters)}
    return Line(number, name.upper(), told, value, text)


def _begin(open_blocks: list[Block], line: Line, problems: Problems) -> None:
    kind = line.value.strip().upper()
    inside = open_blocks[-1].kind
    if kind in {"VEVENT", "VCALENDAR"} and inside in {"VEVENT", "VALARM"}:
        # The one before was never closed: an event never stands in another.
        while len(open_blocks) > 1 and open_blocks[-1].kind in {"VEVENT", "VALARM"}:
            block = open_blocks.pop()
            problems.add(CalendarProblem("calendar_not_closed", block.number, block.kind))
    if len(open_blocks) > DEEPEST:
        problems.add(CalendarProblem("calendar_too_deep", line.number, kind))
        return
    block = Block(kind, line.number)
    open_blocks[-1].inner.append(block)
    open_blocks.append(block)


def _end(open_blocks: list[Block], line: Line, problems: Problems) -> None:
    kind = line.value.strip().upper()
    kinds = [block.kind for block in open_blocks[1:]]
    if kind not in kinds:
        problems.add(CalendarProblem("calendar_end_alone", line.number, kind))
        return
    while open_blocks[-1].kind != kind:
        block = open_blocks.pop()
        problems.add(CalendarProblem("calendar_not_closed", block.number, block.kind))
    open_blocks.pop()
