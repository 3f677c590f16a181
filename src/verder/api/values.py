"""What goes in and out: two base classes, and the kinds of values that every area uses."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from verder.apps.core.sentences import sentence
from verder.domain.values.missing import NotComputable

FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
MOST_KEYS: Final = 1000  # records that one request names
LARGEST_KEY: Final = 2**63 - 1
PRINTABLE: Final = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
DECIMAL_TEXT: Final = r"^-?[0-9]+(\.[0-9]+)?$"


class Given(BaseModel):
    """What a program sends; a field that does not exist is refused by its name."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Shown(BaseModel):
    """What a program gets, read from records and from values of the method."""

    model_config = ConfigDict(from_attributes=True)


def _within_reach(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"A day lies between {FIRST_DAY} and {LAST_DAY}.")
    return day


def _exact(amount: Decimal) -> str:
    return f"{amount:f}"


Day = Annotated[date, AfterValidator(_within_reach), Field(examples=["2026-03-31"])]
Key = Annotated[int, Field(ge=1, le=LARGEST_KEY, examples=[17])]
Keys = Annotated[list[Key], Field(min_length=1, max_length=MOST_KEYS, examples=[[17, 23]])]
Name = Annotated[str, StringConstraints(max_length=200, pattern=PRINTABLE)]
FullName = Annotated[str, StringConstraints(min_length=1, max_length=150, pattern=PRINTABLE)]
Language = Annotated[str, StringConstraints(pattern=r"^(nl|en)$")]
Text = Annotated[str, StringConstraints(max_length=2000, pattern=PRINTABLE)]
GivenAmount = Annotated[
    Decimal,
    Field(max_digits=19, decimal_places=4, ge=-(10**14), le=10**14, examples=["1250.50"]),
]
GivenShare = Annotated[Decimal, Field(ge=-1, le=10, max_digits=9, examples=["0.03"])]

# Amounts and shares leave as text: every digit as it was computed, and no float in between.
Exact = Annotated[
    Decimal,
    PlainSerializer(_exact, return_type=str),
    WithJsonSchema({"type": "string", "pattern": DECIMAL_TEXT, "examples": ["1250.50"]}),
]


class Why(Shown):
    """Why there is no answer: a code for programs, a sentence for people."""

    code: str = Field(examples=["no_lines"])
    sentence: str


class FigureShown(Shown):
    """One figure; without an answer `value` is null and `missing` says why."""

    value: Exact | None
    missing: Why | None


def why(missing: NotComputable) -> Why:
    """Return the reason with its sentence in the language of the request."""
    return Why(code=missing.reason, sentence=sentence(missing.reason))


def figure(found: object) -> object:
    """Return a figure of the method as it is shown."""
    if isinstance(found, NotComputable):
        return FigureShown(value=None, missing=why(found))
    if isinstance(found, Decimal | int):
        return FigureShown(value=Decimal(found), missing=None)
    return found


def _unless_none(found: object) -> object:
    return None if found is None else figure(found)


Figure = Annotated[FigureShown, BeforeValidator(figure)]
# A figure that some may not see is null as a whole.
HiddenFigure = Annotated[FigureShown | None, BeforeValidator(_unless_none)]
