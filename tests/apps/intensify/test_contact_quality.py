"""How complete and how fresh the contacts of a list are."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.apps.intensify.known import TODAY, known_buyer
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.intensify.models import Person, PositionRole, Reach
from verder.apps.intensify.queries.contact_list import contacts
from verder.apps.intensify.reports.contact_quality import quality_of
from verder.domain.intensify.contact_quality import ContactQuality
from verder.domain.values.missing import NotComputable

pytestmark = pytest.mark.django_db


def test_what_is_filled_and_checked_is_counted_over_those_who_are_there(world: World) -> None:
    account, director = world.accounts[0], world.users[Role.DIRECTOR]
    assert quality_of(contacts(director, TODAY), TODAY) == NotComputable("no_contacts")
    places = [known_buyer(account, given=name) for name in ("Femke", "Zoe", "Jan", "Sjoerd")]
    people = list(Person.objects.order_by("pk"))
    Person.objects.filter(pk=people[0].pk).update(verified_on=TODAY - timedelta(days=364))
    Person.objects.filter(pk=people[1].pk).update(verified_on=TODAY - timedelta(days=365))
    Person.objects.filter(pk=people[2].pk).update(verified_on=None, given_name="")
    Reach.objects.filter(person=people[2]).delete()
    PositionRole.objects.filter(position=places[2]).update(ended_on=TODAY)
    places[3].ended_on = TODAY  # who left counts no more
    places[3].save()
    assert quality_of(contacts(director, TODAY), TODAY) == ContactQuality(
        completeness_share=Decimal(5 + 5 + 1) / 15, verified_share=Decimal(1) / 3
    )
