"""The search page as readers meet it: on a phone, from an address, by keyboard, without scripts, offline."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, Dialog, Locator, Page, Route, expect

from browser.conftest import DESK, PHONE
from browser.server import Server
from browser.test_axe import SCHEMES, violations

INDEX = "**/tim-kiem/chi-muc/**"
MARKUP = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"


@pytest.fixture
def address(real_server: Server) -> str:
    """Where the real portal's search page is served."""
    return f"{real_server.address}tim-kiem/"


@pytest.fixture
def field(page: Page, address: str) -> Locator:
    """The field of the search page on a phone, opened without a query."""
    page.goto(address)
    return page.get_by_role("searchbox", name="Từ khoá")


def results(page: Page) -> Locator:
    return page.locator(".found li")


def told(page: Page) -> Locator:
    """What stands above the results, or in their place."""
    return page.locator(".found .note")


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def test_a_query_without_marks_finds_while_it_is_typed_on_a_phone(page: Page, field: Locator, address: str) -> None:
    before = page.evaluate("history.length")
    field.press_sequentially("benh kham la san", delay=20)
    expect(results(page).first.get_by_role("heading")).to_contain_text("Bệnh khảm lá sắn")
    expect(results(page).first.locator("mark").first).to_have_text("Bệnh khảm lá sắn")
    expect(results(page).first.locator(".quiet")).to_have_text(re.compile(r"^Thành tựu · \d\d/\d\d/\d{4}$"))
    expect(status(page)).to_have_text(re.compile(r"^(Ít nhất )?\d+ kết quả cho “benh kham la san”$"))
    assert page.url == f"{address}?q=benh+kham+la+san"
    assert page.evaluate("history.length") == before
    assert page.title().startswith("benh kham la san – Tìm kiếm")


def test_a_word_that_is_not_finished_is_marked_as_the_page_writes_it(page: Page, field: Locator) -> None:
    field.press_sequentially("cong ngh")
    expect(results(page).locator("mark").filter(has_text=re.compile("công nghệ", re.IGNORECASE)).first).to_be_visible()


def test_the_count_is_read_out_once_after_typing(page: Page, field: Locator) -> None:
    page.evaluate("""() => {
        globalThis.told = [];
        const status = document.querySelector('[role=status]');
        new MutationObserver(() => told.push(status.textContent)).observe(status, {childList: true});
    }""")
    field.press_sequentially("sinh hoc", delay=150)
    expect(status(page)).to_contain_text("“sinh hoc”")
    assert [words for words in page.evaluate("told") if "kết quả" in words] == [status(page).inner_text()]


def test_an_address_gives_its_results_and_fills_the_form(page: Page, address: str) -> None:
    page.goto(f"{address}?q={quote('công nghệ')}&muc=thanh-tuu&linh-vuc=y-duoc")
    expect(results(page).first).to_be_visible()
    assert page.get_by_label("Từ khoá").input_value() == "công nghệ"
    assert page.get_by_label("Mục", exact=True).input_value() == "thanh-tuu"
    assert page.get_by_label("Lĩnh vực", exact=True).input_value() == "y-duoc"
    sections = results(page).locator(".quiet").all_inner_texts()
    assert sections
    assert all(section.startswith("Thành tựu") for section in sections)


def test_a_filter_narrows_in_place_and_stands_in_the_address(page: Page, field: Locator, address: str) -> None:
    field.fill("công nghệ")
    expect(results(page).first).to_be_visible()
    page.get_by_label("Mục", exact=True).select_option(label="Văn bản")
    expect(results(page).first.locator(".quiet")).to_contain_text("Văn bản")
    assert all(text.startswith("Văn bản") for text in results(page).locator(".quiet").all_inner_texts())
    assert page.url == f"{address}?q={quote('công nghệ').replace('%20', '+')}&muc=van-ban"


def test_enter_keeps_a_query_in_the_history(page: Page, field: Locator, address: str) -> None:
    for query in ("san", "tom"):
        field.fill(query)
        field.press("Enter")
        expect(page.locator(".found h2")).to_contain_text(f"“{query}”")
    page.go_back()
    expect(page.locator(".found h2")).to_contain_text("“san”")
    assert (page.url, field.input_value()) == (f"{address}?q=san", "san")
    page.go_back()
    expect(page.locator(".found")).to_be_hidden()
    assert (page.url, field.input_value()) == (address, "")
    page.go_forward()
    expect(page.locator(".found h2")).to_contain_text("“san”")


def test_the_keyboard_alone_finds_reads_on_and_opens(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "q":
        page.keyboard.press("Tab")
    page.keyboard.type("cong nghe sinh hoc")
    page.keyboard.press("Enter")
    expect(results(page)).to_have_count(10)
    shown = results(page).get_by_role("link").all_inner_texts()
    while page.evaluate("document.activeElement.textContent") != "Xem thêm kết quả":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(results(page).nth(10).get_by_role("link")).to_be_focused()
    expect(results(page)).to_have_count(20)
    assert results(page).get_by_role("link").all_inner_texts()[:10] == shown
    target = results(page).nth(10).get_by_role("link").evaluate("(link) => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_no_letter_is_a_shortcut(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("h1").click()
    page.keyboard.type("snpf/")
    assert page.url == address
    assert page.evaluate("document.activeElement === document.body || document.activeElement.id === 'noi-dung'")


def test_a_mistyped_word_leads_to_a_suggestion(page: Page, field: Locator, address: str) -> None:
    field.fill("sinnh hoc")
    link = told(page).get_by_role("link")
    expect(link).to_have_text("sinh học")
    expect(status(page)).to_contain_text("Có phải bạn tìm sinh học?")
    link.click()
    expect(page.locator(".found h2")).to_contain_text("“sinh học”")
    assert page.url == f"{address}?q={quote('sinh học').replace('%20', '+')}"
    expect(told(page)).to_have_count(0)


def test_nothing_found_says_so_and_shows_the_way_on(page: Page, address: str) -> None:
    page.goto(f"{address}?q=qqxwz&muc=van-ban")
    expect(page.get_by_role("heading", name="Không tìm thấy “qqxwz”")).to_be_visible()
    expect(status(page)).to_contain_text("Không tìm thấy “qqxwz”")
    wider = page.get_by_role("link", name="tìm trong tất cả các mục và lĩnh vực")
    assert wider.get_attribute("href") == "?q=qqxwz"
    expect(page.get_by_role("heading", name="Xem theo chuyên mục")).to_be_visible()


def test_without_a_query_there_are_ways_and_no_results(page: Page, field: Locator) -> None:
    expect(page.get_by_role("heading", name="Xem theo chuyên mục")).to_be_visible()
    field.fill("san")
    expect(results(page).first).to_be_visible()
    field.fill("  ")
    expect(page.locator(".found")).to_be_hidden()
    expect(status(page)).to_be_empty()


@pytest.mark.parametrize("lost", [INDEX, "**/assets/search.js"])
def test_an_index_or_a_module_that_cannot_be_read_is_told_in_words(page: Page, address: str, lost: str) -> None:
    page.route(lost, lambda route: route.abort())
    page.goto(f"{address}?q=san")
    expect(told(page)).to_contain_text("Không đọc được chỉ mục tìm kiếm.")
    expect(status(page)).to_contain_text("Chưa tìm được")
    page.unroute(lost)
    page.get_by_role("link", name="Thử lại").click()
    expect(results(page).first).to_be_visible()


def test_an_answer_that_comes_late_does_not_replace_a_newer_one(page: Page, field: Locator) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    field.fill("tom")
    expect(results(page).first).to_be_visible()
    page.route(INDEX, hold)
    with page.expect_request(INDEX):
        field.fill("duoc lieu")
    page.unroute(INDEX)
    field.fill("tom")
    expect(page.locator(".found h2")).to_contain_text("“tom”")
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".found h2")).to_contain_text("“tom”")


def test_a_query_that_was_overtaken_reads_no_further(page: Page, field: Locator, address: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(INDEX, hold)
    with page.expect_request(INDEX):
        field.fill("tom su bo me")
    page.wait_for_url("**/?q=tom+su+bo+me")
    field.fill("")
    page.wait_for_url(address)
    read = []
    page.on("request", lambda request: read.append(request.url))
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    assert [url for url in read if "/chi-muc/" in url] == []


def test_what_is_typed_stays_text(page: Page, field: Locator, address: str) -> None:
    dialogs: list[str] = []

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    for query in (MARKUP, f"sắn {MARKUP}"):
        field.fill(query)
        expect(page.locator(".found h2")).to_contain_text(query)
        page.goto(f"{address}?q={quote(query)}")
        expect(page.locator(".found h2")).to_contain_text(query)
    assert page.locator(".found img, .found script").count() == 0
    assert dialogs == []


def test_the_head_of_every_page_leads_to_the_field(page: Page, real_server: Server, address: str) -> None:
    page.goto(real_server.address)
    page.get_by_role("link", name="Tìm kiếm").click()
    expect(page.get_by_label("Từ khoá")).to_be_focused()
    page.goto(address)
    expect(page.get_by_label("Từ khoá")).not_to_be_focused()
    page.set_viewport_size(DESK)
    page.goto(real_server.address)
    page.get_by_role("search").get_by_role("searchbox").fill("san")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}?q=san")
    expect(results(page).first).to_be_visible()


def test_without_scripts_the_page_says_what_it_needs_and_lists_the_ways(
    open_context: Callable[..., BrowserContext], address: str
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{address}?q=san")
    expect(page.get_by_text("Tìm theo từ khoá cần JavaScript")).to_be_visible()
    for name in ("Thành tựu", "Nông nghiệp", "sơ đồ trang", "Toàn văn Kế hoạch"):
        expect(page.get_by_role("main").get_by_role("link", name=name).first).to_be_visible()
    page.get_by_label("Từ khoá").fill("tôm")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.wait_for_url(f"{address}?q=t%C3%B4m&muc=&linh-vuc=")


def test_what_was_loaded_is_found_without_a_connection(
    open_context: Callable[..., BrowserContext], real_server: Server, address: str
) -> None:
    context = open_context(service_workers="allow")
    page = context.new_page()
    page.goto(real_server.address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(f"{address}?q=san")
    # The first few come before the rest is read.
    expect(results(page)).to_have_count(10)
    first = results(page).first.get_by_role("link")
    name = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(name)
    context.set_offline(offline=True)
    page.goto(f"{address}?q=san")
    expect(told(page)).to_contain_text("Máy đang ngoại tuyến: kết quả lấy từ chỉ mục đã lưu")
    expect(results(page).first.locator(".quiet")).to_contain_text("đã lưu")
    expect(results(page).last.locator(".quiet")).to_contain_text("cần có mạng")
    page.get_by_label("Từ khoá").fill("vắc xin")
    expect(told(page)).to_contain_text("chưa lưu phần chỉ mục của từ khoá này")
    context.set_offline(offline=False)
    expect(results(page).first).to_be_visible()
    expect(told(page)).to_have_count(0)


def test_the_files_of_a_search_push_no_page_out_of_what_is_kept(
    open_context: Callable[..., BrowserContext], real_server: Server, address: str
) -> None:
    page = open_context(service_workers="allow").new_page()
    page.goto(real_server.address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(f"{real_server.address}van-ban/")
    for query in ("san", "cong nghe sinh hoc", "vac xin", "thuy san", "nam linh chi", "phan bon", "duoc lieu"):
        page.goto(f"{address}?q={query}")
        expect(page.locator(".found h2")).to_be_visible()
    kept = page.evaluate("""async () => Object.fromEntries(await Promise.all((await caches.keys()).map(
        async (name) => [name, (await (await caches.open(name)).keys()).map(({url}) => url)])))""")
    pages, search = kept["cong-1"], kept["cong-tim-kiem-1"]
    assert f"{real_server.address}van-ban/" in pages
    assert not [url for url in pages if "/tim-kiem/" in url]
    assert len(search) > 60
    assert [url for url in search if url.startswith(address) and "/chi-muc/" not in url] == [address]


@pytest.mark.parametrize(
    "query", ["", "?q=san", "?q=cong+nghe&muc=thanh-tuu&linh-vuc=y-duoc", "?q=qqxwz", "?q=sinnh+hoc"]
)
def test_axe_finds_nothing_in_any_state(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}{query}")
    if query:
        expect(page.locator(".found h2")).to_be_visible()
    faults: list[str] = []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for scheme, rules in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            faults += [f"{size['width']} px, {scheme}: {fault}" for fault in violations(page, rules)]
    assert not faults, "\n".join(faults)
