"""Sentences about mails that are sent on, and the folders they come from."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "mailbox_not_connected": _("No folder with mails is connected."),
    "mailbox_no_folder": _(
        "There is no folder “%(folder)s” on the server. It has: %(known)s. Choose one of these."
    ),
    "mailbox_renumbered": _(
        "The server numbered its mails anew, so reading goes on with what comes from now on. "
        "Send on once more what you miss; nothing is kept twice."
    ),
    "mail_unreadable": _("This mail is damaged; what could not be read was left out."),
    "mail_cut_off": _(
        "Only the first part of this large mail was read; its attachments stay in your mail."
    ),
    "mail_no_text": _("There is no readable text in this mail; it may be encrypted or a picture."),
    "mail_automatic": _("This is an automatic answer that nobody wrote."),
    "mail_doubtful": _(
        "Your mail server doubts that this came from you. Discard it if you did not send it on."
    ),
    "mail_not_allowed": _("You may not log contacts with the account of whom this is about."),
    "mail_of_one_account": _("A contact is with people of one account; choose one of them."),
}
