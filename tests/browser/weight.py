"""What a first visit brings over the wire, headers included, as the server counts it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from playwright.sync_api import BrowserContext

from browser.server import Server

__all__ = ["METERED_PHONE", "weigh"]

METERED_PHONE = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 1.75,
    "has_touch": True,
    "is_mobile": True,
    "service_workers": "allow",
}
"""The phone that Lighthouse takes for its measurements; what the service worker fetches for later weighs too."""

# Down to the end in steps, so that every picture that waits for its reader comes.
_READ_ON = """async () => {
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
        scrollTo({top, behavior: 'instant'});
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
    }
    const pictures = [...document.images].filter((image) => !image.complete);
    await Promise.all(pictures.map((image) => new Promise((done) => image.onload = image.onerror = done)));
}"""
_STILL_MS = 150
_LINE = re.compile(r'^\S+ \d+ \S+ "(?P<path>[^"]*)" (?P<bytes>\d+) ')


def weigh(context: BrowserContext, address: str, servers: Iterable[Server]) -> dict[str, int]:
    """Return the bytes of all that one visit makes the server send, down to the page's end, by path.

    The context must be new: what it has in its cache weighs nothing. Nobody else may be reading from the server.
    """
    server = next(server for server in servers if address.startswith(server.address))
    before = len(_lines(server))
    page = context.new_page()
    page.goto(address)
    page.evaluate(_READ_ON)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    seen = -1
    while seen != len(_lines(server)):
        seen = len(_lines(server))
        page.wait_for_timeout(_STILL_MS)
    page.close()
    sent: Counter[str] = Counter()
    for line in _lines(server)[before:]:
        match = _LINE.match(line)
        assert match, line
        sent[match["path"]] += int(match["bytes"])
    return dict(sent)


def _lines(server: Server) -> list[str]:
    return server.log.read_text(encoding="utf-8").splitlines()
