"""What the planned contacts are worth, from what their accounts bring."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from decimal import Decimal

from verder.apps.identify import figures
from verder.apps.identify.limits import limits_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.account_sums import margin_share, period_of, sums_of
from verder.apps.imports.queries import current_facts
from verder.apps.intensify.models import ContactMoment
from verder.domain.intensify.contact_plan import importance_of
from verder.domain.intensify.contact_value import contact_values
from verder.domain.intensify.roles import DmuRole
from verder.domain.intensify.visit_allocation import AllocationLimits
from verder.domain.values.missing import NotComputable

ZERO = Decimal(0)
WHOLE = Decimal(1)


def values_of(moments: Collection[ContactMoment]) -> dict[int, Decimal]:
    """Return the value of each contact by its key.

    Of an account the contact with who weighs most, and the earliest, carries the most.
    """
    by_group: defaultdict[int, list[ContactMoment]] = defaultdict(list)
    for moment in moments:
        by_group[moment.account.head_id or moment.account_id].append(moment)
    brought = contributions_of(by_group)
    elasticity = limits_of(AllocationLimits).elasticity
    found: dict[int, Decimal] = {}
    for key, some in by_group.items():
        ordered = sorted(some, key=lambda moment: (-importance(moment), moment.on, moment.pk))
        values = contact_values(brought.get(key, ZERO), len(ordered), elasticity)
        found |= {moment.pk: value for moment, value in zip(ordered, values, strict=True)}
    return found


def contributions_of(accounts: Collection[int]) -> Mapping[int, Decimal]:
    """Return the gross margin of each account in the default period.

    Without a known cost the share of the whole company stands in; where no cost is known at
    all, the revenue does.
    """
    question = Question(is_compared=False)
    period = period_of(question)
    if period is None:
        return {}
    sums = sums_of(question, period)
    totals = figures.totals(current_facts(), period, question.level, question.product_group)
    usual = margin_share(
        sum((row.costed_revenue for row in totals.values()), ZERO),
        sum((row.cost for row in totals.values()), ZERO),
    )
    found = {}
    for key in accounts:
        own = sums.margin(key)
        share = usual if isinstance(own, NotComputable) else own
        part = WHOLE if isinstance(share, NotComputable) else share
        found[key] = sums.revenue(key) * part
    return found


def importance(moment: ContactMoment) -> int:
    """Return how much who is met weighs at the customer, by role."""
    return max(
        (
            importance_of(frozenset(DmuRole(row.role) for row in position.roles.all()))
            for position in moment.positions.all()
        ),
        default=0,
    )
