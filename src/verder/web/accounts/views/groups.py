"""The group that an account stands in."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from verder.apps.accounts.rules import may_arrange, may_arrange_accounts
from verder.apps.accounts.services import take_out
from verder.web.accounts.frame import seen_account
from verder.web.accounts.relation_texts import undo_address
from verder.web.core.flash import say
from verder.web.core.requests import Request, only_for


@require_POST
@only_for(may_arrange_accounts)
def account_take_out(request: Request, account_id: int) -> HttpResponse:
    """Let an entity stand on its own."""
    account = seen_account(request.user, account_id)
    if not may_arrange(request.user, account):
        raise PermissionDenied
    change = take_out(account=account, by=request.user)
    say(
        request,
        _("%(name)s stands on its own now.") % {"name": account.name},
        undo=undo_address([change] if change else []),
    )
    return redirect("account", account.pk)
