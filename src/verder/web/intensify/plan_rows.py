"""What the tab of the contact plan shows: months, pairs, and the rows of a proposal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from verder.apps.intensify.enums import Channel
from verder.apps.intensify.models import ContactMoment
from verder.apps.intensify.plan_entries import PlanEntry
from verder.apps.intensify.purposes import PURPOSES
from verder.apps.intensify.reports.contact_plan import ContactPlan
from verder.domain.intensify.contact_plan import ProposedContact
from verder.domain.intensify.slipped import NewDate
from verder.domain.values.period import first_of_month
from verder.web.core import formats
from verder.web.intensify.plan_forms import PlannedForm
from verder.web.intensify.plan_words import ICONS, rhythm_words


@dataclass(frozen=True, slots=True)
class NewDateShown:
    """The date that is proposed for what slipped: as it is sent, in words, and whether it fits."""

    sent: str
    words: str
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """A planned contact with its people in words; its form where it is being changed."""

    moment: ContactMoment
    whom: str
    who: str
    icon: str
    channel: str
    rhythm: str  # of the series it belongs to
    is_late: bool
    may_change: bool
    form: PlannedForm | None = None
    again: NewDateShown | None = None  # for what slipped


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRows:
    """The contacts of one month."""

    month: date
    rows: tuple[PlannedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRow:
    """A contact that is proposed, with the key under which it is taken over."""

    key: str
    contact: ProposedContact
    whom: str
    who: str
    icon: str
    channel: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthLoad:
    """How many contacts and hours a month has."""

    month: date
    contacts: int
    hours: Decimal
    part: int  # of the fullest month, in tenths


def planned_row(
    moment: ContactMoment,
    today: date,
    *,
    may_change: bool,
    form: PlannedForm | None = None,
    again: NewDate | None = None,
) -> PlannedRow:
    """Return a planned contact in words."""
    month_is_over = first_of_month(moment.on) < first_of_month(today)
    return PlannedRow(
        moment=moment,
        whom=", ".join(str(each) for each in moment.positions.all()),
        who=", ".join(str(each) for each in moment.colleagues.all()) or str(moment.owner or ""),
        icon=ICONS[moment.channel],
        channel=str(Channel(moment.channel).label),
        rhythm=rhythm_words(moment.series) if moment.series else "",
        is_late=month_is_over if moment.is_month_only else moment.on < today,
        may_change=may_change,
        form=form,
        again=new_date_shown(again) if again else None,
    )


def new_date_shown(found: NewDate) -> NewDateShown:
    """Return a proposed date as the page shows and sends it."""
    if found.is_month_only:
        return NewDateShown(f"{found.on:%Y-%m}", formats.month(found.on), found.fits)
    return NewDateShown(f"{found.on}", formats.day(found.on), found.fits)


def by_month(rows: Iterable[PlannedRow]) -> list[MonthRows]:
    """Return rows under their months."""
    found: dict[date, list[PlannedRow]] = {}
    for row in rows:
        found.setdefault(first_of_month(row.moment.on), []).append(row)
    return [MonthRows(month=month, rows=tuple(some)) for month, some in sorted(found.items())]


def proposed_rows(plan: ContactPlan, proposed: Sequence[ProposedContact]) -> list[ProposedRow]:
    """Return the contacts of a proposal; each is known by its pair and its place among theirs."""
    people = {pair.position.pk: str(pair.position) for pair in plan.pairs}
    own = {pair.colleague.pk: str(pair.colleague) for pair in plan.pairs}
    counts: dict[tuple[int, int], int] = {}
    found = []
    for contact in proposed:
        pair = (contact.position_id, contact.colleague_id)
        counts[pair] = counts.get(pair, 0) + 1
        found.append(
            ProposedRow(
                key=f"{pair[0]}.{pair[1]}.{counts[pair]}",
                contact=contact,
                whom=people[pair[0]],
                who=own[pair[1]],
                icon=ICONS[contact.channel],
                channel=str(Channel(contact.channel).label),
                purpose=str(PURPOSES[contact.purpose]),
            )
        )
    return found


def entry_of(row: ProposedRow, month: date) -> PlanEntry:
    """Return a proposed contact as it is taken over, in the month that was chosen."""
    return PlanEntry(
        channel=row.contact.channel,
        on=month,
        minutes=row.contact.minutes,
        purpose=row.purpose,
        positions=frozenset([row.contact.position_id]),
        colleagues=frozenset([row.contact.colleague_id]),
    )


def month_loads(plan: ContactPlan) -> list[MonthLoad]:
    """Return how the plan lies over its months."""
    counts = {
        month: sum(first_of_month(moment.on) == month for moment in plan.moments)
        for month in plan.months
    }
    hours: Mapping[date, Decimal] = {
        month: sum((count for (_who, on), count in plan.hours.items() if on == month), Decimal(0))
        for month in plan.months
    }
    most = max(hours.values(), default=Decimal(0)) or Decimal(1)
    return [
        MonthLoad(
            month=month,
            contacts=counts[month],
            hours=hours[month],
            part=int((hours[month] * 10 / most).to_integral_value()),
        )
        for month in plan.months
    ]
