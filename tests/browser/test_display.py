"""What the shell's scripts do for readers: the display switch that remembers, and reading without a connection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.server import Server

GROUND = "getComputedStyle(document.documentElement).getPropertyValue('--ground')"


def ground(page: Page) -> str:
    return str(page.evaluate(GROUND)).strip()


def choose(page: Page, label: str) -> None:
    page.get_by_text("Hiển thị", exact=True).click()
    page.get_by_label(label).check()
    page.keyboard.press("Escape")


@pytest.mark.parametrize(("scheme", "colour"), [("light", "#faf6ec"), ("dark", "#141812")])
def test_the_device_decides_until_the_reader_does(
    open_context: Callable[..., BrowserContext], real_server: Server, scheme: str, colour: str
) -> None:
    page = open_context(color_scheme=scheme).new_page()
    page.goto(real_server.address)
    assert ground(page) == colour


def test_a_device_that_asks_for_more_contrast_gets_it(
    open_context: Callable[..., BrowserContext], real_server: Server
) -> None:
    page = open_context(color_scheme="dark", contrast="more").new_page()
    page.goto(real_server.address)
    assert ground(page) == "#000000"


def test_a_choice_holds_on_the_next_page_from_its_first_paint(page: Page, real_server: Server) -> None:
    page.goto(real_server.address)
    choose(page, "Tối")
    assert ground(page) == "#141812"
    choose(page, "Tương phản cao")
    assert ground(page) == "#000000"
    page.route("**/assets/portal.js", lambda route: route.abort())
    page.goto(f"{real_server.address}ke-hoach/")
    assert ground(page) == "#000000"


def test_a_choice_can_be_taken_back(page: Page, real_server: Server) -> None:
    page.goto(real_server.address)
    choose(page, "Tối")
    choose(page, "Theo máy")
    page.reload()
    assert ground(page) == "#faf6ec"
    assert page.evaluate("localStorage.length") == 0


def test_larger_letters_are_larger(page: Page, real_server: Server) -> None:
    page.goto(real_server.address)
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    choose(page, "Rất lớn")
    after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    assert after / before == pytest.approx(140 / 106.25, rel=0.01)


def test_escape_closes_the_switch_and_gives_the_focus_back(page: Page, real_server: Server) -> None:
    page.goto(real_server.address)
    page.get_by_text("Hiển thị", exact=True).press("Enter")
    expect(page.get_by_label("Sáng")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Sáng")).to_be_hidden()
    assert page.evaluate("document.activeElement.localName") == "summary"


def test_without_javascript_no_control_is_shown_that_needs_it(
    open_context: Callable[..., BrowserContext], real_server: Server
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(real_server.address)
    expect(page.get_by_text("Hiển thị", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="In trang này")).to_be_hidden()


def test_pages_that_were_read_open_without_a_connection_and_others_say_so(
    open_context: Callable[..., BrowserContext], real_server: Server
) -> None:
    context = open_context(service_workers="allow")
    page = context.new_page()
    page.goto(real_server.address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(f"{real_server.address}ke-hoach/nhiem-vu/1-2/")
    page.goto(f"{real_server.address}van-ban/")
    context.set_offline(offline=True)
    page.goto(f"{real_server.address}ke-hoach/nhiem-vu/1-2/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nhiệm vụ 1.2")
    assert ground(page) == "#faf6ec"
    page.goto(f"{real_server.address}ke-hoach/nhiem-vu/4-2/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đang ngoại tuyến")
    assert ground(page) == "#faf6ec"


def test_a_link_on_paper_says_where_it_leads(page: Page, real_server: Server) -> None:
    page.goto(f"{real_server.address}ke-hoach/nhiem-vu/1-2/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    written = page.evaluate("[...document.querySelectorAll('[data-address]')].map((link) => link.dataset.address)")
    assert f"{real_server.address}van-ban/36-nq-tw/" in written


def test_a_rung_of_the_helix_is_called_by_its_task(page: Page, real_server: Server) -> None:
    page.goto(real_server.address)
    expect(page.get_by_role("link", name="1.1 Phổ biến, quán triệt")).to_have_count(1)
