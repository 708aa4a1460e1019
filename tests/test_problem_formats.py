"""What `portal check` prints for people, editors and code forges."""

from __future__ import annotations

import json

from planportal.cli.problem_formats import FORMATS, summary
from planportal.errors import Problem, Severity

TABS = Problem("content/a.md", 3, 1, "có dấu tab", "thay tab bằng dấu cách")
EMPTY = Problem("plan/units.yml", 1, 1, "tệp trống", "điền units")
VAGUE = Problem(
    "content/a.md", 9, 5, "chữ của liên kết là “tại đây”, không nói dẫn tới đâu", "lấy tên trang", Severity.ADVICE
)
ALL = (TABS, VAGUE, EMPTY)


def test_text_groups_lines_by_file_and_names_the_rule_of_each() -> None:
    assert FORMATS["text"](ALL).splitlines() == [
        "content/a.md: 1 lỗi, 1 lưu ý",
        "content/a.md:3:1: có dấu tab. Cách sửa: thay tab bằng dấu cách [dau-tab]",
        (
            "content/a.md:9:5: lưu ý: chữ của liên kết là “tại đây”, không nói dẫn tới đâu. Cách sửa: lấy tên trang"
            " [lien-ket-mo-ho]"
        ),
        "",
        "plan/units.yml: 1 lỗi, 0 lưu ý",
        "plan/units.yml:1:1: tệp trống. Cách sửa: điền units [tep-trong]",
    ]


def test_the_summary_counts_and_says_where_rules_are_explained() -> None:
    assert summary(ALL) == "2 lỗi, 1 lưu ý. Mã trong ngoặc vuông được giải thích trên Cổng, ở /huong-dan/loi/#mã."
    assert summary(()) == "Không có lỗi."


def test_json_holds_everything_that_a_program_needs() -> None:
    data = json.loads(FORMATS["json"](ALL))
    assert (data["errors"], data["advice"]) == (2, 1)
    assert data["problems"][0] == {
        "path": "content/a.md",
        "line": 3,
        "column": 1,
        "severity": "error",
        "rule": "dau-tab",
        "title": "Có dấu tab",
        "message": "có dấu tab",
        "cure": "thay tab bằng dấu cách",
        "help": "/huong-dan/loi/#dau-tab",
    }
    assert json.loads(FORMATS["json"](())) == {"errors": 0, "advice": 0, "problems": []}


def test_github_commands_stand_on_one_line_each_with_everything_escaped() -> None:
    odd = Problem("content/a,b:c.md", 1, 2, "tăng 5 % và\nxuống dòng", "")
    assert FORMATS["github"]((odd, VAGUE)).splitlines() == [
        "::error file=content/a%2Cb%3Ac.md,line=1,col=2,title=Lỗi khác::Tăng 5 %25 và%0Axuống dòng.",
        (
            "::notice file=content/a.md,line=9,col=5,title=Chữ của liên kết không nói dẫn tới đâu::"
            "Chữ của liên kết là “tại đây”, không nói dẫn tới đâu. Cách sửa: lấy tên trang."
        ),
    ]
    assert FORMATS["github"](()) == ""


def test_a_finding_of_gitlab_keeps_its_fingerprint_when_lines_above_it_change() -> None:
    def prints(*problems: Problem) -> list[str]:
        return [finding["fingerprint"] for finding in json.loads(FORMATS["gitlab"](problems))]

    lower = Problem("content/a.md", 30, 1, TABS.message, TABS.cure)
    assert prints(TABS) == prints(lower)
    assert len(set(prints(TABS, lower, EMPTY))) == 3
    (finding,) = json.loads(FORMATS["gitlab"]((VAGUE,)))
    assert finding["severity"] == "info"
    assert finding["check_name"] == "lien-ket-mo-ho"
    assert finding["location"] == {"path": "content/a.md", "lines": {"begin": 9}}
