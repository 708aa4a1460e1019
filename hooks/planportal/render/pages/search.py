"""The search page: the form, results where a script runs, and every way to what the portal holds; and OpenSearch."""

from __future__ import annotations

from lxml import etree

from planportal.model import FIELDS, SECTIONS
from planportal.output import Asset, Page
from planportal.render import addresses
from planportal.render.news import addresses as news
from planportal.render.news.lists import tags_of
from planportal.render.pages.base import make_page
from planportal.render.search.documents import SECTION_NAMES
from planportal.render.search.script import SCRIPT
from planportal.render.view import View

__all__ = ["search_description", "search_page"]

_PAGE_SCRIPT = "assets/find.js"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT_NAME = "CNSH Tây Ninh"
"""What a browser calls the portal in its list of search engines; OpenSearch allows 16 characters."""


def search_page(view: View) -> Page:
    """Return the page that every search form leads to."""
    return make_page(
        view,
        kind="search",
        path=addresses.SEARCH,
        title="Tìm kiếm",
        description="Tìm tin, bài, nhiệm vụ, đơn vị và văn bản trên Cổng.",
        is_html=True,
        scripts=[_PAGE_SCRIPT, SCRIPT],
        section_names=SECTION_NAMES,
        field_names=FIELDS,
        sections=[(section.title, news.section_path(section)) for section in SECTIONS],
        fields=[(name, news.field_path(field)) for field, name in FIELDS.items()],
        tags=[(tag, news.tag_path(tag), len(found)) for tag, found in tags_of(view.articles).items()],
    )


def search_description(view: View) -> Asset:
    """Return how browsers can ask the portal, as OpenSearch 1.1, draft 6."""
    page = view.absolute(addresses.address_of(addresses.SEARCH))
    root = etree.Element("OpenSearchDescription", nsmap={None: _OPENSEARCH})  # type: ignore[dict-item]
    for name, text in (
        ("ShortName", _SHORT_NAME),
        ("Description", f"Tìm trên {view.site_name}."),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
        ("Language", "vi"),
    ):
        etree.SubElement(root, name).text = text
    image = etree.SubElement(root, "Image", {"width": "16", "height": "16", "type": "image/svg+xml"})
    image.text = view.absolute("assets/favicon.svg")
    etree.SubElement(root, "Url", {"type": "text/html", "template": f"{page}?q={{searchTerms}}"})
    itself = {
        "type": "application/opensearchdescription+xml",
        "rel": "self",
        "template": view.absolute(addresses.OPENSEARCH),
    }
    etree.SubElement(root, "Url", itself)
    etree.indent(root)
    return Asset(addresses.OPENSEARCH, etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")
