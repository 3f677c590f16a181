"""Filters that write figures and dates in the language of the page, and the address of an icon."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.html import format_html
from django.utils.safestring import SafeString

from verder.apps.core.models import AuditEvent
from verder.apps.core.sentences import sentence
from verder.domain.values.missing import NotComputable
from verder.domain.values.period import Period
from verder.web.core import formats
from verder.web.core.asking import asked_for
from verder.web.core.badges import badge_html
from verder.web.core.cells import cell_html, line_html
from verder.web.core.changes import FieldChange, changes_of
from verder.web.core.flash import undo_of
from verder.web.core.tables import Cell

register = template.Library()
DASH = "–"
Figure = Decimal | int | float | NotComputable | None


def _is_missing(amount: object) -> bool:
    return amount is None or amount == "" or isinstance(amount, NotComputable)


@register.filter
def number(amount: Figure, places: int = 0) -> str:
    """Return a number in the notation of the language; a dash where there is none."""
    return DASH if _is_missing(amount) else formats.number(amount, places)  # type: ignore[arg-type]


@register.filter
def short_number(amount: Decimal | NotComputable | None) -> str:
    """Return a number with the decimals that it has, at most two."""
    if amount is None or isinstance(amount, NotComputable):
        return DASH
    return formats.short_number(amount)


@register.filter
def money(amount: Figure, currency: str = "EUR") -> str:
    """Return an amount without cents."""
    return DASH if _is_missing(amount) else formats.money(amount, currency)  # type: ignore[arg-type]


@register.filter
def exact_money(amount: Figure, currency: str = "EUR") -> str:
    """Return an amount with cents."""
    return DASH if _is_missing(amount) else formats.money(amount, currency, 2)  # type: ignore[arg-type]


@register.filter
def short_money(amount: Figure, currency: str = "EUR") -> str:
    """Return a large amount in few digits."""
    return DASH if _is_missing(amount) else formats.short_money(amount, currency)  # type: ignore[arg-type]


@register.filter
def share(amount: Figure, places: int = 1) -> str:
    """Return a share of 0..1 as a percentage."""
    return DASH if _is_missing(amount) else formats.share(amount, places)  # type: ignore[arg-type]


@register.filter
def change(amount: Figure, places: int = 1) -> str:
    """Return a change as a percentage with its sign."""
    return DASH if _is_missing(amount) else formats.change(amount, places)  # type: ignore[arg-type]


@register.filter
def why(figure: object) -> str:
    """Return why a figure has no answer; nothing where it has one."""
    return sentence(figure.reason) if isinstance(figure, NotComputable) else ""


@register.inclusion_tag("core/asks.html", takes_context=True)
def asks(context: template.RequestContext, figure: object, text: str = "") -> dict[str, object]:
    """Ask in one line for the input that a figure misses; nothing where no input helps."""
    reason = figure.reason if isinstance(figure, NotComputable) else str(figure or "")
    request: HttpRequest = context["request"]
    account = context.get("account")
    return {
        "asked": asked_for(reason, request.user, account, text),  # type: ignore[arg-type]
        "here": request.path,
    }


@register.filter
def day(on: date | None) -> str:
    """Return a date."""
    return formats.day(on) if on else DASH


@register.filter
def month(on: date | None) -> str:
    """Return the month of a date."""
    return formats.month(on) if on else DASH


@register.filter
def mail_address(address: str) -> SafeString:
    """Return an e-mail address that breaks behind its @ where it is too long for a line."""
    name, at, place = address.rpartition("@")
    return format_html("{}{}<wbr>{}", name, at, place)


@register.filter
def instant(at: datetime | None) -> str:
    """Return a moment."""
    return formats.instant(at) if at else DASH


@register.filter
def period(chosen: Period | None) -> str:
    """Return a period with both its ends."""
    return formats.period(chosen) if chosen else DASH


@register.filter
def plain(key: object) -> str:
    """Return a key as it stands, without marks of thousands, for attributes and addresses."""
    return str(key)


@register.simple_tag
def badge(letter: str, name: str, dress: str) -> str:
    """Return the badge of a class."""
    return badge_html(letter, name, dress)


@register.simple_tag(takes_context=True)
def address(context: template.RequestContext, **changes: object) -> str:
    """Return the address of this page with these parameters changed; None takes one out."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else request.path


@register.simple_tag(takes_context=True)
def block_again(context: template.RequestContext, name: str) -> str:
    """Return a block once more: the title of a page is its heading too."""
    block = context.render_context[BLOCK_CONTEXT_KEY].get_block(name)
    return block.nodelist.render(context) if block else ""


@register.simple_tag
def cell(each: Cell[object], row: object, currency: str) -> str:
    """Return a value of a table as it stands in its cell."""
    return cell_html(each, row, currency)


@register.simple_tag
def line(cells: list[Cell[object]], row: object, currency: str) -> str:
    """Return all cells of a line of a table."""
    return line_html(cells, row, currency)


@register.filter
def undo_address(message: Message) -> str:
    """Return where an act is taken back, or nothing."""
    return undo_of(message)


@register.filter
def strip(text: str) -> str:
    """Return a slot without the space around it, so that an empty one is nothing."""
    return str(text).strip()


@register.filter
def unlocalised(amount: float) -> str:
    """Return a number as HTML attributes want it: a decimal point."""
    return f"{amount:.4f}"


@register.filter
def changes(event: AuditEvent) -> list[FieldChange]:
    """Return what a line of the audit trail changed, field by field."""
    return changes_of(event.subject, event.before, event.after)
