"""`verder report relationship`: how close the relation with each account is, on both sides."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.accounts.models import Account
from verder.apps.identify.question import Question
from verder.apps.intensify.reports.relationship import Relation, relations_report
from verder.cli.shapes.answers import Csv, Table
from verder.domain.values.missing import NotComputable

NOTHING: dict[str, Any] = {"today": None, "accounts": []}
COLUMNS = ("account", "name", "stage", "ours", "theirs", "gap", "is_one_sided", "begin_with")


def as_json(_question: Question) -> dict[str, Any]:
    """Return every scored account with both sums, the gap and where to begin."""
    today = timezone.localdate()
    found = relations_report(None, today=today)
    return {"today": today.isoformat(), "accounts": [_row(*each) for each in found]}


def _row(account: Account, relation: Relation) -> dict[str, Any]:
    sides, step = relation.sides, relation.sides.next_step
    return {
        "account": account.pk,
        "name": account.name,
        "stage": _known(relation.stage),
        "ours": _known(sides.ours.score),
        "theirs": _known(sides.theirs.score),
        "gap": _known(sides.gap),
        "is_one_sided": sides.is_one_sided,
        "begin_with": step.items[0] if step else None,
    }


def _known(found: object) -> str | None:
    return None if isinstance(found, NotComputable) else str(found)


def as_table(question: Question) -> Table:
    """Return a row an account."""
    found = as_json(question)
    rows = [
        tuple(row[name] or "–" for name in ("name", "stage", "ours", "theirs", "gap"))
        for row in found["accounts"]
    ]
    title = _("Relationship stage on %(day)s") % {"day": found["today"]}
    return title, [_("account"), _("stage"), _("our sum"), _("their sum"), _("gap")], rows


def as_csv(question: Question) -> Csv:
    """Return a row an account, with where to begin."""
    rows = [tuple(row[name] for name in COLUMNS) for row in as_json(question)["accounts"]]
    return list(COLUMNS), rows
