"""What programs send about the relation with an account."""

from typing import Annotated

from pydantic import Field, StringConstraints

from verder.api.values import PRINTABLE, Day, Given, Key
from verder.apps.intensify.services.assessments import MOST_EVIDENCE

MOST_ITEMS = 40
ItemKey = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
Evidence = Annotated[str, StringConstraints(max_length=MOST_EVIDENCE, pattern=PRINTABLE)]
Reason = Annotated[str, StringConstraints(max_length=300, pattern=PRINTABLE)]


class ViewGiven(Given):
    """How one side answers: a number an item, on the scale of the instrument."""

    answers: Annotated[
        dict[ItemKey, Annotated[int, Field(ge=0, le=100)]],
        Field(min_length=1, max_length=MOST_ITEMS, examples=[{"breadth": 3, "information": 2}]),
    ]
    evidence: Annotated[dict[ItemKey, Evidence], Field(max_length=MOST_ITEMS)] = {}
    remark: Evidence = ""
    position_id: Key | None = Field(
        default=None, description="Who of the customer said it: a position at this account."
    )
    on: Day | None = Field(default=None, description="The day of the view; today, unless given.")


class NoticeGiven(Given):
    """When notice was given, and why."""

    noticed_on: Day
    reason: Reason = ""
