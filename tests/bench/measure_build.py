"""The portal's build beside Material for MkDocs with its plugins, and beside Hugo. Writes RESULTS.md.

    python -m bench.measure_build 1000 [10000]

`make bench` runs it. All run in turn on one machine, round after round; what counts is the ratio. Material takes a
quarter of an hour for 10,000 articles.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.large_portal import lay_out_portal
from bench.peers import lay_out_hugo, lay_out_material

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
_PEERS = _ROOT / ".cache" / "peers"
_TIMES = 3
_SETTLE = 300
"""Seconds after an installation, which deletes thousands of files: so long ext4 looks for numbers around theirs, and
whoever makes many files waits."""
_LARGE = 5000
"""From so many articles on Material runs once: it takes longer than all else together."""
_GENERATED = 'id: "gia-dinh-'
_REMEMBERED = ".cache/site"
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
_NOT_USUAL = "PYTHONDONTWRITEBYTECODE"
"""Some containers set it; the portal would be compiled for each build, its peers, which pip compiled, would not."""


@dataclass(frozen=True)
class Run:
    """One build."""

    seconds: float
    memory: int
    """Megabytes, of all its processes, each shared page counted once; the peak of samples once a second."""


def main(sizes: Sequence[int]) -> None:
    """Measure each size and write RESULTS.md."""
    material, hugo = _environment("material") / "mkdocs", _environment("hugo") / "hugo"
    tables = [_measured(size, material, hugo) for size in sizes]
    text = "\n".join([*_head(), *(line for table in tables for line in table)]) + "\n"
    (_HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _measured(size: int, material: Path, hugo: Path) -> list[str]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ours = lay_out_portal(folder / "ours", size)
        peers: dict[str, tuple[Path, list[str]]] = {
            "Material, blog, search, RSS": (
                lay_out_material(folder / "material", size),
                [str(material), "build", "--quiet"],
            ),
            "Hugo, bare theme": (lay_out_hugo(folder / "hugo", size), [str(hugo), "--quiet"]),
        }
        portal = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict", "--quiet"]
        publish = [str(Path(sys.executable).with_name("portal")), "publish", "--to", str(folder / "releases")]
        # Cards, drawings and packed copies are made once in an article's life, pictures converted once: they do not
        # count.
        _run(portal, ours)
        _run(publish, ours)
        subjects = {
            "the portal, nothing remembered": _Subject(portal, ours, _forget(ours)),
            "the portal, one new article": _Subject(portal, ours, _write_another(ours)),
            "the portal, nothing new": _Subject(portal, ours, lambda _: None),
            "`portal publish`, two new articles": _Subject(publish, ours, _write_another(ours, "dang")),
            "`portal publish`, nothing new": _Subject(publish, ours, lambda _: None),
        }
        for name, (project, command) in peers.items():
            subjects[name] = _Subject(command, project, _clean(project))
        return _table(size, _in_turn(subjects, {"Material, blog, search, RSS": 1} if size >= _LARGE else {}))


class _Subject(NamedTuple):
    command: Sequence[str]
    project: Path
    before: Callable[[int], None]


def _in_turn(subjects: Mapping[str, _Subject], times: Mapping[str, int]) -> dict[str, list[Run]]:
    """Return the runs of each, one after the other, so that a machine that slows down does so for all."""
    runs: dict[str, list[Run]] = {name: [] for name in subjects}
    for number in range(_TIMES):
        for name, (command, project, before) in subjects.items():
            if number < times.get(name, _TIMES):
                before(number)
                runs[name].append(_run(command, project))
    return runs


def _forget(project: Path) -> Callable[[int], None]:
    return lambda _: _set_aside([project / _REMEMBERED, project / "site", *project.glob(".cache/search*")])


def _set_aside(paths: Iterable[Path]) -> None:
    """Move what earlier runs made out of the way.

    Deleting it would slow down all that is written in the next minute: ext4 looks for numbers of files that were not
    freed just now.
    """
    for path in paths:
        if path.exists():
            path.rename(Path(tempfile.mkdtemp(dir=path.parents[1])) / path.name)


def _write_another(project: Path, name: str = "moi") -> Callable[[int], None]:
    """Return what puts one more article among the newest."""
    files = (project / "content" / "tin-tuc" / "2026").glob("*.md")
    text = next(text for text in (file.read_text(encoding="utf-8") for file in sorted(files)) if _GENERATED in text)

    def write(number: int) -> None:
        file = project / "content" / "tin-tuc" / "2026" / f"bai-{name}-{number}.md"
        file.write_text(text.replace(_GENERATED, f"{_GENERATED}{name}-{number}-", 1), encoding="utf-8")

    return write


def _clean(project: Path) -> Callable[[int], None]:
    return lambda _: _set_aside(project / name for name in ("site", "public", "resources"))


def _run(command: Sequence[str], project: Path) -> Run:
    begun = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != _NOT_USUAL} | _QUIET
    process = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment)
    samples: list[int] = []
    watch = threading.Thread(target=_sample, args=(process, samples))
    watch.start()
    said, _ = process.communicate()
    seconds = time.perf_counter() - begun
    watch.join()
    if process.returncode:
        raise RuntimeError(f"{command} failed: {said.decode(errors='replace')[-2000:]}")
    return Run(seconds, max(samples, default=0) // 1024)


def _sample(process: subprocess.Popen[bytes], samples: list[int]) -> None:
    while process.poll() is None:
        samples.append(sum(map(_kilobytes, _tree(process.pid))))
        time.sleep(1)


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(below for child in children for below in _tree(int(child)))]


def _kilobytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _environment(name: str) -> Path:
    """Return the folder of a peer's commands, installed from its pinned list if it is not there yet."""
    folder, wanted = _PEERS / name, _HERE / "peers" / f"{name}.txt"
    done = folder / "installed.txt"
    if not done.is_file() or done.read_bytes() != wanted.read_bytes():
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--requirement", str(wanted)], check=True)
        time.sleep(_SETTLE)
        done.write_bytes(wanted.read_bytes())
    return folder / "bin"


def _head() -> list[str]:
    pins = [line for name in ("material", "hugo") for line in (_HERE / "peers" / f"{name}.txt").read_text().split()]
    machine = f"{_processor()}, {os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()}"
    return [
        "# Builds, measured",
        "",
        "Written by `make bench`; do not edit. Articles are those of `large_portal.py`: some 700 words, a table, a",
        "list, links. The portal builds all it has: pages, lists, feeds, index, data; articles' cards and drawings",
        "were made before. `portal publish` builds, checks, packs what is new and puts a release beside others.",
        "",
        f"{datetime.now(UTC).date().isoformat()}. Machine: {machine}. Peers: {', '.join(pins)}.",
        "",
        "Seconds are of whole processes on the clock, taken in turn, round after round: the median, the least and the",
        "most. Memory is the highest of all processes of a build.",
        "",
    ]


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _table(size: int, runs: Mapping[str, Sequence[Run]]) -> list[str]:
    base = median(run.seconds for run in runs["the portal, nothing remembered"])
    lines = [
        f"## {size:,} articles",
        "",
        "| build | runs | s | from–to | of the portal's | MB |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, made in runs.items():
        seconds = median(run.seconds for run in made)
        memory = max(run.memory for run in made)
        least, most = min(run.seconds for run in made), max(run.seconds for run in made)
        spread = f"{least:.1f}–{most:.1f}"
        lines.append(f"| {name} | {len(made)} | {seconds:.1f} | {spread} | {seconds / base:.2f} | {memory:,} |")
    return [*lines, ""]


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
