"""The settings in mkdocs.yml, inherited as MkDocs inherits them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planportal.load import load_settings

OWN = "extra:\n  portal:\n    tag_authority: a.example,2026\n"


def write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / f"{name.replace('__', '/')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def faults(root: Path) -> list[str]:
    settings, problems = load_settings(root)
    found = problems if settings is None else settings.problems
    return [f"{problem.path}:{problem.line}:{problem.column}" for problem in found]


def test_what_is_not_set_has_a_default(tmp_path: Path) -> None:
    settings, problems = load_settings(write(tmp_path, mkdocs=OWN))
    assert problems == []
    assert settings is not None
    assert (settings.tag_authority, settings.plan_dir, settings.demo, settings.as_of, settings.problems) == (
        "a.example,2026",
        "plan",
        False,
        None,
        (),
    )


def test_inherited_settings_are_merged_key_by_key(tmp_path: Path) -> None:
    base = f"{OWN}    organisation:\n      name: Sở\n      phone: '1'\n    as_of: 2026-11-23\n"
    child = "INHERIT: base/mkdocs.yml\nextra:\n  portal:\n    demo: true\n    organisation:\n      phone: '2'\n"
    settings, _ = load_settings(write(tmp_path, mkdocs=child, base__mkdocs=base))
    assert settings is not None
    assert (settings.organisation.name, settings.organisation.phone) == ("Sở", "2")
    assert (settings.demo, settings.as_of, settings.problems) == (True, date(2026, 11, 23), ())


def test_a_parent_is_looked_for_beside_the_file_that_names_it(tmp_path: Path) -> None:
    files = {"mkdocs": "INHERIT: a/b.yml\n", "a__b": "INHERIT: ../c.yml\n", "c": OWN}
    settings, _ = load_settings(write(tmp_path, **files))
    assert settings is not None
    assert settings.problems == ()


def test_a_fault_is_told_in_the_file_where_it_stands(tmp_path: Path) -> None:
    root = write(tmp_path, mkdocs="INHERIT: base.yml\nextra:\n  portal:\n    demo: no\n", base=f"{OWN}    mau: xanh\n")
    (root / "plan").mkdir()
    assert sorted(faults(root)) == ["base.yml:4:5", "mkdocs.yml:4:11"]


@pytest.mark.parametrize("parent", ["mkdocs.yml", "missing.yml", "", "[a]"])
def test_a_parent_that_cannot_be_is_a_problem(parent: str, tmp_path: Path) -> None:
    root = write(tmp_path, mkdocs=f"INHERIT: {parent}\n{OWN}")
    (root / "plan").mkdir()
    assert faults(root) == (["mkdocs.yml:1:10"] if parent else [])


def test_a_circle_of_parents_is_a_problem(tmp_path: Path) -> None:
    root = write(tmp_path, mkdocs=f"INHERIT: a.yml\n{OWN}", a="INHERIT: mkdocs.yml\n")
    (root / "plan").mkdir()
    assert faults(root) == ["a.yml:1:10"]


@pytest.mark.parametrize("text", ["", "- x\n", "extra: [a]\n", "extra:\n  portal: a\n", "extra:\n  portal: [a]\n"])
def test_any_shape_gives_problems_and_no_crash(text: str, tmp_path: Path) -> None:
    assert len(faults(write(tmp_path, mkdocs=text))) == 1
    assert len(faults(write(tmp_path, mkdocs=f"INHERIT: base.yml\n{OWN}", base=text))) <= 1


def test_settings_with_faults_still_lead_to_the_plan(tmp_path: Path) -> None:
    root = write(tmp_path, mkdocs=f"{OWN}    plan_dir: ke-hoach\n    demo: có\n")
    (root / "ke-hoach").mkdir()
    settings, problems = load_settings(root)
    assert settings is not None
    assert (settings.plan_dir, len(settings.problems), problems) == ("ke-hoach", 1, [])


def test_the_keys_of_mkdocs_are_its_own_affair(tmp_path: Path) -> None:
    text = f"strict: yes\nsite_url: !ENV [A, 'b']\nx: &a {{1: 2}}\ny: *a\n{OWN}"
    settings, _ = load_settings(write(tmp_path, mkdocs=text))
    assert settings is not None
    assert settings.problems == ()
