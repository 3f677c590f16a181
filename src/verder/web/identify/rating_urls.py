"""Addresses of the rating sheets."""

from django.urls import path

from verder.web.identify.views.rating_acts import (
    rating_evidence,
    rating_move,
    rating_rate,
    rating_undo,
)
from verder.web.identify.views.rating_contents import (
    rating_account_remove,
    rating_accounts,
    rating_criteria,
    rating_criteria_usual,
    rating_criterion,
    rating_criterion_fill,
    rating_criterion_remove,
)
from verder.web.identify.views.rating_sheet import (
    rating_close,
    rating_edit,
    rating_remove,
    rating_reopen,
    rating_sheet_page,
    rating_wall,
)
from verder.web.identify.views.ratings import (
    rating_add_selection,
    rating_copy,
    rating_start,
    ratings_page,
)

RATING = "<int:sheet_id>/"
CRITERION = f"{RATING}criteria/<int:criterion_id>/"

urlpatterns = [
    path("", ratings_page, name="rating"),
    path("start/", rating_start, name="rating_start"),
    path("add/", rating_add_selection, name="rating_add_selection"),
    path(RATING, rating_sheet_page, name="rating_sheet"),
    path(f"{RATING}wall/", rating_wall, name="rating_wall"),
    path(f"{RATING}edit/", rating_edit, name="rating_edit"),
    path(f"{RATING}copy/", rating_copy, name="rating_copy"),
    path(f"{RATING}close/", rating_close, name="rating_close"),
    path(f"{RATING}reopen/", rating_reopen, name="rating_reopen"),
    path(f"{RATING}remove/", rating_remove, name="rating_remove"),
    path(f"{RATING}rate/", rating_rate, name="rating_rate"),
    path(f"{RATING}move/", rating_move, name="rating_move"),
    path(f"{RATING}undo/", rating_undo, name="rating_undo"),
    path(f"{RATING}accounts/", rating_accounts, name="rating_accounts"),
    path(
        f"{RATING}accounts/<int:column_id>/remove/",
        rating_account_remove,
        name="rating_account_remove",
    ),
    path(f"{RATING}criteria/", rating_criteria, name="rating_criteria"),
    path(f"{RATING}criteria/usual/", rating_criteria_usual, name="rating_criteria_usual"),
    path(CRITERION, rating_criterion, name="rating_criterion"),
    path(f"{CRITERION}fill/", rating_criterion_fill, name="rating_criterion_fill"),
    path(f"{CRITERION}remove/", rating_criterion_remove, name="rating_criterion_remove"),
    path(f"{CRITERION}evidence/", rating_evidence, name="rating_evidence"),
]
