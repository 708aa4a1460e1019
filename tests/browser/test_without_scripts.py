"""With JavaScript off every page is whole, and the ways on work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from browser.kinds import KINDS

# Words that cannot be seen, without those of controls that only a script serves; the report form is one of these, and
# its page says in words what else there is (test_report_form.py).
UNSEEN = """() => [...document.querySelectorAll('main :is(h1, h2, h3, p, li, td, dd, figcaption)')]
    .filter((element) => !element.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .filter((element) => element.textContent.trim() && !element.querySelector('button'))
    .filter((element) => !element.closest('form.form[hidden]'))
    .map((element) => `${element.localName} "${element.textContent.trim().slice(0, 60)}"`)"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_shows_without_scripts_what_it_shows_with_them(
    kind: str, open_context: Callable[..., BrowserContext], addresses_of: Callable[[str], list[str]]
) -> None:
    pages = [open_context(java_script_enabled=enabled).new_page() for enabled in (False, True)]
    for address in addresses_of(kind):
        for page in pages:
            page.goto(address)
            assert page.locator("main h1").first.is_visible(), address
        without, with_scripts = (set(page.evaluate(UNSEEN)) for page in pages)
        assert without - with_scripts == set(), address


def test_the_menu_and_the_search_page_lead_on_without_scripts(
    open_context: Callable[..., BrowserContext], addresses_of: Callable[[str], list[str]]
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    home = addresses_of("home")[0]
    page.goto(home)
    menu = page.get_by_role("navigation", name="Danh mục chính")
    assert not menu.is_visible()
    page.get_by_role("button", name="Danh mục").click()
    assert menu.is_visible()
    target = menu.get_by_role("link").last.evaluate("(link) => link.href")
    menu.get_by_role("link").last.click()
    page.wait_for_url(target)
    page.goto(f"{home}tim-kiem/?q=san")
    assert page.locator("main a[href]").count() > 5
