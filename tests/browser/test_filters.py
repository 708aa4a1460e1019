"""The filters of the plan's page: the script's pure part in node, and the page in a browser with and without it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.conftest import DESK
from browser.server import Server
from conftest import ROOT


@pytest.fixture
def address(demo_server: Server) -> str:
    """Where the demonstration's plan is served."""
    return f"{demo_server.address}ke-hoach/"


@pytest.fixture
def page(open_context: Callable[..., BrowserContext], address: str) -> Page:
    """The plan's page on a wide screen."""
    page = open_context(viewport=DESK).new_page()
    page.goto(address)
    return page


def listed(page: Page) -> list[str]:
    """The numbers of the tasks that the list shows."""
    names = page.locator(".tasks tr[data-group]:visible th").all_inner_texts()
    return [name[:3] for name in names]


def choose(page: Page, words: str) -> None:
    page.locator(".filters").get_by_role("link", name=words).click()


def test_the_pure_part_of_the_script_holds() -> None:
    run = subprocess.run(
        ["node", "--test", str(ROOT / "tests" / "js")],  # noqa: S607 - any Node.js of the machine
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_filters_combine_in_place_and_stand_in_the_address(page: Page, address: str) -> None:
    found = page.get_by_role("status")
    expect(found).to_have_text("18/18 nhiệm vụ")
    choose(page, "Nhóm 3")
    expect(found).to_have_text("7/18 nhiệm vụ · Nhóm 3")
    choose(page, "Trung tâm KH&CN")
    choose(page, "đã nộp")
    expect(found).to_have_text("2/18 nhiệm vụ · Nhóm 3 · Trung tâm KH&CN · đã nộp")
    assert listed(page) == ["3.2", "3.3"]
    assert page.url == f"{address}?nhom=3&don-vi=trung-tam-khcn&trang-thai=da-nop#nhiem-vu"
    assert page.locator(".tasks__group:visible").count() == 1
    assert page.locator(".filters [aria-current=true]").all_inner_texts()[0].startswith("Nhóm 3")


def test_back_forward_and_an_address_that_was_passed_on_give_the_same_list(page: Page, address: str) -> None:
    choose(page, "Nhóm 1")
    choose(page, "sắp đến hạn")
    assert listed(page) == ["1.2", "1.3"]
    page.go_back()
    assert listed(page) == ["1.1", "1.2", "1.3"]
    page.go_forward()
    assert listed(page) == ["1.2", "1.3"]
    page.goto(f"{address}?trang-thai=da-nop&trang-thai=can-bo-sung")
    assert listed(page) == ["3.3"]


def test_an_empty_result_says_so_and_clearing_gives_everything_back(page: Page) -> None:
    choose(page, "quá hạn")
    expect(page.get_by_text("Không có nhiệm vụ nào khớp với bộ lọc đã chọn.")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("0/18 nhiệm vụ · quá hạn")
    page.get_by_role("link", name="Xoá bộ lọc").click()
    assert len(listed(page)) == 18
    expect(page.get_by_role("link", name="Xoá bộ lọc")).to_be_hidden()
    expect(page.get_by_role("status")).to_be_focused()


def test_a_second_click_takes_a_filter_back(page: Page, address: str) -> None:
    choose(page, "Nhóm 2")
    choose(page, "Nhóm 2")
    assert (len(listed(page)), page.url) == (18, f"{address}#nhiem-vu")


def test_on_a_phone_the_filters_are_folded_and_what_is_chosen_stands_above_the_list(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    page = open_context().new_page()
    page.goto(f"{address}?nhom=4")
    expect(page.get_by_role("status")).to_have_text("3/18 nhiệm vụ · Nhóm 4")
    expect(page.get_by_role("link", name="Nhóm 1 3 nhiệm vụ")).to_be_hidden()
    page.get_by_text("Lọc danh sách", exact=True).click()
    choose(page, "đã nộp")
    assert listed(page) == ["4.3"]
    expect(page.get_by_role("link", name="Nhóm 1 3 nhiệm vụ")).to_be_visible()


def test_without_a_script_every_filter_leads_to_a_page_with_the_same_tasks(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(address)
    assert len(listed(page)) == 18
    expect(page.get_by_text("Xoá bộ lọc")).to_be_hidden()
    choose(page, "cần bổ sung")
    assert page.url == f"{address}trang-thai/can-bo-sung/"
    assert listed(page) == ["3.3"]
