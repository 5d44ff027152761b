"""Sample data for the page that shows every component. Plain data, no database."""

import datetime as dt
from typing import NamedTuple

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _

from legeraad.richtext.fields import RichTextField
from legeraad.web import icons

MEETING_DAY = dt.date(2026, 9, 16)
STARTS = dt.time(15, 30)
ENDS = dt.time(18, 0)
RICH_SAMPLE = (
    "<h3>Svartid</h3><p>Legene venter på <strong>svar</strong>:</p><ul><li>blodprøver</li>"
    "<li>bilder</li></ul>"
)


class Row(NamedTuple):
    """One party in the answer card."""

    kind: str
    state: str
    who: str
    tasks: list[str]


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(
        label=_("Title"), max_length=80, help_text=_("One question, as a doctor would ask it.")
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    background = forms.CharField(label=_("Background"), widget=forms.Textarea(attrs={"rows": 4}))
    theme = forms.ChoiceField(
        label=_("Theme"), choices=[("", "–"), ("bilder", "Bildediagnostikk"), ("epi", "Epikrise")]
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        widget=forms.RadioSelect,
        choices=[("info", "Tatt til orientering"), ("advice", "Råd"), ("later", "Utsatt")],
    )
    regions = forms.MultipleChoiceField(
        label=_("Regions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("o", "Østre Agder"), ("k", "Kristiansand"), ("s", "Setesdal")],
    )
    held_on = forms.DateField(label=_("Date"), widget=forms.DateInput)
    seats = forms.IntegerField(label=_("Number of seats"), min_value=1)
    open_papers = forms.BooleanField(
        label=_("The papers are open"), help_text=_("Everybody can read them."), required=False
    )
    case_id = forms.IntegerField(widget=forms.HiddenInput, initial=12)


class RichSampleForm(forms.Form):
    rich = RichTextField(
        label=_("Assessment"),
        help_text=_("What speaks for and against? Who is affected, and what does it cost?"),
    )


def context() -> dict[str, object]:
    """Everything `legeraad/components.html` shows."""
    return {
        "form": SampleForm(),
        "rich_form": RichSampleForm(initial={"rich": RICH_SAMPLE}),
        "failed_form": SampleForm(
            {"failed-email": "vera", "failed-held_on": "31.02.2026"}, prefix="failed"
        ),
        "icons": sorted(icons.ICONS),
        "kinds": list(icons.EDGES),
        "states": icons.STATES,
        "crumbs": [("Agder legeråd", "/"), ("Anbefalinger", "/"), ("Bildediagnostikk", "/")],
        "page_obj": Paginator(range(240), 20).page(4),
        "answer_rows": answer_rows(),
        "pairs": [
            ("Gjelder", "Hele Agder"),
            ("Tema", ["Bildediagnostikk", "Oppgaveoverføring og roller"]),
            ("Sak", "ALR 01/26"),
            ("Merknad", ""),
        ],
        "readiness": [
            ("Saksliste", "4 saker, sendt 18.11.", "done"),
            ("Innkalling", "sendt til 13", "done"),
            ("Svar", "9 kommer, 2 forfall, 2 tause", "now"),
            ("Sakspapirer", "mangler til 09/26", "now"),
            ("Klart", "frist onsdag 25.11.", "todo"),
        ],
        "meeting_day": MEETING_DAY,
        "starts": STARTS,
        "ends": ENDS,
        "amount": 100_000,
        "messages": [],
    }


def answer_rows() -> list[Row]:
    """The rows of the first recommendation in the demo."""
    return [
        Row(
            "square",
            "on",
            "Sykehuslege",
            [
                "bestiller kontrollbildet før pasienten går hjem",
                "oppgir tidspunktet i epikrisen",
                "får svaret og vurderer det",
            ],
        ),
        Row("circle", "off", "Fastlege", ["bestiller bare når ett av de to unntakene gjelder"]),
        Row("diamond", "off", "Pasient", ["får én beskjed, før hjemreisen"]),
    ]
