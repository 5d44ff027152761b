"""For the banner, which may not know the demo; loaded only where the demo is installed."""

from datetime import datetime

from django import template

from legeraad.demo import clock

register = template.Library()


@register.simple_tag
def moved_clock() -> datetime | None:
    """The portal's time when it is not the real one."""
    return clock.now() if clock.moved_by() else None
