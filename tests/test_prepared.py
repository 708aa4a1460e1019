"""What follows from the library alone is made once, and made anew when it is not as it was left."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

import install_portal
from planportal import prepared
from planportal.load import json_schemas
from planportal.prepared import Prepared
from planportal.render import compile_templates, templates


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation that has prepared nothing yet."""
    folder = tmp_path / "installed"
    monkeypatch.setattr(prepared, "AT_INSTALLATION", folder)
    monkeypatch.setattr(install_portal, "AT_INSTALLATION", folder)
    for one in templates().values():
        # An installation is a process of its own, which has compiled nothing; later tests compile for themselves again.
        forget(one)
        monkeypatch.setattr(one, "bytecode_cache", None)
    return folder


def forget(one: Environment) -> None:
    assert one.cache is not None
    one.cache.clear()


def never() -> bytes:
    raise AssertionError("made again")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def environment(kept: Prepared, text: str = "{{ 1 + 1 }}", kind: str = "any") -> Environment:
    return Environment(loader=DictLoader({"a": text}), bytecode_cache=kept.templates(kind), autoescape=True)


def test_an_installation_prepares_all_templates_and_schemas(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_portal.main()
    mine = Prepared(tmp_path / "project")
    assert mine.is_there
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled again"))
    for kind, one in templates().items():
        monkeypatch.setattr(one, "bytecode_cache", mine.templates(kind))
        forget(one)
    compile_templates()
    assert mine.get("schemas", never)
    assert len(names(installed)) > 40
    assert not (tmp_path / "project").exists()


def test_a_project_makes_what_the_installation_has_not(installed: Path, tmp_path: Path) -> None:
    mine = Prepared(tmp_path / "project")
    assert not mine.is_there
    assert mine.get("a", lambda: b"made") == b"made"
    again = Prepared(tmp_path / "project")
    assert again.is_there
    assert again.get("a", never) == b"made"
    assert not installed.exists()


def test_a_project_finds_its_own_first(installed: Path, tmp_path: Path) -> None:
    Prepared(installed).put("a", b"installed")
    mine = Prepared(tmp_path / "project")
    assert mine.find("a") == b"installed"
    mine.put("a", b"own")
    assert mine.find("a") == b"own"


@pytest.mark.parametrize("damage", [lambda content: content[:-1], lambda content: content + b"x", lambda _: b""])
@pytest.mark.parametrize("where", ["installed", "project"])
def test_what_was_damaged_is_made_anew(installed: Path, tmp_path: Path, where: str, damage: object) -> None:
    Prepared(tmp_path / where).put("a", b"made")
    (file,) = (tmp_path / where).iterdir()
    assert callable(damage)
    file.write_bytes(damage(file.read_bytes()))
    mine = Prepared(tmp_path / "project")
    assert mine.find("a") is None
    assert mine.get("a", lambda: b"made anew") == b"made anew"
    assert installed.exists() == (where == "installed")


def test_what_stands_under_another_name_is_not_found(installed: Path, tmp_path: Path) -> None:
    mine = Prepared(tmp_path / "project")
    mine.put("a", b"of a")
    (file,) = (tmp_path / "project").iterdir()
    mine.put("b", b"of b")
    (other,) = set((tmp_path / "project").iterdir()) - {file}
    shutil.copy(file, other)
    assert (mine.find("a"), mine.find("b")) == (b"of a", None)
    assert not installed.exists()


def test_what_another_version_made_is_not_found_and_goes(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = Prepared(tmp_path / "project")
    mine.put("a", b"old")
    monkeypatch.setattr(prepared, "library_version", lambda: "another" + "0" * 64)
    assert mine.find("a") is None
    assert not mine.is_there
    mine.put("a", b"new")
    assert len(names(tmp_path / "project")) == 2
    mine.keep_only_current()
    assert len(names(tmp_path / "project")) == 1
    assert mine.find("a") == b"new"
    assert not installed.exists()


def test_a_template_is_compiled_anew_when_it_changes_and_for_another_kind(installed: Path, tmp_path: Path) -> None:
    mine = Prepared(tmp_path / "project")
    assert environment(mine).get_template("a").render() == "2"
    assert len(names(tmp_path / "project")) == 1
    assert environment(mine).get_template("a").render() == "2"
    assert len(names(tmp_path / "project")) == 1
    assert environment(mine, "{{ 1 + 2 }}").get_template("a").render() == "3"
    assert environment(mine, kind="other").get_template("a").render() == "2"
    assert len(names(tmp_path / "project")) == 3
    assert not installed.exists()


def test_schemas_are_kept_as_they_are_made(installed: Path) -> None:
    install_portal.main()
    made = Prepared(installed).get("schemas", never)
    assert made.decode().count("2020-12") == len(json_schemas())
