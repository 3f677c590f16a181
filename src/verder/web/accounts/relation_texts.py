"""The three relations of an account in words, and the addresses where they are changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import RelationChange


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationTexts:
    """How people speak of a relation; `%(name)s` is the account, `%(to)s` the other one."""

    slug: str
    column: str | Promise
    title: str | Promise
    about: str | Promise
    itself: str | Promise
    away: str | Promise  # to hang on nothing
    done: str | Promise
    ended: str | Promise


TEXTS: dict[Relation, RelationTexts] = {
    Relation.LEGAL: RelationTexts(
        slug="group",
        column=_("Part of"),
        title=_("Move %(name)s"),
        about=_(
            "The legal group: figures of an entity count for the account at the top of it, "
            "and who looks after that account sees its entities."
        ),
        itself=_("stands on its own"),
        away=_("Let it stand on its own"),
        done=_("%(name)s is part of %(to)s now."),
        ended=_("%(name)s stands on its own now."),
    ),
    Relation.CONTACT: RelationTexts(
        slug="contact",
        column=_("Contact belongs to"),
        title=_("Contact of %(name)s"),
        about=_(
            "With which account do you talk about this one? Often a head office or an association. "
            "No figure moves, and nobody sees more or less."
        ),
        itself=_("with the account itself"),
        away=_("The contact is with the account itself"),
        done=_("The contact of %(name)s belongs to %(to)s now."),
        ended=_("The contact of %(name)s is with the account itself now."),
    ),
    Relation.BILLING: RelationTexts(
        slug="billing",
        column=_("Bill to"),
        title=_("Bill of %(name)s"),
        about=_(
            "Which account gets the invoices and pays them? No figure moves: revenue stays with "
            "who buys, and open items stand with who owes."
        ),
        itself=_("to the account itself"),
        away=_("The account pays its own invoices"),
        done=_("The invoices of %(name)s go to %(to)s now."),
        ended=_("%(name)s gets its own invoices now."),
    ),
}
BY_SLUG = {texts.slug: relation for relation, texts in TEXTS.items()}


def undo_address(changes: Iterable[RelationChange]) -> str:
    """Return where one act is taken back."""
    query = urlencode([("change", change.pk) for change in changes])
    return f"{reverse('relations_undo')}?{query}" if query else ""
