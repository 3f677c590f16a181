"""On which page of an account an instrument is told."""

from django.urls import reverse

from verder.apps.accounts.models import Account
from verder.apps.intensify.instruments import KnownInstrument


def instrument_address(account: Account, instrument: KnownInstrument) -> str:
    """Return where what an instrument says of an account stands."""
    if instrument.has_many_voices:
        return reverse("account_voices", args=[account.pk, instrument.key])
    return reverse("account_relationship", args=[account.pk])
