"""The keys of a section's front matter with their Vietnamese names and forms, for what asks people to fill them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from planportal.load.article_file import RECORD_OF_KIND
from planportal.load.article_values import Doi, Hashtag, MediaPath, Moment, OldAddress, QuotableDay, Tag
from planportal.load.record import Address, Record, TaskRef, Text
from planportal.model import FIELDS, SCOPES, ArticleKind

__all__ = ["ArticleKey", "Form", "article_keys"]


class Form(StrEnum):
    """What one value of a key looks like."""

    TEXT = "text"
    CHOICE = "choice"
    TASK = "task"
    DAY = "day"
    MOMENT = "moment"
    MEDIA = "media"
    ADDRESS = "address"
    DOI = "doi"
    OLD_ADDRESS = "old-address"
    TAG = "tag"
    HASHTAG = "hashtag"
    NUMBER = "number"
    SWITCH = "switch"
    GROUP = "group"


_FORMS: tuple[tuple[Any, Form], ...] = (
    (Text, Form.TEXT),
    (TaskRef, Form.TASK),
    (QuotableDay, Form.DAY),
    (Moment, Form.MOMENT),
    (MediaPath, Form.MEDIA),
    (Address, Form.ADDRESS),
    (Doi, Form.DOI),
    (OldAddress, Form.OLD_ADDRESS),
    (Tag, Form.TAG),
    (Hashtag, Form.HASHTAG),
    (int, Form.NUMBER),
    (bool, Form.SWITCH),
)
_NAMES: Mapping[str, Mapping[str, str]] = {"field": FIELDS, "scope": SCOPES}


@dataclass(frozen=True)
class ArticleKey:
    """One key of a form."""

    name: str
    title: str
    """What messages call it: `lĩnh vực`."""
    help: str
    required: bool
    form: Form = Form.TEXT
    many: bool = False
    """Whether the key holds a list of such values."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The values of a choice with their names."""
    bounds: Mapping[str, int] = field(default_factory=dict)
    """`ge`, `le`, `max_length`, where there are any."""
    keys: tuple[ArticleKey, ...] = ()
    """The keys of a group."""


def article_keys(kind: ArticleKind) -> tuple[ArticleKey, ...]:
    """Return the keys of a kind of article, in the order of its form."""
    return tuple(_keys(RECORD_OF_KIND[kind]))


def _keys(record: type[Record]) -> Iterator[ArticleKey]:
    types = get_type_hints(record, include_extras=True)
    for name, info in record.model_fields.items():
        given = _without_none(types[name])
        many = get_origin(given) is list
        value = get_args(given)[0] if many else given
        is_group = isinstance(value, type) and issubclass(value, Record)
        is_choice = get_origin(value) is Literal
        yield ArticleKey(
            name,
            info.title or name,
            info.description or "",
            info.is_required(),
            form=Form.GROUP if is_group else Form.CHOICE if is_choice else _form(name, value),
            many=many,
            choices={choice: _NAMES[name][choice] for choice in get_args(value)} if is_choice else {},
            bounds={
                rule: getattr(found, rule)
                for found in info.metadata
                for rule in ("ge", "le", "max_length")
                if hasattr(found, rule)
            },
            keys=tuple(_keys(value)) if is_group else (),
        )


def _without_none(given: Any) -> Any:
    """Return the type of a key that may be left out."""
    parts = [part for part in get_args(given) if part is not NoneType]
    return parts[0] if NoneType in get_args(given) else given


def _form(name: str, value: Any) -> Form:
    """Return the form of a type; raises LookupError for one that no form stands for: a programmer's mistake."""
    found = next((form for known, form in _FORMS if known == value), None)
    if found is None:
        raise LookupError(f"no form for {name}: {value}")
    return found
