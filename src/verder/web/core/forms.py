"""Forms of the shell; every widget takes the look of the site."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

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
