from datetime import date

import pytest
from django.core import mail

from tests.apps.agreements.agreed import make_contract
from tests.world import World
from verder.apps.agreements.mails import mail_notice_date
from verder.apps.agreements.models import Contract
from verder.apps.agreements.services import agree, remind
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, User
from verder.domain.agreements.notice import ReminderLimits, TermStanding

NOTICE_ON = date(2025, 9, 30)
AHEAD = ReminderLimits(days_ahead=30)


def send(today: date, limits: ReminderLimits = AHEAD) -> int:
    return remind(today=today, limits=limits, send=mail_notice_date)


def test_who_looks_after_the_account_gets_one_mail_for_a_notice_date(world: World) -> None:
    contract = make_contract(world.accounts[0], renewal_months=12)
    assert send(date(2025, 8, 30)) == 0
    assert [send(date(2025, 8, 31)), send(date(2025, 9, 1))] == [1, 0]
    (message,) = mail.outbox
    assert message.to == [world.users[Role.ACCOUNT_MANAGER].email]
    assert message.subject == "Klant 1: opzeggen kan tot en met 30 september 2025"
    assert "12 maanden verlengd" in message.body
    assert f"/accounts/{world.accounts[0].pk}/agreements/" in message.body
    contract.refresh_from_db()
    assert contract.reminded_of == NOTICE_ON
    assert AuditEvent.objects.filter(action="account.contract_reminded").count() == 1


def test_a_renewed_contract_is_told_again_and_a_changed_remark_is_not(world: World) -> None:
    contract = make_contract(world.accounts[0], renewal_months=12)
    send(date(2025, 9, 1))
    fields = ("title", "begins_on", "ends_on", "notice_count", "renewal_months")
    said = {name: getattr(contract, name) for name in fields}
    changed = Contract(account=contract.account, remark="anders", **said)
    agree(by=None, row=changed, instead_of=contract)
    assert [send(date(2025, 9, 2)), send(date(2026, 9, 2))] == [0, 1]


def test_the_responsible_is_told_but_nobody_who_may_not_see_the_account(world: World) -> None:
    director = world.users[Role.DIRECTOR]
    make_contract(world.accounts[0], responsible=director)
    make_contract(world.accounts[2], responsible=world.stranger)
    nobodys = world.accounts[4]
    nobodys.owner = None
    nobodys.save()
    make_contract(nobodys)
    assert send(date(2025, 9, 1)) == 2
    found = {message.to[0] for message in mail.outbox}
    assert found == {director.email, world.users[Role.ACCOUNT_MANAGER].email}


@pytest.mark.parametrize("today", [date(2025, 10, 1), date(2026, 2, 1)])
def test_it_is_too_late_to_remind_of_a_date_that_passed(world: World, today: date) -> None:
    make_contract(world.accounts[0])
    assert send(today) == 0


def test_no_mail_is_sent_where_the_organisation_wants_none(world: World) -> None:
    make_contract(world.accounts[0])
    assert send(date(2025, 9, 1), ReminderLimits(is_mailed=False)) == 0


def test_a_mail_that_could_not_be_sent_is_tried_again_and_holds_up_no_other(world: World) -> None:
    first = make_contract(world.accounts[0])
    make_contract(world.accounts[2])

    def failing(person: User, contract: Contract, standing: TermStanding) -> None:
        if contract == first:
            raise ConnectionError
        mail_notice_date(person, contract, standing)

    assert remind(today=date(2025, 9, 1), limits=AHEAD, send=failing) == 1
    assert send(date(2025, 9, 2)) == 1
