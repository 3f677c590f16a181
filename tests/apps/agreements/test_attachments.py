import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.apps.agreements.agreed import make_contract
from tests.world import World
from verder.apps.agreements.folders import attachment_file, attachments_folder
from verder.apps.agreements.models import Attachment, Contract
from verder.apps.agreements.queries import attachment_path, attachments_of
from verder.apps.agreements.services import (
    agree,
    attach,
    detach,
    purge_attachments,
    restore_attachment,
    undo_agreement,
)
from verder.apps.agreements.services.attachments import safe_name
from verder.apps.core.failures import Refused

CONTENT = b"%PDF-1.7 getekend"


def add(world: World, name: str = "contract.pdf", contract: Contract | None = None) -> Attachment:
    return attach(
        by=None,
        account=world.accounts[0],
        content=BytesIO(CONTENT),
        name=name,
        most_bytes=1000,
        contract=contract,
    )


def files() -> list[Path]:
    return [path for path in attachments_folder().rglob("*") if path.is_file()]


def test_a_file_is_kept_removed_and_brought_back(world: World) -> None:
    kept = add(world)
    path = attachment_path(kept)
    assert path is not None
    assert (path.read_bytes(), kept.size) == (CONTENT, len(CONTENT))
    detach(by=None, attachment=kept)
    assert not attachments_of(world.accounts[0]).exists()
    with pytest.raises(Refused):
        detach(by=None, attachment=kept)
    assert path.exists()
    restore_attachment(by=None, attachment=kept)
    assert attachments_of(world.accounts[0]).get() == kept


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "attachment_empty"), (b"x" * 1001, "attachment_too_large")]
)
def test_a_file_that_is_refused_leaves_nothing_behind(
    world: World, content: bytes, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        attach(
            by=None,
            account=world.accounts[0],
            content=BytesIO(content),
            name="x.pdf",
            most_bytes=1000,
        )
    assert (refusal.value.code, files(), Attachment.objects.count()) == (code, [], 0)


def test_a_stranger_adds_and_removes_nothing(world: World) -> None:
    kept = add(world)
    with pytest.raises(PermissionDenied):
        detach(by=world.stranger, attachment=kept)
    with pytest.raises(PermissionDenied):
        attach(
            by=world.stranger,
            account=world.accounts[0],
            content=BytesIO(CONTENT),
            name="x",
            most_bytes=1000,
        )
    assert attachments_of(world.accounts[0]).get() == kept
    assert len(files()) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\offertes\\prijs.pdf", "prijs.pdf"),
        ("over\r\nzicht\x00\u202e.html", "overzicht.html"),
        ("  ..  ", "file"),
        (f"{'a' * 300}.xlsx", f"{'a' * 195}.xlsx"),
        (f"x.{'a' * 300}", f"x.{'a' * 198}"),
    ],
)
def test_a_name_is_only_a_name(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_a_file_stays_with_its_contract_when_that_changes_and_when_that_is_undone(
    world: World,
) -> None:
    first = make_contract(world.accounts[0])
    kept = add(world, contract=first)
    changed = Contract(account=world.accounts[0], title="Nieuw", begins_on=first.begins_on)
    second = agree(by=None, row=changed, instead_of=first)
    kept.refresh_from_db()
    assert kept.contract == second
    undo_agreement(by=None, row=second)
    kept.refresh_from_db()
    assert kept.contract == first


def test_files_go_when_nobody_can_bring_them_back(world: World) -> None:
    now = timezone.now()
    standing, young, old = (add(world, name) for name in ("a.pdf", "b.pdf", "c.pdf"))
    Attachment.objects.filter(pk=young.pk).update(removed_at=now - timedelta(days=29))
    Attachment.objects.filter(pk=old.pk).update(removed_at=now - timedelta(days=31))
    lost, arriving = attachment_file("ff" * 16), attachment_file("fe" * 16)
    for path, age in ((lost, timedelta(days=2)), (arriving, timedelta(minutes=5))):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(CONTENT)
        at = (now - age).timestamp()
        os.utime(path, (at, at))
    assert purge_attachments(now) == 2
    assert set(Attachment.objects.all()) == {standing, young}
    kept = {attachment_file(standing.key), attachment_file(young.key), arriving}
    assert set(files()) == kept
