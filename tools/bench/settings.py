"""The portal as it is measured: without debug and demo, with one address more."""

import os
from pathlib import Path

from legeraad.settings.dev import *  # noqa: F403  the portal is measured as it is

DEMO = DEBUG = WHITENOISE_AUTOREFRESH = False
ROOT_URLCONF = "tools.bench.urls"
STATIC_ROOT = Path(os.environ["BENCH_FOLDER"]) / "static"
MEDIA_ROOT = Path(os.environ["BENCH_FOLDER"]) / "files"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
