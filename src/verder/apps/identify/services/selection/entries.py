"""Which accounts are in a round."""

from collections.abc import Collection

from django.core.exceptions import PermissionDenied
from django.db import transaction

from verder.apps.accounts.models import Account
from verder.apps.core.models import User
from verder.apps.identify.models import SelectionEntry, SelectionRound
from verder.apps.identify.queries import seen_accounts
from verder.apps.identify.rules import may_arrange_round, may_score
from verder.apps.identify.services.selection.keeping import locked_round, remember, snapshot


@transaction.atomic
def add_accounts(
    *, by: User | None, round_: SelectionRound, account_ids: Collection[int]
) -> list[SelectionEntry]:
    """Add accounts to choose from; an entity counts with its group, and nobody stands twice."""
    current = locked_round(round_.pk)
    if not may_arrange_round(by, current):
        raise PermissionDenied
    there = set(current.entries.values_list("account_id", flat=True))
    fresh = [account for account in heads_of(by, account_ids) if account.pk not in there]
    made = [SelectionEntry.objects.create(round=current, account=account) for account in fresh]
    if made:
        names = ", ".join(account.name for account in fresh)
        remember(
            by=by,
            round_=current,
            action="selection.accounts_added",
            about=str(len(made)),
            made=made,
            told=({}, {"accounts": names}),
        )
    return made


@transaction.atomic
def remove_account(*, by: User | None, entry: SelectionEntry) -> None:
    """Take an account out of the round, with its scores."""
    round_ = locked_round(entry.round_id)
    if not (may_arrange_round(by, round_) and may_score(by, entry.account, round_)):
        raise PermissionDenied
    current = round_.entries.select_for_update().get(pk=entry.pk)
    remember(
        by=by,
        round_=round_,
        action="selection.account_removed",
        account=entry.account,
        about=entry.account.name,
        before=snapshot([current, *current.scores.all()]),
    )
    current.delete()


def heads_of(by: User | None, account_ids: Collection[int]) -> list[Account]:
    """Return the tops of the groups of these accounts, of those in view, in their order."""
    seen = seen_accounts(by)
    found = seen.filter(pk__in=account_ids).values_list("pk", "head_id")
    head_of = {key: head or key for key, head in found}
    wanted = dict.fromkeys(head_of[key] for key in account_ids if key in head_of)
    heads = seen.select_related("owner").in_bulk(list(wanted))
    return [heads[key] for key in wanted if key in heads]
