"""The own personal tokens: keys with which programs use the API in somebody's name."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verder.apps.core import services
from verder.apps.core.failures import Refused
from verder.apps.core.models import PersonalToken
from verder.apps.core.queries import tokens_of
from verder.apps.core.sentences import sentence
from verder.web.core.flash import say
from verder.web.core.forms import TokenForm
from verder.web.core.requests import Request

TEMPLATE = "core/tokens.html"


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def tokens_page(request: Request) -> HttpResponse:
    """List the tokens, and make one: its secret is shown on this answer and never again."""
    form = TokenForm(request.POST or None)
    made: PersonalToken | None = None
    secret = ""
    if form.is_valid():
        try:
            made, secret = services.make_token(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, sentence(refused.code, refused.details))
    context = {
        "form": TokenForm() if made else form,
        "made": made,
        "secret": secret,
        "tokens": tokens_of(request.user),
        "now": timezone.now(),
        "address": request.build_absolute_uri("/api/"),
    }
    return render(request, TEMPLATE, context)


@require_POST
@login_required
def token_revoke(request: Request, token_id: int) -> HttpResponse:
    """Let a token open nothing any more."""
    token = get_object_or_404(tokens_of(request.user), pk=token_id)
    services.revoke_token(token=token, by=request.user)
    say(request, _("The token %(name)s opens nothing any more.") % {"name": token.name})
    return redirect("tokens")
