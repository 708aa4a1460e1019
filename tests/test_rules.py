"""Every message belongs to one rule, which people can look up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import escape

from planportal.errors import Problem
from planportal.output import Page
from planportal.render import View, render
from planportal.rules import GROUPS, OTHER, RULES, rule_of

SITES = Path(__file__).parent / "sites"
LINE = re.compile(r".+?:\d+:\d+: (?:lưu ý: )?(?P<message>.+?)\. Cách sửa: .+")
MESSAGES = sorted(
    {
        match["message"]
        for file in SITES.glob("broken_*/expected.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
        if (match := LINE.fullmatch(line))
    }
)


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_of_the_gate_is_of_exactly_one_rule(message: str) -> None:
    assert len([rule.id for rule in RULES if rule.pattern.search(message)]) == 1


def test_a_rule_is_found_by_its_message_alone() -> None:
    assert rule_of(Problem("a.md", 1, 1, "có dấu tab", "thay tab bằng dấu cách")).id == "dau-tab"


def test_a_message_that_no_rule_knows_still_has_a_place_to_look_it_up() -> None:
    assert rule_of(Problem("a.md", 1, 1, "chưa ai nghĩ tới", "")) is OTHER


def test_ids_are_anchors_and_never_repeat() -> None:
    ids = [rule.id for rule in (*RULES, OTHER)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is_for(rule: object) -> None:
    (found,) = [one for group in GROUPS for one in group.rules if one is rule]
    assert found.title[0].isupper()
    assert not found.title.endswith(".")
    assert found.meaning.endswith(".")
    assert bool(found.wrong) == bool(found.right)


def test_the_handbook_explains_every_rule_under_its_id(real_view: View) -> None:
    (page,) = [output for output in render(real_view) if output.path == "huong-dan/loi.md"]
    assert isinstance(page, Page)
    for rule in (*RULES, OTHER):
        assert f'id="{rule.id}"' in page.markdown()
        assert str(escape(rule.title)) in page.markdown()
