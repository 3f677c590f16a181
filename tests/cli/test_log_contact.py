"""`verder log-contact`: a contact from the terminal, kept once, as its user may."""

from datetime import date
from uuid import uuid4

from tests.apps.intensify.met import make_position
from tests.cli.conftest import Verder
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import ContactMoment


def test_a_contact_with_its_people_and_its_next_step_is_kept_once(
    world: World, verder: Verder
) -> None:
    user, account = world.users[Role.ACCOUNT_MANAGER], world.accounts[0]
    jan = make_position(account, "Jan de Wit")
    asked = (
        *("log-contact", account.name, "--user", user.email, "--who", "jan", "--how", "call"),
        *("--on", "2025-11-03", "--minutes", 20, "--agreed", "Proef in maart", "--private"),
        *("--new", "Piet van Dam, planner", "--next", "Offerte sturen", "--due", "2025-11-10"),
        *("--uid", uuid4(), "--json"),
    )
    told = verder(*asked).json
    assert verder(*asked).json == told
    moment = ContactMoment.objects.get(pk=told["id"])
    assert (moment.channel, moment.on, moment.minutes) == ("call", date(2025, 11, 3), 20)
    assert (moment.by, moment.is_private, moment.agreed) == (user, True, "Proef in maart")
    names = {str(each): each.function for each in moment.positions.all()}
    assert names == {str(jan): "", "Piet van Dam": "planner"}
    (step,) = moment.next_steps.all()
    assert (step.text, step.due_on) == ("Offerte sturen", date(2025, 11, 10))


def test_what_is_not_clear_or_not_allowed_is_said(world: World, verder: Verder) -> None:
    user, account = world.users[Role.ACCOUNT_MANAGER], world.accounts[0]
    make_position(account, "Jan de Wit")
    make_position(account, "Jan Bos")
    for words in (
        (account.name, "--user", "niemand@example.org"),
        (account.name, "--user", user.email, "--who", "Kees"),
        (account.name, "--user", user.email, "--who", "Jan"),
        (world.accounts[1].name, "--user", user.email),
        (account.name, "--user", user.email, "--on", "2199-01-01"),
    ):
        answer = verder("log-contact", *words)
        assert (answer.code, answer.out) == (1, ""), words
        assert len(answer.err.strip()) > 10
    assert not ContactMoment.objects.exists()


def test_folders_with_mails_are_read_at_once(world: World, verder: Verder) -> None:
    assert verder("mails", "read").code == 0
