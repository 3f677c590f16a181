"""Addresses of the teams on both sides."""

from django.urls import path

from verder.web.intensify.views import absences, colleagues, opinions, team_view
from verder.web.intensify.views.teams import buyers, seats, tab

urlpatterns = [
    path("accounts/<int:account_id>/teams/", tab.account_teams, name="account_teams"),
    path("accounts/<int:account_id>/teams/begin/", seats.team_begin, name="team_begin"),
    path(
        "accounts/<int:account_id>/teams/buyers/<int:position_id>/",
        buyers.buying_roles,
        name="buying_roles",
    ),
    path(
        "accounts/<int:account_id>/teams/vacancies/<slug:role>/",
        buyers.buying_place,
        name="buying_place",
    ),
    path(
        "accounts/<int:account_id>/teams/questions/<slug:role>/",
        buyers.buying_question,
        name="buying_question",
    ),
    path("accounts/<int:account_id>/teams/seats/", seats.seat_new, name="seat_new"),
    path(
        "accounts/<int:account_id>/teams/seats/<int:seat_id>/",
        seats.seat_change,
        name="seat_change",
    ),
    path(
        "accounts/<int:account_id>/teams/seats/<int:seat_id>/end/",
        seats.seat_end,
        name="seat_end",
    ),
    path(
        "accounts/<int:account_id>/influence/",
        opinions.account_influence,
        name="account_influence",
    ),
    path(
        "accounts/<int:account_id>/influence/people/<int:position_id>/",
        opinions.opinion_give,
        name="opinion_give",
    ),
    path(
        "accounts/<int:account_id>/influence/<int:opinion_id>/remove/",
        opinions.opinion_remove,
        name="opinion_remove",
    ),
    path(
        "accounts/<int:account_id>/influence/<int:opinion_id>/undo/",
        opinions.opinion_undo,
        name="opinion_undo",
    ),
    path("team/", team_view.team_view, name="team_view"),
    path("team/take-in/", team_view.team_take_in, name="team_take_in"),
    path("team/<int:colleague_id>/", team_view.team_member, name="team_member"),
    path("colleagues/", colleagues.colleagues_page, name="colleagues"),
    path("colleagues/new/", colleagues.colleague_new, name="colleague_new"),
    path("colleagues/me/", absences.colleague_own, name="colleague_own"),
    path("colleagues/<int:colleague_id>/", colleagues.colleague_page, name="colleague"),
    path(
        "colleagues/<int:colleague_id>/hand-over/",
        colleagues.colleague_hand_over,
        name="colleague_hand_over",
    ),
    path(
        "colleagues/<int:colleague_id>/absences/",
        absences.absence_new,
        name="absence_new",
    ),
    path(
        "colleagues/<int:colleague_id>/absences/<int:absence_id>/",
        absences.absence_change,
        name="absence_change",
    ),
    path(
        "colleagues/<int:colleague_id>/absences/<int:absence_id>/remove/",
        absences.absence_remove,
        name="absence_remove",
    ),
]
