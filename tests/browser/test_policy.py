"""Nothing inline, nothing from elsewhere, nothing that the Content-Security-Policy has to stop."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from playwright.sync_api import BrowserContext, Page

from browser.kinds import BUDGET, DECIDED, KINDS, NOT_FOUND, pages_by_kind
from browser.server import Server
from conftest import Built

# Written before any script of the page runs; an event tells of a violation that the console may fold away.
WATCH = """
globalThis.violations = [];
addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
});
"""
# A data block runs nothing.
DATA_BLOCKS = {"application/ld+json"}


def test_every_decided_kind_of_page_is_still_there(real_site: Built, demo_site: Built) -> None:
    built = set(pages_by_kind(real_site.site)) | set(pages_by_kind(demo_site.site))
    assert set(DECIDED) - built == set(), f"run `make budget`, which writes {BUDGET.name} anew"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_only_the_portal_and_breaks_no_rule(
    kind: str,
    open_context: Callable[..., BrowserContext],
    addresses_of: Callable[[str], list[str]],
    servers: tuple[Server, ...],
) -> None:
    faults: list[str] = []
    asked: list[str] = []
    page = open_context().new_page()
    page.add_init_script(WATCH)
    page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for address in addresses_of(kind):
        page.goto(address, wait_until="networkidle")
        faults += [f"{address} {violation}" for violation in page.evaluate("violations")]
    # What the browser and its driver report about themselves.
    own = ["Service Worker registration blocked by Playwright"] + ["status of 404"] * (kind == NOT_FOUND)
    faults = [fault for fault in faults if not any(words in fault for words in own)]
    assert not faults, "\n".join(faults)
    assert [address for address in asked if not address.startswith(tuple(server.address for server in servers))] == []


def test_the_policy_stops_what_it_must(page: Page, addresses_of: Callable[[str], list[str]]) -> None:
    page.add_init_script(WATCH)
    page.goto(addresses_of("home")[0])
    page.evaluate(
        """() => {
            const script = document.createElement('script');
            script.textContent = 'globalThis.ran = true';
            const picture = document.createElement('img');
            picture.src = 'https://other.example/a.png';
            document.body.append(script, picture);
            document.body.setAttribute('style', 'color: red');
        }"""
    )
    page.wait_for_function("violations.length >= 3")
    stopped = sorted(violation.split(":")[0] for violation in page.evaluate("violations"))
    assert stopped == ["img-src", "script-src-elem", "style-src-attr"]
    assert page.evaluate("globalThis.ran") is None


@pytest.mark.parametrize("which", ["real_site", "demo_site"])
def test_no_page_holds_inline_code_or_style(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(which)
    faults = {}
    for file in sorted(built.site.rglob("*.html")):
        reader = InlineFaults()
        reader.feed(file.read_text(encoding="utf-8"))
        faults[file] = reader.found
    assert {file: found for file, found in faults.items() if found} == {}


class InlineFaults(HTMLParser):
    """Finds the places where code or style stands in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") not in DATA_BLOCKS):
            self.found.append(f"<{tag}>")
        self.found += [
            f"<{tag} {name}={value}>"
            for name, value in attrs
            if name == "style" or name.startswith("on") or (value or "").strip().lower().startswith("javascript:")
        ]
