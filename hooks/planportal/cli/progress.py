"""A bar for work that takes its time: only for people at a terminal, and only once they have begun to wait."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from planportal.load import Tell

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["READING", "progress"]

READING = "Đang đọc các bài"

_WAIT = 0.7
"""Seconds without a bar: what is done by then needs none."""


@contextmanager
def progress(words: str, *, stream: TextIO | None = None, wait: float = _WAIT) -> Iterator[Tell]:
    """Give a function that is told how many of how many things are done; while it is told nothing, the bar only moves.

    The bar goes as it came: nothing of it stays on the terminal, and pipes, files and CI never see it.
    """
    stream = stream or sys.stderr
    if not stream.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield _nobody_looks
        return
    bar = _Bar(words, stream)
    timer = threading.Timer(wait, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield bar.tell
    finally:
        timer.cancel()
        timer.join()
        bar.stop()


def _nobody_looks(_done: int, _total: int) -> None:
    pass


class _Bar:
    """One bar, that is drawn only if it is started."""

    def __init__(self, words: str, stream: TextIO) -> None:
        self.words = words
        self.stream = stream
        self.state: tuple[int, int] | None = None
        self.drawn: Progress | None = None

    def start(self) -> None:
        # Takes a moment, so only those wait for it who wait anyway.
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"))
        drawn = Progress(
            *columns,
            TimeElapsedColumn(),
            console=Console(file=self.stream, force_terminal=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        drawn.add_task(self.words, total=None, count="")
        drawn.start()
        self.drawn = drawn
        if self.state:
            self.tell(*self.state)

    def tell(self, done: int, total: int) -> None:
        self.state = (done, total)
        if self.drawn is not None:
            (task,) = self.drawn.task_ids
            self.drawn.update(task, completed=done, total=total, count=f"{done}/{total}")

    def stop(self) -> None:
        if self.drawn is not None:
            self.drawn.stop()
