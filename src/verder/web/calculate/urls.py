"""Addresses of the calculators."""

from django.urls import path

from verder.web.calculate.views import calculator, catalogue, files, practise, practise_sets

urlpatterns = [
    path("", catalogue.calculators_page, name="calculators"),
    path("practise/", practise_sets.practise_page, name="practise_sets"),
    path("practise/new/", practise_sets.practise_new, name="practise_new"),
    path("practise/<str:signed>/", practise.practise, name="practise"),
    path("<slug:key>/", calculator.calculator_page, name="calculator"),
    path("<slug:key>/workbook/", files.calculator_workbook, name="calculator_workbook"),
    path("<slug:key>/paper/", files.calculator_paper, name="calculator_paper"),
]
