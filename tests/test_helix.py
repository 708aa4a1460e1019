"""The helix shows every task once, in the state that the schedule gives it, and leads to its page."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageChops

from conftest import DEMO, ROOT, load_view
from planportal.media import FileCache, draw_cards
from planportal.render import View, card_texts
from planportal.render.helix import Form, helix
from planportal.render.helix.geometry import segments
from planportal.render.helix.still import RUNG_COLOURS
from planportal.render.states import look
from planportal.schedule import ReportState

SVG = "{http://www.w3.org/2000/svg}"
BOTH = pytest.mark.parametrize("which", ["real_view", "demo_view"])
FORMS = pytest.mark.parametrize("form", list(Form))


def at_root(address: str) -> str:
    return f"/{address}"


def drawn(view: View, form: Form = Form.WHOLE, link: Callable[[str], str] = at_root) -> etree._Element:
    """Return the helix as a tree; that it is well-formed XML is part of every test here."""
    return etree.fromstring(helix(view, link=link, form=form))


def of_class(root: etree._Element, name: str) -> list[etree._Element]:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


@BOTH
@FORMS
def test_every_task_is_a_rung_that_leads_to_its_page(which: str, form: Form, request: pytest.FixtureRequest) -> None:
    view: View = request.getfixturevalue(which)
    rungs = of_class(drawn(view, form), "rung")
    assert [rung.findtext("text") for rung in rungs] == [task.id for task in view.portal.plan.tasks]
    assert [rung.get("href") for rung in rungs] == [
        f"/ke-hoach/nhiem-vu/{task.slug}/" for task in view.portal.plan.tasks
    ]


@BOTH
def test_the_list_says_the_same_in_words(which: str, request: pytest.FixtureRequest) -> None:
    view: View = request.getfixturevalue(which)
    rows = of_class(drawn(view), "helix__row")
    said = [" ".join("".join(str(text) for text in row.itertext()).split()) for row in rows]
    assert said == [
        f"{task.id}. {task.short_title} {look(view.state(task, view.year).report_state).word}"
        for task in view.portal.plan.tasks
    ]
    assert [row.find("a").get("href") for row in rows] == [  # type: ignore[union-attr]
        f"/ke-hoach/nhiem-vu/{task.slug}/" for task in view.portal.plan.tasks
    ]


@BOTH
@FORMS
def test_a_rung_has_the_colour_the_shape_and_the_word_of_its_state(
    which: str, form: Form, request: pytest.FixtureRequest
) -> None:
    view: View = request.getfixturevalue(which)
    for rung, task in zip(of_class(drawn(view, form), "rung"), view.portal.plan.tasks, strict=True):
        seen = look(view.state(task, view.year).report_state)
        assert rung.get("class") == f"rung rung--{seen.code}"
        assert rung.findtext("title", "").startswith(f"{task.id} {task.short_title}: {seen.word}")
        assert seen.shape in [path.get("d") for path in rung.iter("path")]


def test_a_task_that_one_of_two_units_reported_says_so() -> None:
    view = load_view(DEMO, date(2027, 11, 10))
    partly = [task.id for task in view.portal.plan.tasks if view.state(task, view.year).reported == 1]
    named = [
        rung.findtext("text") for rung in of_class(drawn(view), "rung") if "(1/2 đơn vị)" in rung.findtext("title", "")
    ]
    two_leads = [task.id for task in view.portal.plan.tasks if len(task.leads.units) == 2]
    assert named == [task for task in partly if task in two_leads]
    assert named != []


@FORMS
def test_there_is_a_segment_for_each_group(real_view: View, form: Form) -> None:
    found = of_class(drawn(real_view, form), "helix__segment")
    assert [segment.findtext("text") for segment in found] == [f"Nhóm {number}" for number in range(1, 6)]
    assert [len(of_class(segment, "rung")) for segment in found] == [3, 2, 7, 3, 3]


def test_nobody_meets_a_task_twice(real_view: View) -> None:
    root = drawn(real_view)
    (drawing,) = of_class(root, "helix__drawing")
    assert drawing.get("aria-hidden") == "true"
    assert {link.get("tabindex") for link in drawing.iter("a")} == {"-1"}
    assert {link.get("tabindex") for (part,) in [of_class(root, "helix__list")] for link in part.iter("a")} == {None}


def test_the_drawing_alone_is_for_everybody(real_view: View) -> None:
    root = drawn(real_view, Form.DRAWING)
    assert root.get("role") == "group"
    assert root.get("aria-label") == "Chuỗi xoắn kép 18 nhiệm vụ của Kế hoạch, năm 2026"
    (drawing,) = of_class(root, "helix__drawing")
    assert drawing.get("aria-hidden") is None
    for link in root.iter("a"):
        assert link.get("tabindex") is None
        # Its title is its name; an aria-label beside it would have to repeat the title and the number.
        assert link.get("aria-label") is None
        assert link.findtext("title")
    for part, group in zip(of_class(root, "helix__segment"), real_view.portal.plan.groups, strict=True):
        assert (part.get("role"), part.get("aria-label")) == ("group", f"Nhóm {group.number}. {group.short_title}")


@FORMS
def test_it_needs_no_style_attribute_and_survives_markdown(demo_view: View, form: Form) -> None:
    text = str(helix(demo_view, link=at_root, form=form))
    assert "style=" not in text
    assert "<script" not in text
    assert re.search(r"\n\s*\n", text) is None
    assert text == helix(demo_view, link=at_root, form=form)


@FORMS
def test_no_id_is_used_twice_and_every_reference_leads_to_one(real_view: View, form: Form) -> None:
    root = drawn(real_view, form)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {use.get("href") for use in root.iter("use")} <= {f"#{name}" for name in ids}


def test_both_pictures_of_a_page_stay_light(demo_view: View) -> None:
    assert len(gzip.compress(helix(demo_view, link=at_root).encode())) < 6000


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_rungs_stand_apart_between_the_crossings_of_any_plan(sizes: list[int]) -> None:
    found = segments(sizes)
    assert [len(segment.rungs) for segment in found] == sizes
    for segment in found:
        places = [0.0, *(rung.x for rung in segment.rungs), segment.width]
        assert all(right - left >= 44 for left, right in pairwise(places))
        assert all(rung.half > 15 for rung in segment.rungs), "the mark fits between the strands"


def test_share_cards_have_the_stylesheets_colours() -> None:
    css = resources.files("planportal.render").joinpath("styles/64-helix.css").read_text(encoding="utf-8")
    found = {}
    for names, body in re.findall(r"^((?:\.rung--[a-z-]+(?:, )?)+) \{ (--rung:.+?) \}$", css, re.MULTILINE):
        colours = tuple(re.findall(r"var\(--([a-z-]+)\)", body))
        found.update({name.removeprefix(".rung--"): colours for name in names.split(", ")})
    assert found == dict(RUNG_COLOURS)
    assert set(found) == {look(state).code for state in ReportState}


def test_a_card_shows_the_states_of_the_tasks_that_it_is_about(demo_view: View) -> None:
    texts = card_texts(demo_view)
    plan = demo_view.portal.plan
    about = {
        "ke-hoach/": plan.tasks,
        "ke-hoach/nhom/3/": plan.groups[2].tasks,
        "ke-hoach/nhiem-vu/4-3/": [plan.tasks[14]],
    }
    for address, tasks in about.items():
        root = etree.fromstring(texts[address].helix)
        marks = [mark for mark in root.iter(f"{SVG}path") if mark.get("fill-rule")]
        seen = [look(demo_view.state(task, demo_view.year).report_state) for task in tasks]
        assert [mark.get("d") for mark in marks] == [one.shape for one in seen]


def test_cards_of_articles_say_nothing_about_the_plan() -> None:
    (early, late) = (load_view(ROOT, date(2026, month, 23)) for month in (11, 12))
    articles = [article.address for article in early.articles]
    before, after = card_texts(early), card_texts(late)
    assert {before[address].helix for address in articles} == {after[address].helix for address in articles}
    assert before["ke-hoach/"].helix != after["ke-hoach/"].helix
    assert "<circle" not in before[articles[0]].helix


def test_a_card_shows_its_helix(tmp_path: Path, demo_view: View) -> None:
    text = card_texts(demo_view)["ke-hoach/"]
    drawn = draw_cards({"with": text, "bare": replace(text, helix="")}, FileCache(tmp_path))
    assert drawn["with"].path != drawn["bare"].path
    with Image.open(drawn["with"].file) as card, Image.open(drawn["bare"].file) as bare:
        differing = ImageChops.difference(card.convert("L"), bare.convert("L")).point(lambda level: 255 * (level > 60))
        left, top, right, bottom = differing.getbbox() or (0, 0, 0, 0)
    assert (left < 80, right > 1120) == (True, True), "from margin to margin"
    assert (top > 370, bottom < 538) == (True, True), "below the title and above the band"
