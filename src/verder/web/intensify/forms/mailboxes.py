"""Forms of the folder from which mails come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.apps.intensify.models import Mailbox
from verder.apps.intensify.services.mailboxes import MailboxSaid
from verder.web.core.forms import LookMixin


class MailboxForm(LookMixin):
    """Where mails come in, and how to read them."""

    address = forms.EmailField(
        label=_("Address to send mails on to"),
        required=False,
        help_text=_("Such as verder@company.nl. It is shown to everybody who may use it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    host = forms.CharField(
        label=_("Mail server (IMAP)"),
        max_length=253,
        help_text=_("Such as imap.company.nl."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65_535, initial=993)
    is_encrypted = forms.BooleanField(
        label=_("Encrypted (TLS)"),
        required=False,
        initial=True,
        help_text=_("Without it only within networks that an administrator allowed."),
    )
    login = forms.CharField(
        label=_("User name there"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    password = forms.CharField(
        label=_("Password for this app"),
        strip=False,
        max_length=500,
        help_text=_("Make one at your server for Verder alone. It is kept encrypted."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    folder = forms.CharField(
        label=_("Folder"),
        max_length=250,
        help_text=_("Verder only reads in it, and changes nothing there."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    reads_old = forms.BooleanField(label=_("Also the mails that are there already"), required=False)

    def __init__(self, *args: Any, is_shared: bool, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["folder"].initial = "INBOX" if is_shared else "Verder"
        if not is_shared:
            del self.fields["address"]

    def said(self) -> MailboxSaid:
        """Return what was filled in."""
        return MailboxSaid(**self.cleaned_data)


def said_of(box: Mailbox) -> dict[str, object]:
    """Return what is known of a folder, to be changed; never the password."""
    names = ("address", "host", "port", "is_encrypted", "login", "folder", "reads_old")
    return {name: getattr(box, name) for name in names}
