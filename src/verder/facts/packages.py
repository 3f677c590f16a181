"""Exports of bookkeeping packages, recognised by their headers.

What is known about them is data in `content/packages`, with where it is known
from; this module only compares.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from verder.facts.columns.headers import key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One export of a package: its layout, what sets it apart, and its columns by field."""

    package: str
    layout: str
    fingerprint: frozenset[str]  # keys of headers that all stand in it
    columns: Mapping[str, tuple[str, ...]]  # field → keys of its headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A bookkeeping package; `slug` names its page in the guide."""

    slug: str
    name: str
    programs: tuple[str, ...]  # how it calls itself in an audit file
    exports: tuple[Export, ...]


@cache
def packages() -> tuple[Package, ...]:
    """Return all packages that are known, by slug."""
    folder = resources.files("verder.content.packages")
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    known = [_package(file.name, file.read_text(encoding="utf-8")) for file in files]
    return tuple(sorted(known, key=lambda package: package.slug))


def export_of(headers: Sequence[str]) -> Export | None:
    """Return the export that these headers belong to, the most telling one of several."""
    keys = {key_of(header) for header in headers}
    found = [
        export for package in packages() for export in package.exports if export.fingerprint <= keys
    ]
    return max(found, key=lambda export: len(export.fingerprint), default=None)


def package_of(headers: Sequence[str]) -> str | None:
    """Return the slug of the package whose export has these headers, if one is known."""
    export = export_of(headers)
    return export.package if export else None


def package_of_program(program: str) -> str | None:
    """Return the slug of the package that calls itself so, if it is known."""
    words = program.casefold()
    for package in packages():
        if any(name in words for name in package.programs):
            return package.slug
    return None


def columns_of(headers: Sequence[str], layout: str) -> dict[str, int]:
    """Return the place of each field that a known export names, by field."""
    export = export_of(headers)
    if export is None or export.layout != layout:
        return {}
    places = {key_of(header): place for place, header in reversed(list(enumerate(headers)))}
    found = {
        field: next((places[key] for key in keys if key in places), None)
        for field, keys in export.columns.items()
    }
    return {field: place for field, place in found.items() if place is not None}


def _package(file: str, text: str) -> Package:
    data: dict[str, Any] = tomllib.loads(text)
    slug = file.removesuffix(".toml")
    return Package(
        slug=slug,
        name=data["name"],
        programs=tuple(program.casefold() for program in data.get("programs", [])),
        exports=tuple(_export(slug, export) for export in data.get("exports", [])),
    )


def _export(slug: str, data: Mapping[str, Any]) -> Export:
    return Export(
        package=slug,
        layout=data["layout"],
        fingerprint=frozenset(key_of(header) for header in data["fingerprint"]),
        columns={
            field: tuple(key_of(header) for header in headers)
            for field, headers in data["columns"].items()
        },
    )
