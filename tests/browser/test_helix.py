"""The helix at every width: numbers that can be read, rungs that can be hit, and the filters of the list beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from browser.server import Server

SIZES = """() => [...document.querySelectorAll('.helix text')].map(text =>
    parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
AREAS = "() => [...document.querySelectorAll('.rung__area')].map(area => area.getBoundingClientRect().width)"
OUTSIDE = """() => [...document.querySelectorAll('.helix, .helix *')].filter(part => {
    const box = part.getBoundingClientRect();
    return box.left < 0 || box.right > innerWidth;
}).length"""
SHOWN = "() => [...document.querySelectorAll('.tasks__row')].filter(row => row.offsetHeight).length"
APART = """() => [...document.querySelectorAll('.tasks__row')].every(row => {
    const piece = row.querySelector('.turn__strands').getBoundingClientRect();
    const words = row.querySelector('a').getBoundingClientRect();
    return piece.right < words.left && Math.abs(piece.height - row.offsetHeight) < 1;
})"""


@pytest.mark.parametrize(
    ("width", "touch"), [(320, 32), (360, 37), (640, 37), (768, 44), (960, 37), (1280, 44), (1920, 44)]
)
@pytest.mark.parametrize("address", ["", "ke-hoach/"])
def test_numbers_can_be_read_and_rungs_hit_at_every_width(
    open_context: Callable[..., BrowserContext], demo_server: Server, address: str, width: int, touch: int
) -> None:
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{demo_server.address}{address}")
    assert min(page.evaluate(SIZES)) >= 12
    assert min(page.evaluate(AREAS)) >= touch
    assert page.evaluate(OUTSIDE) == 0


@pytest.mark.parametrize("width", [320, 360, 600])
def test_on_a_phone_a_piece_of_the_helix_is_as_high_as_its_row(
    open_context: Callable[..., BrowserContext], demo_server: Server, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{demo_server.address}ke-hoach/")
    assert page.evaluate(APART)


def test_rows_that_are_filtered_away_take_their_piece_with_them(
    open_context: Callable[..., BrowserContext], demo_server: Server
) -> None:
    page = open_context().new_page()
    page.goto(f"{demo_server.address}ke-hoach/?trang-thai=da-nop")
    page.wait_for_function("document.querySelector('[data-found]').textContent.startsWith('5/18')")
    assert page.evaluate(SHOWN) == 5
