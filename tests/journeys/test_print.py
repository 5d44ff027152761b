"""A recommendation on the wall of the ward: one sheet of A4, with the way back to the page."""

import io

import pikepdf  # noqa: TID253  a test pays for what it tests
import pytest
from playwright.sync_api import expect

A4 = (595, 842)  # points


@pytest.mark.parametrize("path", ["/agder/anbefalinger/1/", "/nn/agder/anbefalinger/3/"])
def test_recommendation_prints_on_one_sheet_with_its_code(page, portal, path):
    page.goto(portal + path)

    content = page.pdf(prefer_css_page_size=True)

    with pikepdf.open(io.BytesIO(content)) as printed:
        sizes = [tuple(round(side) for side in sheet.mediabox[2:]) for sheet in printed.pages]
    assert sizes == [A4]
    page.emulate_media(media="print")
    expect(page.locator(".lr-qr__code")).to_be_visible()
    expect(page.locator("button[data-print]")).to_be_hidden()
    expect(page.locator("footer")).to_be_hidden()
