"""The limits behind the DMU-PSU matrix, and what is said of each."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from verder.apps.identify.ideal_limits import flat_ideal, make_ideal, name_of
from verder.apps.identify.limit_kinds import at_least_one, days, share
from verder.apps.identify.limit_shapes import Analysis, Limit, Text, Unit
from verder.apps.identify.role_names import DMU_ROLES, PSU_ROLES
from verder.domain.intensify.contact_counts import CountLimits
from verder.domain.intensify.contact_matrix import MatrixLimits
from verder.domain.intensify.ideal_frequency import IdealLimits
from verder.domain.intensify.roles import DmuRole, PsuRole

PAGE: Final = "ideal_contacts"
MOST_TIMES, MOST_FACTOR = 366, 10


def _cells() -> Iterator[Limit]:
    for dmu, row in DMU_ROLES:
        for psu, column in PSU_ROLES:
            name = name_of(DmuRole(dmu), PsuRole(psu))
            yield _number(name, format_lazy("{} – {}", row, column), MOST_TIMES)


def _number(name: str, label: Text, most: int) -> Limit:
    return Limit(name=name, label=label, unit=Unit.RATIO, most=Decimal(most))


IDEAL: Final = Analysis(
    key="ideal_contacts",
    label=_("Ideal contacts by role"),
    kind=IdealLimits,
    made_by=make_ideal,
    flat=flat_ideal,
    page=PAGE,
    limits=(
        *_cells(),
        _number("a_factor", _("Factor for A customers"), MOST_FACTOR),
        _number("b_factor", _("Factor for B customers"), MOST_FACTOR),
        _number(
            "least_from", _("At least 1 contact, from this number for a key account"), MOST_TIMES
        ),
        _number("gatekeeper_extra", _("Extra contacts for a gatekeeper"), MOST_TIMES),
    ),
)
LEVELS: Final = Analysis(
    key="contact_matrix",
    label=_("Levels and threads in the matrix"),
    kind=MatrixLimits,
    page=PAGE,
    limits=(
        at_least_one("level_steps", _("A difference in level counts from (steps)"), 4),
        Limit(
            name="is_account_manager_free",
            label=_("The account manager may meet people of every level"),
            unit=Unit.YES_NO,
        ),
        share("thread_share", _("One person carries the account above this single-thread risk")),
        at_least_one("strong_influence", _("A second contact for influence of at least"), 5),
    ),
)
COUNTS: Final = Analysis(
    key="contact_counts",
    label=_("Counting contacts"),
    kind=CountLimits,
    page=PAGE,
    limits=(
        days("window_days", _("Contacts are counted over (days)")),
        days("least_days", _("Scaled to a year from (days of log)")),
    ),
)
