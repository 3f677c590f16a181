"""A record of every kind in the small company, so that every address leads somewhere."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

from tests.apps.calculate.kept import keep
from tests.apps.intensify.planned import make_both, make_planned
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import merge_accounts
from verder.apps.core.enums import Role
from verder.apps.core.models import User
from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.models import (
    BenefitEntry,
    KeyBuyingFactor,
    PortfolioTarget,
)
from verder.apps.identify.rating_choices import CriterionKind
from verder.apps.identify.services import (
    make_driver,
    save_proposal,
    say,
    set_driver_rate,
    set_input,
)
from verder.apps.identify.services.ratings import add_criterion, make_sheet
from verder.apps.identify.services.selection import add_accounts, begin_round, set_score
from verder.apps.intensify.entries import ContactEntry, StepEntry
from verder.apps.intensify.models import Position, Tie
from verder.apps.intensify.services.absences import add_absence
from verder.apps.intensify.services.account_team import give_seat
from verder.apps.intensify.services.calendar_feeds import make_feed
from verder.apps.intensify.services.colleagues import colleague_for
from verder.apps.intensify.services.contact_imports import receive_contacts
from verder.apps.intensify.services.moments import log_contact
from verder.apps.intensify.services.people import add_contact
from verder.apps.intensify.services.planning import move_planned
from verder.apps.intensify.services.said import PersonSaid, PositionSaid
from verder.apps.intensify.services.visit_agreements import agree_visits
from verder.domain.identify.cost_to_serve import CostStep, Measure
from verder.domain.identify.what_if import Change
from verder.domain.intensify.roles import PsuRole

CARD = b"BEGIN:VCARD\nFN:Sjoerd Klink\nORG:Klant 1\nEND:VCARD"
ON = date(2025, 12, 1)


def make_records(world: World) -> dict[str, int]:
    """Make a record of every kind, and return their keys by the names of the addresses."""
    by, account = world.users[Role.ADMINISTRATOR], world.accounts[0]
    set_input(by=by, account=account, kind=InputKind.POTENTIAL, value=Decimal(90_000))
    driver = make_driver(
        by=by, name="Pallets", unit="pallet", measure=Measure.UNITS, step=CostStep.SERVICE
    )
    rate = set_driver_rate(driver=driver, start_on=date(2024, 1, 1), rate=Decimal(4), by=by)
    proposal = save_proposal(
        by=by, account=account, change=Change(price_share=Decimal("0.03")), period=None
    )
    merged = merge_accounts(keep=world.accounts[5], gone=world.accounts[7], by=by)
    return {
        "account_id": account.pk,
        "merge_id": merged.pk,
        "driver_id": driver.pk,
        "rate_id": rate.pk,
        "proposal_id": proposal.pk,
        "import_id": world.import_.pk,
        "feed_id": make_feed(by=by, name="Outlook")[0].pk,
        "calculation_id": keep(by, account).pk,
        **_plan(world),
        "user_id": world.users[Role.TEAM_MEMBER].pk,
        "team_id": world.south.pk,
        **_people(world, by),
        **_team(world, by),
        **_said(world, by),
        **_met(account, by),
        **_rating(world, by),
        **_round(world, by),
    }


def _people(world: World, by: User) -> dict[str, int]:
    place, act = add_contact(
        by=by,
        account=world.accounts[0],
        person=PersonSaid(given_name="Femke", family_name="Boorstra"),
        position=PositionSaid(function="Buyer"),
        on=ON,
    )
    other = Position.objects.create(account=world.accounts[0], function="Director")
    return {
        "person_id": place.person_id or 0,
        "position_id": place.pk,
        "tie_id": Tie.objects.create(first=place, second=other, kind=Tie.INFORMAL, on=ON).pk,
        "people_act_id": act.pk,
        "contact_import_id": receive_contacts(
            by=by, content=BytesIO(CARD), name="card.vcf", most_bytes=1 << 20
        ).pk,
    }


def _team(world: World, by: User) -> dict[str, int]:
    account = world.accounts[0]
    give_seat(account=account, colleague=colleague_for(by), roles=[PsuRole.SELLER], by=by, on=ON)
    seat = account.seats.order_by("-pk")[0]
    absence, _act = add_absence(
        colleague=seat.colleague, by=by, from_on=ON, until_on=date(2025, 12, 6), remark=""
    )
    return {
        "seat_id": seat.pk,
        "colleague_id": seat.colleague_id,
        "absence_id": absence.pk,
    }


def _said(world: World, by: User) -> dict[str, int]:
    account = world.accounts[0]
    benefit = BenefitEntry(account=account, side="customer", what="One invoice", on=ON)
    factor = KeyBuyingFactor(account=account, name="Delivery", weight=Decimal(60), on=ON)
    target = PortfolioTarget(
        account=account, attractiveness=Decimal(4), ratio=Decimal(1), reason="Grow", on=ON
    )
    say(by=by, row=target)
    return {
        "benefit_id": say(by=by, row=benefit).pk,
        "factor_id": say(by=by, row=factor).pk,
    }


def _met(account: Account, by: User) -> dict[str, int]:
    entry = ContactEntry(channel="visit", on=ON)
    contact = log_contact(
        by=by, account=account, uid=uuid4(), entry=entry, steps=[StepEntry(text="Send the offer")]
    )
    return {"contact_id": contact.pk, "promise_id": contact.next_steps.get().pk}


def _rating(world: World, by: User) -> dict[str, int]:
    sheet = make_sheet(by=by, title="Rating", held_on=ON, accounts=world.accounts[:3], users=[by])
    criterion = add_criterion(sheet=sheet, name="Prestige", kind=CriterionKind.RANK, by=by)
    column = sheet.columns.order_by("pk")[0]
    return {"sheet_id": sheet.pk, "ratings.criterion_id": criterion.pk, "column_id": column.pk}


def _round(world: World, by: User) -> dict[str, int]:
    round_ = begin_round(by=by, year=2026, team=None, capacity=2)
    entries = add_accounts(
        by=by, round_=round_, account_ids=[each.pk for each in world.accounts[:4]]
    )
    criterion = round_.criteria.order_by("position")[0]
    set_score(by=by, entry=entries[0], criterion=criterion, score=4)
    act = round_.changes.order_by("-pk")[0]
    return {
        "round_id": round_.pk,
        "entry_id": entries[0].pk,
        "criterion_id": criterion.pk,
        "act_id": act.pk,
    }


def _plan(world: World) -> dict[str, int]:
    """Plan a contact, and do something to the plan that can be undone."""
    account = world.accounts[0]
    both = make_both(account)
    moment = make_planned(account, both.buyer, both.manager, date(2027, 3, 1))
    act = move_planned(by=None, moments=[moment], month=date(2027, 4, 1))
    division = agree_visits(by=None, visits={account.pk: 9})
    return {"moment_id": moment.pk, "plan_act_id": act.pk, "division_id": division.pk}
