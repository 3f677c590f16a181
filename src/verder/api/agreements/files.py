"""Files of accounts: received, taken along, removed, brought back."""

from typing import IO, Annotated, cast

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from ninja import File, Form, Router, UploadedFile
from pydantic import Field, StringConstraints

from verder.api.agreements.records import agreed_account
from verder.api.agreements.shown import AttachmentShown
from verder.api.authentication import Caller
from verder.api.records import seen_account
from verder.api.values import LARGEST_KEY, PRINTABLE, Key
from verder.apps.accounts.models import Account
from verder.apps.agreements.models import Attachment, Contract
from verder.apps.agreements.queries import attachment_path, attachments_of, contracts_of
from verder.apps.agreements.services import attach, detach, restore_attachment

router = Router(tags=["agreements"])
FILES = "/accounts/{int:account_id}/files"
FILE = f"{FILES}/{{int:file_id}}"
MEGABYTE = 1 << 20
Remark = Annotated[str, StringConstraints(max_length=200, pattern=PRINTABLE)]
ContractKey = Annotated[int, Field(ge=0, le=LARGEST_KEY, description="0: the account itself.")]


@router.post(FILES, response={201: AttachmentShown}, operation_id="addAttachment")
def add_file(
    request: Caller,
    account_id: Key,
    file: File[UploadedFile],
    contract: Form[ContractKey] = 0,
    remark: Form[Remark] = "",
) -> Attachment:
    """Receive a file of an account, or of one of its contracts."""
    account = agreed_account(request.user, account_id)
    of: Contract | None = None
    if contract:
        of = get_object_or_404(contracts_of(account), pk=contract)
    return attach(
        by=request.user,
        account=account,
        content=cast("IO[bytes]", file.file),
        name=file.name or "file",
        most_bytes=settings.MOST_ATTACHMENT_MB * MEGABYTE,
        contract=of,
        remark=remark,
    )


@router.get(
    FILE,
    response={200: None},
    operation_id="readAttachment",
    openapi_extra={"responses": {200: {"content": {"application/octet-stream": {"schema": {}}}}}},
)
def read_file(request: Caller, account_id: Key, file_id: Key) -> FileResponse:
    """Return a file as it was received."""
    found = _file(seen_account(request.user, account_id), file_id)
    path = attachment_path(found)
    if path is None:
        raise Http404
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=found.name,
        content_type="application/octet-stream",
    )


@router.delete(FILE, response={204: None}, operation_id="removeAttachment")
def remove_file(request: Caller, account_id: Key, file_id: Key) -> None:
    """Remove a file; for a while it can be brought back."""
    detach(by=request.user, attachment=_file(agreed_account(request.user, account_id), file_id))


@router.post(f"{FILE}/restore", response=AttachmentShown, operation_id="restoreAttachment")
def restore_file(request: Caller, account_id: Key, file_id: Key) -> Attachment:
    """Bring a removed file back."""
    account = agreed_account(request.user, account_id)
    found = get_object_or_404(Attachment, pk=file_id, account=account)
    restore_attachment(by=request.user, attachment=found)
    return get_object_or_404(Attachment, pk=file_id)


def _file(account: Account, file_id: int) -> Attachment:
    return get_object_or_404(attachments_of(account), pk=file_id)
