"""What ranks above what, on indexes of a few documents."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from planportal.render.search.documents import SearchDocument
from search_engine import Answer, Engine

Ask = Callable[..., Answer]

FILLER = "Trang này nói về chuyện khác hẳn và chỉ có mặt cho đủ."


def document(
    name: str, title: str = "Không liên quan", summary: str = "", *body: str, **more: object
) -> SearchDocument:
    return SearchDocument(f"tin-tuc/2026/{name}/", "tin-tuc", title, summary, body=body, **more)  # type: ignore[arg-type]


@pytest.fixture
def engine(tmp_path: Path) -> Callable[..., Engine]:
    return lambda *documents: Engine.over(
        tmp_path, [document(f"khac-{n}", summary=FILLER) for n in range(8)] + [*documents]
    )


def found(answer: Answer) -> list[str]:
    return [address.split("/")[-2] for address in answer.addresses]


def test_the_typed_spelling_stands_above_the_others_even_in_the_body(engine: Callable[..., Engine]) -> None:
    asked = engine(
        document("san-pham", "Giá sàn hôm nay"),
        document("san-xuat", "Sản xuất hữu cơ"),
        document("san", "Cây trồng vùng cao", "Tóm tắt.", "Bà con trồng sắn trên nương."),
    ).ask("sắn")
    assert found(asked)[0] == "san"
    assert [result["exact"] for result in asked.results] == [True, False, False]


def test_without_marks_every_spelling_is_found(engine: Callable[..., Engine]) -> None:
    asked = engine(document("sắn", "Giống sắn mới"), document("sàn", "Sàn giao dịch"), document("sân", "Sân phơi")).ask(
        "san"
    )
    assert sorted(found(asked)) == ["sàn", "sân", "sắn"]


def test_a_phrase_stands_above_the_same_words_apart(engine: Callable[..., Engine]) -> None:
    asked = engine(
        document("lien", "Bệnh khảm lá sắn ở miền Đông"),
        document("roi", "Sắn bị bệnh: lá có vết khảm"),
    ).ask("benh kham la san")
    assert found(asked) == ["lien", "roi"]


def test_words_in_their_order_stand_above_the_reverse(engine: Callable[..., Engine]) -> None:
    asked = engine(document("thuan", "Nuôi tôm sú"), document("nghich", "Sú tôm nuôi")).ask("nuoi tom su")
    assert found(asked) == ["thuan", "nghich"]


def test_title_stands_above_heading_above_summary_above_body(engine: Callable[..., Engine]) -> None:
    asked = engine(
        document("than-bai", "Một", "Hai.", "Đầu đề khác. Nuôi cấy mô là gì."),
        document("tom-tat", "Một", "Nuôi cấy mô cho nhiều cây giống."),
        document("de-muc", "Một", "Hai.", keywords=("Về nuôi cấy mô hiện nay",)),
        document("tieu-de", "Chuyện nuôi cấy mô ở xã"),
    ).ask("nuoi cay mo")
    assert found(asked) == ["tieu-de", "de-muc", "tom-tat", "than-bai"]


def test_all_words_stand_above_some(engine: Callable[..., Engine]) -> None:
    asked = engine(
        document("mot-phan", "Vắc xin cho người"),
        document("du", "Vắc xin cho cá tra nuôi ao"),
    ).ask("vac xin ca tra")
    assert found(asked)[0] == "du"


def test_the_newer_stands_first_among_equals(engine: Callable[..., Engine]) -> None:
    asked = engine(document("cu", "Giá mía giảm"), document("moi", "Giá mía tăng")).ask("giá mía")
    assert found(asked) == ["moi", "cu"]


def test_a_keyword_that_is_the_query_lifts_its_page_above_compounds(engine: Callable[..., Engine]) -> None:
    asked = engine(
        document("san", "Cây sắn trên đất dốc", keywords=("sắn",)),
        document("san-pham", "Sản phẩm mới"),
        document("tai-san", "Tài sản trí tuệ"),
    ).ask("san")
    assert found(asked)[0] == "san"


@pytest.mark.parametrize("query", ["thuỷ sản", "thủy sản", "THỦY SẢN", unicodedata.normalize("NFD", "thuỷ sản")])
def test_ways_of_writing_one_word_find_the_same(engine: Callable[..., Engine], query: str) -> None:
    asked = engine(document("thuy-san", "Nuôi trồng thủy sản"), document("khac", "Chè Tủa Chùa")).ask(query)
    assert found(asked) == ["thuy-san"]
    assert asked.results[0]["exact"] is True


def test_wrong_marks_still_find_but_below_the_right_ones(engine: Callable[..., Engine]) -> None:
    asked = engine(document("bo", "Chăn nuôi bò"), document("bo-trai", "Trồng bơ")).ask("bơ")
    assert found(asked) == ["bo-trai", "bo"]
    assert found(engine(document("bo", "Chăn nuôi bò")).ask("bõ")) == ["bo"]


@pytest.mark.parametrize("query", ["36-NQ/TW", "36-nq/tw", "36 nq tw", "36/NQ-TW", "nghị quyết 36-NQ/TW", "nq/tw"])
def test_a_number_is_found_as_it_is_typed(engine: Callable[..., Engine], query: str) -> None:
    asked = engine(
        document("36", "Nghị quyết số 36-NQ/TW"), document("57", "Nghị quyết số 57-NQ/TW"), document("so", "36 hộ dân")
    ).ask(query)
    assert found(asked)[0] == "36" or (query == "nq/tw" and set(found(asked)[:2]) == {"36", "57"})


def test_a_task_number_is_not_found_in_dates_and_decimals(engine: Callable[..., Engine]) -> None:
    asked = engine(
        document("nhiem-vu", "Nhiệm vụ 1.2: Tuyên truyền"), document("ngay", "Ngày 1/2"), document("phan", "1,2 tấn")
    ).ask("1.2")
    assert found(asked) == ["nhiem-vu"]


def test_the_last_word_may_be_unfinished(engine: Callable[..., Engine]) -> None:
    asked = engine(document("a", "Công nghệ sinh học"), document("b", "Công nghệ thông tin")).ask("cong nghe sin")
    assert found(asked)[0] == "a"
    assert asked.suggestion == ""


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("bệnh khảm lá săms", "bệnh khảm lá sắn"),
        ("benh khm la san", "bệnh khảm lá sắn"),
        ("bnh kham la san", "bệnh khảm lá sắn"),
        ("benh khamla san", "bệnh khảm lá sắn"),
        ("enh kham la san", "bệnh khảm lá sắn"),
        ("casgevi", "casgevy"),
        ("alphafodl", "alphafold"),
    ],
)
def test_one_wrong_letter_finds_what_was_meant_and_says_so(
    engine: Callable[..., Engine], query: str, meant: str
) -> None:
    asked = engine(document("a", "Bệnh khảm lá sắn lan rộng"), document("b", "AlphaFold, Casgevy")).ask(
        query.replace("săms", "săm")
    )
    assert asked.results
    assert asked.suggestion == meant
    assert not any(result["exact"] for result in asked.results)


def test_nothing_is_suggested_where_the_words_were_found(engine: Callable[..., Engine]) -> None:
    assert engine(document("a", "Bệnh khảm lá sắn")).ask("khảm lá").suggestion == ""


def test_what_cannot_be_found_gives_an_empty_answer(engine: Callable[..., Engine]) -> None:
    ask = engine(document("a", "Bệnh khảm lá sắn")).ask
    for query in ["", "   ", "!?", "xyzzyq", "日本"]:
        answer = ask(query)
        assert (answer.results, answer.total, answer.error) == ([], 0, "")


def test_context_shows_where_the_words_stand_in_the_spelling_of_the_page(engine: Callable[..., Engine]) -> None:
    long = " ".join(["Một câu mở đầu không nói gì về chuyện đang tìm."] * 8)
    asked = engine(
        document("a", "Chuyện đồng áng", "Tóm tắt.", long, f"{long} Sau mưa, bệnh khảm lá sắn lan nhanh.")
    ).ask("benh kham la san")
    (result,) = asked.results
    assert "bệnh khảm lá sắn lan nhanh" in result["context"]
    assert len(result["context"]) < 220
    assert ["bệnh khảm lá sắn", True] in result["pieces"]


def test_a_search_can_be_narrowed_by_section_and_field(engine: Callable[..., Engine]) -> None:
    asked = engine(
        document("a", "Giống lúa mới", fields=("nong-nghiep",)),
        document("b", "Giống lúa cũ", fields=("moi-truong",)),
        SearchDocument("van-ban/lua/", "van-ban", "Giống lúa được công nhận", ""),
    )
    assert len(asked.ask("giong lua").results) == 3
    assert asked.ask("giong lua", section="van-ban").addresses == ["van-ban/lua/"]
    assert found(asked.ask("giong lua", field="moi-truong")) == ["b"]
    assert asked.ask("giong lua", section="van-ban", field="moi-truong").total == 0


def test_a_limit_cuts_the_list_and_the_total_says_so(engine: Callable[..., Engine]) -> None:
    asked = engine(*(document(f"bai-{number}", f"Nuôi ong bài {number}") for number in range(30))).ask(
        "nuoi ong", limit=5
    )
    assert [len(asked.results), asked.total, asked.isTotal] == [5, 30, False]
    assert found(asked)[0] == "bai-29"


def test_a_lost_connection_is_told_and_the_next_search_works(engine: Callable[..., Engine]) -> None:
    one = engine(document("a", "Nuôi ong lấy mật"))
    lost, *_ = one.ask_all([{"query": "nuoi ong", "missing": ["/h/"]}])
    assert lost.error == "Failed to fetch"
    assert one.ask("nuoi ong").total == 1


@pytest.mark.parametrize("base", ["", "/", "/cong", "/cong/", "https://portal.example", "https://portal.example/cong/"])
def test_the_portal_may_stand_anywhere(engine: Callable[..., Engine], base: str) -> None:
    (result,) = engine(document("a", "Nuôi ong lấy mật")).ask("nuôi ong", base=base).results
    assert result["url"] == f"{base.rstrip('/')}/tin-tuc/2026/a/"


def test_a_result_has_what_a_page_shows(engine: Callable[..., Engine]) -> None:
    (result,) = engine(document("a", "Nuôi ong", "Ong lấy mật.", date="2026-11-20")).ask("nuôi ong").results
    assert result.pop("score") > 0
    assert result == {
        "url": "https://portal.example/tin-tuc/2026/a/",
        "address": "tin-tuc/2026/a/",
        "title": "Nuôi ong",
        "section": "tin-tuc",
        "date": "2026-11-20",
        "exact": True,
        "context": "Ong lấy mật.",
        "pieces": [["Ong", True], [" lấy mật.", False]],
    }


def test_a_phrase_in_the_body_stands_above_its_words_scattered_in_a_title(engine: Callable[..., Engine]) -> None:
    asked = engine(
        document("roi", "Hợp tác xã Hòa Thành và câu chuyện công nghệ"),
        document("lien", "Một vụ mùa", "Hai.", "Mô hình đã thành công."),
    ).ask("thành công")
    assert found(asked) == ["lien", "roi"]


def test_a_neighbour_of_a_numbers_first_part_is_none_of_the_number(engine: Callable[..., Engine]) -> None:
    asked = engine(
        document("dung", "Một", "Hai.", "Hạn nộp là ngày 30/9/2025."),
        document("khac", "Một", "Hai.", "Hạn nộp là ngày 30/11 hàng năm, ngày 30/11."),
    ).ask("ngày 30/9/2025")
    assert found(asked)[0] == "dung"


def test_a_long_title_is_found_without_reading_bodies(engine: Callable[..., Engine]) -> None:
    title = "Chọn giống tôm sú từ nguồn bố mẹ trong nước"
    asked = engine(document("a", title, "Hai.", "Tôm sú."), document("b", "Tôm thẻ", "Hai.", "Nguồn bố mẹ.")).ask(title)
    assert found(asked)[0] == "a"
    assert not [file for file in asked.files if "/b/" in file]


@pytest.mark.parametrize("query", ["trung tâm khcn", "Trung tâm KH&CN", "trung tam kh cn"])
def test_letters_joined_by_an_ampersand_are_found_and_marked_without_it(
    query: str, engine: Callable[..., Engine]
) -> None:
    asked = engine(
        document("khan", "Trung tâm khăn"), document("khcn", "Đơn vị", "Trung tâm KH&CN chủ trì nhiệm vụ.")
    ).ask(query)
    assert found(asked)[0] == "khcn"
    assert asked.results[0]["pieces"] == [["Trung tâm KH&CN", True], [" chủ trì nhiệm vụ.", False]]
