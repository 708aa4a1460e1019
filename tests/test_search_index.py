"""The index as files: the same from the same pages, nothing read twice, nothing kept that is no longer so."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planportal.media import FileCache
from planportal.output import Asset
from planportal.render import View
from planportal.render.search import index
from planportal.render.search.documents import Documents, SearchDocument
from planportal.render.search.script import search_script
from planportal.text.syllables import read_syllables
from search_engine import make_now, node, portal_outputs


def document(number: int, text: str = "Nuôi tôm sú trong ao lót bạt.") -> SearchDocument:
    return SearchDocument(f"tin-tuc/2026/bai-{number}/", "tin-tuc", f"Bài số {number}", "Tóm tắt.", body=(text,))


def contents(documents: Sequence[SearchDocument], remember: index.Remember = make_now) -> dict[str, bytes]:
    outputs = list(index.index_outputs(documents, remember))
    return {output.path: output.content for output in outputs if isinstance(output, Asset)}


class Noting:
    """A cache that notes what was made anew."""

    def __init__(self, folder: Path) -> None:
        self._cache = FileCache(folder)
        self.made: list[str] = []

    def latest(self, name: str, key: str, make: Callable[[], bytes]) -> bytes:
        def noted() -> bytes:
            self.made.append(name)
            return make()

        return self._cache.latest(name, key, noted)


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "PIECE", 4)
    monkeypatch.setattr(index, "SEGMENT", 16)
    monkeypatch.setattr(index, "YOUNG", 8)
    monkeypatch.setattr(index, "LARGE", 9)


def test_the_same_portal_gives_the_same_bytes(real_view: View) -> None:
    one, other = ({output.path: output for output in portal_outputs(real_view)} for _ in range(2))
    assert one == other
    assert "assets/search.js" in one


def test_the_index_of_nothing_answers_too() -> None:
    assert contents([]) == {"tim-kiem/chi-muc/muc-luc.json": b'{"segments":[]}'}


@pytest.mark.usefixtures("small_pieces")
def test_pages_that_stay_as_they_are_are_not_read_again(tmp_path: Path) -> None:
    pages = [document(number) for number in range(14)]
    cache = Noting(tmp_path)
    first = contents(pages, cache.latest)
    parts = {f"search-part-{start}" for start in (0, 4, 8, 12)}
    assert set(cache.made) == {"search-0", "search-8", *parts}

    cache.made.clear()
    assert contents(pages, cache.latest) == first
    assert cache.made == []

    more = [*pages, document(14)]
    assert contents(more, cache.latest) == contents(more)
    assert set(cache.made) == {"search-8", "search-part-12"}


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize(
    "change",
    [
        {"title": "Tựa khác"},
        {"summary": "Lời khác."},
        {"keywords": ("thẻ",)},
        {"body": ("Bài khác.",)},
        {"section": "su-kien"},
        {"fields": ("y-te",)},
        {"date": "2026-01-01"},
        {"address": "tin-tuc/2026/khac/"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_changes_on_a_page_changes_the_index(tmp_path: Path, change: dict[str, object]) -> None:
    cache = FileCache(tmp_path)
    pages = [document(number) for number in range(10)]
    before = contents(pages, cache.latest)
    pages[2] = replace(pages[2], **change)  # type: ignore[arg-type]
    after = contents(pages, cache.latest)
    assert after == contents(pages)
    assert after != before


def test_a_change_of_the_code_makes_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Noting(tmp_path)
    contents([document(1)], cache.latest)
    cache.made.clear()
    monkeypatch.setattr(index, "code_digest", lambda *_: "another")
    contents([document(1)], cache.latest)
    assert set(cache.made) == {"search-0", "search-part-0"}


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize(
    ("count", "segments"),
    [(1, [1]), (8, [8]), (9, [8, 1]), (16, [16]), (23, [16, 7]), (31, [16, 8, 7]), (33, [16, 16, 1])],
)
def test_the_youngest_documents_have_a_segment_to_themselves(count: int, segments: list[int]) -> None:
    made = contents([document(number) for number in range(count)])
    listed = json.loads(made["tim-kiem/chi-muc/muc-luc.json"])["segments"]
    assert [documents for _, documents, *_ in reversed(listed)] == segments


@pytest.mark.usefixtures("small_pieces")
def test_other_segments_keep_their_addresses_when_articles_are_added() -> None:
    pages = [document(number) for number in range(26)]
    one, other = contents(pages), contents([*pages, document(26)])
    (_, *older) = json.loads(one["tim-kiem/chi-muc/muc-luc.json"])["segments"]
    assert len(older) == 2
    for folder in (f"tim-kiem/chi-muc/{segment[0]}/" for segment in older):
        assert {path: one[path] for path in one if path.startswith(folder)} == {
            path: other[path] for path in other if path.startswith(folder)
        }


@pytest.mark.usefixtures("small_pieces")
def test_what_joins_an_older_segment_is_not_read_again(tmp_path: Path) -> None:
    cache = Noting(tmp_path)
    pages = [document(number) for number in range(23)]
    contents(pages, cache.latest)
    cache.made.clear()
    contents([*pages, document(23)], cache.latest)
    assert set(cache.made) == {"search-16", "search-part-20"}


@pytest.mark.usefixtures("small_pieces")
def test_a_new_article_has_the_plan_not_read_again(tmp_path: Path) -> None:
    def portal(articles: int) -> Documents:
        found = [document(number) for number in (*range(articles), *range(100, 106))]
        return Documents([(one.address, partial(replace, one)) for one in found], articles)

    cache = Noting(tmp_path)
    contents(portal(18), cache.latest)
    assert set(cache.made) == {
        *("search-0", "search-16", *(f"search-part-{start}" for start in (0, 4, 8, 12, 16))),
        *("search-last-0", "search-last-4"),
    }
    cache.made.clear()
    assert contents(portal(19), cache.latest) == contents(portal(19))
    assert set(cache.made) == {"search-16", "search-part-16"}


def test_the_module_stands_alone() -> None:
    script = search_script()
    assert isinstance(script, Asset)
    text = script.content.decode()
    assert "import " not in text
    for forbidden in ("eval(", "Function(", "WebAssembly", "document.", "window.", "http:", "https:"):
        assert forbidden not in text
    assert "export async function search(query, { base" in text


_READ = """
const [syllables, texts] = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
import(`data:text/javascript;base64,${Buffer.from(syllables).toString("base64")}`).then(({ readSyllables }) => {
  const read = texts.map(readSyllables).map(({ syllables, compounds }) => [
    syllables.map(({ key }) => key),
    syllables.map(({ marks }) => marks),
    compounds.map(({ at, length, key }) => [at, length, key]),
  ]);
  console.log(JSON.stringify(read));
});
"""
LETTERS = (
    "aàảãáạăằẵắặâầẩậbcdđðeẻéẹêềễệghiìỉíkl mn oòỏóộôồơờợ pqr stuủũúụưừữ vxyỳỷýỵĐÀƯ²½ﬁ0123456789 ./,-–‑&()\u0301\u0323"
)


@settings(max_examples=5)
@given(st.lists(st.text(alphabet=LETTERS, max_size=40), min_size=200, max_size=200))
def test_browsers_read_texts_as_the_index_does(texts: list[str]) -> None:
    script = resources.files("planportal.render.search").joinpath("scripts", "10-syllables.js")
    run = subprocess.run(
        [node(), "-e", _READ],
        input=json.dumps([script.read_text(encoding="utf-8"), texts]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    read = [read_syllables(text) for text in texts]
    assert json.loads(run.stdout) == [
        [list(one.keys), list(one.marks), [list(compound) for compound in one.compounds]] for one in read
    ]
