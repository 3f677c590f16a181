"""Every address of the site: one line an area."""

from django.urls import include, path

urlpatterns = [
    path("", include("verder.web.core.urls")),
    path("", include("verder.web.identify.urls")),
    path("api/", include("verder.api.urls")),
    path("", include("verder.web.agreements.urls")),
    path("", include("verder.web.intensify.urls")),
    path("", include("verder.web.calculate.saved_urls")),
    path("calculate/", include("verder.web.calculate.urls")),
    path("accounts/", include("verder.web.accounts.urls")),
    path("imports/", include("verder.web.imports.urls")),
]
