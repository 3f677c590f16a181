"""A file of contacts, and the accounts of its companies."""

from collections.abc import Sequence

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.queries import found_accounts
from verder.apps.core.models import User
from verder.apps.intensify.queries.known_people import editable_accounts
from verder.apps.intensify.reports.contact_import import SKIP, PlannedCompany
from verder.web.core.forms import LookMixin


class ContactFileForm(LookMixin):
    """A file with contacts."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_(
            "Address cards (vCard, .vcf), or CSV or Excel as Outlook, Google, LinkedIn, Salesforce"
            " and HubSpot export it. It is read and shown first."
        ),
    )

    @property
    def most_bytes(self) -> int:
        """How large a file may be."""
        return settings.MOST_ATTACHMENT_MB << 20


def chosen_accounts(
    sent: QueryDict, companies: Sequence[PlannedCompany], user: User
) -> tuple[dict[str, str], list[str]]:
    """Return the choice for each company, and the names that were typed and mean no one account."""
    choices: dict[str, str] = {}
    unknown: list[str] = []
    for at, each in enumerate(companies):
        typed, chosen = sent.get(f"other_{at}", "").strip()[:100], sent.get(f"company_{at}")
        if typed:
            found = editable_accounts(user).filter(pk__in=found_accounts(typed).values("pk"))
            exact = found.filter(name__iexact=typed)
            keys = list((exact if exact.exists() else found).values_list("pk", flat=True)[:2])
            if len(keys) == 1:
                choices[each.company.key] = str(keys[0])
            else:
                unknown.append(typed)
        elif chosen is not None and (chosen in {"", SKIP} or chosen.isdecimal()):
            choices[each.company.key] = chosen
    return choices, unknown
