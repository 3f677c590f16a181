"""Customer pyramid: top, large, medium, small, and the inactive below."""

from collections.abc import Mapping
from dataclasses import dataclass

from verder.apps.core.models import User
from verder.apps.identify.limits import limits_of
from verder.apps.identify.queries import names_of
from verder.apps.identify.question import Question
from verder.apps.identify.reports.basis import Basis, basis_of
from verder.apps.identify.reports.judgements import company_pyramid
from verder.domain.identify.layers import PyramidLimits
from verder.domain.identify.pyramid import Pyramid
from verder.domain.identify.pyramid_part import pyramid_part
from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class PyramidReport:
    """The accounts in view in the layers of the whole company."""

    basis: Basis
    found: Pyramid
    before: Pyramid | None
    names: Mapping[int, str]


def pyramid_report(
    user: User | None, question: Question, limits: PyramidLimits | None = None
) -> PyramidReport:
    """Return the layers; without limits by those of the organisation."""
    basis = basis_of(user, question)
    limits = limits or limits_of(PyramidLimits)
    found = seen_pyramid(basis, basis.period, limits)
    return PyramidReport(
        basis=basis,
        found=found,
        before=seen_pyramid(basis, basis.previous, limits) if basis.previous else None,
        names=names_of({*found.by_account(), *found.inactive}),
    )


def seen_pyramid(basis: Basis, period: Period, limits: PyramidLimits) -> Pyramid:
    """Return the layers of the company in a period, with the sums of what is in view."""
    asked = basis.question
    whole = company_pyramid(basis.facts, period, asked.level, asked.product_group, limits)
    seen = basis.sight.account_ids
    return whole if seen is None else pyramid_part(whole, seen)
