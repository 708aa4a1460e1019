"""What the repository promises about itself: a lock that holds everything, and no address of an index."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_DEPENDENCIES = ("dependencies", "devDependencies")


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {match[1].lower(): match[2] for match in re.finditer(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE)}


def pinned(requirements: list[str]) -> dict[str, str]:
    return {name.lower(): version for name, version in (requirement.split("==") for requirement in requirements)}


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("site.txt", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]),
        ("dev.txt", PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]),
        ("audit.txt", PROJECT["dependency-groups"]["audit"]),
    ],
)
def test_the_lock_holds_every_pinned_dependency(lock: str, requirements: list[str]) -> None:
    found = locked(lock)
    assert {name: found.get(name) for name in pinned(requirements)} == pinned(requirements), "run `make lock`"


@pytest.mark.parametrize("lock", ["site.txt", "dev.txt", "audit.txt"])
def test_the_lock_has_a_hash_for_everything_and_names_no_index(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]
    assert len(entries) > 30
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


@pytest.mark.parametrize("folder", [".", "tests/bench/search"])
def test_the_lock_of_npms_tools_is_whole_and_names_no_registry(folder: str) -> None:
    wanted = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    root, *packages = lock["packages"].values()
    assert [root.get(key) for key in _DEPENDENCIES] == [wanted.get(key) for key in _DEPENDENCIES]
    assert [package for package in packages if not package["integrity"].startswith("sha512-")] == []
    assert [package for package in packages if "resolved" in package] == []


def test_the_list_of_licences_is_that_of_the_locks() -> None:
    text = (ROOT / "LICENSES-third-party.md").read_text(encoding="utf-8")
    ours, npms = (re.findall(r"^\| (\S+) \| (\d\S*) \| (.+) \|$", part, re.MULTILINE) for part in text.split("## npm"))
    lock = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    everywhere = dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+) \\$", lock, re.MULTILINE))
    # As the index knows names (PEP 503).
    listed = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version, _ in ours}
    assert {name: listed.get(name) for name in everywhere} == everywhere, "run `make licences`"
    assert {name for name, version in listed.items() if locked("dev.txt").get(name, version) != version} == set()
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {(name, version) for name, version, _ in npms} == {
        (path.rpartition("node_modules/")[2], one["version"]) for path, one in packages.items() if path
    }


def test_the_demonstration_lives_apart() -> None:
    assert not list((ROOT / "plan" / "reports").rglob("*.yml"))
    assert "minh hoạ" not in "".join(
        file.read_text(encoding="utf-8").lower() for file in sorted((ROOT / "content").rglob("*.md"))
    )
