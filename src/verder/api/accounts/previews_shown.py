"""What programs ask and get of a move or a merge that has not happened."""

from pydantic import Field

from verder.api.values import Exact, Given, Key, Shown


class MoveAsked(Given):
    """The account to hang under; without one it stands on its own."""

    to: Key | None = None
    is_alone: bool = Field(default=False, description="What stands below it stays behind.")


class PairAsked(Given):
    """The account that stays, and the one that goes up in it."""

    keep: Key
    gone: Key


class MovingShown(Shown):
    """What goes along, as far as it is in view; `names` are the first dozen accounts."""

    accounts: int
    names: list[str]
    numbers: int
    revenue: Exact
    currency: str


class GroupStandingShown(Shown):
    """Where a group stands in the whole company."""

    revenue: Exact
    group: str
    rank: int | None


class EffectShown(Shown):
    """A group in view before and after; null where it is not an account by itself."""

    account_id: int
    name: str
    before: GroupStandingShown | None
    after: GroupStandingShown | None


class SightShown(Shown):
    """Somebody who comes to see more, or fewer, of the accounts concerned."""

    name: str
    before: int
    after: int


class MovePreviewShown(Shown):
    """What a move does; one that is not possible would hang an account below itself."""

    is_possible: bool
    moving: MovingShown
    effects: list[EffectShown]
    sight: list[SightShown]


class MergePreviewShown(Shown):
    """What a merge does: records that come along, by kind, and accounts that hang on it."""

    moving: MovingShown
    members: int
    belongings: dict[str, int]
    related: dict[str, int]
    effects: list[EffectShown]
    sight: list[SightShown]
