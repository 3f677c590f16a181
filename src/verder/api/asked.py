"""What is asked of the figures: the question that every analysis understands, and limits."""

from typing import Any, Self, TypeVar

from django.http import HttpRequest
from pydantic import Field, model_validator

from verder.api.values import Day, Given, Key, Name
from verder.apps.identify.limit_descriptions import Limit, Unit
from verder.apps.identify.limits import analysis_of, as_texts, limits_of, parse_limits
from verder.apps.identify.question import Question
from verder.domain.values.period import Period
from verder.facts.engine import Level

Limits = TypeVar("Limits")


class PeriodAsked(Given):
    """A period, both days included; without one, the last twelve complete months of lines."""

    first_on: Day | None = Field(default=None, description="The first day that counts.")
    last_on: Day | None = Field(default=None, description="The last day that counts.")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.first_on is None) != (self.last_on is None):
            raise ValueError("Give both first_on and last_on, or neither.")
        if self.first_on and self.last_on and self.last_on < self.first_on:
            raise ValueError("last_on lies before first_on.")
        return self

    @property
    def period(self) -> Period | None:
        """The period, if one is asked for."""
        if self.first_on is None or self.last_on is None:
            return None
        return Period.of_days(self.first_on, self.last_on)


class QuestionAsked(PeriodAsked):
    """A period, whether it is compared, and which customers of what."""

    is_compared: bool = Field(default=True, description="Beside the period before.")
    level: Level = Field(default=Level.ACCOUNT, description="Groups, or legal entities.")
    team: Key | None = Field(default=None, description="Only accounts of this team and below.")
    region: Name = Field(default="", description="Only accounts of this region.")
    sector: Name = Field(default="", description="Only accounts of this sector.")
    product_group: Name = Field(default="", description="Only what was sold of this group.")

    @property
    def question(self) -> Question:
        """The question as reports understand it."""
        return Question(
            period=self.period,
            is_compared=self.is_compared,
            level=self.level,
            team_id=self.team,
            region=self.region,
            sector=self.sector,
            product_group=self.product_group,
        )


def tried(request: HttpRequest, kind: type[Limits]) -> Limits:
    """Return the limits of the organisation with what the address tries out of them."""
    names = {limit.name for limit in analysis_of(kind).limits}
    asked = {name: request.GET[name] for name in names & request.GET.keys()}
    return parse_limits(kind, as_texts(limits_of(kind)) | asked)


def limits_to_try(*kinds: type[Any]) -> dict[str, Any]:
    """Return how the document describes the limits that an address may try out."""
    limits = [limit for kind in kinds for limit in analysis_of(kind).limits]
    return {"parameters": [_parameter(limit) for limit in limits]}


def _parameter(limit: Limit) -> dict[str, Any]:
    return {
        "in": "query",
        "name": limit.name,
        "required": False,
        "description": f"Tries out another limit: {limit.unit.value}.",
        "schema": _schema_of(limit),
    }


def _schema_of(limit: Limit) -> dict[str, Any]:
    if limit.unit is Unit.CHOICE:
        return {"type": "string", "enum": [str(choice) for choice in limit.choices]}
    if limit.unit is Unit.YES_NO:
        return {"type": "boolean"}
    kind = "integer" if limit.unit is Unit.COUNT else "number"
    return {"type": kind, "minimum": float(limit.least), "maximum": float(limit.most)}
