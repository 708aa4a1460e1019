"""The ids that files may refer to, gathered even from files that have faults, so that no check has to wait."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from planportal.load.lenient import list_at, records_at, value_at
from planportal.load.yaml_source import Loc, YamlSource
from planportal.text.normalise import slug

__all__ = ["Register", "gather_register"]

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TASK = re.compile(r"[1-9][0-9]?\.[1-9][0-9]?")
_FIRST_YEAR, _LAST_YEAR = 2023, 2100


@dataclass(frozen=True)
class Register:
    """What is known by id; a None means that nothing can be said, because of faults in the file."""

    units: tuple[str, ...] | None
    documents: tuple[str, ...] | None
    leads: Mapping[str, tuple[str, ...] | None] | None
    """Lead units by task id."""
    tracking_from: int | None
    doubtful: frozenset[str] = frozenset()
    """What ids that are missing or badly written were probably meant to be."""
    doubtful_groups: frozenset[str] = frozenset()
    """Numbers of groups in which a task's own number is missing or badly written."""

    @property
    def key(self) -> str:
        """All of it in words, the same in every process."""
        known = (self.units, self.documents, self.leads, self.tracking_from)
        return repr((*known, sorted(self.doubtful), sorted(self.doubtful_groups)))

    def may_mean(self, name: str) -> bool:
        """Return whether an unknown id is probably one that has a fault where it is given."""
        group, dot, _ = name.partition(".")
        return bool(dot and group in self.doubtful_groups) or bool(
            get_close_matches(name, self.doubtful, n=1, cutoff=0.85)
        )

    def leads_may_mean(self, task: str, unit: str) -> bool:
        """Return whether a unit is probably one of a task's lead units that have a fault where they are named."""
        leads = self.leads.get(task) if self.leads else None
        known = self.units or ()
        return leads is None or bool(get_close_matches(unit, [lead for lead in leads if lead not in known], cutoff=0.8))


def gather_register(*, plan: YamlSource, units: YamlSource, documents: YamlSource) -> Register:
    """Return the register of three files, leaving out whatever has not the right shape."""
    year = value_at(plan.data, "tracking_from")
    tracked = isinstance(year, int) and not isinstance(year, bool) and _FIRST_YEAR <= year <= _LAST_YEAR
    unit_ids, unit_guesses = _ids(units, "units")
    document_ids, document_guesses = _ids(documents, "documents")
    leads, doubtful_groups = _leads(plan)
    return Register(
        units=unit_ids,
        documents=document_ids,
        leads=leads or None,
        tracking_from=year if tracked else None,
        doubtful=unit_guesses | document_guesses,
        doubtful_groups=doubtful_groups,
    )


def _ids(source: YamlSource, key: str) -> tuple[tuple[str, ...] | None, frozenset[str]]:
    """Return the ids as written, None if there are none, and guesses at those that have a fault."""
    ids: list[str] = []
    guesses: set[str] = set()
    for index, item in enumerate(list_at(source.data, key)):
        written = _written(source, (key, index, "id"), value_at(item, "id"))
        if not isinstance(value_at(item, "id"), str) or not _SLUG.fullmatch(written) or written in ids:
            texts = item.values() if isinstance(item, Mapping) else [item]
            guesses |= {slug(text) for text in [written, *texts] if isinstance(text, str)}
        if written:
            ids.append(written)
    return tuple(dict.fromkeys(ids)) or None, frozenset(guesses - {""})


def _leads(plan: YamlSource) -> tuple[dict[str, tuple[str, ...] | None], frozenset[str]]:
    """Return the lead units by task, and the groups in which a task's number has a fault."""
    leads: dict[str, tuple[str, ...] | None] = {}
    doubtful: set[str] = set()
    for place, group in records_at(plan.data, "measures", "groups"):
        for index, task in records_at(group, "tasks"):
            named = list_at(task, "leads", "units")
            units = tuple(unit for unit in named if isinstance(unit, str))
            task_id = _written(plan, ("measures", "groups", place, "tasks", index, "id"), task.get("id"))
            right = _TASK.fullmatch(task_id) and task_id.startswith(f"{group.get('number')}.") and task_id not in leads
            if not right:
                doubtful |= {f"{group.get('number')}", f"{place + 1}", task_id.partition(".")[0]}
            if _TASK.fullmatch(task_id):
                whole = units and len(units) == len(named) and task_id not in leads
                leads[task_id] = units if whole else None
    return leads, frozenset(doubtful)


def _written(source: YamlSource, loc: Loc, value: Any) -> str:
    """Return an id as it stands in the file, also where its quotation marks were forgotten (`1.10`)."""
    return value if isinstance(value, str) else source.written.get(loc, "") if value is not None else ""
