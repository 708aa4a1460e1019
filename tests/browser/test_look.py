"""Every kind of page of the demonstration looks as it was approved: 360, 768 and 1280 pixels, light and dark.

The demonstration, because its day and its articles stand still: news of the real portal changes no picture.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext

from browser.kinds import DECIDED, pages_by_kind
from browser.look import KEPT, SCHEMES, SIZES, TOLERANCE, differing, kept_name, looks, shrink
from browser.server import Server
from conftest import Built

OPEN = {"bypass_csp": True}


@pytest.mark.parametrize("kind", DECIDED)
def test_a_page_looks_as_approved(
    kind: str,
    open_context: Callable[..., BrowserContext],
    demo_site: Built,
    demo_server: Server,
    tmp_path: Path,
) -> None:
    _, address = pages_by_kind(demo_site.site)[kind][-1]
    faults = []
    for width, scheme, shot in looks(open_context(**OPEN), demo_server.address + address):
        name = kept_name(kind, width, scheme)
        part = differing(shrink(shot), Image.open(KEPT / name).convert("RGB"))
        if part > TOLERANCE:
            shot.save(tmp_path / f"{name}.png")
            faults.append(f"{name}: {part:.1%} differs, see {tmp_path / name}.png")
    assert not faults, "\n".join([*faults, "If the new look is meant: make screenshots, look at them, commit them."])


def test_a_picture_is_kept_of_every_kind_and_of_no_other() -> None:
    wanted = {kept_name(kind, width, scheme) for kind in DECIDED for width in SIZES for scheme in SCHEMES}
    assert {path.name for path in KEPT.iterdir()} == wanted


# What a reader would notice, and would not: each is done to the page of a task, and measured.
NOTICED = {
    "no stylesheet": "document.querySelector('link[rel=stylesheet]').remove()",
    "the heading is gone": "document.querySelector('h1').remove()",
    "another colour of the head": "document.querySelector('header').style.background = '#7a1020'",
    "the crumbs stand over the text": "document.querySelector('.crumbs').style.position = 'absolute'",
    "everything is smaller": "document.documentElement.style.fontSize = '80%'",
    "everything is shifted": "document.querySelector('main').style.marginLeft = '24px'",
}


@pytest.mark.parametrize("change", NOTICED.values(), ids=NOTICED.keys())
def test_what_a_reader_would_notice_is_beyond_the_tolerance(
    change: str, open_context: Callable[..., BrowserContext], demo_site: Built, demo_server: Server
) -> None:
    context = open_context(**OPEN)
    context.add_init_script(f"addEventListener('load', () => {{ {change} }})")
    _, address = pages_by_kind(demo_site.site)["task"][-1]
    changed = {
        kept_name("task", width, scheme): shrink(shot)
        for width, scheme, shot in looks(context, demo_server.address + address)
    }
    assert min(differing(shot, Image.open(KEPT / name).convert("RGB")) for name, shot in changed.items()) > TOLERANCE


def test_other_smoothing_of_letters_is_within_the_tolerance(
    start_browser: Callable[..., Browser], open_context: Callable[..., BrowserContext], demo_server: Server
) -> None:
    address = f"{demo_server.address}ke-hoach/nhiem-vu/1-2/"
    other = start_browser("--font-render-hinting=none", "--disable-lcd-text")
    with other.new_context(**OPEN, reduced_motion="reduce", locale="vi-VN", service_workers="block") as context:  # type: ignore[arg-type]
        there = [shrink(shot) for _, _, shot in looks(context, address)]
    here = [shrink(shot) for _, _, shot in looks(open_context(**OPEN), address)]
    assert max(map(differing, here, there)) <= TOLERANCE
