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

from conftest import DEMO, ROOT, Built, load_view
from html_pages import attribute, pages, parse
from planportal.media import Drawing, FileCache
from planportal.render import ArticleCardTexts, View, article_card_keys, card_texts
from planportal.render.helix import helix, turn, turn_shapes
from planportal.render.helix.geometry import segments, upright_turns
from planportal.render.helix.still import RUNG_COLOURS
from planportal.render.states import look
from planportal.schedule import ReportState

SVG = "{http://www.w3.org/2000/svg}"
BOTH = pytest.mark.parametrize("which", ["real_view", "demo_view"])


def at_root(address: str) -> str:
    return f"/{address}"


def drawn(view: View, link: Callable[[str], str] = at_root) -> etree._Element:
    """Return the helix as a tree; that it is well-formed XML is part of every test here."""
    return etree.fromstring(helix(view, link=link))


def of_class(root: etree._Element, name: str) -> list[etree._Element]:
    return [element for element in root.iter() if name in (element.get("class") or "").split()]


@BOTH
def test_every_task_is_a_rung_that_leads_to_its_page(which: str, request: pytest.FixtureRequest) -> None:
    view: View = request.getfixturevalue(which)
    rungs = of_class(drawn(view), "rung")
    assert [rung.findtext("text") for rung in rungs] == [task.id for task in view.portal.plan.tasks]
    assert [rung.get("href") for rung in rungs] == [
        f"/ke-hoach/nhiem-vu/{task.slug}/" for task in view.portal.plan.tasks
    ]


@BOTH
def test_a_rung_has_the_colour_the_shape_and_the_word_of_its_state(which: str, request: pytest.FixtureRequest) -> None:
    view: View = request.getfixturevalue(which)
    for rung, task in zip(of_class(drawn(view), "rung"), view.portal.plan.tasks, strict=True):
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


def test_there_is_a_segment_for_each_group(real_view: View) -> None:
    found = of_class(drawn(real_view), "helix__segment")
    assert [segment.findtext("text") for segment in found] == [f"Nhóm {number}" for number in range(1, 6)]
    assert [len(of_class(segment, "rung")) for segment in found] == [3, 2, 7, 3, 3]


def test_every_rung_is_a_link_for_everybody_in_a_group_with_a_name(real_view: View) -> None:
    root = drawn(real_view)
    assert root.get("role") == "group"
    assert root.get("aria-label") == "Chuỗi xoắn kép 18 nhiệm vụ của Kế hoạch, năm 2026"
    for link in root.iter("a"):
        assert link.get("tabindex") is None
        # Its title is its name; an aria-label beside it would have to repeat the title and the number.
        assert link.get("aria-label") is None
        assert link.findtext("title")
    for part, group in zip(of_class(root, "helix__segment"), real_view.portal.plan.groups, strict=True):
        assert (part.get("role"), part.get("aria-label")) == ("group", f"Nhóm {group.number}. {group.short_title}")


def test_it_needs_no_style_attribute_and_survives_markdown(demo_view: View) -> None:
    text = str(helix(demo_view, link=at_root))
    assert "style=" not in text
    assert "<script" not in text
    assert re.search(r"\n\s*\n", text) is None
    assert text == helix(demo_view, link=at_root)


def test_no_id_is_used_twice_and_every_reference_leads_to_one(real_view: View) -> None:
    root = drawn(real_view)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {use.get("href") for use in root.iter("use")} <= {f"#{name}" for name in ids}


def test_it_stays_light(demo_view: View) -> None:
    pieces = "".join(turn(look(state.report_state)) for state in demo_view.states(demo_view.portal.plan.tasks, 2027))
    both = helix(demo_view, link=at_root) + turn_shapes() + pieces
    assert len(gzip.compress(both.encode())) < 4500


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_rungs_stand_apart_between_the_crossings_of_any_plan(sizes: list[int]) -> None:
    found = segments(sizes)
    assert [len(segment.rungs) for segment in found] == sizes
    for segment in found:
        places = [0.0, *(rung.x for rung in segment.rungs), segment.width]
        assert all(right - left >= 44 for left, right in pairwise(places))
        assert all(rung.half > 15 for rung in segment.rungs), "the mark fits between the strands"


def test_a_turn_has_the_colour_and_the_shape_of_its_state_and_says_nothing_aloud() -> None:
    for state in ReportState:
        root = etree.fromstring(turn(look(state)))
        assert root.get("class") == f"turn rung--{look(state).code}"
        assert root.get("aria-hidden") == "true"
        assert look(state).shape in [path.get("d") for path in root.iter("path")]
        assert "".join(str(text) for text in root.itertext()) == ""


def test_turns_are_drawn_from_what_stands_once_before_them() -> None:
    shapes = etree.fromstring(turn_shapes())
    used = {
        use.get("href") for use in (*shapes.iter("use"), *etree.fromstring(turn(look(ReportState.LATE))).iter("use"))
    }
    assert used <= {f"#{element.get('id')}" for element in shapes.iter() if element.get("id")}


def test_turns_join_whatever_their_heights() -> None:
    """At the top, in the middle and at the bottom the handles of every edge run along the axis."""
    numbers = [float(number) for number in re.findall(r"-?[0-9.]+", upright_turns())]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    for height in (0, 50, 100):
        met = [abs(x) for x, y in points if y == height]
        assert len(met) >= 2
        assert all(24 < x < 28 for x in met)


@pytest.mark.parametrize("which", ["real_site", "demo_site"])
def test_every_list_of_tasks_carries_the_helix(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(which)
    listing = [page for page in pages(built.site) if parse(page).select(".tasks__row")]
    assert built.site / "ke-hoach" / "index.html" in listing
    for page in listing:
        tree = parse(page)
        assert len(tree.select(".turn-shapes")) == 1, page
        for row in tree.select(".tasks__row"):
            (piece,) = row.select(".turn")
            chosen = row.select_one("td .state")
            assert chosen is not None
            assert attribute(chosen, "class").removeprefix("state state--") == attribute(piece, "class").removeprefix(
                "turn rung--"
            )


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
    before, after = ArticleCardTexts(early), ArticleCardTexts(late)
    assert {before[address].helix for address in articles} == {after[address].helix for address in articles}
    assert article_card_keys(early) == {address: article_card_keys(late)[address] for address in articles}
    assert card_texts(early)["ke-hoach/"].helix != card_texts(late)["ke-hoach/"].helix
    assert "<circle" not in before[articles[0]].helix


def test_a_card_shows_its_helix(tmp_path: Path, demo_view: View) -> None:
    text = card_texts(demo_view)["ke-hoach/"]
    drawn = Drawing({"with": text, "bare": replace(text, helix="")}, FileCache(tmp_path)).cards()
    assert drawn["with"].path != drawn["bare"].path
    with Image.open(drawn["with"].file) as card, Image.open(drawn["bare"].file) as bare:
        differing = ImageChops.difference(card.convert("L"), bare.convert("L")).point(lambda level: 255 * (level > 60))
        left, top, right, bottom = differing.getbbox() or (0, 0, 0, 0)
    assert (left < 80, right > 1120) == (True, True), "from margin to margin"
    assert (top > 370, bottom < 538) == (True, True), "below the title and above the band"
