"""Outputs that are made at once: several processes share what takes long in them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from planportal.pieces import Pieces, keep_nothing
from planportal.ready import ReadyOutputs
from planportal.render import View, feed_bodies, plan_work, work
from planportal.render.feeds import feed_outputs
from planportal.render.news import body_key


def test_feeds_find_the_bodies_that_were_made_ahead(real_view: View) -> None:
    kept: dict[str, bytes] = {}

    def keep(key: str, make: Callable[[], bytes]) -> bytes:
        if key not in kept:
            kept[key] = make()
        return kept[key]

    view = dataclasses.replace(real_view, keep=keep)
    assert [output for make in feed_bodies(view) for output in make()] == []
    bodies = {body_key(view, article) for article in view.articles}
    assert set(kept) == bodies
    kept.update(dict.fromkeys(bodies, next(iter(kept.values()))))
    others = feed_outputs(dataclasses.replace(real_view, keep=keep))
    assert others != feed_outputs(real_view), "feeds did not ask for what was kept"


@pytest.mark.parametrize("processes", ["1", "3"])
def test_what_is_made_ahead_changes_no_output(
    real_view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: str
) -> None:
    monkeypatch.setenv("PORTAL_PROCESSES", processes)
    wanted = sorted(
        (output for make in [*work(real_view), *plan_work(real_view)] for output in make()),
        key=lambda output: output.path,
    )
    pieces = Pieces(tmp_path / "pieces.sqlite")
    view = dataclasses.replace(real_view, keep=pieces.get)
    for keep in (keep_nothing, pieces.get, pieces.get):
        assert ReadyOutputs(view, keep).results() == wanted
    pieces.close()
