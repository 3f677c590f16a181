import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from tests.apps.intensify.relations import OURS, THEIRS, answers, see
from tests.conftest import SignIn
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.core.failures import Refused
from verder.apps.core.models import AuditEvent
from verder.apps.intensify.enums import HeardBy, ReachKind
from verder.apps.intensify.instruments import RELATIONSHIP_STAGE, relationship_instrument
from verder.apps.intensify.models import Assessment, Person, Position, Reach, Survey
from verder.apps.intensify.services.surveys import answer_survey, make_survey, revoke_survey
from verder.domain.engines.two_sides import ViewSide
from verder.web.intensify.views.public_survey import MOST_OF_LINK

LINK = re.compile(r"http://testserver(/survey/[\w-]+/)")
CLOSED = "This link does not work any more"


@pytest.fixture(autouse=True)
def uncounted() -> None:
    caches["requests"].clear()


@pytest.fixture
def manager(world: World, signed_in: SignIn) -> Client:
    user = world.users[Role.ACCOUNT_MANAGER]
    user.language = "en"
    user.save()
    return signed_in(user)


@pytest.fixture
def eva(world: World) -> Position:
    """Return somebody at the first account, who can be mailed."""
    person = Person.objects.create(given_name="Eva", family_name="Smit")
    Reach.objects.create(person=person, kind=ReachKind.EMAIL, value="eva@klant.example")
    return Position.objects.create(account=world.accounts[0], person=person)


def asked(world: World, **given: Any) -> tuple[Survey, str]:
    """Return a survey about the first account, and the address of its link."""
    made, secret = make_survey(
        **{
            "by": world.users[Role.ACCOUNT_MANAGER],
            "account": world.accounts[0],
            "instrument": relationship_instrument(),
            "language": "en",
            "days": 14,
            **given,
        }
    )
    return made, f"/survey/{secret}/"


def filled(values: tuple[int, ...] = THEIRS, **more: str) -> dict[str, str]:
    return {f"answer_{item}": str(answer) for item, answer in answers(values).items()} | more


def new(world: World) -> str:
    return f"/accounts/{world.accounts[0].pk}/surveys/{RELATIONSHIP_STAGE}/"


def test_the_mail_is_shown_first_and_then_sent_with_a_link_that_works(
    world: World, manager: Client, eva: Position
) -> None:
    given = {"position": str(eva.pk), "language": "nl", "days": "14"}
    shown = manager.post(new(world), {**given, "act": "show"}).content.decode()
    assert "Hoe werken we samen?" in shown
    assert "Eva," in shown
    assert "eva@klant.example" in shown
    assert not Survey.objects.exists()
    manager.post(new(world), {**given, "act": "send"})
    (sent,) = mail.outbox
    assert (sent.to, sent.reply_to) == (["eva@klant.example"], ["milan.noord@example.org"])
    assert world.accounts[0].name not in f"{sent.subject} {sent.body}"
    (path,) = LINK.findall(str(sent.body))
    assert Client().get(path).status_code == 200
    assert Survey.objects.get().mailed_at is not None
    trail = str(list(AuditEvent.objects.values("before", "after")))
    assert "eva@klant.example" not in trail


def test_a_link_to_copy_is_shown_once_and_not_kept(world: World, manager: Client) -> None:
    page = manager.post(new(world), {"language": "en", "days": "7", "act": "copy"})
    (path,) = LINK.findall(page.content.decode())
    assert Client().get(path).status_code == 200
    secret = path.removeprefix("/survey/").strip("/")
    assert secret not in str(Survey.objects.values())
    assert secret not in manager.get(new(world)).content.decode()
    assert not mail.outbox


def test_a_mail_needs_an_address(world: World, manager: Client) -> None:
    page = manager.post(new(world), {"language": "en", "days": "7", "act": "send"})
    assert "To which address should the mail go?" in page.content.decode()
    assert not Survey.objects.exists()


def test_where_the_mail_cannot_go_out_the_link_is_there_to_copy(
    world: World, manager: Client, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    given = {"language": "en", "days": "7", "email": "eva@klant.example", "act": "send"}
    page = manager.post(new(world), given).content.decode()
    assert "could not be sent" in page
    assert LINK.search(page)
    assert Survey.objects.get().mailed_at is None


def test_the_customer_answers_without_signing_in_and_changes_the_answers(
    world: World, eva: Position
) -> None:
    see(world.accounts[0], ViewSide.US, OURS)
    survey, path = asked(world, position=eva)
    customer = Client()
    page = customer.get(path)
    assert [question.number for question in page.context["questions"]] == [1, 2, 3, 4, 5, 6]
    thanks = customer.post(path, filled(remark="Graag vaker bellen."), follow=True)
    assert "Thank you" in thanks.content.decode()
    row = Assessment.objects.get(side=ViewSide.CUSTOMER)
    assert (row.answers, row.remark, row.position) == (answers(THEIRS), "Graag vaker bellen.", eva)
    assert (row.heard_by, row.survey, row.by) == (HeardBy.SURVEY, survey, None)
    assert AuditEvent.objects.get(action="account.assessment_said", actor="survey")
    again = customer.get(path)
    assert again.context["form"]["answer_breadth"].value() == 3
    customer.post(path, filled((1, 1, 1, 1, 1, 1)))
    assert Assessment.objects.get(side=ViewSide.CUSTOMER, replaced_on=None).answers == answers(
        (1, 1, 1, 1, 1, 1)
    )


def test_nothing_of_the_account_stands_on_the_pages_of_a_survey(
    world: World, eva: Position
) -> None:
    account = world.accounts[0]
    see(account, ViewSide.US, evidence={"breadth": "geheim bewijs"})
    see(account, ViewSide.CUSTOMER, (4, 4, 4, 4, 4, 4), evidence={"breadth": "wat Jan zei"})
    _survey, path = asked(world, position=eva)
    pages = [Client().get(path), Client().post(path, filled(), follow=True)]
    told = "".join(page.content.decode() for page in pages)
    assert world.organisation.name in told
    for hidden in (account.name, "geheim bewijs", "wat Jan zei", "Smit", "/accounts/"):
        assert hidden not in told
    assert pages[0].context["form"]["answer_breadth"].value() is None


def test_the_pages_are_for_nobody_else(world: World) -> None:
    _survey, path = asked(world)
    page = Client().get(path)
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in page.headers["Cache-Control"]
    assert "script-src" not in page.headers["Content-Security-Policy"] or (
        "unsafe" not in page.headers["Content-Security-Policy"]
    )


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_customer_chooses_the_language(world: World, language: str) -> None:
    _survey, path = asked(world, language="nl" if language == "en" else "en")
    page = Client().get(f"{path}?language={language}").content.decode()
    assert {"nl": "Hoe werken we samen?", "en": "How do we work together?"}[language] in page
    answer = Client().post(f"{path}?language={language}", filled(), follow=True)
    assert {"nl": "Bedankt", "en": "Thank you"}[language] in answer.content.decode()


def test_every_link_that_does_not_work_looks_the_same(world: World) -> None:
    revoked, revoked_path = asked(world)
    expired, expired_path = asked(world)
    revoke_survey(by=world.users[Role.ACCOUNT_MANAGER], survey=revoked)
    expired.expires_at = timezone.now() - timedelta(seconds=1)
    expired.save()
    found = set()
    for path in (revoked_path, expired_path, "/survey/onbekend/"):
        page = Client().get(f"{path}?language=en")
        assert page.status_code == 404
        assert Client().post(f"{path}?language=en", filled()).status_code == 404
        found.add(page.content.decode().partition("<main")[2])
    assert len(found) == 1
    assert CLOSED in found.pop()
    assert not Assessment.objects.exists()


def test_what_was_withdrawn_meanwhile_takes_no_answers(world: World) -> None:
    survey, _address = asked(world)
    revoke_survey(by=world.users[Role.ACCOUNT_MANAGER], survey=survey)
    with pytest.raises(Refused, match="survey_closed"):
        answer_survey(survey=survey, instrument=relationship_instrument(), answers=answers(THEIRS))
    assert not Assessment.objects.exists()


def test_nothing_answered_and_nonsense_are_said_beside_the_form(world: World) -> None:
    _survey, path = asked(world)
    assert "Answer at least one item." in Client().post(path, {}).content.decode()
    page = Client().post(path, {"answer_breadth": "7"}).content.decode()
    assert "Select a valid choice" in page
    assert not Assessment.objects.exists()


def test_who_asks_too_often_must_wait(world: World) -> None:
    _survey, path = asked(world)
    codes = [Client().get(path).status_code for _time in range(MOST_OF_LINK + 1)]
    assert codes == [200] * MOST_OF_LINK + [429]


def test_a_survey_is_listed_and_withdrawn(world: World, manager: Client, eva: Position) -> None:
    survey, path = asked(world, position=eva)
    tab = f"/accounts/{survey.account_id}/relationship/"
    ((row, state, is_open),) = manager.get(tab).context["surveys"]
    assert (row, state, is_open) == (survey, "sent", True)
    manager.post(f"/accounts/{survey.account_id}/surveys/{survey.pk}/revoke/")
    assert manager.get(tab).context["surveys"][0][1:] == ("revoked", False)
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.TEAM_MEMBER])
def test_who_may_not_edit_asks_nobody(world: World, signed_in: SignIn, role: Role) -> None:
    survey, path = asked(world)
    client = signed_in(world.users[role])
    assert client.get(new(world)).status_code == 403
    revoke = f"/accounts/{survey.account_id}/surveys/{survey.pk}/revoke/"
    assert client.post(revoke).status_code == 403
    assert Client().get(path).status_code == 200


def test_of_an_account_of_others_there_is_no_survey(world: World, manager: Client) -> None:
    survey, _path = asked(world, by=world.stranger, account=world.accounts[1])
    address = f"/accounts/{survey.account_id}/surveys/"
    assert manager.get(f"{address}{RELATIONSHIP_STAGE}/").status_code == 404
    assert manager.post(f"{address}{survey.pk}/revoke/").status_code == 404
    own = f"/accounts/{world.accounts[0].pk}/surveys/{survey.pk}/revoke/"
    assert manager.post(own).status_code == 404
