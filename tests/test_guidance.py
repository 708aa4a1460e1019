"""The pages for the public: what they say, and what they must not say while the department has not given it."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from bs4 import BeautifulSoup, Tag

from conftest import ROOT, Built
from html_pages import attribute, main_text, parse, target_of
from planportal.load.guidance_file import ReaderId, SectionId
from planportal.model import READERS, SECTIONS, Contact, Farm, Leader, Officer, Organisation, SocialPage
from planportal.output import Page
from planportal.render import View, card_texts, render
from planportal.render.addresses import address_of

GUIDES = (
    "de-xuat-dat-hang",
    "tap-huan-chuyen-giao",
    "tiep-can-cong-nghe",
    "tim-tieu-chuan-quy-chuan",
    "dang-ky-nhan-hieu",
)
OWN = ("gioi-thieu", "trai-thuc-nghiem", "toi-can", "lien-he", "en", "so-do", "tro-nang", "quyen-rieng-tu")
PAGES = (*OWN, *(f"toi-can/{guide}" for guide in GUIDES))


def page_of(view: View, path: str) -> Page:
    page = next(output for output in render(view) if output.path == path)
    assert isinstance(page, Page)
    return page


def file_of(built: Built, address: str) -> Path:
    return built.site / address / "index.html"


def main_of(built: Built, address: str) -> Tag:
    main = parse(file_of(built, address)).find("main")
    assert isinstance(main, Tag)
    return main


def targets(built: Built, address: str) -> set[str]:
    """Return the root-relative addresses that a page's main part links to."""
    here = file_of(built, address)
    links = [attribute(tag, "href") for tag in main_of(built, address).select("a[href]")]
    files = [target_of(built.site, here, link)[0] for link in links if "://" not in link and not link.startswith("#")]
    return {file.relative_to(built.site.resolve()).as_posix().removesuffix("index.html") for file in files}


def test_the_form_knows_every_kind_of_reader_and_every_section() -> None:
    assert get_args(ReaderId) == tuple(reader.id for reader in READERS)
    assert get_args(SectionId) == tuple(section.id for section in SECTIONS)


def test_the_tasks_that_serve_the_public_have_a_guide(real_view: View) -> None:
    assert [guide.task for guide in real_view.portal.guides] == ["3.1", "3.3", "3.5", "3.6", "3.7"]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_shows_a_contact_that_nobody_gave(address: str, real_site: Built) -> None:
    main = main_of(real_site, address)
    assert [attribute(tag, "href") for tag in main.select('a[href^="mailto:"], a[href^="tel:"]')] == []
    words = main.get_text(" ")
    assert re.findall(r"\S+@\S+", words) == []
    assert re.findall(r"(?<![\d/.])(?:\+84|0)[\d .]{8,}\d", words) == []


@pytest.mark.parametrize("address", ["gioi-thieu", "trai-thuc-nghiem", "lien-he", "quyen-rieng-tu"])
def test_what_the_department_has_not_given_is_marked(address: str, real_site: Built) -> None:
    assert "chưa có – Sở bổ sung" in [tag.get_text() for tag in main_of(real_site, address).select(".missing")]


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_says_whom_to_ask_and_what_the_plan_says(guide: str, real_site: Built, real_view: View) -> None:
    portal = real_view.portal
    task = portal.task_by_id[next(item.task for item in portal.guides if item.id == guide)]
    words = main_text(file_of(real_site, f"toi-can/{guide}"))
    assert f"{task.id}. {task.text}" in words
    assert words.count("chưa có – đơn vị bổ sung") == len(task.leads.units)
    assert "Sở còn phải bổ sung" in words
    links = targets(real_site, f"toi-can/{guide}")
    assert {f"ke-hoach/don-vi/{unit}/" for unit in task.leads.units} <= links
    assert f"ke-hoach/nhiem-vu/{task.slug}/" in links


def test_a_guide_shows_the_three_newest_articles_on_its_task(real_view: View) -> None:
    newest = [article.address for article in real_view.articles if "3.7" in article.tasks][:3]
    tree = BeautifulSoup(page_of(real_view, "toi-can/dang-ky-nhan-hieu.md").body, "html.parser")
    shown = [attribute(tag, "href").removeprefix("../../") for tag in tree.select(".news__title a")]
    assert shown == newest
    assert len(shown) == 3


def test_contacts_and_papers_appear_once_they_are_filled_in(real_view: View) -> None:
    portal = real_view.portal
    units = tuple(
        dataclasses.replace(unit, contact=Contact("1 Đường A", "0276 000", "phong@so.example"))
        if unit.id == "phong-quan-ly-chuyen-nganh"
        else unit
        for unit in portal.units
    )
    view = dataclasses.replace(real_view, portal=dataclasses.replace(portal, units=units))
    body = page_of(view, "toi-can/dang-ky-nhan-hieu.md").body
    assert "Điện thoại: 0276 000." in body
    assert "(<mailto:phong@so.example>)" in body
    assert "đơn vị bổ sung" not in body


def test_every_kind_of_reader_has_a_way_in_under_its_own_anchor(real_site: Built) -> None:
    main = main_of(real_site, "toi-can")
    headings = {attribute(tag, "id"): tag.get_text(strip=True) for tag in main.select("h2[id]")}
    assert headings == {reader.id: reader.title for reader in READERS}
    assert {attribute(tag, "href") for tag in main.select(".who a")} == {f"#{reader.id}" for reader in READERS}
    for section in main.select(".readers section"):
        assert section.select("a[href]"), section.get_text()


def test_legal_bases_are_data_and_never_words_of_a_template() -> None:
    cited = re.compile(r"(Nghị định|Luật|Thông tư|Nghị quyết|Quyết định)( số)? \d")
    templates = sorted((ROOT / "hooks/planportal/render/templates").rglob("*.j2"))
    assert len(templates) > 20
    assert [file.name for file in templates if cited.search(file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "address", ["gioi-thieu", "lien-he", "tro-nang", "quyen-rieng-tu", "toi-can/dang-ky-nhan-hieu"]
)
def test_the_status_stands_beside_every_document_that_a_page_cites(address: str, real_site: Built) -> None:
    main = main_of(real_site, address)
    cited = [tag for tag in main.select("a[href]") if re.search(r"van-ban/.+/$", attribute(tag, "href"))]
    assert cited
    for tag in cited:
        around = tag.find_parent(["li", "dd"])
        assert isinstance(around, Tag)
        assert re.search(r"còn hiệu lực|hết hiệu lực|chưa xác định hiệu lực", around.get_text().lower()), around


def test_the_department_fills_its_pages_in_without_touching_code(real_view: View) -> None:
    portal = real_view.portal
    department = dataclasses.replace(
        portal.department,
        history="Sở lập năm này.",
        functions=("Việc thứ nhất",),
        structure=("Phòng thứ nhất",),
        leaders=(Leader("Người A", "Giám đốc", "Phụ trách chung", date(2026, 11, 20)),),
        information_officer=Officer("Người B", "Chuyên viên", email="b@so.example"),
        spokesperson=Officer("Người C", "Chánh Văn phòng", phone="0276 001"),
        social=(SocialPage("Zalo", "Sở KH&CN", "https://zalo.example/so"),),
    )
    organisation = Organisation("Tỉnh", "Sở", "1 Đường A", "0276 000", "so@so.example", "Người D, Giám đốc")
    view = dataclasses.replace(
        real_view, organisation=organisation, portal=dataclasses.replace(portal, department=department)
    )
    about, contact = page_of(view, "gioi-thieu.md"), page_of(view, "lien-he.md")
    assert "bổ sung" not in about.body
    assert "bản thử nghiệm" not in about.body
    assert "**Người A**, Giám đốc. Phụ trách chung." in about.body
    assert "Người B, Chuyên viên. Thư điện tử:" in contact.body
    assert "Người C, Chánh Văn phòng. Điện thoại: 0276 001." in contact.body
    assert "Zalo: [Sở KH&amp;CN](<https://zalo.example/so>)" in contact.body
    known = json.loads(contact.meta["structured_data"])["@graph"][0]["mainEntity"]
    assert (known["telephone"], known["sameAs"]) == ("0276 000", ["https://zalo.example/so"])


def test_the_farm_has_a_page_only_where_the_data_name_it(real_view: View) -> None:
    department = dataclasses.replace(real_view.portal.department, farm=Farm())
    view = dataclasses.replace(real_view, portal=dataclasses.replace(real_view.portal, department=department))
    paths = {output.path for output in render(view)}
    assert "trai-thuc-nghiem.md" not in paths
    assert "trai-thuc-nghiem" not in page_of(view, "toi-can/index.md").body
    assert "trai-thuc-nghiem.md" not in page_of(view, "so-do.md").body


def test_the_farm_page_has_the_three_tasks_of_group_four(real_site: Built) -> None:
    words = main_text(file_of(real_site, "trai-thuc-nghiem"))
    assert [task for task in ("4.1. Xây dựng", "4.2. Phối hợp", "4.3. Khuyến khích") if task not in words] == []
    assert "Tên hiện nay chưa có – Sở bổ sung" in words


def test_the_english_page_is_in_english_and_names_every_task(real_site: Built, real_view: View) -> None:
    tree = parse(file_of(real_site, "en"))
    assert tree.html is not None
    assert attribute(tree.html, "lang") == "en"
    words = main_text(file_of(real_site, "en"))
    assert [task.id for task in real_view.portal.plan.tasks if f"{task.id} " not in words] == []
    assert "unofficial translation" in words
    assert "due soon" in words
    assert "sắp đến hạn" not in words


def test_every_task_group_and_lead_unit_has_an_english_name(real_view: View) -> None:
    plan, english = real_view.portal.plan, real_view.portal.english
    assert set(english.tasks) == {task.id for task in plan.tasks}
    assert set(english.groups) == {group.number for group in plan.groups}
    assert {*plan.lead_units, "so-khcn"} <= set(english.units)


def test_a_task_without_an_english_name_keeps_its_own_and_says_so(real_view: View) -> None:
    english = dataclasses.replace(real_view.portal.english, tasks={})
    view = dataclasses.replace(real_view, portal=dataclasses.replace(real_view.portal, english=english))
    tree = BeautifulSoup(page_of(view, "en.md").body, "html.parser")
    assert len(tree.select('span[lang="vi"]')) >= 18


def test_the_map_leads_to_everything(real_site: Built, real_view: View) -> None:
    portal, links = real_view.portal, targets(real_site, "so-do")
    wanted = {f"ke-hoach/nhom/{group.number}/" for group in portal.plan.groups}
    wanted |= {f"ke-hoach/nhiem-vu/{task.slug}/" for task in portal.plan.tasks}
    wanted |= {f"ke-hoach/don-vi/{unit.id}/" for unit in portal.units}
    wanted |= {f"van-ban/{document.id}/" for document in portal.documents}
    wanted |= {f"toi-can/{guide.id}/" for guide in portal.guides}
    wanted |= {f"{section.id}/" for section in SECTIONS}
    wanted |= {f"{address}/" for address in PAGES if address != "so-do"} | {"rss/", "du-lieu/", "tim-kiem/"}
    assert wanted - links == set()


def test_only_the_offline_page_stays_out_of_the_sitemap(real_site: Built) -> None:
    listed = (real_site.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "/ngoai-tuyen/" not in listed
    assert [address for address in PAGES if f"/{address}/<" not in listed] == []


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_crumbs_a_description_and_a_day(address: str, real_site: Built) -> None:
    tree = parse(file_of(real_site, address))
    assert tree.select_one(".crumbs [aria-current]")
    described = tree.select_one('meta[name="description"]')
    assert described is not None
    assert 30 <= len(attribute(described, "content")) <= 160
    if address != "so-do":
        assert tree.select_one(".page-foot time")


def test_the_pages_that_people_share_have_a_card_of_their_own(real_view: View) -> None:
    texts = card_texts(real_view)
    shared = ["gioi-thieu.md", "lien-he.md", "toi-can/index.md", "en.md", "trai-thuc-nghiem.md"]
    shared += [f"toi-can/{guide}.md" for guide in GUIDES]
    assert [path for path in shared if address_of(path) not in texts] == []
