"""The audit trail in words: what was done, and from what to what."""

import re
from collections.abc import Callable, Mapping
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

from verder.apps.core.queries import users
from verder.apps.core.services.audit import SURVEY, TERMINAL
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

AREAS: Mapping[str, Promise] = {
    "account.": gettext_lazy("Accounts"),
    "alert.": gettext_lazy("Alerts"),
    "import.": gettext_lazy("Imports"),
    "product.": gettext_lazy("Products"),
    "rate": gettext_lazy("Exchange rates"),
    "limits.": gettext_lazy("Limits"),
    "open_items.": gettext_lazy("Open items"),
    "organisation.": gettext_lazy("Organisation"),
    "calculation.": gettext_lazy("Calculations"),
    "calendar.": gettext_lazy("Calendars"),
    "mail": gettext_lazy("Mails"),
    "rating.": gettext_lazy("Ratings"),
    "team.": gettext_lazy("Teams"),
    "user.": gettext_lazy("Users"),
    "people.": gettext_lazy("Contacts"),
    "person.": gettext_lazy("Contacts"),
    "position.": gettext_lazy("Contacts"),
    "colleague.": gettext_lazy("Colleagues"),
    "demo.": gettext_lazy("Demo company"),
    "driver.": gettext_lazy("Cost drivers"),
    "selection.": gettext_lazy("Choice of key accounts"),
    "token.": gettext_lazy("Personal tokens"),
}
# Who acts where no user does, as the trail keeps it.
OTHER_ACTORS: Mapping[str, Promise] = {
    TERMINAL: gettext_lazy("terminal"),
    SURVEY: gettext_lazy("survey by link"),
}


def actors_named() -> Callable[[str], str]:
    """Return a way to name who acted, as the trail keeps them: users, the terminal, a survey."""
    names = dict(users().values_list("email", "name"))
    return lambda actor: str(OTHER_ACTORS.get(actor) or names.get(actor) or actor)


ACTIONS: Mapping[str, Promise] = {
    "account.survey_made": gettext_lazy("Survey made"),
    "account.survey_mailed": gettext_lazy("Survey mailed"),
    "account.survey_revoked": gettext_lazy("Survey withdrawn"),
    "account.assessment_said": gettext_lazy("View of the relation given"),
    "account.assessment_undone": gettext_lazy("View of the relation: undone"),
    "account.relation_end_removed": gettext_lazy("Notice removed"),
    "account.relation_end_said": gettext_lazy("Notice given"),
    "account.relation_end_undone": gettext_lazy("Notice: undone"),
    "account.benefit_removed": gettext_lazy("Benefit removed"),
    "account.benefit_said": gettext_lazy("Benefit named"),
    "account.benefit_undone": gettext_lazy("Benefit: undone"),
    "account.bonus_removed": gettext_lazy("Year-end bonus removed"),
    "account.bonus_said": gettext_lazy("Year-end bonus agreed"),
    "account.bonus_undone": gettext_lazy("Year-end bonus: undone"),
    "account.buying_factor_removed": gettext_lazy("Buying factor removed"),
    "account.buying_factor_said": gettext_lazy("Buying factor scored"),
    "account.buying_factor_undone": gettext_lazy("Buying factor: undone"),
    "account.calculation_calculated": gettext_lazy("Calculation calculated anew"),
    "account.calculation_changed": gettext_lazy("Calculation changed"),
    "account.calculation_kept": gettext_lazy("Calculation kept"),
    "account.calculation_moved": gettext_lazy("Calculation moved to elsewhere"),
    "account.calculation_removed": gettext_lazy("Calculation removed"),
    "account.calculation_restored": gettext_lazy("Calculation brought back"),
    "account.changed": gettext_lazy("Account changed"),
    "account.contact_changed": gettext_lazy("Contact changed"),
    "account.contact_done": gettext_lazy("Planned contact took place"),
    "account.contact_invited": gettext_lazy("People invited to a contact"),
    "account.contact_uninvited": gettext_lazy("Invitation to a contact cancelled"),
    "account.contact_logged": gettext_lazy("Contact logged"),
    "account.contact_planned": gettext_lazy("Contact planned"),
    "account.contact_removed": gettext_lazy("Contact removed"),
    "account.contact_undone": gettext_lazy("Contact: undone"),
    "account.contact_dropped_by_calendar": gettext_lazy("Contact dropped in a calendar"),
    "account.contact_moved_by_calendar": gettext_lazy("Contact moved in a calendar"),
    "account.contract_reminded": gettext_lazy("Reminded of a contract by mail"),
    "account.contract_removed": gettext_lazy("Contract removed"),
    "account.contract_said": gettext_lazy("Contract kept"),
    "account.contract_undone": gettext_lazy("Contract: undone"),
    "account.frequencies_changed": gettext_lazy("Contacts a year changed"),
    "account.frequencies_undone": gettext_lazy("Contacts a year: taken back"),
    "account.file_attached": gettext_lazy("File added"),
    "account.file_detached": gettext_lazy("File removed"),
    "account.file_reattached": gettext_lazy("File brought back"),
    "account.grouped": gettext_lazy("Account put in a group"),
    "account.imported": gettext_lazy("Account imported"),
    "account.look_alike_refused": gettext_lazy("Accounts kept apart"),
    "account.input_set": gettext_lazy("Input given"),
    "account.input_undone": gettext_lazy("Input taken back"),
    "account.made": gettext_lazy("Account made"),
    "account.members_changed": gettext_lazy("Account team changed"),
    "account.merge_undone": gettext_lazy("Merge undone"),
    "account.merged": gettext_lazy("Accounts merged"),
    "account.number_added": gettext_lazy("Customer number added"),
    "account.number_moved": gettext_lazy("Customer number moved"),
    "account.quantities_set": gettext_lazy("Quantities of cost drivers set"),
    "account.quantities_undone": gettext_lazy("Quantities of cost drivers taken back"),
    "account.plan_added": gettext_lazy("Contact planned"),
    "account.plan_changed": gettext_lazy("Planned contact changed"),
    "account.plan_dropped": gettext_lazy("Planned contact dropped"),
    "account.plan_brought_in": gettext_lazy("Contacts brought in from a calendar file"),
    "account.plan_fitted": gettext_lazy("Plan made to fit"),
    "account.plan_moved": gettext_lazy("Planned contact moved"),
    "account.plan_proposal": gettext_lazy("Proposal taken over"),
    "account.plan_replanned": gettext_lazy("Overdue contacts planned again"),
    "account.plan_series": gettext_lazy("Series planned"),
    "account.plan_series_changed": gettext_lazy("Series changed"),
    "account.plan_series_ended": gettext_lazy("Series ended"),
    "account.plan_undone": gettext_lazy("Plan: undone"),
    "account.visits_agreed": gettext_lazy("Visits a year agreed"),
    "account.visits_undone": gettext_lazy("Visits a year: undone"),
    "account.opinion_removed": gettext_lazy("Opinion on a person removed"),
    "account.opinion_said": gettext_lazy("Opinion on a person"),
    "account.opinion_undone": gettext_lazy("Opinion on a person: undone"),
    "account.price_removed": gettext_lazy("Price agreement removed"),
    "account.price_said": gettext_lazy("Price agreement kept"),
    "account.price_undone": gettext_lazy("Price agreement: undone"),
    "account.promise_changed": gettext_lazy("Promise changed"),
    "account.promise_kept": gettext_lazy("Promise kept"),
    "account.promise_made": gettext_lazy("Promise made"),
    "account.promise_removed": gettext_lazy("Promise taken off the list"),
    "account.promise_undone": gettext_lazy("Promise waits again"),
    "account.proposal_made": gettext_lazy("Proposal made"),
    "account.proposal_restored": gettext_lazy("Proposal brought back"),
    "account.proposal_withdrawn": gettext_lazy("Proposal withdrawn"),
    "account.related": gettext_lazy("Relation of an account changed"),
    "account.relation_undone": gettext_lazy("Relation of an account: undone"),
    "account.removed": gettext_lazy("Account removed"),
    "account.seat_changed": gettext_lazy("Seat in our team changed"),
    "account.seat_ended": gettext_lazy("Colleague left our team"),
    "account.seat_given": gettext_lazy("Colleague joined our team"),
    "account.target_removed": gettext_lazy("Target position removed"),
    "account.target_said": gettext_lazy("Target position set"),
    "account.target_undone": gettext_lazy("Target position: undone"),
    "alert.brought_back": gettext_lazy("Alert waits again"),
    "alert.seen": gettext_lazy("Alert seen and put aside"),
    "mailbox.connected": gettext_lazy("Folder with mails connected"),
    "mailbox.disconnected": gettext_lazy("Folder with mails disconnected"),
    "mailbox.strangers_forgotten": gettext_lazy("List of unknown senders emptied"),
    "mail.kept": gettext_lazy("Mail kept as a contact"),
    "mail.discarded": gettext_lazy("Mail discarded"),
    "mail.restored": gettext_lazy("Mail waits again"),
    "account.contact_shared": gettext_lazy("Private contact shared with the account team"),
    "calculation.calculated": gettext_lazy("Own calculation calculated anew"),
    "calculation.changed": gettext_lazy("Own calculation changed"),
    "calculation.kept": gettext_lazy("Own calculation kept"),
    "calculation.removed": gettext_lazy("Own calculation removed"),
    "calculation.restored": gettext_lazy("Own calculation brought back"),
    "calendar.chosen": gettext_lazy("Calendar chosen"),
    "calendar.connected": gettext_lazy("Calendar server connected"),
    "calendar.disconnected": gettext_lazy("Calendar server disconnected"),
    "calendar.host_trusted": gettext_lazy("Host of a calendar server confirmed"),
    "calendar.feed_made": gettext_lazy("Calendar address made"),
    "calendar.feed_revoked": gettext_lazy("Calendar address revoked"),
    "colleague.absence_added": gettext_lazy("Absence kept"),
    "colleague.absence_changed": gettext_lazy("Absence changed"),
    "colleague.absence_removed": gettext_lazy("Absence removed"),
    "colleague.changed": gettext_lazy("Colleague changed"),
    "colleague.handed_over": gettext_lazy("Colleague: seats handed over"),
    "colleague.made": gettext_lazy("Colleague added"),
    "demo.made": gettext_lazy("Demo company made"),
    "demo.removed": gettext_lazy("Demo company removed"),
    "driver.changed": gettext_lazy("Cost driver changed"),
    "driver.made": gettext_lazy("Cost driver made"),
    "driver.rate_removed": gettext_lazy("Rate of a cost driver removed"),
    "driver.rate_set": gettext_lazy("Rate of a cost driver set"),
    "import.answered": gettext_lazy("Import: reading corrected"),
    "import.discarded": gettext_lazy("Import put aside"),
    "import.imported": gettext_lazy("File imported"),
    "import.received": gettext_lazy("File received"),
    "import.undone": gettext_lazy("Import undone"),
    "limits.changed": gettext_lazy("Limits changed"),
    "open_items.imported": gettext_lazy("Open items imported"),
    "organisation.changed": gettext_lazy("Settings changed"),
    "product.imported": gettext_lazy("Product imported"),
    "rate.removed": gettext_lazy("Exchange rate removed"),
    "rate.set": gettext_lazy("Exchange rate set"),
    "rates.imported": gettext_lazy("Exchange rates imported"),
    "rating.account_removed": gettext_lazy("Rating: account taken off"),
    "rating.accounts_added": gettext_lazy("Rating: accounts added"),
    "rating.changed": gettext_lazy("Rating sheet changed"),
    "rating.closed": gettext_lazy("Rating sheet closed"),
    "rating.criterion_added": gettext_lazy("Rating: criterion added"),
    "rating.criterion_changed": gettext_lazy("Rating: criterion changed"),
    "rating.criterion_removed": gettext_lazy("Rating: criterion taken off"),
    "rating.explained": gettext_lazy("Rating: reasons noted"),
    "rating.filled": gettext_lazy("Rating: filled from the figures"),
    "rating.made": gettext_lazy("Rating sheet made"),
    "rating.rated": gettext_lazy("Accounts rated"),
    "rating.removed": gettext_lazy("Rating sheet removed"),
    "rating.reopened": gettext_lazy("Rating sheet opened again"),
    "rating.undone": gettext_lazy("Rating: last act undone"),
    "selection.account_removed": gettext_lazy("Account taken out of the round"),
    "selection.accounts_decided": gettext_lazy("Decision about several accounts"),
    "selection.accounts_added": gettext_lazy("Accounts added to the round"),
    "selection.criterion_added": gettext_lazy("Criterion added"),
    "selection.criterion_changed": gettext_lazy("Criterion changed"),
    "selection.criterion_removed": gettext_lazy("Criterion removed"),
    "selection.decided": gettext_lazy("Decision about an account"),
    "selection.round_changed": gettext_lazy("Capacity of the round changed"),
    "selection.round_closed": gettext_lazy("Round closed"),
    "selection.round_made": gettext_lazy("Round begun"),
    "selection.round_removed": gettext_lazy("Round removed"),
    "selection.score_cleared": gettext_lazy("Score cleared"),
    "selection.scored": gettext_lazy("Account scored"),
    "selection.undone": gettext_lazy("Undone"),
    "selection.weights_set": gettext_lazy("Weights and order of the criteria"),
    "people.imported": gettext_lazy("Contacts imported"),
    "people.undone": gettext_lazy("Contacts: undone"),
    "person.added": gettext_lazy("Contact person added"),
    "person.changed": gettext_lazy("Contact person changed"),
    "person.erased": gettext_lazy("Contact person erased"),
    "person.file_shown": gettext_lazy("File of a contact person handed out"),
    "person.kept": gettext_lazy("Contact person who left is kept"),
    "person.merged": gettext_lazy("Contact persons merged"),
    "person.told_apart": gettext_lazy("Contact persons told apart"),
    "person.verified": gettext_lazy("Contact person checked"),
    "position.begun": gettext_lazy("Position added"),
    "position.changed": gettext_lazy("Position changed"),
    "position.ended": gettext_lazy("Position ended"),
    "position.filled": gettext_lazy("Vacancy filled"),
    "position.moved": gettext_lazy("Changed company"),
    "position.placed": gettext_lazy("Organisation chart changed"),
    "position.removed": gettext_lazy("Position removed"),
    "position.tied": gettext_lazy("Line of influence drawn"),
    "position.untied": gettext_lazy("Line of influence removed"),
    "team.changed": gettext_lazy("Team changed"),
    "team.made": gettext_lazy("Team made"),
    "team.removed": gettext_lazy("Team removed"),
    "token.made": gettext_lazy("Personal token made"),
    "token.revoked": gettext_lazy("Personal token revoked"),
    "user.changed": gettext_lazy("User changed"),
    "user.made": gettext_lazy("User made"),
    "user.password_set": gettext_lazy("Password changed"),
}
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


def action_name(action: str) -> str:
    """Return what was done, in words; of an action without a name only where it was."""
    if action in ACTIONS:
        return str(ACTIONS[action])
    area = next((title for begin, title in AREAS.items() if action.startswith(begin)), None)
    return _("%(area)s: changed") % {"area": area} if area else _("Something changed")


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
