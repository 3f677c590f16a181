"""How good the details of contacts are: filled in, and checked not long ago."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from verder.domain.values.missing import NotComputable


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLimits:
    """For how long a check of details holds, and leavers are kept."""

    verified_days: int = 365
    leavers_days: int = 730


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """How many of the fields that a contact should have are filled, and when that was checked."""

    filled: int
    required: int
    verified_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactQuality:
    """The parts of the score, each a share of 0..1."""

    completeness_share: Decimal
    verified_share: Decimal

    @property
    def score_share(self) -> Decimal:
        """Half of it is completeness, half the share that was checked not long ago."""
        return (self.completeness_share + self.verified_share) / 2


def contact_quality(
    contacts: Sequence[ContactDetails], *, today: date, limits: ContactLimits
) -> ContactQuality:
    """Return how complete the required fields are, and how many contacts were checked lately.

    Kwaliteit van contactgegevens: ½ · volledigheid + ½ · aandeel dat korter dan twaalf
    maanden geleden is nagekeken. A contact that was never checked counts as not checked.

    >>> full = ContactDetails(filled=5, required=5, verified_on=date(2026, 1, 1))
    >>> part = ContactDetails(filled=3, required=5)
    >>> contact_quality([full, part], today=date(2026, 5, 1), limits=ContactLimits()).score_share
    Decimal('0.65')
    """
    required = sum(each.required for each in contacts)
    if not required:
        raise NotComputable("no_contacts")
    border = today - timedelta(days=limits.verified_days)
    verified = sum(
        1 for each in contacts if each.verified_on is not None and each.verified_on > border
    )
    return ContactQuality(
        completeness_share=Decimal(sum(each.filled for each in contacts)) / required,
        verified_share=Decimal(verified) / len(contacts),
    )
