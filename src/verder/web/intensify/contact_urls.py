"""Addresses of contacts and promises; those of one account lie below it."""

from django.urls import URLPattern, path

from verder.web.intensify.views import contacts, invitations, log, offline, promises, today

urlpatterns: list[URLPattern] = [
    path("", today.first_page, name="start"),
    path("today/", today.today_page, name="today"),
    path("today/threads/", today.today_threads, name="today_threads"),
    path("today/call/account/<int:account_id>/", today.account_call, name="account_call"),
    path("today/call/<int:position_id>/", today.position_call, name="position_call"),
    path("today/wish/<int:position_id>/", today.position_wish, name="position_wish"),
    path("log/", log.contact_log, name="contact_log"),
    path("log/offline/", offline.contact_offline, name="contact_offline"),
    path("log/book/", offline.contact_book, name="contact_book"),
    path("log/send/", offline.contact_send, name="contact_send"),
    path("service-worker.js", offline.service_worker, name="service_worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("contacts/", contacts.contacts_page, name="contacts"),
    path("contacts/<int:moment_id>/", contacts.contact, name="contact"),
    path("contacts/<int:moment_id>/done/", contacts.contact_done, name="contact_done"),
    path("contacts/<int:moment_id>/remove/", contacts.contact_remove, name="contact_remove"),
    path("contacts/<int:moment_id>/share/", contacts.contact_share, name="contact_share"),
    path("contacts/<int:moment_id>/undo/", contacts.contact_undo, name="contact_undo"),
    path("contacts/<int:moment_id>/invite/", invitations.contact_invite, name="contact_invite"),
    path(
        "contacts/<int:moment_id>/uninvite/", invitations.contact_uninvite, name="contact_uninvite"
    ),
    path("accounts/<int:account_id>/contacts/", contacts.account_contacts, name="account_contacts"),
    path("accounts/<int:account_id>/promises/", promises.promise_new, name="promise_new"),
    path("promises/", promises.promises_page, name="promises"),
    path("promises/<int:step_id>/", promises.promise_change, name="promise"),
    path("promises/<int:step_id>/done/", promises.promise_done, name="promise_done"),
    path("promises/<int:step_id>/remove/", promises.promise_remove, name="promise_remove"),
    path("promises/<int:step_id>/reopen/", promises.promise_reopen, name="promise_reopen"),
]
