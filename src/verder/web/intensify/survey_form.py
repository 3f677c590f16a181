"""The form that asks somebody of the customer by a link."""

from collections.abc import Sequence

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.intensify.enums import ReachKind
from verder.apps.intensify.models import Position
from verder.web.core.forms import LookMixin


class SurveyForm(LookMixin):
    """Whom to ask, in which language, until when, and where a mail goes."""

    position = forms.TypedChoiceField(
        label=gettext_lazy("Whom do you ask?"), coerce=int, empty_value=None, required=False
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language to begin with"), choices=settings.LANGUAGES
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("The link works for"),
        choices=[
            (7, gettext_lazy("7 days")),
            (14, gettext_lazy("14 days")),
            (30, gettext_lazy("30 days")),
            (90, gettext_lazy("90 days")),
        ],
        coerce=int,
        initial=14,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        help_text=gettext_lazy(
            "Only for the mail: it is not kept. Leave it empty for the address of this person."
        ),
    )

    def __init__(
        self, sent: QueryDict | None, *, people: Sequence[Position], needs_address: bool = False
    ) -> None:
        self.people, self.needs_address = people, needs_address
        super().__init__(sent)
        position = self.fields["position"]
        assert isinstance(position, forms.TypedChoiceField)  # noqa: S101 - as it stands above
        position.choices = [
            ("", _("nobody in particular")),
            *((each.pk, str(each)) for each in people),
        ]

    @property
    def chosen(self) -> Position | None:
        """Who is asked, where somebody was named."""
        wanted = self.cleaned_data.get("position")
        return next((each for each in self.people if each.pk == wanted), None)

    def clean_email(self) -> str:
        """Return the address that was typed, or the one that is known of the person."""
        typed: str = self.cleaned_data["email"]
        found = typed or known_address(self.chosen)
        if self.needs_address and not found:
            raise forms.ValidationError(_("To which address should the mail go?"))
        return found


def known_address(position: Position | None) -> str:
    """Return the first e-mail address that is known of somebody; nothing without one."""
    person = position.person if position else None
    if person is None:
        return ""
    found = person.reaches.filter(kind=ReachKind.EMAIL).order_by("pk").first()
    return found.value if found else ""
