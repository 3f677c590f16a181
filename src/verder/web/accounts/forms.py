"""What people send on the account pages."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.choices import owners_of, people_of, teams_of
from verder.apps.accounts.identities import number_problems
from verder.apps.accounts.models import Account
from verder.apps.core.models import Team, User
from verder.web.core.forms import LookMixin


def _text(name: str, *, required: bool = False) -> forms.CharField:
    field = Account._meta.get_field(name)  # noqa: SLF001 - Django's public name
    made = field.formfield(required=required) if isinstance(field, models.CharField) else None
    if not isinstance(made, forms.CharField):
        raise TypeError(name)
    return made


class AccountForm(LookMixin):
    """What is said of an account."""

    name = _text("name", required=True)
    sector = _text("sector")
    region = _text("region")
    street = _text("street")
    postcode = _text("postcode")
    city = _text("city")
    country = _text("country")
    vat_number = _text("vat_number")
    kvk_number = _text("kvk_number")

    def clean_country(self) -> str:
        """Return the two letters of the country."""
        code = str(self.cleaned_data["country"]).strip().upper()
        if code and (len(code) != 2 or not code.isalpha()):
            raise forms.ValidationError(_("Two letters, such as NL or BE."))
        return code

    def clean(self) -> dict[str, Any]:
        """Refuse what is no KvK number, or no VAT number of its country."""
        said = super().clean() or self.cleaned_data
        names = ("vat_number", "kvk_number", "country")
        problems = number_problems(**{name: str(said.get(name, "")) for name in names})
        for name, problem in problems.items():
            self.add_error(name, problem)
        return said


class AssignmentForm(LookMixin):
    """Who looks after an account."""

    owner = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Account manager"),
        required=False,
        empty_label=_("nobody"),
    )
    team = forms.ModelChoiceField(
        Team.objects.none(), label=_("Team"), required=False, empty_label=_("no team")
    )
    members = forms.ModelMultipleChoiceField(
        User.objects.none(),
        label=_("Account team"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, sent: Any, *, by: User, **kwargs: Any) -> None:  # noqa: ANN401 - as Django
        super().__init__(sent, **kwargs)
        choices = {"owner": owners_of(by), "team": teams_of(by), "members": people_of(by)}
        for name, found in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = found
