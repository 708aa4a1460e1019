"""Keys that are spelt wrong: told once, and read as what was meant, so that they hide nothing below them."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from planportal.errors import quote
from planportal.load.record import closest_key
from planportal.load.yaml_source import Loc, YamlSource

__all__ = ["correct_keys", "record_in"]


def correct_keys(source: YamlSource, record: type[BaseModel]) -> None:
    """Rename the keys of a file's data that are nearly right, with a problem for each."""
    _correct(source, record, source.data, ())


def _correct(source: YamlSource, record: type[BaseModel], data: Any, loc: Loc) -> None:
    if isinstance(data, list):
        for index, item in enumerate(data):
            _correct(source, record, item, (*loc, index))
    if not isinstance(data, dict):
        return
    for key in [key for key in data if key not in record.model_fields]:
        meant = closest_key(record, key, without=data)
        if meant is None:
            continue
        cure = f"ý bạn là “{meant}”?"
        problem = source.problem((*loc, key), f"không có khoá {quote(key)}", cure, at_key=True)
        if not source.is_guess(problem):
            source.problems.append(problem)
        data[meant] = data.pop(key)
        source.rename((*loc, key), (*loc, meant))
    for key, inner in _records_of(record).items():
        if key in data:
            _correct(source, inner, data[key], (*loc, key))


@cache
def _records_of(record: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Return the record class of each field that holds one."""
    found = {key: record_in(info.annotation) for key, info in record.model_fields.items()}
    return {key: inner for key, inner in found.items() if inner is not None}


def record_in(annotation: Any) -> type[BaseModel] | None:
    """Return the record class in a field's annotation, also in a list or beside None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := record_in(inner))), None)
