"""Addresses of the choice of key accounts, and of the service they get."""

from django.urls import path

from verder.web.identify.views.selection import (
    bulk,
    criteria,
    entry,
    gates,
    outcome,
    rounds,
    scores,
)
from verder.web.identify.views.service_concept import service_concept_page

urlpatterns = [
    path("identify/service-concept/", service_concept_page, name="service_concept"),
    path("identify/selection/", rounds.rounds_page, name="selection"),
    path("identify/selection/new/", rounds.new_round, name="selection_new"),
    path("identify/selection/decide/", bulk.decide_selected, name="selection_decide_selected"),
    path("identify/selection/add/", scores.add_selected, name="selection_add_selected"),
    path("identify/selection/<int:round_id>/", scores.round_page, name="selection_round"),
    path("identify/selection/<int:round_id>/scores/", scores.save_scores, name="selection_scores"),
    path("identify/selection/<int:round_id>/add/", scores.add, name="selection_add"),
    path("identify/selection/<int:round_id>/change/", scores.change, name="selection_change"),
    path("identify/selection/<int:round_id>/remove/", rounds.remove, name="selection_remove"),
    path("identify/selection/<int:round_id>/gates/", gates.gates_page, name="selection_gates"),
    path(
        "identify/selection/<int:round_id>/gates/answer/",
        gates.answer_gates,
        name="selection_gates_answer",
    ),
    path(
        "identify/selection/<int:round_id>/criteria/",
        criteria.criteria_page,
        name="selection_criteria",
    ),
    path(
        "identify/selection/<int:round_id>/weights/",
        criteria.save_weights,
        name="selection_weights",
    ),
    path(
        "identify/selection/<int:round_id>/criteria/new/",
        criteria.new_criterion,
        name="selection_criterion_new",
    ),
    path(
        "identify/selection/<int:round_id>/criteria/<int:criterion_id>/",
        criteria.edit_criterion,
        name="selection_criterion",
    ),
    path(
        "identify/selection/<int:round_id>/criteria/<int:criterion_id>/drop/",
        criteria.drop_criterion,
        name="selection_criterion_drop",
    ),
    path(
        "identify/selection/<int:round_id>/accounts/<int:entry_id>/",
        entry.entry_page,
        name="selection_entry",
    ),
    path(
        "identify/selection/<int:round_id>/accounts/<int:entry_id>/score/<int:criterion_id>/",
        entry.score_entry,
        name="selection_score",
    ),
    path(
        "identify/selection/<int:round_id>/accounts/<int:entry_id>/decide/",
        entry.decide_entry,
        name="selection_decide",
    ),
    path(
        "identify/selection/<int:round_id>/accounts/<int:entry_id>/gate/",
        entry.answer_gate,
        name="selection_gate",
    ),
    path(
        "identify/selection/<int:round_id>/accounts/<int:entry_id>/remove/",
        entry.remove_entry,
        name="selection_entry_remove",
    ),
    path(
        "identify/selection/<int:round_id>/sensitivity/",
        outcome.sensitivity_page,
        name="selection_sensitivity",
    ),
    path("identify/selection/<int:round_id>/result/", outcome.result_page, name="selection_result"),
    path(
        "identify/selection/<int:round_id>/decide/",
        outcome.decide_many,
        name="selection_decide_many",
    ),
    path("identify/selection/<int:round_id>/close/", outcome.close, name="selection_close"),
    path(
        "identify/selection/<int:round_id>/undo/<int:change_id>/",
        outcome.undo,
        name="selection_undo",
    ),
]
