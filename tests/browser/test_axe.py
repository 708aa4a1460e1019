"""axe-core finds nothing: every kind of page, light and dark, on a phone and on a desk, menu open and closed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.conftest import DESK, PHONE
from browser.kinds import KINDS

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
# Every rule of axe, and the three that it leaves out by default: text of 7:1, targets of 24 px, no early refresh.
ALL_RULES = """{rules: Object.fromEntries(
    ['color-contrast-enhanced', 'target-size', 'meta-refresh-no-exceptions'].map((name) => [name, {enabled: true}])
)}"""
# What another colour scheme can change; the structure is the same.
COLOUR_RULES = "{runOnly: {type: 'rule', values: ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block']}}"
SCHEMES: tuple[tuple[Literal["light", "dark"], str], ...] = (("light", ALL_RULES), ("dark", COLOUR_RULES))
HEAD = "document.querySelector('header')"
RUN = """async () => {
    const {violations} = await axe.run(%s, {...%s, resultTypes: ['violations']});
    return violations.map(({id, help, nodes}) => {
        const places = nodes.slice(0, 5).map(({target}) => target.join(' ')).join(', ');
        return `${id}: ${help} (${nodes.length}): ${places}`;
    });
}"""


def violations(page: Page, rules: str = ALL_RULES, *, part: str = "document") -> list[str]:
    """Return what axe has against a part of the page, everything in its text unfolded, one line a rule."""
    page.evaluate("document.querySelectorAll('main details').forEach((details) => { details.open = true })")
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN % (part, rules))
    return found


def violations_with_menus_open(page: Page, rules: str, *, part: str = HEAD) -> list[str]:
    """Return what axe has against the page, and against a part of it with each menu of its head open.

    What a menu shows stands in the head; the rest of the page is as it was.
    """
    found = violations(page, rules)
    for opener in page.locator("header button[popovertarget]:visible, header summary:visible").all():
        # By keyboard: a click waits for two frames, and Chromium without a screen sometimes draws none after a page was
        # made wider.
        opener.press("Enter")
        found += [f"{opener.inner_text()} open: {fault}" for fault in violations(page, rules, part=part)]
        page.keyboard.press("Escape")
    assert page.locator("header :popover-open, header details[open]").count() == 0
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    kind: str, open_context: Callable[..., BrowserContext], addresses_of: Callable[[str], list[str]]
) -> None:
    page = open_context().new_page()
    faults: list[str] = []
    # What an open menu lies over is looked at on one page.
    with_menus_open = partial(violations_with_menus_open, part="document" if kind == "home" else HEAD)
    for number, address in enumerate(addresses_of(kind)):
        # The head is the same on every page of a kind.
        look = violations if number else with_menus_open
        page.goto(address)
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            for scheme, rules in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                faults += [f"{address} {size['width']} px, {scheme}: {fault}" for fault in look(page, rules)]
    assert not faults, "\n".join(faults)


def test_axe_finds_a_fault_when_there_is_one(page: Page, addresses_of: Callable[[str], list[str]]) -> None:
    page.goto(addresses_of("home")[0])
    page.evaluate("document.querySelector('main').append(Object.assign(new Image(), {src: '/assets/favicon.svg'}))")
    assert [fault.split(":")[0] for fault in violations(page)] == ["image-alt"]
    assert violations(page, part=HEAD) == []
    page.evaluate("document.querySelector('header').append(document.querySelector('main > img'))")
    assert [fault.split(":")[0] for fault in violations(page, part=HEAD)] == ["image-alt"]
