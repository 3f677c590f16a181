"""A group of some depth for the demo company, with contacts and bills elsewhere."""

from django.db.models import Count

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account
from verder.apps.accounts.services import put_under, relate

FEWEST = 2  # entities of a holding that counts here
TAKEN_OVER = 2  # holdings that came to belong to the first one
TOLD = 2  # entities whose contact is with their holding


def relate_accounts() -> None:
    """Let the first holding have a daughter of a daughter, and take over the next holdings."""
    heads = Account.objects.annotate(size=Count("entities")).filter(size__gte=FEWEST)
    for top in heads.order_by("pk")[:1]:
        holdings = list(heads.exclude(pk=top.pk).order_by("pk")[:TAKEN_OVER])
        first, *others = top.children.order_by("pk")
        put_under(account=others[-1], parent=first, by=None)
        relate(account=others[-1], relation=Relation.CONTACT, to=first, by=None)
        relate(account=first, relation=Relation.BILLING, to=top, by=None)
        above = first
        for holding in holdings:
            put_under(account=holding, parent=above, by=None)
            for entity in holding.children.order_by("pk")[:TOLD]:
                relate(account=entity, relation=Relation.CONTACT, to=holding, by=None)
            above = holding
