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
