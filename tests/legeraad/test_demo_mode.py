"""The demo's shortcuts: they work in demo mode, and none of them exists outside of it."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse

from legeraad.demo import mailbox
from legeraad.demo.personas import PERSONAS
from members.domain.people import register_person
from members.models import User

PROJECT = Path(__file__).parents[2]
KEYS = [persona.key for persona in PERSONAS]


@pytest.fixture
def folder(settings, tmp_path):
    settings.DEMO_MAIL_FOLDER = tmp_path / "post"
    return settings.DEMO_MAIL_FOLDER


def post(subject="Sakslisten er klar", text="Velkommen.", html="<p>Velkommen.</p>"):
    message = EmailMultiAlternatives(subject, text, "fra@legerad.example", ["til@legerad.example"])
    message.attach_alternative(html, "text/html")
    mailbox.FolderBackend().send_messages([message])


# personas


@pytest.mark.parametrize("key", KEYS)
def test_persona_is_logged_in_with_one_click(client, db, key):
    register_person(name="P", email=f"{key}@eksempel.example", by=None)

    answer = client.post(reverse("demo:persona_login", args=[key]))

    assert answer["Location"] == "/min-side/"
    assert client.get("/min-side/").status_code == 200


def test_personas_stand_on_the_login_page_with_a_form_each(client, db):
    page = client.get("/en/konto/logg-inn/")

    assert "Sample personas" in page.text
    assert re.findall(r'action="/[^"]*demo/logg-inn/(\w+)/"', page.text) == KEYS


def test_persona_stays_in_the_language_of_the_login_page(client, db):
    page = client.get("/nn/konto/logg-inn/")

    assert page.text.count('name="next" value="/nn/min-side/"') == len(KEYS)


def test_persona_login_goes_on_to_next_on_this_site_only(client, db):
    register_person(name="P", email="lege@eksempel.example", by=None)
    address = reverse("demo:persona_login", args=["lege"])

    assert client.post(address, {"next": "/en/min-side/"})["Location"] == "/en/min-side/"
    assert client.post(address, {"next": "//evil.example"})["Location"] == "/min-side/"


def test_persona_login_takes_no_get_no_stranger_and_no_form_from_elsewhere(client, db):
    register_person(name="P", email="lege@eksempel.example", by=None)
    register_person(name="P", email="other@eksempel.example", by=None)
    strict = Client(enforce_csrf_checks=True)

    answers = [
        client.get("/demo/logg-inn/lege/").status_code,
        client.post("/demo/logg-inn/other/").status_code,
        client.post("/demo/logg-inn/sekretar/").status_code,
        strict.post("/demo/logg-inn/lege/").status_code,
    ]

    assert answers == [405, 404, 404, 403]


def test_persona_whose_login_is_closed_stays_out(client, db):
    person = register_person(name="P", email="lege@eksempel.example", by=None)
    User.objects.filter(pk=person.user.pk).update(is_active=False)

    assert client.post("/demo/logg-inn/lege/").status_code == 404


def test_every_persona_lives_in_the_sample_world():
    worlds = [
        yaml.safe_load((PROJECT / "legeraad/demo/data" / name).read_text("utf-8"))
        for name in ("agder.yaml", "ahus.yaml")
    ]
    addresses = {facts.get("email") for world in worlds for facts in world["persons"].values()}

    assert [key for key in KEYS if key not in addresses] == []


# mails


def test_mail_is_one_file_and_shown_newest_first(client, folder):
    post("Den første")
    post("Den andre: æøå")

    page = client.get("/demo/post/")

    assert len(list(folder.iterdir())) == 2
    assert page.text.index("Den andre: æøå") < page.text.index("Den første")


def test_mails_are_shown_twenty_at_a_time(client, folder):
    for number in range(21):
        post(f"Brev {number}")

    lengths = [
        len(client.get("/demo/post/", {"side": number}).context["mails"])
        for number in ("1", "2", "99", "x")
    ]

    assert lengths == [20, 1, 1, 20]


def test_mail_list_without_mails_says_what_to_do(client, folder):
    assert "Ingen e-poster ennå" in client.get("/demo/post/").text


def test_mail_is_shown_as_text_and_never_as_html_of_ours(client, folder):
    hostile = '<script src="//evil.example"></script><img src=x onerror=alert(1)>'
    post(subject=hostile, text=hostile, html=hostile)

    page = client.get(f"/demo/post/{mailbox.keys()[0]}/")

    assert hostile not in page.text
    assert page.text.count("&lt;img src=x onerror=alert(1)&gt;") >= 3
    assert "default-src 'self'" in page["Content-Security-Policy"]


@pytest.mark.parametrize("key", ["nothing", "..", "%2e%2e", "..%2fsettings", "a" * 300])
def test_mail_that_is_not_there_is_not_found(client, folder, key):
    (folder.parent / "settings.eml").write_text("Subject: hemmelig\n\n")

    assert client.get(f"/demo/post/{key}/").status_code == 404


def test_mail_half_written_is_not_listed(client, folder):
    post()
    (folder / "00000000000000000001-aaaa.part").write_bytes(b"Subject: half")

    assert len(mailbox.keys()) == 1


def test_attachments_are_listed_and_text_is_opened_as_text(client, folder):
    message = EmailMultiAlternatives("Innkalling", "Hei", "fra@legerad.example", ["til@e.example"])
    message.attach("innkalling.ics", "BEGIN:VCALENDAR\nSUMMARY:Møte\n", "text/calendar")
    message.attach("bilde.png", b"\x89PNG", "image/png")
    message.attach("<b>side.html", "<script>alert(1)</script>", "text/html")
    mailbox.FolderBackend().send_messages([message])
    address = f"/demo/post/{mailbox.keys()[0]}/"

    page = client.get(address)
    opened = [client.get(f"{address}{number}/") for number in (1, 3)]

    assert re.findall(r'href="([^"]+)">(innkalling\.ics|bilde\.png|&lt;b&gt;side)', page.text) == [
        (f"{address}1/", "innkalling.ics"),
        (f"{address}3/", "&lt;b&gt;side"),
    ]
    assert "<li>bilde.png</li>" in page.text
    assert [each.text for each in opened] == [
        "BEGIN:VCALENDAR\nSUMMARY:Møte\n",
        "<script>alert(1)</script>",
    ]
    for each in opened:
        assert each["Content-Type"] == "text/plain; charset=utf-8"
        assert each["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("number", ["0", "2", "3", "99", "x", "-1"])
def test_attachment_that_is_not_there_or_no_text_is_not_found(client, folder, number):
    message = EmailMultiAlternatives("Innkalling", "Hei", "fra@legerad.example", ["til@e.example"])
    message.attach("innkalling.ics", "BEGIN:VCALENDAR", "text/calendar")
    message.attach("bilde.png", b"\x89PNG", "image/png")
    mailbox.FolderBackend().send_messages([message])

    assert client.get(f"/demo/post/{mailbox.keys()[0]}/{number}/").status_code == 404


def test_mail_shows_the_portals_time_and_the_list_the_order_of_sending(
    client, folder, settings, tmp_path
):
    settings.DEMO_CLOCK_FILE = tmp_path / "clock"
    settings.DEMO_CLOCK_FILE.write_text(str(400 * 24 * 3600))
    post("Om lenge")
    settings.DEMO_CLOCK_FILE.unlink()
    post("Nå")

    mails = client.get("/demo/post/").context["mails"]

    assert [mail.subject for mail in mails] == ["Nå", "Om lenge"]
    assert (mails[1].sent_at - mails[0].sent_at).days in (399, 400)


# without demo mode


OUTSIDE = """
import django
django.setup()
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
client = Client(headers={"host": "legerad.example"}, REMOTE_ADDR="10.9.8.7")
for path in ("/demo/post/", "/demo/post/1-a/", "/demo/logg-inn/lege/", "/demo/klokke/"):
    print(client.get(path, secure=True).status_code, client.post(path, secure=True).status_code)
try:
    print(reverse("demo:mail_list"))
except NoReverseMatch:
    print("no address")
page = client.get("/en/konto/logg-inn/", secure=True).text
print("Log in" in page, "persona" in page.lower(), "/demo/" in page, "Sample" in page)
print("legeraad.demo" in settings.INSTALLED_APPS, hasattr(settings, "DEMO_MAIL_FOLDER"))
"""


def test_nothing_of_the_demo_exists_in_production(tmp_path):
    production = {
        "DJANGO_SETTINGS_MODULE": "legeraad.settings.production",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "ALLOWED_HOSTS": "legerad.example",
        "SITE_URL": "https://legerad.example",
        "MEDIA_ROOT": str(tmp_path),
        "EMAIL_URL": "smtp://127.0.0.1:25",
        "DEFAULT_FROM_EMAIL": "post@legerad.example",
        "DEMO": "1",  # a forgotten variable changes nothing
    }
    program = OUTSIDE.replace(
        "client =",
        "settings.STORAGES['staticfiles']['BACKEND'] = "
        "'django.contrib.staticfiles.storage.StaticFilesStorage'\nclient =",
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | production,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert done.stdout.splitlines() == [
        *["404 404"] * 4,
        "no address",
        "True False False False",
        "False False",
    ]
