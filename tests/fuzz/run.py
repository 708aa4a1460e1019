"""`make fuzz`: every target in turn with new examples for some minutes, and how many there were.

    python -m fuzz.run MINUTES SEED [TARGET]

A round draws examples from one seed; a fault names target and seed, with which the same round runs again.
"""

from __future__ import annotations

import faulthandler
import platform
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase

from fuzz.targets import TARGETS

ROUND = 25
_WIDEST, _LAST = 300, 40
_STUCK = 900
"""Seconds on the clock after which the whole run ends with where it is: code in C cannot be interrupted."""


def main(minutes: float, seed: int, names: list[str]) -> int:
    """Run, and return 1 if any example did harm; a warning in English on a terminal is harm too."""
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", hypothesis.errors.HypothesisWarning)
    examples: Counter[str] = Counter()
    slowest: dict[str, float] = dict.fromkeys(names, 0.0)
    first, end, failed = seed, time.monotonic() + minutes * 60, False
    with tempfile.TemporaryDirectory(prefix="portal-fuzz-") as folder:
        while names and time.monotonic() < end:
            for name in list(names):
                faulthandler.dump_traceback_later(_STUCK, exit=True)
                try:
                    _round(name, seed, Path(folder) / name, examples, slowest)
                except Exception:  # noqa: BLE001 - whatever comes up is what is looked for
                    failed = True
                    names.remove(name)
                    # Examples may be whole files.
                    lines = traceback.format_exc().splitlines()[-_LAST:]
                    sys.stderr.write("\n".join(line[:_WIDEST] for line in lines))
                    sys.stderr.write(
                        f"\n{name}: seed {seed}; again: make fuzz MINUTES=0.01 SEED={seed} TARGET={name}\n"
                    )
            seed += 1
    faulthandler.cancel_dump_traceback_later()
    sys.stdout.write(
        f"Python {platform.python_version()}, hypothesis {hypothesis.__version__}, seeds {first}–{seed - 1}\n"
    )
    for name, count in examples.items():
        sys.stdout.write(f"{name:14}{count:8,} examples, the slowest {slowest[name]:.2f} s of the processor\n")
    return int(failed)


def _round(name: str, seed: int, folder: Path, examples: Counter[str], slowest: dict[str, float]) -> None:
    target = TARGETS[name]

    @hypothesis.seed(seed)
    @hypothesis.settings(
        max_examples=ROUND, database=None, deadline=None, derandomize=False, phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @hypothesis.given(target.examples)
    def attempt(example: object) -> None:
        begun = time.process_time()
        examples[name] += 1
        target.attempt(example, folder)
        slowest[name] = max(slowest[name], time.process_time() - begun)

    attempt()


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3:] or list(TARGETS)))
