"""What an act did to planned contacts, line by line, so that it can be undone as a whole."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import record_many
from verder.apps.core.services.audit import Change, plain
from verder.apps.intensify.enums import PlanActKind
from verder.apps.intensify.models import ContactMoment, PlanAct
from verder.apps.intensify.queries.plans import with_people
from verder.apps.intensify.rules import may_log_contacts

FIELDS: Final = (
    *("state", "channel", "on", "is_month_only", "begins_at", "minutes", "purpose"),
    *("owner_id", "series_id"),
)
PEOPLE: Final = ("positions", "colleagues")
Line = dict[str, Any]


def content_of(moment: ContactMoment) -> Line:
    """Return what the plan says of a contact, as JSON keeps it."""
    people = {name: sorted(each.pk for each in getattr(moment, name).all()) for name in PEOPLE}
    return {**{name: plain(getattr(moment, name)) for name in FIELDS}, **people}


def line_of(moment: ContactMoment, before: Line | None) -> Line:
    """Return what an act did to a contact; nothing stood before where the act made it."""
    return {"moment": moment.pk, "before": before, "after": content_of(moment)}


def keep_act(
    *, by: User | None, kind: PlanActKind, accounts: Sequence[Account], lines: Sequence[Line]
) -> PlanAct:
    """Keep an act, and put on record with each account that its plan changed."""
    act = PlanAct.objects.create(
        account=accounts[0] if len(accounts) == 1 else None,
        kind=kind,
        lines=list(lines),
        by=by,
        at=timezone.now(),
    )
    _record(by, accounts, f"account.plan_{kind}", len(lines))
    return act


@transaction.atomic
def undo_plan_act(*, by: User | None, act: PlanAct) -> int:
    """Bring the plan back as it was before an act; return how many contacts changed since.

    What somebody changed after the act stays as it is now.
    """
    held = PlanAct.objects.select_for_update().get(pk=act.pk)
    if held.undone_at is not None:
        raise Refused("plan_act_undone")
    moments = _locked_moments(line["moment"] for line in held.lines)
    accounts = {moment.account_id: moment.account for moment in moments.values()}
    if held.account is not None:
        accounts[held.account.pk] = held.account
    is_own = by is None or held.by_id == by.pk or bool(accounts)
    if not is_own or not all(may_log_contacts(by, account) for account in accounts.values()):
        raise PermissionDenied
    left = sum(not _taken_back(moments.get(line["moment"]), line) for line in held.lines)
    held.undone_at = timezone.now()
    held.save(update_fields=["undone_at"])
    _record(by, list(accounts.values()), "account.plan_undone", len(held.lines) - left)
    return left


def _locked_moments(keys: Any) -> Mapping[int, ContactMoment]:  # noqa: ANN401 - keys of any kind
    wanted = list(keys)
    rows = ContactMoment.objects.select_for_update().filter(pk__in=wanted)
    locked = list(rows.values_list("pk", flat=True))
    return {each.pk: each for each in with_people(ContactMoment.objects.filter(pk__in=locked))}


def _taken_back(moment: ContactMoment | None, line: Line) -> bool:
    """Undo one line, unless the contact is not what the act left; return whether it was done."""
    if moment is None or content_of(moment) != line["after"]:
        return False
    if line["before"] is None:
        moment.delete()
        return True
    put_content(moment, line["before"])
    return True


def put_content(moment: ContactMoment, content: Line) -> None:
    """Let a contact say again what it once said."""
    for name in FIELDS:
        field = ContactMoment._meta.get_field(name.removesuffix("_id"))  # noqa: SLF001
        value = content[name]
        setattr(moment, name, value if name.endswith("_id") else field.to_python(value))  # type: ignore[union-attr]
    moment.save()
    for name in PEOPLE:
        getattr(moment, name).set(content[name])


def _record(by: User | None, accounts: Sequence[Account], action: str, contacts: int) -> None:
    changes = [
        Change(action=action, subject=account, after={"contacts": contacts}) for account in accounts
    ]
    record_many(by=by, changes=changes)
