"""Addresses of mails that were sent on, and of the folders they come from."""

from django.urls import URLPattern, path

from verder.web.intensify.views import mailboxes, mails


def _folder(place: str, name: str, *, is_shared: bool) -> list[URLPattern]:
    """Return the pages of one folder: one's own, or the organisation's."""
    kind = {"is_shared": is_shared}
    return [
        path(f"{place}/", mailboxes.mailbox_page, kind, name=name),
        path(f"{place}/state/", mailboxes.mailbox_state, kind, name=f"{name}_state"),
        path(f"{place}/read/", mailboxes.mailbox_read, kind, name=f"{name}_read"),
        path(f"{place}/leave/", mailboxes.mailbox_leave, kind, name=f"{name}_leave"),
    ]


urlpatterns: list[URLPattern] = [
    *_folder("profile/mail", "my_mailbox", is_shared=False),
    *_folder("settings/mail", "shared_mailbox", is_shared=True),
    path("settings/mail/strangers/", mailboxes.strangers_forget, name="strangers_forget"),
    path("mails/", mails.mails_page, name="mails"),
    path("mails/<int:mail_id>/place/", mails.mail_place, name="mail_place"),
    path("mails/<int:mail_id>/discard/", mails.mail_discard, name="mail_discard"),
    path("mails/<int:mail_id>/restore/", mails.mail_restore, name="mail_restore"),
]
