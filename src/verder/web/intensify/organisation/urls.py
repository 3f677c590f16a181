"""Addresses of the organisation chart of an account."""

from django.urls import path

from verder.web.intensify.views import organisation_chart

urlpatterns = [
    path("", organisation_chart.account_organisation, name="account_organisation"),
]
