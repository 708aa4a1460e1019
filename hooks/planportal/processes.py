"""Work spread over the machine's processors: processes that start with all that this one knows, where a system can."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.pool import Pool
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

__all__ = ["Beside", "Started", "Tell", "map_in_processes"]

_FEW = 32
"""So little work that starting processes would take longer."""
_SHARES = 32
"""Shares of the work a process, so that one with much to do does not keep all waiting."""

Item = TypeVar("Item")
Done = TypeVar("Done")
Taken = TypeVar("Taken")
Tell = Callable[[int, int], None]
"""Is told how many of how many things are done."""

_TURN = 0.0005
"""Seconds after which a thread that computes lets another have its turn; usually ten times as many."""

_OFTEN = 100_000
"""New objects after which a process looks for cycles that makes one thing after another."""

_PATIENT = 10
"""By how much the system puts others before a process that can wait."""

_at_work: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []
"""What processes find when they start; never sent to them."""


def map_in_processes(work: Callable[[Item], Done], items: Sequence[Item]) -> list[Done]:
    """Return what work makes of each item, in their order, see Started."""
    return Started(work, items).results()


class Started(Generic[Item, Done]):
    """Work that goes on in other processes while this one does something else; only results travel between them.

    Where processes cannot start as copies of this one, or would not pay, all of it is done once results are asked for.
    Within a process items are worked on in their order.
    """

    def __init__(self, work: Callable[[Item], Done], items: Sequence[Item]) -> None:
        self._work, self._items = work, items
        self._pool: Pool | None = None
        processes = min(_processors(), len(items))
        if processes <= 1 or len(items) < _FEW:
            return
        shares = min(processes * _SHARES, len(items))
        # Results come in pieces of a pipe, and for each the thread that takes them would wait so long for this one.
        sys.setswitchinterval(_TURN)
        _at_work.append((work, items))
        try:
            with _frozen():
                self._pool = multiprocessing.get_context("fork").Pool(processes, _collect_often)
        finally:
            _at_work.pop()
        numbers = [range(start, len(items), shares) for start in range(shares)]
        self._shares = len(numbers)
        self._done = self._pool.imap_unordered(_share, numbers)

    def results(self) -> list[Done]:
        """Wait for the results, in the order of the items; the first error that work raised is raised again."""
        return self.taken(lambda done: done)

    def taken(self, take: Callable[[Done], Taken], tell: Tell | None = None) -> list[Taken]:
        """Return what this process takes from each result while others are still being made, in their order.

        `tell` is told how many items are done.
        """
        if self._pool is None:
            if len(self._items) >= _FEW:
                # All of it is made here.
                _collect_often()
            return [take(_told(self._work, self._items, at, tell)) for at in range(len(self._items))]
        results: list[Any] = [None] * len(self._items)
        with self._pool:
            for count, (numbers, some) in enumerate(self._done, start=1):
                for number, result in zip(numbers, some, strict=True):
                    results[number] = take(result)
                if tell is not None:
                    tell(count * len(self._items) // self._shares, len(self._items))
            # Not stopped but let go: processes write down what they noted.
            self._pool.close()
            self._pool.join()
        return results

    def stop(self) -> None:
        """Let go of work whose results nobody needs any more."""
        if self._pool is not None:
            self._pool.terminate()


class Beside(Generic[Done]):
    """One thing that goes on in another process while this one does something else.

    Where it does not pay, or processes cannot start as copies of this one, it is done once its result is asked for.
    Nobody has to ask: the other process ends with this one. One that `can_wait` leaves the processors to all others.
    """

    def __init__(self, work: Callable[[], Done], *, pays: bool, can_wait: bool = False) -> None:
        self._work = work
        self._process: BaseProcess | None = None
        if not pays or _processors() <= 1:
            return
        context = multiprocessing.get_context("fork")
        self._results, sender = context.Pipe(duplex=False)
        with _frozen():
            arguments = (work, self._results, sender, can_wait)
            self._process = context.Process(target=_send, args=arguments, daemon=True)
            self._process.start()
        sender.close()

    def result(self) -> Done:
        """Wait for the result; an error that work raised is raised."""
        if self._process is None:
            return self._work()
        try:
            result: Done = self._results.recv()
        except EOFError:
            # It failed there, and tells why here.
            return self._work()
        finally:
            self._process.join()
        return result


def _send(work: Callable[[], object], results: Connection, sender: Connection, can_wait: bool) -> None:
    if can_wait:
        os.nice(_PATIENT)
    # Its copy of the other end: else it would wait for itself where nobody asks for the result.
    results.close()
    with suppress(Exception), sender:
        sender.send(work())


@contextmanager
def _frozen() -> Iterator[None]:
    """Let processes start that do not look for cycles in what all share: each would copy all of it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _collect_often() -> None:
    gc.set_threshold(_OFTEN, 50, 50)


def _processors() -> int:
    """Return how many processes to use: PORTAL_PROCESSES in the environment, or one a processor."""
    wanted = os.environ.get("PORTAL_PROCESSES", "")
    if sys.platform == "linux" and wanted.isdecimal():
        return int(wanted)
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _told(work: Callable[[Item], Done], items: Sequence[Item], at: int, tell: Tell | None) -> Done:
    if tell is not None:
        tell(at, len(items))
    return work(items[at])


def _share(numbers: range) -> tuple[range, list[Any]]:
    work, items = _at_work[-1]
    results = []
    for number in numbers:
        _end_if_left_alone()
        results.append(work(items[number]))
    return numbers, results


def _end_if_left_alone() -> None:
    """End this process where the one that started it was killed: nobody waits for what it makes."""
    parent = multiprocessing.parent_process()
    if parent is not None and os.getppid() != parent.pid:
        os._exit(1)
