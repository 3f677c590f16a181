"""The pages of imports: who may, and what each stage shows."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.web.imports.conftest import AMBIGUOUS, CLEAR, Upload, work
from tests.world import World
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.core.enums import JobState, Role
from verder.apps.core.models import Job, Organisation
from verder.apps.core.services.jobs import MOST_ATTEMPTS, recover_stale_jobs
from verder.apps.imports.enums import DEFAULT_SOURCE, ImportState
from verder.apps.imports.models import Import

PAGES = ("/imports/", "/imports/new/", "/imports/rates/")


def stage_of(client: Client, import_: Import) -> str:
    response = client.get(f"/imports/{import_.pk}/")
    assert response.status_code == 200
    return str(response.context["stage"])


@pytest.mark.parametrize("address", PAGES)
def test_who_is_not_signed_in_is_asked_to(world: World, address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 302
    assert "/sign-in/" in response["Location"]


@pytest.mark.parametrize("address", [*PAGES, "/imports/{}/", "/imports/{}/undo/"])
@pytest.mark.parametrize(
    "role", [Role.DIRECTOR, Role.SALES_MANAGER, Role.ACCOUNT_MANAGER, Role.TEAM_MEMBER]
)
def test_only_controllers_and_administrators_see_imports(
    world: World, signed_in: Callable[..., Client], role: Role, address: str
) -> None:
    response = signed_in(world.users[role]).get(address.format(world.import_.pk))
    assert response.status_code == 403
    assert world.import_.file_name not in response.content.decode()


@pytest.mark.parametrize("act", ["read", "confirm", "undo", "discard"])
def test_an_account_manager_changes_nothing_about_an_import(
    world: World, signed_in: Callable[..., Client], act: str
) -> None:
    client = signed_in(world.users[Role.ACCOUNT_MANAGER])
    assert client.post(f"/imports/{world.import_.pk}/{act}/").status_code == 403
    assert Import.objects.get(pk=world.import_.pk).state == ImportState.IMPORTED


def test_the_history_lists_every_import_and_is_searched_and_filtered(
    world: World, controller: Client, upload: Upload
) -> None:
    upload(CLEAR, name="maart.csv")
    both = controller.get("/imports/").content.decode()
    assert "maart.csv" in both
    assert world.import_.file_name in both
    found = controller.get("/imports/?q=maart").content.decode()
    assert world.import_.file_name not in found
    waiting = controller.get("/imports/?state=imported").content.decode()
    assert "maart.csv" not in waiting


def test_an_upload_without_a_file_says_what_is_missing(controller: Client) -> None:
    response = controller.post("/imports/new/", {"kind": "lines", "source": "main"})
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"uploads"}


def test_several_files_are_received_at_once(controller: Client) -> None:
    files = [SimpleUploadedFile(f"{name}.csv", CLEAR.encode()) for name in ("jan", "feb")]
    before = Import.objects.count()
    response = controller.post(
        "/imports/new/", {"uploads": files, "kind": "lines", "source": "main"}
    )
    assert response["Location"] == "/imports/"
    assert Import.objects.count() == before + 2


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_first_source_has_the_name_that_the_terminal_gives_it(
    world: World, controller: Client, language: str
) -> None:
    world.users[Role.CONTROLLER].language = language
    world.users[Role.CONTROLLER].save()
    Import.objects.all().delete()
    form = controller.get("/imports/new/").context["form"]
    assert form["source"].value() == DEFAULT_SOURCE == "bookkeeping"


def test_the_name_of_the_last_source_is_proposed(controller: Client, upload: Upload) -> None:
    upload(CLEAR)
    assert controller.get("/imports/new/").context["form"]["source"].value() == "main"


def test_a_waiting_import_shows_its_progress_and_asks_again(controller: Client) -> None:
    file = SimpleUploadedFile("facturen.csv", CLEAR.encode())
    response = controller.post(
        "/imports/new/", {"uploads": file, "kind": "lines", "source": "main"}
    )
    page = controller.get(response["Location"]).content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert "<progress" in page


def test_an_ambiguous_date_is_asked_with_both_readings_and_answered(
    controller: Client, upload: Upload
) -> None:
    import_ = upload(AMBIGUOUS)
    assert stage_of(controller, import_) == "questions"
    page = controller.get(f"/imports/{import_.pk}/").content.decode()
    assert "03-04-2026 → 3 april 2026" in page
    assert "03-04-2026 → 4 maart 2026" in page
    controller.post(f"/imports/{import_.pk}/read/", {"dates": "mdy"})
    answered = work(Import.objects.get(pk=import_.pk))
    assert stage_of(controller, answered) == "preview"
    assert answered.first_on is not None
    assert answered.first_on.isoformat() == "2026-03-04"


def test_a_recognised_order_of_dates_can_be_changed_and_is_no_answer_by_itself(
    controller: Client, upload: Upload
) -> None:
    import_ = upload(CLEAR.replace("25-03-2026", "25-03-31").replace("26-03-2026", "25-03-31"))
    address = f"/imports/{import_.pk}/"
    assert '<option value="dmy" selected>' in controller.get(address).content.decode()
    controller.post(f"{address}read/", {"dates": "dmy"})
    assert Import.objects.get(pk=import_.pk).answers.get("dates") is None
    controller.post(f"{address}read/", {"dates": "ymd"})
    read = work(Import.objects.get(pk=import_.pk))
    assert read.first_on == date(2025, 3, 31)


def test_an_answer_that_was_not_asked_for_is_refused(controller: Client, upload: Upload) -> None:
    import_ = upload(AMBIGUOUS)
    response = controller.post(f"/imports/{import_.pk}/read/", {"dates": "ydm"})
    assert response.status_code == 400
    assert Import.objects.get(pk=import_.pk).answers == import_.answers


def test_the_preview_adds_up_and_names_what_is_rejected(controller: Client, upload: Upload) -> None:
    import_ = upload(CLEAR)
    response = controller.get(f"/imports/{import_.pk}/")
    balance = response.context["balance"]
    assert balance.adds_up
    assert {line.part: line.rows for line in balance.parts} == {
        "kept": 4,
        "rejected": 1,
        "known": 0,
    }
    assert [(row.row, row.text) for row in response.context["rejected_rows"]] == [(6, "kapot")]
    assert response.context["new_customers"] == 2


def test_rejected_rows_are_taken_along(controller: Client, upload: Upload) -> None:
    import_ = upload(CLEAR)
    response = controller.get(f"/imports/{import_.pk}/rejects.csv")
    assert response.status_code == 200
    assert b"kapot" in b"".join(response.streaming_content)  # type: ignore[attr-defined]


def test_an_import_without_rejected_rows_has_no_such_file(world: World, controller: Client) -> None:
    assert controller.get(f"/imports/{world.import_.pk}/rejects.csv").status_code == 404


def test_a_column_that_is_chosen_is_read_from_there(controller: Client, upload: Upload) -> None:
    import_ = upload(CLEAR)
    controller.post(f"/imports/{import_.pk}/read/", {"column-customer": "Naam"})
    read = work(Import.objects.get(pk=import_.pk))
    assert read.answers["columns"] == {"customer": "Naam"}
    fields = controller.get(f"/imports/{read.pk}/").context["fields"]
    origins = {field.name: field.origin for field in fields}
    assert (origins["customer"], origins["date"]) == ("chosen", "recognised")


def test_a_column_that_does_not_exist_is_refused(controller: Client, upload: Upload) -> None:
    import_ = upload(CLEAR)
    response = controller.post(f"/imports/{import_.pk}/read/", {"column-customer": "Nergens"})
    assert response.status_code == 400


def test_an_import_is_confirmed_shown_and_undone(controller: Client, upload: Upload) -> None:
    import_ = upload(CLEAR)
    controller.post(f"/imports/{import_.pk}/confirm/")
    done = work(Import.objects.get(pk=import_.pk))
    assert stage_of(controller, done) == "imported"
    assert AccountNumber.objects.filter(number="1001").exists()
    undo = controller.get(f"/imports/{import_.pk}/undo/")
    assert undo.context["accounts_made"] == 2
    controller.post(f"/imports/{import_.pk}/undo/")
    assert stage_of(controller, done) == "undone"
    assert not AccountNumber.objects.filter(number="1001").exists()
    assert Account.objects.filter(name="Klant 1").exists()


def test_the_same_file_twice_is_recognised(controller: Client, upload: Upload) -> None:
    first = upload(CLEAR)
    controller.post(f"/imports/{first.pk}/confirm/")
    work(Import.objects.get(pk=first.pk))
    second = upload(CLEAR, name="nog-eens.csv")
    response = controller.get(f"/imports/{second.pk}/")
    assert response.context["same"] == first
    assert not response.context["can_import"]


def test_a_file_that_cannot_be_read_says_so_in_a_sentence_with_its_name(
    controller: Client, upload: Upload
) -> None:
    import_ = upload("", name="leeg.csv")
    response = controller.get(f"/imports/{import_.pk}/")
    assert response.context["stage"] == "failed"
    assert "leeg.csv" in response.context["problem"]


def test_a_file_is_thrown_away(controller: Client, upload: Upload) -> None:
    import_ = upload(CLEAR)
    controller.post(f"/imports/{import_.pk}/discard/")
    assert not Import.objects.filter(pk=import_.pk).exists()


def test_an_import_that_counts_cannot_be_thrown_away(world: World, controller: Client) -> None:
    controller.post(f"/imports/{world.import_.pk}/discard/")
    assert Import.objects.filter(pk=world.import_.pk).exists()


def test_own_figures_never_mix_with_the_demo_company(controller: Client, upload: Upload) -> None:
    import_ = upload(CLEAR)
    Organisation.objects.filter(pk=1).update(is_demo=True)
    assert controller.get(f"/imports/{import_.pk}/").context["has_demo"]
    controller.post(f"/imports/{import_.pk}/confirm/")
    assert Import.objects.get(pk=import_.pk).state == ImportState.PREVIEWED


def test_customers_show_what_is_new_and_what_changes(controller: Client, upload: Upload) -> None:
    content = "Debiteurnummer;Naam;Plaats\nK1;Klant 1;Zeist\nK99;Nieuw BV;Almere\n"
    import_ = upload(content, name="debiteuren.csv", kind="customers")
    response = controller.get(f"/imports/{import_.pk}/")
    rows = {row.number: row for row in response.context["change_rows"]}
    assert {number: row.status for number, row in rows.items()} == {"K1": "changed", "K99": "new"}
    city = [(change.before, change.after) for change in rows["K1"].changes]
    assert city == [("Utrecht", "Zeist")]


@pytest.mark.parametrize("address", ["/imports/999999/", "/imports/999999/undo/"])
def test_an_import_that_does_not_exist_is_not_found(controller: Client, address: str) -> None:
    assert controller.get(address).status_code == 404


def test_the_months_of_a_file_are_a_table_and_a_file(upload: Upload, controller: Client) -> None:
    address = f"/imports/{upload(CLEAR).pk}/"
    page = controller.get(address)
    assert 'href="?months-export=xlsx"' in page.content.decode()
    assert [line.row.lines for line in page.context["months_table"].body] == [4]
    rows = controller.get(f"{address}?months-export=csv").getvalue().decode().splitlines()
    assert [row.split(",")[1:] for row in rows] == [["Regels", "EUR"], ["4", "1500.5000"]]


def test_the_balance_speaks_of_what_will_be_and_then_of_what_was(
    upload: Upload, controller: Client
) -> None:
    import_ = upload(CLEAR)
    address = f"/imports/{import_.pk}/"
    before = controller.get(address).content.decode()
    assert "wordt geïmporteerd" in before
    assert "is geïmporteerd" not in before
    controller.post(f"{address}confirm/")
    work(Import.objects.get(pk=import_.pk))
    after = controller.get(address).content.decode()
    assert "is geïmporteerd" in after
    assert "wordt geïmporteerd" not in after


def killed(import_: Import) -> Import:
    """Leave the job of the import as a process that was killed minutes ago leaves it."""
    assert import_.job_id is not None
    long_ago = timezone.now() - timedelta(minutes=5)
    Job.objects.filter(pk=import_.job_id).update(
        state=JobState.RUNNING, attempts=1, heartbeat_at=long_ago
    )
    return import_


def test_a_file_whose_reading_was_killed_can_be_read_again_or_thrown_away(
    controller: Client, upload: Upload
) -> None:
    import_ = killed(received(controller))
    assert stage_of(controller, import_) == "failed"
    page = controller.get(f"/imports/{import_.pk}/").content.decode()
    assert f'action="/imports/{import_.pk}/read/"' in page
    assert f'formaction="/imports/{import_.pk}/discard/"' in page
    assert "is gestopt" in page
    controller.post(f"/imports/{import_.pk}/read/")
    again = work(Import.objects.get(pk=import_.pk))
    assert again.state == ImportState.PREVIEWED
    assert recover_stale_jobs() == 0


def test_the_history_says_that_a_killed_reading_failed(controller: Client) -> None:
    import_ = killed(received(controller))
    Job.objects.update(attempts=MOST_ATTEMPTS)
    recover_stale_jobs()
    import_.refresh_from_db()
    assert import_.state == ImportState.FAILED
    rows = controller.get("/imports/?state=failed").context["table"].body
    assert [line.row.pk for line in rows] == [import_.pk]


def test_an_import_that_was_killed_can_be_confirmed_again(
    controller: Client, upload: Upload
) -> None:
    import_ = upload(CLEAR)
    controller.post(f"/imports/{import_.pk}/confirm/")
    import_ = killed(Import.objects.get(pk=import_.pk))
    assert stage_of(controller, import_) == "preview"
    controller.post(f"/imports/{import_.pk}/confirm/")
    assert work(Import.objects.get(pk=import_.pk)).state == ImportState.IMPORTED


def received(client: Client) -> Import:
    """Return a file that waits for the worker."""
    file = SimpleUploadedFile("facturen.csv", CLEAR.encode())
    client.post("/imports/new/", {"uploads": file, "kind": "lines", "source": "main"})
    return Import.objects.latest("pk")
