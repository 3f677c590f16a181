"""What people fill in of a contact, in ten seconds, on a phone."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.intensify.entries import ContactEntry, Newcomer, StepEntry
from verder.apps.intensify.enums import Channel, MomentState
from verder.apps.intensify.models import ContactMoment, Position
from verder.apps.intensify.models.contacts import MOST_MINUTES
from verder.apps.intensify.queries.diary import recent_positions
from verder.apps.intensify.queries.teams import colleague_of, colleagues, seats_of
from verder.apps.intensify.services.colleagues import colleague_for
from verder.web.core.forms import LookMixin
from verder.web.intensify.wording import mind_wording

ME: Final = "me"
CHANNELS: Final = [choice for choice in Channel.choices if choice[0] != Channel.MAILING]
SOON: Final = {"tomorrow": 1, "week": 7, "month": 30}
WHEN: Final = [
    ("tomorrow", gettext_lazy("Tomorrow")),
    ("week", gettext_lazy("In a week")),
    ("month", gettext_lazy("In a month")),
    ("day", gettext_lazy("On a day")),
]
MOST_TEXT: Final = 10_000
Choices = list[tuple[str, str]]


class ContactFields(LookMixin):
    """The fields of a contact, without anybody to choose from, as a phone shows them offline."""

    uid = forms.UUIDField(widget=forms.HiddenInput)
    # "Tomorrow" is the day after this one, however late a phone sends what was written.
    written_on = forms.DateField(widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=gettext_lazy("How"), choices=CHANNELS, widget=forms.RadioSelect
    )
    positions = forms.MultipleChoiceField(
        label=gettext_lazy("Whom"), required=False, widget=forms.CheckboxSelectMultiple
    )
    colleagues = forms.MultipleChoiceField(
        label=gettext_lazy("Who of us"), required=False, widget=forms.CheckboxSelectMultiple
    )
    colleague = forms.ChoiceField(label=gettext_lazy("Another colleague"), required=False)
    on = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    at = forms.TimeField(
        label=gettext_lazy("Time"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
        widget=forms.NumberInput({"inputmode": "numeric", "list": "usual-minutes"}),
    )
    new_name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(
            {"autocapitalize": "words", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    new_function = forms.CharField(
        label=gettext_lazy("Function"),
        required=False,
        max_length=150,
        widget=forms.TextInput({"autocapitalize": "sentences", "autocomplete": "off"}),
    )
    new_email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        widget=forms.EmailInput({"autocapitalize": "off", "autocomplete": "off"}),
    )
    agreed = forms.CharField(
        label=gettext_lazy("What was said and agreed"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(
            {
                "rows": 4,
                "autocapitalize": "sentences",
                "enterkeyhint": "enter",
                "spellcheck": "true",
            }
        ),
    )
    step_text = forms.CharField(
        label=gettext_lazy("Next step"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"autocapitalize": "sentences", "enterkeyhint": "next"}),
    )
    step_owner = forms.ChoiceField(label=gettext_lazy("Who does it"), required=False)
    step_when = forms.ChoiceField(
        label=gettext_lazy("Before when"), choices=WHEN, required=False, widget=forms.RadioSelect
    )
    step_on = forms.DateField(
        label=gettext_lazy("Day of the next step"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    purpose = forms.CharField(label=gettext_lazy("What for"), required=False, max_length=300)
    place = forms.CharField(label=gettext_lazy("Place"), required=False, max_length=200)
    is_private = forms.BooleanField(label=gettext_lazy("For me alone"), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as Django
        super().__init__(*given, **named)
        mind_wording(self, "agreed", "purpose", "step_text")


class ContactForm(ContactFields):
    """A contact, had or planned, and what is to be done next."""

    def __init__(
        self,
        sent: Any,  # noqa: ANN401 - as Django
        *,
        account: Account,
        user: User,
        now: datetime,
        moment: ContactMoment | None = None,
        told: Mapping[str, Any] | None = None,
    ) -> None:
        self.account, self.user, self.today = account, user, timezone.localdate(now)
        self.me = colleague_of(user)
        first = first_of(now) if moment is None else self._said_of(moment)
        first = {"written_on": self.today, **first, **(told or {})}
        super().__init__(sent, initial=first, auto_id="contact_%s")
        if moment is not None and moment.is_month_only:
            self.fields["on"].help_text = _("Only the month is known; choose the day once it is.")
        self._offer(moment)

    def _offer(self, moment: ContactMoment | None) -> None:
        """Let the people of both sides be chosen."""
        people = position_choices(self.user, self.account, self.today, moment)
        team = self._team(moment)
        known = {key for key, _name in team} | {str(self.me.pk) if self.me else ME}
        others = [(str(each.pk), each.name) for each in colleagues(self.today)]
        others = [choice for choice in others if choice[0] not in known]
        self._choose("positions", people)
        self._choose("colleagues", team)
        self._choose("colleague", [("", _("nobody else")), *others])
        self._choose("step_owner", [*team, *others])
        if moment is None:
            self.initial["colleagues"] = [ME]
            if len(people) == 1 and not self.initial.get("new_name"):
                self.initial["positions"] = [people[0][0]]

    def _team(self, moment: ContactMoment | None) -> Choices:
        """Return the user, the team of the account, and who else was there."""
        team = [seat.colleague for seat in seats_of(self.account, self.today)]
        there = [] if moment is None else list(moment.colleagues.all())
        named = {self._chosen(each.pk): each.name for each in [*team, *there]}
        return [*{ME: self.user.name or self.user.email, **named}.items()]

    def _chosen(self, key: int) -> str:
        """Return how the form names a colleague."""
        return ME if self.me is not None and key == self.me.pk else str(key)

    def _said_of(self, moment: ContactMoment) -> dict[str, Any]:
        """Return what is known of a contact, to be changed."""
        begins = moment.begins_at and timezone.localtime(moment.begins_at)
        plain = ("uid", "channel", "on", "minutes", "place", "purpose", "agreed", "is_private")
        return {
            **{name: getattr(moment, name) for name in plain},
            "at": begins.time() if begins else None,
            "positions": [str(each.pk) for each in moment.positions.all()],
            "colleagues": [self._chosen(each.pk) for each in moment.colleagues.all()],
        }

    def _choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        field.choices = choices

    @property
    def has_people(self) -> bool:
        """Whether anybody is known at the account."""
        field = self.fields["positions"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - as declared above
        return bool(field.choices)

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a next step where one was promised."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("step_when") == "day" and not cleaned.get("step_on"):
            self.add_error("step_on", _("Fill in the day, or choose another one."))
        if not cleaned.get("new_name") and (
            cleaned.get("new_function") or cleaned.get("new_email")
        ):
            self.add_error("new_name", _("Fill in the name of whom you met."))
        return cleaned

    def entry(self, state: str) -> ContactEntry:
        """Return the contact as it was written down."""
        said = self.cleaned_data
        named = [*said["colleagues"], *filter(None, [said["colleague"]])]
        return ContactEntry(
            state=state,
            channel=said["channel"],
            on=said["on"],
            begins_at=_instant(said["on"], said["at"]),
            minutes=said["minutes"],
            place=said["place"],
            purpose=said["purpose"],
            agreed=said["agreed"],
            is_private=said["is_private"],
            positions=frozenset(map(int, said["positions"])),
            colleagues=frozenset(self._key(each) for each in named),
        )

    def newcomers(self) -> Sequence[Newcomer]:
        """Return who was met for the first time."""
        said = self.cleaned_data
        if not said["new_name"]:
            return ()
        name, function = said["new_name"], said["new_function"]
        return (Newcomer(name=name, function=function, email=said["new_email"]),)

    def steps(self) -> Sequence[StepEntry]:
        """Return the next step, where one was promised."""
        said = self.cleaned_data
        if not said["step_text"]:
            return ()
        owner = self._key(said["step_owner"]) if said["step_owner"] else None
        return (StepEntry(text=said["step_text"], owner=owner, due_on=self._due_on()),)

    def _due_on(self) -> date | None:
        chosen = self.cleaned_data["step_when"]
        found: date | None = self.cleaned_data["step_on"]
        if chosen in SOON:
            begin: date = max(self.cleaned_data["on"], self.cleaned_data["written_on"])
            return begin + timedelta(days=SOON[chosen])
        return found

    def _key(self, chosen: str) -> int:
        """Return which colleague was chosen; whoever is none yet becomes one."""
        return colleague_for(self.user).pk if chosen == ME else int(chosen)


def first_of(now: datetime) -> dict[str, Any]:
    """Return what a new contact begins with: a visit, now."""
    here = timezone.localtime(now)
    return {
        "uid": uuid4(),
        "channel": Channel.VISIT.value,
        "on": here.date(),
        "at": here.time().replace(second=0, microsecond=0),
    }


def position_choices(
    user: User, account: Account, on: date, moment: ContactMoment | None
) -> Choices:
    """Return who can be named at the account, whom the user met last first."""
    found = list(recent_positions(user, account, on))
    known = {each.pk for each in found}
    if moment is not None:
        found += [each for each in moment.positions.all() if each.pk not in known]
    return [(str(each.pk), position_name(each)) for each in found]


def position_name(position: Position) -> str:
    """Return somebody with what they do: "Jan de Wit, inkoper"."""
    name = str(position)
    return f"{name}, {position.function}" if position.person and position.function else name


def is_planned(sent: Any) -> bool:  # noqa: ANN401 - what a form sends
    """Return whether the button was pressed that only plans."""
    return bool(sent.get("state") == MomentState.PLANNED)


def _instant(day: date, at: time | None) -> datetime | None:
    return None if at is None else timezone.make_aware(datetime.combine(day, at))
