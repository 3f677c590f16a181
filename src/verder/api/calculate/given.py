"""What programs send about calculations."""

from typing import Annotated

from pydantic import Field, StringConstraints

from verder.api.values import PRINTABLE, Given, Key, Name, Text
from verder.apps.calculate.enums import CalculationKind

Number = Annotated[str, StringConstraints(max_length=200, pattern=PRINTABLE)]
Row = dict[str, Number | None]
Inputs = Annotated[
    dict[str, Number | list[Row] | None],
    Field(
        max_length=60,
        description="By key: exact decimals as text, shares from 0 to 1; rows as a list.",
        examples=[{"price": "50", "unit_cost": "30", "volume": "10000", "change": "-0.10"}],
    ),
]
CalculationName = Annotated[Name, Field(min_length=1, max_length=120)]


class InputsGiven(Given):
    """The inputs of a calculator."""

    inputs: Inputs


class NamedGiven(Given):
    """How a calculation is called, and with which account it is kept; without one, for oneself."""

    name: CalculationName
    note: Text = ""
    account_id: Key | None = None
    kind: CalculationKind = CalculationKind.PLAIN


class CalculationGiven(NamedGiven):
    """A calculation to keep; a post-calculation names the pre-calculation that it looks back on."""

    calculator: Annotated[Name, Field(max_length=60, examples=["price_change"])]
    inputs: Inputs
    before_id: Key | None = None


class CalculationCopyGiven(Given):
    """How the copy is called."""

    name: CalculationName
