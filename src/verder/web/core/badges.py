"""The badge of a class: its letter on its colour."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def badge_html(letter: str, name: str = "", dress: str = "") -> SafeString:
    """Return the badge of class A, B or C, with its name where there is one."""
    said = format_html("<span>{}</span>", name) if name else ""
    return format_html(
        '<span class="class-badge class-{} {}"><span class="class-letter">{}</span>{}</span>',
        letter.lower(),
        dress,
        letter,
        said,
    )
