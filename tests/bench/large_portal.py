"""A portal with as many articles as one likes, as files: the project itself, and articles that never were."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

from bench.corpus import make_articles
from planportal.model import Article

__all__ = ["article_body", "lay_out_portal"]

ROOT = Path(__file__).parent.parent.parent
_KEPT = ("mkdocs.yml", "docs", "hooks", "overrides", "plan", "content")


def lay_out_portal(folder: Path, count: int) -> Path:
    """Return the folder, now a project with so many articles; each has 600 to 800 words, a table, a list and links."""
    folder.mkdir(parents=True)
    for name in _KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, folder / name)
    for number, article in enumerate(make_articles(count)):
        file = folder / "content" / article.section.id / str(article.year) / f"{article.slug}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(article_file(article, number), encoding="utf-8")
    return folder


def article_file(article: Article, number: int) -> str:
    """Return an article as staff would have written it."""
    keys = {
        "id": article.id,
        "title": article.title,
        "summary": article.summary,
        "field": list(article.fields),
        "scope": article.scope,
        "tags": list(article.tags),
    }
    front = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    front.append(f"date: {article.date:%Y-%m-%d %H:%M}")
    front += [
        "sources:",
        "  - title: Sổ ghi của người viết",
        "    outlet: Bài để đo",
        "    url: https://nguon.example/",
    ]
    return "\n".join(["---", *front, "---", "", article_body(article, number), ""])


def article_body(article: Article, number: int) -> str:
    """Return an article's words, with the table, the list and the links that it has as a file."""
    chance = random.Random(number)  # noqa: S311 - the same articles every time
    rows = [f"| Điểm {row} | {chance.randint(10, 90)} | {chance.randint(2, 40)},{row} |" for row in range(1, 6)]
    items = [
        f"- Lần {item}: ghi {chance.randint(5, 60)} mẫu, theo [nguồn](https://nguon.example/{item})."
        for item in (1, 2, 3)
    ]
    parts = [
        article.body,
        "## Số liệu theo điểm",
        "\n".join(["| Điểm | Mẫu | Tỉ lệ (%) |", "|---|---|---|", *rows]),
        "## Các lần ghi",
        "\n".join(items),
        "Xem thêm [tiến độ Kế hoạch](/ke-hoach/) và [các văn bản](/van-ban/); số liệu lấy từ nguồn [1].",
    ]
    return "\n\n".join(parts)
