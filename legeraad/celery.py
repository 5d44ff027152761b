"""Celery: the nudge and the clock. What must be done stands in the outbox."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legeraad.settings.dev")

app = Celery("legeraad")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# The whole schedule, in plain sight. Times are seconds.
app.conf.beat_schedule = {
    "sweep the outbox": {"task": "outbox.sweep", "schedule": 15.0, "options": {"expires": 14}},
    "read bounces": {"task": "members.put_reading", "schedule": 600.0, "options": {"expires": 599}},
    "read answers": {"task": "cases.put_reading", "schedule": 300.0, "options": {"expires": 299}},
}
