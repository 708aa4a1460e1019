"""Fixtures of the browser tests: the two portals as nginx serves them, and a Chromium to read them with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from browser.kinds import samples
from browser.server import Server, serve
from conftest import Built

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

PHONE: ViewportSize = {"width": 360, "height": 640}
DESK: ViewportSize = {"width": 1280, "height": 800}


def chromium() -> str:
    """Return the browser of this machine."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "Chromium is missing: run `make .venv/browser.stamp`"
    return found


@pytest.fixture(scope="session")
def start_browser() -> Iterator[Callable[..., Browser]]:
    """Return a function that starts a browser with more flags; all are closed at the end."""
    with sync_playwright() as playwright, ExitStack() as open_browsers:

        def start(*flags: str) -> Browser:
            browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, *flags])
            open_browsers.callback(browser.close)
            return browser

        yield start


@pytest.fixture(scope="session")
def browser(start_browser: Callable[..., Browser]) -> Browser:
    """One browser for all tests of a worker; each test opens a context of its own."""
    return start_browser()


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return a function that opens a context: a browser that has seen nothing yet, with a reader's settings."""
    with ExitStack() as contexts:

        def open_one(**settings: Any) -> BrowserContext:
            context = browser.new_context(
                **{
                    "viewport": PHONE,
                    "reduced_motion": "reduce",
                    "locale": "vi-VN",
                    "service_workers": "block",
                    **settings,
                }
            )
            contexts.callback(context.close)
            return context

        yield open_one


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A page of a phone."""
    return open_context().new_page()


@pytest.fixture(scope="session")
def real_server(real_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real portal, served."""
    assert real_site.code == 0, real_site.log
    with serve(real_site.site, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="session")
def demo_server(demo_site: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration, served."""
    assert demo_site.code == 0, demo_site.log
    with serve(demo_site.site, tmp_path_factory.mktemp("nginx")) as server:
        yield server


@pytest.fixture(scope="session")
def servers(real_server: Server, demo_server: Server) -> tuple[Server, ...]:
    """Both servers."""
    return (real_server, demo_server)


@pytest.fixture(scope="session")
def addresses_of(real_site: Built, demo_site: Built, servers: tuple[Server, ...]) -> Callable[[str], list[str]]:
    """Return a function that gives the pages to try for a kind: the fullest and the emptiest of both portals."""
    sites = {servers[0].address: real_site.site, servers[1].address: demo_site.site}
    return cache(lambda kind: samples(sites, kind))
