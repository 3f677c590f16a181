"""Addresses of saved calculations."""

from django.urls import path

from verder.web.calculate.views import comparing, mix_lines, own, saved, saving

urlpatterns = [
    path("calculate/saved/", saved.calculations_page, name="calculations"),
    path("calculate/compare/", comparing.calculations_compare, name="calculations_compare"),
    path("calculate/saved/<int:calculation_id>/", saved.calculation, name="calculation"),
    path(
        "calculate/saved/<int:calculation_id>/copy/",
        saved.calculation_copy,
        name="calculation_copy",
    ),
    path(
        "calculate/saved/<int:calculation_id>/remove/",
        saved.calculation_remove,
        name="calculation_remove",
    ),
    path(
        "calculate/saved/<int:calculation_id>/restore/",
        saved.calculation_restore,
        name="calculation_restore",
    ),
    path("calculate/price-mix/lines/", mix_lines.price_mix_lines, name="price_mix_lines"),
    path("calculate/<slug:key>/save/", saving.calculation_save, name="calculation_save"),
    path("calculate/<slug:key>/own/", own.calculator_own, name="calculator_own"),
    path(
        "accounts/<int:account_id>/calculations/",
        saved.account_calculations,
        name="account_calculations",
    ),
]
