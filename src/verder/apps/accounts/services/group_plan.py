"""The groups that a debtor file names, by the number or the name of the head."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from verder.apps.accounts.models import Account
from verder.apps.accounts.outcomes import Remarks
from verder.apps.accounts.people import key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlan:
    """Which account comes under which, by customer number; `made` are heads that are new."""

    parents: Mapping[str, Account] = field(default_factory=dict)
    made: tuple[Account, ...] = ()
    changed: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # names of the group


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Every account, to find who a cell of the file means: by number, and by name."""

    saved: Mapping[int, Account]
    by_number: Mapping[str, Account]
    by_name: Mapping[str, list[Account]]

    def named(self, text: str) -> list[Account]:
        """Return the one of this number, else all of this name."""
        if text in self.by_number:
            return [self.by_number[text]]
        return self.by_name.get(key_of(text), [])


def directory_of(by_number: Mapping[str, Account]) -> Directory:
    """Return all accounts: those that are saved, as the file leaves them, and its new ones."""
    saved = {one.pk: one for one in Account.objects.iterator(chunk_size=10_000)}
    saved |= {one.pk: one for one in by_number.values() if one.pk is not None}
    by_name: dict[str, list[Account]] = {}
    for account in [*saved.values(), *(one for one in by_number.values() if one.pk is None)]:
        by_name.setdefault(key_of(account.name), []).append(account)
    return Directory(saved=saved, by_number=by_number, by_name=by_name)


def plan_groups(*, wanted: Mapping[str, str], directory: Directory, remarks: Remarks) -> GroupPlan:
    """Find the head of each group that the rows name; an unknown name becomes an account."""
    saved, heads = directory.saved, Heads(directory=directory)
    tree = Tree({key: one.parent_id for key, one in saved.items()})
    parents: dict[str, Account] = {}
    changed: dict[str, tuple[str, str]] = {}
    for number, text in wanted.items():
        account, head = directory.by_number[number], heads.find(text, remarks)
        if head is None or head is account:
            continue
        before = saved[account.parent_id].name if account.parent_id else ""
        if not tree.hang(account, head):
            remarks.add("group_in_circle", text)
        elif head.pk is None or account.parent_id != head.pk:
            parents[number], changed[number] = head, (before, head.name)
    return GroupPlan(parents=parents, made=tuple(heads.made.values()), changed=changed)


@dataclass(slots=True, kw_only=True)
class Heads:
    """Finds the account that a text in the group column means."""

    directory: Directory
    made: dict[str, Account] = field(default_factory=dict)

    def find(self, text: str, remarks: Remarks) -> Account | None:
        """Return the one of this number, else of this name, else a new one; None if unclear."""
        named = self.directory.named(text)
        if len(named) > 1:
            remarks.add("group_unclear", text)
            return None
        if named:
            return named[0]
        remarks.add("group_made", text)
        return self.made.setdefault(key_of(text), Account(name=text))


@dataclass(slots=True)
class Tree:
    """Who stands under whom, by key; accounts that are not saved yet have a key of their own."""

    above: dict[int, int | None]

    def hang(self, account: Account, head: Account) -> bool:
        """Put an account under a head; False, and nothing is done, where that is a circle."""
        key, up = key_in_tree(account), key_in_tree(head)
        current: int | None = up
        while current is not None:
            if current == key:
                return False
            current = self.above.get(current)
        self.above[key] = up
        return True


def key_in_tree(account: Account) -> int:
    """Return the key of a saved account, and a number below zero for one that is new."""
    return account.pk if account.pk is not None else -id(account)
