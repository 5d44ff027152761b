"""`{% typed %}`: gives back what was typed in a form that is refused."""

from django import template
from django.template import Context

from legeraad.web.typed import typed_texts

register = template.Library()


@register.inclusion_tag("components/_typed.html", takes_context=True)
def typed(context: Context) -> dict[str, object]:
    """Text fields to copy from, or nothing. Reads the login only when a form was sent."""
    request = context.get("request")
    return {"texts": typed_texts(request) if request is not None else []}
