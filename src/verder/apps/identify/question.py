"""What is asked of the figures: which period, which customers, what of them."""

from dataclasses import dataclass, replace
from typing import Self

from verder.domain.values.period import Period
from verder.facts.engine import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question that every analysis understands.

    No period means the last twelve complete months of the invoice lines. Team
    (with all below it), region and sector choose accounts, which keep the class
    they have in the whole company; a product group changes the amounts.
    """

    period: Period | None = None
    is_compared: bool = True
    level: Level = Level.ACCOUNT
    team_id: int | None = None
    region: str = ""
    sector: str = ""
    product_group: str = ""

    @property
    def chooses_accounts(self) -> bool:
        """Whether it leaves some accounts out."""
        return self.team_id is not None or bool(self.region or self.sector)

    def over(self, period: Period) -> Self:
        """Return the same question about another period."""
        return replace(self, period=period)
