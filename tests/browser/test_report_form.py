"""The report form as an officer meets it: mistakes told at once, a file that passes the gate, drafts that stay."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser.conftest import DESK, PHONE
from browser.server import Server
from browser.test_axe import SCHEMES, violations
from conftest import ROOT
from planportal.clock import VIETNAM
from planportal.load import load_settings
from planportal.model import WorkStatus
from planportal.site import inspect
from search_engine import node

NAME = "1-3.van-phong-so.yml"


@pytest.fixture
def address(real_server: Server) -> str:
    return f"{real_server.address}ke-hoach/mau-bao-cao/van-phong-so/"


@pytest.fixture
def form(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def fill(page: Page) -> None:
    page.get_by_label("Ngày nộp").fill("20/11/2026")
    page.get_by_label("Tình hình thực hiện").select_option("vượt")
    page.get_by_label("Tóm tắt kết quả").fill("Đã trình “Kế hoạch”: #1,\nđã khen 6 tập thể.")
    page.get_by_role("button", name="Thêm kết quả").click()
    for label, value in (("Tên kết quả", "Tập thể"), ("Số đạt được", "1.206,5"), ("Đơn vị tính", "tập thể")):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Thêm minh chứng").click()
    page.get_by_label("Số văn bản").fill("08/KH-SKHCN")
    page.get_by_label("Ngày văn bản").fill("16/03/2026")


def test_the_module_keeps_its_promises_in_node() -> None:
    run = subprocess.run(
        [node(), "--test", str(ROOT / "tests/js/report-form.test.mjs")],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr


def test_an_empty_form_tells_all_at_once_and_leads_to_each_field(form: Page) -> None:
    form.get_by_role("button", name="Kiểm tra và lưu tệp").click()
    faults = form.locator(".form__faults")
    expect(faults).to_be_focused()
    expect(faults.get_by_role("link")).to_have_text(
        ["Ghi ngày nộp.", "Chọn tình hình thực hiện.", "Ghi tóm tắt kết quả."]
    )
    faults.get_by_role("link", name="Ghi tóm tắt kết quả.").click()
    expect(form.get_by_label("Tóm tắt kết quả")).to_be_focused()
    expect(form.get_by_label("Tóm tắt kết quả")).to_have_attribute("aria-invalid", "true")


def test_a_filled_form_becomes_a_file_that_passes_the_gate(form: Page, tmp_path: Path) -> None:
    fill(form)
    with form.expect_download() as saved:
        form.get_by_role("button", name="Kiểm tra và lưu tệp").click()
    assert saved.value.suggested_filename == NAME
    root = tmp_path / "p"
    for name in ("plan", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    file = root / "plan/reports/2026" / NAME
    file.parent.mkdir(parents=True, exist_ok=True)
    saved.value.save_as(file)
    settings, _ = load_settings(root)
    assert settings is not None
    loaded, problems = inspect(settings, now=datetime(2026, 11, 23, 12, tzinfo=VIETNAM))
    assert [str(problem) for problem in problems if problem.path.endswith(NAME)] == []
    assert loaded.portal is not None
    report = loaded.portal.report("1.3", "van-phong-so", 2026)
    assert report is not None
    assert report.status is WorkStatus.EXCEEDED
    assert report.summary == "Đã trình “Kế hoạch”: #1, đã khen 6 tập thể."
    assert [(item.name, item.value, item.unit) for item in report.outputs] == [("Tập thể", 1206.5, "tập thể")]
    assert [item.number for item in report.evidence] == ["08/KH-SKHCN"]


def test_a_draft_survives_a_reload_and_goes_when_asked(form: Page) -> None:
    fill(form)
    form.wait_for_timeout(500)
    form.reload()
    expect(form.get_by_role("status")).to_have_text("Đã mở lại bản nháp lưu trên máy này.")
    expect(form.get_by_label("Tóm tắt kết quả")).to_have_value(re.compile("đã khen 6 tập thể"))
    expect(form.get_by_label("Số đạt được")).to_have_value("1.206,5")
    form.get_by_label("Nhiệm vụ", exact=True).select_option("2.1")
    expect(form.get_by_label("Tóm tắt kết quả")).to_have_value("")
    form.get_by_label("Nhiệm vụ", exact=True).select_option("1.3")
    form.get_by_role("button", name="Xoá bản nháp").click()
    form.reload()
    expect(form.get_by_label("Tóm tắt kết quả")).to_have_value("")
    expect(form.get_by_label("Số đạt được")).to_have_count(0)


def test_a_row_can_be_taken_back(form: Page) -> None:
    form.get_by_role("button", name="Thêm kết quả").click()
    expect(form.get_by_label("Tên kết quả")).to_be_focused()
    form.get_by_role("button", name="Bỏ dòng này").click()
    expect(form.get_by_role("button", name="Thêm kết quả")).to_be_focused()
    expect(form.get_by_label("Tên kết quả")).to_have_count(0)


def test_nothing_leaves_the_page(form: Page) -> None:
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.url))
    fill(form)
    with form.expect_download():
        form.get_by_role("button", name="Kiểm tra và lưu tệp").click()
    assert [url for url in asked if not url.startswith("blob:") and not url.endswith("favicon.svg")] == []


def test_without_scripts_the_page_says_what_else_there_is(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(address)
    expect(page.locator(".form__without")).to_be_visible()
    expect(page.locator("form.form")).to_be_hidden()


def test_axe_finds_nothing_with_faults_and_rows(form: Page) -> None:
    form.get_by_role("button", name="Thêm kết quả").click()
    form.get_by_role("button", name="Thêm minh chứng").click()
    form.get_by_label("Tên kết quả").fill("a")
    form.get_by_role("button", name="Kiểm tra và lưu tệp").click()
    found: list[str] = []
    for size in (PHONE, DESK):
        form.set_viewport_size(size)
        for scheme, rules in SCHEMES:
            form.emulate_media(color_scheme=scheme)
            found += [f"{size['width']} px, {scheme}: {fault}" for fault in violations(form, rules)]
    assert not found, "\n".join(found)
