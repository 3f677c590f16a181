"""Collect, compile and check the translations.

    python tools/messages.py collect   find every text in the code, keep what is translated
    python tools/messages.py compile   make the files that the program reads
    python tools/messages.py check     fail unless every text is translated, and rightly so

Texts stand in English in the code; each language but English has one catalogue.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/verder"
LOCALE = SOURCE / "locale"
LANGUAGES = ("nl",)
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
KEPT_HEADERS = {
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
}
TEMPLATES = (".html", ".txt")
Key = tuple[str | None, str]
Texts = str | tuple[str, ...]


def main() -> None:
    """Do what was asked."""
    acts: dict[str, Callable[[], None]] = {
        "collect": collect,
        "compile": compile_catalogues,
        "check": check,
    }
    if len(sys.argv) != 2 or sys.argv[1] not in acts:
        sys.exit(__doc__)
    acts[sys.argv[1]]()


def collect() -> None:
    """Write each catalogue anew: every text of the code, in order, with its translation."""
    texts = texts_of_code()
    for language in LANGUAGES:
        known = known_translations(language)
        catalogue = empty_catalogue(language)
        for key, text in sorted(texts.items(), key=lambda item: (item[0][1], item[0][0] or "")):
            catalogue.add(text, known.get(key, ""), context=key[0])
        path = catalogue_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as target:
            write_po(target, catalogue, width=100, no_location=True, omit_header=False)
        missing = sum(not is_translated(message) for message in catalogue if message.id)
        print(f"{language}: {len(texts)} texts, {missing} without a translation")


def compile_catalogues() -> None:
    """Make the .mo file of each catalogue."""
    for language in LANGUAGES:
        path = catalogue_of(language)
        with path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read(path, language))


def check() -> None:
    """Stop with every text that is not translated, or not rightly."""
    texts = texts_of_code()
    problems = [
        f"{language}: {problem}"
        for language in LANGUAGES
        for problem in problems_of(language, texts)
    ]
    if problems:
        sys.exit("\n".join(problems))


def problems_of(language: str, texts: dict[Key, Texts]) -> Iterator[str]:
    """Yield what is wrong with a catalogue."""
    catalogue = read(catalogue_of(language), language)
    messages = {key_of(message): message for message in catalogue if message.id}
    for key in texts.keys() - messages.keys():
        yield f"not collected: {key[1]!r}"
    for key in messages.keys() - texts.keys():
        yield f"in no file any more: {key[1]!r}"
    for key, message in messages.items():
        if message.fuzzy:
            yield f"fuzzy: {key[1]!r}"
        if not is_translated(message):
            yield f"not translated: {key[1]!r}"
        elif problem := placeholder_problem(message):
            yield problem


def placeholder_problem(message: Message) -> str:
    """Say which translation does not name what its text names."""
    wanted = names_in(message.id)
    counted = {name for name in wanted if isinstance(message.id, tuple)}
    for string in texts_in(message.string):
        found = names_in(string)
        if found - wanted or (wanted - counted) - found:
            return f"other placeholders: {string!r} for {texts_in(message.id)[0]!r}"
    return ""


def names_in(text: Texts) -> set[str]:
    return {
        first or second for each in texts_in(text) for first, second in PLACEHOLDER.findall(each)
    }


def texts_in(text: Texts) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def is_translated(message: Message) -> bool:
    return bool(message.string) and all(texts_in(message.string))


def texts_of_code() -> dict[Key, Texts]:
    """Return every marked text: by context and singular, the text or its two forms."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verder.config.settings")
    django.setup()
    found: dict[Key, Texts] = {}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix == ".py" or (path.suffix in TEMPLATES and "templates" in path.parts):
            for context, text in texts_of_file(path):
                key = (context, texts_in(text)[0])
                if isinstance(text, tuple) or key not in found:
                    found[key] = text
    return found


def texts_of_file(path: Path) -> Iterator[tuple[str | None, Texts]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix in TEMPLATES:
        from django.utils.translation.template import templatize

        calls = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.strip() for line in calls)
    for _line, text, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        if text and texts_in(text)[0]:
            yield context, text if isinstance(text, str) else tuple(text)


def known_translations(language: str) -> dict[Key, Texts]:
    """Return what the catalogue translates already."""
    path = catalogue_of(language)
    return {
        key_of(message): message.string
        for message in (read(path, language) if path.exists() else ())
        if message.id and is_translated(message)
    }


def key_of(message: Message) -> Key:
    return message.context or None, texts_in(message.id)[0]


def read(path: Path, language: str) -> Catalog:
    with path.open("rb") as source:
        return read_po(source, locale=language)


class StillCatalog(Catalog):
    """A catalogue whose head names no day and no person, so that it changes with its texts only."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [(name, value) for name, value in super().mime_headers if name in KEPT_HEADERS]


def empty_catalogue(language: str) -> Catalog:
    comment = f"# Verder in {language}: collected by `make messages`, translated by hand."
    return StillCatalog(locale=language, charset="utf-8", fuzzy=False, header_comment=comment)


def catalogue_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES/django.po"


if __name__ == "__main__":
    main()
