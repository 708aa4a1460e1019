"""Hugo with the barest theme: a page, lists with pages of their own, topics, RSS; no search and no data."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import make_articles
from bench.peers.article import blog_post

__all__ = ["lay_out_hugo"]

_FILES = {
    "hugo.toml": """\
baseURL = "https://cong.example/"
languageCode = "vi"
title = "Peer"
[pagination]
pagerSize = 10
[taxonomies]
category = "categories"
tag = "tags"
""",
    "layouts/_default/baseof.html": """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{{ .Title }} – {{ site.Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AlternativeOutputFormats -}}
<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}
</head>
<body>
<nav><a href="/">Trang chủ</a>{{ range site.Sections }} <a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "layouts/_default/single.html": """\
{{ define "main" }}
<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time></p>
{{ .Content }}
<p>{{ range .Params.tags }}<a href="/tags/{{ . | urlize }}/">{{ . }}</a> {{ end }}</p>
</article>
{{ end }}
""",
    "layouts/_default/list.html": """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>
{{ range .Paginator.Pages -}}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Date.Format "02/01/2006" }}<br>{{ .Description }}</li>
{{ end }}
</ul>
{{ with .Paginator }}{{ if .HasNext }}<a href="{{ .Next.URL }}">Trang sau</a>{{ end }}{{ end }}
{{ end }}
""",
}


def lay_out_hugo(folder: Path, count: int) -> Path:
    """Return the folder, now a project of Hugo with so many articles, in their sections."""
    for name, text in _FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    for number, article in enumerate(make_articles(count)):
        file = folder / "content" / article.section.id / str(article.year) / f"{article.slug}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(blog_post(article, number, taxonomy="categories"), encoding="utf-8")
    return folder
