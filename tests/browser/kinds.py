"""The kinds of page that a built site has, and the few pages that stand for each of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["BUDGET", "DECIDED", "KINDS", "NEW", "NOT_FOUND", "pages_by_kind", "samples"]

BUDGET = Path(__file__).with_name("budget.toml")
DECIDED = tuple(tomllib.loads(BUDGET.read_text(encoding="utf-8"))["decided"])
"""The kinds whose weight is decided."""

NEW = "new"
KINDS = (*DECIDED, NEW)
"""What tests are run for: each decided kind, and at once all kinds that came since."""

NOT_FOUND = "404"
_MISSING = "tin-tuc/khong-co/trang-nay/"
"""Where the page of kind 404 is met: deep down, so that its links are tried from there."""
_BODY = re.compile(r'<body(?: class="kind-(?P<kind>[a-z0-9-]+)")?')


@cache
def pages_by_kind(site: Path) -> dict[str, list[tuple[int, str]]]:
    """Return each kind's pages as size and address, the smallest first.

    Pages that only lead on to a new address have no kind and no place here. A built site is read once.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        body = _BODY.search(text)
        if page == site / "404.html":
            found[NOT_FOUND] = [(len(text), _MISSING)]
        elif body and body["kind"]:
            address = page.parent.relative_to(site).as_posix().removeprefix(".")
            found.setdefault(body["kind"], []).append((len(text), f"{address}/" if address else ""))
    return {kind: sorted(pages) for kind, pages in sorted(found.items())}


def samples(sites: Mapping[str, Path], kind: str) -> list[str]:
    """Return the address of the fullest and of the emptiest page of a kind, wherever the sites are served."""
    found = {home: pages_by_kind(site) for home, site in sites.items()}
    if kind == NEW:
        new = sorted({kind for kinds in found.values() for kind in kinds} - set(DECIDED))
        return [address for kind in new for address in _ends(found, kind)]
    return _ends(found, kind)


def _ends(found: Mapping[str, Mapping[str, list[tuple[int, str]]]], kind: str) -> list[str]:
    pages = sorted((size, home + address) for home, kinds in found.items() for size, address in kinds.get(kind, []))
    return list(dict.fromkeys([address for _, address in (*pages[-1:], *pages[:1])]))
