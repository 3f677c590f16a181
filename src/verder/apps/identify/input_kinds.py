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
    SHARE_OF_WALLET = "share_of_wallet", _("Our share of what they buy")
    SWITCHING_COST = "switching_cost", _("Trouble of changing supplier")
    CRITICALITY = "criticality", _("How critical we are to them")
    LACK_OF_ALTERNATIVES = "lack_of_alternatives", _("Lack of other suppliers")
    DEDICATED_CAPACITY = "dedicated_capacity", _("Capacity we keep for them alone")
    IRREPLACEABILITY = "irreplaceability", _("How hard they are to replace")
    ATTRACTIVENESS = "attractiveness", _("Attractiveness")
    IMPORTANCE = "importance", _("Strategic importance")
    DIFFICULTY = "difficulty", _("Difficulty to manage")
    RELATIONSHIP = "relationship", _("Strength of the relationship")


class Unit(StrEnum):
    """In what a kind is said."""

    MONEY_A_YEAR = "money_a_year"
    MONEY = "money"
    HOURS_A_YEAR = "hours_a_year"
    SCORE = "score"  # 1 poor to 5 excellent
    INDEX = "index"  # 0 not at all to 100 wholly
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


def _index(question: Promise) -> InputShape:
    return InputShape(unit=Unit.INDEX, question=question, most=Decimal(100))


def _score(question: Promise) -> InputShape:
    return InputShape(unit=Unit.SCORE, question=question, least=Decimal(1), most=Decimal(5))


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
    InputKind.REFERENCE_SCORE: _score(
        _("What their name is worth to us: 1 nothing, 5 opens doors everywhere.")
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
    InputKind.SHARE_OF_WALLET: _index(
        _("Which part of what they need of our kind they buy from us, in per cent.")
    ),
    InputKind.SWITCHING_COST: _index(
        _("0: they change tomorrow without cost. 100: changing takes years and a lot of money.")
    ),
    InputKind.CRITICALITY: _index(
        _("0: they would hardly notice if we did not deliver. 100: their own work stops.")
    ),
    InputKind.LACK_OF_ALTERNATIVES: _index(_("0: many suppliers can do this. 100: nobody but us.")),
    InputKind.DEDICATED_CAPACITY: _index(
        _("0: nothing stands ready for them alone. 100: people, stock or machines that serve them.")
    ),
    InputKind.IRREPLACEABILITY: _index(
        _("0: another customer takes their place easily. 100: there is no other like them.")
    ),
    InputKind.ATTRACTIVENESS: _score(
        _("How attractive the account is to us: 1 hardly, 5 very. A selection round computes it.")
    ),
    InputKind.IMPORTANCE: _score(
        _("How much they matter to where we want to go: 1 little, 5 decisive.")
    ),
    InputKind.DIFFICULTY: _score(_("How hard they are to serve and to keep: 1 easy, 5 very hard.")),
    InputKind.RELATIONSHIP: _score(
        _("How strong the relationship is: 1 loose, 5 they would not go without us.")
    ),
}
