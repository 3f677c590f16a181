"""Pages of the guide in the language of the reader, as HTML."""

from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from markdown_it import MarkdownIt

from verder.content.guide import Page, page, pages

METHODS = "methods"
# Raw HTML stays text, so a page can only hold what Markdown has.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def language() -> str:
    """Return the language of the page."""
    return (get_language() or "nl")[:2]


def method_guides() -> tuple[Page, ...]:
    """Return how each analysis works."""
    return pages(METHODS, language())


def method_guide(slug: str) -> Page | None:
    """Return how one analysis works, where that is written down."""
    return page(METHODS, slug, language())


@lru_cache(maxsize=64)
def html_of(found: Page) -> SafeString:
    """Return a page as HTML."""
    return SafeString(MARKDOWN.render(found.text))  # our own files, and no raw HTML
