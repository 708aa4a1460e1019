"""Work in other processes: results in their order, errors that come through, pieces that all share."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from planportal.pieces import Pieces
from planportal.processes import Beside, Started, map_in_processes


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_PROCESSES", "2")


def test_processes_share_pieces(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path / "pieces.sqlite")
    pieces.prepare()

    def owner(number: int) -> bytes:
        return pieces.get(f"{number % 50}", f"{number % 50} of {os.getpid()}".encode)

    first = map_in_processes(owner, range(500))
    assert [int(content.split()[0]) for content in first] == [number % 50 for number in range(500)]
    kept = map_in_processes(owner, range(50))
    assert set(kept) <= set(first)


def square(number: int) -> int:
    return number * number


def test_results_come_in_their_order_and_errors_come_through() -> None:
    assert map_in_processes(square, range(100)) == [number * number for number in range(100)]
    told: list[tuple[int, int]] = []
    texts = Started(square, range(100)).taken(str, lambda done, count: told.append((done, count)))
    assert texts == [str(number * number) for number in range(100)]
    assert told == sorted(told)
    assert told[-1][1] == 100
    with pytest.raises(ZeroDivisionError):
        map_in_processes(lambda number: 1 // (number - 60), range(100))


LONG = """
    import os, time
    from planportal.processes import map_in_processes

    def work(number):
        # In one go: lines of two processes must not mix.
        os.write(1, b"%d\\n" % os.getpid())
        time.sleep(0.05)

    map_in_processes(work, range(10_000))
"""


def test_processes_end_when_the_one_that_started_them_is_killed() -> None:
    command = [sys.executable, "-c", textwrap.dedent(LONG)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        at_work = {int(run.stdout.readline()) for _ in range(10)}
        assert run.pid not in at_work
        run.kill()
        # Nobody holds the other end of the pipe any more.
        rest = run.stdout.read().split()
    assert len(rest) < 100


def test_one_thing_is_done_beside_others_where_it_pays() -> None:
    assert Beside(os.getpid, pays=True).result() != os.getpid()
    assert Beside(os.getpid, pays=False).result() == os.getpid()
    with pytest.raises(ZeroDivisionError):
        Beside(lambda: 1 // 0, pays=True).result()


def test_what_nobody_asks_for_ends_when_it_is_forgotten() -> None:
    """A result too large for the pipe, whose maker would wait for ever for somebody to take it."""
    forgotten = Beside(lambda: bytes(1_000_000), pays=True)
    (process,) = multiprocessing.active_children()
    del forgotten
    process.join(10)
    assert process.exitcode == 0
