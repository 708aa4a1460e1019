"""Search: what can be found, the index that readers' browsers ask, and the module that asks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from planportal.clock import VIETNAM
from planportal.fingerprint import digest
from planportal.output import Deferred, Output, Page
from planportal.render.search.documents import is_searched, search_documents
from planportal.render.search.index import Remember, index_work
from planportal.render.search.script import search_script
from planportal.render.view import View

__all__ = ["Remember", "search_outputs"]


def search_outputs(view: View, outputs: Sequence[Output], remember: Remember) -> list[Deferred]:
    """Return the index of a portal whose other outputs are given, and the module that reads it."""
    pages = [output for output in outputs if isinstance(output, Page) and is_searched(output)]
    # No hour, and no more of the portal than is found.
    narrow = replace(view.frame, portal=view.portal, now=datetime.combine(view.today, time(), VIETNAM))
    documents = search_documents(replace(narrow, articles=view.articles), pages)
    script = Deferred(digest("search script", view.version), {}, lambda: [search_script()])
    return [work if not view.preview else replace(work, key="") for work in [*index_work(documents, remember), script]]
