"""`make budget`: write the decided weights anew. No test by its name, so that no run of the tests changes a file."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext

from browser.kinds import BUDGET, pages_by_kind
from browser.server import Server
from browser.weight import METERED_PHONE, weigh
from conftest import Built


def test_write_the_budget(
    open_context: Callable[..., BrowserContext],
    addresses_of: Callable[[str], list[str]],
    servers: tuple[Server, ...],
    real_site: Built,
    demo_site: Built,
) -> None:
    kinds = sorted(set(pages_by_kind(real_site.site)) | set(pages_by_kind(demo_site.site)))
    decided = {
        kind: max(
            sum(weigh(open_context(**METERED_PHONE), address, servers).values()) for address in addresses_of(kind)
        )
        for kind in kinds
    }
    head = BUDGET.read_text(encoding="utf-8").split("[decided]")[0]
    # Rounded up, so that a date in a header moves no figure.
    lines = (f"{kind} = {-(-weight // 100) * 100:_}" for kind, weight in decided.items())
    BUDGET.write_text(f"{head}[decided]\n" + "\n".join(lines) + "\n", encoding="utf-8")
