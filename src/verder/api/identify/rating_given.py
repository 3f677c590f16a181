"""What programs send of rating sheets."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, WithJsonSchema, model_validator

from verder.api.values import Day, Given, Key, Name, Text
from verder.apps.identify.rating_choices import CriterionKind, FactSource
from verder.apps.identify.services.ratings.order import Move

# Written out, for the migration has moves of the same name in the document.
MoveName = Annotated[Move, WithJsonSchema({"type": "string", "enum": [str(move) for move in Move]})]
Title = Annotated[Name, Field(min_length=1, max_length=120)]
CriterionName = Annotated[Name, Field(min_length=1, max_length=60)]
Value = Annotated[Decimal, Field(ge=-(10**12), le=10**12, max_digits=19, decimal_places=4)]
People = Annotated[list[Key], Field(max_length=100)]
Names = Annotated[list[Annotated[Name, Field(min_length=1, max_length=150)]], Field(max_length=100)]
Accounts = Annotated[list[Key], Field(max_length=1000)]


class SheetGiven(Given):
    """A sheet: its title, its day, and who rates; `names` are people who do not sign in."""

    title: Title
    held_on: Day
    users: People = Field(default_factory=list)
    names: Names = Field(default_factory=list)
    is_apart: bool = Field(default=False, description="Every participant rates on an own sheet.")


class NewSheetGiven(SheetGiven):
    """A new sheet, empty or with accounts: named, or the toppers of the ABC."""

    accounts: Accounts = Field(default_factory=list)
    with_toppers: bool = False


class CopyGiven(Given):
    """A new sheet like another one, with empty cells."""

    title: Title
    held_on: Day


class AccountsGiven(Given):
    """Accounts to put on the sheet."""

    accounts: Annotated[Accounts, Field(min_length=1)]


class RatingCriterionGiven(Given):
    """A criterion: judged by people, or filled from the figures, where high is good."""

    name: CriterionName
    kind: CriterionKind = CriterionKind.RANK
    source: FactSource = FactSource.NONE

    @model_validator(mode="after")
    def _facts_are_good_when_high(self) -> Self:
        if self.source is not FactSource.NONE and self.kind is not CriterionKind.HIGH:
            raise ValueError("What the figures fill is of the kind `high`.")
        return self


class ValueGiven(Given):
    """What stands in one cell; null empties it. A rank is a whole number from 1."""

    criterion: Key
    column: Key
    value: Value | None


class ValuesGiven(Given):
    """Cells that are filled in together, on the sheet of one rater or of all together."""

    rater: Key | None = None
    values: Annotated[list[ValueGiven], Field(min_length=1, max_length=200)]


class MoveGiven(Given):
    """One account moves in the order of a criterion; `order` is where a dragged one stands."""

    criterion: Key
    column: Key
    move: MoveName
    order: Annotated[list[Key], Field(max_length=100)] = Field(default_factory=list)
    rater: Key | None = None


class ReasonGiven(Given):
    """Why one account stands as it does."""

    column: Key
    evidence: Annotated[Text, Field(max_length=500)]


class ReasonsGiven(Given):
    """Why accounts stand as they do on one criterion."""

    rater: Key | None = None
    reasons: Annotated[list[ReasonGiven], Field(min_length=1, max_length=100)]
