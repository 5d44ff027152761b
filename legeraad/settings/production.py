"""Production: everything that differs comes from the environment.

Refuses to start and names every variable that is missing (quality.md O18). There is no default
secret, host or address.
"""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from legeraad.settings.addresses import broker, cache, database
from legeraad.settings.base import *  # noqa: F403  the base is meant to be taken whole
from legeraad.settings.base import STORAGES

REQUIRED = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "DATABASE_URL",
    "REDIS_URL",
    "MEDIA_ROOT",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
)

SHORTEST_KEY = 50  # characters; what `check --deploy` asks for

env = environ.Env()
_missing = [name for name in REQUIRED if not env.str(name, "").strip()]
if _missing:
    raise ImproperlyConfigured(
        "Set these environment variables before starting: " + ", ".join(_missing)
    )

SECRET_KEY = env.str("SECRET_KEY")
if len(SECRET_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured(f"SECRET_KEY must have at least {SHORTEST_KEY} characters.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SITE_URL = env.str("SITE_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DATABASES = {"default": database(env.str("DATABASE_URL"))}
CACHES = {"default": cache(env.str("REDIS_URL"))}
CELERY_BROKER_URL = broker(env.str("REDIS_URL"))
MEDIA_ROOT = Path(env.str("MEDIA_ROOT"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
vars().update(env.email_url("EMAIL_URL"))
BOUNCE_ADDRESS = env.str("BOUNCE_ADDRESS", "")
BOUNCE_IMAP_URL = env.str("BOUNCE_IMAP_URL", "")
CALENDAR_ADDRESS = env.str("CALENDAR_ADDRESS", "")
CALENDAR_IMAP_URL = env.str("CALENDAR_IMAP_URL", "")
INTAKE_IMAP_URLS = env.dict("INTAKE_IMAP_URLS", default={})
CLAMAV_URL = env.str("CLAMAV_URL", "")
SMS_BACKEND = env.str("SMS_BACKEND", "") or "legeraad.sms.Off"
SMS_URL = env.str("SMS_URL", "")
SMS_TOKEN = env.str("SMS_TOKEN", "")

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
}

# The proxy in front ends TLS and says so in this header; see docs/operations.md.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 1)  # whose X-Forwarded-For is believed
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^healthz/arbeid/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
MFA_TRUST_COOKIE_NAME = "__Host-mfa_trusted"
