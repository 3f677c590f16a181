"""What people fill in about contacts: who they are, how to reach them, where they work."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.models import Account
from verder.apps.intensify.enums import DMU_ROLES, FunctionLevel, ReachKind, ReachPlace
from verder.apps.intensify.models import Person, Position, Reach
from verder.apps.intensify.queries.people import positions_of
from verder.apps.intensify.reaches import kept_reach, shown_reach
from verder.apps.intensify.services.said import PersonSaid, PositionSaid, ReachSaid
from verder.web.core.fields import date_input
from verder.web.core.forms import LookMixin, wear_look

LANGUAGES: Final = (
    ("", _("not known")),
    ("nl", _("Dutch")),
    ("en", _("English")),
    ("fr", _("French")),
    ("de", _("German")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("pl", _("Polish")),
    ("tr", _("Turkish")),
)
EMPTY_REACHES = 2  # lines for what is not there yet
MOST_REACHES = 12
LEVELS = [("", _("not known")), *FunctionLevel.choices]


class PersonForm(LookMixin):
    """Who somebody is, and how to reach them: a line for each address or number."""

    given_name = forms.CharField(label=_("First name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Last name"), max_length=150)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    birthday_on = forms.DateField(label=_("Birthday"), required=False, widget=date_input())
    is_birthday_allowed = forms.BooleanField(
        label=_("They allowed us to keep their birthday"), required=False
    )

    def __init__(
        self,
        sent: Any = None,  # noqa: ANN401 - as Django
        *,
        country: str = "",
        person: Person | None = None,
    ) -> None:
        super().__init__(sent, auto_id="id_person_%s", initial=_initial_of(person))
        self.country = country
        self._offer_own_language(person)
        known = list(person.reaches.all()) if person else []
        self.most = max(MOST_REACHES, len(known))  # or saving would drop what is not shown
        count = min(self.most, max(2, len(known) + EMPTY_REACHES if known else 2))
        for place in range(self.most if sent is not None else count):
            reach = known[place] if place < len(known) else None
            self._add_line(place, reach)

    def _offer_own_language(self, person: Person | None) -> None:
        """Let a language that a file brought stay, also where the list does not have it."""
        own = person.language if person else ""
        if own not in dict(LANGUAGES):
            cast("forms.ChoiceField", self.fields["language"]).choices = [*LANGUAGES, (own, own)]

    def _add_line(self, place: int, reach: Reach | None) -> None:
        shown = shown_reach(reach.kind, reach.value, self.country) if reach else ""
        self.fields[f"reach_{place}"] = forms.CharField(
            label=_("E-mail or phone"), max_length=254, required=False, initial=shown
        )
        self.fields[f"place_{place}"] = forms.ChoiceField(
            label=_("Kind"),
            choices=ReachPlace.choices,
            required=False,
            initial=reach.place if reach else ReachPlace.WORK,
        )
        for name in ("reach", "place"):
            wear_look(self.fields[f"{name}_{place}"])

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        """The fields beside the addresses and numbers."""
        return [self[name] for name in self.fields if not name.startswith(("reach_", "place_"))]

    @property
    def reach_lines(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The lines that are shown: those with something in them, and an empty one or two."""
        lines = [(self[f"reach_{at}"], self[f"place_{at}"]) for at in self._places()]
        filled = [at for at, (reach, _place) in enumerate(lines) if reach.value()]
        return lines[: max(2, (filled[-1] if filled else 0) + EMPTY_REACHES + 1)]

    def _places(self) -> Iterator[int]:
        return (at for at in range(self.most) if f"reach_{at}" in self.fields)

    def clean(self) -> dict[str, Any]:
        """Check each line, and the birthday."""
        cleaned = super().clean() or self.cleaned_data
        for at in self._places():
            text = cleaned.get(f"reach_{at}", "")
            if text:
                try:
                    kept_reach(kind_of(text), text, self.country)
                except ValidationError as problem:
                    self.add_error(f"reach_{at}", problem)
        if cleaned.get("birthday_on") and not cleaned.get("is_birthday_allowed"):
            self.add_error("birthday_on", _("A birthday is kept only if the person allows it."))
        return cleaned

    def said(self) -> PersonSaid:
        """Return who it is."""
        names = PersonSaid.__annotations__
        return cast("PersonSaid", {name: self.cleaned_data[name] for name in names})

    def reaches(self) -> list[ReachSaid]:
        """Return the addresses and numbers that are filled in."""
        lines = (
            (self.cleaned_data.get(f"reach_{at}", ""), self.cleaned_data.get(f"place_{at}"))
            for at in self._places()
        )
        return [
            ReachSaid(kind=kind_of(text), place=place or ReachPlace.WORK, value=text)
            for text, place in lines
            if text
        ]


def kind_of(text: str) -> str:
    """Return whether a text is meant as an e-mail address or as a number."""
    has_letters = any(sign.isalpha() for sign in text.lower().partition("ext")[0])
    return ReachKind.EMAIL if "@" in text or has_letters else ReachKind.PHONE


def _initial_of(person: Person | None) -> dict[str, object]:
    names = PersonSaid.__annotations__
    return {name: getattr(person, name) for name in names} if person else {}


def told_place(position: Position) -> str:
    """Return a position by its person and function, as a choice says it."""
    if position.person is None:
        return str(position.function or position)
    return f"{position.person} · {position.function}" if position.function else str(position)


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice between positions."""

    def label_from_instance(self, obj: Position) -> str:
        """Return how a choice is called."""
        return told_place(obj)


class PositionForm(LookMixin):
    """A place at an account, whether or not somebody has it."""

    function = forms.CharField(label=_("Function"), max_length=150, required=False)
    department = forms.CharField(label=_("Department"), max_length=150, required=False)
    level = forms.TypedChoiceField(
        label=_("Level"), choices=LEVELS, coerce=int, empty_value=None, required=False
    )
    reports_to = PlaceField(
        label=_("Reports to"),
        queryset=Position.objects.none(),
        required=False,
        empty_label=_("nobody, or not known"),
    )
    began_on = forms.DateField(label=_("Since"), required=False, widget=date_input())
    roles = forms.MultipleChoiceField(
        label=_("Roles in the buying team"),
        choices=DMU_ROLES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_gatekeeper = forms.BooleanField(
        label=_("Gatekeeper: decides who gets through to others"), required=False
    )
    is_external = forms.BooleanField(
        label=_("From outside, such as an adviser or a buying group"), required=False
    )

    def __init__(
        self,
        sent: Any = None,  # noqa: ANN401 - as Django
        *,
        account: Account,
        today: date,
        position: Position | None = None,
        name: str = "position",
    ) -> None:
        initial: dict[str, object] = {}
        if position is not None:
            initial = {each: getattr(position, each) for each in PositionSaid.__annotations__}
            standing = position.roles.filter(ended_on=None)
            initial["roles"] = list(standing.values_list("role", flat=True))
        super().__init__(sent, auto_id=f"id_{name}_%s", initial=initial)
        above = positions_of(account, today)
        field = self.fields["reports_to"]
        assert isinstance(field, PlaceField)  # noqa: S101 - as it stands above
        field.queryset = above.exclude(pk=position.pk) if position else above

    def said(self) -> PositionSaid:
        """Return what is said of the place."""
        names = PositionSaid.__annotations__.keys() & self.fields
        return cast("PositionSaid", {name: self.cleaned_data[name] for name in names})

    def roles_said(self) -> list[str]:
        """Return the chosen roles."""
        return list(self.cleaned_data["roles"])


class EndForm(LookMixin):
    """The day on which somebody was no longer there."""

    on = forms.DateField(label=_("First day that they are no longer there"), widget=date_input())
    leaves_vacancy = forms.BooleanField(
        label=_("Leave the place as a vacancy, with its roles"), required=False
    )

    def __init__(self, sent: Any = None, *, today: date) -> None:  # noqa: ANN401 - as Django
        initial = {"on": today, "leaves_vacancy": True}
        super().__init__(sent, auto_id="id_end_%s", initial=initial)


class MoveForm(PositionForm):
    """Where somebody goes, from which day, and whether they leave where they are."""

    on = forms.DateField(label=_("First day at the other account"), widget=date_input())
    leaves = forms.TypedChoiceField(
        label=_("And where they work now?"),
        choices=[
            ("vacancy", _("They leave, and the place is vacant")),
            ("gone", _("They leave, and the place ceases to exist")),
            ("stays", _("They stay there as well")),
        ],
        widget=forms.RadioSelect,
        initial="vacancy",
    )
    field_order = ("on", "leaves")

    def __init__(self, sent: Any = None, *, account: Account, today: date) -> None:  # noqa: ANN401 - as Django
        super().__init__(sent, account=account, today=today, name="move")
        del self.fields["began_on"]
        self.initial["on"] = today

    def said(self) -> PositionSaid:
        """Return what is said of the place at the other account."""
        cleaned = self.cleaned_data | {"began_on": self.cleaned_data["on"]}
        names = PositionSaid.__annotations__.keys() & cleaned.keys()
        return cast("PositionSaid", {name: cleaned[name] for name in names})
