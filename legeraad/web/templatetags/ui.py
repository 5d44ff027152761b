"""The small components of the house; built into the template engine, no `{% load %}` needed.

Each has a closed set of attributes, given by name; an unknown attribute or a value outside the
list stops the page with TemplateSyntaxError. `/komponenter/` shows them all. A page never writes
this markup itself. The larger parts of a page are in `blocks.py`.
"""

from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from legeraad.web import editing, fields, formats, icons
from legeraad.web.attributes import closed

register = template.Library()

for name in (
    "day",
    "day_month",
    "day_short",
    "weekday",
    "period",
    "clock",
    "clock_range",
    "hours",
    "kroner",
):
    register.filter(name, getattr(formats, name))
register.filter("initials", formats.initials)

COLORS = ("info", "success", "warning", "danger")
TAG_ICONS = {
    "neutral": "",
    "accent": "",
    "info": "info",
    "success": "check",
    "warning": "clock",
    "danger": "warning",
}
SHEETS = (
    "hearings",
    "recommendation",
    "front",
    "council",
    "meeting",
    "minutes",
    "desk",
    "overview",
    "text",
    "casework",
    "security",
    "seats",
    "sendings",
    "mandate",
    "structure",
    "balance",
    "register",
    "planning",
    "agenda",
    "editor",
)
MESSAGE_COLORS = {"debug": "info", "error": "danger"}


@register.simple_tag
def styles(*names: str) -> SafeString:
    """Links the style sheets a page needs, in `{% block styles %}`.

    recommendation | front | council | meeting | minutes | desk | overview | text | casework |
    security | sendings | mandate | structure | balance | planning | register | agenda |
    editor | hearings
    """
    return format_html_join(
        "\n",
        '<link rel="stylesheet" href="{}">',
        ((static(f"css/components/{closed('styles', name, SHEETS)}.css"),) for name in names),
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon as decoration. name: see `icons.ICONS`."""
    return icons.icon(closed("icon", name, icons.ICONS))


@register.simple_tag
def shape(kind: str, *, state: str = "on", size: str = "sm", label: str = "") -> SafeString:
    """One shape of the alphabet.

    kind: square (hospital) | circle (GP, municipality) | diamond (patient and others)
    state: on | off | half (substitute) | vacant | observer
    size: sm | md | lg | xl
    label: text alternative; empty when the word stands beside the shape
    """
    return icons.shape(
        closed("kind", kind, icons.EDGES),
        closed("state", state, icons.STATES),
        closed("size", size, icons.SIZES),
        str(label),
    )


@register.simple_tag
def responsibility_line(
    *, hospital: str = "off", patient: str = "off", gp: str = "off", words: str = ""
) -> SafeString:
    """Ansvarslinjen: who has it, in one glance, followed by the words that say it.

    hospital, patient, gp: on | half | off
    words: the responsible party, shown after the line; leave out only in a legend
    """
    for party, state in (("hospital", hospital), ("patient", patient), ("gp", gp)):
        closed(party, state, icons.LINE_STATES)
    drawing = icons.line(hospital, patient, gp)
    return format_html("{}<span>{}</span>", drawing, words) if words else drawing


@register.inclusion_tag("components/button.html")
def button(
    label: str,
    *,
    href: str | None = None,
    variant: str = "primary",
    size: str = "",
    color: str = "",
    type: str = "submit",  # noqa: A002  the attribute's name in HTML
    name: str = "",
    value: str = "",
    icon: str = "",
    icon_after: str = "",
    about: str = "",
    form: str = "",
    full_width: bool = False,
    does: str = "",
) -> dict[str, object]:
    """A button, or a link that looks like one when `href` is given.

    variant: primary (one in each view) | secondary | tertiary
    size: empty (the page's own) | sm | md | lg
    color: empty | danger (an act that takes something away)
    type: submit | button; name, value, form: as in HTML
    icon, icon_after: before and after the label
    about: what the label leaves out, read aloud only ("Remind" about "Setesdal has no candidate")
    does: empty | print | copy – done by portal.js, hidden without script; copy takes `value`
    """
    return {
        "label": label,
        "href": href,
        "variant": closed("variant", variant, ("primary", "secondary", "tertiary")),
        "size": closed("size", size, ("", "sm", "md", "lg")),
        "color": closed("color", color, ("", "danger")),
        "type": "button" if does else closed("type", type, ("submit", "button")),
        "name": name,
        "value": str(value),  # an id must not get a thousands separator
        "icon": icon,
        "icon_after": icon_after,
        "about": about,
        "form": form,
        "full_width": full_width,
        "does": closed("does", does, ("", "print", "copy")),
    }


@register.inclusion_tag("components/status_tag.html")
def status_tag(label: str, *, color: str = "neutral", icon: str | None = None) -> dict[str, object]:
    """A status: icon, word and tint together.

    color: neutral | accent | info | success | warning | danger
    icon: its own for each colour; give a name to change it, "" for none
    """
    chosen = TAG_ICONS[closed("color", color, TAG_ICONS)] if icon is None else icon
    return {"label": label, "color": color, "icon": chosen}


@register.simple_block_tag
def alert(content: SafeString, *, color: str = "info", title: str = "", role: str = "") -> str:
    """{% alert color="warning" title="…" %}…{% endalert %}

    color: info | success | warning | danger
    role: empty | status | alert – only when it appears after the page was read
    """
    context = {
        "content": content,
        "color": closed("color", color, COLORS),
        "title": title,
        "role": closed("role", role, ("", "status", "alert")),
    }
    return render_to_string("components/alert.html", context)


@register.inclusion_tag("components/messages.html", takes_context=True)
def messages(context: Context) -> dict[str, object]:
    """Django's messages as alerts. Reads the session: never on a public page."""
    return {
        "entries": [
            {"text": entry, "color": MESSAGE_COLORS.get(entry.level_tag, entry.level_tag)}
            for entry in context.get("messages") or ()
        ]
    }


@register.inclusion_tag("components/field.html")
def field(
    bound: BoundField,
    *,
    choices: str = "stack",
    mark_optional: bool = True,
    hide_label: bool = False,
) -> dict[str, object]:
    """A form field: label above, help below it, the error beside it in a sentence.

    choices: stack | pills – how radio buttons and check boxes are laid out
    mark_optional: says "(optional)" where a value is never required; off in search and filters
    hide_label: the label is read aloud only
    """
    closed("choices", choices, ("stack", "pills"))
    return fields.dress(bound) | {
        "pills": choices == "pills",
        "optional": mark_optional and fields.may_be_empty(bound),
        "hide_label": hide_label,
    }


@register.inclusion_tag("components/editor.html")
def editor() -> dict[str, object]:
    """What the editor of rich text is built of, once on a page that has such fields.

    With it go {% styles "editor" %} and `js/editor.js`. Without script nothing is shown.
    """
    return {"groups": editing.GROUPS, "in_table": editing.IN_TABLE, "keys": editing.keys()}


@register.inclusion_tag("components/form_errors.html")
def form_errors(*forms: BaseForm, focus: bool = True) -> dict[str, object]:
    """The summary on top after a failed post; takes focus and leads to each field.

    Give every form of the page. Nothing is rendered while there are no errors.
    focus: off only where the summary is not the news of the page
    """
    entries = []
    for form in forms:
        entries += [{"text": text, "target": ""} for text in form.non_field_errors()]
        for bound in form:
            target = "" if bound.is_hidden else fields.first_id(bound)
            entries += [
                {"text": text, "label": bound.label, "target": target} for text in bound.errors
            ]
    return {"entries": entries, "focus": focus}


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(crumbs: Sequence[tuple[str, str]]) -> dict[str, object]:
    """The way here: pairs of label and address, the pages above this one only."""
    return {"crumbs": crumbs}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], *, param: str = "side") -> dict[str, object]:
    """Links to the pages of a list; keeps the other parts of the query.

    param: the name of the page number in the address (ListView: `page_kwarg = "side"`)
    """
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query[param] = str(number)
        return f"?{query.urlencode()}"

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
        "links": [
            {"number": number, "url": address(number) if isinstance(number, int) else ""}
            for number in numbers
        ],
    }


@register.simple_tag(takes_context=True)
def nav_link(context: Context, url: str, label: str, *, section: str = "") -> SafeString:
    """One entry of the main menu, marked when the reader stands on it or below it.

    section: pages that lie elsewhere in the address but belong here say so by `section`
    Without an address nothing is shown, so that `{% url … as x %}` may fail quietly.
    """
    if not url:
        return SafeString("")
    path = getattr(context.get("request"), "path", "")
    here = context.get("section") or ""
    below = here == section if here else path.startswith(url)
    current = ("page" if path == url else "true") if below else ""
    mark = format_html(' aria-current="{}"', current) if current else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', url, mark, label)


@register.simple_tag
def time_day(value: formats.Day) -> SafeString:
    """A date in words inside `<time>`."""
    if not value:
        return SafeString("")
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), formats.day(value))


@register.inclusion_tag("components/search_form.html")
def search_form(
    *,
    action: str,
    label: str,
    value: str = "",
    size: str = "md",
    id: str = "q",  # noqa: A002
) -> dict[str, object]:
    """A search box that works as a plain form (GET, `q`).

    size: sm (in the header: no button, label read aloud only) | md | lg (front page)
    """
    closed("size", size, ("sm", "md", "lg"))
    return {"action": action, "label": label, "value": value, "size": size, "id": id}


@register.simple_tag
def support_address() -> str:
    """Where to write when the portal fails: settings.SUPPORT_EMAIL, empty when not set."""
    return getattr(settings, "SUPPORT_EMAIL", "")
