"""Tests: real servers (tests/plugin.py starts them), demo mode on, mails kept in memory."""

import os

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
EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
MEDIA_ROOT = BASE_DIR / "var" / f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}" / "files"
DEMO_MAIL_FOLDER = MEDIA_ROOT.parent / "post"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
