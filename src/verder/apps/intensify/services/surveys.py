"""Surveys by link: made, mailed, withdrawn, and answered without signing in."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record
from verder.apps.core.services.audit import SURVEY
from verder.apps.core.services.tokens import fingerprint_of
from verder.apps.intensify.enums import HeardBy
from verder.apps.intensify.instruments import KnownInstrument
from verder.apps.intensify.models import Assessment, Position, Survey
from verder.apps.intensify.queries.assessments import open_survey, surveys_of
from verder.apps.intensify.rules import may_give_view
from verder.apps.intensify.services.assessments import keep_view
from verder.domain.engines.two_sides import ViewSide

MOST_OPEN: Final = 50  # of one account and instrument at the same time
MOST_DAYS: Final = 90


@transaction.atomic
def make_survey(
    *,
    by: User,
    account: Account,
    instrument: KnownInstrument,
    language: str,
    days: int,
    position: Position | None = None,
) -> tuple[Survey, str]:
    """Make a survey, and return it with the secret of its link, which is not kept."""
    if not may_give_view(by, account):
        raise PermissionDenied
    if ViewSide.CUSTOMER not in instrument.sides:
        raise Refused("side_not_asked")
    if not 1 <= days <= MOST_DAYS:
        raise Refused("survey_days", most=MOST_DAYS)
    now = timezone.now()
    waiting = surveys_of(account, instrument.key).filter(revoked_at=None, answered_at=None)
    if waiting.filter(expires_at__gt=now).count() >= MOST_OPEN:
        raise Refused("too_many_surveys", most=MOST_OPEN)
    secret = secrets.token_urlsafe(24)
    survey = Survey(
        account=account,
        instrument=instrument.key,
        position=position,
        language=language,
        fingerprint=fingerprint_of(secret),
        by=by,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    survey.full_clean()
    survey.save()
    _record(by, survey, "made", {"until": timezone.localdate(survey.expires_at)})
    return survey, secret


@transaction.atomic
def note_mailed(*, by: User, survey: Survey) -> None:
    """Keep that the link went out by mail; to which address is not kept."""
    survey.mailed_at = timezone.now()
    survey.save(update_fields=["mailed_at"])
    _record(by, survey, "mailed", {})


@transaction.atomic
def revoke_survey(*, by: User, survey: Survey) -> None:
    """Let the link of a survey open nothing any more; what was answered stays."""
    if not may_give_view(by, survey.account):
        raise PermissionDenied
    if survey.revoked_at is None:
        survey.revoked_at = timezone.now()
        survey.save(update_fields=["revoked_at"])
        _record(by, survey, "revoked", {})


def survey_of(secret: str, now: datetime) -> Survey | None:
    """Return the survey of this link while it takes answers, and note that it was opened."""
    survey = open_survey(fingerprint_of(secret), now)
    if survey is not None and survey.opened_at is None:
        survey.opened_at = now
        survey.save(update_fields=["opened_at"])
    return survey


@transaction.atomic
def answer_survey(
    *, survey: Survey, instrument: KnownInstrument, answers: Mapping[str, int], remark: str = ""
) -> Assessment:
    """Keep what the customer answers; answering again replaces it until the link expires."""
    now = timezone.now()
    current = Survey.objects.select_for_update().get(pk=survey.pk)
    if not current.is_open(now):
        raise Refused("survey_closed")
    row = Assessment(
        account=current.account,
        instrument=instrument.key,
        side=ViewSide.CUSTOMER,
        voice=f"survey {current.pk}" if instrument.has_many_voices else "",
        answers=dict(answers),
        remark=remark.strip(),
        heard_by=HeardBy.SURVEY,
        position=current.position,
        survey=current,
        on=timezone.localdate(now),
    )
    kept = keep_view(by=None, instrument=instrument, row=row, actor=SURVEY)
    current.answered_at = now
    current.save(update_fields=["answered_at"])
    return kept


def _record(by: User, survey: Survey, act: str, after: Mapping[str, object]) -> None:
    record(
        by=by,
        action=f"account.survey_{act}",
        subject=survey.account,
        after={"instrument": survey.instrument, **after},
    )
