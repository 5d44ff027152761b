"""Tests: real servers (tests/plugin.py starts them), demo mode on, mails kept in memory."""

import os
from zlib import crc32

from legeraad.settings.addresses import broker, cache, database
from legeraad.settings.base import *  # noqa: F403  the base is meant to be taken whole
from legeraad.settings.base import BASE_DIR, INSTALLED_APPS

DEMO = True
SECRET_KEY = "for-tests-only"  # noqa: S105  no secret
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

DATABASES = {"default": database(os.environ["DATABASE_URL"])}
CACHES = {"default": cache(os.environ["REDIS_URL"])}
CELERY_BROKER_URL = broker(os.environ["REDIS_URL"])

INSTALLED_APPS = [*INSTALLED_APPS, "legeraad.demo"]
SESSION_COOKIE_AGE = 6 * 365 * 24 * 3600  # seconds; outlives what demo.clock may be moved
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
# Files apart for each run's servers and each of its processes: runs may go on beside each other.
_RUN = f"{crc32(os.environ['REDIS_URL'].encode()):08x}"
_PROCESS = os.environ.get("PYTEST_XDIST_WORKER", "main")
MEDIA_ROOT = BASE_DIR / "var" / f"test-{_RUN}-{_PROCESS}" / "files"
DEMO_MAIL_FOLDER = MEDIA_ROOT.parent / "post"
DEMO_CLOCK_FILE = MEDIA_ROOT.parent / "clock"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SECOND_FACTOR_FOR_ROLES = ()  # on where it is tried
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
