"""The web process: granian or gunicorn loads `application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legeraad.settings.production")

application = get_wsgi_application()
