"""The office's menu shows the doors that open, and no others."""

import pytest

DOORS = {
    "/agder/oppgaver/": ("secretary",),
    "/agder/saker/": ("secretary", "chair", "member"),
    "/agder/oppdrag/": ("secretary", "chair", "member", "registrar"),
    "/agder/moteplan/": ("secretary", "chair", "member"),
    "/agder/oversikt/": ("secretary", "registrar"),
    "/agder/sammensetning/": ("secretary", "chair", "member"),
}


@pytest.mark.parametrize(
    ("role", "page"),
    [
        ("secretary", "/agder/oppgaver/"),
        ("chair", "/agder/saker/"),
        ("member", "/agder/moteplan/"),
        ("registrar", "/agder/oversikt/"),
    ],
)
def test_menu_shows_what_opens(request, role, page):
    browser = request.getfixturevalue(f"as_{role}")

    menu = browser.get(page).text.split("<main")[0]

    shown = {address for address in DOORS if f'href="{address}"' in menu}
    assert shown == {address for address, roles in DOORS.items() if role in roles}
    assert {browser.get(address).status_code for address in shown} == {200}
