"""`{% load prose %}`, then `{{ text|prose }}` of plain text, `{{ html|rich:4 }}` of rich text."""

from django import template
from django.utils.safestring import SafeString

from legeraad import richtext
from legeraad.web.prose import prose

register = template.Library()
register.filter("prose", prose)


@register.filter
def rich(html: str, heading: int = 3) -> SafeString:
    """A rich text (legeraad/richtext), its headings from `heading` on."""
    return richtext.shown(html, heading=heading)
