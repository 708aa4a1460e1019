"""The portal's search beside MiniSearch and Pagefind: the same documents, the same queries. Writes SEARCH.md.

    python -m bench.measure_search 100 1000 [10000]

`make bench-search` runs it. The queries are those of the tests; the articles are those of corpus.py.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from gzip import compress
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bench.corpus import make_articles
from conftest import ROOT, load_view
from planportal.output import Asset
from planportal.render.search.documents import SearchDocument, search_documents
from planportal.render.search.index import index_outputs
from planportal.render.search.script import search_script
from search_engine import Engine, filled, make_now, node, portal_pages

_HERE = Path(__file__).parent
_LIBRARIES = _HERE / "search"
_KINDS = {
    "khong-dau": "no marks, hits@3",
    "co-dau": "with marks, top 1",
    "lan-lon": "mixed, hits@3",
    "cum-tu": "phrases, hits@3",
    "so-hieu": "numbers, hits@3",
}
_TOP_ONE = "co-dau"


@dataclass(frozen=True)
class Measured:
    """One engine on one corpus."""

    engine: str
    found: Mapping[str, str]
    """By kind of query."""
    bytes: Sequence[int]
    """Of each query, gzip, with nothing loaded before; without the page's own script."""
    seconds: float
    files: int
    size: int

    def row(self) -> str:
        """Return a line of the table."""
        ordered = sorted(self.bytes)
        kilobytes = [f"{number / 1000:.1f}" for number in (median(ordered), ordered[len(ordered) * 9 // 10])]
        cells = [self.engine, *self.found.values(), *kilobytes, f"{self.seconds:.2f}", f"{self.files}"]
        return f"| {' | '.join([*cells, f'{self.size / 1000:.0f}'])} |"


def main(sizes: Sequence[int]) -> None:
    """Measure on the real portal with so many articles more, each; print and keep the tables."""
    lines = [_INTRODUCTION.format(machine=_machine(), versions=_versions(), script=len(compress(_script())) / 1000)]
    for size in sizes:
        view = filled(load_view(ROOT, date(2026, 11, 23)), make_articles(size))
        pages = portal_pages(view)
        documents = search_documents(view, pages)
        lines += [f"\n## {size:,} articles ({len(documents):,} documents)\n", _HEAD]
        for measured in _measure(documents):
            lines.append(measured.row())
            sys.stderr.write(f"{lines[-1]}\n")
    (_HERE / "SEARCH.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _measure(documents: Sequence[SearchDocument]) -> Iterator[Measured]:
    queries = yaml.safe_load((ROOT / "tests" / "search" / "queries.yml").read_text(encoding="utf-8"))
    asked = [(kind, question) for kind in _KINDS for question in queries[kind]]
    texts = [question["q"] for _, question in asked]
    by_address = {document.address: document for document in documents}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        yield _summed("this portal", asked, by_address, _ours(documents, texts, folder))
        (folder / "documents.json").write_text(json.dumps([_plain(one) for one in documents]), encoding="utf-8")
        (folder / "queries.json").write_text(json.dumps(texts), encoding="utf-8")
        for name, script in (("MiniSearch, folded", "minisearch.mjs"), ("Pagefind", "pagefind.mjs")):
            yield _summed(name, asked, by_address, _theirs(script, folder))


def _script() -> bytes:
    script = search_script()
    assert isinstance(script, Asset)
    return script.content


def _ours(documents: Sequence[SearchDocument], texts: Sequence[str], folder: Path) -> dict[str, Any]:
    start = time.process_time()
    outputs = list(index_outputs(documents, make_now))
    seconds = time.process_time() - start
    engine = Engine(folder / "ours", [search_script(), *outputs])
    answers = engine.ask_all([{"query": text} for text in texts])
    assert not [answer.error for answer in answers if answer.error]
    contents = [file.read_bytes() for file in (folder / "ours" / "tim-kiem").rglob("*.json")]
    return {
        "answers": [{"addresses": answer.addresses, "bytes": answer.bytes} for answer in answers],
        "seconds": seconds,
        "files": len(contents),
        "size": sum(len(compress(content)) for content in contents),
    }


def _theirs(script: str, folder: Path) -> dict[str, Any]:
    run = subprocess.run(
        [node(), str(_LIBRARIES / script), str(folder)], capture_output=True, encoding="utf-8", check=False
    )
    if run.returncode:
        sys.exit(run.stderr)
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def _plain(document: SearchDocument) -> dict[str, str]:
    return {
        "address": document.address,
        "title": document.title,
        "keywords": "\n".join(document.keywords),
        "summary": document.summary,
        "body": "\n".join(document.body),
    }


def _summed(
    engine: str,
    asked: Sequence[tuple[str, Mapping[str, Any]]],
    by_address: Mapping[str, SearchDocument],
    result: Mapping[str, Any],
) -> Measured:
    right = {kind: [0, 0] for kind in _KINDS}
    for (kind, question), answer in zip(asked, result["answers"], strict=True):
        best = answer["addresses"][: 1 if kind == _TOP_ONE else 3]
        right[kind][0] += any(_is_right(question, by_address[address]) for address in best)
        right[kind][1] += 1
    return Measured(
        engine=engine,
        found={kind: f"{good}/{all_}" for kind, (good, all_) in right.items()},
        bytes=[answer["bytes"] for answer in result["answers"]],
        seconds=result["seconds"],
        files=result["files"],
        size=result["size"],
    )


def _is_right(question: Mapping[str, Any], document: SearchDocument) -> bool:
    if "want" in question:
        return any(document.address.rstrip("/").endswith(end) for end in question["want"])
    head = " ".join((document.title, *document.keywords, document.summary))
    return str(question["says"]).lower() in head.lower()


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine()
    )
    return f"{model}, {platform.system()}, Python {platform.python_version()}"


def _versions() -> str:
    version = subprocess.run([node(), "--version"], capture_output=True, encoding="utf-8", check=True).stdout.strip()
    pinned = json.loads((_LIBRARIES / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return ", ".join([f"Node.js {version}", *(f"{name} {number}" for name, number in pinned.items())])


_INTRODUCTION = """# Search, measured

Written by `make bench-search`; do not edit. The documents are those of the real portal with generated articles
(`corpus.py`) among them, the queries those of `tests/search/queries.yml`.

Machine: {machine}. {versions}.

- Bytes are what one query loads with nothing loaded before, gzip level 9, ten results with their context. MiniSearch
  loads its whole index once, with titles and summaries but without any context from bodies; its script is not counted,
  nor is ours ({script:.1f} kB). Pagefind's count has its script and its WebAssembly, which it cannot do without.
- Build is CPU seconds of one run with nothing remembered; Pagefind's is wall time, on all cores, and it needs the pages
  as HTML first."""
_HEAD = f"""| engine | {" | ".join(_KINDS.values())} | kB a query, median | 90 % | build, s | files | index, kB |
|---|{"---|" * (len(_KINDS) + 5)}"""

if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
