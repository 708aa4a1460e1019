"""A first visit weighs no more than was promised and decided: every kind of page, down to its end, on a phone."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from browser.kinds import BUDGET, DECIDED, pages_by_kind
from browser.server import Server
from browser.weight import METERED_PHONE, weigh
from conftest import Built
from planportal.publish import limit_of

BUDGETS = tomllib.loads(BUDGET.read_text(encoding="utf-8"))
# What a date in a header or a packer of another release may add.
TOLERANCE = 0.03


def test_the_weight_of_every_kind_is_decided(real_site: Built, demo_site: Built) -> None:
    built = set(pages_by_kind(real_site.site)) | set(pages_by_kind(demo_site.site))
    assert built - set(DECIDED) == set(), f"run `make budget`, which writes {BUDGET.name} anew"


@pytest.mark.parametrize("kind", DECIDED)
def test_nothing_was_decided_that_breaks_the_promise(kind: str) -> None:
    assert BUDGETS["decided"][kind] <= limit_of(kind)


@pytest.mark.parametrize("kind", DECIDED)
def test_a_first_visit_weighs_what_was_decided(
    kind: str,
    open_context: Callable[..., BrowserContext],
    addresses_of: Callable[[str], list[str]],
    servers: tuple[Server, ...],
) -> None:
    most = min(limit_of(kind), BUDGETS["decided"][kind] * (1 + TOLERANCE))
    faults = []
    for address in addresses_of(kind):
        sent = weigh(open_context(**METERED_PHONE), address, servers)
        if sum(sent.values()) > most:
            faults.append(f"{address} weighs {sum(sent.values())} bytes, decided are {most:.0f}: {sent}")
    assert not faults, "\n".join([*faults, "If it is worth it: `make budget`, and the reason in the commit."])


def test_the_scales_count_every_byte_and_every_file(
    open_context: Callable[..., BrowserContext], real_server: Server
) -> None:
    sent = weigh(open_context(**METERED_PHONE), real_server.address, [real_server])
    assert {"/", "/assets/portal.css", "/assets/portal.js", "/sw.js", "/ngoai-tuyen/"} <= sent.keys()
    blocked = {**METERED_PHONE, "service_workers": "block"}
    bare = open_context(**blocked).new_page()
    sizes = []
    bare.on("requestfinished", lambda request: sizes.append(request.sizes()))
    bare.goto(f"{real_server.address}lien-he/", wait_until="networkidle")
    seen = sum(size["responseHeadersSize"] + size["responseBodySize"] for size in sizes)
    weighed = weigh(open_context(**METERED_PHONE), f"{real_server.address}lien-he/", [real_server])
    for_later = weighed["/sw.js"] + weighed["/ngoai-tuyen/"]
    assert sum(weighed.values()) - for_later == pytest.approx(seen, rel=0.02)
