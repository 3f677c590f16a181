"""Sentences about teams on both sides."""

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, object] = {
    "own_deputy": _("Nobody stands in for themselves: choose another colleague."),
    "too_many_marks": _("At most %(most)s marks, of %(longest)s letters each."),
    "no_team_hours": _("Nobody said how many hours a year this takes."),
    "absence_overlaps": _("It was said before that they are away on some of these days."),
    "no_successor": _("Choose another colleague, who still works here."),
    "no_influence_said": _("Nobody's influence has been judged yet."),
    "opinion_replaced": _("There is a newer opinion, so this one cannot be taken back."),
}
