"""Ratings and counts through the shipped web server: what is taken, what is written, what a reader sees of it."""

from __future__ import annotations

import re
import shutil
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from articles_in_tmp import add_engine, article_text, lay_out
from browser.conftest import DESK, PHONE
from browser.kinds import BUDGET
from browser.server import Server, serve
from browser.test_axe import SCHEMES, violations
from browser.test_headers import POLICY, Answer, ask
from browser.test_policy import WATCH, InlineFaults
from browser.weight import METERED_PHONE, weigh
from conftest import ROOT, Build, Built
from planportal.cli import main
from planportal.preview import PREVIEW_VARIABLE
from planportal.publish import limit_of

PHONE_BROWSER = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
)
ARTICLE = "tin-tuc/2026/san-khang-kham-la/"
WITH_FORM = {"home": "", "article": ARTICLE, "news-list": "tin-tuc/", "plan": "ke-hoach/", "english": "en/"}
HIDDEN_WIDTHS = "tables => tables.map((table) => table.scrollWidth - table.clientWidth)"
LINES = "cell => { const all = new Range(); all.selectNodeContents(cell); return all.getClientRects().length; }"
HOUR = re.compile(r"^\d{4}-\d\d-\d\dT\d\d[+-]\d\d:\d\d ", re.MULTILINE)


def project_with_readers(root: Path) -> Path:
    """Return a small project that asks its readers, with our shell over the engine."""
    article = article_text("Một đoạn.\n", id="san", title="Giống sắn kháng khảm lá")
    lay_out(root, {f"{ARTICLE.removesuffix('/')}.md": article})
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("  portal:\n", "  portal:\n    readers: true\n"), "utf-8"
    )
    add_engine(root)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    shutil.copy(ROOT / "docs" / "sw.js", root / "docs")
    return root


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project_with_readers(tmp_path_factory.mktemp("readers") / "project")


@pytest.fixture(scope="module")
def site(project: Path, build_site: Build) -> Path:
    built = build_site(project)
    assert built.code == 0, built.log
    return built.site


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[Server]:
    """A server of its own for each test, that has counted nobody yet."""
    with serve(site, tmp_path / "nginx") as running:
        yield running


def rate(server: Server, page: str, said: str, **headers: str) -> Answer:
    asked = {"User_Agent": PHONE_BROWSER, **headers}
    return ask(server, f"/danh-gia/gui?trang=/{page}&{said}", "POST", **asked)


def readers_log(server: Server) -> str:
    """Return the log of readings and ratings once all that was asked is in it.

    nginx writes a line after its answer, but before it takes the next question: there is one worker.
    """
    ask(server, "/assets/portal.css", "HEAD")
    return server.readers_log.read_text(encoding="utf-8")


def lines(server: Server) -> list[str]:
    """Return the log of readings and ratings, without the hours."""
    return HOUR.sub("", readers_log(server)).splitlines()


def test_a_rating_is_answered_with_nothing_and_written_without_who_and_when(server: Server) -> None:
    answer = rate(
        server, ARTICLE, "diem=0&vi=thieu", Referer=f"{server.address}{ARTICLE}", X_Forwarded_For="203.0.113.9"
    )
    assert (answer.status, answer.body, answer.headers["Cache-Control"]) == (204, b"", "no-store")
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert rate(server, "", "diem=1").status == 204
    written = readers_log(server)
    assert len(HOUR.findall(written)) == 2
    assert HOUR.sub("", written) == f"diem /{ARTICLE} 0 thieu\ndiem / 1 -\n"
    # The log with the second of each answer has no line of it.
    assert [line for line in server.log.read_text(encoding="utf-8").splitlines() if "portal.css" not in line] == []
    everything = "".join(file.read_text(encoding="utf-8") for file in server.log.parent.glob("*.log"))
    assert [
        secret for secret in ("127.0.0.1", "203.0.113", "Android", "Mozilla", "http://") if secret in everything
    ] == []


def test_a_reading_is_the_page_and_the_hour(server: Server) -> None:
    for _ in range(2):
        ask(server, f"/{ARTICLE}?q=bi-mat", User_Agent=PHONE_BROWSER, Referer="https://other.example/")
    known = ask(server, "/", User_Agent=PHONE_BROWSER)
    ask(server, "/", User_Agent=PHONE_BROWSER, If_None_Match=known.headers["ETag"])
    assert lines(server) == [f"xem /{ARTICLE}", f"xem /{ARTICLE}", "xem /", "xem /"]


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/", "GET", {"User_Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}),
        ("/", "GET", {"User_Agent": "curl/8.5.0"}),
        ("/", "GET", {"User_Agent": ""}),
        ("/", "GET", {"Sec_Purpose": "prefetch"}),
        ("/", "HEAD", {}),
        ("/khong-co/", "GET", {}),
        ("/tin-tuc", "GET", {}),
        ("/rss.xml", "GET", {}),
        ("/ngoai-tuyen/", "GET", {}),
        ("/assets/portal.css", "GET", {}),
    ],
)
def test_what_is_no_reading_is_not_counted(server: Server, path: str, method: str, headers: dict[str, str]) -> None:
    ask(server, path, method, **{"User_Agent": PHONE_BROWSER, **headers})
    assert lines(server) == []


@pytest.mark.parametrize(
    ("query", "headers", "status"),
    [
        ("trang=/&diem=2", {}, 400),
        ("trang=/&diem=1&vi=khac", {}, 400),
        ("trang=/&diem=0", {}, 400),
        ("trang=/&diem=0&vi=goi-toi-0912345678", {}, 400),
        ("trang=/../etc/&diem=1", {}, 400),
        ("trang=/Ten-Toi/&diem=1", {}, 400),
        ("trang=/tin-tuc&diem=1", {}, 400),
        ("diem=1", {}, 400),
        ("trang=/khong-co/&diem=1", {}, 404),
        ("trang=/&diem=1", {"Sec_Fetch_Site": "cross-site"}, 400),
        ("trang=/&diem=1", {"User_Agent": "python-requests/2.32"}, 204),
    ],
)
def test_nothing_else_reaches_the_log(server: Server, query: str, headers: dict[str, str], status: int) -> None:
    answer = ask(server, f"/danh-gia/gui?{query}", "POST", **{"User_Agent": PHONE_BROWSER, **headers})
    assert (answer.status, lines(server)) == (status, [])


def test_a_rating_is_sent_and_not_asked_for(server: Server) -> None:
    answer = ask(server, "/danh-gia/gui?trang=/&diem=1", "GET")
    assert (answer.status, answer.headers["Allow"]) == (405, "POST")
    answer = ask(server, "/danh-gia/", "POST")
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


def test_the_same_page_again_within_a_minute_does_not_count(server: Server) -> None:
    assert [rate(server, "", "diem=1").status for _ in range(3)] == [204, 429, 429]
    again = rate(server, "", "diem=1")
    assert again.headers["Retry-After"] == "60"
    assert "Bạn gửi quá nhanh" in again.body.decode("utf-8")
    assert '<a href="/">Quay lại</a>' in again.body.decode("utf-8")
    assert rate(server, "tin-tuc/", "diem=1").status == 204
    assert lines(server) == ["diem / 1 -", "diem /tin-tuc/ 1 -"]


def test_one_place_cannot_rate_page_after_page(server: Server, site: Path) -> None:
    pages = sorted(page.parent.relative_to(site).as_posix() for page in site.rglob("index.html"))
    rateable = [f"{page}/" for page in pages if re.fullmatch(r"[a-z0-9/-]+", page)][:20]
    assert len(rateable) == 20
    statuses = [rate(server, page, "diem=0&vi=khac").status for page in rateable]
    assert (statuses[0], set(statuses)) == (204, {204, 429})
    assert len(lines(server)) == statuses.count(204) <= 12


def test_where_readers_are_not_asked_nothing_is_taken_or_counted(real_site: Built, tmp_path: Path) -> None:
    with serve(real_site.site, tmp_path) as off:
        assert rate(off, "", "diem=1").status == 405
        assert ask(off, "/", User_Agent=PHONE_BROWSER).status == 200
        assert lines(off) == []
    assert "rating" not in real_site.page("") + real_site.page("lien-he")


@pytest.fixture
def reader(open_context: Callable[..., BrowserContext], browser: Browser) -> Callable[..., Page]:
    """Return a function that opens a page as a browser of a person does, which says that it has a head."""
    agent = browser.new_page().evaluate("navigator.userAgent").replace("Headless", "")
    return lambda **settings: open_context(user_agent=agent, **settings).new_page()


def test_without_scripts_a_reader_rates_and_stays_on_the_page(server: Server, reader: Callable[..., Page]) -> None:
    page = reader(java_script_enabled=False)
    page.goto(f"{server.address}{ARTICLE}")
    assert "gửi xong, trang đứng yên tại chỗ" in page.locator(".rating").inner_text()
    reason = page.get_by_role("button", name="Sai hoặc đã cũ")
    assert not reason.is_visible()
    page.locator(".rating summary").click()
    with page.expect_request(re.compile("/danh-gia/gui")) as sent:
        reason.click(no_wait_after=True)
    assert (sent.value.method, sent.value.post_data) == ("POST", None)
    response = sent.value.response()
    assert response
    assert response.status == 204
    assert page.url == f"{server.address}{ARTICLE}"
    assert page.locator("h1").inner_text() == "Giống sắn kháng khảm lá"
    assert [line for line in lines(server) if line.startswith("diem")] == [f"diem /{ARTICLE} 0 sai-cu"]


def test_with_scripts_a_reader_is_thanked(server: Server, reader: Callable[..., Page]) -> None:
    page = reader()
    page.goto(f"{server.address}{ARTICLE}")
    page.get_by_role("button", name="Có ích").click()
    page.get_by_text("Cảm ơn bạn. Máy chủ đã nhận đánh giá.").wait_for()
    assert page.locator(".rating button:enabled").count() == 0
    page.reload()
    page.get_by_role("button", name="Có ích").click()
    page.get_by_text("lần này không được tính").wait_for()
    page.route(re.compile("/danh-gia/gui"), lambda route: route.abort())
    page.get_by_role("button", name="Có ích").click()
    page.get_by_text("Chưa gửi được").wait_for()
    assert lines(server) == [f"xem /{ARTICLE}", f"diem /{ARTICLE} 1 -", f"xem /{ARTICLE}"]


def test_what_the_server_wrote_is_what_the_next_build_shows(
    server: Server, tmp_path: Path, build_site: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(2, 8):
        with socket.create_connection(("127.0.0.1", server.ports[80]), source_address=(f"127.0.0.{number}", 0)) as line:
            said = "diem=1" if number < 6 else "diem=0&vi=thieu"
            line.sendall(
                f"POST /danh-gia/gui?trang=/tin-tuc/&{said} HTTP/1.0\r\nUser-Agent: {PHONE_BROWSER}\r\n\r\n".encode()
            )
            assert line.recv(100).startswith(b"HTTP/1.1 204")
    for _ in range(7):
        ask(server, "/", User_Agent=PHONE_BROWSER)
    root = project_with_readers(tmp_path / "project")
    assert main(["ratings", "--root", str(root), str(server.readers_log)]) == 0
    assert "Đã cộng 7 lượt đọc, 6 đánh giá." in capsys.readouterr().out
    built = build_site(root)
    assert built.code == 0, built.log
    assert "<strong>4 trong 6</strong>" in built.page("danh-gia")
    assert datetime.now(UTC).strftime("/%Y") in built.page("danh-gia")
    assert (built.site / "du-lieu" / "readers.csv").read_text(encoding="utf-8-sig").count("\n") == 3


def test_on_a_phone_the_figures_stand_beside_long_names(
    tmp_path: Path, build_site: Build, open_context: Callable[..., BrowserContext]
) -> None:
    root = project_with_readers(tmp_path / "project")
    article = root / "content" / f"{ARTICLE.removesuffix('/')}.md"
    text = article.read_text(encoding="utf-8")
    long = "Giống sắn kháng khảm lá qua ba vụ trồng thử ở các xã biên giới"
    article.write_text(text.replace("Giống sắn kháng khảm lá", long), encoding="utf-8")
    said = [f"xem /{ARTICLE}"] * 12_345 + [f"diem /{ARTICLE} 1 -"] * 1_234
    log = tmp_path / "portal-readers.log"
    log.write_text("".join(f"2026-11-23T09+07:00 {words}\n" for words in said), encoding="utf-8")
    assert main(["ratings", "--root", str(root), str(log)]) == 0
    built = build_site(root)
    assert built.code == 0, built.log
    with serve(built.site, tmp_path / "nginx") as running:
        page = open_context(viewport=PHONE).new_page()
        page.goto(f"{running.address}danh-gia/")
        assert page.locator(".table").evaluate_all(HIDDEN_WIDTHS) == [0, 0, 0]
        words = page.get_by_role("cell", name="1.234 trong 1.234")
        assert words.evaluate(LINES) == 1


def test_the_form_stands_on_every_page_but_where_it_has_no_sense(site: Path) -> None:
    without = {"danh-gia", "ngoai-tuyen"}
    for page in sorted(site.rglob("index.html")):
        text = page.read_text(encoding="utf-8")
        address = page.parent.relative_to(site).as_posix().removeprefix(".")
        if '<body class="kind-' not in text:
            continue
        assert ('class="rating"' in text) == (address not in without), address
        reader = InlineFaults()
        reader.feed(text)
        assert reader.found == []
        if address not in without:
            assert f"?trang=/{address}{'/' if address else ''}&amp;diem=1" in text


def test_a_preview_asks_nobody(project: Path, build_site: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREVIEW_VARIABLE, "1")
    built = build_site(project)
    assert built.code == 0, built.log
    assert "Bản xem trước" in built.page("lien-he")
    assert 'class="rating"' not in built.page("lien-he")


@pytest.mark.parametrize("kind", [*WITH_FORM, "readers"])
def test_axe_and_the_policy_find_nothing(
    kind: str, server: Server, open_context: Callable[..., BrowserContext]
) -> None:
    page = open_context().new_page()
    page.add_init_script(WATCH)
    page.goto(server.address + WITH_FORM.get(kind, "danh-gia/"), wait_until="networkidle")
    faults: list[str] = list(page.evaluate("violations"))
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for scheme, rules in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            faults += violations(page, rules)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", WITH_FORM)
def test_the_form_weighs_next_to_nothing(
    kind: str, server: Server, tmp_path: Path, open_context: Callable[..., BrowserContext], site: Path
) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(site, bare)
    for page in bare.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(
            re.sub(r'<form class="rating".*?</form>\s*<script [^>]*></script>', "", text, flags=re.DOTALL), "utf-8"
        )
    with serve(bare, tmp_path / "bare-nginx") as other:
        without = weigh(open_context(**METERED_PHONE), other.address + WITH_FORM[kind], [other])
    sent = weigh(open_context(**METERED_PHONE), server.address + WITH_FORM[kind], [server])
    assert sum(sent.values()) - sum(without.values()) < 3_000
    assert sum(sent.values()) < limit_of(kind), BUDGET
