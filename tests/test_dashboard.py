"""The plan's dashboard: counts that add up, lists with lasting addresses, roles, days left, places on the timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import DEMO, ROOT, load_view
from html_pages import attribute
from planportal.render import View
from planportal.render.dashboard import axes, own_reports, task_timeline
from planportal.render.dashboard.axes import Axis
from planportal.render.dashboard.bars import segments
from planportal.render.dashboard.grid import grid_rows
from planportal.render.dashboard.rows import TaskRow, filters, task_rows
from planportal.render.dashboard.timeline import Scale, deadlines, scale
from planportal.render.pages.plan import plan_page
from planportal.render.pages.state import state_pages
from planportal.render.pages.unit import unit_page
from planportal.render.pages.year import year_page
from planportal.render.sentences import time_left
from planportal.schedule import ReportState

STATES = {
    "report": ["da-nop", "nop-muon", "sap-den-han", "qua-han", "chua-den-ky", "ngoai-thoi-gian-thuc-hien"],
    "work": ["hoan-thanh", "vuot", "dat", "dang-thuc-hien", "cham", "chua-bat-dau", "chua-co-bao-cao"],
    "verification": ["da-xac-nhan", "can-bo-sung", "chua-xac-nhan", "chua-co-bao-cao"],
}
"""Parts of addresses that were published: they may be added to, but never change."""


def plan_of(view: View) -> BeautifulSoup:
    return BeautifulSoup(plan_page(view).body, "lxml")


def states_of(view: View) -> dict[str, BeautifulSoup]:
    """The pages of the states, by their part of the address."""
    pages = {page.path: page.body for page in state_pages(view)}
    return {Path(path).stem: BeautifulSoup(body, "lxml") for path, body in pages.items()}


def axes_of(view: View, year: int | None = None) -> dict[str, Axis]:
    states = view.states(view.portal.plan.tasks, year or view.year)
    return {axis.id: axis for axis in axes(states, "Phòng Quản lý khoa học")}


def words(tag: Tag | BeautifulSoup | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


@pytest.fixture(scope="module", params=["2026-11-24", "2027-11-10", "2027-12-31", "2030-01-01"])
def any_view(request: pytest.FixtureRequest) -> View:
    day = date.fromisoformat(request.param)
    return load_view(ROOT if day.year == 2026 else DEMO, day)


def test_every_task_is_counted_once_on_each_axis(any_view: View) -> None:
    tasks = [task.id for task in any_view.portal.plan.tasks]
    judged = [
        task.id
        for task in any_view.portal.plan.tasks
        if any_view.state(task, any_view.year).report_state is not ReportState.NOT_REQUIRED
    ]
    counted = {
        name: sorted(task for state in axis.states for task in state.tasks) for name, axis in axes_of(any_view).items()
    }
    assert counted == {"report": sorted(tasks), "work": sorted(judged), "verification": sorted(judged)}


def test_the_counts_on_the_page_are_those_of_the_lists_they_lead_to(demo_view: View) -> None:
    plan = plan_of(demo_view)
    lists = states_of(demo_view)
    links = plan.select(".axis__states a")
    assert links
    for link in links:
        number = int(words(link.strong))
        slug = attribute(link, "href").removeprefix("trang-thai/").removesuffix("/")
        assert (slug, number) == (slug, len(lists[slug].select("tr[data-group]")))


def test_every_state_has_its_page_also_when_no_task_is_in_it(real_view: View) -> None:
    pages = states_of(real_view)
    assert set(pages) == {slug for slugs in STATES.values() for slug in slugs}
    assert {axis: [state.slug for state in found.states] for axis, found in axes_of(real_view).items()} == STATES
    empty = pages["qua-han"]
    assert "Năm 2026 hiện không có nhiệm vụ nào ở trạng thái này." in words(empty)
    assert empty.find("table") is None
    assert [attribute(tag, "href") for tag in empty.select("[aria-current=page]")] == ["./"]


def test_a_bar_has_a_block_for_each_task_of_its_group(any_view: View) -> None:
    for group in any_view.portal.plan.groups:
        report = axes(any_view.states(group.tasks, any_view.year), "")[0]
        parts = segments(report)
        assert sum(part.count for part in parts) == len(group.tasks)
        assert [part.start for part in parts] == [sum(part.count for part in parts[:at]) for at in range(len(parts))]


def test_the_words_beside_a_bar_say_what_it_shows(demo_view: View) -> None:
    group = plan_of(demo_view).select(".group-bars li")[3]
    assert words(group.p) == "1/2 nhiệm vụ đã báo cáo 1 đã nộp, 1 sắp đến hạn, 1 ngoài thời gian thực hiện"
    blocks = {attribute(part, "class"): len(part.find_all("rect")) for part in group.select("svg g")}
    assert blocks == {"state--submitted": 1, "state--due-soon": 1, "state--not-required": 1}


def test_each_lead_of_a_shared_task_shows_its_own_report(demo_view: View) -> None:
    leading, cooperating = grid_rows(demo_view, demo_view.year)
    roles = {
        row.unit.id: next(
            (cell.lead.word if cell.lead else "", cell.cooperates) for cell in row.cells if cell.task.id == "1.3"
        )
        for row in (*leading, *cooperating)
    }
    assert {unit: role for unit, role in roles.items() if role != ("", False)} == {
        "van-phong-so": ("đã nộp", False),
        "phong-quan-ly-khoa-hoc": ("sắp đến hạn", False),
        "cac-phong-don-vi-truc-thuoc-so": ("", True),
        "to-chuc-ca-nhan-lien-quan": ("", True),
    }


def test_the_grid_marks_every_role_that_the_plan_gives_and_no_other(real_view: View) -> None:
    leading, cooperating = grid_rows(real_view, real_view.year)
    plan = real_view.portal.plan
    assert sum(row.led for row in leading) == sum(len(task.leads.units) for task in plan.tasks)
    assert [row.led for row in cooperating] == [0] * len(cooperating)
    supported = sum(row.supported for row in (*leading, *cooperating))
    assert supported == sum(len(task.cooperating.units) for task in plan.tasks)


def test_the_grid_is_a_table_whose_heads_name_rows_columns_and_groups(real_view: View) -> None:
    table = plan_of(real_view).select_one(".roles table")
    assert table is not None
    assert words(table.caption) == "Vai trò của từng đơn vị trong 18 nhiệm vụ và báo cáo năm 2026 của đơn vị chủ trì"
    assert [words(head) for head in table.select("th[scope=colgroup]")] == [f"Nhóm {number}" for number in range(1, 6)]
    assert len(table.select("thead th[scope=col]")) == 1 + 18
    rows = [row for row in table.select("tbody tr") if row.find("td")]
    assert {len(row.select("th[scope=row]")) for row in rows} == {1}
    assert {len(row.find_all("td")) for row in rows} == {18}
    assert words(rows[0].find_all("td")[0]) == "1.1 chủ trì, sắp đến hạn"
    assert words(rows[0].find_all("td")[12]) == "4.1 phối hợp"
    assert words(rows[0].find_all("td")[1]) == ""


def test_a_unit_shows_its_own_reports_however_its_fellow_leads_stand(demo_view: View) -> None:
    unit = demo_view.portal.unit_by_id["van-phong-so"]
    own = own_reports(demo_view.states(demo_view.portal.led_by(unit.id), 2027), unit.id)
    counted = {state.slug: state.tasks for state in own.states if state.tasks}
    assert counted == {"da-nop": ("1.3",), "sap-den-han": ("2.1", "2.2")}
    body = BeautifulSoup(unit_page(demo_view, unit).body, "lxml")
    assert words(body.select_one(".bar-line")) == ("1/3 báo cáo năm 2027 của đơn vị đã nộp 1 đã nộp, 2 sắp đến hạn")


def test_a_year_page_leads_to_the_lists_of_states_only_where_they_are_about_that_year(demo_view: View) -> None:
    past, current = (BeautifulSoup(year_page(demo_view, year).body, "lxml") for year in (2026, 2027))
    assert words(past.select_one(".standing")).startswith("13/18 nhiệm vụ đã báo cáo năm 2026; hạn: trước ngày 30/11/")
    assert [words(item) for item in past.select(".axis")[0].find_all("li")] == [
        "10 nhiệm vụ đã nộp",
        "3 nhiệm vụ nộp muộn",
        "5 nhiệm vụ quá hạn",
    ]
    assert past.select(".axis a") == []
    assert attribute(current.select(".axis a")[0], "href") == "../../trang-thai/da-nop/"


def test_a_year_page_gives_each_lead_its_own_cell(demo_view: View) -> None:
    body = BeautifulSoup(year_page(demo_view, 2026).body, "lxml")
    heads = [words(head) for head in body.select(".reports thead th")]
    row = next(row for row in body.select(".reports tbody tr") if words(row.th).startswith("2.1"))
    cells = dict(zip(heads[1:], [words(cell) for cell in row.find_all("td")], strict=True))
    assert {unit: said for unit, said in cells.items() if said} == {
        "Trung tâm KH&CN": "Trung tâm KH&CN: quá hạn",
        "Văn phòng Sở": "Văn phòng Sở: đã nộp đang thực hiện chưa xác nhận",
    }


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-10-30", "còn 30 ngày"),
        ("2026-11-24", "còn 5 ngày"),
        ("2026-11-28", "còn 1 ngày"),
        ("2026-11-29", "hôm nay là ngày cuối"),
        ("2026-11-30", "đã quá hạn 1 ngày"),
        ("2026-12-31", "đã quá hạn 32 ngày"),
    ],
)
def test_days_are_counted_to_the_last_day_in_time(real_view: View, day: str, expected: str) -> None:
    assert time_left(real_view.portal.plan, 2026, date.fromisoformat(day)) == expected


def test_the_head_says_in_one_sentence_how_the_plan_stands() -> None:
    head = plan_of(load_view(ROOT, date(2026, 11, 24))).select_one(".standing")
    assert words(head) == "0/18 nhiệm vụ đã báo cáo năm 2026; hạn: trước ngày 30/11/2026, còn 5 ngày ."


def test_a_new_year_does_not_hide_the_reports_that_the_last_one_still_misses(demo_view: View) -> None:
    line = plan_of(demo_view).select_one(".under-standing")
    assert "Báo cáo năm 2026: còn 5 nhiệm vụ quá hạn" in words(line)
    assert line is not None
    assert [attribute(link, "href") for link in line.find_all("a")] == ["bao-cao/2026/"]


@pytest.mark.parametrize("day", ["2026-11-29", "2026-11-30", "2026-12-31"])
def test_the_timeline_does_not_move_a_deadline_with_the_day(day: str) -> None:
    view = load_view(ROOT, date.fromisoformat(day))
    marks = deadlines(view.portal.plan, scale(view).years)
    assert [(mark.year, mark.soon, mark.last) for mark in marks] == [
        (2026, date(2026, 10, 30), date(2026, 11, 29)),
        (2027, date(2027, 10, 30), date(2027, 11, 29)),
    ]
    drawn = plan_of(view).select_one(".timeline")
    assert drawn is not None
    at = scale(view).at(date.fromisoformat(day))
    assert {attribute(line, "x1") for line in drawn.select(".track__today")} == {f"{at}%"}


def test_places_on_the_timeline_are_days_of_whole_years() -> None:
    over = Scale(2025, 2026)
    assert (over.at(date(2025, 1, 1)), over.at(date(2026, 1, 1)), over.at(date(2027, 1, 1))) == (0, 50, 100)
    assert (over.at(date(2020, 1, 1)), over.at(date(2030, 1, 1))) == (0, 100)
    assert over.at(date(2026, 11, 29)) < over.at(date(2026, 11, 30)) < over.at(date(2026, 12, 31)) < 100


def test_the_timeline_starts_with_the_first_year_that_a_task_names_and_does_not_grow_for_ever() -> None:
    assert list(scale(load_view(ROOT, date(2026, 11, 24))).years) == [2024, 2025, 2026, 2027]
    assert list(scale(load_view(DEMO, date(2035, 1, 1))).years) == [2032, 2033, 2034, 2035, 2036]


def test_the_timeline_draws_signed_periods_and_says_them(real_view: View) -> None:
    drawn = plan_of(real_view).select_one(".timeline")
    assert drawn is not None
    said = [words(item.p) for item in drawn.find_all("li")]
    assert said[0] == "Hạn báo cáo: trước ngày 30/11 hàng năm"
    assert said[1].endswith("Dự kiến 2024-2026.")
    assert said[2].endswith("Bắt đầu từ năm 2025.")
    assert said[3].startswith("16 nhiệm vụ khác: thường xuyên, hằng năm")
    bars = [(attribute(bar, "x"), attribute(bar, "width")) for bar in drawn.select(".track__bar")]
    over = scale(real_view)
    assert bars[0] == ("0.0%", f"{over.at(date(2027, 1, 1))}%")
    assert bars[1][0] == f"{over.at(date(2025, 1, 1))}%"


def test_a_tasks_own_timeline_flags_the_deadlines_of_its_period_alone(demo_view: View) -> None:
    flags = {
        task: len(
            BeautifulSoup(task_timeline(demo_view, demo_view.portal.task_by_id[task]), "lxml").select(".track__due")
        )
        for task in ("4.1", "5.2", "1.1")
    }
    assert flags == {"4.1": 1, "5.2": 3, "1.1": 3}


def test_rows_carry_what_they_are_filtered_by(demo_view: View) -> None:
    listed = plan_of(demo_view).select(".tasks tr[data-group]")
    assert len(listed) == 18
    third = {key: value for key, value in listed[2].attrs.items() if key.startswith("data-")}
    assert third == {
        "data-group": "1",
        "data-unit": "van-phong-so phong-quan-ly-khoa-hoc",
        "data-report": "sap-den-han",
        "data-work": "dang-thuc-hien",
        "data-verification": "chua-xac-nhan",
    }
    outside = next(row for row in task_rows(demo_view, demo_view.portal.plan.tasks, 2027) if row.task.id == "4.1")
    assert (outside.report, outside.work, outside.verification) == ("ngoai-thoi-gian-thuc-hien", "", "")


def test_every_filter_is_a_link_to_a_page_with_as_many_tasks(demo_view: View) -> None:
    rows = task_rows(demo_view, demo_view.portal.plan.tasks, demo_view.year)
    values: dict[str, Callable[[TaskRow], Sequence[str]]] = {
        "group": lambda row: [str(row.task.group)],
        "unit": lambda row: row.task.leads.units,
        "report": lambda row: [row.report],
        "work": lambda row: [row.work],
        "verification": lambda row: [row.verification],
    }
    offered = filters(demo_view, link=str)
    assert [entry.axis for entry in offered] == list(values)
    for entry in offered:
        for choice in entry.choices:
            assert choice.count == sum(choice.value in values[entry.axis](row) for row in rows), choice


def test_the_plans_page_loads_the_script_of_its_filters_and_the_lists_load_none(real_view: View) -> None:
    assert plan_page(real_view).meta["scripts"] == ["assets/plan-filter.js"]
    assert all("scripts" not in page.meta for page in state_pages(real_view))
