"""Every article has a picture: its own, or one that is drawn from what it is and looks like no other."""

from __future__ import annotations

import dataclasses
import gzip
import posixpath
import time
from itertools import combinations
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from articles_in_tmp import article_text, built, lay_out, output_bytes, page
from conftest import ROOT
from html_pages import attribute
from planportal.load import load_icons
from planportal.media import CardText, Drawing, FileCache
from planportal.model import FIELDS, SCOPES, Article
from planportal.output import Asset, Page
from planportal.render import ICONS, View, render
from planportal.render.addresses import address_of
from planportal.render.drawings import CARD, PANEL, draw
from planportal.render.drawings.chance import Chance
from planportal.render.drawings.grounds import PAPER, ground_of
from planportal.render.drawings.shapes import Box
from planportal.render.drawings.topics import FIELD_ORNAMENTS, TOPICS, topics_of
from planportal.render.news.pictures import drawing_path
from test_palette import contrast
from test_pictures import encoded, two_halves
from theme_icons import ICON_FOLDERS

DRAWINGS = load_icons(ICON_FOLDERS, ICONS)
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "defs", "use", "rect", "circle", "ellipse", "path"}
MOST_BYTES, MOST_SENT, MOST_ON_A_LIST = 7_000, 3_000, 60_000


@pytest.fixture(scope="module")
def drawn(real_view: View) -> dict[str, bytes]:
    return {article.id: draw(article, DRAWINGS) for article in real_view.articles}


@pytest.fixture(scope="module")
def any_article(real_view: View) -> Article:
    return real_view.articles[0]


def test_no_two_articles_of_the_portal_look_the_same(drawn: dict[str, bytes]) -> None:
    assert len(drawn) > 20
    assert [pair for pair in combinations(drawn, 2) if drawn[pair[0]] == drawn[pair[1]]] == []


def test_articles_that_differ_in_nothing_but_their_id_look_different(any_article: Article) -> None:
    made = {draw(dataclasses.replace(any_article, id=f"bai-{number}"), DRAWINGS) for number in range(200)}
    assert len(made) == 200


def test_a_picture_is_drawn_the_same_every_time(any_article: Article, drawn: dict[str, bytes]) -> None:
    assert draw(any_article, DRAWINGS) == drawn[any_article.id]


def test_pictures_weigh_next_to_nothing(drawn: dict[str, bytes]) -> None:
    sizes = {name: (len(content), len(gzip.compress(content, 9))) for name, content in drawn.items()}
    assert {name: size for name, size in sizes.items() if size[0] > MOST_BYTES or size[1] > MOST_SENT} == {}


def test_a_picture_is_shapes_and_nothing_else(drawn: dict[str, bytes]) -> None:
    for content in drawn.values():
        root = etree.fromstring(content)
        assert (root.get("width"), root.get("height")) == (str(CARD.width), str(CARD.height))
        assert {str(element.tag).removeprefix(SVG) for element in root.iter()} <= SHAPES
        names = {str(name) for element in root.iter() for name in element.attrib}
        assert [name for name in names if name.startswith("on") or name == "style"] == []
        assert {element.get("href") for element in root.iter(f"{SVG}use")} <= {"#v"}


@pytest.mark.parametrize("size", [CARD, PANEL])
def test_every_topic_field_and_scope_can_be_drawn(any_article: Article, size: Box) -> None:
    for number in range(3):
        for topic in TOPICS:
            article = dataclasses.replace(any_article, id=f"{topic.icon}-{number}", tags=(topic.words[0],))
            assert topics_of(article)[0] is topic
            etree.fromstring(draw(article, DRAWINGS, size))
        for field in FIELDS:
            for scope in SCOPES:
                bare = dataclasses.replace(any_article, id=f"{number}", fields=(field,), scope=scope, tags=())
                etree.fromstring(draw(bare, DRAWINGS, size))


def test_the_registry_names_each_word_once_and_has_an_icon_for_each_topic() -> None:
    words = [word for topic in TOPICS for word in topic.words]
    assert sorted(words) == sorted(set(words))
    assert [word for word in words if word != word.casefold()] == []
    assert {f"topic-{topic.icon}" for topic in TOPICS} == {name for name in ICONS if name.startswith("topic-")}
    assert set(FIELD_ORNAMENTS) == set(FIELDS)


@pytest.mark.parametrize(
    ("tags", "title", "icon"),
    [
        (("sắn", "giống cây trồng"), "", "san"),
        (("giống cây trồng", "sắn"), "", "san"),
        (("củ khoai mì",), "", "san"),
        (("sản phẩm OCOP",), "Sản phẩm mới", ""),
        (("năm 2026",), "Năm nấm", ""),
        (("Vắc xin", "chăn nuôi"), "Vắc xin cho lợn", "vac-xin"),
        (("chăn nuôi", "tế bào"), "Bốn lợn Ỉ nhân bản từ tế bào mô tai", "lon"),
        (("chăn nuôi", "doanh nghiệp"), "Tổ hợp chăn nuôi công nghệ cao", "bo"),
        (("chỉ dẫn địa lý", "sở hữu trí tuệ"), "Mãng cầu Bà Đen", "mang-cau"),
        (("lên men",), "Đạm sữa không cần bò", "len-men"),
        ((), "Vắc xin cho lợn", ""),
    ],
)
def test_tags_say_what_an_article_is_about(tags: tuple[str, ...], title: str, icon: str, any_article: Article) -> None:
    found = topics_of(dataclasses.replace(any_article, tags=tags, title=title))
    assert (found[0].icon if found else "") == icon


def test_the_icon_stands_out_from_every_ground() -> None:
    for field in FIELDS:
        for number in range(100):
            ground = ground_of(field, Chance(f"{field}-{number}"))
            assert contrast(PAPER, ground.deep) >= 7


def test_chance_is_even_and_keeps_its_bounds() -> None:
    chance = Chance("hạt giống")
    numbers = [chance.whole(1, 6) for _ in range(6000)]
    assert set(numbers) == {1, 2, 3, 4, 5, 6}
    assert all(850 < numbers.count(face) < 1150 for face in range(1, 7))
    assert all(2 <= chance.real(2, 3) <= 3 for _ in range(1000))


def test_every_card_and_every_article_shows_a_picture(real_view: View) -> None:
    outputs = {output.path: output for output in render(dataclasses.replace(real_view, icons=DRAWINGS))}
    for article in real_view.articles:
        assert isinstance(outputs[drawing_path(article)], Asset)
        body = outputs[f"{article.section.id}/{article.year}/{article.slug}.md"]
        assert isinstance(body, Page)
        head = BeautifulSoup(body.body, "html.parser").select_one("img.drawing")
        assert head is not None
        assert (head["src"], head["alt"], head["fetchpriority"]) == ("hinh.svg", "", "high")
    lists = [output for output in outputs.values() if isinstance(output, Page) and output.meta["kind"] == "news-list"]
    for output in lists:
        tree = BeautifulSoup(output.body, "html.parser")
        shown = [attribute(image, "src") for image in tree.select(".news__picture")]
        assert len(shown) == len(tree.select(".news__item"))
        assert len(set(shown)) == len(shown), output.path
        folder = address_of(output.path) or "."
        pictures = [outputs[posixpath.normpath(posixpath.join(folder, name))] for name in shown]
        assert sum(len(made.content) for made in pictures if isinstance(made, Asset)) <= MOST_ON_A_LIST


def test_an_article_with_a_picture_of_its_own_gets_no_other(tmp_path: Path) -> None:
    path = "tin-tuc/2026/bai.md"
    image = {"src": "media/2026/a.jpg", "alt": "Ruộng sắn"}
    media = {"2026/a.jpg": encoded(two_halves(60, 40), "JPEG")}
    site = built(lay_out(tmp_path / "p", {path: article_text(image=image)}, media, own_cache=True))
    assert [name for name in output_bytes(site) if name.endswith("hinh.svg")] == []
    assert "hinh.svg" not in page(site, path).body
    assert 'src="../media/2026/a.' in page(site, "tin-tuc/index.md").body


def test_a_share_card_follows_its_picture(tmp_path: Path) -> None:
    cache = FileCache(tmp_path)
    text = CardText(title="Bài thử", kicker="Tin", site="Cổng thử")
    one = '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="630"><rect width="420" height="630"/></svg>'
    other = one.replace("<rect", '<rect fill="#0d5234"')
    texts = {
        "a/": text,
        "b/": dataclasses.replace(text, picture=one.encode, drawn_from="one"),
        "c/": dataclasses.replace(text, picture=other.encode, drawn_from="other"),
    }
    cards = Drawing(texts, cache).cards()
    assert len({card.path for card in cards.values()}) == 3
    assert len({card.file.read_bytes() for card in cards.values()}) == 3
    assert Drawing(texts, cache).cards() == cards


def test_cards_that_nobody_waits_for_are_not_drawn(tmp_path: Path) -> None:
    begun: list[str] = []

    def picture() -> bytes:
        begun.append("one")
        time.sleep(0.05)
        return b'<svg xmlns="http://www.w3.org/2000/svg" width="420" height="630"/>'

    text = CardText(title="Bài thử", kicker="Tin", site="Cổng thử", picture=picture)
    drawing = Drawing(
        {f"{number}/": dataclasses.replace(text, title=f"Bài {number}") for number in range(200)}, FileCache(tmp_path)
    )
    drawing.stop()
    assert len(begun) == len(list(tmp_path.rglob("*.png"))) < 200


def test_our_own_icons_lie_where_the_theme_looks_first() -> None:
    own = {name.removeprefix("portal/") for name in ICONS.values() if name.startswith("portal/")}
    assert own == {file.stem for file in (ROOT / "overrides" / ".icons" / "portal").glob("*.svg")}
