"""Addresses of agreements; those of one account lie below it."""

from django.urls import path

from verder.web.agreements.views import attachments, contracts, tab

urlpatterns = [
    path("agreements/", contracts.agreements_page, name="agreements"),
    path(
        "accounts/<int:account_id>/agreements/", tab.account_agreements, name="account_agreements"
    ),
    path(
        "accounts/<int:account_id>/agreements/files/",
        attachments.attachment_add,
        name="attachment_add",
    ),
    path(
        "accounts/<int:account_id>/agreements/files/<int:file_id>/",
        attachments.attachment_download,
        name="attachment_download",
    ),
    path(
        "accounts/<int:account_id>/agreements/files/<int:file_id>/remove/",
        attachments.attachment_remove,
        name="attachment_remove",
    ),
    path(
        "accounts/<int:account_id>/agreements/files/<int:file_id>/restore/",
        attachments.attachment_restore,
        name="attachment_restore",
    ),
    path(
        "accounts/<int:account_id>/agreements/<slug:kind>/",
        tab.agreement_keep,
        name="agreement_new",
    ),
    path(
        "accounts/<int:account_id>/agreements/<slug:kind>/<int:row_id>/",
        tab.agreement_keep,
        name="agreement_change",
    ),
    path(
        "accounts/<int:account_id>/agreements/<slug:kind>/<int:row_id>/remove/",
        tab.agreement_remove,
        name="agreement_remove",
    ),
    path(
        "accounts/<int:account_id>/agreements/<slug:kind>/<int:row_id>/undo/",
        tab.agreement_undo,
        name="agreement_undo",
    ),
]
