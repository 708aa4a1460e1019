"""The pinned editor as npm installed it: every address in it decided, every word of it in Vietnamese."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from conftest import ROOT, Built
from planportal.load import EditorPackage, load_editor_package
from planportal.load.editor_package import EDITOR
from planportal.model import EditorBackend, Host
from planportal.render.editor.addresses import DECISIONS, SWITCHED_OFF, Decision, hosts_in, hosts_of
from planportal.render.editor.bundle import FOLDER, bundle_outputs, with_words

GITLAB = EditorBackend(Host.GITLAB, "so-khcn/cong", app_id="a", base_url="https://git.example")


@pytest.fixture(scope="module")
def package() -> EditorPackage:
    found = load_editor_package(ROOT)
    assert found is not None, "the editor is missing: run `make .venv/browser.stamp`"
    return found


def test_the_installed_editor_is_the_pinned_one(package: EditorPackage) -> None:
    pinned = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"][EDITOR]
    assert package.version == pinned


@pytest.mark.parametrize("backend", [EditorBackend(), GITLAB, EditorBackend(Host.GITHUB, "so-khcn/cong")])
def test_no_served_file_knows_an_address_that_is_switched_off(package: EditorPackage, backend: EditorBackend) -> None:
    kept = hosts_of(backend)
    outputs, problems = bundle_outputs(package, kept)
    assert [str(problem) for problem in problems] == []
    texts = [output.content.decode("utf-8") for output in outputs if output.path.endswith(".js")]
    hosts = {host for text in texts for host, _ in hosts_in(text)}
    allowed = {host for host, decision in DECISIONS.items() if decision in {Decision.NAME, Decision.LINK}}
    assert hosts - allowed - set(kept) == {SWITCHED_OFF.removeprefix("https://")}
    assert ("api.github.com" in hosts) == (backend.host is Host.GITHUB)


def test_every_module_that_is_asked_for_is_served(package: EditorPackage) -> None:
    files = {output.path.removeprefix(f"{FOLDER}/"): output.content for output in bundle_outputs(package, ())[0]}
    assert sum(map(len, files.values())) < 3_500_000
    assert [name for name in files if name.endswith((".wasm", ".map", ".json"))] == []
    for name, content in files.items():
        if name.startswith(("index", "chunks/")):
            folder = "chunks/" if name.startswith("chunks/") else ""
            text = content.decode("utf-8")
            asked = re.findall(r"\b(?:from|import)\s*\(?\s*[\"'`](\.[^\"'`]+)[\"'`]", text)
            assert {f"{folder}{path.removeprefix('./')}" for path in asked} <= files.keys(), name
            assert not re.findall(r"\b(?:from|import)\s*\(?\s*[\"'`](@?[a-z][\w@./-]+)[\"'`]", text), name
            assert "eval(" not in text.replace("_eval(", "")
            assert "new Function" not in text


def test_the_built_portal_serves_the_editor_and_tells_no_search_engine(real_site: Built) -> None:
    page = real_site.page("quan-tri")
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "tải lại trang thì mất chữ" in page
    assert "Không có nút kẻ bảng" in page
    # The handbook says its address in words; nothing leads there, and no search finds it.
    leading = re.compile(r"""href="[^"]*\bquan-tri/|<loc>[^<]*/quan-tri/|"(?:https?://[^"]+/)?quan-tri/""")
    found = [
        file.relative_to(real_site.site).as_posix()
        for file in sorted(real_site.site.rglob("*"))
        if file.suffix in {".html", ".xml", ".json", ".opml", ".webmanifest"}
        and file.parent.name != "quan-tri"
        and leading.search(file.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_what_the_makers_left_in_english_is_in_vietnamese(package: EditorPackage) -> None:
    english = flat(json.loads((ROOT / "node_modules" / EDITOR / "locales" / "en-US.json").read_text(encoding="utf-8")))
    given = json.loads(package.files[f"{EDITOR}/locales/vi.json"])
    ours = flat(with_words(given))
    # `config.` speaks to who writes the configuration, which is a program here.
    assert {key for key in english if key not in ours and not key.startswith("config.")} == set()
    assert {key for key in ours if key not in english} == set()
    for key in ours.keys() - flat(given).keys():
        assert set(re.findall(r"\{\$\w+", ours[key])) <= set(re.findall(r"\{\$\w+", english[key])), key


def flat(words: dict[str, Any], before: str = "") -> dict[str, str]:
    """Return every text by its whole key."""
    found: dict[str, str] = {}
    for key, value in words.items():
        found |= flat(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key}": value}
    return found
