"""What the address of a page asks, and what the bar above the analysis shows of it."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.core.models import User
from verder.apps.core.queries import organisation
from verder.apps.identify.options import options_of, span_of_lines
from verder.apps.identify.question import Question
from verder.web.core import formats
from verder.web.core.periods import ChosenPeriod, Span, choose_period
from verder.web.identify.forms import QuestionForm

PERIOD_PARAMETERS = frozenset({"period", "from", "to"})
PASSING = frozenset({"page", "export", "selected", "q", "sort"})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The question of a page; there is no chosen period while there are no lines."""

    user: User
    query: QueryDict
    chosen: ChosenPeriod | None

    @cached_property
    def form(self) -> QuestionForm:
        """The bar: its choices are looked up when it is drawn, or when one of them is made."""
        found = QuestionForm(self.query, options=options_of(self.user))
        found.full_clean()
        return found

    @cached_property
    def question(self) -> Question:
        """What is asked; whoever chooses nothing asks the usual question."""
        period = self.chosen.period if self.chosen else None
        if any(self.query.get(name) for name in QuestionForm.base_fields):
            return self.form.question(period)
        return Question(period=period)

    @property
    def kept_by_period(self) -> list[tuple[str, str]]:
        """What stays in the address when another period is chosen."""
        return _kept(self.query, PERIOD_PARAMETERS)

    @property
    def kept_by_form(self) -> list[tuple[str, str]]:
        """What stays in the address when another filter is chosen."""
        return _kept(self.query, frozenset(QuestionForm.base_fields))

    @property
    def address(self) -> str:
        """The question as part of an address, for pages that understand the same one."""
        names = PERIOD_PARAMETERS | set(QuestionForm.base_fields)
        query = QueryDict(mutable=True)
        for name, values in self.query.lists():
            if name in names and any(values):
                query.setlist(name, values)
        return query.urlencode()

    @property
    def about(self) -> list[tuple[str, str]]:
        """The question in words, for what people take along."""
        if self.chosen is None:
            return []
        period = [(_("Period"), formats.period(self.chosen.period))]
        return period + self.form.chosen_filters


def _kept(query: QueryDict, leave: frozenset[str]) -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, values in query.lists()
        for value in values
        if value and name not in leave | PASSING
    ]


def read_question(user: User, query: QueryDict) -> Asked:
    """Return what the address asks."""
    return Asked(user=user, query=query, chosen=_chosen_period(query))


def _chosen_period(query: QueryDict) -> ChosenPeriod | None:
    days = span_of_lines()
    if days is None:
        return None
    first_on, last_on = days
    fiscal_month = organisation().fiscal_year_start
    span = Span(first_on=first_on, last_on=last_on, fiscal_year_start=fiscal_month)
    return choose_period(query, span)
