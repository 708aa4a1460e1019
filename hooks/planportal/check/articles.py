"""Articles among themselves and against their pictures, sources and the plan."""

from __future__ import annotations

from collections.abc import Iterator

from planportal.errors import Problem, Severity
from planportal.load import Loaded
from planportal.load.articles import ArticleFile
from planportal.load.body_pictures import is_remote
from planportal.load.media_folder import MediaFolder
from planportal.model import Article, Video, media_path

__all__ = ["article_problems"]


def article_problems(loaded: Loaded) -> list[Problem]:
    """Return the faults of articles that are valid as files."""
    problems: list[Problem] = []
    ids: dict[str, ArticleFile] = {}
    addresses: dict[str, ArticleFile] = {}
    for file in loaded.articles:
        article = file.article
        if article is None:
            continue
        first = ids.setdefault(article.id, file)
        if first is not file:
            message = f"mã bài “{article.id}” đã là mã của {first.path}"
            problems.append(file.front.problem(("id",), message, "đặt mã khác, chưa bài nào dùng"))
        for loc, address in _addresses(article):
            holder = addresses.setdefault(address, file)
            if holder is not file:
                message = f"địa chỉ “{address}” đã là của {holder.path}"
                problems.append(
                    file.front.problem(loc, message, "đổi tên tệp, hoặc bỏ địa chỉ này ở một trong hai bài")
                )
        problems += _source_problems(file, article)
        problems += _picture_problems(file, article, loaded.media)
        problems += _place_problems(file, article)
    return problems


def _addresses(article: Article) -> Iterator[tuple[tuple[str | int, ...], str]]:
    yield ("id",), article.address
    for index, alias in enumerate(article.aliases):
        yield ("aliases", index), alias


def _source_problems(file: ArticleFile, article: Article) -> Iterator[Problem]:
    if article.section.needs_source and not article.sources:
        message = f"bài trong mục {article.section.title} mà không có nguồn"
        yield file.front.problem(("title",), message, "thêm sources với tên nguồn, nơi đăng và địa chỉ hoặc DOI")
    for index, source in enumerate(article.sources):
        if not source.url:
            message = f"nguồn thứ {index + 1} không có địa chỉ hoặc DOI"
            yield file.front.problem(("sources", index), message, "thêm url: https://… hoặc doi: 10.…")
    for number, line, column in file.citations:
        if not 1 <= number <= len(article.sources):
            message = f"[{number}] không chỉ nguồn nào; bài có {len(article.sources)} nguồn"
            yield Problem(file.path, line, column, message, "sửa số trong ngoặc vuông, hoặc thêm nguồn vào sources")


def _picture_problems(file: ArticleFile, article: Article, media: MediaFolder) -> Iterator[Problem]:
    if article.image is not None:
        yield from _picture_fault(file, ("image", "src"), article.image.src, media)
    if isinstance(article.details, Video):
        if not article.details.file and not article.details.link:
            message = "video không có tệp hay liên kết"
            yield file.front.problem(
                ("title",), message, "thêm file (tệp trong content/media) hoặc link (địa chỉ trang)"
            )
        if article.details.file and article.details.file not in media.videos:
            message = f"không có tệp video “{article.details.file}” trong content/media"
            yield file.front.problem(("file",), message, "chép tệp .mp4 hoặc .webm vào đó, hoặc sửa tên")
    for image in file.images:
        if not image.alt:
            message = "ảnh không có mô tả"
            yield Problem(file.path, image.line, image.column, message, "viết điều ảnh cho thấy vào giữa ![ và ]")
        if is_remote(image.src):
            message = "ảnh của trang khác không được hiện trên Cổng"
            cure = "xin phép, chép ảnh vào content/media rồi dùng tệp đó"
            yield Problem(file.path, image.line, image.column, message, cure)
            continue
        fault = media.fault(media_path(image.src))
        if fault:
            yield Problem(file.path, image.line, image.column, *fault)


def _picture_fault(file: ArticleFile, loc: tuple[str | int, ...], src: str, media: MediaFolder) -> Iterator[Problem]:
    fault = media.fault(src)
    if fault:
        yield file.front.problem(loc, *fault)


def _place_problems(file: ArticleFile, article: Article) -> Iterator[Problem]:
    if article.date.year != article.year:
        line, column = file.front.place(("date",))
        message = (
            f"bài năm {article.date.year} nằm trong thư mục năm {article.year}; địa chỉ bài sẽ mang năm {article.year}"
        )
        cure = f"chuyển tệp vào thư mục {article.section.id}/{article.date.year} nếu bài chưa đăng"
        yield Problem(file.path, line, column, message, cure, Severity.ADVICE)
