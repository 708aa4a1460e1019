"""The draft of the yearly report as a page: the words of the Word file, and no page that search engines list."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from bs4 import BeautifulSoup

from conftest import DEMO, Built, load_view
from planportal.output import Page
from planportal.render import View, addresses, render
from planportal.render.official import DEMO_LABEL, draft_report
from planportal.render.pages.draft import draft_page
from planportal.render.pages.year import year_page
from planportal.render.stylesheet import official_stylesheet


def read(page: Page) -> BeautifulSoup:
    return BeautifulSoup(page.body, "lxml")


def test_the_page_has_every_word_of_the_word_file_in_its_order() -> None:
    view = load_view(DEMO, date(2027, 11, 10))
    for year in view.years:
        text = draft_report(view.portal, view.organisation, year=year, today=view.today, demo=True)
        sheet = read(draft_page(view, year)).select_one(".official")
        assert sheet is not None
        said = [
            part.get_text()
            for part in sheet.select(
                ".official__body > :not(.table), .official__appendix > p:not(.official__belongs), td p, tbody th"
            )
        ]
        assert said == [paragraph.text for paragraph in text.paragraphs()]
        head = [part.get_text() for part in sheet.select(".official__head p")]
        assert head[:3] == [text.letterhead.parent, text.letterhead.agency, text.letterhead.number]
        assert head[5] == text.letterhead.place_and_day
        received = [part.get_text() for part in sheet.select(".official__receive p")]
        assert received == ["Nơi nhận:", *(f"- {name}" for name in text.recipients)]
        assert [part.get_text() for part in sheet.select(".official__sign p")] == ["GIÁM ĐỐC"]


def test_what_is_missing_is_listed_above_the_sheet(real_view: View) -> None:
    page = read(draft_page(real_view, 2026))
    listed = [item.get_text() for item in page.select(".on-screen li")]
    assert len(listed) == 30
    assert "Nhiệm vụ 1.1: chưa có số liệu của Phòng Quản lý khoa học." in listed
    note = page.select_one(".note")
    assert note is not None
    assert "đây không phải văn bản đã ban hành" in note.get_text()


def test_parts_are_headings_one_level_below_the_other(demo_view: View) -> None:
    levels = [int(part.name[1]) for part in read(draft_page(demo_view, 2026)).select("h1, h2, h3, h4, h5")]
    assert levels[:2] == [1, 2]
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_tables_have_names_of_their_own(demo_view: View) -> None:
    page = read(draft_page(demo_view, 2027))
    names = [caption["id"] for caption in page.select("caption")]
    assert len(names) == len(set(names)) == 3
    assert [table["aria-labelledby"] for table in page.select(".table")] == names


def test_only_made_up_data_are_labelled_on_paper(demo_view: View, real_view: View) -> None:
    assert read(draft_page(demo_view, 2026)).select_one(".official--demo .official__label") is not None
    assert read(draft_page(real_view, 2026)).select_one(".official--demo, .official__label") is None
    # What a stylesheet writes into the margin is the same label.
    assert set(re.findall(r'bottom-center\{content:"([^"]+)"', official_stylesheet().content.decode())) == {DEMO_LABEL}


def test_each_year_leads_to_its_draft(demo_view: View) -> None:
    for year in demo_view.years:
        hrefs = [link["href"] for link in read(year_page(demo_view, year)).select("a")]
        assert "du-thao/" in hrefs
    paths = {output.path for output in render(demo_view)}
    assert {addresses.draft_path(year) for year in demo_view.years} <= paths


def test_search_engines_are_asked_to_pass_it_over(real_site: Built) -> None:
    page = real_site.page("ke-hoach/bao-cao/2026/du-thao")
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="stylesheet" href="../../../../assets/official.css">' in page
    assert 'name="robots"' not in real_site.page("ke-hoach/bao-cao/2026")
    assert "official.css" not in real_site.page("ke-hoach/bao-cao/2026")
    assert "du-thao" not in (real_site.site / "sitemap.xml").read_text(encoding="utf-8")
    assert (real_site.site / "assets" / "official.css").is_file()
