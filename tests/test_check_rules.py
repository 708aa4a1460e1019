"""Rules across files hold also where a file has faults of its own."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from planportal.clock import VIETNAM
from planportal.load import load_settings
from planportal.site import inspect

MINIMAL = Path(__file__).parent / "sites" / "minimal"
NOW = datetime(2026, 11, 23, 23, 59, tzinfo=VIETNAM)
PLAN, UNITS, DOCUMENTS = "plan/plan.yml", "plan/units.yml", "plan/documents.yml"
GUIDANCE, DEPARTMENT = "plan/guidance.yml", "plan/department.yml"
REPORT = "plan/reports/2026/1-3.van-phong-so.yml"

ELSEWHERE = {
    PLAN: ("signatory: GIÁM ĐỐC", "chuc_vu: GIÁM ĐỐC"),
    UNITS: ("    group: true\n    contact", "    group: 1\n    contact"),
    DOCUMENTS: (
        "trust: đã kiểm\n    checked: 2026-11-23\n    tasks",
        "trust: chưa kiểm\n    checked: 2026-11-23\n    tasks",
    ),
    REPORT: ("    value: 3", "    value: ba"),
    GUIDANCE: ("sections: [mo-hinh]", "sections: mo-hinh"),
    DEPARTMENT: ("    duties: Phụ trách chung", "    phu_trach: Phụ trách chung"),
}

RULES = {
    "short title": (
        PLAN,
        "short_title: Tăng cường tiềm lực",
        "short_title: Nâng tiềm lực",
        "không có trong lời văn đã ký",
    ),
    "task in another group": (PLAN, 'id: "4.2"', 'id: "5.2"', "đứng trong nhóm 4"),
    "unit not in the signed words": (
        PLAN,
        "signed: Văn phòng Sở.",
        "signed: Thanh tra Sở.",
        "“Văn phòng Sở” không có trong lời văn đã ký",
    ),
    "one name for two units": (UNITS, "aliases: [P.QLKH]", "aliases: [Trung tâm KH&CN]", "đã là tên của đơn vị"),
    "one id for two units": (UNITS, "id: trung-tam-khcn", "id: van-phong-so", "mã đơn vị “van-phong-so” đã có"),
    "document replaces itself": (
        DOCUMENTS,
        "type: Luật",
        "type: Luật\n    replaced_by: 72-2025-qh15",
        "tự thay thế chính nó",
    ),
    "submitted before the year": (REPORT, "submitted: 2026-11-20", "submitted: 2025-11-20", "trước năm báo cáo 2026"),
    "verified before submitted": (REPORT, "  - date: 2026-11-23", "  - date: 2026-11-01", "trước ngày nộp"),
    "one id for two guides": (GUIDANCE, "id: hoi-khen-thuong", "id: xem-trai", "mã hướng dẫn “xem-trai” đã có"),
    "paper without a basis": (GUIDANCE, "        basis: 36-nq-tw\n", "", "giấy tờ “Giấy giới thiệu” không có căn cứ"),
    "milestone without a basis": (DEPARTMENT, "    basis: 72-2025-qh15\n", "", "không có căn cứ"),
    "evidence file missing": (
        REPORT,
        "    number: 12/QĐ-SKHCN",
        "    file: 2026/khong-co.pdf",
        "không có tệp minh chứng",
    ),
}


def problems(root: Path, *edits: tuple[str, str, str]) -> list[str]:
    shutil.copytree(MINIMAL, root)
    for name, old, new in edits:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    settings, faults = load_settings(root)
    assert settings is not None, faults
    return [str(problem) for problem in inspect(settings, now=NOW)[1]]


@pytest.mark.parametrize("faulty", ELSEWHERE)
@pytest.mark.parametrize("rule", RULES)
def test_a_fault_elsewhere_hides_no_rule(faulty: str, rule: str, tmp_path: Path) -> None:
    *edit, words = RULES[rule]
    name, old, new = edit
    alone = problems(tmp_path / "alone", (name, old, new))
    assert [line for line in alone if words in line] != []
    both = problems(tmp_path / "both", (name, old, new), (faulty, *ELSEWHERE[faulty]))
    assert {line.partition(": ")[2] for line in alone} < {line.partition(": ")[2] for line in both}


def test_faults_elsewhere_are_no_excuse_for_others(tmp_path: Path) -> None:
    faults = [(name, *edit) for name, edit in ELSEWHERE.items()]
    apart = [line for at, edit in enumerate(faults) for line in problems(tmp_path / str(at), edit)]
    assert sorted(problems(tmp_path / "all", *faults)) == sorted(apart)
