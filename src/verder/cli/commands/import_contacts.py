"""`verder import-contacts`: read a file of contacts, show what was found, and import it."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from verder.apps.core.sentences import sentence
from verder.apps.intensify.reports.contact_import import ImportPlan, Outcome
from verder.apps.intensify.services.contact_imports import (
    discard_import,
    import_contacts,
    plan_of,
    receive_contacts,
)
from verder.cli.errors import Stopped
from verder.cli.output import print_json, print_table


def main(*, file: Path, dry_run: bool, as_json: bool) -> None:
    """Import the contacts whose company is surely one account; the others are told."""
    if not file.is_file():
        raise Stopped(_("The file %(file)s is not there.") % {"file": file})
    today = timezone.localdate()
    with file.open("rb") as content:
        read = receive_contacts(
            by=None, content=content, name=file.name, most_bytes=settings.MOST_ATTACHMENT_MB << 20
        )
    plan = plan_of(by=None, import_=read, today=today)
    problems = [*read.problems, *(asdict(each) for each in plan.flaws)]
    if dry_run:
        discard_import(by=None, import_=read)
    else:
        import_contacts(by=None, import_=read, today=today)
    shape = shape_of(plan, problems, file=file.name, is_done=not dry_run)
    if as_json:
        print_json(shape)
    else:
        print_shape(shape)


def shape_of(
    plan: ImportPlan, problems: list[dict[str, Any]], *, file: str, is_done: bool
) -> dict[str, Any]:
    """Return what the command tells, as JSON has it."""
    unclear = [each for each in plan.companies if each.account is None]
    return {
        "file": file,
        "imported": is_done,
        "counts": {each.value: plan.count(each) for each in Outcome},
        "unclear_companies": [
            {
                "name": each.company.name,
                "contacts": each.contacts,
                "likely": [account.name for account in each.likely],
            }
            for each in unclear
        ],
        "problems": [{**each, "sentence": sentence(each["code"], each)} for each in problems],
    }


def print_shape(shape: dict[str, Any]) -> None:
    """Print what was found as tables."""
    print_table(shape["file"], [_("Outcome"), _("Contacts")], shape["counts"].items())
    if shape["unclear_companies"]:
        rows = [
            (each["name"], ", ".join(each["likely"]) or None, each["contacts"])
            for each in shape["unclear_companies"]
        ]
        headers = [_("Company"), _("Perhaps"), _("Contacts")]
        print_table(_("Companies of no clear account"), headers, rows, texts=2)
    if shape["problems"]:
        problems = [
            (each["number"], each["field"], each["text"], each["sentence"])
            for each in shape["problems"]
        ]
        headers = [
            _("Row or card"),
            _("Property"),
            _("As it stands there"),
            _("What to know of it"),
        ]
        print_table(_("What was wrong"), headers, problems, texts=4)
