"""Pydantic's findings, said in Vietnamese with file, line, column and cure."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from planportal.errors import Problem
from planportal.load.record import Record
from planportal.load.register import Register
from planportal.load.yaml_source import Loc, YamlSource
from planportal.schedule import FORMS
from planportal.text.normalise import fold

__all__ = ["validate"]

R = TypeVar("R", bound=Record)


def validate(source: YamlSource, record: type[R], register: Register | None = None) -> R | None:
    """Return the file's data as a record, or None with the problems added to the source's own."""
    if source.data is None:
        if not source.problems:
            source.problems.append(Problem(source.path, 1, 1, "tệp trống", "xem tệp mẫu để biết các khoá cần có"))
        return None
    try:
        result = TypeAdapter(record).validate_python(source.data, context=register)
    except ValidationError as error:
        told = {(problem.line, problem.column) for problem in source.problems}
        found = [_problem(source, record, details) for details in error.errors(include_url=False)]
        source.problems.extend(problem for problem in found if (problem.line, problem.column) not in told)
        return None
    return None if source.problems else result


def _problem(source: YamlSource, record: type[Record], details: ErrorDetails) -> Problem:
    loc: Loc = tuple(details["loc"])
    kind = details["type"]
    if kind == "extra_forbidden":
        return _unknown_key(source, record, loc)
    if kind == "missing":
        title = _title(record, loc)
        cure = f"thêm dòng “{loc[-1]}: …”"
        return source.problem(loc[:-1], f"thiếu {title}", cure)
    message, cure = _words(details, source.written.get(loc))
    return source.problem(loc, f"{_title(record, loc)}: {message}", cure)


def _unknown_key(source: YamlSource, record: type[Record], loc: Loc) -> Problem:
    key = str(loc[-1])
    owner = _record_at(record, loc[:-1])
    names = list(owner.model_fields) if owner else []
    near = get_close_matches(fold(key).replace(" ", "_"), names, n=1, cutoff=0.6)
    if near:
        cure = f"ý bạn là “{near[0]}”?"
    else:
        cure = f"xoá khoá này, hoặc dùng một trong các khoá: {', '.join(names)}"
    return source.problem(loc, f"không có khoá “{key}”", cure, at_key=True)


def _words(details: ErrorDetails, written: str | None) -> tuple[str, str]:
    kind, context, value = details["type"], details.get("ctx", {}), details["input"]
    shown = f"“{written if written is not None else value}”"
    empty = value is None
    match kind:
        case _ if empty and kind != "unknown_id":
            return "để trống", "điền giá trị, hoặc xoá cả dòng nếu không bắt buộc"
        case "string_type" if isinstance(value, dict | list):
            return "phải là một đoạn chữ, không phải danh sách hay nhóm khoá", "viết giá trị trên cùng dòng với khoá"
        case "string_type":
            return (
                f"phải là chữ, nhưng YAML hiểu {shown} là số, ngày hoặc đúng/sai",
                f'đặt trong ngoặc kép: "{written}"',
            )
        case "blank":
            return "chỉ có khoảng trắng", "điền chữ vào, hoặc xoá cả dòng nếu không bắt buộc"
        case "int_type" | "int_from_float":
            return f"phải là số nguyên, không phải {shown}", "viết số nguyên, không ngoặc kép, ví dụ 2026"
        case "number":
            return (
                f"phải là số, không phải {shown}",
                "viết số với dấu chấm thập phân, không dấu ngăn hàng nghìn, ví dụ 1234.5",
            )
        case "bool_type":
            return f"phải là true hoặc false, không phải {shown}", "viết true hoặc false"
        case "list_type":
            return "phải là một danh sách", "viết mỗi mục trên một dòng, bắt đầu bằng “- ”"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "phải là một nhóm khoá", "viết các khoá con thụt vào, mỗi khoá một dòng"
        case "too_short":
            return "danh sách không được trống", "thêm ít nhất một mục"
        case "date_type" | "date_form" | "date_from_datetime_inexact":
            return f"{shown} không đúng cách viết ngày", "viết năm-tháng-ngày, ví dụ 2026-11-30"
        case "impossible_date":
            return f"lịch không có ngày {shown}", "sửa lại ngày, viết năm-tháng-ngày, ví dụ 2026-11-30"
        case "literal_error" | "enum":
            return f"không có giá trị {shown}", _choices(str(value), str(context.get("expected", "")))
        case "string_pattern_mismatch":
            return f"{shown} không đúng dạng", "chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ van-phong-so"
        case "task_id":
            return f"{shown} không phải số thứ tự nhiệm vụ", 'viết như trong Kế hoạch, trong ngoặc kép, ví dụ "1.2"'
        case "greater_than_equal" | "less_than_equal" | "greater_than":
            low, high = context.get("ge", context.get("gt")), context.get("le")
            limits = f"từ {low} trở lên" if low is not None else f"tối đa {high}"
            return f"{shown} nằm ngoài khoảng cho phép", f"viết số {limits}"
        case "unknown_id":
            return _unknown_id(context, value, shown)
        case "unknown_schedule":
            return f"không hiểu thời gian thực hiện {shown}", f"viết theo một trong các cách: {'; '.join(FORMS)}"
        case "web_address":
            return f"{shown} không phải địa chỉ trang đầy đủ", "viết cả https://, ví dụ https://vanban.chinhphu.vn/"
        case "safe_path":
            return (
                f"{shown} không phải đường dẫn trong thư mục minh chứng",
                "viết tên tệp như 2026/bien-ban.pdf, không có ..",
            )
    return f"giá trị {shown} không dùng được", "xem mô tả của khoá trong lược đồ JSON"


def _choices(value: str, expected: str) -> str:
    options = [option.strip("'") for option in expected.replace(" or ", ", ").split(", ")]
    folded = {fold(option).replace("-", " "): option for option in options}
    near = get_close_matches(fold(value).replace("-", " "), list(folded), n=1, cutoff=0.6)
    if near:
        return f"ý bạn là “{folded[near[0]]}”? Các giá trị có thể dùng: {', '.join(options)}"
    return f"dùng một trong các giá trị: {', '.join(options)}"


def _unknown_id(context: dict[str, Any], value: Any, shown: str) -> tuple[str, str]:
    known = [str(name) for name in context["known"]]
    near = get_close_matches(fold(str(value)).replace(" ", "-"), known, n=1, cutoff=0.5)
    cure = f"ý bạn là “{near[0]}”?" if near else f"dùng một trong các mã: {', '.join(known)}"
    return f"không có {context['kind']} nào mã {shown}", cure


def _record_at(record: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Return the record class that stands at a location, following lists and optional fields."""
    current: type[BaseModel] | None = record
    for step in loc:
        if isinstance(step, int) or current is None:
            continue
        info = current.model_fields.get(step)
        current = _record_in(info.annotation) if info else None
    return current


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        if found := _record_in(inner):
            return found
    return None


def _title(record: type[Record], loc: Loc) -> str:
    """Return what a field is called: its Vietnamese name and its key, `ngày nộp (submitted)`."""
    names = [index for index, step in enumerate(loc) if isinstance(step, str)]
    if not names:
        return "nội dung tệp"
    last = names[-1]
    owner = _record_at(record, loc[:last])
    key = str(loc[last])
    info = owner.model_fields.get(key) if owner else None
    ordinal = f", mục thứ {int(loc[-1]) + 1}" if isinstance(loc[-1], int) else ""
    return f"{info.title} ({key}){ordinal}" if info and info.title else f"“{key}”{ordinal}"
