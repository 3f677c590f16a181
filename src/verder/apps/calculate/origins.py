"""Which figures of an account filled the inputs of a calculation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from verder.domain.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Account, product group and period, and what they filled in, as `keeping` writes inputs.

    Without a product group it is about everything that the account buys.
    """

    account_id: int
    period: Period
    product_group: str = ""
    filled: Mapping[str, Any] = field(default_factory=dict)
    has_margins: bool = False

    def kept(self) -> dict[str, Any]:
        """Return it as JSON keeps it."""
        return {
            "account": self.account_id,
            "from": self.period.start_on.isoformat(),
            "to": self.period.last_on.isoformat(),
            "product_group": self.product_group,
            "filled": dict(self.filled),
            "has_margins": self.has_margins,
        }

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self | None:
        """Return what was kept; nothing where no figures of an account filled anything."""
        if not kept:
            return None
        return cls(
            account_id=kept["account"],
            period=Period.of_days(date.fromisoformat(kept["from"]), date.fromisoformat(kept["to"])),
            product_group=kept["product_group"],
            filled=kept["filled"],
            has_margins=kept["has_margins"],
        )
