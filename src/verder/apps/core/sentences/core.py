"""Sentences about users, teams, background work and the machine."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "disk_full": _("The disk is full. Nothing was changed; make room and try again."),
    "out_of_memory": _("The computer has too little memory for this. Nothing was changed."),
    "unexpected": _("Something went wrong that was not foreseen (%(what)s). Nothing was changed."),
    "worker_stopped": _("The work was broken off before it was done. Nothing was changed."),
    "cancelled": _("The work was cancelled. Nothing was changed."),
    "last_administrator": _("%(name)s is the last administrator; make somebody else one first."),
    "team_below_itself": _("%(team)s cannot stand below itself."),
    "team_in_use": _(
        "%(team)s still has people, accounts, teams or rounds of choosing key accounts."
    ),
    "too_many_tokens": _("You have %(most)s tokens already; revoke one that nobody uses."),
    "wrong_password": _("That is not the password of now."),
}
