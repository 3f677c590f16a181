"""What programs send about calculations."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints, WithJsonSchema

from verder.api.values import PRINTABLE, Given, Key, Name, Text
from verder.apps.calculate.enums import CalculationKind

Sent = Annotated[str, StringConstraints(max_length=200, pattern=PRINTABLE)]
Number = Annotated[Decimal, Field(ge=-(10**15), le=10**15), WithJsonSchema({"type": "number"})]
Row = dict[str, Sent | Number | None]
Inputs = Annotated[
    dict[str, Sent | Number | list[Row] | None],
    Field(
        max_length=60,
        description="By key: exact decimals as text or numbers, shares from 0 to 1; rows a list.",
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
