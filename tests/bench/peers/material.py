"""Material for MkDocs as it comes: its blog, its search, and the RSS plugin that its handbook names."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import make_articles
from bench.peers.article import blog_post

__all__ = ["lay_out_material"]

_CONFIGURATION = """\
site_name: Peer
site_url: https://cong.example/
theme:
  name: material
  language: vi
  font: false
plugins:
  - blog
  - search
  - rss:
      match_path: blog/posts/.*
      date_from_meta:
        as_creation: date
      use_git: false
markdown_extensions:
  - attr_list
  - def_list
  - md_in_html
  - tables
  - footnotes
"""


def lay_out_material(folder: Path, count: int) -> Path:
    """Return the folder, now a project of Material with so many posts."""
    posts = folder / "docs" / "blog" / "posts"
    posts.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_CONFIGURATION, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Trang chủ\n", encoding="utf-8")
    (folder / "docs" / "blog" / "index.md").write_text("# Tin tức\n", encoding="utf-8")
    for number, article in enumerate(make_articles(count)):
        (posts / f"{article.slug}.md").write_text(blog_post(article, number, taxonomy="categories"), encoding="utf-8")
    return folder
