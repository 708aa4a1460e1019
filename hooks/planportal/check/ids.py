"""Every id stands once, and every list of ids names each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from planportal.errors import Problem, quote
from planportal.load.lenient import list_at, records_at
from planportal.load.yaml_source import Loc, YamlSource

__all__ = ["id_problems"]

_OTHER_ID = "đặt mã khác, hoặc xoá mục lặp"
_ONCE = "mỗi tên chỉ ghi một lần: xoá chỗ lặp"

_Placed = list[tuple[Loc, Any]]


def id_problems(sources: Iterable[YamlSource]) -> list[Problem]:
    """Return a problem for each id, group number or listed name that an earlier one in its file or list repeats."""
    problems = []
    for source in sources:
        for kind, cure, values in _to_be_different(source.data):
            first: dict[str, int] = {}
            for loc, value in values:
                text = value if isinstance(value, str) else source.written.get(loc, "")
                if text and value is not None and text in first:
                    message = f"{kind} {quote(text)} đã có {_where(first[text], source.place(loc)[0])}"
                    problems.append(source.problem(loc, message, cure))
                first.setdefault(text, source.place(loc)[0])
    return problems


def _to_be_different(data: Any) -> Iterator[tuple[str, str, _Placed]]:
    """Yield what a set of values is called, what to do with a repeated one, and the values with their places."""
    named = (("units", "mã đơn vị"), ("documents", "mã văn bản"), ("guides", "mã hướng dẫn"), ("tasks", "số nhiệm vụ"))
    for key, kind in named:
        yield kind, _OTHER_ID, [((key, index, "id"), item.get("id")) for index, item in records_at(data, key)]
    numbered: _Placed = [
        (("groups", index, "number"), item.get("number")) for index, item in records_at(data, "groups")
    ]
    yield "số nhóm", _OTHER_ID, numbered
    for index, guide in records_at(data, "guides"):
        for key, kind in (("readers", "bạn đọc"), ("documents", "mã văn bản"), ("related", "số nhiệm vụ")):
            yield kind, _ONCE, _items(guide, ("guides", index), key)
    for index, unit in records_at(data, "units"):
        yield "tên gọi", _ONCE, _items(unit, ("units", index), "aliases")
    for index, document in records_at(data, "documents"):
        yield "số nhiệm vụ", _ONCE, _items(document, ("documents", index), "tasks")
    yield "mã văn bản", _ONCE, _items(data, (), "rests_on")
    groups = [(("measures", "groups", place), group) for place, group in records_at(data, "measures", "groups")]
    yield "số nhóm", _OTHER_ID, [((*loc, "number"), group.get("number")) for loc, group in groups]
    tasks = [((*loc, "tasks", index), task) for loc, group in groups for index, task in records_at(group, "tasks")]
    yield "số nhiệm vụ", _OTHER_ID, [((*loc, "id"), task.get("id")) for loc, task in tasks]
    for loc, task in tasks:
        for role in ("leads", "cooperating"):
            yield "mã đơn vị", _ONCE, _items(task.get(role), (*loc, role), "units")


def _items(data: Any, loc: Loc, key: str) -> _Placed:
    return [((*loc, key, index), item) for index, item in enumerate(list_at(data, key))]


def _where(first: int, again: int) -> str:
    return "ở phía trước trên dòng này" if first == again else f"ở dòng {first}"
