"""The forms of single values in an article's front matter: moments, paths of pictures, DOIs, old addresses, tags."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from planportal.clock import VIETNAM
from planportal.load.record import Day, Text, is_day
from planportal.model import media_path
from planportal.text.normalise import slug as slug_of

__all__ = ["DOI", "Doi", "Hashtag", "MediaPath", "Moment", "OldAddress", "QuotableDay", "Tag"]

LONGEST_TAG = 60
DOI = r"10\.\d{4,9}/\S+"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?")


def _moment(value: Any) -> datetime:
    """Return a moment in Vietnam time from `2026-11-23 09:30`."""
    if isinstance(value, date | int):
        raise PydanticCustomError("moment_form", "moment")
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        raise PydanticCustomError("moment_form", "moment")
    try:
        return datetime.fromisoformat(value).replace(tzinfo=VIETNAM)
    except ValueError:
        raise PydanticCustomError("impossible_moment", "moment") from None


def _unquoted(value: Any) -> Any:
    """Return the day that a text names: the browser editor puts every text in quotes, and `"2026-11-23"` is one day."""
    return date.fromisoformat(value) if isinstance(value, str) and is_day(value) else value


def _media_path(value: str) -> str:
    path = media_path(value)
    if not path or path.startswith("/") or ".." in path.split("/") or ":" in path:
        raise PydanticCustomError("media_path", "path")
    return path


def _doi(value: str) -> str:
    bare = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", value, flags=re.IGNORECASE)
    if not re.fullmatch(DOI, bare):
        raise PydanticCustomError("doi", "doi")
    return bare


_PORTAL_FOLDERS = frozenset(
    (
        "assets",
        "chu-de",
        "du-lieu",
        "en",
        "gioi-thieu",
        "huy-hieu",
        "ke-hoach",
        "lich",
        "lien-he",
        "linh-vuc",
        "luu-tru",
        "media",
        "ngoai-tuyen",
        "quan-tri",
        "quyen-rieng-tu",
        "rss",
        "so-do",
        "the",
        "tim-kiem",
        "toi-can",
        "trai-thuc-nghiem",
        "tro-nang",
        "van-ban",
    )
)
"""First parts of addresses that belong to the portal's own pages and files."""


def _old_address(value: str) -> str:
    path = value.strip("/")
    if not re.fullmatch(r"[a-z0-9][a-z0-9/-]*", path):
        raise PydanticCustomError("old_address", "address")
    if "/" not in path or path.split("/")[0] in _PORTAL_FOLDERS:
        raise PydanticCustomError("taken_address", "address")
    return f"{path}/"


def _hashtag(value: str) -> str:
    bare = value.removeprefix("#")
    if not re.fullmatch(r"\w+", bare):
        raise PydanticCustomError("hashtag", "hashtag")
    return bare


def _tag(value: str) -> str:
    # Its page stands in a folder that is named after it.
    if not slug_of(value) or len(value) > LONGEST_TAG:
        raise PydanticCustomError("tag", "tag")
    return value


Moment = Annotated[datetime, BeforeValidator(_moment, json_schema_input_type=str)]
QuotableDay = Annotated[Day, BeforeValidator(_unquoted, json_schema_input_type=date)]
MediaPath = Annotated[Text, AfterValidator(_media_path)]
Doi = Annotated[Text, AfterValidator(_doi)]
OldAddress = Annotated[Text, AfterValidator(_old_address)]
Hashtag = Annotated[Text, AfterValidator(_hashtag)]
Tag = Annotated[Text, AfterValidator(_tag)]
