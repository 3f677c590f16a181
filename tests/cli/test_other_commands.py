import json
import socket
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import psutil
import pytest

from tests.cli.conftest import Verder
from tests.homes import environment_of
from tests.world import World
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import merge_accounts, put_under
from verder.apps.core.enums import Role
from verder.apps.core.models import AuditEvent, User
from verder.apps.imports.models import Import
from verder.apps.imports.queries import current_facts
from verder.apps.imports.services import undo_import


def everything() -> dict[str, object]:
    facts = current_facts()
    return {
        "totals": facts.totals_by_account(),
        "accounts": list(Account.objects.order_by("pk").values()),
        "members": sorted(Account.objects.exclude(members=None).values_list("pk", "members")),
        "users": list(User.objects.order_by("pk").values("pk", "email", "password", "team")),
        "imports": list(Import.objects.order_by("pk").values()),
    }


@pytest.mark.django_db
def test_the_first_administrator_comes_from_the_terminal(verder: Verder) -> None:
    words = ("createadmin", "--email", "anna@example.org", "--name", "Anna")
    made = verder(*words, "--password", "vergezicht-over-de-waal")
    assert made.code == 0, made.err
    assert User.objects.get().role == Role.ADMINISTRATOR
    weak = verder(*words, "--password", "kort")
    assert (weak.code, len(weak.err.strip().splitlines())) == (1, 1)
    assert AuditEvent.objects.get(action="user.made").actor == "terminal"


@pytest.mark.django_db(transaction=True)
def test_a_backup_brings_everything_back(verder: Verder, world: World, tmp_path: Path) -> None:
    put_under(account=world.accounts[1], parent=world.accounts[0], by=None)
    file, last = tmp_path / "safe.zip", world.accounts[-1].pk
    before = everything()
    assert verder("backup", file).code == 0
    merge_accounts(keep=world.accounts[2], gone=world.accounts[3], by=None)
    undo_import(import_=world.import_, by=None)
    User.objects.filter(role=Role.DIRECTOR).delete()
    assert everything() != before
    restored = verder("restore", file)
    assert restored.code == 0, restored.err
    assert everything() == before
    assert AuditEvent.objects.filter(action="backup.restored").exists()
    account = Account.objects.create(name="Na het terugzetten")  # keys go on after the old ones
    assert account.pk > last


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("harm", ["flip", "truncate", "drop", "text"])
def test_a_damaged_backup_changes_nothing(
    verder: Verder, world: World, tmp_path: Path, harm: str
) -> None:
    file = tmp_path / "safe.zip"
    verder("backup", file)
    damage(file, harm)
    before = everything()
    found = verder("restore", file)
    assert (found.code, len(found.err.strip().splitlines())) == (1, 1)
    assert everything() == before


def damage(file: Path, harm: str) -> None:
    whole = file.read_bytes()
    if harm == "flip":
        middle = len(whole) // 3
        file.write_bytes(whole[:middle] + bytes([whole[middle] ^ 255]) + whole[middle + 1 :])
    elif harm == "truncate":
        file.write_bytes(whole[: len(whole) // 2])
    elif harm == "text":
        file.write_text("This is not a zip file.", encoding="utf-8")
    else:
        without_a_part(file)


def without_a_part(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    dropped = next(name for name in parts if name.startswith("facts/lines/"))
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            if name != dropped:
                archive.writestr(name, content)


RUN = "from verder.cli.main import run; run()"


def called(home: Path, *words: str, code: str = RUN) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(
        command, env=environment_of(home), capture_output=True, text=True, check=False
    )


def test_a_new_home_is_ready_by_itself(tmp_path: Path) -> None:
    found = called(tmp_path / "new", "imports", "--json")
    assert (found.returncode, found.stdout.strip()) == (0, "[]"), found.stderr


def test_the_version_needs_no_home(tmp_path: Path) -> None:
    found = called(tmp_path / "none", "--version")
    assert found.stdout.startswith("verder ")
    assert not (tmp_path / "none").exists()


def test_a_disk_that_fills_up_leaves_everything_as_it_was(
    ready_home: Path, tmp_path: Path, sales: Path
) -> None:
    home = ready_home
    assert called(home, "import", str(sales), "--json").returncode == 0
    large = tmp_path / "large.csv"
    rows = (f"F{n},2025-04-15,K{n % 50},{n}.25" for n in range(200_000))
    large.write_text("invoice,date,customer,amount\n" + "\n".join(rows), encoding="utf-8")
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000));"
    found = called(home, "import", str(large), code=limit + RUN)
    assert found.returncode == 1
    assert "disk is full" in found.stderr
    assert len(found.stderr.strip().splitlines()) == 1
    listed = json.loads(called(home, "imports", "--json").stdout)
    assert [each["lines"] for each in listed] == [5]
    report = json.loads(called(home, "report", "abc", "--all", "--json").stdout)
    assert report["total"] == "1020.50"


def test_web_and_worker_start_and_stop_together(ready_home: Path) -> None:
    port = free_port()
    command = [sys.executable, "-c", RUN, "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment_of(ready_home), stderr=subprocess.PIPE
    ) as served:
        assert served.stderr is not None
        assert f":{port} ".encode() in served.stderr.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as page:
            assert page.status == 200
        worker = next(each for each in children_of(served.pid) if "worker" in each.cmdline())
        others = children_of(served.pid)
        web = next(each for each in others if "granian" in each.cmdline())
        pages = web.children()
        others += pages
        pages[-1].suspend()  # as one that is busy with a page for very long
        worker.kill()
        assert served.wait(60) == 1
        assert b"has ended" in served.stderr.read()
    assert not any(each.is_running() and each.status() != "zombie" for each in others)


def children_of(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def test_a_taken_port_is_told(ready_home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        found = called(ready_home, "serve", "--port", str(port))
    assert (found.returncode, len(found.stderr.strip().splitlines())) == (1, 1)
    assert str(port) in found.stderr
