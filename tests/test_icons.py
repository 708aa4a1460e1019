"""Icons come from the theme's folders, are plain shapes, and are all there."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from planportal.load import load_icons
from planportal.model import FIELDS, READERS, SCOPES, SECTIONS
from planportal.render import ICONS, View
from planportal.render.icons import icon
from theme_icons import ICON_FOLDERS

PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 1h22v22H1z"/></svg>'


def test_every_icon_of_the_registry_is_in_the_theme() -> None:
    drawings = load_icons(ICON_FOLDERS, ICONS)
    assert set(drawings) == set(ICONS)
    assert [name for name, drawing in drawings.items() if not drawing.startswith(("<path ", "<g "))] == []


def test_every_group_field_section_reader_and_scope_has_an_icon(real_view: View) -> None:
    wanted = {f"group-{group.number}" for group in real_view.portal.plan.groups}
    wanted |= {f"field-{field}" for field in FIELDS} | {f"scope-{scope}" for scope in SCOPES}
    wanted |= {f"section-{section.id}" for section in SECTIONS}
    wanted |= {f"reader-{reader.id}" for reader in READERS}
    assert wanted <= set(ICONS)


def test_an_icon_takes_the_colour_of_its_words_and_says_nothing() -> None:
    tree = BeautifulSoup(icon({"a": '<path d="M1 1"/>'}, "a"), "html.parser")
    assert tree.svg is not None
    assert tree.svg["aria-hidden"] == "true"
    assert not {"fill", "style"} & set(tree.svg.attrs)
    assert tree.get_text() == ""


def test_the_first_folder_wins(tmp_path: Path) -> None:
    for name, path in (("own", "M2 2"), ("theme", "M3 3")):
        folder = tmp_path / name / "material"
        folder.mkdir(parents=True)
        (folder / "a.svg").write_text(PLAIN.replace("M1 1h22v22H1z", path), encoding="utf-8")
    found = load_icons([tmp_path / "own", tmp_path / "theme"], {"x": "material/a"})
    assert found == {"x": '<path d="M2 2"/>'}


def test_a_missing_icon_is_a_programmers_mistake(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match=r"no icon material/none\.svg"):
        load_icons([tmp_path], {"x": "material/none"})
    with pytest.raises(KeyError):
        icon({}, "group-9")


@pytest.mark.parametrize(
    "fault",
    [
        PLAIN.replace("0 0 24 24", "0 0 512 512"),
        PLAIN.replace("<path", "<script>alert(1)</script><path"),
        PLAIN.replace("<path", "<style>path{fill:red}</style><path"),
        PLAIN.replace("<path", '<image href="https://example.com/a.png"/><path'),
        PLAIN.replace("</svg>", ""),
    ],
)
def test_an_icon_is_shapes_and_nothing_else(fault: str, tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(fault, encoding="utf-8")
    with pytest.raises(ValueError, match="no plain icon"):
        load_icons([tmp_path], {"x": "a"})
