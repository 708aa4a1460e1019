"""What must be known before the portal may call itself official: the six particulars of its home page.

Nghị định 174/2026/NĐ-CP, Điều 93 khoản 1: governing body, managing body, address, e-mail, telephone, and who answers
for the content. A trial may leave them open, because every page of it says that it is a trial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planportal.errors import Problem, Severity, quote
from planportal.load import Settings

__all__ = ["official_problems"]

_NAMES = {
    "parent": ("cơ quan chủ quản", "Ủy ban nhân dân tỉnh …"),
    "name": ("cơ quan quản lý Cổng", "Sở Khoa học và Công nghệ tỉnh …"),
    "address": ("địa chỉ liên lạc", "số nhà, đường, xã hoặc phường, tỉnh"),
    "phone": ("số điện thoại", "số máy của cơ quan, ví dụ dạng 02xx 3xxx xxx"),
    "email": ("thư điện tử", "hộp thư công vụ của cơ quan"),
    "content_manager": ("người chịu trách nhiệm quản lý nội dung", "họ tên, chức vụ theo quyết định của Sở"),
}
_PLACEHOLDER = re.compile(
    r"(?i)\W*|(x|0)+|\W*(todo|tbd|n/?a|(hiện )?chưa (có|rõ|biết)|(đang |sẽ )?(cập nhật|bổ sung)|sở bổ sung)\W*"
)
"""Values that say only that there is none yet."""


def official_problems(settings: Settings) -> list[Problem]:
    """Return an error for each particular that is missing or no real one, and advice on ids that cannot stay."""
    found = [Problem(*settings.places[key], message, cure) for key, message, cure in _faults(settings)]
    if settings.tag_authority.split(",")[0].endswith((".example", "localhost")):
        message = "gốc của mã mục tin (tag_authority) còn dùng tên miền ví dụ"
        cure = "điền tên miền thật của Cổng và năm, trước lần công bố đầu tiên; về sau không đổi"
        found.append(Problem(*settings.places["tag_authority"], message, cure, Severity.ADVICE))
    return found


def _faults(settings: Settings) -> Iterator[tuple[str, str, str]]:
    if settings.demo:
        yield "tag_authority", "trang minh hoạ không thể là trang chính thức", "chạy lệnh này với dữ liệu thật"
    for key, (name, example) in _NAMES.items():
        value = getattr(settings.organisation, key).strip()
        if not value:
            yield key, f"trang chính thức còn thiếu {name} ({key})", f"điền {example}"
        elif _is_placeholder(key, value):
            yield key, f"{name} ({key}) chưa phải giá trị thật: {quote(value)}", f"điền {example}"


def _is_placeholder(key: str, value: str) -> bool:
    if key == "email" and "@" not in value:
        return True
    if key == "phone" and not any(char.isdigit() for char in value):
        return True
    return bool(_PLACEHOLDER.fullmatch(value))
