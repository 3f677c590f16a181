"""The form that says that notice was given."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.web.core.forms import LookMixin


class NoticeForm(LookMixin):
    """When notice was given, and why."""

    noticed_on = forms.DateField(
        label=gettext_lazy("Notice given on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300, required=False)

    def __init__(self, sent: QueryDict | None, *, today: date) -> None:
        self.today = today
        super().__init__(sent, auto_id="id_notice_%s", initial={"noticed_on": today})

    def clean_noticed_on(self) -> date:
        """Refuse a day that is still to come."""
        on: date = self.cleaned_data["noticed_on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return on
