"""Cells of lists of accounts, drawn for every row while somebody types."""

from typing import Protocol

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from verder.apps.identify.reports.account_list import AccountRow
from verder.domain.identify.abc_analysis import CLASSES, AbcGroup
from verder.web.core.badges import badge_html
from verder.web.core.cells import DASH
from verder.web.core.sparks import spark_html


class HasClass(Protocol):
    """A row of an account with its class, or what it is in beside the classes."""

    @property
    def group(self) -> str:
        """Return "A", "B", "C", or another group."""


def name_cell(row: AccountRow) -> SafeString:
    """Return the name, which leads to the account, and of how many entities it is."""
    address = reverse("account", args=[row.account_id])
    name = format_html('<a href="{}" class="account-name">{}</a>', address, row.name)
    if not row.entities:
        return name
    return name + SafeString(render_to_string("accounts/cells/entities.html", {"row": row}))


def class_cell(row: HasClass) -> SafeString:
    """Return the badge of its class, or why it has none."""
    if row.group in CLASSES:
        return badge_html(row.group)
    is_credit = row.group == AbcGroup.CREDIT_BALANCE
    return format_html('<span class="quiet">{}</span>', _("credit balance") if is_credit else DASH)


def trend_cell(row: AccountRow) -> SafeString:
    """Return the line of its last months."""
    label = _("Revenue of %(name)s in the last 24 months") % {"name": row.name}
    return spark_html(row.trend, label)
