"""Settings that are the same everywhere."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parents[2]

DEMO = False
DEBUG = False
SITE_URL = "http://127.0.0.1:8000"  # links in mails are built from this, never from a request

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.admin",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "simple_history",
    "django_htmx",
    "template_partials",
    "csp",
    "legeraad.web.apps.WebConfig",
    "legeraad.outbox",
    "councils",
    "members",
    "cases",
]

MIDDLEWARE = [
    "legeraad.web.middleware.RequestLog",
    "legeraad.web.scope.ScopeGuard",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "legeraad.web.middleware.UploadLimit",
    "legeraad.web.middleware.PlainInput",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "members.views.gate.SecondFactorGate",
]

ROOT_URLCONF = "legeraad.urls"
WSGI_APPLICATION = "legeraad.wsgi.application"

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
                "legeraad.web.context.chrome",
            ],
            "builtins": [
                "legeraad.web.templatetags.ui",
                "legeraad.web.templatetags.blocks",
                "template_partials.templatetags.partials",
            ],
        },
    }
]

# accounts
AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "members.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # seconds
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"length": 6, "dashed": True}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # members.views.logins does the same work for them (A2)
ACCOUNT_RATE_LIMITS = {  # quality.md A1; counted in the cache
    "request_login_code": "30/m/ip,3/m/key,20/h/key",
    "try_code_from_place": "10/5m/ip",
    "try_code_for_address": "10/5m/key",
    "login_failed": "10/5m/ip,10/5m/key",  # codes of the second step
    "report": "60/h/ip,5/h/key",  # codes to an address that somebody typed
    "reauthenticate": "30/5m/user",  # all pages of confirming; the codes are counted above
}
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # a visitor may write any X-Forwarded-For; see production
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code to the address is the verification
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds; see members.adapters

# second factor
SECOND_FACTOR_FOR_ROLES: tuple[str, ...] = ("secretary", "board", "keeper")  # members.enums.Role
MFA_ADAPTER = "members.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # finger, face or PIN: a found telephone opens nothing
MFA_TOTP_TOLERANCE = 1  # half minutes before and after, for clocks and slow fingers
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = timedelta(days=30)
MFA_RATE_LIMITS = {"webauthn_login": "30/m/ip"}  # a hospital may share one address
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "cases:my_page"
LOGOUT_REDIRECT_URL = "/"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600  # seconds
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # doctors share computers
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "legeraad.views.csrf_failure"

# language and time
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Norwegian Bokmål")), ("nn", _("Norwegian Nynorsk")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"
USE_THOUSAND_SEPARATOR = False  # an id or a year must never become 2 026; money has |kroner

# files
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
_NPM = BASE_DIR / "node_modules"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("designsystemet", _NPM / "@digdir" / "designsystemet-css" / "dist"),
    ("designsystemet-web", _NPM / "@digdir" / "designsystemet-web" / "dist"),
    ("squire", _NPM / "squire-rte" / "dist"),
    ("inter", _NPM / "@fontsource-variable" / "inter"),
    ("inter-static", _NPM / "@fontsource" / "inter"),
]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        # No base_url: a file is only handed out by a view that asks for permission.
        # Names come from the content, so writing over one writes the same bytes.
        "OPTIONS": {"base_url": None, "allow_overwrite": True},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = BASE_DIR / "var" / "files"

# what a request may weigh (quality.md U1, C7)
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024  # bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
UPLOAD_MAX_BYTES = 260 * 1024 * 1024  # the whole of one request, files and all
FILE_UPLOAD_PERMISSIONS = 0o640

# security
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# mail
DEFAULT_FROM_EMAIL = "Legeråd <ikke-svar@legerad.example>"
EMAIL_TIMEOUT = 10  # seconds
BOUNCE_ADDRESS = ""  # where mail servers send back what they cannot deliver; empty: to the sender
BOUNCE_IMAP_URL = ""  # imaps://user:password@host/INBOX of that address; empty: nobody reads it
CALENDAR_ADDRESS = ""  # where calendar programs answer an invitation; empty: none has buttons
CALENDAR_IMAP_URL = ""  # the mailbox of that address; needed with it
# Community -> the mailbox of its secretariat: {"agder": "imaps://user:password@host/INBOX"}
INTAKE_IMAP_URLS: dict[str, str] = {}

# the virus scanner that is asked about every file before it is kept; empty: there is none
CLAMAV_URL = ""  # clamd://host:3310 or clamd:///run/clamav/clamd.ctl

# text messages, off unless a backend is chosen (legeraad/sms.py)
SMS_BACKEND = "legeraad.sms.Off"
SMS_URL = ""
SMS_TOKEN = ""

# work outside the request
CELERY_TASK_DEFAULT_QUEUE = "default"  # which job goes where: legeraad/outbox/domain/kinds.py
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 30  # seconds; shorter than outbox.LEASE, so a job never runs twice at once
CELERY_TASK_ACKS_LATE = False  # the outbox, not the broker, guarantees the work
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 300_000  # KiB
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 0.5,
    "socket_timeout": 5,
    "queue_order_strategy": "priority",  # in the order of the worker's --queues
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "Europe/Oslo"

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # the address is unique regardless of case (user_email_once)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "legeraad.web.logs.json_formatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "fido2": {"level": "WARNING"},  # it writes the ids of passkeys
    },
}
