"""What programs say of an account beside its invoices."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from verder.api.values import Day, Given, GivenAmount, Keys, Name, Text
from verder.domain.identify.benefit_ledger import Side

Score = Annotated[Decimal, Field(ge=1, le=5, max_digits=2, decimal_places=1, examples=["3.5"])]
Needed = Annotated[Name, Field(min_length=1)]


class InputGiven(Given):
    """A value in its own unit (shares as 0..1, yes as 1), what it rests on, and if it is a fact."""

    value: GivenAmount | None = None
    text: Text = ""
    is_fact: bool = False


class InputsUndone(Given):
    """Inputs to take back, by their numbers."""

    inputs: Keys


class BenefitGiven(Given):
    """One benefit a year of one side."""

    side: Side
    what: Needed = Field(examples=["One invoice a month instead of twenty"])
    amount: Annotated[
        Decimal | None, Field(ge=0, max_digits=14, decimal_places=2, examples=["12000"])
    ] = None
    evidence: Text = ""
    is_fact: bool = False
    is_shared: bool = False


class FactorGiven(Given):
    """What a customer buys by, and how we and the best competitor do."""

    name: Annotated[Name, Field(min_length=1, max_length=100)] = Field(examples=["Delivery"])
    weight: Annotated[Decimal, Field(ge=0, le=100, max_digits=5, decimal_places=2)]
    own: Score | None = None
    competitor: Score | None = None
    competitor_name: Annotated[Name, Field(max_length=100)] = ""
    heard_from: Annotated[Name, Field(max_length=100)] = ""
    heard_on: Day | None = None


class TargetGiven(Given):
    """Where an account is meant to stand in the portfolio matrix."""

    attractiveness: Annotated[Decimal, Field(ge=1, le=5, max_digits=3, decimal_places=2)]
    ratio: Annotated[Decimal, Field(ge=0, le=5, max_digits=3, decimal_places=2)]
    until: Day | None = None
    reason: Annotated[Text, Field(min_length=1)]
