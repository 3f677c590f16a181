"""What programs send about imports and exchange rates."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from verder.api.values import Day, Given, Keys, Name
from verder.facts.answers import Answers, DateOrder, DecimalMark


class AnswersGiven(Given):
    """How the file reads; what is not said is recognised."""

    columns: Annotated[dict[str, Name], Field(max_length=200)] = Field(
        default_factory=dict, description="A field → the header of its column; empty: it has none."
    )
    dates: DateOrder | None = None
    decimal: DecimalMark | None = None
    sheet: Name | None = None
    encoding: Annotated[str, StringConstraints(max_length=40, pattern=r"^[\w.-]*$")] | None = None
    revenue_accounts: Annotated[list[Name], Field(max_length=200)] = Field(default_factory=list)

    @property
    def answers(self) -> Answers:
        """The answers as a reader takes them."""
        return Answers(
            columns=self.columns,
            dates=self.dates,
            decimal=self.decimal,
            sheet=self.sheet or None,
            encoding=self.encoding or None,
            revenue_accounts=tuple(self.revenue_accounts),
        )


class ConfirmGiven(Given):
    """Import what the preview showed; the demo company goes only where that is said."""

    remove_demo: bool = False


class ExchangeRateGiven(Given):
    """An exchange rate of a day."""

    currency: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{3}$")] = Field(examples=["USD"])
    on: Day
    rate: Annotated[Decimal, Field(gt=0, max_digits=18, decimal_places=8, examples=["1.0843"])]


class RatesGone(Given):
    """Rates to take away, by their numbers."""

    rates: Keys
