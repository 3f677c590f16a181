"""Addresses of this area."""

from allauth.account import views as sign_in
from django.urls import path

from verder.web.core.views import frame, profile

urlpatterns = [
    path("sign-in/", sign_in.login, name="account_login"),
    path("sign-out/", sign_in.logout, name="account_logout"),
    path("sign-in/closed/", sign_in.account_inactive, name="account_inactive"),
    path("sign-up/", sign_in.signup, name="account_signup"),
    path("password/", sign_in.password_reset, name="account_reset_password"),
    path("password/sent/", sign_in.password_reset_done, name="account_reset_password_done"),
    path(
        "password/<str:uidb36>-<path:key>/",
        sign_in.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/done/",
        sign_in.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("profile/", profile.profile_page, name="profile"),
    path("profile/password/", profile.change_password, name="profile_password"),
    path("theme/", frame.set_theme, name="set_theme"),
    path("language/", frame.set_language, name="set_language"),
    path("jobs/<int:job_id>/", frame.job_progress, name="job"),
    path("health/", frame.health, name="health"),
]
