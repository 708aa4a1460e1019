"""Figures: drawn once for a column and once for a phone, every word inside the sheet, every number there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from planportal.model import Figure, FigureType
from planportal.render import View
from planportal.render.news.chart import draw_chart
from planportal.render.news.chart_sheet import chart_sheet
from planportal.render.text_width import text_width
from planportal.text.formats import format_number

SVG = "{http://www.w3.org/2000/svg}"
SYSTEM_LETTERS = 0.9
"""How wide letters of system fonts are beside those that text_width knows."""


def figure(form: FigureType, *data: tuple[str, float], title: str = "Diện tích sắn") -> Figure:
    return Figure(title=title, type=form, unit="ha", data=data, source="[1]", alt="Diện tích sắn theo năm")


def texts(drawn: bytes) -> list[tuple[str, float, float, str]]:
    """Return each text with its left and right end and its size's name, in pixels of the sheet."""
    found = []
    for text in etree.fromstring(drawn).iter(f"{SVG}text"):
        words = text.text or ""
        left = float(text.get("x", "0"))
        for parent in text.iterancestors(f"{SVG}g"):
            left += float(parent.get("transform", "translate(0 0)").split("(")[1].split()[0])
        width = text_width(words, float(text.get("font-size", "15"))) * SYSTEM_LETTERS
        left -= {"middle": width / 2, "end": width}.get(text.get("text-anchor", "start"), 0)
        found.append((words, left, left + width, text.get("font-weight", "normal")))
    return found


@pytest.mark.parametrize("narrow", [False, True])
def test_the_figures_of_the_portal_keep_every_word_inside_their_sheet(real_view: View, *, narrow: bool) -> None:
    figures = [figure for article in real_view.articles for figure in article.figures]
    assert len(figures) >= 8
    for one in figures:
        sheet = chart_sheet(one, narrow=narrow)
        beyond = [(words, left, right) for words, left, right, _ in texts(draw_chart(one, narrow=narrow))
                  if left < 0 or right > sheet.width]  # fmt: skip
        assert not beyond, one.title


@pytest.mark.parametrize("form", FigureType)
@pytest.mark.parametrize("narrow", [False, True])
def test_a_figure_writes_its_title_unit_names_and_values(form: FigureType, *, narrow: bool) -> None:
    drawn = draw_chart(figure(form, ("2022", 61696), ("2023", 62333.5)), narrow=narrow)
    words = [words for words, *_ in texts(drawn)]
    assert {"Diện tích sắn", "Ha", "2022", "2023", "61.696", "62.333,5"} <= set(words)


def test_on_a_phone_columns_with_long_names_become_bars_with_their_names_above() -> None:
    long = figure(FigureType.COLUMNS, ("Philippines 29/8/2024", 150), ("Indonesia 09/6/2025", 120))
    assert chart_sheet(long, narrow=False).type is FigureType.COLUMNS
    assert chart_sheet(long, narrow=True).type is FigureType.BARS
    names = [words for words, left, *_ in texts(draw_chart(long, narrow=True)) if words.startswith(("Ph", "In"))]
    assert sorted(names) == ["Indonesia 09/6/2025", "Philippines 29/8/2024"]


def test_a_long_title_breaks_into_lines_of_about_the_same_length() -> None:
    title = "Mức giảm chất ô nhiễm trong nước hồ Triều Khúc sau khi xử lý bằng Sagi Bio 2"
    lines = chart_sheet(figure(FigureType.BARS, ("a", 1), ("b", 2), title=title), narrow=True).title_lines
    assert " ".join(lines) == title
    assert len(lines) == 3
    assert max(map(len, lines)) - min(map(len, lines)) <= 10


@given(
    st.sampled_from(FigureType),
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn")), min_size=1, max_size=30),
            st.floats(-1e9, 1e9).map(lambda value: round(value, 3)),
        ),
        min_size=2,
        max_size=8,
        unique_by=lambda pair: pair[0],
    ),
    st.booleans(),
)
def test_any_names_and_values_make_a_sound_drawing(
    form: FigureType,
    data: list[tuple[str, float]],
    narrow: bool,
) -> None:
    one = figure(form, *data)
    drawn = draw_chart(one, narrow=narrow)
    words = [words for words, *_ in texts(drawn)]
    assert all(words.count(format_number(value)) for _, value in data)
    assert draw_chart(one, narrow=narrow) == drawn
