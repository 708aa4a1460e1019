"""What search engines and automations read about a page: schema.org as JSON-LD, a data block that runs nothing.

The page shell puts it into the head; it stands in a page's front matter as `structured_data`.
"""

from __future__ import annotations

import json
from typing import Any

from planportal.model import FIELDS, Article
from planportal.render import addresses
from planportal.render.news import addresses as news
from planportal.render.news.pictures import share_image
from planportal.render.view import View

__all__ = ["json_ld", "news_article", "organisation_page", "page_trail", "plan_dataset"]


def news_article(view: View, article: Article) -> str:
    """Return an article's NewsArticle and BreadcrumbList."""
    address = view.absolute(article.address)
    shared = share_image(article, view.media)
    data: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": article.title,
        "description": article.summary,
        "inLanguage": "vi",
        "datePublished": article.date.isoformat(),
        "dateModified": article.changed.isoformat(),
        "articleSection": article.section.title,
        "keywords": [*article.tags, *(FIELDS[field] for field in article.fields)],
        "publisher": {"@type": "GovernmentOrganization", "name": view.publisher},
        "author": _author(view, article),
        "citation": [source.url for source in article.sources if source.url],
    }
    if shared:
        data["image"] = {
            "@type": "ImageObject",
            "url": view.absolute(shared.path),
            "width": shared.width,
            "height": shared.height,
        }
    if article.corrections:
        data["correction"] = [f"{item.date.isoformat()}: {item.text}" for item in article.corrections]
    section = (article.section.title, addresses.address_of(news.section_path(article.section)))
    return json_ld([data, _breadcrumbs(view, [("Trang chủ", ""), section, (article.title, article.address)])])


def page_trail(view: View, trail: list[tuple[str, str]]) -> str:
    """Return the BreadcrumbList of a page, from pairs of name and root-relative address."""
    return json_ld([_breadcrumbs(view, trail)])


def organisation_page(view: View, kind: str, title: str, path: str) -> str:
    """Return a page about the department (AboutPage, ContactPage) with what is known of it, and its breadcrumbs."""
    body, address = view.organisation, addresses.address_of(path)
    department: dict[str, Any] = {"@type": "GovernmentOrganization", "name": view.publisher}
    if body.parent:
        department["parentOrganization"] = {"@type": "GovernmentOrganization", "name": body.parent}
    given = {"address": body.address, "telephone": body.phone, "email": body.email}
    department |= {key: value for key, value in given.items() if value}
    if view.portal.department.social:
        department["sameAs"] = [page.url for page in view.portal.department.social]
    page = {
        "@type": kind,
        "@id": view.absolute(address),
        "url": view.absolute(address),
        "name": title,
        "inLanguage": "vi",
        "mainEntity": department,
    }
    return json_ld([page, _breadcrumbs(view, [("Trang chủ", ""), (title, address)])])


def plan_dataset(view: View) -> str:
    """Return the plan's open data as a Dataset."""
    files = {"plan.json": "application/json", "tasks.csv": "text/csv", "reports.csv": "text/csv"}
    data = {
        "@type": "Dataset",
        "@id": view.absolute("du-lieu/"),
        "url": view.absolute("du-lieu/"),
        "name": f"Kế hoạch {view.portal.plan.title} – nhiệm vụ và tiến độ",
        "description": "Nhiệm vụ, đơn vị chủ trì, thời gian và trạng thái báo cáo từng năm của Kế hoạch.",
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": view.publisher},
        "dateModified": view.today.isoformat(),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": view.absolute(f"du-lieu/{name}")}
            for name, kind in files.items()
        ],
    }
    return json_ld([data, _breadcrumbs(view, [("Trang chủ", ""), ("Dữ liệu mở", "du-lieu/")])])


def json_ld(items: list[dict[str, Any]]) -> str:
    """Return JSON-LD that cannot end its block early: `<`, `>` and `&` stand as escapes."""
    text = json.dumps({"@context": "https://schema.org", "@graph": items}, ensure_ascii=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _author(view: View, article: Article) -> dict[str, str]:
    if article.author:
        return {"@type": "Person", "name": article.author}
    return {"@type": "GovernmentOrganization", "name": view.publisher}


def _breadcrumbs(view: View, trail: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": view.absolute(address)}
            for place, (name, address) in enumerate(trail, start=1)
        ],
    }
