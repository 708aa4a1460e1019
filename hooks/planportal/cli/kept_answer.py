"""What the gate found last time, for as long as every file, the library and the day are the same."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from planportal.errors import Problem, Severity
from planportal.whole_file import write_whole

__all__ = ["Ground", "KeptAnswer", "Question", "keep", "kept_answer"]

_LIBRARY = Path(__file__).parent.parent
_FOLDER = ".cache/check"
_TEXTS = {".md", ".yml", ".yaml", ".json"}
"""Endings of files whose words are compared; of others, pictures above all, the size and the time of change."""


@dataclass(frozen=True)
class Question:
    """What a check was asked for."""

    root: Path
    as_of: date | None
    epoch: str
    """SOURCE_DATE_EPOCH, or nothing."""
    official: bool
    published: Path | None
    """The list of articles of the site that is out."""

    @property
    def file(self) -> Path:
        """Return where its answer is kept."""
        words = "\n".join((str(self.as_of), self.epoch, str(self.official), str(self.published)))
        return self.root / _FOLDER / f"{hashlib.sha256(words.encode()).hexdigest()[:16]}.json"


@dataclass(frozen=True)
class Ground:
    """What an answer depends on, but the hour, as it was before anything was read."""

    config_files: Sequence[str]
    folders: Sequence[str]
    """All folders that are read, relative to the root."""
    state: str

    @classmethod
    def of(cls, question: Question, config_files: Sequence[str], folders: Sequence[str]) -> Ground:
        """Return the ground of a question as it is now."""
        return cls(config_files, folders, _state(question, config_files, folders))


@dataclass(frozen=True)
class KeptAnswer:
    """The problems of a project, and what they rest on."""

    ground: Ground
    problems: tuple[Problem, ...]
    since: datetime
    until: datetime | None
    """When an hour comes from which the answer may be another; None for a question about a fixed day."""


def kept_answer(question: Question, *, now: datetime) -> tuple[Problem, ...] | None:
    """Return the problems that were found before, or None when something is not as it was then."""
    try:
        kept: dict[str, Any] = json.loads(question.file.read_text(encoding="utf-8"))
        until = datetime.fromisoformat(kept["until"]) if kept["until"] else None
        if until is not None and not datetime.fromisoformat(kept["since"]) <= now < until:
            return None
        if kept["state"] != Ground.of(question, kept["config_files"], kept["folders"]).state:
            return None
        return tuple(Problem(**{**fields, "severity": Severity(fields["severity"])}) for fields in kept["problems"])
    except (OSError, ValueError, KeyError, TypeError):
        # Nothing kept, or nothing that this version wrote.
        return None


def keep(question: Question, answer: KeptAnswer) -> None:
    """Keep an answer; a folder that cannot be written keeps none."""
    text = json.dumps(
        {
            **asdict(answer.ground),
            "since": answer.since.isoformat(),
            "until": answer.until.isoformat() if answer.until else "",
            "problems": [asdict(problem) for problem in answer.problems],
        },
        ensure_ascii=False,
    )
    with suppress(OSError):
        write_whole(question.file, text.encode())


def _state(question: Question, config_files: Sequence[str], folders: Sequence[str]) -> str:
    """Return a hash of everything that the answer depends on, but the hour."""
    total = hashlib.sha256(sys.version.encode())
    for file in sorted(_LIBRARY.rglob("*.py")):
        stat = file.stat()
        total.update(f"{file.relative_to(_LIBRARY)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    named = [question.root / name for name in config_files]
    if question.published is not None:
        named.append(question.published)
    for file in (*named, *(file for folder in folders for file in _files(question.root / folder))):
        total.update(f"{file}\n".encode(errors="surrogateescape"))
        if not file.is_file():
            total.update(b"missing\n")
        elif file.suffix in _TEXTS:
            content = file.read_bytes()
            total.update(len(content).to_bytes(8, "big") + content)
        else:
            stat = file.stat()
            total.update(f"{stat.st_size} {stat.st_mtime_ns}\n".encode())
    return total.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, in order, and links to folders, into which nobody looks."""
    for path, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(path, name) for name in sorted(names))
        yield from (link for link in (Path(path, name) for name in folders) if link.is_symlink())
