"""`{% load prose %}`, then `{{ text|prose }}`."""

from django import template

from legeraad.web.prose import prose

register = template.Library()
register.filter("prose", prose)
