"""The documents: a list, and a page each."""

from __future__ import annotations

from datetime import date

from planportal.model import Document
from planportal.output import Page
from planportal.render import addresses
from planportal.render.pages.base import make_page
from planportal.render.sentences import document_name
from planportal.render.view import View

__all__ = ["document_pages"]


def document_pages(view: View) -> list[Page]:
    """Return the list of documents and the page of each."""
    return [_list_page(view), *(_document_page(view, document) for document in view.portal.documents)]


def _list_page(view: View) -> Page:
    portal = view.portal
    rests_on = portal.plan.rests_on
    others = [document for document in portal.documents if document.id not in rests_on]
    return make_page(
        view,
        kind="documents",
        path=addresses.DOCUMENTS,
        title="Văn bản",
        description="Căn cứ của Kế hoạch và các văn bản liên quan về công nghệ sinh học, kèm tình trạng hiệu lực.",
        source=portal.documents[0].at,
        wide=True,
        bases=[portal.document_by_id[name] for name in rests_on],
        others=sorted(others, key=lambda document: (document.date or date.min, document.number), reverse=True),
    )


def _document_page(view: View, document: Document) -> Page:
    portal = view.portal
    return make_page(
        view,
        kind="document",
        path=addresses.page_path(document),
        title=document_name(document),
        description=f"{document_name(document)} của {document.issuer}: {document.title}",
        source=document.at,
        crumbs=[("Văn bản", addresses.DOCUMENTS)],
        updated=document.checked,
        document=document,
        replacement=portal.document_by_id[document.replaced_by] if document.replaced_by else None,
        is_basis=document.id in portal.plan.rests_on,
        tasks=[task for task in portal.plan.tasks if task.id in document.tasks or document.number in task.text],
        units=[unit for unit in portal.units if any(now.basis == document.id for now in unit.now)],
    )
