"""Customer numbers that a file names for the first time become accounts."""

from collections.abc import Mapping, Sequence

from verder.apps.accounts.models import Account, AccountNumber, ImportedChange
from verder.apps.accounts.people import known_people
from verder.facts.customers_seen import CustomerSeen

BATCH = 1000
LONGEST_NAME = 200
LONGEST_REGION = 100


def place_customers(customers: Sequence[CustomerSeen], import_id: int) -> int:
    """Make accounts of unknown numbers and fill what known ones lack; return how many are new.

    A new account gets the user as owner whom all lines of the customer name as salesperson.
    """
    sources = {customer.source for customer in customers}
    known = {
        (source, number): account
        for source, number, account in AccountNumber.objects.filter(source__in=sources).values_list(
            "source", "number", "account_id"
        )
    }
    new = [one for one in customers if (one.source, one.number) not in known]
    make_accounts(new, import_id)
    fill_regions(customers, known, import_id)
    return len(new)


def make_accounts(customers: Sequence[CustomerSeen], import_id: int) -> None:
    """Add an account with its number for each customer."""
    people = known_people()
    accounts = [
        Account(
            name=(customer.name or customer.number).strip()[:LONGEST_NAME] or customer.number,
            region=(customer.region or "").strip()[:LONGEST_REGION],
            owner_id=people.user_id(customer.salesperson),
            made_by_import=import_id,
        )
        for customer in customers
    ]
    Account.objects.bulk_create(accounts, batch_size=BATCH)
    AccountNumber.objects.bulk_create(
        (
            AccountNumber(account=account, source=customer.source, number=customer.number)
            for account, customer in zip(accounts, customers, strict=True)
        ),
        batch_size=BATCH,
    )


def fill_regions(
    customers: Sequence[CustomerSeen], known: Mapping[tuple[str, str], int], import_id: int
) -> None:
    """Give known accounts without a region the one that the lines name."""
    regions: dict[int, str] = {}
    for customer in customers:
        account_id = known.get((customer.source, customer.number))
        if account_id is not None and customer.region:
            regions[account_id] = customer.region.strip()[:LONGEST_REGION]
    if not regions:
        return
    empty = Account.objects.filter(region="").values_list("pk", flat=True)
    wanted = {key: regions[key] for key in empty if key in regions}
    by_region: dict[str, list[int]] = {}
    for key, region in wanted.items():
        by_region.setdefault(region, []).append(key)
    for region, keys in by_region.items():
        for start in range(0, len(keys), BATCH):
            Account.objects.filter(pk__in=keys[start : start + BATCH]).update(region=region)
    ImportedChange.objects.bulk_create(
        (
            ImportedChange(
                import_id=import_id,
                subject="account",
                subject_id=key,
                before={"region": ""},
                after={"region": region},
            )
            for key, region in wanted.items()
        ),
        batch_size=BATCH,
    )
