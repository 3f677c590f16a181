"""The lists of one colleague in words: what is late, since when, and where it is set right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from verder.apps.intensify.models import ContactMoment, NextStep
from verder.apps.intensify.reports.contact_matrix import MatrixReport
from verder.apps.intensify.reports.silences import QuietPerson
from verder.apps.intensify.reports.team_member import MemberLists
from verder.apps.intensify.reports.team_view import Quiet
from verder.domain.intensify.contact_matrix import Figure
from verder.web.intensify.contact_form import position_name
from verder.web.intensify.contact_words import (
    channel_words,
    due_words,
    people_words,
    when_words,
)
from verder.web.intensify.relations_table import gap_of, matrix_address
from verder.web.intensify.silence_lines import silence_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something that waits: at which account, what, and where it is."""

    account: str
    href: str
    text: str
    more: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """How well one account is covered."""

    account: str
    href: str
    coverage_share: Figure
    gap: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberShown:
    """The page of one colleague."""

    lists: MemberLists
    contacts: list[Line]
    promises: list[Line]
    silences: list[Line]
    accounts: list[CoverageLine]


def member_shown(lists: MemberLists, today: date) -> MemberShown:
    """Return the lists in words."""
    return MemberShown(
        lists=lists,
        contacts=[_contact(each) for each in lists.contacts],
        promises=[_promise(each, today) for each in lists.promises],
        silences=[_silence(each) for each in lists.silences],
        accounts=_accounts(lists.matrices),
    )


def _contact(moment: ContactMoment) -> Line:
    what = [channel_words(moment), people_words(moment), moment.purpose]
    return Line(
        account=moment.account.name,
        href=reverse("contact", args=[moment.pk]),
        text=" · ".join(each for each in what if each),
        more=when_words(moment),
    )


def _promise(step: NextStep, today: date) -> Line:
    return Line(
        account=step.account.name,
        href=reverse("promise", args=[step.pk]),
        text=step.text,
        more=due_words(step.due_on, today),
    )


def _silence(each: Quiet) -> Line:
    return Line(
        account=each.account.name,
        href=reverse("account_contacts", args=[each.account.pk]),
        text=position_name(each.position) if isinstance(each, QuietPerson) else "",
        more=silence_words(each.silence),
    )


def _accounts(matrices: Iterable[MatrixReport]) -> list[CoverageLine]:
    return [
        CoverageLine(
            account=report.account.name,
            href=matrix_address(report),
            coverage_share=report.measures.coverage_share,
            gap=gap_of(report),
        )
        for report in matrices
    ]
