"""Addresses of intensify: the people on both sides, and who meets whom."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
