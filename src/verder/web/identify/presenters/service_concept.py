"""What the page of the service concept shows: a line a class, a line an account manager."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from verder.documents.sheet import Kind
from verder.domain.identify.service_concept import ServiceClass
from verder.domain.values.missing import NotComputable
from verder.web.core import formats
from verder.web.core.tables import Column, TableSpec
from verder.web.identify.presenters.words import linked, pct, said

if TYPE_CHECKING:
    from verder.apps.identify.reports.service_concept import (
        ClassLoad,
        ManagerLoad,
        ServiceReport,
    )

MOST_NAMED = 5
Labels = Mapping[ServiceClass, str | Promise]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """One class with the fields that change what its customers get."""

    label: str
    load: "ClassLoad"
    fields: tuple[forms.BoundField, ...]


def class_rows(
    loads: Sequence["ClassLoad"], labels: Labels, fields: Mapping[ServiceClass, Sequence[object]]
) -> list[ClassRow]:
    """Return a row for each class, its fields in the order of the columns."""
    return [
        ClassRow(
            label=str(labels[load.service_class]),
            load=load,
            fields=tuple(
                field for field in fields[load.service_class] if isinstance(field, forms.BoundField)
            ),
        )
        for load in loads
    ]


def service_sentences(report: "ServiceReport") -> list[SafeString]:
    """Return in plain words whether the team can do what the concept asks."""
    if isinstance(report.utilisation, NotComputable):
        return [said(_("Nobody in view looks after customers yet, so there are no hours."))]
    asked = said(
        _(
            "This service asks <strong>{needed}</strong> hours a year; {people} account managers "
            "have <strong>{capacity}</strong>: {used} of their time for customers."
        ),
        needed=formats.number(report.needed),
        people=formats.number(report.people),
        capacity=formats.number(report.capacity),
        used=pct(report.utilisation),
    )
    return [asked, *_room(report), *_promising(report)]


def _room(report: "ServiceReport") -> list[SafeString]:
    if isinstance(report.key_room, NotComputable):
        return []
    text = _(
        "Beside the service of all other customers there is room for <strong>{room}</strong> key "
        "accounts of {hours} hours each."
    )
    return [
        said(text, room=whole(report.key_room), hours=formats.number(report.key_hours, 1)),
    ]


def _promising(report: "ServiceReport") -> list[SafeString]:
    found = report.promising
    if not found:
        return []
    text = ngettext(
        "<strong>{count}</strong> customer of class C could buy so much more that it would be "
        "an A: {names}. Decide to develop it in the {choice}.",
        "<strong>{count}</strong> customers of class C could buy so much more that each would "
        "be an A, such as {names}. Decide to develop them in the {choice}.",
        len(found),
    )
    names = SafeString(
        ", ".join(
            linked(reverse("account_inputs", args=[each.account_id]), each.name)
            for each in found[:MOST_NAMED]
        )
    )
    choice = linked(reverse("selection"), _("choice of key accounts"))
    return [said(text, count=formats.number(len(found)), names=names, choice=choice)]


def whole(figure: Decimal | NotComputable) -> str:
    """Return how many whole accounts fit."""
    return "–" if isinstance(figure, NotComputable) else formats.number(int(figure))


def manager_table(labels: Labels) -> TableSpec["ManagerLoad"]:
    """Return the account managers with their customers by class, and how full their year is."""
    return TableSpec(
        name="managers",
        columns=[
            Column(
                key="name",
                title=gettext_lazy("Account manager"),
                value=lambda load: load.name or _("nobody"),
            ),
            Column(
                key="needed",
                title=gettext_lazy("Hours needed"),
                value=lambda load: load.needed,
                kind=Kind.NUMBER,
            ),
            Column(
                key="capacity",
                title=gettext_lazy("Hours available"),
                value=lambda load: load.capacity,
                kind=Kind.NUMBER,
            ),
            Column(
                key="used",
                title=gettext_lazy("Taken"),
                value=lambda load: load.utilisation,
                kind=Kind.SHARE,
                template="identify/cells/load.html",
            ),
            *(_count_column(each, label) for each, label in labels.items()),
        ],
        sort="-used",
        search=lambda load: load.name,
    )


def _count_column(each: ServiceClass, label: str | Promise) -> Column["ManagerLoad"]:
    return Column(
        key=f"count_{each.lower()}",
        title=label,
        value=lambda load: load.counts[each],
        kind=Kind.NUMBER,
    )
