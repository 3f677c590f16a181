"""With whom the contact is and who pays, as a debtor file says it by number or name."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account
from verder.apps.accounts.outcomes import Remarks
from verder.apps.accounts.services.group_plan import Directory, Tree

TOLD = {  # what is remarked of a cell: nobody is called so, several are, it makes a circle
    Relation.CONTACT: ("contact_unknown", "contact_circle"),
    Relation.BILLING: ("bill_unknown", "bill_circle"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationPlan:
    """On which account others come to hang, by customer number; None is the account itself."""

    targets: Mapping[str, Account | None] = field(default_factory=dict)
    changed: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # names


def plan_relation(
    relation: Relation, *, wanted: Mapping[str, str], directory: Directory, remarks: Remarks
) -> RelationPlan:
    """Find the accounts that the cells of one column mean; who is not known stays unsaid."""
    unknown, in_circle = TOLD[relation]
    name = f"{relation.value}_id"
    tree = Tree({key: getattr(one, name) for key, one in directory.saved.items()})
    targets: dict[str, Account | None] = {}
    changed: dict[str, tuple[str, str]] = {}
    for number, text in wanted.items():
        account, named = directory.by_number[number], directory.named(text)
        if len(named) != 1:
            remarks.add(unknown, text)
            continue
        to = None if named[0] is account else named[0]
        before_id = getattr(account, name)
        if to is not None and not tree.hang(account, to):
            remarks.add(in_circle, text)
        elif (to is None and before_id) or (to and (to.pk is None or to.pk != before_id)):
            before = directory.saved[before_id].name if before_id else ""
            targets[number], changed[number] = to, (before, to.name if to else "")
    return RelationPlan(targets=targets, changed=changed)
