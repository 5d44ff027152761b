"""For the login page, which may not know the demo; loaded only where the demo is installed."""

from django import template

from legeraad.demo import personas as demo

register = template.Library()


@register.simple_tag
def personas() -> tuple[demo.Persona, ...]:
    return demo.PERSONAS
