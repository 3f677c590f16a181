"""What people say of an account beside its invoices: one typed field a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class InputKind(TextChoices):
    """What is said; a judgement or a fact that no invoice holds."""

    POTENTIAL = "potential", _("Potential")
    HOURS = "hours", _("Hours")
    CUSTOMER_BENEFIT = "customer_benefit", _("Benefit for the customer")
    REFERENCE_SCORE = "reference_score", _("Reference value")
    RETENTION = "retention", _("Chance that they stay")
    ACQUISITION_COST = "acquisition_cost", _("Cost of winning them")
    CREDIT_BLOCKED = "credit_blocked", _("Credit blocked")


class Unit(StrEnum):
    """In what a kind is said."""

    MONEY_A_YEAR = "money_a_year"
    MONEY = "money"
    HOURS_A_YEAR = "hours_a_year"
    SCORE = "score"  # 1 poor to 5 excellent
    SHARE = "share"
    YES_NO = "yes_no"  # 1 or 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InputShape:
    """In what unit a kind is said, within which limits, and what exactly is asked."""

    unit: Unit
    question: str | Promise
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(10) ** 12
    is_margin: bool = False  # hidden from who may not see margins


SHAPES: Final[Mapping[InputKind, InputShape]] = {
    InputKind.POTENTIAL: InputShape(
        unit=Unit.MONEY_A_YEAR,
        question=_("The most they could buy a year of what we sell, from all suppliers together."),
    ),
    InputKind.HOURS: InputShape(
        unit=Unit.HOURS_A_YEAR,
        question=_("The hours a year that we mean to spend on them, everybody together."),
        most=Decimal(100_000),
    ),
    InputKind.CUSTOMER_BENEFIT: InputShape(
        unit=Unit.MONEY_A_YEAR,
        question=_("What working with us brings them a year, and by what."),
    ),
    InputKind.REFERENCE_SCORE: InputShape(
        unit=Unit.SCORE,
        question=_("What their name is worth to us: 1 nothing, 5 opens doors everywhere."),
        least=Decimal(1),
        most=Decimal(5),
    ),
    InputKind.RETENTION: InputShape(
        unit=Unit.SHARE,
        question=_("The chance that they are still a customer in a year."),
        most=Decimal(1),
    ),
    InputKind.ACQUISITION_COST: InputShape(
        unit=Unit.MONEY,
        question=_("What it cost to win them, once."),
        is_margin=True,
    ),
    InputKind.CREDIT_BLOCKED: InputShape(
        unit=Unit.YES_NO,
        question=_("Whether they buy on prepayment only, or not at all, until they have paid."),
        most=Decimal(1),
    ),
}
