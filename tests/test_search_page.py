"""What the search page offers before any script runs, and how browsers are told of it (OpenSearch 1.1, draft 6)."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from conftest import Built
from html_pages import attribute, pages, parse, target_of
from planportal.model import FIELDS, SECTIONS
from planportal.output import Asset
from planportal.render import View, render
from planportal.render.pages.search import search_page
from planportal.render.search.documents import SECTION_NAMES

NAMESPACE = {"": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.fixture(scope="module")
def description(real_view: View) -> etree._Element:
    (asset,) = (output for output in render(real_view) if output.path == "opensearch.xml")
    assert isinstance(asset, Asset)
    return etree.fromstring(asset.content)


def text_of(root: etree._Element, name: str) -> str:
    (element,) = root.findall(name, NAMESPACE)
    assert element.text
    return element.text


def test_the_description_has_what_the_format_requires_and_keeps_its_limits(description: etree._Element) -> None:
    assert description.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
    assert len(text_of(description, "ShortName")) <= 16
    assert len(text_of(description, "Description")) <= 1024
    assert {text_of(description, "InputEncoding"), text_of(description, "OutputEncoding")} == {"UTF-8"}
    assert text_of(description, "Image").startswith("https://portal.example/assets/")


def test_its_templates_lead_to_the_search_page_and_to_itself(description: etree._Element) -> None:
    urls = {url.get("type"): dict(url.attrib) for url in description.findall("Url", NAMESPACE)}
    assert urls["text/html"]["template"] == "https://portal.example/tim-kiem/?q={searchTerms}"
    itself = urls["application/opensearchdescription+xml"]
    assert (itself["rel"], itself["template"]) == ("self", "https://portal.example/opensearch.xml")


def test_every_page_tells_browsers_of_the_search(real_site: Built) -> None:
    wanted = (real_site.site / "opensearch.xml").resolve()
    for page in pages(real_site.site):
        tree = parse(page)
        # Pages that only lead on, and the page for staff, are none of the public portal's.
        if tree.select_one('meta[http-equiv="refresh"]') or page.parent.name == "quan-tri":
            continue
        (link,) = tree.select('head link[rel="search"]')
        assert attribute(link, "type") == "application/opensearchdescription+xml"
        assert attribute(link, "title")
        assert target_of(real_site.site, page, attribute(link, "href"))[0].resolve() == wanted, page


def test_the_form_asks_by_address_with_every_section_and_field(real_view: View) -> None:
    body = BeautifulSoup(search_page(real_view).body, "html.parser")
    (form,) = body.find_all("form")
    assert (form.get("method", "get"), form.get("action")) == ("get", "./")
    for name, offered in (("muc", SECTION_NAMES), ("linh-vuc", FIELDS)):
        (select,) = form.select(f"select[name={name}]")
        options = {attribute(option, "value"): option.get_text() for option in select.find_all("option")}
        assert options == {"": "Tất cả", **offered}
        assert form.select(f"label[for={select['id']}]")
    assert form.select("label[for=tu-khoa]")
    assert [link.get_text() for link in body.select(".browse ul:first-of-type a")][:1] == [SECTIONS[0].title]
