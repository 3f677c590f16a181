"""Addresses of the accounts."""

from django.urls import path

from verder.web.accounts.views import edit, groups, inputs, lines, listing, merging, page, selection

urlpatterns = [
    path("", listing.accounts_page, name="accounts"),
    path("assign/", selection.accounts_assign, name="accounts_assign"),
    path("group/", selection.accounts_group, name="accounts_group"),
    path("merge/", selection.accounts_merge_selected, name="accounts_merge_selected"),
    path("look-alikes/", merging.look_alikes_page, name="look_alikes"),
    path("merge/<int:first_id>/<int:second_id>/", merging.merge, name="merge"),
    path("merges/<int:merge_id>/undo/", merging.merge_undo, name="merge_undo"),
    path(
        "look-alikes/<int:first_id>/<int:second_id>/refuse/",
        merging.look_alike_refuse,
        name="look_alike_refuse",
    ),
    path("<int:account_id>/", page.account_page, name="account"),
    path("<int:account_id>/alike/", page.account_alike, name="account_alike"),
    path("<int:account_id>/lines/", lines.account_lines_page, name="account_lines"),
    path("<int:account_id>/edit/", edit.account_edit, name="account_edit"),
    path("<int:account_id>/assign/", edit.account_assign, name="account_assign"),
    path("<int:account_id>/inputs/", inputs.account_inputs, name="account_inputs"),
    path("<int:account_id>/inputs/<slug:kind>/", inputs.account_input, name="account_input"),
    path(
        "<int:account_id>/inputs/<int:input_id>/undo/",
        inputs.account_input_undo,
        name="account_input_undo",
    ),
    path("<int:account_id>/history/", edit.account_history, name="account_history"),
    path("<int:account_id>/take-out/", groups.account_take_out, name="account_take_out"),
]
