"""The year plan of the demo company: key accounts planned, one colleague too full, some slipped."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils import translation

from verder.apps.accounts.models import Account
from verder.apps.demo.largest import largest_accounts
from verder.apps.intensify.enums import PlanActKind
from verder.apps.intensify.models import Absence, Colleague
from verder.apps.intensify.plan_entries import PlanEntry
from verder.apps.intensify.purposes import PURPOSES
from verder.apps.intensify.reports.contact_plan import (
    Basis,
    ContactPlan,
    contact_plan_report,
    proposed_plan,
)
from verder.apps.intensify.reports.plan_hours import plan_months
from verder.apps.intensify.services.planning import plan_contacts
from verder.domain.intensify.contact_plan import ProposedContact
from verder.domain.values.period import add_months, first_of_month

PLANNED: Final = 6  # so many of the largest have a plan
PART: Final = 20  # of a small company one in so many
SLIPPED: Final = 3
TOO_FULL: Final = Decimal("0.72")  # of the hours that the plan asks


@translation.override("nl")
def plan_the_year(*, today: date, customers: int) -> None:
    """Plan the year of the largest accounts that have people on both sides."""
    accounts = largest_accounts(min(PLANNED, customers // PART))
    plans = [plan for account in accounts if (plan := _planned(account, today))]
    if not plans:
        return
    _slip(plans[0], today)
    _fill_up(plans, today)


def _planned(account: Account, today: date) -> ContactPlan | None:
    months = plan_months(first_of_month(today))
    plan = contact_plan_report(user=None, account=account, months=months, today=today)
    proposed = proposed_plan(plan, Basis.IDEAL, months)
    if not proposed:
        return None
    plan_contacts(
        by=account.owner,
        account=account,
        entries=[_entry(contact, contact.month) for contact in proposed],
        kind=PlanActKind.PROPOSAL,
    )
    return contact_plan_report(user=None, account=account, months=months, today=today)


def _slip(plan: ContactPlan, today: date) -> None:
    """Let some contacts lie before this month, without a word that they took place."""
    last_month = add_months(first_of_month(today), -1)
    proposed = [moment for moment in plan.moments if moment.positions.all()][:SLIPPED]
    for moment in proposed:
        moment.on = last_month
        moment.save(update_fields=["on"])


def _fill_up(plans: Sequence[ContactPlan], today: date) -> None:
    """Let who has most to do work fewer days than that takes, with a holiday in summer."""
    hours: dict[int, Decimal] = {}
    for plan in plans:
        for (key, _month), count in plan.hours.items():
            hours[key] = hours.get(key, Decimal(0)) + count
    busiest = Colleague.objects.get(pk=max(hours, key=lambda key: (hours[key], key)))
    busiest.hours_a_day, busiest.customer_share = Decimal(8), Decimal("0.45")
    busiest.days_a_year = round(hours[busiest.pk] * TOO_FULL / Decimal("3.6"), 1)
    busiest.save(update_fields=["hours_a_day", "customer_share", "days_a_year"])
    year = today.year + (today.month > 8)
    Absence.objects.create(
        colleague=busiest, from_on=date(year, 8, 2), until_on=date(year, 8, 23), remark="Vakantie"
    )


def _entry(contact: ProposedContact, month: date) -> PlanEntry:
    return PlanEntry(
        channel=contact.channel.value,
        on=month,
        minutes=contact.minutes,
        purpose=str(PURPOSES[contact.purpose]),
        positions=frozenset([contact.position_id]),
        colleagues=frozenset([contact.colleague_id]),
    )
