"""What this area does when others act: with accounts that merge."""

from verder.apps.accounts.belongings import register_belonging
from verder.apps.agreements.models import Attachment, BonusAgreement, Contract, PriceAgreement

register_belonging(Contract)
register_belonging(PriceAgreement)
register_belonging(BonusAgreement)
register_belonging(Attachment)
