"""Settings, from the environment alone. .env.example names every variable."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from config import env

BASE_DIR = env.BASE_DIR
VAR_DIR = Path(env.text("HABEAS_VAR", str(BASE_DIR / "var")))

# The demonstration runs on invented keys and open logins; an office never does.
DEMO = env.flag("DEMO", default=False)
DEBUG = env.flag("DEBUG", default=False)
PRODUCTION = env.flag("PRODUCTION", default=False)
if DEMO and PRODUCTION:
    raise ImproperlyConfigured("DEMO has open logins: it cannot be set together with PRODUCTION.")
# Published keys only where nothing real can be: in the demonstration and while developing.
_needs_keys = PRODUCTION or not (DEMO or DEBUG)
SECRET_KEY = env.secret("SECRET_KEY", required=_needs_keys, default="development-only")
# Base64 of 32 bytes; wraps the data key of every person. Never in the database or its backups.
MASTER_KEY = env.secret("MASTER_KEY", required=_needs_keys, default="A" * 43 + "=")
# Base64 of 32 bytes; signs the head of the trail that is kept elsewhere.
TRAIL_KEY = env.secret("TRAIL_KEY", required=_needs_keys, default="A" * 43 + "=")
# The master key of before, while it is being changed (manage.py rotate_master_key).
MASTER_KEY_OLD = env.secret("MASTER_KEY_OLD", required=False, default="")
ALLOWED_HOSTS = env.items("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.items("CSRF_TRUSTED_ORIGINS", "")

INSTALLED_APPS = [
    "core",
    "accounts",
    "people",
    "cases",
    "advocacy",
    "desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_filters",
    "django_htmx",
    "pgtrigger",
    "procrastinate.contrib.django",
    "simple_history",
    "template_partials",
]

MIDDLEWARE = [
    "core.headers.one_table",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accounts.sessions.within_limits",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.seeing.write_what_was_seen",
    "accounts.middleware.act_as_user",
    "accounts.middleware.SecondFactorWall",
    "accounts.middleware.RoleWall",
    "allauth.account.middleware.AccountMiddleware",
    "core.submissions.Once",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "desk.context.chrome",
            ],
        },
    }
]

# Two roles on one database: the web and the worker log in as the app role, which may only read and
# add to history and seals; the owner migrates.
DATABASE_URL = env.text("DATABASE_URL", "postgresql:///habeas")
_app: dict[str, Any] = env.database(DATABASE_URL)
_owner: dict[str, Any] = env.database(env.text("DATABASE_URL_OWNER", DATABASE_URL))
DATABASES = {
    "default": {
        **_app,
        "ATOMIC_REQUESTS": True,
        "OPTIONS": {**_app["OPTIONS"], "pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
    },
    "owner": _owner,
}
# In the database, so that limits of attempts and used codes hold in every process.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        # Above this Django drops what has not run out: a flood must not wipe out counted guesses.
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"
# How long after signing in, or proving it again, dangerous acts are open.
PROOF_SECONDS = 5 * 60
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# By user name and invitation only: allauth's sign-up, e-mails and own limits are off; limits are
# in accounts/limits.py and never lock out somebody else.
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_ADAPTER = "accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Habeas"
# The step before and the one after: clocks of telephones differ.
MFA_TOTP_TOLERANCE = 1

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("ru", "Русский")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = PRODUCTION
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True
# Whose midnight begins a day: hearings, countdowns and day counts ask core.clock.today().
OFFICE_TIME_ZONE = env.text("OFFICE_TIME_ZONE", "Europe/Brussels")

# Without a mail server nothing is sent, and links are handed over by who made them.
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_PORT = env.number("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_PASSWORD", required=False, default="")
EMAIL_USE_TLS = True
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "habeas@localhost")
EMAIL_TIMEOUT = 30

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
# Built once from the font packages by `manage.py build_fonts`.
FONTS_DIR = VAR_DIR / "fonts"
STATICFILES_DIRS = [BASE_DIR / "static", ("fonts", FONTS_DIR / "web")]

# Files sent in are held in memory and never written to a disk in the clear. What is larger than
# this together is dropped while it comes in, and the form says so.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 130 * 1024 * 1024

# Idle, and altogether. The demonstration holds nothing that a browser left open could betray.
SESSION_IDLE_SECONDS = 60 * env.number("SESSION_IDLE_MINUTES", default=720 if DEMO else 15)
SESSION_COOKIE_AGE = 3600 * env.number("SESSION_HOURS", default=12)
SESSION_ENGINE = "accounts.session_store"
# Nothing on the disk of a seized laptop: cookies and messages end with the browser.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
X_FRAME_OPTIONS = "DENY"
WHITENOISE_ALLOW_ALL_ORIGINS = False
if PRODUCTION:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    LANGUAGE_COOKIE_NAME = "__Host-language"
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SIMPLE_HISTORY_DATE_INDEX = False
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "core.logs.QuietFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Below ERROR these loggers print request paths; ERROR prints tracebacks without values.
    "loggers": {"django.request": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
}
