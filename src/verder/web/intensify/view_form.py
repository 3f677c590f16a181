"""The form in which one side answers an instrument, made from the instrument itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.intensify.instruments import KnownInstrument, KnownItem
from verder.apps.intensify.models import Assessment, Position
from verder.apps.intensify.reports.counted import Counted
from verder.apps.intensify.services.assessments import MOST_EVIDENCE, Given
from verder.domain.engines.two_sides import ViewSide
from verder.web.core.forms import LookMixin
from verder.web.intensify.presenters.stage_words import counted_words
from verder.web.intensify.wording import mind_wording

ANSWER, EVIDENCE = "answer_", "evidence_"
OPEN = "open"  # an item that somebody chose to leave open


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An item with its fields, and what was counted of it."""

    number: int
    item: KnownItem
    text: str
    answer: BoundField
    evidence: BoundField | None
    counted: Counted | None
    counted_words: str


class AnswersForm(LookMixin):
    """The answers to an instrument; every item may stay open."""

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        instrument: KnownInstrument,
        side: ViewSide,
        before: Assessment | None,
    ) -> None:
        self.instrument, self.side = instrument, side
        super().__init__(sent, initial=_initial(instrument, before))
        for item in instrument.items:
            self.fields[ANSWER + item.key] = forms.TypedChoiceField(
                label=item.question(side),
                choices=[*item.classes, (OPEN, self.open_words)],
                coerce=_answer,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            )

    @property
    def open_words(self) -> str:
        """What leaving an item open is called."""
        return _("I don't know") if self.side is ViewSide.CUSTOMER else _("not known")

    @property
    def answers(self) -> dict[str, int]:
        """The items that were answered."""
        found = {item.key: self.cleaned_data[ANSWER + item.key] for item in self.instrument.items}
        return {item: answer for item, answer in found.items() if answer is not None}

    def questions(self, counted: Mapping[str, Counted] | None = None) -> Iterator[Question]:
        """Yield the items as the page asks them."""
        for number, item in enumerate(self.instrument.items, start=1):
            found = (counted or {}).get(item.key)
            yield Question(
                number=number,
                item=item,
                text=item.question(self.side),
                answer=self[ANSWER + item.key],
                evidence=self[EVIDENCE + item.key] if EVIDENCE + item.key in self.fields else None,
                counted=found,
                counted_words=counted_words(found) if found else "",
            )


class ViewForm(AnswersForm):
    """How we see it, or what the customer said in a talk: with evidence, day and person."""

    on = forms.DateField(
        required=True, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    remark = forms.CharField(
        required=False, max_length=MOST_EVIDENCE, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        sent: QueryDict | None,
        *,
        instrument: KnownInstrument,
        side: ViewSide,
        before: Assessment | None,
        today: date,
        people: Sequence[Position],
    ) -> None:
        super().__init__(sent, instrument=instrument, side=side, before=before)
        self.today, self.people = today, people
        self.initial["on"] = today
        self.fields["on"].label = _("Day")
        self.fields["remark"].label = _("Remark")
        for item in instrument.items:
            self.fields[EVIDENCE + item.key] = forms.CharField(
                label=_("Evidence"),
                required=False,
                max_length=MOST_EVIDENCE,
                widget=forms.TextInput(attrs={"class": "form-control"}),
            )
        mind_wording(self, "remark", *(EVIDENCE + item.key for item in instrument.items))
        if side is ViewSide.CUSTOMER and people:
            self.fields["position"] = forms.TypedChoiceField(
                label=_("Who of the customer said it"),
                choices=[
                    ("", _("nobody in particular")),
                    *((each.pk, str(each)) for each in people),
                ],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def clean_on(self) -> date:
        """Refuse a day that is still to come."""
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day is still to come."))
        return on

    @property
    def given(self) -> Given:
        """What was filled in."""
        chosen = self.cleaned_data.get("position")
        return Given(
            answers=self.answers,
            evidence={
                item.key: self.cleaned_data[EVIDENCE + item.key] for item in self.instrument.items
            },
            remark=self.cleaned_data["remark"],
            position=next((each for each in self.people if each.pk == chosen), None),
            on=self.cleaned_data["on"],
        )


def adopted(sent: QueryDict, item: str, counted: Counted) -> QueryDict:
    """Return what was sent with the counted answer chosen, and its count as evidence."""
    changed = sent.copy()
    changed[ANSWER + item] = str(counted.answer)
    if not changed.get(EVIDENCE + item, "").strip():
        changed[EVIDENCE + item] = counted_words(counted)
    return changed


def _answer(chosen: str) -> int | None:
    return None if chosen == OPEN else int(chosen)


def _initial(instrument: KnownInstrument, before: Assessment | None) -> dict[str, Any]:
    if before is None:
        return {}
    answers = {ANSWER + item.key: before.answers.get(item.key, OPEN) for item in instrument.items}
    evidence = {EVIDENCE + item: text for item, text in before.evidence.items()}
    return {**answers, **evidence, "position": before.position_id, "remark": before.remark}
