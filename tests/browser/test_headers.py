"""What the shipped nginx configuration promises: headers, types, answers, and a log that knows nobody."""

from __future__ import annotations

import gzip
import http.client
import re
import ssl
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from articles_in_tmp import add_engine, article_text, lay_out
from browser.server import Server, has_ipv6, serve
from conftest import Build, Built

POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'none'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; media-src 'self'; script-src 'self'; "
    "style-src 'self'; worker-src 'self'"
)
# The editor's page narrows `https:` to the one host that keeps the articles; see render/editor/page.py.
EDITOR_POLICY = (
    "default-src 'none'; base-uri 'self'; connect-src 'self' blob: data: https:; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; frame-src blob:; img-src 'self' blob: data: https:; manifest-src blob:; "
    "media-src 'self' blob:; script-src 'self'; style-src 'self' 'unsafe-inline'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Server": "nginx",
}
FRESH = "public, max-age=300"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.ports[80], timeout=10)
    return _answer(connection, path, method, headers)


def ask_from(source: str, server: Server, path: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.ports[80], timeout=10, source_address=(source, 0))
    return _answer(connection, path, "GET", {})


def ask_tls(server: Server, path: str) -> Answer:
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", server.ports[443], timeout=10, context=trusting)
    return _answer(connection, path, "GET", {})


def _answer(connection: http.client.HTTPConnection, path: str, method: str, headers: dict[str, str]) -> Answer:
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/ke-hoach/nhiem-vu/1-3/", 200),
        ("/assets/portal.css", 200),
        ("/assets/favicon.svg", 200),
        ("/rss.xml", 200),
        ("/rss/tien-do.xml", 200),
        ("/atom.xml", 200),
        ("/feed.json", 200),
        ("/lich/bao-cao.ics", 200),
        ("/du-lieu/plan.json", 200),
        ("/huy-hieu/plan.svg", 200),
        ("/ke-hoach", 301),
        ("/khong/co/trang-nay", 404),
        ("/assets/khong-co.css", 404),
        ("/404.html", 404),
    ],
)
def test_every_answer_carries_the_security_headers(real_server: Server, path: str, status: int) -> None:
    answer = ask(real_server, path)
    assert answer.status == status
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    is_page = answer.headers["Content-Type"].startswith("text/html")
    assert ("geolocation=()" in answer.headers.get("Permissions-Policy", "")) == is_page
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize("path", ["/quan-tri/", "/quan-tri/editor.js", "/quan-tri/config.yml"])
def test_the_editor_has_a_policy_of_its_own(real_server: Server, path: str) -> None:
    answer = ask(real_server, path)
    own = {"Content-Security-Policy": EDITOR_POLICY, "Cross-Origin-Opener-Policy": "unsafe-none"}
    assert answer.status == 200
    assert {name: answer.headers[name] for name in ALWAYS} == {**ALWAYS, **own}
    assert ask(real_server, "/quan-tri-khac/").headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize(
    ("path", "content_type", "policy"),
    [
        ("/", "text/html; charset=utf-8", "same-origin"),
        ("/du-lieu/", "text/html; charset=utf-8", "same-origin"),
        ("/assets/portal.css", "text/css; charset=utf-8", "same-origin"),
        ("/assets/favicon.svg", "image/svg+xml", "cross-origin"),
        ("/rss.xml", "application/rss+xml; charset=utf-8", "cross-origin"),
        ("/rss/tien-do.xml", "application/rss+xml; charset=utf-8", "cross-origin"),
        ("/atom.xml", "application/atom+xml; charset=utf-8", "cross-origin"),
        ("/feed.json", "application/feed+json", "cross-origin"),
        ("/opensearch.xml", "application/opensearchdescription+xml", "same-origin"),
        ("/rss/tat-ca.opml", "text/x-opml; charset=utf-8", "cross-origin"),
        ("/lich/bao-cao.ics", "text/calendar; charset=utf-8", "cross-origin"),
        ("/du-lieu/plan.json", "application/json", "cross-origin"),
        ("/du-lieu/tasks.csv", "text/csv; charset=utf-8", "cross-origin"),
        ("/du-lieu/nguon/plan/plan.yml", "text/plain; charset=utf-8", "cross-origin"),
        ("/sitemap.xml", "application/xml; charset=utf-8", "same-origin"),
    ],
)
def test_each_file_has_its_type_and_is_open_to_other_sites_if_it_is_meant_for_them(
    real_server: Server, path: str, content_type: str, policy: str
) -> None:
    answer = ask(real_server, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, content_type)
    assert answer.headers["Cross-Origin-Resource-Policy"] == policy
    assert answer.headers["Access-Control-Allow-Origin"] == ("*" if policy == "cross-origin" else None)


def test_every_published_file_has_a_type(real_site: Built, demo_site: Built, real_server: Server) -> None:
    files = {file for built in (real_site, demo_site) for file in built.site.rglob("*") if file.is_file()}
    endings = {file.suffix for file in files} - {".gz"}
    table = (Path(real_server.log).parent / "portal" / "types.conf").read_text(encoding="utf-8")
    words = set(table.replace(";", " ").split())
    assert {ending for ending in endings if ending.removeprefix(".") not in words} == set()


@pytest.mark.parametrize("path", ["/", "/rss.xml", "/assets/portal.css"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_what_a_reader_has_already_is_not_sent_again(real_server: Server, path: str, encoding: str) -> None:
    first = ask(real_server, path, Accept_Encoding=encoding)
    again = ask(real_server, path, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"].removeprefix("W/")
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"] == FRESH
    assert again.headers["Content-Type"] in {None, first.headers["Content-Type"]}
    assert again.headers["Content-Security-Policy"] == POLICY


FEEDS = {
    "/rss.xml": "application/rss+xml; charset=utf-8",
    "/rss/tien-do.xml": "application/rss+xml; charset=utf-8",
    "/atom.xml": "application/atom+xml; charset=utf-8",
    "/feed.json": "application/feed+json",
    "/lich/bao-cao.ics": "text/calendar; charset=utf-8",
}


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_that_did_not_change_costs_one_question(real_server: Server, path: str) -> None:
    first = ask(real_server, path)
    assert (first.status, first.headers["Content-Type"]) == (200, FEEDS[path])
    asked: list[dict[str, str]] = [
        {"If_None_Match": first.headers["ETag"]},
        {"If_Modified_Since": first.headers["Last-Modified"]},
        {"If_None_Match": f'"other", {first.headers["ETag"]}'},
    ]
    for question in asked:
        again = ask(real_server, path, **question)
        assert (again.status, again.body) == (304, b"")
        # RFC 9110, 15.4.5: no type in it; what the reader has keeps the right one.
        assert again.headers["Content-Type"] in {None, FEEDS[path]}
        assert again.headers["ETag"] == first.headers["ETag"]
    for question in ({"If_None_Match": '"older"'}, {"If_Modified_Since": "Mon, 01 Jan 2024 00:00:00 GMT"}):
        changed = ask(real_server, path, **question)
        assert (changed.status, changed.headers["Content-Type"]) == (200, FEEDS[path])
        assert changed.body == first.body


def test_text_travels_packed(real_server: Server) -> None:
    for path in ("/", "/assets/portal.css", "/rss.xml", "/feed.json", "/du-lieu/plan.json", "/lich/bao-cao.ics"):
        packed, plain = ask(real_server, path, Accept_Encoding="gzip"), ask(real_server, path)
        assert packed.headers["Content-Encoding"] == "gzip", path
        assert packed.headers["Vary"] == "Accept-Encoding", path
        assert gzip.decompress(packed.body) == plain.body, path


def test_a_packed_copy_beside_a_file_is_sent_as_it_is(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>Trang</p>", encoding="utf-8")
    (site / "index.html.gz").write_bytes(gzip.compress(b"<p>Trang, packed by the publisher</p>"))
    with serve(site, tmp_path / "nginx") as server:
        packed = ask(server, "/", Accept_Encoding="gzip")
    assert gzip.decompress(packed.body) == b"<p>Trang, packed by the publisher</p>"
    assert packed.headers["Content-Type"] == "text/html; charset=utf-8"


def test_pictures_rest_a_day_and_versioned_files_for_ever(real_site: Built, real_server: Server) -> None:
    picture = next(path for path in sorted(real_site.site.rglob("*.png")))
    answer = ask(real_server, f"/{picture.relative_to(real_site.site).as_posix()}")
    assert (answer.headers["Content-Type"], answer.headers["Cache-Control"]) == ("image/png", "public, max-age=86400")
    versioned = ask(real_server, "/assets/portal.css?v=0123abcd4567")
    assert versioned.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    index = real_site.site / "tim-kiem" / "chi-muc"
    bucket = next(index.rglob("0.json")).relative_to(real_site.site).as_posix()
    assert ask(real_server, f"/{bucket}").headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert ask(real_server, "/tim-kiem/chi-muc/muc-luc.json").headers["Cache-Control"] == FRESH
    missing = ask(real_server, "/assets/khong-co.png?v=0123abcd4567")
    assert missing.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/khong-co", "/tin-tuc/khong-co/", "/assets/", "/.git/config", "/404.html"])
def test_what_is_not_there_gets_the_portals_own_page(real_server: Server, path: str) -> None:
    answer = ask(real_server, path)
    assert answer.status == 404
    assert "Không tìm thấy trang" in answer.body.decode("utf-8")


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/ke-hoach", "/ke-hoach/"),
        ("/ke-hoach/index.html", "/ke-hoach/"),
        ("/index.html?q=1", "/?q=1"),
    ],
)
def test_a_page_has_one_address(real_server: Server, path: str, target: str) -> None:
    answer = ask(real_server, path)
    assert (answer.status, answer.headers["Location"]) == (301, target)


def test_the_last_page_of_a_list_that_got_shorter_leads_to_its_first(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in ("", "tin-tuc/", "tin-tuc/trang/2/"):
        (site / name).mkdir(parents=True, exist_ok=True)
        (site / name / "index.html").write_text(f"<p>{name}</p>", encoding="utf-8")
    with serve(site, tmp_path / "nginx") as server:
        there, gone, closed = (
            ask(server, f"/{path}") for path in ("tin-tuc/trang/2/", "tin-tuc/trang/3/", "a/trang/b/")
        )
    assert (there.status, there.body) == (200, b"<p>tin-tuc/trang/2/</p>")
    assert (gone.status, gone.headers["Location"]) == (302, "/tin-tuc/")
    assert "default-src 'none'" in gone.headers["Content-Security-Policy"]
    assert closed.status == 404


def test_a_topic_without_articles_leads_to_all_topics(tmp_path: Path, real_site: Built) -> None:
    site = tmp_path / "site"
    for name in ("", "chu-de/san/"):
        (site / name).mkdir(parents=True, exist_ok=True)
        (site / name / "index.html").write_text(f"<p>{name}</p>", encoding="utf-8")
    with serve(site, tmp_path / "nginx") as server:
        there, *gone = (ask(server, f"/chu-de/{name}") for name in ("san/", "lua/", "lua/trang/2/"))
    assert (there.status, there.body) == (200, b"<p>chu-de/san/</p>")
    places = ["/so-do/#tin-tuc-su-kien", "/chu-de/lua/"]
    assert [(answer.status, answer.headers["Location"]) for answer in gone] == [(302, place) for place in places]
    page = BeautifulSoup((real_site.site / "so-do" / "index.html").read_bytes(), "lxml")
    heading = page.find(id="tin-tuc-su-kien")
    assert isinstance(heading, Tag)
    topics = heading.find_all_next("a", href=re.compile(r"^\.\./chu-de/"))
    assert len(topics) == len(list((real_site.site / "chu-de").glob("*/index.html")))


def test_an_old_address_of_an_article_leads_to_the_new_one(tmp_path: Path, build_site: Build) -> None:
    article = article_text(id="a", title="Bài A", aliases=["tin-tuc/2026/ten-cu/"])
    root = add_engine(lay_out(tmp_path / "project", {"tin-tuc/2026/ten-moi.md": article}))
    built = build_site(root)
    assert built.code == 0, built.log
    with serve(built.site, tmp_path / "nginx") as server:
        old, new = ask(server, "/tin-tuc/2026/ten-cu/"), ask(server, "/tin-tuc/2026/ten-moi/")
    leading = BeautifulSoup(old.body, "lxml")
    refresh, canonical = leading.find("meta", {"http-equiv": "refresh"}), leading.find("link", rel="canonical")
    assert isinstance(refresh, Tag)
    assert isinstance(canonical, Tag)
    assert (old.status, new.status) == (200, 200)
    assert str(refresh["content"]).startswith("0;")
    assert str(refresh["content"]).endswith("ten-moi/")
    assert str(canonical["href"]).endswith("/tin-tuc/2026/ten-moi/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_but_reading_is_answered(real_server: Server, method: str) -> None:
    answer = ask(real_server, "/lien-he/", method)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert answer.headers["Content-Security-Policy"] == POLICY


def test_head_is_answered_like_get(real_server: Server) -> None:
    head, get = ask(real_server, "/", "HEAD"), ask(real_server, "/")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == get.headers["Content-Length"] == str(len(get.body))


def test_without_a_release_the_portal_says_that_it_is_closed(tmp_path: Path) -> None:
    with serve(tmp_path / "no-release", tmp_path / "nginx") as server:
        answer = ask(server, "/tin-tuc/")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "600")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "Cổng đang bảo trì" in answer.body.decode("utf-8")


def test_one_address_that_asks_too_much_is_told_so_in_vietnamese_and_others_are_served(
    real_site: Built, tmp_path: Path
) -> None:
    with serve(real_site.site, tmp_path) as server:
        answers = [ask_from("127.0.0.2", server, "/")]
        while answers[-1].status == 200 and len(answers) < 20_000:
            answers.append(ask_from("127.0.0.2", server, "/"))
        neighbour, near = ask_from("127.0.0.3", server, "/lien-he/"), ask(server, "/lien-he/")
    refused = answers[-1]
    assert (refused.status, refused.headers["Retry-After"], refused.headers["Cache-Control"]) == (429, "60", "no-store")
    assert refused.headers["Content-Security-Policy"] == POLICY
    assert refused.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Bạn gửi quá nhanh" in refused.body.decode("utf-8")
    assert len(answers) > 300
    assert (neighbour.status, near.status) == (200, 200)
    assert "127.0.0" not in "".join(file.read_text(encoding="utf-8") for file in tmp_path.glob("*.log"))


@pytest.mark.parametrize("configuration", ["portal.conf", "portal-http.conf"])
def test_every_door_is_there_for_ipv6_too(configuration: str) -> None:
    shipped = (Path(__file__).parents[2] / "deploy" / "nginx" / configuration).read_text(encoding="utf-8")
    doors = re.findall(r"^ *listen (.+);$", shipped, re.MULTILINE)
    four = [door for door in doors if not door.startswith("[::]:")]
    assert four
    assert sorted(door.removeprefix("[::]:") for door in doors if door not in four) == sorted(four)


@pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")
def test_the_portal_answers_over_ipv6(real_server: Server) -> None:
    connection = http.client.HTTPConnection("::1", real_server.ports[80], timeout=10)
    answer = _answer(connection, "/", "GET", {})
    assert (answer.status, answer.headers["Content-Security-Policy"]) == (200, POLICY)


def test_the_log_counts_pages_and_knows_nobody(tmp_path: Path, real_site: Built) -> None:
    with serve(real_site.site, tmp_path) as server:
        ask(server, "/tin-tuc/?q=s%E1%BA%AFn", User_Agent="Phone/1", Referer="https://other.example/secret")
        ask(server, "/khong-co", X_Forwarded_For="203.0.113.9")
    assert [
        line.split(" ", 1)[1].rsplit(" ", 2)[0] for line in server.log.read_text(encoding="utf-8").splitlines()
    ] == [
        '200 GET "/tin-tuc/"',
        '404 GET "/khong-co"',
    ]
    written = "".join(file.read_text(encoding="utf-8") for file in sorted(tmp_path.glob("*.log")))
    assert [secret for secret in ("127.0.0.1", "Phone", "other.example", "203.0.113", "%E1") if secret in written] == []


def test_over_tls_the_portal_is_bound_to_tls(tmp_path: Path, real_site: Built) -> None:
    with serve(real_site.site, tmp_path, configuration="portal.conf") as server:
        answer, plain = ask_tls(server, "/khong-co"), ask(server, "/tin-tuc/?q=1")
    assert answer.status == 404
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert answer.headers["Content-Security-Policy"] == f"{POLICY}; upgrade-insecure-requests"
    assert (plain.status, plain.headers["Location"]) == (301, "https://127.0.0.1/tin-tuc/?q=1")


def test_no_block_adds_a_header_that_would_drop_all_others() -> None:
    shipped = Path(__file__).parents[2] / "deploy" / "nginx"
    adding = {file.name for file in sorted(shipped.rglob("*.conf")) if "add_header" in file.read_text(encoding="utf-8")}
    assert adding == {"headers.conf"}
