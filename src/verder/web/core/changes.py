"""From what to what something changed, in words, as the audit trail keeps it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, DecimalField, Field, TextField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from verder.apps.identify.input_kinds import InputKind
from verder.apps.identify.standard_drivers import name_of
from verder.apps.intensify.enums import DMU_ROLES, PSU_ROLES, FrequencyKind
from verder.domain.identify.benefit_ledger import Side
from verder.web.core import formats

if TYPE_CHECKING:
    AnyField = Field[Any, Any] | None

DECIMAL: Final = re.compile(r"-?\d+\.\d+")
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
KEY: Final = re.compile(r" \(\d+\)$")  # what the trail keeps of a record behind its name
QUANTITY: Final = re.compile(rf"(.+) ({DAY.pattern}) – ({DAY.pattern})")

MODELS = {
    "account": "accounts.Account",
    "colleague": "intensify.Colleague",
    "team": "core.Team",
    "user": "core.User",
    "organisation": "core.Organisation",
    "ratingsheet": "identify.RatingSheet",
    "import": "imports.Import",
    "costdriver": "identify.CostDriver",
    "exchangerate": "imports.ExchangeRate",
}
NAMES: Mapping[str, str | Promise] = {
    **{kind.value: kind.label for kind in InputKind},
    "on": gettext_lazy("said on"),
    "side": gettext_lazy("side"),
    "day": gettext_lazy("day"),
    "contacts": gettext_lazy("contacts a year"),
    "cells": gettext_lazy("cells of the matrix"),
    "frequency_kind": gettext_lazy("ideal or estimate"),
    "buying_roles": gettext_lazy("roles"),
    "team_roles": gettext_lazy("roles"),
    "members": gettext_lazy("members"),
    "calculator": gettext_lazy("calculator"),
    "has_margins": gettext_lazy("filled with figures on cost"),
    "changed": gettext_lazy("what changed"),
}
# What fields without choices of their own hold, in words.
VALUES: Mapping[str, Mapping[str, Promise]] = {
    "side": {
        Side.US.value: gettext_lazy("we"),
        Side.CUSTOMER.value: gettext_lazy("the customer"),
    },
    "frequency_kind": dict(FrequencyKind.choices),
    "buying_roles": dict(DMU_ROLES),
    "team_roles": dict(PSU_ROLES),
}
# What is said of a record is put on record under it.
SAID_OF = {
    "account": (
        "identify.BenefitEntry",
        "identify.KeyBuyingFactor",
        "identify.PortfolioTarget",
        "agreements.Contract",
        "agreements.PriceAgreement",
        "agreements.BonusAgreement",
        "agreements.Attachment",
        "intensify.ContactMoment",
        "intensify.NextStep",
        "intensify.Assessment",
        "intensify.RelationEnd",
        "intensify.Seat",
        "intensify.Position",
    )
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, as it was and as it is."""

    name: str
    before: str | None
    after: str | None


def changes_of(
    subject: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[FieldChange]:
    """Return what changed, field by field, in words."""
    names = [*before, *(name for name in after if name not in before)]
    return [_change_of(subject, name, before, after) for name in names]


def _change_of(
    subject: str, name: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> FieldChange:
    field = _field_of(subject, name)
    is_named = field is not None and name not in NAMES
    title = field.verbose_name if field and is_named else NAMES.get(name) or _title(name)
    return FieldChange(str(title), _words(before, name, field), _words(after, name, field))


def _title(name: str) -> str:
    """Return what a name that is no field stands for: the quantity of a driver, or itself."""
    if found := QUANTITY.fullmatch(name):
        driver, *days = found.groups()
        first, last = (formats.day(date.fromisoformat(each)) for each in days)
        return f"{name_of(driver, '')}, {first} – {last}"
    return name.replace("_", " ")


def _field_of(subject: str, name: str) -> "AnyField":
    """Return the field of the record, or of what is said of it, that has this name."""
    kind = subject.partition(":")[0]
    for model in (MODELS.get(kind), *SAID_OF.get(kind, ())):
        found = _field(model, name) if model else None
        if found is not None:
            return found
    return None


def _field(model: str, name: str) -> "AnyField":
    try:
        field = apps.get_model(model)._meta.get_field(name)  # noqa: SLF001 - Django's public name
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, Field) else None


def _words(values: Mapping[str, Any], name: str, field: "AnyField") -> str | None:
    if name not in values:
        return None
    value = values[name]
    if value is None or value in ("", [], {}):
        return _("empty")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        named = VALUES.get(name, {})
        return ", ".join(str(named.get(str(each), "")) or _item_words(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {each}" for key, each in value.items())
    return _of_field(value, field, VALUES.get(name, {}))


def _item_words(item: object) -> str:
    """Return one of several values; of several fields only what they hold: "225000: 0.01"."""
    return ": ".join(map(str, item.values())) if isinstance(item, dict) else str(item)


def _of_field(
    value: Any,  # noqa: ANN401 - as JSON holds it
    field: "AnyField",
    named: Mapping[str, Promise],
) -> str:
    choices = named or (dict(field.flatchoices) if field is not None else {})
    text = str(value)
    if text in choices:
        return str(choices[text])
    if isinstance(field, CharField | TextField):
        return text
    if field is not None and field.is_relation:
        return KEY.sub("", text)
    if DECIMAL.fullmatch(text) or isinstance(field, DecimalField):
        return formats.short_number(Decimal(text), most=4)
    return formats.day(date.fromisoformat(text)) if DAY.fullmatch(text) else text
