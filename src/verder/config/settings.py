"""All settings. Everything that differs between installations is an environment variable."""

import secrets
import sys
from pathlib import Path

import platformdirs
from csp.constants import SELF
from django.utils.translation import gettext_lazy as _

from verder.cli.language import gettext
from verder.config.database import database_of
from verder.config.environment import env_bool, env_int, env_list, env_networks, env_path, env_text

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent
IS_CHECKOUT = (CHECKOUT / "pyproject.toml").exists()

# Where everything lives: records, invoice lines, uploads, the secret key, unsent mail.
VERDER_HOME = env_path(
    "VERDER_HOME",
    CHECKOUT / "var" if IS_CHECKOUT else Path(platformdirs.user_data_dir("verder")),
)
try:
    VERDER_HOME.mkdir(parents=True, exist_ok=True)
except OSError as problem:
    said = gettext("The folder VERDER_HOME (%(path)s) cannot be made: %(why)s.")
    sys.exit(said % {"path": VERDER_HOME, "why": problem.strerror})


def secret_key() -> str:
    """Return the key of this installation; the first call makes it."""
    given = env_text("VERDER_SECRET_KEY", "")
    if given:
        return given
    path = VERDER_HOME / "secret-key"
    try:
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    except FileExistsError:
        pass
    except OSError as problem:
        said = gettext("The file %(path)s cannot be written: %(why)s.")
        sys.exit(said % {"path": path, "why": problem.strerror})
    return path.read_text(encoding="ascii")


SECRET_KEY = secret_key()
# Seals passwords of other systems; a key that is put before others takes their place.
CREDENTIALS_KEYS = env_list("VERDER_CREDENTIALS_KEY", "")
# Networks of one's own in which calendar and mail servers may stand.
CALENDAR_NETWORKS = env_networks("VERDER_CALENDAR_NETWORKS")
DEBUG = env_bool("VERDER_DEBUG", default=False)
ALLOWED_HOSTS = env_list("VERDER_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("VERDER_ORIGINS", "")
IS_HTTPS = env_bool("VERDER_HTTPS", default=False)
WEB_PROCESSES = env_int("VERDER_WEB_PROCESSES", 1, least=1, most=64)
WORKERS = env_int("VERDER_WORKERS", 1, least=1, most=64)
ENGINE_MEMORY_MB = env_int("VERDER_ENGINE_MEMORY_MB", 1024, least=256, most=1_048_576)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_linear_migrations",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "csp",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "verder.apps.core",
    "verder.apps.accounts",
    "verder.apps.calculate",
    "verder.apps.imports",
    "verder.apps.agreements",
    "verder.apps.identify",
    "verder.apps.intensify",
    "verder.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "verder.web.core.middleware.LanguageOfUserMiddleware",
    "verder.web.core.middleware.PrivatePagesMiddleware",
    "verder.web.core.middleware.BackAfterSignInMiddleware",
    "verder.web.core.middleware.ReadOnceMiddleware",
    "verder.api.middleware.ProblemsMiddleware",
]

ROOT_URLCONF = "verder.config.urls"
WSGI_APPLICATION = "verder.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "verder.web.core.context.page_context",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "verder.web.templatetags.figures",
            ],
        },
    }
]

DATABASES = {"default": database_of(env_text("VERDER_DATABASE", "sqlite"), VERDER_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Rate limits of sign-in live in the cache, so every process must share it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
    },
    # How often programs ask is counted in each process, so that reading writes nothing.
    "requests": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

AUTH_USER_MODEL = "core.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # a constraint keeps addresses apart
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "verder.web.core.sign_in.ClosedSignUpAdapter"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to addresses that strangers type in
ACCOUNT_FORMS = {
    "login": "verder.web.core.sign_in.SignInForm",
    "reset_password": "verder.web.core.sign_in.AskResetForm",
    "reset_password_from_key": "verder.web.core.sign_in.NewPasswordForm",
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env_text("VERDER_TIME_ZONE", "Europe/Amsterdam")
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

MOST_ATTACHMENT_MB = env_int("VERDER_ATTACHMENT_MB", 25, least=1, most=1_024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a contact matrix of 60 by 20 people is one form
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_TEMP_DIR = None

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

MAIL_HOST = env_text("VERDER_MAIL_HOST", "")
DEFAULT_FROM_EMAIL = env_text("VERDER_MAIL_FROM", "verder@localhost")
if MAIL_HOST:
    EMAIL_HOST = MAIL_HOST
    EMAIL_PORT = env_int("VERDER_MAIL_PORT", 587, least=1, most=65_535)
    EMAIL_HOST_USER = env_text("VERDER_MAIL_USER", "")
    EMAIL_HOST_PASSWORD = env_text("VERDER_MAIL_PASSWORD", "")
    EMAIL_USE_TLS = env_bool("VERDER_MAIL_TLS", default=True)
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VERDER_HOME / "outbox"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env_text("VERDER_LOG_LEVEL", "WARNING").upper()},
}
