"""Pydantic's findings, said in Vietnamese with file, line, column and cure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from planportal.errors import Problem, quote
from planportal.load.lenient import closest
from planportal.load.record import Record, closest_key
from planportal.load.register import Register
from planportal.load.spelling import correct_keys, record_in
from planportal.load.yaml_source import Loc, YamlSource
from planportal.schedule import FORMS
from planportal.text.normalise import fold, slug, squeeze

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

__all__ = ["validate"]

R = TypeVar("R", bound=Record)


def validate(source: YamlSource, record: type[R], register: Register | None = None) -> R | None:
    """Return the file's data as a record, or None with the problems added to the source's own."""
    if not source.is_read:
        return None
    if source.data is None:
        source.problems.append(Problem(source.path, 1, 1, "tệp trống", f"điền {_needed(record)}"))
        return None
    correct_keys(source, record)
    result = None
    findings: list[ErrorDetails] = []
    try:
        result = _adapter(record).validate_python(source.data, context=register)
    except ValidationError as error:
        findings = error.errors(include_url=False)
    source.problems.extend(_told(source, record, findings))
    return None if source.problems else result


@cache
def _adapter(record: type[R]) -> TypeAdapter[R]:
    return TypeAdapter(record)


def _told(source: YamlSource, record: type[Record], findings: list[ErrorDetails]) -> Iterator[Problem]:
    """Yield a problem for each finding, but none that another fault at the same place already explains."""
    places = {tuple(finding["loc"]) for finding in findings}
    for finding in findings:
        loc: Loc = tuple(finding["loc"])
        missing = finding["type"] == "missing"
        problem = _problem(source, record, finding)
        if source.is_told(loc[:-1] if finding["type"] == "extra_forbidden" else loc):
            continue
        source.faulty.add(loc)
        if missing or not source.is_guess(problem):
            yield problem
    for loc, kind in source.misread.items():
        if any(loc[:end] in places for end in range(len(loc) + 1)) or source.is_told(loc):
            continue
        words, cure = _misread(source.written[loc], kind)
        yield source.problem(loc, f"{_title(record, loc)}: {words}", cure)


def _problem(source: YamlSource, record: type[Record], details: ErrorDetails) -> Problem:
    loc: Loc = tuple(details["loc"])
    kind = details["type"]
    if kind == "extra_forbidden":
        return _unknown_key(source, record, loc)
    if kind == "missing":
        return source.problem(loc[:-1], f"thiếu {_title(record, loc)}", f"thêm dòng “{loc[-1]}: …”")
    field = _field(record, loc)
    if details["input"] is None:
        required = field is None or field.is_required() or isinstance(loc[-1], int)
        cure = "điền giá trị" if required else "điền giá trị, hoặc xoá cả dòng"
        return source.problem(loc, f"{_title(record, loc)}: để trống", cure)
    message, cure = _words(details, source.written.get(loc), _record_at(record, loc), field)
    return source.problem(loc, f"{_title(record, loc)}: {message}", cure)


def _unknown_key(source: YamlSource, record: type[Record], loc: Loc) -> Problem:
    key = str(loc[-1])
    owner = _record_at(record, loc[:-1]) or record
    if (near := closest_key(owner, key)) and (*loc[:-1], near) in source.keys:
        cure = f"xoá khoá này, vì “{near}” đã có ở dòng {source.keys[*loc[:-1], near][0]}"
    else:
        cure = f"xoá khoá này, hoặc dùng một trong các khoá: {', '.join(owner.model_fields)}"
    return source.problem(loc, f"không có khoá {quote(key)}", cure, at_key=True)


def _needed(record: type[BaseModel]) -> str:
    keys = [name for name, info in record.model_fields.items() if info.is_required()]
    return f"các khoá bắt buộc: {', '.join(keys)}"


def _misread(written: str, kind: str) -> tuple[str, str]:
    return f"phải là chữ, nhưng máy đọc {quote(written)} thành {kind}", f'đặt trong ngoặc kép: "{written}"'


def _words(
    details: ErrorDetails, written: str | None, inner: type[BaseModel] | None, field: FieldInfo | None
) -> tuple[str, str]:
    kind, context, value = details["type"], details.get("ctx", {}), details["input"]
    shown = _shown(value, written)
    in_quotes = isinstance(value, str) and written is None
    match kind:
        case _ if kind in _ONE_WORD and isinstance(value, str) and value != squeeze(value) != "":
            return f"{shown} có xuống dòng hoặc dấu cách thừa", f"chỉ viết {squeeze(value)}, cùng dòng với khoá"
        case "string_type" if isinstance(value, dict | list):
            return f"phải là một đoạn chữ, không phải {shown}", "viết giá trị trên cùng dòng với khoá"
        case "date_type" | "literal_error" if isinstance(value, dict | list):
            return f"phải là một giá trị, không phải {shown}", "viết giá trị trên cùng dòng với khoá"
        case "string_type":
            return _misread(written or str(value), _KINDS.get(type(value), "số"))
        case "blank":
            required = field is None or field.is_required()
            return "chỉ có khoảng trắng", "điền giá trị" if required else "điền giá trị, hoặc xoá cả dòng"
        case "int_type" | "int_from_float" if in_quotes and re.fullmatch(r"[0-9]{1,15}", str(value)):
            return f"phải là số, nhưng {shown} nằm trong ngoặc kép nên là chữ", f"bỏ ngoặc kép, chỉ viết {int(value)}"
        case "int_type" | "int_from_float":
            return f"phải là số nguyên, không phải {shown}", _whole_number(field)
        case "number" if in_quotes and re.fullmatch(r"[0-9]{1,15}(\.[0-9]+)?", str(value)):
            return f"phải là số, nhưng {shown} nằm trong ngoặc kép nên là chữ", f"bỏ ngoặc kép, chỉ viết {value}"
        case "number":
            return (
                f"phải là số, không phải {shown}",
                "chỉ viết các chữ số, không dấu ngăn hàng nghìn, dấu chấm trước phần thập phân, ví dụ 1234 hoặc 12.5",
            )
        case "bool_type" if in_quotes and value in {"true", "false"}:
            return (
                f"phải là true hoặc false, nhưng {shown} nằm trong ngoặc kép nên là chữ",
                f"bỏ ngoặc kép, chỉ viết {value}",
            )
        case "bool_type":
            return f"phải là true hoặc false, không phải {shown}", "viết true (có) hoặc false (không), không ngoặc kép"
        case "list_type":
            return f"phải là một danh sách, không phải {shown}", "viết mỗi mục trên một dòng, bắt đầu bằng “- ”"
        case "model_type" | "model_attributes_type" | "dict_type":
            keys = f", dùng các khoá: {', '.join(inner.model_fields)}" if inner else ""
            return f"phải là một nhóm khoá, không phải {shown}", f"viết mỗi khoá một dòng, dạng “khoá: giá trị”{keys}"
        case "too_short" if context.get("min_length", 1) > 1 and value:
            return f"danh sách có {len(value)} mục, cần ít nhất {context['min_length']}", "thêm cho đủ"
        case "too_short":
            return "danh sách không được trống", "thêm ít nhất một mục"
        case "too_long":
            return f"danh sách có {len(value)} mục, nhiều nhất {context['max_length']}", "bớt đi, hoặc chia làm hai"
        case "string_too_long":
            return f"dài {len(value)} chữ cái, nhiều nhất {context['max_length']}", "viết ngắn lại"
        case "date_in_quotes":
            return f"ngày {shown} nằm trong ngoặc kép nên là chữ", f"bỏ ngoặc kép, chỉ viết {value}"
        case "date_type" | "date_form" | "date_from_datetime_inexact":
            return f"{shown} không đúng cách viết ngày", _date_cure(str(value))
        case "moment_form":
            return f"{shown} không đúng cách viết ngày giờ", _moment_cure(str(value))
        case "impossible_moment":
            return f"lịch không có ngày giờ {shown}", "sửa lại cho đúng, giờ từ 00:00 đến 23:59, ví dụ 2026-11-23 09:30"
        case "impossible_date":
            return f"lịch không có ngày {shown}", "sửa lại cho đúng ngày, viết năm-tháng-ngày, ví dụ 2026-11-30"
        case "impossible_deadline":
            return "không phải năm nào cũng có ngày này trong lịch", "sửa lại tháng (month) và ngày (day)"
        case "literal_error" | "enum":
            return f"không có giá trị {shown}", _choices(
                str(value), str(context.get("expected", "")), (field.description if field else "") or ""
            )
        case "string_pattern_mismatch":
            example = slug(str(value)) or "van-phong-so"
            return f"{shown} không đúng dạng mã", f"chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ {example}"
        case "task_id":
            return f"{shown} không phải số thứ tự nhiệm vụ", 'viết như trong Kế hoạch, trong ngoặc kép, ví dụ "1.2"'
        case "greater_than_equal" | "less_than_equal":
            return f"{shown} nằm ngoài khoảng cho phép", _whole_number(field)
        case "unknown_id":
            return _unknown_id(context, value, shown)
        case "unknown_schedule":
            return f"không hiểu thời gian thực hiện {shown}", f"viết theo một trong các cách: {'; '.join(FORMS)}"
        case "web_address":
            return f"{shown} không phải địa chỉ trang đầy đủ", "viết cả https://, ví dụ https://vanban.chinhphu.vn/"
        case "media_path" if re.match(r"([a-z][a-z0-9+.-]*:|//)", str(value), re.IGNORECASE):
            return (
                f"{shown} không phải tệp trong content/media",
                "tệp của trang khác không được hiện trên Cổng: xin phép, chép vào content/media rồi dùng tệp đó",
            )
        case "media_path":
            return (
                f"{shown} không phải đường dẫn trong content/media",
                "viết thư mục và tên tệp, không có .., ví dụ media/2026/ruong-san.jpg",
            )
        case "doi":
            return f"{shown} không đúng dạng DOI", "chép nguyên mã, bắt đầu bằng 10., ví dụ 10.3390/v14050896"
        case "taken_address":
            return (
                f"{shown} là địa chỉ của trang khác trên Cổng",
                "ghi địa chỉ cũ của chính bài này, ví dụ tin-tuc/2026/ten-cu",
            )
        case "old_address":
            return (
                f"{shown} không đúng dạng địa chỉ cũ",
                "viết phần sau tên miền, chữ thường không dấu, số, gạch nối và /, ví dụ tin-tuc/2026/ten-cu",
            )
        case "hashtag":
            example = "".join(re.findall(r"\w+", str(value))) or "CongNgheSinhHoc"
            return f"{shown} không dùng làm thẻ được", f"viết liền, chỉ chữ và số, ví dụ {example}"
        case "tag":
            return f"{shown} không dùng làm chủ đề được", "viết ngắn, có chữ hoặc số, nhiều nhất 60 chữ cái"
        case "point":
            return (
                "không phải một cặp nhãn và số",
                'viết ["nhãn", số]: nhãn trong ngoặc kép, số chỉ có chữ số và dấu chấm, ví dụ ["2025", 12.5]',
            )
        case "evidence_type":
            return (
                f"{shown} không phải loại tệp minh chứng dùng được",
                "xuất ra .pdf, hoặc dùng ảnh .jpg, .png, .webp, tệp .docx, .xlsx",
            )
        case "repository":
            return f"{shown} không phải tên kho", "viết chủ kho và tên kho, ví dụ so-khcn/cong-cnsh"
        case "origin":
            return (
                f"{shown} không phải địa chỉ máy chủ",
                "viết https:// và tên máy chủ, không có phần sau, ví dụ https://git.tayninh.gov.vn",
            )
        case "editor_without_repo":
            return "thiếu kho (repo)", "thêm dòng “repo: chủ-kho/tên-kho”, hoặc đặt backend: local"
        case "editor_without_app":
            return (
                "thiếu mã ứng dụng (app_id) để đăng nhập",
                "đăng ký ứng dụng trên máy chủ của kho rồi thêm dòng “app_id: …”, hoặc đặt backend: local",
            )
        case "safe_path":
            return (
                f"{shown} không phải đường dẫn trong thư mục minh chứng",
                "đặt tên tệp bằng chữ không dấu và số, viết đường dẫn không có .., ví dụ 2026/bien-ban.pdf",
            )
    return f"giá trị {shown} không dùng được", "viết lại như trong tệp mẫu"


_ONE_WORD = {
    "literal_error",
    "unknown_id",
    "string_pattern_mismatch",
    "task_id",
    "web_address",
    "safe_path",
    "evidence_type",
}
_KINDS: Mapping[type, str] = {int: "số", float: "số", bool: "đúng/sai", date: "ngày"}


def _shown(value: Any, written: str | None) -> str:
    if isinstance(value, dict):
        return "nhóm khoá"
    if isinstance(value, list):
        return "danh sách"
    return quote(written if written is not None else str(value))


def _whole_number(field: FieldInfo | None) -> str:
    bounds = {
        name: getattr(rule, name)
        for rule in (field.metadata if field else [])
        for name in ("ge", "le")
        if hasattr(rule, name)
    }
    if len(bounds) == 2:  # noqa: PLR2004 - both ends
        return f"viết số nguyên từ {bounds['ge']} đến {bounds['le']}, không ngoặc kép"
    if bounds:
        return f"viết số nguyên từ {bounds['ge']} trở lên, không ngoặc kép"
    return "viết số nguyên, không ngoặc kép"


def _date_cure(value: str) -> str:
    """Return how to write a date, worked out where day, month and year can be told apart."""
    found = re.fullmatch(r"\D*([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})", value)
    back = re.fullmatch(r"([0-9]{4})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})(?:[ T].*)?", value)
    parts = found.groups()[::-1] if found else back.groups() if back else None
    try:
        meant = date(*map(int, parts)) if parts else None
    except ValueError:
        meant = None
    return f"viết năm-tháng-ngày: {meant}" if meant else "viết năm-tháng-ngày, ví dụ 2026-11-30"


def _moment_cure(value: str) -> str:
    """Return how to write a moment, with the day worked out where it can be."""
    day = re.fullmatch(r"(.*[0-9]{4}|[0-9]{4}.*?)(?:[ T,]+[0-9]{1,2}[:hg].*)?", value)
    found = re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$", _date_cure(day[1])) if day else None
    return f"viết năm-tháng-ngày giờ:phút, ví dụ {found[0] if found else '2026-11-23'} 09:30"


def _choices(value: str, expected: str, explanation: str) -> str:
    options = [option.strip("'") for option in expected.replace(" or ", ", ").split(", ")]
    folded = {fold(option).replace("-", " "): option for option in options}
    explained = all(f"{option}:" in explanation for option in options)
    values = explanation.rstrip(".") if explained else ", ".join(options)
    if near := closest(fold(value).replace("-", " "), folded, cutoff=0.6):
        return f"ý bạn là “{folded[near]}”? Các giá trị có thể dùng: {values}"
    return f"dùng một trong các giá trị: {values}"


def _unknown_id(context: dict[str, Any], value: Any, shown: str) -> tuple[str, str]:
    known = [str(name) for name in context["known"]]
    word = fold(str(value)).replace(" ", "-")
    # Numbers that look alike are no closer than others.
    near = None if word.replace(".", "").isdecimal() else closest(word, known, cutoff=0.6)
    cure = f"ý bạn là “{near}”?" if near else f"dùng một trong các mã: {', '.join(known)}"
    return f"không có {context['kind']} nào mã {shown}", cure


def _record_at(record: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Return the record class that stands at a location, following lists and optional fields."""
    current: type[BaseModel] | None = record
    for step in loc:
        if isinstance(step, int) or current is None:
            continue
        info = current.model_fields.get(step)
        current = record_in(info.annotation) if info else None
    return current


def _title(record: type[Record], loc: Loc) -> str:
    """Return what a field is called: its Vietnamese name and its key, `ngày nộp (submitted)`."""
    keys = [str(step) for step in loc if isinstance(step, str)]
    if not keys:
        return "nội dung tệp"
    info = _field(record, loc)
    ordinal = f", mục thứ {int(loc[-1]) + 1}" if isinstance(loc[-1], int) else ""
    return f"{info.title} ({keys[-1]}){ordinal}" if info and info.title else f"“{keys[-1]}”{ordinal}"


def _field(record: type[Record], loc: Loc) -> FieldInfo | None:
    """Return the field that a location ends with, or in whose list it ends."""
    names = [index for index, step in enumerate(loc) if isinstance(step, str)]
    owner = _record_at(record, loc[: names[-1]]) if names else None
    return owner.model_fields.get(str(loc[names[-1]])) if owner else None
