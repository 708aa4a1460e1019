"""Badges can be read alone, by eyes and by screen readers, and by badge services."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from planportal.render import View, render
from planportal.render.badges import Badge, draw_badge
from planportal.render.states import look
from planportal.schedule import ReportState

SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_with_white(colour: str) -> float:
    return 1.05 / (luminance(colour) + 0.05)


def badges(view: View, ending: str) -> dict[str, bytes]:
    return {
        output.path: output.content  # type: ignore[union-attr]
        for output in render(view)
        if output.path.startswith("huy-hieu/") and output.path.endswith(ending)
    }


@pytest.mark.parametrize("which", ["real_view", "demo_view"])
def test_every_badge_has_a_title_a_role_and_enough_contrast(which: str, request: pytest.FixtureRequest) -> None:
    for path, content in badges(request.getfixturevalue(which), ".svg").items():
        root = etree.fromstring(content)
        title = root.findtext(f"{SVG}title")
        assert root.get("role") == "img", path
        assert title, path
        assert root.get("aria-label") == title, path
        fills = set(re.findall(r'fill="(#[0-9a-f]{6})"', content.decode()))
        assert fills, path
        assert all(contrast_with_white(fill) >= 4.5 for fill in fills), (path, fills)


def test_there_is_a_badge_for_the_plan_each_group_task_and_unit(real_view: View) -> None:
    units = [f"huy-hieu/don-vi-{unit.id}.svg" for unit in real_view.portal.units]
    tasks = [f"huy-hieu/nhiem-vu-{task.slug}.svg" for task in real_view.portal.plan.tasks]
    groups = [f"huy-hieu/nhom-{number}.svg" for number in range(1, 6)]
    found = badges(real_view, ".svg")
    assert sorted(found) == sorted(["huy-hieu/plan.svg", *groups, *tasks, *units])
    assert sorted(badges(real_view, ".json")) == sorted(path.replace(".svg", ".json") for path in found)


def test_the_endpoint_says_what_the_drawing_says(demo_view: View) -> None:
    drawn = badges(demo_view, ".svg")
    for path, content in badges(demo_view, ".json").items():
        data = json.loads(content)
        assert set(data) == {"schemaVersion", "label", "message", "color"}
        assert data["schemaVersion"] == 1
        title = etree.fromstring(drawn[path.replace(".json", ".svg")]).findtext(f"{SVG}title") or ""
        assert title.endswith(f": {data['message']}")
        assert "minh hoạ" in data["label"]
        assert "minh hoạ" in title


def test_no_two_report_states_share_a_shape() -> None:
    shapes = [look(state).shape for state in ReportState]
    assert len(set(shapes)) == len(shapes)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc"), max_codepoint=0xFFFD)))
def test_any_words_give_a_valid_drawing(text: str) -> None:
    root = etree.fromstring(draw_badge(Badge(text, text, "#17693c")))
    assert root.findtext(f"{SVG}title") == f"{text}: {text}"


def test_words_fit_their_boxes(real_view: View) -> None:
    for content in badges(real_view, ".svg").values():
        root = etree.fromstring(content)
        width = int(root.get("width", "0"))
        for text in root.findall(f"{SVG}text"):
            assert int(text.get("x", "0")) + int(text.get("textLength", "0")) <= width - 8
