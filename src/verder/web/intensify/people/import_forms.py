"""A file of contacts."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from verder.web.core.forms import LookMixin


class ContactFileForm(LookMixin):
    """A file with contacts."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_(
            "Address cards (vCard, .vcf, or a zip of them), or CSV or Excel as Outlook, Google,"
            " LinkedIn, Salesforce and HubSpot export it. It is read and shown first."
        ),
    )

    @property
    def most_bytes(self) -> int:
        """How large a file may be."""
        return settings.MOST_ATTACHMENT_MB << 20
