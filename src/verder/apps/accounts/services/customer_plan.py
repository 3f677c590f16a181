"""What a debtor file would do to the accounts: worked out first, shown, and then done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from verder.apps.accounts.enums import BESIDE, Relation
from verder.apps.accounts.models import Account, AccountNumber
from verder.apps.accounts.outcomes import Remarks, RowChange, RowsPreview, Status, rows_preview
from verder.apps.accounts.people import known_people
from verder.apps.accounts.services.customer_cells import fields_of
from verder.apps.accounts.services.group_plan import GroupPlan, directory_of, plan_groups
from verder.apps.accounts.services.relation_plan import RelationPlan, plan_relation
from verder.facts.findings import Rejected

LENGTHS = {
    "number": 100,
    "name": 200,
    "group": 200,
    "contact_with": 200,
    "bill_to": 200,
    "street": 200,
    "postcode": 20,
    "city": 100,
    "sector": 100,
    "region": 100,
    "vat_number": 20,
    "kvk_number": 12,
}


@dataclass(slots=True, kw_only=True)
class CustomerRow:
    """One customer of the file: its account as it will be, not saved yet."""

    row: int
    number: str
    group: str
    related: Mapping[Relation, str]
    account: Account
    is_new: bool
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerPlan:
    """All customers of the file, what is rejected, and the groups they come to stand in."""

    source: str
    rows: Sequence[CustomerRow]
    rejected: list[Rejected]
    remarks: Remarks
    groups: GroupPlan
    relations: Mapping[Relation, RelationPlan]

    def preview(self) -> RowsPreview:
        """Return what people see of it."""
        changes = (change_of(row, self) for row in self.rows)
        return rows_preview(changes, self.rejected, self.remarks.notes())


def plan_customers(
    rows: Iterable[Mapping[str, Any]], rejected: Sequence[Rejected], source: str
) -> CustomerPlan:
    """Compare each row with the account that bears its number."""
    found = AccountNumber.objects.filter(source=source).select_related("account")
    accounts: dict[int, Account] = {}
    known = {
        number.number: accounts.setdefault(number.account_id, number.account) for number in found
    }
    people, remarks = known_people(), Remarks()
    planned: dict[str, CustomerRow] = {}
    refused, told = list(rejected), set[int | None]()
    for row in rows:
        fault = fault_of(row, planned)
        if fault:
            refused.append(fault)
            continue
        fields, account = fields_of(row, people, remarks), known.get(row["number"])
        if account is not None and account.pk in told:  # another number of it said more already
            fields = {name: value for name, value in fields.items() if not getattr(account, name)}
        planned[row["number"]] = plan_row(row, account, fields)
        told.add(account.pk if account else None)
    groups, relations = plan_places(planned, known, remarks)
    return CustomerPlan(
        source=source,
        rows=list(planned.values()),
        rejected=refused,
        remarks=remarks,
        groups=groups,
        relations=relations,
    )


def plan_places(
    planned: Mapping[str, CustomerRow], known: Mapping[str, Account], remarks: Remarks
) -> tuple[GroupPlan, Mapping[Relation, RelationPlan]]:
    """Find on which other accounts those of the file come to hang."""
    groups = {number: row.group for number, row in planned.items() if row.group}
    beside = {
        relation: {
            number: row.related[relation]
            for number, row in planned.items()
            if row.related[relation]
        }
        for relation in BESIDE
    }
    if not (groups or any(beside.values())):
        return GroupPlan(), {}
    directory = directory_of({**known, **{key: row.account for key, row in planned.items()}})
    return (
        plan_groups(wanted=groups, directory=directory, remarks=remarks),
        {
            relation: plan_relation(relation, wanted=wanted, directory=directory, remarks=remarks)
            for relation, wanted in beside.items()
        },
    )


def fault_of(row: Mapping[str, Any], planned: Mapping[str, CustomerRow]) -> Rejected | None:
    """Return why a row cannot be kept, if it cannot."""
    if row["number"] in planned:
        return Rejected(row=row["row"], column="", code="number_twice", text=row["number"])
    for name, text in row.items():
        if name in LENGTHS and isinstance(text, str) and len(text) > LENGTHS[name]:
            return Rejected(row=row["row"], column=name, code="text_too_long", text=text[:200])
    return None


def plan_row(
    row: Mapping[str, Any], account: Account | None, fields: Mapping[str, Any]
) -> CustomerRow:
    """Set the fields on the account in memory and keep what differed."""
    is_new = account is None
    account = account or Account(name=row["number"])
    before, after = {}, {}
    for name, value in fields.items():
        if getattr(account, name) != value:
            before[name], after[name] = getattr(account, name), value
            setattr(account, name, value)
    return CustomerRow(
        row=row["row"],
        number=row["number"],
        group=(row.get("group") or "").strip(),
        related={one: (row.get(one.value) or "").strip() for one in BESIDE},
        account=account,
        is_new=is_new,
        before=before,
        after=after,
    )


def change_of(row: CustomerRow, plan: CustomerPlan) -> RowChange:
    """Return what people see of one row."""
    changes = {name: (shown(row.before[name]), shown(value)) for name, value in row.after.items()}
    if row.number in plan.groups.changed:
        changes["group"] = plan.groups.changed[row.number]
    for relation, found in plan.relations.items():
        if row.number in found.changed:
            changes[relation.value] = found.changed[row.number]
    status = Status.NEW if row.is_new else Status.CHANGED if changes else Status.UNCHANGED
    return RowChange(
        row=row.row, number=row.number, name=row.account.name, status=status, changes=changes
    )


def shown(value: object) -> str:
    """Return a value as text."""
    return "" if value is None else str(value)
