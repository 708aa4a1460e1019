"""Fixtures that tests share: the real portal, the demonstration, and folders of their own for every build."""

from __future__ import annotations

import dataclasses
import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from planportal.clock import VIETNAM
from planportal.load import load_project, load_settings
from planportal.render import View
from planportal.site import Address, view_of
from theme_icons import ICON_FOLDERS

pytest_plugins = ["feed_portals"]
pytest.register_assert_rewrite("gate_cases", "feed_reading")

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "examples" / "demo"

# The suite starts some hundreds of processes; without compiled modules each of them would compile the library anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# The same cases on every machine, and nothing left in the checkout.
hypothesis.settings.register_profile("portal", derandomize=True, database=None, deadline=None)
hypothesis.settings.load_profile("portal")

Build = Callable[..., "Built"]
Once = Callable[[str, Callable[[Path], Any]], tuple[Path, Any]]


# The processes of pytest use all processors already; test_build_cache.py says otherwise for itself.
os.environ.setdefault("PORTAL_PROCESSES", "1")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def golden_update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--golden-update"))


def load_view(root: Path, today: date) -> View:
    """Return the view that a build of a project would render, without an engine; its icons draw their own names."""
    settings, problems = load_settings(root)
    assert settings is not None, problems
    loaded = load_project(settings)
    assert loaded.portal is not None, loaded.problems
    address = Address("Cổng thông tin công nghệ sinh học tỉnh Tây Ninh", "https://portal.example/")
    now = datetime.combine(today, time(23, 59), VIETNAM)
    view = view_of(settings, loaded, loaded.portal, address, now=now, icons=ICON_FOLDERS)
    icons = {name: f'<path d="{name}"/>' for name in view.icons}
    return dataclasses.replace(view, tag_authority="portal.example,2026", icons=icons)


@pytest.fixture(scope="session")
def real_view() -> View:
    """The real portal on 23/11/2026."""
    return load_view(ROOT, date(2026, 11, 23))


@pytest.fixture(scope="session")
def demo_view() -> View:
    """The demonstration, with its fictional reports, on the day its configuration names."""
    return load_view(DEMO, date(2027, 11, 10))


@dataclass(frozen=True)
class Built:
    """One run of a site engine."""

    site: Path
    code: int
    log: str

    def page(self, address: str) -> str:
        """Return a page's HTML by its root-relative address."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a function that builds a project with an engine, as its own process, into a new folder."""

    def build(
        root: Path = ROOT, *, engine: str = "mkdocs", site: Path | None = None, as_of: str = "2026-11-23"
    ) -> Built:
        folder = site or tmp_path_factory.mktemp("site")
        epoch = int(_noon(as_of).timestamp())
        run = subprocess.run(
            [sys.executable, "-m", engine, "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(folder)],
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        )
        return Built(folder, run.returncode, run.stdout + run.stderr)

    return build


def _noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+07:00")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return a function that has a folder filled once a run: the first worker to ask makes it, the others wait for it.

    What the maker returns is kept as JSON and comes back with the folder.
    """
    run = tmp_path_factory.getbasetemp()
    shared = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run

    def get(name: str, make: Callable[[Path], Any]) -> tuple[Path, Any]:
        record = shared / f"{name}.json"
        with (shared / f"{name}.lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not record.exists():
                record.write_text(json.dumps(make(shared / name)), encoding="utf-8")
        return shared / name, json.loads(record.read_text(encoding="utf-8"))

    return get


def _built_once(name: str, root: Path, build: Build, once: Once) -> Built:
    """Return a build that all workers share."""

    def make(site: Path) -> tuple[int, str]:
        built = build(root, site=site)
        return built.code, built.log

    site, (code, log) = once(name, make)
    return Built(site, code, log)


@pytest.fixture(scope="session")
def real_site(build_site: Build, once: Once) -> Built:
    """The real portal, built once a run."""
    return _built_once("real-site", ROOT, build_site, once)


@pytest.fixture(scope="session")
def demo_site(build_site: Build, once: Once) -> Built:
    """The demonstration, built once a run."""
    return _built_once("demo-site", DEMO, build_site, once)


@pytest.fixture
def links_may_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let through what the gate stops for its address alone, so that it is tried on whole pages and feeds."""
    monkeypatch.setattr("planportal.check.link_problems", lambda *_args, **_options: ())
