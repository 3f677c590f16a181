"""Addresses of this area."""

from allauth.account import views as sign_in
from django.urls import path, re_path

from verder.web.core.views import audit, frame, profile, settings, teams, tokens, users

urlpatterns = [
    path("sign-in/", sign_in.login, name="account_login"),
    path("sign-out/", sign_in.logout, name="account_logout"),
    path("sign-in/closed/", sign_in.account_inactive, name="account_inactive"),
    path("sign-up/", sign_in.signup, name="account_signup"),
    path("password/", sign_in.password_reset, name="account_reset_password"),
    path("password/sent/", sign_in.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
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
    path("profile/tokens/", tokens.tokens_page, name="tokens"),
    path("profile/tokens/<int:token_id>/revoke/", tokens.token_revoke, name="token_revoke"),
    path("settings/", settings.settings_page, name="settings"),
    path("settings/limits/<str:key>/", settings.change_limits_of, name="limits"),
    path("users/", users.users_page, name="users"),
    path("users/new/", users.new_user, name="user_new"),
    path("users/<int:user_id>/", users.user_page, name="user"),
    path("users/<int:user_id>/active/", users.set_active, name="user_active"),
    path("users/<int:user_id>/link/", users.send_user_link, name="user_link"),
    path("teams/", teams.teams_page, name="teams"),
    path("teams/<int:team_id>/", teams.team_page, name="team"),
    path("teams/<int:team_id>/remove/", teams.remove_team, name="team_remove"),
    path("audit/", audit.audit_page, name="audit"),
    path("theme/", frame.set_theme, name="set_theme"),
    path("language/", frame.set_language, name="set_language"),
    path("jobs/<int:job_id>/", frame.job_progress, name="job"),
    path("health/", frame.health, name="health"),
]
