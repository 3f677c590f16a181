"""The guide to exports, as pages of the site."""

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from markdown_it import MarkdownIt

from verder.content.guide import Page, page, pages

CHAPTER = "exports"
# Raw HTML stays text, so a page can only hold what Markdown has.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def language() -> str:
    """Return the language of the page."""
    return (get_language() or "nl")[:2]


def export_guides() -> tuple[Page, ...]:
    """Return how each package makes its export."""
    return pages(CHAPTER, language())


def guide_of(package: str | None) -> Page | None:
    """Return how this package makes its export, where that is written down."""
    return page(CHAPTER, package.replace("_", "-"), language()) if package else None


def html_of(found: Page) -> SafeString:
    """Return the page as HTML."""
    return SafeString(MARKDOWN.render(found.text))  # our own files, and no raw HTML
