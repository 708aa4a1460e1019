"""What an article is about, as an icon and an ornament: this registry is the one place that knows.

The first tag that names a particular matter gives the icon; where tags name only general ones, the title says which
crop or which animal it is. Words count with their marks: "sản" is not "sắn".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from planportal.model import Article
from planportal.render.drawings import land, life, order
from planportal.render.drawings.chance import Chance
from planportal.render.drawings.grounds import Ground
from planportal.render.drawings.shapes import Box
from planportal.render.drawings.subject import Subject

__all__ = ["FIELD_ORNAMENTS", "TOPICS", "Ornament", "Topic", "topics_of"]

Ornament = Callable[[Box, Ground, Chance], str]


@dataclass(frozen=True)
class Topic:
    """A matter that articles are about."""

    icon: str
    """Its name in render/icons.py, without `topic-`."""
    ornament: Ornament
    words: tuple[str, ...]
    """How tags and titles name it, in small letters."""
    is_general: bool = False
    """It gives way to what is more particular."""


TOPICS: tuple[Topic, ...] = (
    # Crops, from the one that is grown most.
    Topic("san", land.rows, ("sắn", "khoai mì", "tinh bột")),
    Topic("lua", land.rows, ("lúa", "gạo", "lúa gạo")),
    Topic("mia", land.rows, ("mía", "mía đường")),
    Topic("ngo", land.rows, ("ngô", "bắp")),
    Topic("mang-cau", land.leaves, ("mãng cầu", "trái cây", "cây ăn quả", "cây ăn trái")),
    Topic("rau", land.leaves, ("rau", "rau màu", "rau quả")),
    Topic("cao-su", land.leaves, ("cao su", "lâm nghiệp", "rừng")),
    Topic("duoc-lieu", land.leaves, ("dược liệu", "sâm")),
    Topic("nam", life.colonies, ("nấm", "nấm ăn", "đông trùng hạ thảo")),
    Topic("giong", land.leaves, ("giống cây trồng", "cây trồng", "trồng trọt", "giống"), is_general=True),
    Topic("nuoi-cay-mo", land.leaves, ("nuôi cấy mô",)),
    Topic("phan-bon", life.colonies, ("phân bón", "phân bón vi sinh", "vi sinh", "vi sinh vật", "chế phẩm")),
    # Animals.
    Topic("lon", life.cells, ("lợn", "heo")),
    Topic("bo", life.cells, ("bò", "bò sữa")),
    Topic("ga", life.cells, ("gà", "gia cầm", "thủy cầm", "vịt")),
    Topic("tom", land.waves, ("tôm", "tôm sú", "tôm thẻ")),
    Topic("ca", land.waves, ("cá", "cá tra")),
    Topic("bo", life.cells, ("chăn nuôi", "thú y", "vật nuôi"), is_general=True),
    Topic("ca", land.waves, ("thủy sản", "nuôi trồng thủy sản"), is_general=True),
    # Health.
    Topic("vac-xin", life.viruses, ("vắc xin", "vaccine")),
    Topic("mrna", life.strand, ("mrna", "rna")),
    Topic("sua-gen", life.helix, ("chỉnh sửa gen", "crispr", "liệu pháp gen")),
    Topic("gen", life.gel, ("gen", "hệ gen", "di truyền y học", "dna", "biến đổi gen")),
    Topic("te-bao", life.cells, ("tế bào", "tế bào gốc", "nhân bản"), is_general=True),
    Topic("than", life.cells, ("ghép tạng", "ghép thận")),
    Topic("benh", life.viruses, ("dịch bệnh", "virus", "kháng sinh", "xét nghiệm")),
    Topic("thuoc", order.hexagons, ("thuốc", "y tế", "dược phẩm", "dược")),
    # Industry and environment.
    Topic("enzyme", order.hexagons, ("enzyme", "protein")),
    Topic("len-men", life.colonies, ("lên men", "thực phẩm", "nấm men")),
    Topic("tong-hop", order.hexagons, ("sinh học tổng hợp", "vật liệu")),
    Topic("ai", order.network, ("trí tuệ nhân tạo", "dữ liệu", "chuyển đổi số", "công nghệ số")),
    Topic("tai-che", order.circles, ("xử lý chất thải", "chất thải", "tái chế", "nhựa", "phụ phẩm", "rác")),
    Topic("khi", order.circles, ("khí sinh học", "biogas", "năng lượng", "nhiên liệu sinh học")),
    Topic("nuoc", land.waves, ("nước", "nước thải", "xử lý nước")),
    # Law, people, places.
    Topic("so-huu", order.guilloche, ("sở hữu trí tuệ", "nhãn hiệu", "sáng chế", "tiêu chuẩn"), is_general=True),
    Topic("dia-ly", land.contours, ("chỉ dẫn địa lý", "bản địa"), is_general=True),
    Topic("chinh-sach", order.guilloche, ("chính sách", "nghị quyết", "kế hoạch", "pháp luật"), is_general=True),
    Topic("doanh-nghiep", order.network, ("doanh nghiệp", "khởi nghiệp", "đầu tư"), is_general=True),
    Topic("dao-tao", order.network, ("đào tạo", "tập huấn", "nhân lực", "hội thảo", "hợp tác"), is_general=True),
    Topic("tuyen-truyen", order.network, ("tuyên truyền", "truyền thông"), is_general=True),
)

FIELD_ORNAMENTS: Mapping[str, tuple[Ornament, ...]] = {
    "nong-nghiep": (land.rows, land.leaves, land.contours),
    "cong-nghiep": (order.hexagons, order.network, life.colonies),
    "y-duoc": (life.cells, life.helix, life.gel),
    "moi-truong": (land.waves, order.circles, land.leaves),
}
"""What an article is adorned with whose tags name no topic."""

_BY_WORDS: Mapping[str, Topic] = {words: topic for topic in TOPICS for words in topic.words}
_LONGEST = max(words.count(" ") + 1 for words in _BY_WORDS)
_WORD = re.compile(r"\w+")


def topics_of(article: Article | Subject) -> tuple[Topic, ...]:
    """Return what an article is about, the most particular first; empty when neither tags nor title say it."""
    tagged = [topic for tag in article.tags for topic in _named(tag)]
    if not tagged:
        return ()
    particular = [topic for topic in tagged if not topic.is_general]
    titled = [topic for topic in _named(article.title) if not topic.is_general]
    return tuple(dict.fromkeys([*particular[:1], *titled, *particular, *tagged]))


def _named(text: str) -> Iterator[Topic]:
    """Yield the topics that a text names, in their order; the longest words win."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold())
    start = 0
    while start < len(words):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            topic = _BY_WORDS.get(" ".join(words[start : start + length]))
            if topic:
                yield topic
                start += length - 1
                break
        start += 1
