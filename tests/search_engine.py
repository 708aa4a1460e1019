"""The search module over an index of a test's own, run by Node: no browser, no server."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from planportal.output import Asset, Output, Page
from planportal.render import View, search_outputs
from planportal.render.pages import page_work, plan_page_work
from planportal.render.search.documents import SearchDocument
from planportal.render.search.index import index_outputs
from planportal.render.search.script import search_script

__all__ = ["Answer", "Engine", "filled", "make_now", "node", "portal_outputs", "portal_pages"]

_ASK = Path(__file__).parent / "search" / "ask.mjs"


@dataclass(frozen=True)
class Answer:
    """What one query found, and what it cost."""

    query: str
    results: list[dict[str, Any]]
    bytes: int
    files: list[str]
    suggestion: str = ""
    total: int = 0
    isTotal: bool = True  # noqa: N815 - the module's own name
    ms: float = 0
    error: str = ""

    @property
    def addresses(self) -> list[str]:
        return [result["address"] for result in self.results]

    @property
    def titles(self) -> list[str]:
        return [result["title"] for result in self.results]


class Engine:
    """A folder with an index and the module that reads it."""

    def __init__(self, site: Path, outputs: Iterable[Output]) -> None:
        self.site = site
        for output in outputs:
            assert isinstance(output, Asset)
            file = site / output.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.content)

    @classmethod
    def over(cls, site: Path, documents: Sequence[SearchDocument]) -> Engine:
        return cls(site, [search_script(), *index_outputs(documents, make_now)])

    def ask(self, query: str, **options: object) -> Answer:
        return self.ask_all([{"query": query, **options}])[0]

    def ask_all(self, questions: Sequence[Mapping[str, object]]) -> list[Answer]:
        run = subprocess.run(
            [node(), str(_ASK), str(self.site)],
            input=json.dumps(list(questions)),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return [Answer(**answer) for answer in json.loads(run.stdout)]


def node() -> str:
    found = shutil.which("node")
    if found is None:
        pytest.skip("node is not installed")
    return found


def make_now(_name: str, _key: str, make: Callable[[], bytes]) -> bytes:
    """Remember nothing."""
    return make()


def filled(view: View, articles: Sequence[Any]) -> View:
    """Return a view with further articles among its own."""
    both = sorted([*view.articles, *articles], key=lambda article: (article.date, article.id), reverse=True)
    return replace(view, articles=tuple(both))


def portal_pages(view: View) -> list[Page]:
    """Return the pages of a portal that are no articles, in which searches look too."""
    works = (*page_work(view), *plan_page_work(view.of_plan))
    return [output for make in works for output in make() if isinstance(output, Page)]


def portal_outputs(view: View) -> list[Output]:
    """Return the search index of a portal, and its module."""
    return [output for work in search_outputs(view, portal_pages(view), make_now) for output in work.make()]
