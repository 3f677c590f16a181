"""What a limit is: what it is called, in which unit it is, and between which values it lies."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise
Values = dict[str, Any]
DO_NOT_FIT: Final = _("These values do not go together.")


class Unit(Enum):
    """How a limit is written and shown."""

    SHARE = "share"  # 0..1, per cent on screen
    MONEY = "money"
    COUNT = "count"
    RATIO = "ratio"
    CHOICE = "choice"
    YES_NO = "yes_no"


def flat(limits: Any) -> Values:  # noqa: ANN401 - any limits object
    """Return the fields of a limits object by name."""
    return {field.name: getattr(limits, field.name) for field in fields(limits)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One limit: its field, what it is called, its unit and range."""

    name: str
    label: Text
    unit: Unit
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(1)
    is_optional: bool = False
    choices: tuple[StrEnum, ...] = ()
    choice_labels: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The limits of one analysis, and what to say when they contradict each other.

    `made_by` builds the limits object of the method from values by name where its own
    class does not, and `flat` takes it apart again. `page` is the address where they
    are changed, if they have one of their own.
    """

    key: str
    label: Text
    kind: type[Any]
    limits: tuple[Limit, ...]
    together: Text = DO_NOT_FIT
    made_by: Callable[..., Any] | None = None
    flat: Callable[[Any], Values] = flat
    page: str = ""

    def make(self, **values: Any) -> Any:  # noqa: ANN401 - any limits object of any values
        """Return the limits object of these values."""
        return (self.made_by or self.kind)(**values)

    def default_of(self, name: str) -> Any:  # noqa: ANN401 - a share, an amount, a count, a choice
        """Return the value of the method."""
        return self.flat(self.kind())[name]
