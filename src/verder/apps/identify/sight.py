"""What of the whole company's figures one viewer sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from verder.apps.core.models import User
from verder.apps.core.rules import may_see_everything, may_see_margins
from verder.apps.identify.queries import chosen_accounts
from verder.apps.identify.question import Question


class OfAccount(Protocol):
    """A row of an account."""

    @property
    def account_id(self) -> int:
        """Which account."""


Row = TypeVar("Row", bound=OfAccount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The accounts in view (None: all of them), and whether margins are."""

    account_ids: frozenset[int] | None
    has_margins: bool
    sees_company: bool  # may know figures of the whole company, whatever is filtered

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self.account_ids is None

    def rows(self, rows: Iterable[Row]) -> list[Row]:
        """Return the rows in view, in their order."""
        seen = self.account_ids
        if seen is None:
            return list(rows)
        return [row for row in rows if row.account_id in seen]


def sight_of(user: User | None, question: Question) -> Sight:
    """Return what the viewer sees of this question."""
    sees_company = may_see_everything(user)
    account_ids = None
    if question.chooses_accounts or not sees_company:
        account_ids = frozenset(chosen_accounts(user, question).values_list("pk", flat=True))
    return Sight(
        account_ids=account_ids,
        has_margins=may_see_margins(user),
        sees_company=sees_company,
    )
