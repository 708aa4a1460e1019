"""A few examples of each fuzz target, the same in every run; `make fuzz` takes minutes and other examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fuzz.targets import TARGETS
from fuzz.trial import TooSlowError, within_bounds


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=8, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_comes_in_does_no_harm(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = TARGETS[name]
    target.attempt(data.draw(target.examples), tmp_path_factory.getbasetemp() / "fuzz" / name)


def test_a_hang_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("fuzz.trial.LONGEST", 0.05)
    with pytest.raises(TooSlowError), within_bounds(tmp_path):
        for_ever()


def for_ever() -> None:
    while True:
        pass


def test_a_file_outside_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    (tmp_path / "ngoai").write_text("", encoding="utf-8")
    with pytest.raises(AssertionError, match="ngoai"), within_bounds(tmp_path / "trong"):
        (tmp_path / "ngoai").read_text(encoding="utf-8")
