"""How much of a cost driver customers take: said by people or by a file, and taken back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from verder.apps.accounts.models import Account
from verder.apps.accounts.services.editing import touch
from verder.apps.core.failures import Refused
from verder.apps.core.models import User
from verder.apps.core.services import bump_cost_revision, record_many
from verder.apps.core.services.audit import Change
from verder.apps.core.services.organisation import locked_organisation
from verder.apps.identify.enums import StatedBy
from verder.apps.identify.models import CostDriver, DriverQuantity
from verder.apps.identify.rules import may_state_quantities
from verder.domain.values.period import Period

BATCH = 500
Key = tuple[int, int, date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quantity of one account for a period; None says that it is not known any more."""

    account: Account
    driver: CostDriver
    period: Period
    quantity: Decimal | None
    note: str = ""


@transaction.atomic
def state_quantities(*, said: Sequence[Said], by: User | None) -> datetime | None:
    """Keep what somebody typed; return the moment by which it can be undone, if it was new."""
    if not may_state_quantities(by, *{each.account for each in said}):
        raise PermissionDenied
    locked_organisation()
    at = timezone.now()
    written = write_quantities(said, by=by, at=at, stated_by=StatedBy.TYPED)
    if not written:
        return None
    touch(*{each.account for each in written})
    bump_cost_revision()
    return at


@transaction.atomic
def undo_quantities(*, at: datetime, by: User | None) -> list[Account]:
    """Take back what was typed at one moment: what held before holds again."""
    locked_organisation()
    typed = DriverQuantity.objects.filter(at=at, stated_by=StatedBy.TYPED)
    rows = list(typed.select_related("account", "driver"))
    accounts = {row.account for row in rows}
    if not may_state_quantities(by, *accounts):
        raise PermissionDenied
    if not rows or not all(row.is_current for row in rows):
        raise Refused("quantities_replaced")
    before = remove_quantities(rows)
    record_many(by=by, changes=_audit(rows, before, action="account.quantities_undone"))
    bump_cost_revision()
    return sorted(accounts, key=lambda account: account.pk)


def write_quantities(
    said: Iterable[Said],
    *,
    by: User | None,
    at: datetime,
    stated_by: StatedBy,
    import_id: int | None = None,
) -> list[DriverQuantity]:
    """Write what differs from what holds; runs in the caller's transaction.

    What was said of an account that was merged into this one gives way to what is said
    of both together.
    """
    told = list(said)
    holding = current_quantities({each.account.pk for each in told})
    origins: defaultdict[int, set[int]] = defaultdict(set)
    for (origin, *_days), row in holding.items():
        origins[row.account_id].add(origin)
    rows = [
        DriverQuantity(
            account=each.account,
            origin=origin,
            driver=each.driver,
            start_on=each.period.start_on,
            end_on=each.period.end_on,
            quantity=quantity,
            stated_by=stated_by,
            import_id=import_id,
            note=each.note,
            by=by,
            at=at,
        )
        for each in told
        for origin, quantity in _changed(each, holding, origins[each.account.pk])
    ]
    replaced = [holding[key] for row in rows if (key := key_of(row)) in holding]
    for part in _parts(replaced):
        DriverQuantity.objects.filter(pk__in=part).update(is_current=False)
    for row in rows:
        row.clean_fields(exclude=["account", "driver", "by"])
    DriverQuantity.objects.bulk_create(rows, batch_size=BATCH)
    record_many(by=by, changes=_audit(replaced, rows, action="account.quantities_set"))
    return rows


def _changed(
    said: Said, holding: dict[Key, DriverQuantity], origins: set[int]
) -> Iterator[tuple[int, Decimal | None]]:
    """Yield the origins whose quantity changes, and to what."""
    days = (said.driver.pk, said.period.start_on, said.period.end_on)
    for origin in sorted({said.account.pk, *origins}):
        held = holding.get((origin, *days))
        wanted = said.quantity if origin == said.account.pk else None
        if wanted != (held.quantity if held else None):
            yield origin, wanted


def current_quantities(account_ids: Collection[int]) -> dict[Key, DriverQuantity]:
    """Return what holds of these accounts, whatever it was said of."""
    found: dict[Key, DriverQuantity] = {}
    for start in range(0, len(account_ids), BATCH):
        part = sorted(account_ids)[start : start + BATCH]
        rows = DriverQuantity.objects.filter(account__in=part, is_current=True)
        found |= {key_of(row): row for row in rows.select_related("account", "driver")}
    return found


def remove_quantities(rows: Sequence[DriverQuantity]) -> list[DriverQuantity]:
    """Remove what was said, and return what was said before it and holds again."""
    keys = {key_of(row) for row in rows}
    accounts = {row.account_id for row in rows}
    for part in _parts(rows):
        DriverQuantity.objects.filter(pk__in=part).delete()
    held = current_quantities(accounts)
    latest: dict[Key, DriverQuantity] = {}
    for row in _all_of(accounts):
        if (key := key_of(row)) in keys and key not in held:
            latest[key] = row
    for part in _parts(latest.values()):
        DriverQuantity.objects.filter(pk__in=part).update(is_current=True)
    return list(latest.values())


def _all_of(account_ids: Collection[int]) -> Iterator[DriverQuantity]:
    for start in range(0, len(account_ids), BATCH):
        part = sorted(account_ids)[start : start + BATCH]
        rows = DriverQuantity.objects.filter(account__in=part).order_by("pk")
        yield from rows.select_related("account", "driver")


def key_of(row: DriverQuantity) -> Key:
    """Return what there is one current quantity of."""
    return row.origin, row.driver_id, row.start_on, row.end_on


def _parts(rows: Iterable[DriverQuantity]) -> Iterator[list[int]]:
    keys = [row.pk for row in rows]
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _audit(
    before: Iterable[DriverQuantity], after: Iterable[DriverQuantity], *, action: str
) -> list[Change]:
    """Return a line of the trail for each account."""
    was, now = _told(before), _told(after)
    return [
        Change(action=action, subject=account, before=was[account], after=now[account])
        for account in {**was, **now}
    ]


def _told(rows: Iterable[DriverQuantity]) -> defaultdict[Account, dict[str, object]]:
    found: defaultdict[Account, dict[str, object]] = defaultdict(dict)
    for row in rows:
        days = Period(row.start_on, row.end_on)
        name = f"{row.driver} {days.start_on} – {days.last_on}"
        found[row.account][name] = row.quantity
    return found
