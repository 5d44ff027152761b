"""The larger components: heads, rows, cards. Built into the template engine like `ui.py`."""

from collections.abc import Iterable

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from legeraad.web import icons
from legeraad.web.attributes import closed

register = template.Library()


@register.simple_block_tag
def page_head(
    content: SafeString, *, title: str, eyebrow: str = "", ingress: str = "", lang: str = ""
) -> str:
    """{% page_head title="…" eyebrow="…" ingress="…" %}buttons{% endpage_head %}

    The page's h1 with a small line above, a lead below and the page's acts at the end.
    lang: the language of the title when it is not the page's
    """
    context = {
        "content": SafeString(content.strip()),
        "title": title,
        "eyebrow": eyebrow,
        "ingress": ingress,
        "lang": lang,
    }
    return render_to_string("components/page_head.html", context)


@register.simple_block_tag
def task_row(
    content: SafeString,
    *,
    title: str,
    icon: str,
    text: str = "",
    url: str = "",
    due: str = "",
    late: bool = False,
) -> str:
    """One row in `<ul class="lr-tasks">`: the block holds one button that names the act.

    icon: what kind of task; due: a short date or "today"; late: marked in words, icon and colour
    """
    context = {
        "content": content,
        "title": title,
        "icon": "warning" if late else icon,
        "text": text,
        "url": url,
        "due": due,
        "late": late,
    }
    return render_to_string("components/task_row.html", context)


@register.simple_block_tag
def empty_state(content: SafeString, *, title: str, kind: str = "circle") -> str:
    """{% empty_state title="No cases yet" %}what to do next, and the button{% endempty_state %}

    kind: square | circle | diamond – the vacant shape beside it
    """
    context = {"content": content, "title": title, "kind": closed("kind", kind, icons.EDGES)}
    return render_to_string("components/empty_state.html", context)


@register.inclusion_tag("components/facts.html")
def facts(pairs: Iterable[tuple[str, object]], *, layout: str = "stack") -> dict[str, object]:
    """A list of label and value. A value may be a list: one line each. Empty values are left out.

    layout: stack (in a side column) | rows (label left, value right)
    """
    shown = [
        (label, value if isinstance(value, list | tuple) else [value])
        for label, value in pairs
        if value not in (None, "", [], ())
    ]
    return {"pairs": shown, "layout": closed("layout", layout, ("stack", "rows"))}


@register.inclusion_tag("components/steps.html")
def steps(entries: Iterable[tuple[str, str, str]]) -> dict[str, object]:
    """How ready something is: (label, one sentence, state) with state done | now | todo."""
    words = {"done": gettext("done"), "now": gettext("under way"), "todo": gettext("not begun")}
    return {
        "entries": [
            {
                "label": label,
                "text": text,
                "state": closed("state", state, words),
                "word": words[state],
            }
            for label, text, state in entries
        ]
    }


@register.inclusion_tag("components/answer_card.html")
def answer_card(
    *,
    answer: str,
    rows: Iterable[object],
    hospital: str = "off",
    patient: str = "off",
    gp: str = "off",
    lang: str = "",
) -> dict[str, object]:
    """Kort sagt: the one dark card of a page.

    answer: one sentence
    hospital, patient, gp: on | half | off, the stations of the line
    rows: one for each party, also those who do nothing: `kind`, `state`, `who` and `tasks`
    lang: the language of the answer when it is not the page's
    """
    stations = (
        ("square", gettext("Hospital doctor"), closed("hospital", hospital, icons.LINE_STATES)),
        ("diamond", gettext("Patient"), closed("patient", patient, icons.LINE_STATES)),
        ("circle", capfirst(gettext("GP")), closed("gp", gp, icons.LINE_STATES)),
    )
    return {
        "answer": answer,
        "rows": rows,
        "stations": stations,
        "responsible": [label for _, label, state in stations if state == "on"],
        "sharing": [label for _, label, state in stations if state == "half"],
        "lang": lang,
    }


@register.inclusion_tag("components/answer_row.html")
def answer_row(
    *,
    question: str,
    answer: str,
    url: str,
    words: str,
    hospital: str = "off",
    patient: str = "off",
    gp: str = "off",
    number: str = "",
    note: str = "",
    lang: str = "",
) -> dict[str, object]:
    """One recommendation in `<ul class="lr-answers">`: the question, the answer, who has it.

    hospital, patient, gp, words: as in `responsibility_line`
    number: A-07; note: "in force since 12. juni"
    lang: the language of the recommendation when it is not the page's
    """
    return {
        "question": question,
        "answer": answer,
        "url": url,
        "words": words,
        "hospital": hospital,
        "patient": patient,
        "gp": gp,
        "number": number,
        "note": note,
        "lang": lang,
    }


@register.inclusion_tag("components/seat.html")
def seat(
    *,
    kind: str,
    name: str,
    state: str = "on",
    initials: str = "",
    detail: str = "",
    more: str = "",
    substitute: str = "",
) -> dict[str, object]:
    """One seat in the picture of the table, an `<li>`.

    kind, state: as in `shape`; initials stand in the shape, name, detail and more below it
    substitute: empty (the seat has none) | on | vacant; say in `more` who it is
    """
    rings = {"": "", "on": "off", "vacant": "vacant"}
    return {
        "kind": closed("kind", kind, icons.EDGES),
        "state": closed("state", state, icons.STATES),
        "name": name,
        "initials": initials,
        "detail": detail,
        "more": more,
        "ring": rings[closed("substitute", substitute, rings)],
    }


@register.simple_block_tag
def scroll_region(content: SafeString, *, label: str) -> str:
    """Around a table that may be wider than the page; `label` names it for the keyboard.

    A group, not a region: the section around it often has the same name, and is the landmark.
    """
    return format_html(
        '<div class="lr-scroll" role="group" aria-label="{}" tabindex="0">{}</div>', label, content
    )
