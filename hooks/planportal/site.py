"""One build of the portal as a value: everything that will be published, or everything that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planportal.check import check
from planportal.errors import Problem, has_errors, in_order
from planportal.load import Loaded, Settings, json_schemas, load_project
from planportal.output import Output
from planportal.render import View, render

__all__ = ["Site", "build", "inspect"]


@dataclass(frozen=True)
class Site:
    """The outputs of a portal; empty when there are errors."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def inspect(settings: Settings, *, today: date) -> tuple[Loaded, tuple[Problem, ...]]:
    """Return the project and every problem in it, in order: the gate that all builds and commands share."""
    loaded = load_project(settings)
    return loaded, in_order([*loaded.problems, *check(loaded, today=today)])


def build(settings: Settings, *, today: date, site_name: str, site_url: str) -> Site:
    """Return the whole portal as of `today`. With one error or more there are no outputs at all."""
    loaded, problems = inspect(settings, today=today)
    if loaded.portal is None or has_errors(problems):
        return Site((), problems)
    view = View(
        portal=loaded.portal,
        today=today,
        site_name=site_name,
        site_url=site_url if site_url.endswith("/") else f"{site_url}/",
        tag_authority=settings.tag_authority,
        demo=settings.demo,
        sources={source.path: source.content for source in loaded.sources},
        evidence=loaded.evidence,
        schemas=json_schemas(),
    )
    return Site(render(view), problems)
