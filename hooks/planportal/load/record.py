"""What all YAML records share: strictness, the field types, and references that must exist."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from planportal.load.lenient import closest
from planportal.load.register import Register
from planportal.schedule import parse_schedule
from planportal.text.normalise import fold, squeeze

__all__ = [
    "WEB_ADDRESS",
    "Address",
    "Day",
    "DocumentRef",
    "Number",
    "Record",
    "ScheduleText",
    "Slug",
    "TaskRef",
    "Text",
    "UnitRef",
    "closest_key",
    "is_day",
]

WEB_ADDRESS = r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?"


class Record(BaseModel):
    """A mapping in a YAML file: no unknown key, no silent conversion. Descriptions of fields feed the JSON Schema."""

    # Validators are built when they are first used: a build that remembers its articles needs few of them.
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


def closest_key(record: type[BaseModel], key: str, *, without: Iterable[str] = ()) -> str | None:
    """Return the key that a person who wrote an unknown one, or its Vietnamese name, probably meant."""
    names = {name: info.title or "" for name, info in record.model_fields.items() if name not in without}
    wanted = fold(key.replace("_", " ").replace("-", " "))
    spelt = {name.replace("_", " "): name for name in names}
    if near := closest(wanted, spelt, cutoff=0.65):
        return spelt[near]
    titles = {fold(title): name for name, title in names.items() if title}
    near = closest(wanted, titles, cutoff=0.85)
    return titles[near] if near else None


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "blank")
    return squeeze(value)


def _calendar_day(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise PydanticCustomError("date_form", "date")
        raise PydanticCustomError("date_in_quotes" if is_day(value) else "impossible_date", "date")
    return value


def is_day(value: str) -> bool:
    """Return whether the text is a day of the calendar as `2026-11-30`."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _reference(kind: str, known: Callable[[Register], tuple[str, ...] | None]) -> AfterValidator:
    def must_exist(value: str, info: ValidationInfo) -> str:
        register = info.context
        if not isinstance(register, Register):
            return value
        ids = known(register)
        if ids is not None and value not in ids and not register.may_mean(value):
            raise PydanticCustomError("unknown_id", "unknown", {"kind": kind, "known": list(ids)})
        return value

    return AfterValidator(must_exist)


def _understood(value: str) -> str:
    if parse_schedule(value) is None:
        raise PydanticCustomError("unknown_schedule", "unknown")
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(WEB_ADDRESS, value):
        raise PydanticCustomError("web_address", "address")
    return value


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("number", "number")
    return value


Number = Annotated[int | float, BeforeValidator(_number, json_schema_input_type=float)]
Text = Annotated[str, AfterValidator(_not_blank)]
Day = Annotated[date, BeforeValidator(_calendar_day, json_schema_input_type=date)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Address = Annotated[str, AfterValidator(_web_address)]
ScheduleText = Annotated[Text, AfterValidator(_understood)]
UnitRef = Annotated[str, _reference("đơn vị", lambda register: register.units)]
DocumentRef = Annotated[str, _reference("văn bản", lambda register: register.documents)]
TaskRef = Annotated[
    str, _reference("nhiệm vụ", lambda register: None if register.leads is None else tuple(register.leads))
]
