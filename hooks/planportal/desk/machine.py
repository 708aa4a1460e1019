"""What this machine lacks for working on the portal, and how to get it."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

__all__ = ["Finding", "examine"]

_PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^;\s]+)")
_LEAST_PYTHON = (3, 11)
_LEAST_DISK = 500 * 1024 * 1024
"""Bytes: the site, its pictures and their cache, several times over."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at."""

    name: str
    found: str
    """What is there, in words; empty if nothing is."""
    cure: str
    """What to do, in Vietnamese; empty if all is well."""
    needed: bool
    """Nothing works without it; the rest only some people need."""

    @property
    def is_well(self) -> bool:
        """Return whether there is nothing to do."""
        return not self.cure


def examine(root: Path, *, which: Callable[[str], str | None] = shutil.which) -> tuple[Finding, ...]:
    """Return what was found on this machine for the project at `root`, what is needed first."""
    return (
        _python(),
        _packages(requires("planportal") or ()),
        _disk(root),
        _program("git", "lưu các lần sửa", "cài Git từ git-scm.com", which),
        _program("make", "các lệnh make trong README", "Debian, Ubuntu: sudo apt install make", which),
        _program("node", "bộ sửa bài trên trình duyệt và vài phép thử", "cài Node.js 20 từ nodejs.org", which),
        _program("chromium", "phép thử bằng trình duyệt", "Debian: sudo apt install chromium", which),
        _program("nginx", "phép thử máy chủ", "Debian: sudo apt install nginx-light", which),
    )


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    cure = "" if sys.version_info >= _LEAST_PYTHON else "cài Python 3.11 trở lên từ python.org"
    return Finding("Python", found, cure, needed=True)


def _packages(pins: Iterable[str]) -> Finding:
    """Compare what is installed with what the project pins."""
    wanted = [match.groupdict() for pin in pins if (match := _PIN.match(pin))]
    wrong = []
    for pin in wanted:
        try:
            there = version(pin["name"])
        except PackageNotFoundError:
            there = "chưa có"
        if there != pin["version"]:
            wrong.append(f"{pin['name']} {pin['version']} ({there})")
    found = f"{len(wanted) - len(wrong)}/{len(wanted)} gói đúng bản"
    cure = f"chạy “make .venv/site.stamp”; còn thiếu hoặc khác bản: {', '.join(wrong)}" if wrong else ""
    return Finding("Thư viện", found, cure, needed=True)


def _disk(root: Path) -> Finding:
    free = shutil.disk_usage(root).free
    found = f"còn {free // 1024**2:,} MB".replace(",", ".")
    cure = "dọn bớt ổ đĩa: cần ít nhất 500 MB trống" if free < _LEAST_DISK else ""
    return Finding("Chỗ trống", found, cure, needed=True)


def _program(name: str, use: str, cure: str, which: Callable[[str], str | None]) -> Finding:
    # Where Debian puts servers is not on everyone's path.
    path = which(name) or which(f"/usr/sbin/{name}")
    return Finding(name, f"có, dùng cho {use}" if path else "", "" if path else f"{cure} (cần cho {use})", needed=False)
