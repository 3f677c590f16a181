"""Forms of the own calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from verder.web.core.forms import LookMixin


class FeedForm(LookMixin):
    """An address that another calendar subscribes to."""

    name = forms.CharField(
        label=_("Which calendar gets it?"),
        max_length=100,
        help_text=_("Such as “Outlook at work” or “Phone”, to know the address again later."),
    )
    has_month_plans = forms.BooleanField(
        label=_("Also contacts of which only the month is known"),
        required=False,
        initial=True,
        help_text=_("They stand on the first working day of their month and take no time."),
    )


class ConnectionForm(LookMixin):
    """Where the own calendar server is, and how to sign in there."""

    address = forms.CharField(
        label=_("Address of the server"),
        max_length=500,
        help_text=_("Such as cloud.example.org, or the CalDAV address that your server shows."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
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
    has_month_plans = forms.BooleanField(
        label=_("Also contacts of which only the month is known"), required=False, initial=True
    )


class ChoiceForm(forms.Form):
    """Which of the calendars that were found."""

    calendar = forms.CharField(max_length=1000)


class HostForm(forms.Form):
    """The host to which the server points."""

    host = forms.CharField(max_length=260)


class CalendarFileForm(LookMixin):
    """A file with a calendar."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_(
            "iCalendar (.ics), as Outlook, Google, Apple and Nextcloud export it; 10 MB at most. "
            "A damaged file is read as far as it goes."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".ics,.ical,.ifb,text/calendar"}),
    )
