"""`make audit`: measure every kind of page and write AUDIT.md. No test by its name: it takes half an hour."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from playwright.sync_api import Browser, BrowserContext, Page

from browser.audit_table import HOLDS, Row, page_of_audit
from browser.audit_tools import Checked, check_markup, lighthouse, nu_version
from browser.conftest import DESK, FLAGS, PHONE, chromium
from browser.kinds import KINDS, NOT_FOUND, pages_by_kind, samples
from browser.server import Server
from browser.test_axe import ALL_RULES, COLOUR_RULES, SCHEMES, violations, violations_with_menus_open
from browser.weight import METERED_PHONE, weigh
from conftest import ROOT, Built
from planportal.publish import limit_of

AUDIT = Path(__file__).with_name("AUDIT.md")
RUNS = 3
UNDECIDED = """async () => (await axe.run(document, %s)).incomplete.reduce((sum, {nodes}) => sum + nodes.length, 0)"""


def test_write_the_audit(
    *,
    browser: Browser,
    open_context: Callable[..., BrowserContext],
    addresses_of: Callable[[str], list[str]],
    servers: tuple[Server, ...],
    real_site: Built,
    demo_site: Built,
    tmp_path: Path,
) -> None:
    kinds = sorted(set(pages_by_kind(real_site.site)) | set(pages_by_kind(demo_site.site)))
    load = [os.getloadavg()[0]]
    served = ({servers[0].address: real_site.site}, {servers[1].address: demo_site.site})
    measured = {kind: next(address for site in served for address in samples(site, kind)) for kind in kinds}
    scores = lighthouse(chromium(), FLAGS, list(measured.values()), RUNS)
    load.append(os.getloadavg()[0])
    sites = (real_site.site, demo_site.site)
    markup = check_markup((file for site in sites for file in sorted(site.rglob("*.html"))), kind="html")
    drawings = check_markup((file for site in sites for file in sorted(site.rglob("*.svg"))), kind="svg")
    holds = parts_that_hold(tmp_path)
    rows = []
    for kind in kinds:
        addresses = addresses_of(kind)
        page = open_context().new_page()
        axe = [fault for address in addresses for fault in everything_axe_finds(page, address)]
        undecided: int = page.evaluate(UNDECIDED % ALL_RULES)
        rows.append(
            Row(
                kind,
                scores[measured[kind]],
                max(sum(weigh(open_context(**METERED_PHONE), address, servers).values()) for address in addresses),
                limit_of(kind),
                axe,
                undecided,
                errors_of(kind, sites, markup),
                {part: holds.get((part, kind), False) for part in HOLDS},
            )
        )
    first = next(iter(scores.values()))
    facts = [
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} on {platform.machine()}, {os.cpu_count()} processors",
        f"Load of the machine: {load[0]:.1f} before Lighthouse, {load[1]:.1f} after; its own benchmark: {first.power}",
        f"Chromium {browser.version}, Lighthouse {first.version}, axe-core {axe_version(page)}, Nu {nu_version()}",
        "The built site, served by nginx with the shipped configuration over the loopback interface, no TLS",
        (
            f"Lighthouse: its phone, simulated throttling, median of {RUNS} runs, the fullest page of each kind, "
            "the portal's if it has one"
        ),
        "Everything else: the fullest and the emptiest page of each kind, of the portal and the demonstration together",
        "Bytes: the heaviest, headers included, read down to its end, with what the service worker keeps for later",
        "axe: every rule, light and dark, 360 and 1280 px, each menu open and closed, and colours with more contrast",
    ]
    notes = [counted("HTML pages", markup), counted("SVG drawings", drawings)]
    AUDIT.write_text(page_of_audit(facts, rows, notes), encoding="utf-8")
    missed = [fault for row in rows for fault in row.faults()]
    missed += [f"{file}: {errors}" for checked in (markup, drawings) for file, errors in checked.errors.items()]
    assert not missed, "\n".join(missed)


def everything_axe_finds(page: Page, address: str) -> list[str]:
    """Return every violation on a page: sizes, colour schemes, contrast, menus open and closed."""
    page.goto(address)
    found = []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for scheme, _ in SCHEMES:
            page.emulate_media(color_scheme=scheme, contrast="no-preference")
            faults = violations_with_menus_open(page, ALL_RULES)
            page.emulate_media(color_scheme=scheme, contrast="more")
            faults += violations(page, COLOUR_RULES)
            found += [f"{address} {size['width']} px, {scheme}: {fault}" for fault in faults]
    return found


def axe_version(page: Page) -> str:
    """Return the version of axe that is loaded in a page."""
    version: str = page.evaluate("axe.version")
    return version


def errors_of(kind: str, sites: tuple[Path, ...], markup: Checked) -> list[str]:
    """Return the checker's errors on all pages of a kind."""
    files = {
        site / ("404.html" if kind == NOT_FOUND else f"{address}index.html")
        for site in sites
        for _, address in pages_by_kind(site).get(kind, [])
    }
    return [f"{file.name}:{error}" for file in sorted(files) for error in markup.errors.get(file, [])]


def counted(what: str, checked: Checked) -> str:
    """Return a line on all files that the checker read."""
    errors = sum(map(len, checked.errors.values()))
    said = [f"{count} × {text}" for counts in (checked.warnings, checked.remarks) for text, count in counts.items()]
    words = f": {'; '.join(said)}" if said else ""
    return (
        f"Nu read {checked.files} {what}: {errors} errors, {checked.warnings.total()} warnings, "
        f"{checked.remarks.total()} remarks{words}"
    )


def parts_that_hold(folder: Path) -> dict[tuple[str, str], bool]:
    """Return for each part and kind of page whether all its tests pass; those without a kind speak for every kind."""
    holds: dict[tuple[str, str], bool] = {}
    for part in HOLDS:
        report = folder / f"{part}.xml"
        subprocess.run(
            [sys.executable, "-m", "pytest", f"tests/browser/test_{part}.py", f"--junit-xml={report}", "--quiet"],
            cwd=ROOT,
            check=False,
            stdout=subprocess.DEVNULL,
        )
        cases = [
            (case.get("name", ""), case.find("failure") is None and case.find("error") is None)
            for case in ET.parse(report).iter("testcase")  # noqa: S314 - pytest wrote it just now
        ]
        results = [(name.partition("[")[2].removesuffix("]"), passed) for name, passed in cases]
        general = all(passed for kind, passed in results if kind not in KINDS)
        for kind in {kind for kind, _ in results}:
            holds[part, kind] = general and all(passed for of, passed in results if of == kind)
    return holds
