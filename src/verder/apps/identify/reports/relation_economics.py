"""Relation economics: what sources claim beside what winning and keeping cost here."""

from dataclasses import dataclass, replace

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.migration import seen_migration
from verder.domain.identify.movements import Move
from verder.domain.identify.relation_economics import (
    OwnCosts,
    RelationClaims,
    RelationEconomics,
    relation_economics,
)
from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedCustomers:
    """Customers won and kept in the period, as the invoice lines show them."""

    won: int
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationEconomicsReport:
    """The claims beside the own figures; counted numbers stand in where none were given."""

    found: RelationEconomics
    own: OwnCosts
    basis: Basis | None
    counted: CountedCustomers | NotComputable


def relation_economics_report(
    user: User | None,
    question: Question,
    *,
    own: OwnCosts | None = None,
    claims: RelationClaims | None = None,
) -> RelationEconomicsReport:
    """Return claim and own figure; it has an answer without any invoice line too."""
    own, claims = own or limits_of(OwnCosts), claims or limits_of(RelationClaims)
    basis: Basis | None = None
    counted: CountedCustomers | NotComputable
    try:
        basis = basis_of(user, question)
        counted = _counted(basis)
    except NotComputable as missing:
        counted = missing
    completed = _completed(own, counted)
    return RelationEconomicsReport(
        found=relation_economics(completed, claims), own=completed, basis=basis, counted=counted
    )


def _counted(basis: Basis) -> CountedCustomers:
    found = seen_migration(basis)
    return CountedCustomers(
        won=found.moves[Move.NEW].customers,
        kept=found.start.customers - found.moves[Move.LOST].customers,
    )


def _completed(own: OwnCosts, counted: CountedCustomers | NotComputable) -> OwnCosts:
    if isinstance(counted, NotComputable):
        return own
    return replace(
        own,
        new_customers=counted.won if own.new_customers is None else own.new_customers,
        kept_customers=counted.kept if own.kept_customers is None else own.kept_customers,
    )
