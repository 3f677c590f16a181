"""Files of an account: received, taken along, removed, brought back."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from verder.apps.accounts.models import Account
from verder.apps.agreements.models import Attachment
from verder.apps.agreements.queries import attachment_path, attachments_of
from verder.apps.agreements.services import attach, detach, restore_attachment
from verder.apps.core.failures import Refused
from verder.apps.core.sentences import sentence
from verder.web.accounts.frame import seen_account
from verder.web.agreements.forms import AttachmentForm
from verder.web.agreements.views.tab import agreements_page, back_to_tab, editable
from verder.web.core.flash import say, warn
from verder.web.core.requests import Request

MEGABYTE = 1 << 20
# Whatever a file says it is, a browser only keeps it.
UNKNOWN_TYPE = "application/octet-stream"


@require_POST
@login_required
def attachment_add(request: Request, account_id: int) -> HttpResponse:
    """Receive a file."""
    account = editable(request, account_id)
    form = AttachmentForm(request.POST, request.FILES, account=account)
    if not form.is_valid():
        return agreements_page(request, account, file_form=form)
    sent = form.cleaned_data["file"]
    try:
        kept = attach(
            by=request.user,
            account=account,
            content=sent.file,
            name=sent.name,
            most_bytes=settings.MOST_ATTACHMENT_MB * MEGABYTE,
            contract=form.cleaned_data["contract"],
            remark=form.cleaned_data["remark"],
        )
    except Refused as refused:
        form.add_error("file", sentence(refused.code, refused.details))
        return agreements_page(request, account, file_form=form)
    undo = reverse("attachment_remove", args=[account.pk, kept.pk])
    say(request, _("%(what)s was kept.") % {"what": kept}, undo=undo)
    return back_to_tab(account)


@require_GET
@login_required
@never_cache
def attachment_download(request: Request, account_id: int, file_id: int) -> FileResponse:
    """Send a file to be kept, never to be shown in the page."""
    found = _file(seen_account(request.user, account_id), file_id)
    path = attachment_path(found)
    if path is None:
        raise Http404
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type=UNKNOWN_TYPE,
        headers={"X-Content-Type-Options": "nosniff"},
    )


@require_POST
@login_required
def attachment_remove(request: Request, account_id: int, file_id: int) -> HttpResponse:
    """Remove a file; for a while it can be brought back."""
    account = editable(request, account_id)
    found = _file(account, file_id)
    detach(by=request.user, attachment=found)
    undo = reverse("attachment_restore", args=[account.pk, found.pk])
    say(request, _("%(what)s was removed.") % {"what": found}, undo=undo)
    return back_to_tab(account)


@require_POST
@login_required
def attachment_restore(request: Request, account_id: int, file_id: int) -> HttpResponse:
    """Bring a removed file back."""
    account = editable(request, account_id)
    found = get_object_or_404(Attachment, pk=file_id, account=account)
    try:
        restore_attachment(by=request.user, attachment=found)
    except Refused as refused:
        warn(request, sentence(refused.code, refused.details))
    else:
        say(request, _("It is as it was."))
    return back_to_tab(account)


def _file(account: Account, file_id: int) -> Attachment:
    return get_object_or_404(attachments_of(account), pk=file_id)
