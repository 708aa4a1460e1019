"""The ids that files may refer to, gathered even from files that have faults, so that no check has to wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Register", "gather_register"]


@dataclass(frozen=True)
class Register:
    """What is known by id; a None means that the file could not be read, so nothing can be said."""

    units: tuple[str, ...] | None
    documents: tuple[str, ...] | None
    leads: Mapping[str, tuple[str, ...]] | None
    """Lead units by task id."""
    tracking_from: int | None


def gather_register(*, plan: Any, units: Any, documents: Any) -> Register:
    """Return the register of three files' data, leaving out whatever has not the right shape."""
    leads: dict[str, tuple[str, ...]] | None = None
    tracking_from = None
    if isinstance(plan, Mapping):
        leads = {}
        for group in _list_at(plan, "measures", "groups"):
            for task in _list_at(group, "tasks"):
                if isinstance(task, Mapping) and isinstance(task.get("id"), str):
                    named = [unit for unit in _list_at(task, "leads", "units") if isinstance(unit, str)]
                    leads[task["id"]] = tuple(named)
        year = plan.get("tracking_from")
        tracking_from = year if isinstance(year, int) else None
    return Register(_ids(units, "units"), _ids(documents, "documents"), leads, tracking_from)


def _ids(data: Any, key: str) -> tuple[str, ...] | None:
    if not isinstance(data, Mapping) or not isinstance(data.get(key), list):
        return None
    return tuple(item["id"] for item in data[key] if isinstance(item, Mapping) and isinstance(item.get("id"), str))


def _list_at(data: Any, *keys: str) -> list[Any]:
    for key in keys:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data if isinstance(data, list) else []
