"""For the login page, which may not know the demo; loaded only where the demo is installed."""

from django import template

from legeraad.demo import personas as demo

register = template.Library()


@register.simple_tag
def personas() -> tuple[tuple[str, tuple[demo.Persona, ...]], ...]:
    """Grouped by community, in the order of the page."""
    return demo.GROUPS
