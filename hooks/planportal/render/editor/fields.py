"""One section's form in the browser editor, made from the same keys that `portal check` reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planportal.load import ArticleKey, Form, article_keys
from planportal.load.article_values import DOI
from planportal.load.record import WEB_ADDRESS
from planportal.model import NewsSection, Plan

__all__ = ["Field", "section_fields"]

Field = dict[str, Any]

_HINTS = {
    "id": "Tự đặt, không bao giờ đổi: nguồn tin nhận ra bài bằng mã này.",
    "date": "Giờ Việt Nam. Chưa tới giờ này thì bài chưa hiện ở đâu cả.",
    "src": "Ảnh được thu nhỏ và bỏ hết dấu vết máy ảnh, nơi chụp khi tải lên.",
    "field": "Một hay nhiều lĩnh vực.",
    "tasks": "Nhiệm vụ của Kế hoạch mà bài nói tới. Bài là tư liệu bổ trợ, không phải minh chứng.",
    "draft": "Bật khi bài chưa xong; tắt khi muốn đăng.",
    "file": "Tệp .mp4 hoặc .webm; cần có tệp hoặc liên kết.",
    "start": "Giờ Việt Nam.",
    "duration": "Phút và giây, ví dụ 3:25.",
}
"""Where the help of the form tells how to write YAML, which nobody sees here."""
_ROOMY = frozenset({"caption", "results", "summary", "text", "transcript"})
"""Texts of more than one line."""
_PICTURES = "image/jpeg,image/png,image/webp,image/avif"
_FILMS = "video/mp4,video/webm"
_PLAIN: Mapping[Form, Field] = {
    Form.MOMENT: {"widget": "datetime", "format": "YYYY-MM-DD HH:mm", "input_timezone": "Asia/Ho_Chi_Minh"},
    Form.DAY: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    Form.SWITCH: {"widget": "boolean"},
}
_PATTERNS: Mapping[Form, tuple[str, str]] = {
    Form.ADDRESS: (rf"^{WEB_ADDRESS}$", "Viết cả https://, ví dụ https://vanban.chinhphu.vn/"),
    Form.DOI: (rf"^{DOI}$", "Chép nguyên mã, bắt đầu bằng 10., ví dụ 10.3390/v14050896"),
}
_BUTTONS = (
    *("bold", "italic", "strikethrough", "code", "link", "heading-two", "heading-three", "heading-four", "quote"),
    *("bulleted-list", "numbered-list"),
)
"""All that an article may hold: the editor takes what has no button for plain signs, and would spoil it when saving."""
_SIGNS = r"\s!-/:-@\[-^`{-~–—“”‘’…"
"""What is neither a letter nor a figure; browsers read patterns without Unicode's classes here."""
_ITEM_PATTERNS: Mapping[Form, tuple[str, str]] = {
    Form.OLD_ADDRESS: (
        r"^/?[a-z0-9][a-z0-9-]*(/[a-z0-9-]+)+/?$",
        "Phần sau tên miền, chữ thường không dấu, số, gạch nối và /, ví dụ tin-tuc/2026/ten-cu",
    ),
    Form.TAG: (rf"^(?=[^,;]{{1,60}}$).*[^{_SIGNS}].*$", "Mỗi chủ đề một ô, có chữ hoặc số, nhiều nhất 60 chữ cái"),
    Form.HASHTAG: (rf"^#?[^{_SIGNS}]+$", "Mỗi thẻ một ô, viết liền, chỉ chữ và số, ví dụ CongNgheSinhHoc"),
}


def section_fields(section: NewsSection, plan: Plan) -> list[Field]:
    """Return the fields of a section's articles in the order of its form, the body after the summary."""
    fields: list[Field] = []
    for key in article_keys(section.kind):
        fields.append({**_field(key, section, plan), **_made(key, section)})
        if key.name == "summary":
            fields.append(_body())
    return fields


def _made(key: ArticleKey, section: NewsSection) -> Field:
    """Return what the editor fills in by itself: the id that never changes, and the hour.

    No other key has a value to begin with: the editor would also put it into old articles that leave the key out.
    """
    match key.name:
        case "id":
            return {"widget": "uuid", "prefix": f"{section.id}-", "use_b32_encoding": True}
        case "date":
            return {"default": "{{now}}"}
        case _:
            return {}


def _field(key: ArticleKey, section: NewsSection, plan: Plan) -> Field:
    return {
        "name": key.name,
        "label": _sentence(key.title),
        "hint": key.help if key.form is Form.DAY else _HINTS.get(key.name, key.help),
        "required": key.required or (key.name == "sources" and section.needs_source),
        **_widget(key, section, plan),
    }


def _widget(key: ArticleKey, section: NewsSection, plan: Plan) -> Field:
    if key.form is Form.GROUP:
        return _group(key, section, plan)
    if key.form in {Form.CHOICE, Form.TASK}:
        return _select(key, key.choices or {task.id: f"{task.id} – {task.short_title}" for task in plan.tasks})
    if key.many:
        return {"widget": "list", "pattern": list(_ITEM_PATTERNS[key.form])}
    if key.form is Form.NUMBER:
        return {"widget": "number", "value_type": "int", "min": key.bounds["ge"], "max": key.bounds["le"]}
    if key.form is Form.MEDIA:
        widget = (
            {"widget": "file", "accept": _FILMS} if key.name == "file" else {"widget": "image", "accept": _PICTURES}
        )
        return {**widget, "choose_url": False}
    return dict(_PLAIN[key.form]) if key.form in _PLAIN else _text(key)


def _group(key: ArticleKey, section: NewsSection, plan: Plan) -> Field:
    fields = [_field(inner, section, plan) for inner in key.keys]
    if not key.many:
        return {"widget": "object", "fields": fields}
    name = next(inner.name for inner in key.keys if inner.form is Form.TEXT)
    summary = f"{{{{fields.{name}}}}}"
    return {"widget": "list", "label_singular": _sentence(key.title), "summary": summary, "fields": fields}


def _select(key: ArticleKey, named: Mapping[str, str]) -> Field:
    options = [{"label": label, "value": value} for value, label in named.items()]
    least = {"min": 1} if key.many and key.required else {}
    return {"widget": "select", "options": options, **({"multiple": True} if key.many else {}), **least}


def _text(key: ArticleKey) -> Field:
    pattern = _PATTERNS.get(key.form, (r"\S", "Viết ít nhất một chữ") if key.required else None)
    widget = "text" if key.name in _ROOMY else "string"
    return {"widget": widget, **({"pattern": list(pattern)} if pattern and key.name != "id" else {})}


def _body() -> Field:
    return {
        "name": "body",
        "label": "Nội dung bài",
        "hint": "Đề mục bắt đầu từ cấp 2. [1] trong bài chỉ nguồn thứ nhất. Bảng và hình vẽ: chuyển sang Markdown.",
        "widget": "richtext",
        "required": True,
        "modes": ["rich_text", "raw"],
        "buttons": list(_BUTTONS),
        "editor_components": ["code-block", "image"],
        "linked_images": False,
        "use_emoji_autocomplete": False,
    }


def _sentence(title: str) -> str:
    return title[:1].upper() + title[1:]
