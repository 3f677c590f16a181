"""Addresses of the imports, the exchange rates and the guide to exports."""

from django.urls import path

from verder.web.imports.views import acts, detail, guides, history, rates, upload

urlpatterns = [
    path("", history.imports_page, name="imports"),
    path("new/", upload.import_new, name="import_new"),
    path("rates/", rates.rates_page, name="rates"),
    path("rates/remove/", rates.rates_remove, name="rates_remove"),
    path("guide/", guides.export_guides_page, name="export_guides"),
    path("guide/<slug:slug>/", guides.export_guide_page, name="export_guide"),
    path("<int:import_id>/", detail.import_detail, name="import_detail"),
    path("<int:import_id>/read/", acts.import_read, name="import_read"),
    path("<int:import_id>/confirm/", acts.import_confirm, name="import_confirm"),
    path("<int:import_id>/undo/", acts.import_undo, name="import_undo"),
    path("<int:import_id>/discard/", acts.import_discard, name="import_discard"),
    path("<int:import_id>/rejects.csv", acts.import_rejects, name="import_rejects"),
]
