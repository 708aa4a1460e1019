"""Search: what can be found, the index that readers' browsers ask, and the module that asks it."""

from __future__ import annotations

from collections.abc import Sequence

from planportal.output import Output, Page
from planportal.render.search.documents import search_documents
from planportal.render.search.index import Remember, index_outputs
from planportal.render.search.script import search_script
from planportal.render.view import View

__all__ = ["Remember", "search_outputs"]


def search_outputs(view: View, outputs: Sequence[Output], remember: Remember) -> list[Output]:
    """Return the index of a portal whose other outputs are given, and the module that reads it."""
    pages = [output for output in outputs if isinstance(output, Page)]
    return [search_script(), *index_outputs(search_documents(view, pages), remember)]
