"""What every page is given."""

from django.http import HttpRequest


def page_context(request: HttpRequest) -> dict[str, object]:
    """Return what the frame of each page shows."""
    return {}
