"""The contact matrix of an account, as programs get it."""

from datetime import date

from verder.api.accounts.shown import NamedShown
from verder.api.values import Exact, Figure, Shown
from verder.domain.intensify.contact_counts import CountSource
from verder.domain.intensify.contact_matrix import Weighing
from verder.domain.intensify.roles import DmuRole, PsuRole


class ContactBuyerShown(Shown):
    """A row: a position at the customer; influence is null for who may not see opinions."""

    position: int
    name: str
    function: str
    roles: list[DmuRole]
    is_gatekeeper: bool
    level: int | None
    influence: int | None
    ideal: Exact
    current: Exact
    threads: int
    coverage_share: Figure


class ContactServerShown(Shown):
    """A column: a colleague in the account team."""

    colleague: int
    name: str
    roles: list[PsuRole]
    is_pioneer: bool
    level: int | None
    ideal: Exact
    current: Exact
    carried_share: Figure


class ContactCellShown(Shown):
    """Contacts a year of a pair; `current` is null where nobody knows."""

    position: int
    colleague: int
    current: Exact | None
    source: CountSource
    counted: int
    estimate: Exact | None
    ideal: Exact | None
    gap: Exact
    over: Exact
    is_level_apart: bool


class ContactMeasuresShown(Shown):
    """What the matrix says of the whole account."""

    ideal: Exact
    current: Exact
    covered: Exact
    gap: Exact
    over: Exact
    coverage_share: Figure
    weighted_coverage_share: Figure
    link_coverage_share: Figure
    single_thread_share: Figure
    key_person_share: Figure
    concentration: Figure
    weighing: Weighing
    unjudged: int


class ContactMatrixShown(Shown):
    """Who of both sides meets whom how often a year, on a day."""

    account: NamedShown
    on: date
    log_days: int
    measures: ContactMeasuresShown
    buyers: list[ContactBuyerShown]
    servers: list[ContactServerShown]
    cells: list[ContactCellShown]


class ProposedContactShown(Shown):
    """A cell that would change, and from what to what; null: nothing is said."""

    position: int
    colleague: int
    before: Exact | None
    after: Exact | None


class AccountContactsShown(Shown):
    """An account with what its matrix says."""

    account: NamedShown
    measures: ContactMeasuresShown
