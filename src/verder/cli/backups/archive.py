"""The file of a backup: a zip whose manifest holds the checksum of every part."""

import hashlib
import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from verder.cli.errors import Stopped

MANIFEST = "manifest.json"
RECORDS = "records.jsonl"
FORMAT = 1
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the backup says of itself."""

    migrations: dict[str, str]  # the last one of each app
    checksums: dict[str, str]


def pack(folder: Path, manifest: dict[str, Any], target: Path) -> None:
    """Pack the folder, check what was written, and only then put it where it was asked for."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    parts = sorted(path for path in folder.rglob("*") if path.is_file())
    checksums = {path.relative_to(folder).as_posix(): checksum(path) for path in parts}
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            for path in parts:
                is_packed = path.suffix == ".parquet"
                kind = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
                archive.write(path, path.relative_to(folder).as_posix(), compress_type=kind)
            full = {**manifest, "format": FORMAT, "checksums": checksums}
            archive.writestr(MANIFEST, json.dumps(full, indent=2))
        verify(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def verify(path: Path) -> Manifest:
    """Return the manifest of a whole, undamaged backup; refuse any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            found = {name: digest_of(archive, name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError) as no:
        raise damaged(path) from no
    found.pop(MANIFEST, None)
    if manifest.get("format") != FORMAT or found != manifest.get("checksums"):
        raise damaged(path)
    if RECORDS not in found or not all(is_ours(name) for name in found):
        raise damaged(path)
    return Manifest(migrations=manifest["migrations"], checksums=found)


def digest_of(archive: zipfile.ZipFile, name: str) -> str:
    """Return the SHA-256 of a part, read whole."""
    digest = hashlib.sha256()
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def is_ours(name: str) -> bool:
    """Return whether a part lies where parts of a backup lie, and nowhere else on the disk."""
    return name == RECORDS or (
        name.split("/", maxsplit=1)[0] in {"facts", "uploads", "attachments"}
        and ".." not in name.split("/")
    )


def damaged(path: Path) -> Stopped:
    """Return what is said of a file that cannot be put back."""
    said = _("%(file)s is not a backup of Verder, or it is damaged; nothing was changed.")
    return Stopped(said % {"file": path})


def unpack(path: Path, folder: Path) -> None:
    """Unpack a verified backup."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with archive.open(name) as part, target.open("wb") as written:
                shutil.copyfileobj(part, written, CHUNK)
