"""One example of a fuzz target: what may never happen to it, whatever stands in the files."""

from __future__ import annotations

import posixpath
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

from lxml import etree

from articles_in_tmp import ADDRESS, NOW, file_bytes
from planportal.errors import Problem, has_errors
from planportal.load import Loaded, Settings, load_settings
from planportal.output import Page
from planportal.site import Site, build, inspect
from theme_icons import ICON_FOLDERS
from watched_files import outside, watched

__all__ = ["LONGEST", "TooSlowError", "empty_folder", "inspected", "rendered", "within_bounds"]

LONGEST = 5
"""Seconds of the processor that one example may take; pauses of the machine do not count."""


class TooSlowError(Exception):
    """An example hangs."""


@contextmanager
def within_bounds(*homes: Path) -> Iterator[None]:
    """Let a piece of code run no longer than it may, and touch no file outside these folders.

    Raises:
        TooSlowError: it takes too long.
        AssertionError: it opened, listed or changed something elsewhere.
    """

    def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise TooSlowError(f"more than {LONGEST} s of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        with watched() as touched:
            yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    away = outside(touched, *homes)
    assert not away, f"touched outside the project: {away}"


def empty_folder(folder: Path) -> Path:
    """Return a folder without anything in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def inspected(root: Path) -> tuple[Settings | None, Loaded | None, tuple[Problem, ...]]:
    """Return what the gate makes of a project; each problem is one line inside its file, with a cure."""
    with within_bounds(root):
        settings, faults = load_settings(root)
        loaded, problems = (None, tuple(faults)) if settings is None else inspect(settings, now=NOW)
    assert loaded is None or loaded.portal is not None or has_errors(problems)
    assert len({str(problem) for problem in problems}) == len(problems)
    read: dict[str, list[str] | None] = {}
    for problem in problems:
        assert len(str(problem).splitlines()) == 1, problem
        assert problem.cure, problem
        str(problem).encode("utf-8")
        rows = _rows(root, problem.path, read)
        if rows is not None:
            assert 1 <= problem.line <= len(rows), problem
            assert 1 <= problem.column <= len(rows[problem.line - 1]) + 1, problem
    return settings, loaded, problems


def _rows(root: Path, path: str, read: dict[str, list[str] | None]) -> list[str] | None:
    """Return the lines of a file that a problem names, None where it names none; each is read once."""
    if path not in read:
        file = root / path
        is_there = "?" not in path and not file.is_symlink() and file.is_file()
        text = file.read_bytes().decode("utf-8", errors="replace") if is_there else None
        read[path] = None if text is None else text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return read[path]


def rendered(root: Path) -> Site | None:
    """Return a build of a project, None where the gate stops it; what it writes stays below its folder."""
    settings, _, problems = inspected(root)
    if settings is None or has_errors(problems):
        return None
    with within_bounds(root, (root / ".cache").resolve(), *ICON_FOLDERS):
        site = build(settings, ADDRESS, now=NOW, icons=ICON_FOLDERS, cards=False)
    paths = [output.path for output in site.outputs]
    assert len(set(paths)) == len(paths)
    for path in paths:
        assert path == posixpath.normpath(path), path
        assert not path.startswith(("/", "../", "~")), path
        assert path.isprintable(), path
    for output in site.outputs:
        if isinstance(output, Page):
            output.markdown().encode("utf-8")
    for path, content in file_bytes(site).items():
        if path.endswith((".xml", ".svg", ".opml")):
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    return site
