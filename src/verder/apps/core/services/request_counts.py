"""How often something is asked in a minute, counted by all web processes together."""

from django.db import transaction
from django.db.models import F

from verder.apps.core.models import RequestCount


@transaction.atomic
def count_request(*, key: str, minute: int) -> int:
    """Count a request, and return how many there were in this minute; older minutes go."""
    counted = RequestCount.objects.filter(key=key)
    if not counted.update(count=F("count") + 1):
        RequestCount.objects.filter(minute__lt=minute).delete()
        RequestCount.objects.bulk_create(
            [RequestCount(key=key, minute=minute)], ignore_conflicts=True
        )
        counted.update(count=F("count") + 1)
    return counted.values_list("count", flat=True).get()
