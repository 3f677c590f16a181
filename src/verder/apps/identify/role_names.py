"""What the roles of the buying team and of the own team are called, in their order."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from verder.domain.intensify.roles import DmuRole, PsuRole

DMU_ROLES: Final[list[tuple[str, Promise]]] = [
    (DmuRole.DECIDER.value, _("Decider")),
    (DmuRole.BUYER.value, _("Buyer")),
    (DmuRole.ADVISER.value, _("Adviser")),
    (DmuRole.INFLUENCER.value, _("Influencer")),
    (DmuRole.USER.value, _("User of the product")),
    (DmuRole.SUPPORTER.value, _("Supporter")),
]
PSU_ROLES: Final[list[tuple[str, Promise]]] = [
    (PsuRole.ACCOUNT_MANAGER.value, _("Account manager")),
    (PsuRole.SELLER.value, _("Seller")),
    (PsuRole.SALES_MANAGER.value, _("Sales manager")),
    (PsuRole.DIRECTOR.value, _("Director or board member")),
    (PsuRole.SUPPORTER.value, _("Inside sales")),
    (PsuRole.EXECUTOR.value, _("Executor")),
    (PsuRole.ADMINISTRATOR.value, _("Administration")),
]
