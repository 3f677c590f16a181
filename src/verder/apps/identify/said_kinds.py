"""What people say of an account as rows of its own, by the name that addresses give it."""

from typing import Final

from verder.apps.identify.models import BenefitEntry, KeyBuyingFactor, PortfolioTarget, Said

KINDS: Final[dict[str, type[Said]]] = {
    kind.said_as: kind for kind in (BenefitEntry, KeyBuyingFactor, PortfolioTarget)
}
