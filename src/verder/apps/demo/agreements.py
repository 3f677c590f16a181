"""What the demo company agreed with its customers: contracts, prices, and one year-end bonus."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Final

from verder.apps.accounts.models import Account
from verder.apps.agreements.enums import ContractKind
from verder.apps.agreements.models import BonusAgreement, Contract, PriceAgreement
from verder.apps.agreements.services import agree, attach
from verder.apps.demo.largest import largest_totals
from verder.apps.identify import figures
from verder.apps.imports.queries import current_facts
from verder.domain.agreements.notice import shifted
from verder.domain.values.period import first_of_month
from verder.facts.demo.chance import Chance

MOST: Final = 14
PART: Final = 6  # of a small company one in six has a contract
PRICED: Final = 8
# Days from today to the last day: some soon, one with its notice date passed, one over.
ENDS: Final = (112, 47, 260, 310, -40, 135, 200, 420, 95, 530, 118, 365, 150, 700)
NOTICE_MONTHS: Final = (3, 3, 1)
TITLES: Final = (
    (ContractKind.FRAMEWORK, "Raamovereenkomst bevestigingsmaterialen"),
    (ContractKind.SUPPLY, "Leveringscontract magazijnvoorraad"),
    (ContractKind.SERVICE, "Voorraadbeheer op locatie"),
    (ContractKind.FRAMEWORK, "Jaarcontract inkoopcombinatie"),
)
DISCOUNTS: Final = ("0.05", "0.075", "0.10", "0.125")
MEGABYTE: Final = 1 << 20


def agree_with_accounts(*, today: date, seed: int, customers: int) -> None:
    """Let the account managers agree with the largest accounts; the same each time."""
    chance = Chance(seed, "agreements")
    largest = largest_totals(min(MOST, customers // PART))
    accounts = Account.objects.select_related("owner").in_bulk([row.account_id for row in largest])
    for place, row in enumerate(largest):
        account = accounts[row.account_id]
        contract = _agree_contract(account, place, today, chance)
        if place == 0:
            _attach_paper(account, contract)
        if place < PRICED:
            _agree_price(account, today, chance)
    if largest:
        _agree_bonus(accounts[largest[0].account_id], largest[0].revenue, today)


def _agree_contract(account: Account, place: int, today: date, chance: Chance) -> Contract:
    kind, title = TITLES[place % len(TITLES)]
    ends_on = today + timedelta(days=ENDS[place % len(ENDS)])
    contract = Contract(
        account=account,
        title=title,
        kind=kind,
        begins_on=shifted(ends_on + timedelta(days=1), -12 * chance.whole(2, 4)),
        ends_on=ends_on,
        notice_count=NOTICE_MONTHS[place % len(NOTICE_MONTHS)],
        renewal_months=12 if ends_on > today and chance.happens(0.6) else 0,
        is_recurring=kind == ContractKind.SERVICE,
        on=today - timedelta(days=chance.whole(30, 300)),
    )
    return agree(by=account.owner, row=contract)


def _agree_price(account: Account, today: date, chance: Chance) -> None:
    begins_on = date(today.year, 1, 1)
    price = PriceAgreement(
        account=account,
        product_group=chance.pick(figures.product_groups(current_facts())),
        discount_share=Decimal(chance.pick(DISCOUNTS)),
        begins_on=begins_on,
        ends_on=date(today.year, 12, 31),
        on=begins_on,
    )
    agree(by=account.owner, row=price)


def _agree_bonus(account: Account, revenue: Decimal, today: date) -> None:
    """Agree tiers of which the first is reached, and the last is worth working for."""
    unit = Decimal(5_000)
    first = max(unit, (revenue * Decimal("0.6") / unit).to_integral_value() * unit)
    tiers = ((first, "0.01"), (first + 10 * unit, "0.015"), (first * 2, "0.02"))
    bonus = BonusAgreement(
        account=account,
        begins_on=shifted(first_of_month(today).replace(month=1), -24),
        tiers=[{"threshold": str(least), "rate_share": rate} for least, rate in tiers],
        is_retroactive=True,
        remark="Afgerekend in februari, als creditnota.",
        on=today - timedelta(days=300),
    )
    agree(by=account.owner, row=bonus)


def _attach_paper(account: Account, contract: Contract) -> None:
    text = f"{contract.title}\n{account.name}\n\nGetekend exemplaar: zie het archief.\n"
    attach(
        by=account.owner,
        account=account,
        contract=contract,
        content=BytesIO(text.encode()),
        name="raamovereenkomst.txt",
        most_bytes=MEGABYTE,
        remark="samenvatting",
    )
