"""The handbook: every office page has its chapter, and no chapter can do harm."""

import os
import pkgutil
from importlib import import_module
from itertools import count

import pytest
from django.urls import reverse
from django.utils.translation import override

from councils.domain import councils
from legeraad.web import handbook
from legeraad.web.pages import Page

FILES = sorted(path.stem for path in handbook.FOLDER.glob("*.md"))


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Writes a chapter into a handbook of its own; returns what is read back."""
    monkeypatch.setattr(handbook, "FOLDER", tmp_path)

    hours = count()

    def write(text):
        path = tmp_path / "index.md"
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(0, 3_600 * next(hours)))
        return handbook.read("index")

    return write


def office_pages():
    """Every subclass of Page in the apps, however deep."""
    for app in ("councils", "members", "cases"):
        package = import_module(f"{app}.views")
        for module in pkgutil.walk_packages(package.__path__, f"{app}.views."):
            import_module(module.name)
    found, waiting = set(), [Page]
    while waiting:
        page = waiting.pop()
        found.add(page)
        waiting += page.__subclasses__()
    return found


def test_every_office_page_has_its_chapter():
    named = {page.__name__: page.handbook_page for page in office_pages()}

    assert {name: page for name, page in named.items() if page not in FILES} == {}


def test_contents_begins_with_the_index_and_names_every_file():
    listed = [chapter.page for chapter in handbook.contents()]

    assert listed[0] == "index"
    assert sorted(listed) == FILES


@pytest.mark.parametrize("name", FILES)
def test_chapter_links_only_to_chapters(name):
    assert set(handbook.read(name).leads_to) <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_chapter_has_title_and_plain_lead(name):
    chapter = handbook.read(name)

    assert chapter.title
    assert chapter.lead
    assert set("*_`[<").isdisjoint(chapter.title + chapter.lead)


def test_read_follows_a_changed_file(written):
    written("# Før\n\nInnledning.\n\nGammel tekst.")
    chapter = written("# Etter\n\nInnledning.\n\nNy tekst.")

    assert (chapter.title, chapter.html) == ("Etter", "<p>Ny tekst.</p>\n")


def test_read_does_not_parse_an_unchanged_file_again(written):
    first = written("# Tittel\n\nInnledning.\n\nTekst.")

    assert handbook.read("index") is first


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("![x](https://example.org/x.png)", "<p></p>"),
        ("[x](http://example.org/)", '<p><a class="ds-link">x</a></p>'),
        ("[x](sak.md)", '<p><a href="/handbok/sak/" class="ds-link">x</a></p>'),
        ("## Møte", '<h2 class="ds-heading" data-size="xs">Møte</h2>'),
    ],
)
def test_html_is_only_what_the_house_allows(written, text, html):
    assert written(f"# Tittel\n\nInnledning.\n\n{text}").html.strip() in {html, f"<p>{html}</p>"}


@pytest.mark.parametrize(
    "name", ["mangler", "../index", "..", "", "index.md", "/etc/passwd", "index\x00"]
)
def test_read_of_unknown_name_is_none(name):
    assert handbook.read(name) is None


def test_contents_without_an_index_is_empty(tmp_path, monkeypatch):
    monkeypatch.setattr(handbook, "FOLDER", tmp_path)

    assert handbook.contents() == []


@pytest.mark.parametrize("name", FILES)
def test_page_shows_the_chapter_to_everybody(client, name):
    response = client.get(reverse("legeraad:handbook", args=[name]))

    assert response.status_code == 200
    assert response.context["chapter"] is handbook.read(name)
    assert handbook.read(name).html in response.text
    assert response.cookies == {}


def test_page_in_nynorsk_links_to_nynorsk_pages(client):
    with override("nn"):
        address = reverse("legeraad:handbook", args=["index"])

    response = client.get(address)

    assert 'href="/nn/handbok/ny-sak/" class="ds-link"' in response.text
    assert '<article class="lr-article" lang="nb">' in response.text


def test_page_unknown_is_404(client):
    assert client.get("/handbok/mangler/").status_code == 404


def test_page_without_a_name_is_the_index(client):
    response = client.get(reverse("legeraad:handbook_index"))

    assert response.context["chapter"].page == "index"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["accessibility", "privacy"])
def test_statement_names_whom_to_write_to(client, name):
    community = councils.register_community(
        name="Helsefellesskapet Test",
        brand="Test legeråd",
        slug="test",
        controller="Test kommune",
        contact_name="Sekretariatet",
        contact_email="sekretariat@test.example",
        contact_phone="38 00 00 00",
        by=None,
    )

    response = client.get(reverse(f"legeraad:{name}"))

    assert list(response.context["communities"]) == [community]
    assert 'href="mailto:sekretariat@test.example"' in response.text
    assert "38 00 00 00" in response.text
    assert response.cookies == {}
