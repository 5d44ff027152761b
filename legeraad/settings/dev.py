"""A developer's machine and the demo: the embedded servers unless the environment says other."""

import os

from legeraad.embedded.launcher import addresses
from legeraad.settings.addresses import broker, cache, database
from legeraad.settings.base import *  # noqa: F403  the base is meant to be taken whole
from legeraad.settings.base import BASE_DIR, INSTALLED_APPS

DEMO = os.environ.get("DEMO") == "1"
DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = "for-development-only-never-in-production"  # noqa: S105  no secret
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SITE_URL = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"

_RUN = os.environ.get("LEGERAAD_RUN_NAME", "demo")
_SERVERS = addresses(BASE_DIR, _RUN)
DATABASE_URL = os.environ.get("DATABASE_URL") or _SERVERS["DATABASE_URL"]
REDIS_URL = os.environ.get("REDIS_URL") or _SERVERS["REDIS_URL"]
DATABASES = {"default": database(DATABASE_URL)}
CACHES = {"default": cache(REDIS_URL)}
CELERY_BROKER_URL = broker(REDIS_URL)

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = BASE_DIR / "var" / _RUN / "files"
DEMO_MAIL_FOLDER = BASE_DIR / "var" / _RUN / "post"
DEMO_CLOCK_FILE = BASE_DIR / "var" / _RUN / "clock"

if DEMO:
    INSTALLED_APPS = [*INSTALLED_APPS, "legeraad.demo"]
    EMAIL_BACKEND = "legeraad.demo.mailbox.FolderBackend"
    SMS_BACKEND = "legeraad.demo.mailbox.TextMessages"
    SECOND_FACTOR_FOR_ROLES = ()  # a persona is one click away
    SESSION_COOKIE_AGE = 6 * 365 * 24 * 3600  # seconds; outlives what demo.clock may be moved
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
