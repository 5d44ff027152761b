"""The components: closed attributes, escaping, what a screen reader is told, the error pages."""

from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template, render_to_string
from django.utils import translation

from legeraad.web import context, showcase

VOID = {
    "area",
    "br",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
    "path",
    "rect",
    "circle",
}


class Page(HTMLParser):
    """Reads a page: its elements with attributes, and what is not closed in order."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.wrong = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def first(self, tag, **wanted):
        return next(
            attrs
            for name, attrs in self.elements
            if name == tag and all(attrs.get(key) == value for key, value in wanted.items())
        )


def render(source, **values):
    return Template(source).render(Context(values))


def page(source, **values):
    return Page(render(source, **values))


@pytest.fixture
def showcase_page(rf):
    request = rf.get("/komponenter/", {"q": "brudd", "side": "4"})
    request.user = SimpleNamespace(is_authenticated=False)
    return render_to_string("legeraad/components.html", showcase.context(), request)


@pytest.mark.parametrize(
    "source",
    [
        "{% button 'Lagre' variant='loud' %}",
        "{% button 'Lagre' colour='danger' %}",
        "{% button 'Lagre' does='explode' %}",
        "{% shape 'triangle' %}",
        "{% shape 'square' state='almost' %}",
        "{% icon 'unicorn' %}",
        "{% responsibility_line hospital='yes' %}",
        "{% status_tag 'Ny' color='pink' %}",
        "{% alert color='pink' %}x{% endalert %}",
        "{% alert 'info' %}x{% endalert %}",
        "{% styles 'everything' %}",
        "{% empty_state title='x' kind='star' %}{% endempty_state %}",
        "{% facts pairs layout='grid' %}",
        "{% steps entries %}",
        "{% field form.title choices='grid' %}",
    ],
)
def test_component_refuses_what_is_not_in_its_closed_set(source):
    values = {
        "pairs": [],
        "entries": [("Saksliste", "", "soon")],
        "form": showcase.SampleForm(),
    }

    with pytest.raises(TemplateSyntaxError):
        render(source, **values)


@pytest.mark.parametrize(
    "source",
    [
        "{% button text %}",
        "{% button 'x' about=text %}",
        "{% button 'x' href=text %}",
        "{% shape 'circle' label=text %}",
        "{% responsibility_line gp='on' words=text %}",
        "{% status_tag text %}",
        "{% alert title=text %}{{ text }}{% endalert %}",
        "{% task_row title=text text=text due=text icon='mail' %}{{ text }}{% endtask_row %}",
        "{% page_head title=text eyebrow=text ingress=text %}{{ text }}{% endpage_head %}",
        "{% empty_state title=text %}{{ text }}{% endempty_state %}",
        "{% scroll_region label=text %}{{ text }}{% endscroll_region %}",
        "{% answer_card answer=text rows=rows %}",
        "{% seat kind='circle' name=text detail=text %}",
        "{% answer_row question=text answer=text url=text words=text number=text note=text %}",
        "{% search_form action=text label=text value=text %}",
    ],
)
def test_component_escapes_what_people_wrote(source):
    text = "<script>alert('x')</script>\""
    rows = [showcase.Row("square", "on", text, [text])]

    html = render(source, text=text, rows=rows)

    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_button_with_address_is_a_link():
    assert page("{% button 'Ny sak' href='/ny/' %}").elements == [
        ("a", {"class": "ds-button", "href": "/ny/", "data-variant": "primary"})
    ]


def test_button_value_of_a_large_id_has_no_thousands_separator():
    button = page("{% button 'Kall inn' name='person' value=number %}", number=12345).first(
        "button"
    )

    assert button["value"] == "12345"


def test_button_that_needs_script_is_hidden_without_it():
    button = page("{% button 'Skriv ut' does='print' %}").first("button")

    assert (button["type"], "hidden" in button) == ("button", True)


def test_shape_with_label_is_an_image_and_without_is_decoration():
    named = page("{% shape 'circle' state='vacant' label='Ubesatt' %}").first("svg")
    silent = page("{% shape 'circle' %}").first("svg")

    assert (named["role"], named["aria-label"]) == ("img", "Ubesatt")
    assert silent["aria-hidden"] == "true"


def test_answer_card_says_who_is_responsible_in_words():
    with translation.override("en"):
        html = render(
            "{% answer_card answer='x' rows=rows hospital='on' gp='half' %}",
            rows=showcase.answer_rows(),
        )

    words = " ".join(html.split())
    assert "Responsible: Hospital doctor." in words
    assert "Responsible in part: GP." in words


def test_field_without_errors_points_to_its_help():
    form = showcase.SampleForm()

    control = page("{% field form.title %}", form=form).first("input")

    assert control["aria-describedby"] == "id_title_helptext"
    assert control["class"] == "ds-input"
    assert "aria-invalid" not in control


def test_field_with_error_is_invalid_and_points_to_help_and_error():
    form = showcase.SampleForm({})

    seen = page("{% field form.title %}", form=form)

    control = seen.first("input")
    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "id_title_helptext id_title_error"
    assert seen.first("p", id="id_title_error")["class"] == "ds-validation-message"


def test_field_of_radio_buttons_marks_the_group_and_not_each_button():
    form = showcase.SampleForm({})

    seen = page("{% field form.outcome choices='pills' %}", form=form)

    group = seen.first("fieldset")
    assert (group["role"], group["aria-invalid"]) == ("radiogroup", "true")
    assert all("aria-invalid" not in attrs for tag, attrs in seen.elements if tag == "input")
    assert group["aria-describedby"] == "id_outcome_error"


def test_field_for_a_typed_date_shows_how_to_write_it():
    html = render("{% field form.held_on %}", form=showcase.SampleForm())

    assert "16.09.2026" in html


def test_field_says_optional_only_where_it_may_be_empty():
    form = showcase.SampleForm()

    with translation.override("en"):
        assert "(optional)" in render("{% field form.email %}", form=form)
        assert "(optional)" not in render("{% field form.title %}", form=form)
        assert "(optional)" not in render("{% field form.email mark_optional=False %}", form=form)


def test_field_that_another_answer_may_ask_for_is_not_called_optional():
    class Depending(showcase.SampleForm):
        depending = ("email",)

    with translation.override("en"):
        assert "(optional)" not in render("{% field form.email %}", form=Depending())


def test_form_errors_is_silent_before_a_post_and_when_all_is_well():
    assert render("{% form_errors form %}", form=showcase.SampleForm()).strip() == ""


def test_form_errors_takes_focus_and_leads_to_every_field():
    form = showcase.SampleForm({"email": "vera"})
    form.add_error(None, "Møtet er avlyst.")

    seen = page("{% form_errors form %}", form=form)

    summary = seen.first("div")
    assert (summary["tabindex"], "autofocus" in summary) == ("-1", True)
    assert [attrs["href"] for tag, attrs in seen.elements if tag == "a"] == [
        "#id_title",
        "#id_email",
        "#id_background",
        "#id_theme",
        "#id_outcome_0",
        "#id_held_on",
        "#id_seats",
    ]
    assert "Møtet er avlyst." in render("{% form_errors form %}", form=form)


def test_pagination_keeps_the_rest_of_the_query(rf):
    request = rf.get("/saker/", {"q": "brudd & fall", "side": "2"})

    seen = page(
        "{% pagination page_obj %}", request=request, page_obj=Paginator(range(60), 20).page(2)
    )

    addresses = [attrs["href"] for tag, attrs in seen.elements if tag == "a"]
    assert addresses == [f"?q=brudd+%26+fall&side={number}" for number in (1, 1, 2, 3, 3)]
    assert seen.first("a", **{"aria-current": "true"})["href"].endswith("side=2")


def test_pagination_of_one_page_is_not_shown(rf):
    values = {"request": rf.get("/"), "page_obj": Paginator(range(3), 20).page(1)}

    assert render("{% pagination page_obj %}", **values).strip() == ""


@pytest.mark.parametrize(
    ("path", "current"),
    [("/agder/saker/", "page"), ("/agder/saker/alr-01-26/", "true"), ("/agder/moter/", None)],
)
def test_nav_link_marks_where_the_reader_is(rf, path, current):
    seen = page("{% nav_link '/agder/saker/' 'Saker' %}", request=rf.get(path))

    assert seen.first("a").get("aria-current") == current


def test_nav_link_without_address_is_not_shown():
    assert render("{% nav_link missing 'Saker' %}") == ""


def test_facts_leaves_out_what_is_empty():
    seen = page("{% facts pairs %}", pairs=[("Tema", ["A", "B"]), ("Sak", ""), ("Frist", None)])

    assert [tag for tag, _ in seen.elements] == ["dl", "div", "dt", "dd", "dd"]


def test_languages_lead_to_the_same_page_with_its_query(rf):
    with translation.override("nb"):
        entries = context.languages(rf.get("/komponenter/", {"q": "x"}))

    assert [(entry["code"], entry["current"]) for entry in entries] == [
        ("nb", True),
        ("nn", False),
        ("en", False),
    ]
    assert [entry["url"] for entry in entries] == [
        "/komponenter/?q=x",
        "/nn/komponenter/?q=x",
        "/en/komponenter/?q=x",
    ]


def test_showcase_closes_every_element(showcase_page):
    seen = Page(showcase_page)

    assert (seen.wrong, seen.open) == ([], [])


def test_showcase_has_every_id_once(showcase_page):
    ids = [attrs["id"] for _, attrs in Page(showcase_page).elements if "id" in attrs]

    assert sorted(ids) == sorted(set(ids))


def test_showcase_shows_every_component(showcase_page):
    names = {path.stem for path in (settings.BASE_DIR / "templates/components").glob("[a-z]*.html")}
    source = Path(settings.BASE_DIR / "templates/legeraad/components.html").read_text()
    in_the_frame = {"breadcrumbs", "messages"}

    assert {name for name in names - in_the_frame if f"{{% {name} " not in source} == set()


def test_showcase_has_no_inline_style_or_script(showcase_page):
    seen = Page(showcase_page)

    assert [attrs for _, attrs in seen.elements if "style" in attrs] == []
    assert [attrs for _, attrs in seen.elements if any(key.startswith("on") for key in attrs)] == []
    assert [attrs for tag, attrs in seen.elements if tag == "script" and "src" not in attrs] == []


@pytest.mark.parametrize("name", ["400.html", "500.html", "503.html"])
def test_error_page_needs_neither_request_nor_database(name):
    seen = Page(get_template(name).render())

    assert (seen.wrong, seen.open) == ([], [])
    assert seen.first("a", **{"class": "ds-button", "data-size": None})["href"] == "/"


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html"])
def test_error_page_names_the_secretariat_when_the_community_is_known(rf, name):
    community = SimpleNamespace(
        brand="Agder legeråd", slug="agder", contact_email="sekretariat@example.no"
    )

    html = render_to_string(name, {"community": community}, rf.get("/agder/finnes-ikke/"))

    assert "mailto:sekretariat@example.no" in html


def test_public_page_reads_neither_session_nor_user(rf):
    request = rf.get("/")  # has no session and no user: touching them fails

    html = render_to_string("base_public.html", {}, request)

    assert "Legeråd" in html
    assert "csrfmiddlewaretoken" not in html
