"""On which other accounts an account hangs: its group, its contact, its bill."""

from django.http import Http404
from ninja import Router

from verder.api.accounts.relations_given import RelationGiven, RelationsUndone
from verder.api.accounts.shown import RelationChangeShown
from verder.api.authentication import Caller
from verder.api.records import seen_account
from verder.api.values import Key
from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, RelationChange
from verder.apps.accounts.queries import visible_accounts
from verder.apps.accounts.services import move_account, relate, undo_relations
from verder.apps.core.models import User

router = Router(tags=["accounts"])


@router.put(
    "/{int:account_id}/relations/{relation}",
    response=list[RelationChangeShown],
    operation_id="relateAccount",
)
def relate_account(
    request: Caller, account_id: Key, relation: Relation, given: RelationGiven
) -> list[RelationChange]:
    """Hang an account on another one, or on none. The answer is what changed, to be undone."""
    account = seen_account(request.user, account_id)
    to = None if given.to is None else seen_account(request.user, given.to)
    return _related(request.user, account, relation, to, is_alone=given.is_alone)


@router.post("/relations/undo", response={204: None}, operation_id="undoRelations")
def undo_changes(request: Caller, given: RelationsUndone) -> None:
    """Hang accounts back where they hung before one act."""
    changes = list(RelationChange.objects.filter(pk__in=given.changes))
    subjects = {change.subject_id for change in changes}
    seen = visible_accounts(request.user).filter(pk__in=subjects).count()
    if len(changes) != len(set(given.changes)) or seen != len(subjects):
        raise Http404
    undo_relations(changes=changes, by=request.user)


def _related(
    user: User, account: Account, relation: Relation, to: Account | None, *, is_alone: bool
) -> list[RelationChange]:
    if relation is Relation.LEGAL:
        return move_account(account=account, to=to, by=user, is_alone=is_alone)
    change = relate(account=account, relation=relation, to=to, by=user)
    return [change] if change else []
