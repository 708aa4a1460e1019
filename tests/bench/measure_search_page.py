"""How long a reader waits for the first result: from the last key to the first line, on a phone's slow processor.

    python -m bench.measure_search_page 1000

`make bench-search-page` runs it: the real portal with so many generated articles in its index, served by nginx with the
shipped configuration, in a Chromium slowed down four times. Each query is typed on a page that has read nothing of the
index, so the time holds the pause after typing, every file, ranking and drawing. The network costs nothing here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median

import yaml
from playwright.sync_api import Browser, sync_playwright

from bench.corpus import make_articles
from browser.conftest import FLAGS, PHONE, chromium
from browser.server import serve
from conftest import ROOT, load_view
from planportal.output import Asset
from planportal.render.search.index import FOLDER
from search_engine import filled, portal_outputs

SLOWER = 4
EACH = 8
"""Queries of each kind."""
BETWEEN_KEYS = 120
"""Milliseconds: a quick thumb."""
# Resolves with the milliseconds from the last key to the first frame that shows what was found for the whole query.
WATCH = """(whole) => {
    const found = document.querySelector('.found');
    let last = 0;
    document.querySelector('.find').addEventListener('input', (event) => { last = event.timeStamp; });
    globalThis.waited = new Promise((resolve) => new MutationObserver(() => {
        const isWhole = found.querySelector('h2')?.textContent.endsWith(`“${whole}”`);
        if (isWhole && found.querySelector('li, .note')) {
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - last)));
        }
    }).observe(found, {childList: true}));
}"""


def main(articles: int) -> None:
    """Print the median of the waits, what nine of ten stay below, and the longest."""
    queries = yaml.safe_load((ROOT / "tests" / "search" / "queries.yml").read_text(encoding="utf-8"))
    texts = [question["q"] for kind in queries.values() for question in kind[:EACH]]
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        site = Path(made) / "site"
        _build(site, articles)
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        with serve(site, Path(made) / "nginx") as server:
            waits = sorted(_wait(browser, f"{server.address}tim-kiem/", text) for text in texts)
        browser.close()
    sys.stdout.write(
        f"{articles:,} articles, {len(waits)} queries, {SLOWER} times slowed: the first result is there after "
        f"{median(waits):.0f} ms (median), {waits[len(waits) * 9 // 10]:.0f} ms (90 %), {waits[-1]:.0f} ms (most).\n"
    )


def _build(site: Path, articles: int) -> None:
    """Build the real portal, then put the index of the larger one in place of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", str(ROOT / "mkdocs.yml")]
    environment = {**os.environ, "PORTAL_CARDS": "0", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    subprocess.run([*command, "-d", str(site)], check=True, env=environment)
    shutil.rmtree(site / FOLDER)
    for output in portal_outputs(filled(load_view(ROOT, date(2026, 11, 23)), make_articles(articles))):
        assert isinstance(output, Asset)
        file = site / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)


def _wait(browser: Browser, address: str, text: str) -> float:
    """Return the milliseconds that one query takes in a browser that has seen nothing yet."""
    with browser.new_context(viewport=PHONE, locale="vi-VN", service_workers="block") as context:
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.evaluate(WATCH, text)
        page.locator("#tu-khoa").press_sequentially(text, delay=BETWEEN_KEYS)
        return float(page.evaluate("waited"))


if __name__ == "__main__":
    main(int(sys.argv[1]))
