"""What the address of a page asks, and what the bar above the analysis shows of it."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from verder.apps.core.models import User
from verder.apps.identify.options import options_of
from verder.apps.identify.question import Question
from verder.web.core import formats
from verder.web.core.periods import ChosenPeriod, Span, choose_period
from verder.web.identify.forms import QuestionForm

PERIOD_PARAMETERS = frozenset({"period", "from", "to"})
PASSING = frozenset({"page", "export", "selected", "q", "sort"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question of a page; there is no chosen period while there are no lines."""

    question: Question
    chosen: ChosenPeriod | None
    form: QuestionForm
    query: QueryDict

    @property
    def kept_by_period(self) -> list[tuple[str, str]]:
        """What stays in the address when another period is chosen."""
        return _kept(self.query, PERIOD_PARAMETERS)

    @property
    def kept_by_form(self) -> list[tuple[str, str]]:
        """What stays in the address when another filter is chosen."""
        return _kept(self.query, frozenset(self.form.fields))

    @property
    def address(self) -> str:
        """The question as part of an address, for pages that understand the same one."""
        names = PERIOD_PARAMETERS | set(self.form.fields)
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
    options = options_of(user)
    form = QuestionForm(query, options=options)
    chosen = None
    if options.span is not None:
        first_on, last_on = options.span
        span = Span(first_on=first_on, last_on=last_on, fiscal_year_start=options.fiscal_month)
        chosen = choose_period(query, span)
    question = form.question(chosen.period if chosen else None)
    return Asked(question=question, chosen=chosen, form=form, query=query)
