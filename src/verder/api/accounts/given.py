"""What programs send about accounts."""

from typing import Annotated

from pydantic import Field, StringConstraints

from verder.api.pages import PageAsked
from verder.api.values import PRINTABLE, Given, Key, Keys, Name
from verder.apps.identify.reports.account_wish import AccountWish, Sort
from verder.apps.identify.selection_choices import Decision
from verder.domain.identify.abc_analysis import AbcGroup


class AccountsAsked(PageAsked):
    """Which accounts of those in view, in which order."""

    search: Name = Field(default="", description="Part of the name, a number or a place.")
    group: AbcGroup | None = Field(default=None, description="The class of the ABC.")
    owner: Key | None = Field(default=None, description="Looked after by this user.")
    is_without_owner: bool = Field(default=False, description="Looked after by nobody.")
    decision: Decision | None = Field(default=None, description="What was decided last.")
    sort: Sort = Sort.REVENUE
    is_descending: bool = True

    @property
    def wish(self) -> AccountWish:
        """The wish as the list understands it."""
        return AccountWish(
            search=self.search,
            group=self.group or "",
            owner_id=self.owner,
            is_without_owner=self.is_without_owner,
            decision=self.decision or "",
            sort=self.sort,
            is_descending=self.is_descending,
        )


Short = Annotated[str, StringConstraints(max_length=100, pattern=PRINTABLE)]


class AccountGiven(Given):
    """What changes of an account; what is not sent stays as it is."""

    name: Annotated[Name, Field(min_length=1)] | None = None
    sector: Short | None = None
    region: Short | None = None
    street: Name | None = None
    postcode: Annotated[str, StringConstraints(max_length=20, pattern=PRINTABLE)] | None = None
    city: Short | None = None
    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")] | None = Field(
        default=None, examples=["NL"]
    )
    vat_number: Annotated[str, StringConstraints(max_length=20, pattern=PRINTABLE)] | None = None
    kvk_number: Annotated[str, StringConstraints(max_length=12, pattern=PRINTABLE)] | None = None


class AssignmentGiven(Given):
    """Who looks after an account: null is nobody, what is not sent stays as it is."""

    owner: Key | None = None
    team: Key | None = None
    members: Annotated[list[Key], Field(max_length=200)] | None = None


class SelectionAssignmentGiven(Given):
    """Who looks after these accounts: null is nobody, what is not sent stays as it is."""

    accounts: Keys
    owner: Key | None = None
    team: Key | None = None


class GroupGiven(Given):
    """Accounts that are put below one of them, or of another."""

    accounts: Keys
    head: Key


class MergeGiven(Given):
    """Two accounts that are one customer."""

    keep: Key
    gone: Key


class PairGiven(Given):
    """Two accounts that are not the same."""

    first: Key
    second: Key
