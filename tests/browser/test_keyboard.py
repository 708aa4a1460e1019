"""The keyboard alone does: every control in turn, seen while it has focus, no trap, no key that surprises."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import FloatRect as Clip

from browser.conftest import DESK, PHONE
from browser.kinds import KINDS, NEW

ASK = Path(__file__).with_name("keyboard.js")
MOST = 2000
"""More stops than any page has: a walk that takes as many goes round in circles."""
EDGE = 6
"""How far beside a control its focus ring may stand, in pixels."""
STATE = "[location.href, scrollY, document.activeElement.localName, document.documentElement.outerHTML].join('\\n')"
BARE_KEYS = "abcdefghijklmnopqrstuvwxyz0123456789/?.,;'[]-="


def press_bare_keys(page: Page) -> list[str]:
    """Return what is wrong with keys pressed alone: nothing on the page may listen to them (WCAG 2.1.4)."""
    before = page.evaluate(STATE)
    page.keyboard.type(BARE_KEYS)
    return [] if page.evaluate(STATE) == before else ["a key pressed alone changes the page"]


def walk(page: Page, look: Callable[[dict[str, Any]], str] = lambda _: "") -> list[str]:
    """Return what is wrong on the way of the Tab key from the top of the page to its end."""
    faults: list[str] = []
    for number in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate("keyboard.here()")
        if stop is None:
            break
        if number == 0 and "Đến nội dung chính" not in stop["name"]:
            faults.append(f"{stop['name']} comes before the skip link")
        if stop["again"]:
            faults.append(f"{stop['name']} comes again: a trap")
            break
        if stop["hidden"]:
            faults.append(f"{stop['name']} has focus {stop['hidden']}")
        elif fault := look(stop):
            faults.append(f"{stop['name']} {fault}")
    return [*faults, *(f"{name} is never reached" for name in page.evaluate("keyboard.missed()"))]


def skip(page: Page) -> list[str]:
    """Return what is wrong with the skip link; the walk must have come to the page's end."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    place = page.evaluate("document.activeElement.localName")
    return [] if place == "main" else [f"the skip link leads to {place}"]


def ring_fault(page: Page, stop: dict[str, Any]) -> str:
    """Return what is wrong with the focus ring of the control that has focus, as painted (WCAG 2.4.7, 2.4.13)."""
    box = stop["box"]
    left, top = max(box["x"] - EDGE, 0), max(box["y"] - EDGE, 0)
    clip: Clip = {
        "x": left,
        "y": top,
        "width": box["x"] + box["width"] + EDGE - left,
        "height": box["y"] + box["height"] + EDGE - top,
    }
    focused = page.screenshot(clip=clip)
    # The next Tab goes on from here all the same.
    page.evaluate("document.activeElement.blur()")
    changed = contrasting(focused, page.screenshot(clip=clip))
    # A ring 2 px thick has four times as many; of a table that leaves the screen only one long side may be there.
    width, height = box["width"], box["height"]
    wanted = int(width + height if height < PHONE["height"] / 2 else min(width, height))
    return "" if changed >= wanted else f"has a ring of {changed} pixels of 3:1, {wanted} wanted"


def contrasting(first: bytes, second: bytes) -> int:
    """Return how many pixels of two pictures differ by a contrast of at least 3:1."""
    pixels = [Image.open(io.BytesIO(picture)).convert("RGB").tobytes() for picture in (first, second)]
    pairs = Counter(
        (pixels[0][at : at + 3], pixels[1][at : at + 3])
        for at in range(0, len(pixels[0]), 3)
        if pixels[0][at : at + 3] != pixels[1][at : at + 3]
    )
    return sum(count for (one, other), count in pairs.items() if _contrast(one, other) >= 3)


def _contrast(one: bytes, other: bytes) -> float:
    """Return the contrast of two colours (WCAG 2, "contrast ratio")."""
    darker, lighter = sorted(
        sum(
            share * (value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4)
            for share, value in zip((0.2126, 0.7152, 0.0722), colour, strict=True)
        )
        for colour in (one, other)
    )
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_alone_does(
    kind: str, open_context: Callable[..., BrowserContext], addresses_of: Callable[[str], list[str]]
) -> None:
    faults: list[str] = []
    for address in addresses_of(kind)[: None if kind == NEW else 1]:
        for size, scheme in ((PHONE, "light"), (DESK, "dark")):
            page = open_context(viewport=size, color_scheme=scheme).new_page()
            page.add_init_script(path=ASK)
            page.goto(address)
            looks: set[str] = set()

            def look(stop: dict[str, Any], page: Page = page, looks: set[str] = looks) -> str:
                # One ring of each look is enough, and the head is the same everywhere.
                if stop["look"] in looks or not (stop["inMain"] or kind == "home"):
                    return ""
                looks.add(stop["look"])
                return ring_fault(page, stop)

            found = [*press_bare_keys(page), *walk(page, look), *skip(page)]
            faults += [f"{address} {size['width']} px: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


def test_the_walk_finds_what_it_looks_for(page: Page, addresses_of: Callable[[str], list[str]]) -> None:
    page.add_init_script(path=ASK)
    page.goto(addresses_of("contact")[0])
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`
                main #bare { outline: none; box-shadow: none } #away { position: absolute; left: -999px }
                #under { position: fixed; top: 0 }
                #cover { position: fixed; inset: 0 0 90% 0; z-index: 1 }`);
            document.adoptedStyleSheets.push(sheet);
            const add = (tag, id) => document.querySelector('main').prepend(
                Object.assign(document.createElement(tag), {id, href: '#', textContent: id}));
            ['under', 'bare', 'away'].forEach((id) => add('a', id));
            add('div', 'cover');
            addEventListener('keydown', ({key}) => { if (key === 's') document.title = 's'; });
        }"""
    )
    found = [*press_bare_keys(page), *walk(page, lambda stop: ring_fault(page, stop) if "bare" in stop["name"] else "")]
    assert [fault for fault in found if 'a "bare" has a ring of 0 pixels' in fault] != [], found
    assert [fault for fault in found if 'a "away" has focus off the side' in fault] != [], found
    assert [fault for fault in found if 'a "under" has focus behind div "cover"' in fault] != [], found
    assert "a key pressed alone changes the page" in found


def test_the_menu_of_a_phone_works_from_the_keyboard(page: Page, addresses_of: Callable[[str], list[str]]) -> None:
    page.goto(addresses_of("home")[0])
    opener = page.get_by_role("button", name="Danh mục")
    menu = page.get_by_role("navigation", name="Danh mục chính")
    opener.focus()
    for key in ("Enter", "Space"):
        assert not menu.is_visible()
        page.keyboard.press(key)
        assert menu.is_visible()
        page.keyboard.press("Tab")
        assert menu.evaluate("(menu) => menu.contains(document.activeElement)")
        page.keyboard.press("Escape")
        assert not menu.is_visible()
        assert opener.evaluate("(opener) => opener === document.activeElement")
    page.keyboard.press("Enter")
    link = menu.get_by_role("link").last
    target = link.evaluate("(link) => link.href")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_every_panel_of_the_head_closes_with_escape_and_gives_focus_back(
    open_context: Callable[..., BrowserContext], addresses_of: Callable[[str], list[str]]
) -> None:
    for size in (PHONE, DESK):
        page = open_context(viewport=size).new_page()
        page.goto(addresses_of("home")[0])
        openers = page.locator("header summary:visible").all()
        assert openers
        for opener in openers:
            opener.focus()
            page.keyboard.press("Enter")
            assert page.locator("header details[open]").count() == 1
            page.keyboard.press("Tab")
            page.keyboard.press("Escape")
            assert page.locator("header details[open]").count() == 0
            assert opener.evaluate("(opener) => opener === document.activeElement")
