"""What was agreed with a customer, and the papers that prove it."""

from verder.apps.agreements.models.attachment import Attachment
from verder.apps.agreements.models.bonus import BonusAgreement
from verder.apps.agreements.models.contract import Contract
from verder.apps.agreements.models.price import PriceAgreement

__all__ = ["Attachment", "BonusAgreement", "Contract", "PriceAgreement"]
