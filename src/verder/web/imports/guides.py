"""The guide to exports."""

from verder.content.guide import Page, page, pages
from verder.web.core.guide import language

CHAPTER = "exports"


def export_guides() -> tuple[Page, ...]:
    """Return how each package makes its export."""
    return pages(CHAPTER, language())


def guide_of(package: str | None) -> Page | None:
    """Return how this package makes its export, where that is written down."""
    return page(CHAPTER, package.replace("_", "-"), language()) if package else None
