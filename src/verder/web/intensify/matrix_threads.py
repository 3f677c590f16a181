"""Accounts that hang on one person: said in words, with whom a second colleague should meet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.domain.intensify.contact_matrix import Figure, second_contacts
from verder.web.intensify.matrix_grid import buyer_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ThinAccount:
    """An account of which one person carries the contact, and what to do about it."""

    account: str
    address: str
    plan: str
    risk: Figure
    advice: str


def thin_account(report: MatrixReport) -> ThinAccount | None:
    """Return what to do about an account; None where contact is spread."""
    found = second_contacts(report.measures, report.limits)
    if found is None:
        return None
    names = [buyer_name(row) for key in found for row in report.rows if row.key == key]
    whom = ", ".join(names) or _("whoever has most to say")
    return ThinAccount(
        account=report.account.name,
        address=reverse("account_contact_matrix", args=[report.account.pk]),
        plan=reverse("contact_plan", args=[report.account.pk]),
        risk=report.measures.single_thread_share,
        advice=_("Plan a second contact for %(whom)s.") % {"whom": whom},
    )


def thin_accounts(reports: Iterable[MatrixReport]) -> list[ThinAccount]:
    """Return the accounts that hang on one person, in the order given."""
    return [thin for report in reports if (thin := thin_account(report)) is not None]
