"""Addresses of the organisation chart of an account."""

from django.urls import path

from verder.web.intensify.views import organisation_acts as acts
from verder.web.intensify.views import (
    organisation_chart,
    organisation_found,
    organisation_picture,
    organisation_table,
)

urlpatterns = [
    path("", organisation_chart.account_organisation, name="account_organisation"),
    path(
        "picture/<str:kind>/",
        organisation_picture.organisation_picture,
        name="organisation_picture",
    ),
    path("table/", organisation_table.organisation_list, name="organisation_list"),
    path("found/<str:kind>/", organisation_found.organisation_found, name="organisation_found"),
    path("people/", acts.organisation_placeholder, name="organisation_placeholder"),
    path("people/<int:position_id>/place/", acts.organisation_place, name="organisation_place"),
    path("people/<int:position_id>/tie/", acts.organisation_tie, name="organisation_tie"),
    path("ties/<int:tie_id>/remove/", acts.organisation_untie, name="organisation_untie"),
    path("undo/<int:act_id>/", acts.organisation_undo, name="organisation_undo"),
]
