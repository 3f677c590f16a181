"""Addresses of the calculators."""

from django.urls import path

from verder.web.calculate.views import calculator, catalogue

urlpatterns = [
    path("", catalogue.calculators_page, name="calculators"),
    path("<slug:key>/", calculator.calculator_page, name="calculator"),
]
