"""How much each page may ask of the database, whatever the number of accounts."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import SignIn
from tests.web.test_every_page import addresses
from tests.world import World
from verder.apps.core.enums import Role
from verder.apps.identify.reports.warming import warm_up

MOST = 25
TIGHT = {"/portfolio/": 12, "/accounts/": 15, "/accounts/{account}/": 22, "/identify/abc/": 12}


def test_every_page_stays_within_its_budget(world: World, signed_in: SignIn) -> None:
    """Ask as a sales manager, for whom the accounts in view must be found out every time."""
    account = world.accounts[0]
    tight = {name.format(account=account.pk): most for name, most in TIGHT.items()}
    warm_up()
    client = signed_in(world.users[Role.SALES_MANAGER])
    asked = {}
    for address in addresses(account.pk):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked[address] = len(queries)
    assert tight.keys() <= asked.keys()
    assert {
        address: count for address, count in asked.items() if count > tight.get(address, MOST)
    } == {}
