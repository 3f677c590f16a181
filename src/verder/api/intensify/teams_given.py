"""What programs send about teams."""

from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from verder.api.values import PRINTABLE, Given, Key, Name
from verder.domain.intensify.roles import DmuRole, PsuRole

Hours = Annotated[Decimal, Field(ge=0, le=8784, max_digits=7, decimal_places=2)]
Mark = Annotated[str, StringConstraints(max_length=40, pattern=PRINTABLE)]
ShortName = Annotated[Name, Field(max_length=150)]


class BuyingRolesGiven(Given):
    """All roles and marks of somebody from today on; the earlier ones stay as history."""

    roles: Annotated[list[DmuRole], Field(max_length=6)]
    is_gatekeeper: bool = False
    marks: Annotated[list[Mark], Field(max_length=12)] = []


class SeatGiven(Given):
    """Roles, deputy and hours of a colleague in the team."""

    roles: Annotated[list[PsuRole], Field(max_length=7)]
    is_pioneer: bool = False
    deputy_id: Key | None = None
    hours_a_year: Hours | None = None


class NewSeatGiven(SeatGiven):
    """Who joins: a colleague, a user, or by name somebody who does not sign in."""

    colleague_id: Key | None = None
    user_id: Key | None = None
    name: ShortName = ""
    function: ShortName = ""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if sum(map(bool, (self.colleague_id, self.user_id, self.name))) != 1:
            raise ValueError("Give one of colleague_id, user_id and name.")
        return self
