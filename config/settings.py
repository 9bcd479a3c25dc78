"""Settings, read from the environment: see docs and README for the variables.

DEBUG is off unless DEBUG=1. Then SECRET_KEY and ALLOWED_HOSTS must be set, and TLS is expected (or TLS=0).
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import environment, port
from config.errors import ConfigurationError

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = environment.data_dir()

DEBUG = environment.switch("DEBUG", False)
SECRET_KEY = environment.secret_key(DEBUG, DATA_DIR)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
if not ALLOWED_HOSTS:
    raise ConfigurationError(
        "ALLOWED_HOSTS is missing: set it to the site's host names, separated by commas."
    )
SITE_NAME = os.environ.get("SITE_NAME", "").strip() or "Fundstelle"
PORT = port.number()

INSTALLED_APPS = [
    "archive.apps.ArchiveConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_countries",
    "django_filters",
    "pgtrigger",
    "pghistory",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.CompressionMiddleware",
    "config.routers.door_middleware",  # before whatever might query
    "config.content_security.content_security_middleware",
    "config.desk.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "archive.reading.ReadingMiddleware",  # after the language is known: it may answer in words
    "archive.conditional.ConditionalMiddleware",  # likewise: a copy in one language is none in another
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.desk.AuthenticationMiddleware",
    "config.desk.OTPMiddleware",
    "archive.admin.second_factor.second_factor_middleware",
    "config.desk.HistoryMiddleware",
    "config.desk.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it answers for a login that was locked out
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Templates: Jinja2 finds names beginning "archive/" (the public pages), Django's all others (the admin).
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "OPTIONS": {
            "environment": "config.jinja2.environment",
            "folder": BASE_DIR / "templates" / "archive",
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Databases: the desk's and, as a role that can read published rows only, the reading room's.
# A server's threads keep their connections (wsgi.py sets KEEP_CONNECTIONS); commands may take their time
# (manage.py sets STATEMENT_TIMEOUT=0). What a URL's query string says goes before what is set here.
_desk = environment.database(DATA_DIR)
DATABASES = {"default": _desk, "reading": environment.reading_database(_desk, SECRET_KEY)}
DATABASE_ROUTERS = ["config.routers.DoorRouter"]
_timeouts = {"default": environment.duration("STATEMENT_TIMEOUT", "30s"), "reading": "5s"}
for _alias, _database in DATABASES.items():
    _options = {
        "connect_timeout": 10,
        "application_name": f"fundstelle {_alias}",
        "options": f"-c statement_timeout={_timeouts[_alias]}",
    }
    if environment.switch("KEEP_CONNECTIONS", False):
        _database["CONN_MAX_AGE"] = 600  # seconds
        _database["CONN_HEALTH_CHECKS"] = _alias == "default"  # see routers for the other
    if _alias == "reading":
        _options["prepare_threshold"] = 2  # see routers.prepared
    _database["OPTIONS"] = _options | _database.get("OPTIONS", {})

# Language and time
LANGUAGE_CODE = "en"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = USE_TZ = True

# Static files
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Login: five failures lock a name from an address out for a while
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
SECOND_FACTOR = environment.switch("SECOND_FACTOR", not DEBUG)  # staff must give a one-time code
OTP_TOTP_ISSUER = SITE_NAME
OTP_ADMIN_HIDE_SENSITIVE_DATA = True  # whoever manages accounts needs nobody's secret
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "archive.admin.lockout.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address"]  # kept out of its log lines

# What a browser may do here: nothing inline, nothing from elsewhere
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
TLS = environment.switch("TLS", not DEBUG)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if TLS:
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
if environment.switch("BEHIND_PROXY", False):  # one that sets these headers itself
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    AXES_CLIENT_IP_CALLABLE = "archive.admin.lockout.address_told_by_proxy"

# Limits of what is sent: an article's form with all its passages is long
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20

# Log: to standard error, and no bodies, cookies or form fields
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "archive": {"level": "INFO"},
    },
}
