"""How the web server bears readers: alone, and with publications and rollbacks going on under it.

    make bench-serve MINUTES=10

nginx runs from the shipped configuration on the loopback interface; this machine itself is not counted in its limit of
questions. First wrk asks for one address at a time. Then 200 connections ask for pages, feeds and data, plain and
packed, while `portal publish` and `portal rollback` switch between releases in which every page differs. Each answer
must be one whole file of one release.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from browser.server import serve
from planportal.publish import Releases, read_manifest

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("SERVE.md")
CONNECTIONS = 200
WRK = ("-t2", "-c50", "-d15s", "--latency")
PAUSE = 5
"""Seconds that readers see each release at least."""
Seen = Counter[tuple[str, str]]
"""How often which content came, by path (as in a manifest) and hash."""


@dataclass
class Load:
    """What 200 connections met."""

    seen: Seen = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    switches: list[str] = field(default_factory=list)


def main(minutes: float) -> int:
    """Measure, write SERVE.md, and return 1 if an answer was an error or of no release."""
    with tempfile.TemporaryDirectory(prefix="portal-serve-") as name:
        folder = Path(name)
        project = _project(folder / "p")
        releases = Releases(folder / "r")
        _publish(project, releases, 0)
        samples = _samples(releases.link)
        with serve(releases.link, folder / "nginx") as server:
            figures = {what: _wrk(f"{server.address}{path}") for what, path in samples.items()}
            load = _under_load(server.ports[80], project, releases, minutes)
        manifests = [read_manifest(releases.manifest(one)) for one in releases.names()]
        known = {pair for manifest in manifests for pair in manifest.items()}
        mixed = {pair: count for pair, count in load.seen.items() if pair not in known}
        text = _report(figures, load, mixed, minutes, len(manifests))
    RESULTS.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
    return int(bool(mixed or load.errors))


def _project(root: Path) -> Path:
    for part in ("content", "plan", "docs", "overrides", "hooks"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root


def _publish(project: Path, releases: Releases, number: int) -> None:
    """Publish a portal in which every page is another one."""
    config = project / "mkdocs.yml"
    text = re.sub(
        r"^site_name: .*$", f"site_name: Cổng lần {number}", config.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    config.write_text(text, encoding="utf-8")
    _portal("publish", "--root", str(project), "--to", str(releases.folder), "--keep", "1000")


def _portal(*arguments: str) -> None:
    environment = {**os.environ, "PORTAL_CARDS": "0", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    subprocess.run(
        [Path(sys.executable).with_name("portal"), *arguments], check=True, env=environment, stdout=subprocess.DEVNULL
    )


def _samples(site: Path) -> dict[str, str]:
    articles = sorted((site / "tin-tuc").glob("*/*/index.html"))
    shards = sorted((site / "tim-kiem" / "chi-muc").rglob("*.json"), key=lambda file: file.stat().st_size)
    return {
        "home": "",
        "article": f"{articles[-1].parent.relative_to(site)}/",
        "feed": "rss.xml",
        "search shard": str(shards[len(shards) // 2].relative_to(site)),
    }


def _wrk(address: str) -> tuple[float, str]:
    """Return requests a second, and the time within which 99 of 100 were answered."""
    program = shutil.which("wrk")
    assert program, "wrk is missing: run `tests/browser/install.sh --bench`"
    run = subprocess.run(
        [program, *WRK, "-H", "Accept-Encoding: gzip", address], check=True, capture_output=True, encoding="utf-8"
    )
    assert "Non-2xx" not in run.stdout, run.stdout
    rate, tail = re.search(r"Requests/sec: +(\S+)", run.stdout), re.search(r"99% +(\S+)", run.stdout)
    assert rate, run.stdout
    assert tail, run.stdout
    return float(rate[1]), tail[1]


def _under_load(port: int, project: Path, releases: Releases, minutes: float) -> Load:
    load, stop = Load(), threading.Event()
    paths = _paths(releases)

    def switch() -> None:
        number = 0
        while not stop.wait(PAUSE):
            number += 1
            _publish(project, releases, number)
            load.switches.append("publish")
            if not stop.wait(PAUSE):
                _portal("rollback", "--root", str(project), "--to", str(releases.folder))
                load.switches.append("rollback")

    publisher = threading.Thread(target=switch)
    publisher.start()
    try:
        asyncio.run(_ask(port, paths, load, time.monotonic() + minutes * 60))
    finally:
        stop.set()
        publisher.join()
    return load


def _paths(releases: Releases) -> list[str]:
    """Return the files that are asked for, as manifests name them: those of text that have a packed copy."""
    manifest = read_manifest(releases.manifest(releases.current()))
    texts = (path for path in manifest if f"{path}.gz" in manifest and path.endswith((".html", ".xml", ".json")))
    # Pieces of the index are named after what they hold: they leave with their release, and the page asks anew.
    return sorted(path for path in texts if path != "404.html" and not re.search("/[0-9a-f]{12}/", path))


async def _ask(port: int, paths: list[str], load: Load, end: float) -> None:
    await asyncio.gather(*(_reader(port, paths, load, end, seed) for seed in range(CONNECTIONS)))


async def _reader(port: int, paths: list[str], load: Load, end: float, seed: int) -> None:
    """Ask for one file after the other on a connection that stays open."""
    chance = random.Random(seed)  # noqa: S311 - the same questions every time
    streams = None
    while time.monotonic() < end:
        path = chance.choice(paths)
        packed = chance.random() < 0.5
        try:
            streams = streams or await asyncio.open_connection("127.0.0.1", port)
            body, stays_open = await asyncio.wait_for(_get(*streams, path, packed=packed), 30)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, ValueError) as error:
            load.errors[f"{type(error).__name__}: {error}"[:80]] += 1
            streams = None
            continue
        load.seen[f"{path}.gz" if packed else path, hashlib.sha256(body).hexdigest()] += 1
        if not stays_open:
            # The server says so after a thousand questions (keepalive_requests).
            streams[1].close()
            streams = None
    if streams:
        streams[1].close()


async def _get(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, *, packed: bool
) -> tuple[bytes, bool]:
    """Return the body of an answer, which must be 200, and whether the connection stays open.

    Raises:
        ValueError: it is not.
    """
    address = path.removesuffix("index.html")
    encoding = "Accept-Encoding: gzip\r\n" if packed else ""
    writer.write(f"GET /{address} HTTP/1.1\r\nHost: localhost\r\n{encoding}\r\n".encode())
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    length = re.search(r"^Content-Length: (\d+)\r$", head, re.IGNORECASE | re.MULTILINE)
    if not head.startswith("HTTP/1.1 200 ") or not length or packed != ("Content-Encoding: gzip" in head):
        raise ValueError(f"{address}: {head.splitlines()[0]}")
    return await reader.readexactly(int(length[1])), "Connection: close" not in head


def _report(
    figures: dict[str, tuple[float, str]], load: Load, mixed: dict[tuple[str, str], int], minutes: float, releases: int
) -> str:
    nginx = subprocess.run(
        [str(shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")), "-v"], capture_output=True, check=True,
        encoding="utf-8",
    ).stderr.strip()  # fmt: skip
    forms = Counter(path for path, _ in load.seen)
    answers, switches = sum(load.seen.values()), Counter(load.switches)
    kept = f"{switches['publish']} and {switches['rollback']}; {releases} releases"
    lines = [
        "# Serving under load",
        "",
        f"Written by `make bench-serve MINUTES={minutes:g}`: {os.cpu_count()} processors ({platform.machine()}),",
        f"{nginx}, one worker, Python {platform.python_version()}; readers, server and publications share",
        "the machine. The limit of questions in the shipped configuration does not count this machine, so it takes",
        "no part. Addresses named after their content (pieces of the search index) are not asked for.",
        "",
        f"wrk {' '.join(WRK)}, packed:",
        "",
        "| asked for | requests/s | 99 % within |",
        "|---|---|---|",
        *(f"| {what} | {rate:,.0f} | {tail} |" for what, (rate, tail) in figures.items()),
        "",
        f"{CONNECTIONS} connections for {minutes:g} minutes on {len(forms):,} pages, feeds and data, plain and packed:",
        "",
        "| | |",
        "|---|---|",
        f"| answers | {answers:,} ({answers / minutes / 60:,.0f} a second) |",
        f"| publications and rollbacks meanwhile | {kept} |",
        f"| files that came in more than one form | {sum(count > 1 for count in forms.values()):,} |",
        f"| errors | {sum(load.errors.values())} {dict(load.errors) if load.errors else ''} |",
        f"| answers that are no whole file of one release | {sum(mixed.values())} |",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
