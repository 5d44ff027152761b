"""The drawings of the house as inline SVG: icons, the three shapes, the line of responsibility.

One alphabet: square = hospital, circle = GP and municipality, diamond = patient and others.
Filled = there, ring = not, dashed ring = vacant, half = a substitute, grey ring = observer.
A drawing never stands alone: the word is beside it, or `label` names it.
"""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

DIAMOND = (
    "M10.6 2.2a2 2 0 0 1 2.8 0l8.4 8.4a2 2 0 0 1 0 2.8l-8.4 8.4a2 2 0 0 1-2.8 0l-8.4-8.4"
    "a2 2 0 0 1 0-2.8z"
)
EDGES = {
    "square": '<rect class="lr-shape__edge" x="3" y="3" width="18" height="18" rx="3"/>',
    "circle": '<circle class="lr-shape__edge" cx="12" cy="12" r="9.5"/>',
    "diamond": f'<path class="lr-shape__edge" d="{DIAMOND}"/>',
}
HALVES = {
    "square": "M12 3H6a3 3 0 0 0-3 3v12a3 3 0 0 0 3 3h6z",
    "circle": "M12 2.5a9.5 9.5 0 0 0 0 19z",
    "diamond": "M12 1.6a2 2 0 0 0-1.4.6l-8.4 8.4a2 2 0 0 0 0 2.8l8.4 8.4a2 2 0 0 0 1.4.6z",
}
STATES = ("on", "off", "half", "vacant", "observer")
SIZES = ("sm", "md", "lg", "xl")

ICONS = {
    "arrow-left": "M19.5 12h-15M10.5 6l-6 6 6 6",
    "arrow-right": "M4.5 12h15M13.5 6l6 6-6 6",
    "bell": "M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4",
    "bold": "M7 4.5h5.5a3.5 3.5 0 0 1 0 7H7zM7 11.5h6.5a4 4 0 0 1 0 8H7z",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3.5V7M16 3.5V7",
    "check": "M4.5 12.5 9.5 17.5 19.5 6.5",
    "clear": "M10 19.5h9.5M7 19.5l-3-3a1.5 1.5 0 0 1 0-2L13.5 5a1.5 1.5 0 0 1 2 0l4 4a1.5 1.5 0 0 1"
    " 0 2L11 19.5zM9 9.5l6 6",
    "clock": "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2",
    "close": "M6 6l12 12M18 6 6 18",
    "document": "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16h6",
    "column-add": "M4 4.5h8v15H4zM18.5 9v6M15.5 12h6",
    "column-remove": "M4 4.5h8v15H4zM15.5 12h6",
    "download": "M12 4v11M7 10.5l5 5 5-5M4.5 20h15",
    "eye": "M3 12s3.3-6 9-6 9 6 9 6-3.3 6-9 6-9-6-9-6zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 "
    "5z",
    "flag": "M6 21V4h11l-2 4 2 4H6",
    "heading": "M4 5v14M13 5v14M4 12h9M17 11l2.5-1.5V19",
    "help": "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.5 9.6a2.5 2.5 0 1 1 3.5 2.5c-.7.3-1 "
    ".8-1 1.6M12 16.4v.3",
    "info": "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.5M12 7.6v.3",
    "indent": "M4 5h16M11 12h9M4 19h16M4 9l3.5 3L4 15",
    "italic": "M10 4.5h7M7 19.5h7M14 4.5l-4 15",
    "keyboard": "M3 6.5h18v11H3zM6.5 10h.01M10.2 10h.01M13.8 10h.01M17.5 10h.01M8 14h8",
    "grip": "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
    "link": "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 "
    "5.7 5.7l1-1",
    "list": "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01",
    "list-numbers": "M10 6.5h10M10 12h10M10 17.5h10M4 5l1.3-.8V9M3.8 14.6a1.3 1.3 0 1 1 "
    "2.3.8l-2.3 3h2.6",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "mail": "M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "minus": "M5 12h14",
    "outdent": "M4 5h16M11 12h9M4 19h16M7.5 9 4 12l3.5 3",
    "pause": "M9 6v12M15 6v12",
    "pencil": "M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5",
    "people": "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M15.5 "
    "4.3a3.5 3.5 0 0 1 0 6.4M18 14.3a6.5 6.5 0 0 1 3.5 5.7",
    "person": "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5a7.5 7.5 0 0 1 15 0",
    "plus": "M12 5v14M5 12h14",
    "print": "M7 9V3.5h10V9M7 17H4.5a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1h15a1 1 0 0 1 1 1v6a1 1 0 0 1-1 "
    "1H17M7 13.5h10v7H7z",
    "redo": "M16 5l4.5 4.5L16 14M20.5 9.5H10a6 6 0 0 0 0 12h3",
    "row-add": "M4.5 4h15v8h-15zM12 15.5v6M9 18.5h6",
    "row-remove": "M4.5 4h15v8h-15zM9 18.5h6",
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3 20 20",
    "subheading": "M4 7.5V19M11.5 7.5V19M4 13h7.5M15.6 12.2a2 2 0 1 1 3.6 1.2L15.5 19h4.2",
    "table": "M4 5h16v14H4zM4 9.7h16M4 14.3h16M12 5v14",
    "trash": "M4.5 6.5h15M9.5 6.5v-3h5v3M6.5 6.5l1 14h9l1-14M10 10.5v6M14 10.5v6",
    "undo": "M8 5 3.5 9.5 8 14M3.5 9.5H14a6 6 0 0 1 0 12h-3",
    "upload": "M12 15.5V4.5M7 9l5-5 5 5M4.5 20h15",
    "warning": "M12 4 21 20H3zM12 10v4.5M12 17.2v.3",
}

LINE_STOPS = {
    "hospital": ('<rect class="lr-line__stop is-{}" x="2" y="2" width="12" height="12" rx="2"/>'),
    "patient": (
        '<path class="lr-line__stop is-{}" d="M37 1.6a1.4 1.4 0 0 1 2 0l5.4 5.4a1.4 1.4 0 0 1 0 2'
        'L39 14.4a1.4 1.4 0 0 1-2 0L31.6 9a1.4 1.4 0 0 1 0-2z"/>'
    ),
    "gp": '<circle class="lr-line__stop is-{}" cx="68" cy="8" r="6.2"/>',
}
LINE_STATES = ("on", "half", "off")


@lru_cache(maxsize=64)
def icon(name: str) -> SafeString:
    """An icon as wide as 1.25 of the text; always decoration, the word stands beside it."""
    return mark_safe(  # noqa: S308  built from our own constants only
        '<svg class="lr-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<path d="{ICONS[name]}"/></svg>'
    )


@lru_cache(maxsize=256)
def shape(kind: str, state: str, size: str, label: str) -> SafeString:
    """One shape of the alphabet. `label` is the text alternative; empty means decoration."""
    inside = EDGES[kind]
    if state == "half":
        inside += f'<path class="lr-shape__half" d="{HALVES[kind]}"/>'
    return format_html(
        '<svg class="lr-shape lr-shape--{} lr-shape--{}" viewBox="0 0 24 24" {} focusable="false">'
        "{}</svg>",
        state,
        size,
        _name(label),
        mark_safe(inside),  # noqa: S308  built from our own constants only
    )


@lru_cache(maxsize=32)
def line(hospital: str, patient: str, gp: str) -> SafeString:
    """The small line of responsibility, 76 x 16; decoration, the party's name follows it."""
    stops = {"hospital": hospital, "patient": patient, "gp": gp}
    return mark_safe(  # noqa: S308  built from our own constants only
        '<span class="lr-line"><svg viewBox="0 0 76 16" aria-hidden="true" focusable="false">'
        '<path class="lr-line__rail" d="M16 8h14M46 8h14"/>'
        + "".join(LINE_STOPS[party].format(state) for party, state in stops.items())
        + "</svg></span>"
    )


def _name(label: str) -> SafeString:
    if label:
        return format_html('role="img" aria-label="{}"', label)
    return mark_safe('aria-hidden="true"')
