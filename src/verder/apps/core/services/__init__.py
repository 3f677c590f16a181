"""What changes the records of users, teams, the organisation and background work."""

from verder.apps.core.services.audit import record, record_many
from verder.apps.core.services.jobs import cancel_job, make_own_job, start_job
from verder.apps.core.services.organisation import (
    bump_cost_revision,
    bump_revision,
    change_limits,
    change_settings,
)
from verder.apps.core.services.teams import change_team, make_team, remove_team
from verder.apps.core.services.tokens import make_token, revoke_token
from verder.apps.core.services.users import (
    change_own_profile,
    change_user,
    make_user,
    set_own_language,
    set_own_password,
    set_password,
)

__all__ = [
    "bump_cost_revision",
    "bump_revision",
    "cancel_job",
    "change_limits",
    "change_own_profile",
    "change_settings",
    "change_team",
    "change_user",
    "make_own_job",
    "make_team",
    "make_token",
    "make_user",
    "record",
    "record_many",
    "remove_team",
    "revoke_token",
    "set_own_language",
    "set_own_password",
    "set_password",
    "start_job",
]
