"""What waits for the caller today."""

from datetime import date
from typing import Any

from django.utils import timezone
from ninja import Router

from verder.api.authentication import Caller
from verder.api.intensify.contacts_shown import ContactShown, PromiseShown, told
from verder.api.values import Exact, Shown
from verder.apps.intensify.reports.today import TodayReport, today_report

router = Router(tags=["contacts"])


class SilenceShown(Shown):
    """Somebody, or without a position an account, not heard for longer than the norm."""

    account_id: int
    position_id: int | None
    days: int
    norm_days: Exact


class BirthdayShown(Shown):
    """A birthday that comes soon, without the year of birth."""

    account_id: int
    position_id: int
    on: date


class TodayShown(Shown):
    """Planned contacts, promises, silences and birthdays of the caller's own accounts."""

    today: date
    planned: list[ContactShown]
    promises: list[PromiseShown]
    silences: list[SilenceShown]
    birthdays: list[BirthdayShown]
    waiting_mails: int


@router.get("", response=TodayShown, operation_id="getToday")
def get_today(request: Caller) -> dict[str, Any]:
    """Return what waits for the caller: a week ahead, and the longest silences."""
    report = today_report(request.user, timezone.localdate())
    return {
        "today": report.today,
        "planned": [told(each) for each in report.planned],
        "promises": list(report.promises),
        "silences": _silences(report),
        "waiting_mails": report.waiting_mails,
        "birthdays": [
            {
                "account_id": each.position.account_id,
                "position_id": each.position.pk,
                "on": each.on,
            }
            for each in report.birthdays
        ],
    }


def _silences(report: TodayReport) -> list[dict[str, Any]]:
    people = [(each.position.account_id, each.position.pk, each.silence) for each in report.people]
    accounts = [(each.account.pk, None, each.silence) for each in report.accounts]
    return [
        {
            "account_id": account,
            "position_id": position,
            "days": silence.days,
            "norm_days": silence.norm_days,
        }
        for account, position, silence in [*people, *accounts]
    ]
