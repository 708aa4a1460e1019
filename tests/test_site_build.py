"""The real portal and the demonstration, built by the real engines."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bs4 import Tag

from conftest import DEMO, ROOT, Build, Built
from html_pages import attribute, main_text, pages, parse, target_of

TASKS = ["1-1", "1-2", "1-3", "2-1", "2-2", "3-1", "3-2", "3-3", "3-4", "3-5", "3-6", "3-7"]
TASKS += ["4-1", "4-2", "4-3", "5-1", "5-2", "5-3"]

ADDRESSES = [
    "",
    "ke-hoach",
    "ke-hoach/toan-van",
    *(f"ke-hoach/nhom/{number}" for number in range(1, 6)),
    *(f"ke-hoach/nhiem-vu/{task}" for task in TASKS),
    "ke-hoach/don-vi/phong-quan-ly-khoa-hoc",
    "ke-hoach/don-vi/trung-tam-khcn",
    "ke-hoach/don-vi/van-phong-so",
    "ke-hoach/bao-cao/2026",
    "ke-hoach/trang-thai/sap-den-han",
    "ke-hoach/trang-thai/hoan-thanh",
    "van-ban",
    "van-ban/36-nq-tw",
    "van-ban/3300-kh-ubnd",
    "du-lieu",
    "gioi-thieu",
    "trai-thuc-nghiem",
    "toi-can",
    *(f"toi-can/{guide}" for guide in ("de-xuat-dat-hang", "tap-huan-chuyen-giao", "tiep-can-cong-nghe")),
    *(f"toi-can/{guide}" for guide in ("tim-tieu-chuan-quy-chuan", "dang-ky-nhan-hieu")),
    "lien-he",
    "en",
    "so-do",
    "tro-nang",
    "quyen-rieng-tu",
    "ngoai-tuyen",
]
FILES = [
    "404.html",
    "sitemap.xml",
    "lich/bao-cao.ics",
    "rss/tien-do.xml",
    "du-lieu/plan.json",
    "du-lieu/tasks.csv",
    "du-lieu/reports.csv",
    "du-lieu/nguon/plan/plan.yml",
    *(f"du-lieu/schema/{name}.schema.json" for name in ("plan", "units", "documents", "report")),
    *(f"huy-hieu/{name}.{kind}" for name in ("plan", "nhom-1", "nhiem-vu-1-2") for kind in ("svg", "json")),
    *(f"huy-hieu/don-vi-van-phong-so.{kind}" for kind in ("svg", "json")),
]
_EDIT_LINK = re.compile(r'\n  <p><a href="([^"]*)">Sửa trang này</a>(?: <small>[^\n]*</small>)?</p>')


def contents(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def test_the_real_portal_builds_strictly(real_site: Built) -> None:
    assert real_site.code == 0, real_site.log
    assert "Traceback" not in real_site.log


def test_every_address_of_the_design_is_there(real_site: Built) -> None:
    wanted = [f"{address}/index.html".lstrip("/") for address in ADDRESSES] + FILES
    assert [path for path in wanted if not (real_site.site / path).is_file()] == []


def test_two_builds_give_the_same_bytes(real_site: Built, build_site: Build) -> None:
    assert contents(build_site().site) == contents(real_site.site)


def test_properdocs_builds_the_same_portal(real_site: Built, build_site: Build) -> None:
    other = build_site(engine="properdocs")
    assert other.code == 0, other.log
    assert contents(other.site) == contents(real_site.site)


def test_where_there_is_a_repository_pages_lead_to_their_source_and_are_the_same_but_for_that(
    real_site: Built, build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_REPO_URL", "https://kho.example/cong")
    other = build_site()
    links: dict[str, str] = {}

    def without_links(site: Path) -> dict[str, str]:
        texts = {page.relative_to(site).as_posix(): page.read_text(encoding="utf-8") for page in pages(site)}
        return {path: _EDIT_LINK.sub("", text) for path, text in texts.items()}

    for page in pages(other.site):
        if found := _EDIT_LINK.search(page.read_text(encoding="utf-8")):
            links[page.parent.relative_to(other.site).as_posix()] = found[1]
    assert without_links(other.site) == without_links(real_site.site)
    assert links["ke-hoach/nhiem-vu/1-2"] == "https://kho.example/cong/edit/main/plan/plan.yml"
    articles = [link for address, link in links.items() if address.startswith("tin-tuc/2026/")]
    assert articles
    assert all(link.startswith("https://kho.example/cong/edit/main/content/tin-tuc/2026/") for link in articles)


def test_the_engines_own_scripts_and_styles_are_left_out(real_site: Built) -> None:
    assert sorted(path for path in contents(real_site.site) if path.startswith("assets/")) == [
        "assets/display.js",
        "assets/favicon.svg",
        "assets/find.js",
        "assets/official.css",
        "assets/plan-filter.js",
        "assets/portal.css",
        "assets/portal.js",
        "assets/report-form.js",
        "assets/search.js",
    ]


@pytest.mark.parametrize("which", ["real_site", "demo_site"])
def test_pages_hold_nothing_inline_and_one_heading(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(which)
    faults = []
    for page in pages(built.site):
        tree = parse(page)
        if len(tree.find_all("h1")) != 1:
            faults.append((page, "h1"))
        scripts = [tag for tag in tree.find_all("script") if tag.get("type") != "application/ld+json"]
        inline = [tag for tag in scripts if tag.get_text(strip=True) or not attribute(tag, "src").endswith(".js")]
        if inline or tree.find_all(["style", "iframe"]) or tree.select("[style]"):
            faults.append((page, "active content"))
        ids = [attribute(tag, "id") for tag in tree.select("[id]")]
        if len(ids) != len(set(ids)):
            faults.append((page, "repeated id"))
    assert faults == []


@pytest.mark.parametrize("which", ["real_site", "demo_site"])
def test_every_internal_link_and_anchor_leads_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(which)
    anchors: dict[Path, set[str]] = {}
    links: dict[Path, list[str]] = {}
    for page in pages(built.site):
        tree = parse(page)
        anchors[page.resolve()] = {attribute(tag, "id") for tag in tree.select("[id]")}
        links[page] = [attribute(tag, "href") or attribute(tag, "src") for tag in tree.select("[href], [src]")]
    broken = []
    for page, addresses in links.items():
        for address in addresses:
            if address.startswith(("http://", "https://", "mailto:", "tel:")):
                continue
            file, anchor = target_of(built.site, page, address)
            if not file.is_file() or (anchor and anchor not in anchors.get(file, {anchor})):
                broken.append((page.relative_to(built.site).as_posix(), address))
    assert broken == []


def test_no_page_shows_template_or_markdown_marks(real_site: Built, demo_site: Built) -> None:
    marks = ("{{", "{%", "{:", "](", "**", "&amp;", "&lt;", "None", "Undefined")
    found = []
    for built in (real_site, demo_site):
        for page in pages(built.site):
            tree = parse(page)
            for code in tree.find_all(["pre", "code"]):
                code.decompose()
            text = tree.get_text(" ")
            # The page of errors shows how such marks are written, right and wrong.
            shown = ("](", "**") if page == built.site / "huong-dan/loi/index.html" else ()
            found += [(page, mark) for mark in marks if mark in text and mark not in shown]
    assert found == []


def test_the_real_portal_says_honestly_that_nothing_was_reported(real_site: Built) -> None:
    text = main_text(real_site.site / "ke-hoach" / "nhiem-vu" / "1-2" / "index.html")
    assert "Chưa có báo cáo năm 2026 – hạn nộp: trước ngày 30/11/2026." in text
    assert "Dữ liệu minh hoạ" not in (real_site.site / "index.html").read_text(encoding="utf-8")


def test_every_page_of_the_demonstration_is_labelled(demo_site: Built) -> None:
    assert demo_site.code == 0, demo_site.log
    unlabelled = [page for page in pages(demo_site.site) if "Dữ liệu minh hoạ" not in parse(page).get_text(" ")]
    assert unlabelled == []


def test_a_task_page_leads_to_its_source_line(real_site: Built) -> None:
    tree = parse(real_site.site / "ke-hoach" / "nhiem-vu" / "1-2" / "index.html")
    link = tree.find("a", string="Sửa trang này")
    assert isinstance(link, Tag)
    assert attribute(link, "href").endswith("du-lieu/nguon/plan/plan.yml")
    line = int(tree.get_text().split("plan/plan.yml, dòng ")[1].split(")")[0])
    source = (ROOT / "plan" / "plan.yml").read_text(encoding="utf-8").splitlines()
    assert source[line - 1].strip() == '- id: "1.2"'


def test_the_units_of_a_task_are_linked(real_site: Built) -> None:
    tree = parse(real_site.site / "ke-hoach" / "nhiem-vu" / "3-1" / "index.html")
    links = {attribute(tag, "href") for tag in tree.select(".facts a")}
    assert {"../../don-vi/phong-quan-ly-khoa-hoc/", "../../don-vi/ubnd-cap-huyen/"} <= links
    assert "nay là UBND các xã, phường" in tree.get_text(" ")


def test_faults_stop_the_build_before_a_good_site_is_touched(
    tmp_path: Path, build_site: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_CARDS", "0")
    project = tmp_path / "du-an"
    for part in ("plan", "docs", "overrides", "hooks"):
        shutil.copytree(ROOT / part, project / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", project)
    site = tmp_path / "site"
    assert build_site(project, site=site).code == 0
    before = contents(site)
    plan = project / "plan" / "plan.yml"
    text = plan.read_text(encoding="utf-8").replace("[trung-tam-khcn]", "[trung-tam-khcm]", 1)
    plan.write_text(text.replace("tracking_from: 2026", "tracking_form: 2026"), encoding="utf-8", newline="\n")

    failed = build_site(project, site=site)

    assert failed.code == 1
    assert "Traceback" not in failed.log
    assert "plan/plan.yml:10:1: không có khoá “tracking_form”. Cách sửa: ý bạn là “tracking_from”?" in failed.log
    assert "ý bạn là “trung-tam-khcn”?" in failed.log
    assert contents(site) == before


def test_the_demonstration_keeps_its_reports_out_of_the_real_plan() -> None:
    assert list((ROOT / "plan" / "reports").rglob("*.yml")) == []
    assert list((DEMO / "reports").rglob("*.yml")) != []
