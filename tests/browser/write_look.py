"""`make screenshots`: keep how every kind of page looks now. No test by its name, so that no run changes a file."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image
from playwright.sync_api import BrowserContext

from browser.kinds import DECIDED, pages_by_kind
from browser.look import KEPT, TOLERANCE, differing, kept_name, looks, shrink
from browser.server import Server
from conftest import ROOT, Built

FOR_PEOPLE = ROOT / ".cache" / "screenshots"
"""The same in full size, of both portals, to be looked at and not to be kept."""


def test_keep_the_looks(
    open_context: Callable[..., BrowserContext],
    real_site: Built,
    demo_site: Built,
    servers: tuple[Server, ...],
) -> None:
    context = open_context(bypass_csp=True)
    KEPT.mkdir(exist_ok=True)
    kept = set()
    for name, site, server in zip(("cong", "minh-hoa"), (real_site, demo_site), servers, strict=True):
        folder = FOR_PEOPLE / name
        folder.mkdir(parents=True, exist_ok=True)
        for kind, pages in pages_by_kind(site.site).items():
            for width, scheme, shot in looks(context, server.address + pages[-1][1]):
                shot.save(folder / f"{kind}-{width}-{scheme}.png")
                if site is demo_site and kind in DECIDED:
                    path = KEPT / kept_name(kind, width, scheme)
                    kept.add(path)
                    small = shrink(shot)
                    # A picture that only noise would change keeps its bytes.
                    if not path.exists() or differing(small, Image.open(path).convert("RGB")) > TOLERANCE / 4:
                        small.save(path, quality=40, method=6)
    for path in set(KEPT.iterdir()) - kept:
        path.unlink()
