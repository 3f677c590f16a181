"""Sentences about instruments, both views of a relation, and surveys."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "no_view": _("Nobody has said yet how the relation stands."),
    "items_missing": _("Not every item is answered yet, so there is no sum."),
    "one_sided": _("Only one side is known, so there is no gap."),
    "view_older": _("A newer view of %(on)s is known already."),
    "side_not_asked": _("This side is not asked."),
    "nothing_answered": _("Answer at least one item."),
    "survey_days": _("A survey stays open from 1 to %(most)s days."),
    "survey_closed": _("This survey takes no answers any more."),
    "too_many_surveys": _("There are %(most)s open surveys already. Withdraw some first."),
    "voice_unnamed": _("Say who of the customer said it: many may answer this."),
    "no_answers": _("Nobody has answered yet."),
    "too_few_answers": _("Too few have answered for one number; see the range."),
    "too_little_answered": _("Too little of this part is answered."),
    "nobody_asked": _("Nobody has been asked yet."),
    "answer_unknown": _("One of the answers is not one of the choices."),
}
