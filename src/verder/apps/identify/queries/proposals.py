"""Reads of proposals."""

from django.db.models import F, QuerySet

from verder.apps.accounts.models import Account
from verder.apps.identify.models import CostDriver, Proposal
from verder.apps.identify.standard_drivers import STANDARD, name_of


def proposals_of(account: Account) -> QuerySet[Proposal]:
    """Return what was proposed for the account, the latest first, the withdrawn last."""
    proposals = Proposal.objects.filter(account=account).select_related("by", "withdrawn_by")
    return proposals.order_by(F("withdrawn_at").asc(nulls_first=True), "-at", "-pk")


def driver_names() -> dict[str, str]:
    """Return what each cost driver is called, by its code."""
    own = dict(CostDriver.objects.values_list("code", "name"))
    codes = {each.code for each in STANDARD} | own.keys()
    return {code: name_of(code, own.get(code, "")) for code in codes}
