"""Addresses of the relation with an account: both views, surveys, the stage."""

from django.urls import URLPattern, path

from verder.web.intensify.views import (
    public_survey,
    relationship,
    relationship_stages,
    surveys,
    views_given,
    voices,
)

ACCOUNT = "accounts/<int:account_id>/"
urlpatterns: list[URLPattern] = [
    path("relationship/", relationship_stages.relationship_stages_page, name="relationship_stages"),
    path(f"{ACCOUNT}relationship/", relationship.account_relationship, name="account_relationship"),
    path(f"{ACCOUNT}relationship/notice/", relationship.relation_end_keep, name="relation_end"),
    path(
        f"{ACCOUNT}relationship/notice/remove/",
        relationship.relation_end_remove,
        name="relation_end_remove",
    ),
    path(
        f"{ACCOUNT}relationship/notice/<int:row_id>/undo/",
        relationship.relation_end_undo,
        name="relation_end_undo",
    ),
    path(f"{ACCOUNT}views/<int:row_id>/undo/", views_given.view_undo, name="view_undo"),
    path(
        f"{ACCOUNT}instruments/<slug:instrument>/<slug:side>/",
        views_given.view_give,
        name="view_give",
    ),
    path(f"{ACCOUNT}surveys/<int:survey_id>/revoke/", surveys.survey_revoke, name="survey_revoke"),
    path(f"{ACCOUNT}surveys/<slug:instrument>/", surveys.survey_new, name="survey_new"),
    path("recommendation/", voices.voices_page, name="voices"),
    path(f"{ACCOUNT}voices/<slug:instrument>/", voices.account_voices_page, name="account_voices"),
    path("survey/<str:secret>/", public_survey.survey, name="survey"),
]
