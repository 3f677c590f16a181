from datetime import date
from decimal import Decimal

import pytest

from verder.domain.identify.benefit_ledger import Benefit, Side, ledger
from verder.domain.identify.dependence import Dependence, Reason, dependence
from verder.domain.identify.mutual_concerns import Concern, ConcernLimits, concerns

TODAY = date(2026, 1, 1)


def of(customer: int, supplier: int) -> Dependence:
    values = [customer] * 4 + [supplier] * 3
    return dependence(dict(zip(Reason, map(Decimal, values), strict=True)))


def told(found: Dependence, *benefits: Benefit, judged_on: date | None = None) -> list[Concern]:
    return list(concerns(found, ledger(benefits), judged_on=judged_on, today=TODAY))


def gain(amount: int | None, *, is_fact: bool = True) -> Benefit:
    value = None if amount is None else Decimal(amount)
    return Benefit(side=Side.CUSTOMER, amount=value, is_fact=is_fact)


def test_a_sound_account_gives_no_concern() -> None:
    assert told(of(60, 55), gain(1000), judged_on=TODAY) == []


def test_a_captive_supplier_without_benefit_for_the_customer_is_the_worst() -> None:
    assert told(of(20, 80)) == [Concern.CAPTIVE, Concern.NOTHING_FOR_CUSTOMER, Concern.LOPSIDED]


def test_a_difference_of_forty_is_lopsided() -> None:
    assert told(of(80, 40), gain(1)) == [Concern.LOPSIDED]
    assert told(of(80, 41), gain(1)) == []


def test_words_without_amounts_and_estimates_without_facts_are_told() -> None:
    assert told(of(60, 60), gain(None)) == [Concern.NO_AMOUNTS]
    assert told(of(60, 60), gain(500, is_fact=False)) == [Concern.ESTIMATES_ONLY]


def test_a_judgement_of_more_than_a_year_is_old() -> None:
    assert told(of(60, 60), gain(1), judged_on=date(2025, 1, 1)) == []
    assert told(of(60, 60), gain(1), judged_on=date(2024, 12, 31)) == [Concern.OLD]


def test_a_judgement_holds_for_a_day_at_least() -> None:
    with pytest.raises(ValueError, match="a day"):
        ConcernLimits(old_after_days=0)
