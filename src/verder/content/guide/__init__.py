"""The guide: pages in Markdown, a folder a language, the first line of each its title."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the guide."""

    slug: str
    title: str
    text: str  # Markdown, without its title


@lru_cache(maxsize=8)
def pages(chapter: str, language: str) -> tuple[Page, ...]:
    """Return the pages of a chapter by title; what is not translated stands in English."""
    found = {page.slug: page for page in _read(chapter, FALLBACK)}
    found |= {page.slug: page for page in _read(chapter, language)}
    return tuple(sorted(found.values(), key=lambda page: (page.title.casefold(), page.slug)))


def page(chapter: str, slug: str, language: str) -> Page | None:
    """Return one page, if there is one of that name."""
    return next((found for found in pages(chapter, language) if found.slug == slug), None)


def _read(chapter: str, language: str) -> list[Page]:
    folder = HERE / chapter / language
    return [_page(path) for path in sorted(folder.glob("*.md"))]


def _page(path: Path) -> Page:
    title, _, text = path.read_text(encoding="utf-8").partition("\n")
    return Page(path.stem, title.removeprefix("#").strip(), text.strip())
