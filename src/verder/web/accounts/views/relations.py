"""On which other accounts an account hangs: choose one, see what that does, do it, undo it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.accounts.enums import Relation
from verder.apps.accounts.models import Account, RelationChange
from verder.apps.accounts.queries import found_accounts, visible_accounts
from verder.apps.accounts.rules import may_relate
from verder.apps.accounts.services import move_account, relate, undo_relations
from verder.apps.accounts.tree import descendant_ids, head_of, is_free_to_hang
from verder.apps.core.failures import Refused
from verder.apps.core.keys import record_key, record_keys
from verder.apps.core.models import User
from verder.apps.core.sentences import sentence
from verder.apps.identify.reports.group_move import move_preview
from verder.web.accounts.effect_rows import effect_rows
from verder.web.accounts.frame import seen_account
from verder.web.accounts.relation_rows import seen_keys
from verder.web.accounts.relation_texts import BY_SLUG, TEXTS, undo_address
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request

NOTHING = "none"
SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Where the account is to hang; nothing was asked yet where `is_chosen` is not so."""

    is_chosen: bool
    to: Account | None
    is_alone: bool


@require_http_methods(["GET", "POST"])
@login_required
def account_relation(request: Request, account_id: int, kind: str) -> HttpResponse:
    """Choose on which account this one hangs, see what that does, and do it."""
    account, relation = seen_account(request.user, account_id), BY_SLUG.get(kind)
    if relation is None:
        raise Http404
    if not may_relate(request.user, relation, account):
        raise PermissionDenied
    asked = _asked(request.user, request.POST if request.method == "POST" else request.GET)
    if request.method == "POST" and asked.is_chosen:
        return _related(request, account, relation, asked)
    context = {
        "account": account,
        "relation": relation,
        "texts": TEXTS[relation],
        "title": TEXTS[relation].title % {"name": account.name},
        "asked": asked,
        "hangs": _hangs(request.user, account, relation),
        "may_move_alone": relation is Relation.LEGAL and _may_move_alone(account),
        **_choices(request, account, relation, asked),
        **_preview(request.user, account, relation, asked),
    }
    return render(request, "accounts/relation.html", context)


@require_POST
@login_required
def relations_undo(request: Request) -> HttpResponse:
    """Take back what one act changed of relations."""
    keys = record_keys(request.GET.getlist("change"))
    changes = list(RelationChange.objects.filter(pk__in=keys))
    subjects = [change.subject_id for change in changes]
    if not changes or seen_keys(request.user, subjects) < set(subjects):
        raise Http404
    try:
        undo_relations(changes=changes, by=request.user)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return redirect("account", changes[-1].subject_id)


def _asked(user: User, sent: QueryDict) -> Asked:
    chosen = sent.get("to", "")
    key = record_key(chosen)
    return Asked(
        is_chosen=chosen == NOTHING or bool(key),
        to=seen_account(user, key) if key else None,
        is_alone=sent.get("alone") == "yes",
    )


def _related(request: Request, account: Account, relation: Relation, asked: Asked) -> HttpResponse:
    try:
        changes = _change(request.user, account, relation, asked)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
        return redirect("account_relation", account.pk, TEXTS[relation].slug)
    texts = TEXTS[relation]
    text = texts.done if asked.to else texts.ended
    told = text % {"name": account.name, "to": asked.to.name if asked.to else ""}
    say(request, told, undo=undo_address(changes))
    return redirect("account_group" if relation is Relation.LEGAL else "account", account.pk)


def _change(user: User, account: Account, relation: Relation, asked: Asked) -> list[RelationChange]:
    if relation is Relation.LEGAL:
        return move_account(account=account, to=asked.to, by=user, is_alone=asked.is_alone)
    change = relate(account=account, relation=relation, to=asked.to, by=user)
    return [change] if change else []


def _may_move_alone(account: Account) -> bool:
    """Return whether something is left behind, and has a place to go."""
    return account.parent_id is not None and account.children.exists()


def _hangs(user: User, account: Account, relation: Relation) -> Account | None:
    """Return on what the account hangs now, if that is in view."""
    to: Account | None = getattr(account, relation.value)
    return to if to and seen_keys(user, [to.pk]) else None


def _choices(
    request: Request, account: Account, relation: Relation, asked: Asked
) -> dict[str, Any]:
    """Return the accounts to choose from: those found, or those of the own group."""
    words = request.GET.get("q", "").strip()[:100]
    found = visible_accounts(request.user).exclude(pk=account.pk)
    if relation is Relation.LEGAL and not asked.is_alone:
        found = found.exclude(pk__in=descendant_ids(account.pk))
    if words:
        found = found.filter(pk__in=found_accounts(words).values("pk"))
    else:
        found = found.filter(Q(pk=head_of(account)) | Q(head=head_of(account)))
    accounts = list(found.select_related("owner").order_by("name", "pk")[: SHOWN + 1])
    has_more, chosen = len(accounts) > SHOWN, [asked.to] if asked.to else []
    others = [one for one in accounts[:SHOWN] if one != asked.to]
    return {"words": words, "choices": chosen + others, "has_more": has_more}


def _preview(user: User, account: Account, relation: Relation, asked: Asked) -> dict[str, Any]:
    if not asked.is_chosen:
        return {}
    if relation is Relation.LEGAL:
        found = move_preview(user=user, account=account, to=asked.to, is_alone=asked.is_alone)
        return {"preview": found, "effects": effect_rows(found.effects)}
    to = asked.to.pk if asked.to else None
    return {"is_possible": is_free_to_hang(account.pk, to, relation)}
