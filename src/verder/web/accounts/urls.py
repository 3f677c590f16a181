"""Addresses of the accounts."""

from django.urls import path

from verder.web.accounts.views import (
    alerts,
    costs,
    edit,
    groups,
    inputs,
    lines,
    listing,
    merging,
    mutual,
    page,
    profit,
    proposals,
    relations,
    said,
    selection,
    strength,
    value,
)

urlpatterns = [
    path("", listing.accounts_page, name="accounts"),
    path("assign/", selection.accounts_assign, name="accounts_assign"),
    path(
        "assign/<int:assignment_id>/undo/",
        selection.accounts_assign_undo,
        name="accounts_assign_undo",
    ),
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
    path("<int:account_id>/profit/", profit.account_profit_page, name="account_profit"),
    path("<int:account_id>/proposals/", proposals.proposal_make, name="proposal_make"),
    path(
        "<int:account_id>/proposals/<int:proposal_id>/withdraw/",
        proposals.proposal_withdraw,
        name="proposal_withdraw",
    ),
    path(
        "<int:account_id>/proposals/<int:proposal_id>/restore/",
        proposals.proposal_restore,
        name="proposal_restore",
    ),
    path("relations/undo/", relations.relations_undo, name="relations_undo"),
    path(
        "<int:account_id>/relations/<slug:kind>/",
        relations.account_relation,
        name="account_relation",
    ),
    path("<int:account_id>/alike/", page.account_alike, name="account_alike"),
    path("<int:account_id>/alerts/", alerts.account_alerts_part, name="account_alerts"),
    path("<int:account_id>/lines/", lines.account_lines_page, name="account_lines"),
    path("<int:account_id>/edit/", edit.account_edit, name="account_edit"),
    path("<int:account_id>/assign/", edit.account_assign, name="account_assign"),
    path("<int:account_id>/inputs/", inputs.account_inputs, name="account_inputs"),
    path("<int:account_id>/inputs/undo/", said.account_inputs_undo, name="account_inputs_undo"),
    path("<int:account_id>/inputs/<slug:kind>/", inputs.account_input, name="account_input"),
    path(
        "<int:account_id>/said/<slug:kind>/<int:row_id>/undo/",
        said.account_said_undo,
        name="account_said_undo",
    ),
    path("<int:account_id>/strength/", strength.account_strength, name="account_strength"),
    path("<int:account_id>/strength/factors/", strength.account_factor, name="account_factor_new"),
    path(
        "<int:account_id>/strength/factors/<int:factor_id>/",
        strength.account_factor,
        name="account_factor",
    ),
    path(
        "<int:account_id>/strength/factors/<int:factor_id>/remove/",
        strength.account_factor_remove,
        name="account_factor_remove",
    ),
    path("<int:account_id>/strength/target/", strength.account_target, name="account_target"),
    path("<int:account_id>/mutual/", mutual.account_mutual, name="account_mutual"),
    path("<int:account_id>/mutual/scores/", mutual.account_scores, name="account_scores"),
    path(
        "<int:account_id>/mutual/print/", mutual.account_mutual_print, name="account_mutual_print"
    ),
    path("<int:account_id>/mutual/benefits/", mutual.account_benefit, name="account_benefit_new"),
    path(
        "<int:account_id>/mutual/benefits/<int:entry_id>/",
        mutual.account_benefit,
        name="account_benefit",
    ),
    path(
        "<int:account_id>/mutual/benefits/<int:entry_id>/remove/",
        mutual.account_benefit_remove,
        name="account_benefit_remove",
    ),
    path("quantities/undo/", costs.quantities_undo, name="quantities_undo"),
    path("<int:account_id>/cost-to-serve/", costs.account_costs_page, name="account_costs"),
    path("<int:account_id>/value/", value.account_value_page, name="account_value"),
    path("<int:account_id>/history/", edit.account_history, name="account_history"),
    path("<int:account_id>/group/", groups.account_group_page, name="account_group"),
]
