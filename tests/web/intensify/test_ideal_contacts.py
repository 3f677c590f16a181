"""The table of ideal contacts of the organisation: who changes it, and where it counts."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.apps.intensify.matrices import make_example
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.ideal_descriptions import IDEAL
from verder.apps.identify.limits import as_texts, change_limits, limits_of
from verder.apps.intensify.reports.contact_matrix import contact_matrix_report
from verder.apps.intensify.reports.ideal_proposal import ProposalAsked, ideal_proposal
from verder.domain.intensify.contact_counts import CountLimits
from verder.domain.intensify.contact_matrix import MatrixLimits
from verder.domain.intensify.ideal_frequency import ContactClass, IdealLimits

PAGE = "/settings/ideal-contacts/"


@pytest.fixture
def controller(world: World, signed_in: SignIn) -> Client:
    """Return a client of who may change limits."""
    return signed_in(world.users[Role.CONTROLLER])


def sent(**changed: str) -> dict[str, Any]:
    return {"key": IDEAL.key, **as_texts(limits_of(IdealLimits)), **changed}


def test_everybody_reads_the_table_and_two_roles_change_it(
    world: World, signed_in: SignIn, controller: Client
) -> None:
    manager = signed_in(world.users[Role.ACCOUNT_MANAGER])
    text = manager.get(PAGE).content.decode()
    assert 'name="buyer_account_manager" value="12"' in text
    assert "disabled" in text
    assert manager.post(PAGE, sent(buyer_account_manager="9")).status_code == 403
    controller.post(PAGE, sent(buyer_account_manager="9", a_factor="0.5"))
    assert as_texts(limits_of(IdealLimits))["buyer_account_manager"] == "9"
    assert "12 → 9" not in manager.get(PAGE).content.decode()


def test_the_page_tells_who_changed_what_and_brings_the_method_back(
    world: World, controller: Client
) -> None:
    controller.post(PAGE, sent(decider_director="3"))
    text = controller.get(PAGE).content.decode()
    assert "Beslisser – Directeur of MT-lid: 2 → 3" in text
    assert world.users[Role.CONTROLLER].email in text
    controller.post(PAGE, {"key": IDEAL.key, "restore": "yes"})
    assert limits_of(IdealLimits) == IdealLimits()
    assert "terug naar die van de methode" in controller.get(PAGE).content.decode()


def test_what_makes_no_sense_is_told_and_changes_nothing(controller: Client) -> None:
    page = controller.post(PAGE, sent(decider_director="-1"))
    assert "field-errors" in page.content.decode()
    counts = {"key": "contact_counts", "window_days": "90", "least_days": "91"}
    assert "form-problem" in controller.post(PAGE, counts).content.decode()
    assert controller.post(PAGE, {"key": "abc"}).status_code == 404
    assert (limits_of(IdealLimits), limits_of(CountLimits)) == (IdealLimits(), CountLimits())


def test_proposals_and_marks_follow_the_numbers_of_the_organisation(world: World) -> None:
    today, account = timezone.localdate(), world.accounts[0]
    example = make_example(account, today - timedelta(days=20))
    buyer, server = example.positions[0], example.colleagues[1]
    buyer.level, server.level = 5, 4
    buyer.save()
    server.save()
    change_limits(by=None, kind=IdealLimits, texts={"decider_sales_manager": "10"})
    change_limits(by=None, kind=MatrixLimits, texts={"level_steps": "1"})
    report = contact_matrix_report(user=None, account=account, on=today)
    asked = ProposalAsked(contact_class=ContactClass.A, keeps_said=False)
    assert ideal_proposal(report, asked)[buyer.pk, server.pk].after == Decimal(6)
    assert report.measures.mismatches == ((buyer.pk, server.pk),)


def test_programs_read_the_changes_that_pages_show(
    world: World, signed_in: SignIn, controller: Client
) -> None:
    controller.post(PAGE, sent(decider_director="3"))
    address = "/api/limits/ideal_contacts/changes"
    (change,) = controller.get(address).json()
    assert change["limits"] == [{"name": "decider_director", "before": "2", "after": "3"}]
    assert signed_in(world.users[Role.DIRECTOR]).get(address).status_code == 403
