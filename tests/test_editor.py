"""What the browser editor is made of, without the editor itself: its tables, its forms, its setting, its page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from articles_in_tmp import ADDRESS, NOW, lay_out
from conftest import ROOT, Build
from planportal.load import EditorPackage, Form, article_keys, load_editor_package, load_settings
from planportal.load.editor_package import EDITOR
from planportal.model import SECTIONS, ArticleKind, EditorBackend
from planportal.output import Asset
from planportal.render import View
from planportal.render.editor import editor_outputs
from planportal.render.editor.addresses import DECISIONS, Decision, hosts_of, switch_off
from planportal.render.editor.bundle import bundle_outputs
from planportal.render.editor.fields import _ITEM_PATTERNS, _PATTERNS
from planportal.render.editor.page import editor_policy
from planportal.site import build
from theme_icons import ICON_FOLDERS

MAIN = f"{EDITOR}/npm/index.js"
FONT = "new URL(new URL(`assets/source-sans-3-a.woff2`,import.meta.url).href,``+import.meta.url).href"
SOUND = (
    "let f=url(https://cdn.jsdelivr.net/font.woff2);" + FONT + ";let l=`ar,bg,ca,zh-TW`.split(`,`);"
    "import(`turndown/lib/turndown.browser.es.js`);import(`svgo/browser`);import(`../locales/vi.json`)"
)


def package(extra: str = "", **files: bytes) -> EditorPackage:
    return EditorPackage("1.0.0", {MAIN: f"{SOUND}\n{extra}".encode(), **files})


def main_file(extra: str = "", kept: tuple[str, ...] = ()) -> str:
    outputs, problems = bundle_outputs(package(extra), kept)
    assert problems == []
    return next(output.content.decode("utf-8") for output in outputs if output.path.endswith("/index.js"))


def config_of(view: View, backend: EditorBackend = EditorBackend()) -> dict[str, Any]:  # noqa: B008 - frozen
    outputs, _ = editor_outputs(view, package(), backend, content_dir="content")
    content = next(output.content for output in outputs if output.path == "quan-tri/config.yml")
    config: dict[str, Any] = yaml.safe_load(content)
    return config


def test_addresses_are_switched_off_or_kept_as_decided() -> None:
    text = main_file("a=`https://api.pexels.com/v1`;b=`https://${x}.supabase.co/y`;c=`http://www.w3.org/2000/svg`")
    assert "a=`https://tat.invalid/v1`;b=`https://tat.invalid/y`;c=`http://www.w3.org/2000/svg`" in text
    assert "jsdelivr" not in text
    assert "source-sans" not in text
    assert "l=[`vi`]" in text


def test_modules_are_served_by_us_or_switched_off() -> None:
    text = main_file()
    assert "import(`./lib/turndown.js`);import(`./tat.js`);import(`./locales/vi.js`)" in text


def test_only_the_host_of_the_setting_is_kept() -> None:
    assert "https://api.github.com/x" in main_file("a=`https://api.github.com/x`", ("api.github.com",))
    assert "https://tat.invalid/x" in main_file("a=`https://api.github.com/x`", ("gitlab.com",))
    assert switch_off("https://gitlab.com/api", ("gitlab.com",)) == "https://gitlab.com/api"
    assert DECISIONS["unpkg.com"] is Decision.OFF


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ("fetch(`https://spy.example/a`)", "có địa chỉ lạ “spy.example”"),
        ("fetch('HTTP:' + `wss://${a}.spy.example`)", "có địa chỉ lạ “*.spy.example”"),
        ("import(`left-pad`)", "gọi mô-đun lạ “left-pad”"),
        ("new URL(`assets/spy-1234.wasm`,import.meta.url)", "gọi tệp lạ “spy-1234”"),
    ],
)
def test_an_upgrade_cannot_bring_in_what_nobody_has_decided(extra: str, told: str) -> None:
    _, problems = bundle_outputs(package(f"\n  {extra}"), ())
    (problem,) = problems
    assert str(problem).startswith(f"node_modules/{MAIN}:3:")
    assert told in str(problem)
    assert "Cách sửa: xem " in str(problem)


def test_an_upgrade_that_moves_what_we_change_is_told() -> None:
    _, problems = bundle_outputs(EditorPackage("2.0.0", {MAIN: b"let a=1"}), ())
    assert len(problems) == 3
    assert all("không còn" in problem.message for problem in problems)


def test_with_an_undecided_address_nothing_is_built(tmp_path: Path) -> None:
    settings, _ = load_settings(lay_out(tmp_path / "a", {}))
    assert settings is not None
    given = {"now": NOW, "icons": ICON_FOLDERS, "cards": False}
    whole = build(settings, ADDRESS, editor=package(), **given)  # type: ignore[arg-type]
    without = build(settings, ADDRESS, **given)  # type: ignore[arg-type]
    broken = build(settings, ADDRESS, editor=package("`https://spy.example`"), **given)  # type: ignore[arg-type]
    assert broken.outputs == ()
    assert any("spy.example" in str(problem) for problem in broken.problems)
    added = [output for output in whole.outputs if output not in without.outputs]
    assert [output for output in whole.outputs if output not in added] == list(without.outputs)
    assert all(isinstance(output, Asset) and output.path.startswith("quan-tri/") for output in added)


def test_every_section_has_a_form_with_all_its_keys(real_view: View) -> None:
    collections = {collection["name"]: collection for collection in config_of(real_view)["collections"]}
    assert list(collections) == [section.id for section in SECTIONS]
    for section in SECTIONS:
        collection = collections[section.id]
        fields = {field["name"]: field for field in collection["fields"]}
        keys = article_keys(section.kind)
        assert set(fields) == {key.name for key in keys} | {"body"}
        needed = (
            {key.name for key in keys if key.required} | {"body"} | ({"sources"} if section.needs_source else set())
        )
        assert {name for name, field in fields.items() if field["required"]} == needed
        assert collection["folder"] == f"content/{section.id}"
        assert [field["name"] for field in walk(collection["fields"]) if not field["hint"]] == []
        # A value to begin with would also be put into old articles that leave the key out.
        assert [field["name"] for field in walk(collection["fields"]) if "default" in field] == ["date"]


def walk(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [inner for field in fields for inner in (field, *walk(field.get("fields", [])))]


def test_pictures_lose_their_traces_and_need_words(real_view: View) -> None:
    config = config_of(real_view)
    library = config["media_libraries"]["default"]["config"]
    assert library["transformations"] == {
        "raster_image": {"format": "webp", "quality": 85, "width": 2400, "height": 2400}
    }
    assert config["media_libraries"]["stock_assets"] == {"providers": []}
    image = next(field for field in config["collections"][0]["fields"] if field["name"] == "image")
    assert {field["name"]: field["required"] for field in image["fields"]}["alt"] is True
    assert config["output"] == {
        "omit_empty_optional_fields": True,
        "yaml": {"quote": "double", "indent_size": 2, "indent_sequences": True},
    }


def test_no_text_of_the_forms_is_in_english_or_about_yaml(real_view: View) -> None:
    for collection in config_of(real_view)["collections"]:
        for field in walk(collection["fields"]):
            words = f"{field['label']} {field['hint']}"
            assert not re.search(r"ngoặc vuông|ngoặc kép|\btrue\b", words), words


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        (Form.ADDRESS, ["https://bao.example/a?b=c", "http://a.vn"], ["bao.example", "https://a", "https:// a.vn"]),
        (Form.DOI, ["10.3390/v14050896"], ["doi.org/10.3390", "10.33"]),
        (Form.OLD_ADDRESS, ["tin-tuc/2026/ten-cu", "/tin-tuc/ten-cu/"], ["ten-cu", "Tin-Tuc/a", "a b/c"]),
        (Form.TAG, ["giống cây trồng", "COVID-19", "số 2"], ["", "- – !", "a" * 61, "sắn, mía"]),
        (Form.HASHTAG, ["CongNgheSinhHoc", "#TâyNinh", "AI_2026"], ["hai chữ", "a-b", "#", "a!"]),
    ],
)
def test_patterns_say_yes_and_no_like_the_gate(form: Form, good: list[str], bad: list[str]) -> None:
    pattern, message = {**_PATTERNS, **_ITEM_PATTERNS}[form]
    assert message
    assert [value for value in good if not re.search(pattern, value)] == []
    assert [value for value in bad if re.search(pattern, value)] == []


@pytest.mark.parametrize("kind", list(ArticleKind))
def test_every_key_has_a_form(kind: ArticleKind) -> None:
    keys = {key.name: key for key in article_keys(kind)}
    assert (keys["date"].form, keys["field"].form, keys["sources"].form) == (Form.MOMENT, Form.CHOICE, Form.GROUP)
    assert keys["field"].many
    assert [key.name for key in keys["sources"].keys if key.form is Form.DAY] == ["date"]


BACKENDS = {
    "gitlab": {"name": "gitlab", "auth_type": "pkce", "app_id": "abc", "base_url": "https://git.example",
               "api_root": "https://git.example/api/v4"},
    "forgejo": {"name": "gitea", "app_id": "abc", "base_url": "https://git.example",
                "api_root": "https://git.example/api/v1"},
    "gitea": {"name": "gitea", "app_id": "abc", "base_url": "https://git.example",
              "api_root": "https://git.example/api/v1"},
    "github": {"name": "github", "base_url": "https://git.example"},
}  # fmt: skip


@pytest.mark.parametrize("name", list(BACKENDS))
def test_one_setting_names_the_back_end(name: str, tmp_path: Path, real_view: View) -> None:
    settings, _ = load_settings(with_editor(tmp_path, name, "repo: so-khcn/cong", "app_id: abc"))
    assert settings is not None
    assert settings.problems == ()
    assert config_of(real_view, settings.editor)["backend"] == {
        "repo": "so-khcn/cong",
        "branch": "main",
        **BACKENDS[name],
    }
    asked = {"git.example", "api.github.com"} if name == "github" else {"git.example"}
    assert set(hosts_of(settings.editor)) == asked
    policy = editor_policy(settings.editor)
    assert all(f"https://{host}" in policy for host in asked)
    assert "https: " not in policy


def test_by_default_nothing_leaves_the_machine(real_view: View) -> None:
    settings, _ = load_settings(ROOT)
    assert settings is not None
    assert settings.editor == EditorBackend()
    assert "https" not in editor_policy(settings.editor)
    assert config_of(real_view)["backend"]["base_url"] == "https://tat.invalid"


def with_editor(root: Path, backend: str, *lines: str) -> Path:
    root = lay_out(root / "a", {})
    given = ["", "    editor:", f"      backend: {backend}", "      base_url: https://git.example/"]
    config = (root / "mkdocs.yml").read_text(encoding="utf-8").rstrip()
    text = "\n".join([config, *given[1:], *(f"      {line}" for line in lines), ""])
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("backend", "lines", "told"),
    [
        ("bitbucket", (), "nơi lưu (backend): không có giá trị “bitbucket”"),
        ("gitlab", (), "trình soạn thảo (editor): thiếu kho (repo)"),
        ("gitlab", ("repo: so-khcn/cong",), "trình soạn thảo (editor): thiếu mã ứng dụng (app_id) để đăng nhập"),
        ("github", ("repo: cong",), "kho (repo): “cong” không phải tên kho"),
        ("github", ("repo: a/b", "kho: c"), "không có khoá “kho”"),
    ],
)
def test_a_wrong_setting_is_told_with_its_place(
    backend: str, lines: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    settings, problems = load_settings(with_editor(tmp_path, backend, *lines))
    found = [str(problem) for problem in (settings.problems if settings else problems)]
    assert len(found) == 1
    assert re.match(r"mkdocs\.yml:\d+:\d+: ", found[0])
    assert told in found[0]
    assert "Cách sửa: " in found[0]


def test_a_project_without_the_editor_is_whole_and_says_so_in_one_line(
    build_site: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_CARDS", "0")
    for name in ("docs", "plan", "content", "overrides", "hooks", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, tmp_path / name)
    assert load_editor_package(tmp_path) is None
    built = build_site(tmp_path)
    assert built.code == 0, built.log
    (line,) = [line for line in built.log.splitlines() if "trình soạn thảo" in line]
    assert line.startswith("INFO ")
    assert line.endswith("chỉ không có trang /quan-tri/ (cài bằng “make editor”).")
    assert not (built.site / "quan-tri").exists()
