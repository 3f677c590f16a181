"""The accounts that somebody chooses for what stands in a file: from a list, or typed."""

from collections.abc import Sequence

from django.http import QueryDict

from verder.apps.accounts.queries import found_accounts
from verder.apps.core.keys import record_key
from verder.apps.core.models import User
from verder.apps.intensify.queries.known_people import editable_accounts
from verder.apps.intensify.reports.contact_import import SKIP


def chosen_accounts(
    sent: QueryDict, keys: Sequence[str], user: User
) -> tuple[dict[str, str], list[str]]:
    """Return the choice for each of these, and the names typed that mean no one account."""
    choices: dict[str, str] = {}
    unknown: list[str] = []
    for at, key in enumerate(keys):
        typed, chosen = sent.get(f"other_{at}", "").strip()[:100], sent.get(f"company_{at}")
        if typed:
            found = editable_accounts(user).filter(pk__in=found_accounts(typed).values("pk"))
            exact = found.filter(name__iexact=typed)
            numbers = list((exact if exact.exists() else found).values_list("pk", flat=True)[:2])
            if len(numbers) == 1:
                choices[key] = str(numbers[0])
            else:
                unknown.append(typed)
        elif chosen is not None and (chosen in {"", SKIP} or record_key(chosen)):
            choices[key] = chosen
    return choices, unknown
