"""What accounts can be to each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Relation(models.TextChoices):
    """How an account hangs on another one; the value is the field that says so.

    Figures roll up by the legal group alone. Who to talk to and who pays are often
    settled elsewhere: at a head office, an association, an administration office.
    """

    LEGAL = "parent", _("legal group")
    CONTACT = "contact_with", _("contact belongs to")
    BILLING = "bill_to", _("bill to")


BESIDE = (Relation.CONTACT, Relation.BILLING)
