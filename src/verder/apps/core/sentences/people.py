"""Sentences about the people on both sides, and who meets whom."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "people_act_undone": _("This was undone already."),
    "people_changed_since": _(
        "Somebody changed it since, so it cannot be undone as a whole. Change it by hand."
    ),
    "people_used_since": _(
        "Something hangs on it since, such as a contact that was logged, so it cannot be undone."
    ),
    "reports_to_elsewhere": _("Somebody reports to a person at the same account."),
    "reports_to_circle": _("Then the two would report to each other. Choose somebody else."),
    "position_taken": _("%(person)s has this position."),
    "position_vacant": _("Nobody has this position."),
    "position_of_another": _("Somebody else has the position that would be left."),
    "position_ended": _("This position ended on %(on)s already."),
    "same_company": _("That is the account where they work now. Choose another one."),
    "position_in_use": _(
        "Contacts or judgements hang on this position. End it instead: then its history stays."
    ),
    "merge_with_themselves": _("That is one and the same contact. Choose two."),
    "person_gone": _("Somebody merged or erased this contact meanwhile. Look at the list anew."),
    "no_contacts": _("There are no contacts yet."),
    "no_cards": _(
        "%(file)s holds no address cards. An export of contacts as vCard begins with BEGIN:VCARD."
    ),
    "calendar_file": _("%(file)s is a calendar, not a list of contacts."),
    "no_contact_columns": _(
        "%(file)s has no columns of contacts: there must be a name or an e-mail address, and a"
        " company or a function. The headers are: %(headers)s. A list of companies is imported at"
        " Imports."
    ),
    "too_many_contacts": _("%(file)s holds more than %(most)s contacts. Split it and try again."),
    "too_many_lines": _("%(file)s has more than %(most)s lines. Split it and try again."),
    "no_such_choice": _("Choose an account, or leave the company out."),
    "contacts_imported": _("The contacts of %(file)s were imported already."),
    "file_unreadable": _("%(file)s is damaged and is left out. Export it again."),
    "file_locked": _("%(file)s needs a password and is left out. Unpack it and send it by itself."),
    "file_no_card": _("%(file)s is no address card and is left out."),
    "too_many_files": _("%(file)s holds more than %(most)s files. Split it and try again."),
    "card_not_closed": _("The card has no end (END:VCARD): what was there is read."),
    "card_not_opened": _("An end of a card without a beginning: it is passed over."),
    "outside_cards": _("This stands outside every card and is passed over."),
    "line_unreadable": _("This line is no property of a card and is passed over."),
    "base64_damaged": _("The value is damaged and is left out. Fill it in by hand."),
    "charset_guessed": _("The letters did not fit their encoding. Check the accents."),
    "value_empty": _("There is no address or number in it."),
    "birthday_left_out": _(
        "The birthday is left out: it is kept only if the person allows it. Ask, and fill it in."
    ),
    "company_card": _("This is a company, not a person: it is left out."),
    "name_from_email": _("There is no name; the beginning of the e-mail address stands for it."),
    "card_without_name": _("There is no name and no e-mail address: the card is left out."),
    "row_without_name": _("There is no name and no e-mail address: the row is left out."),
    "bad_email": _("This is no e-mail address and is left out. Correct it and import again."),
    "bad_phone": _(
        "This is no phone number and is left out. Write it with all its digits and import again."
    ),
    "text_cut": _("This is longer than can be kept: only its beginning is read."),
    "language_unknown": _("Which language this is, is not known: it is left out."),
    "reaches_left_out": _(
        "So many addresses and numbers more than can be kept of one person are left out: %(text)s."
    ),
    "more_flaws": _("And %(text)s more that are not shown here."),
    "contact_twice": _("The file has this person twice: the first is taken."),
}
