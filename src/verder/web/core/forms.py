"""Forms of the shell; every widget takes the look of the site."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from verder.apps.core.enums import Role
from verder.apps.core.models import Team, User

LOOKS: dict[type, str] = {
    forms.Select: "form-select",
    forms.CheckboxInput: "form-check-input",
    forms.RadioSelect: "form-check-input",
    forms.CheckboxSelectMultiple: "form-check-input",
}


class LookMixin(forms.Form):
    """A form whose fields wear the classes of the look."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            wear_look(field)


def wear_look(field: forms.Field) -> None:
    """Give the widget of a field its class."""
    field.widget.attrs.setdefault("class", LOOKS.get(type(field.widget), "form-control"))


class ProfileForm(LookMixin):
    """What users say of themselves."""

    name = forms.CharField(label=_("Name"), max_length=150)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)


class PasswordForm(LookMixin):
    """Another password, by who knows the one of now."""

    current = forms.CharField(
        label=_("Password of now"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least ten characters, and not one that everybody uses."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class OrganisationForm(LookMixin):
    """What holds for everybody."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=200, required=False)
    currency = forms.RegexField(
        label=_("Currency"),
        regex=r"^[A-Za-z]{3}$",
        max_length=3,
        help_text=_("Three letters, such as EUR. Every figure is made anew when it changes."),
    )
    fiscal_year_start = forms.TypedChoiceField(
        label=_("First month of the fiscal year"), choices=list(MONTHS.items()), coerce=int
    )


class UserForm(LookMixin):
    """Somebody who signs in."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail address"))
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    team = forms.ModelChoiceField(
        label=_("Team"), queryset=Team.objects.order_by("name"), required=False
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    sees_margins = forms.BooleanField(
        label=_("Sees margins"),
        required=False,
        help_text=_("Only asked of team members; all others see them."),
    )
    salesperson_names = forms.CharField(
        label=_("Names on invoices"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("How the bookkeeping writes this person as salesperson, one name a line."),
    )

    def clean_salesperson_names(self) -> list[str]:
        """Return the names, one a line."""
        lines = self.cleaned_data["salesperson_names"].splitlines()
        return [line.strip() for line in lines if line.strip()]


class NewUserForm(UserForm):
    """Somebody new, invited by mail or given a password."""

    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Leave this empty to send an invitation; then they choose it themselves."),
    )


def initial_of(user: User) -> dict[str, object]:
    """Return what the form of a user begins with."""
    return {
        "name": user.name,
        "email": user.email,
        "role": user.role,
        "team": user.team_id,
        "language": user.language,
        "sees_margins": user.sees_margins,
        "salesperson_names": "\n".join(user.salesperson_names),
    }


class TeamForm(LookMixin):
    """A team and its place in the tree."""

    name = forms.CharField(label=_("Name"), max_length=100)
    parent = forms.ModelChoiceField(
        label=_("Part of"),
        queryset=Team.objects.order_by("name"),
        required=False,
        empty_label=_("nothing: it stands at the top"),
    )


class TokenForm(LookMixin):
    """A personal token: what it is for, what it may, and until when."""

    name = forms.CharField(
        label=_("What is it for?"),
        max_length=100,
        help_text=_("The program or the machine that uses it, to know it again later."),
    )
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        choices=[(30, _("30 days")), (90, _("90 days")), (366, _("a year"))],
        coerce=int,
        initial=90,
    )
    may_write = forms.BooleanField(
        label=_("May also change things"),
        required=False,
        help_text=_("Without this the token only reads."),
    )
