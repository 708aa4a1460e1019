"""How long `portal check` takes on a large portal: the first time, and when nothing has changed since.

`make bench-check` prints medians of whole processes, with the processor time beside the time on the clock.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.large_portal import lay_out_portal

RUNS = 5


def main(articles: int) -> None:
    """Print the figures for a portal with so many generated articles."""
    with tempfile.TemporaryDirectory() as folder:
        root = lay_out_portal(Path(folder) / "p", articles)
        cold = []
        for _ in range(RUNS):
            shutil.rmtree(root / ".cache", ignore_errors=True)
            cold.append(_check(root))
        warm = [_check(root) for _ in range(RUNS)]
    for name, runs in (("first time", cold), ("nothing changed", warm)):
        clock, processor = (median(figures) for figures in zip(*runs, strict=True))
        sys.stdout.write(f"{articles:,} articles, {name}: {clock:.2f} s, of which the processor {processor:.2f} s\n")


def _check(root: Path) -> tuple[float, float]:
    """Return the seconds that one run took on the clock and on the processor."""
    before, begun = os.times(), time.perf_counter()
    subprocess.run([Path(sys.executable).with_name("portal"), "check"], cwd=root, check=True, capture_output=True)
    took, after = time.perf_counter() - begun, os.times()
    return took, after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main(int(sys.argv[1]))
