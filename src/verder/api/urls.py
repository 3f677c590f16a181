"""Addresses of the API."""

from django.urls import path

from verder.api.docs import api_docs
from verder.api.main import api

urlpatterns = [
    path("docs/", api_docs, name="api_docs"),
    path("", api.urls),
]
