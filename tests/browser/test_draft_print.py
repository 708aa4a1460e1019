"""The draft of the yearly report on paper: the sheet alone, upright, with its appendices across."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from browser.server import Server

DRAFT = "ke-hoach/bao-cao/2026/du-thao/"
SHEET = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")


def test_paper_shows_the_sheet_and_nothing_of_the_portal_around_it(page: Page, real_server: Server) -> None:
    page.goto(real_server.address + DRAFT)
    expect(page.locator(".on-screen")).to_be_visible()
    page.emulate_media(media="print")
    for part in (".portal-header", ".portal-footer", ".crumbs", ".page-foot", ".on-screen"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".official__head")).to_be_visible()
    style = page.locator(".official__body p").first.evaluate("one => ({ ...getComputedStyle(one) })")
    assert style["fontFamily"].startswith('"Times New Roman"')
    # 14 pt at 96 px an inch.
    assert (round(float(style["fontSize"].removesuffix("px")), 1), style["textAlign"]) == (18.7, "justify")


def test_the_text_is_printed_upright_and_the_appendices_across(page: Page, demo_server: Server) -> None:
    page.goto(demo_server.address + DRAFT)
    sizes = [tuple(map(float, found)) for found in SHEET.findall(page.pdf(prefer_css_page_size=True))]
    across = [width > height for width, height in sizes]
    assert {(round(min(size)), round(max(size))) for size in sizes} == {(595, 842)}
    assert across == sorted(across)
    assert 5 <= across.count(False) <= 15
    assert 5 <= across.count(True) <= 15
