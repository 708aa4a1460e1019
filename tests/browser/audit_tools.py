"""The tools of the audit: Lighthouse and the Nu HTML checker run, and what they say as values."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

__all__ = ["CATEGORIES", "Checked", "Scores", "check_markup", "lighthouse", "nu_version"]

ROOT = Path(__file__).parents[2]
NU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Scores:
    """Medians of several runs of Lighthouse on one page."""

    by_category: dict[str, int]
    short: dict[str, set[str]]
    """Audits that took points away in any run, by category."""
    power: int
    """Lighthouse's own measure of the machine while it ran; a phone of the lower middle class has 500 to 800."""
    version: str


@dataclass(frozen=True)
class Checked:
    """What the Nu HTML checker says of many files."""

    files: int
    errors: dict[Path, list[str]]
    warnings: Counter[str]
    remarks: Counter[str]


def lighthouse(chromium: str, flags: Sequence[str], addresses: Sequence[str], runs: int) -> dict[str, Scores]:
    """Return each address's scores on Lighthouse's phone, with simulated throttling."""
    node = shutil.which("node")
    assert node, "Node.js is missing: run `make .venv/audit.stamp`"
    script = Path(__file__).with_name("lighthouse.mjs")
    told = subprocess.run(
        [node, str(script), chromium, str(runs), *addresses, "--", *flags], check=True, stdout=subprocess.PIPE, cwd=ROOT
    ).stdout.decode("utf-8")
    lines = [json.loads(line) for line in told.splitlines()]
    return {address: _medians([line for line in lines if line["address"] == address]) for address in addresses}


def _medians(lines: Sequence[dict[str, Any]]) -> Scores:
    return Scores(
        {name: round(median(line["scores"][name] for line in lines)) for name in CATEGORIES},
        {name: {audit for line in lines for audit in line["short"][name]} for name in CATEGORIES},
        round(median(line["power"] for line in lines)),
        lines[0]["version"],
    )


def check_markup(files: Iterable[Path], *, kind: str) -> Checked:
    """Return what the checker has against files of a kind, `html` or `svg`."""
    names = [str(file) for file in files]
    told = _nu("--format", "json", "--stdout", "--exit-zero-always", f"--{kind}", *names)
    errors: dict[Path, list[str]] = {}
    warnings: Counter[str] = Counter()
    remarks: Counter[str] = Counter()
    for message in json.loads(told)["messages"]:
        if message["type"] == "info":
            (warnings if message.get("subType") == "warning" else remarks)[message["message"]] += 1
        else:
            place = f"{message.get('lastLine')}: {message['message']}"
            errors.setdefault(Path(message["url"].removeprefix("file:")), []).append(place)
    return Checked(len(names), errors, warnings, remarks)


def nu_version() -> str:
    """Return the checker's version."""
    return _nu("--version").split()[0]


def _nu(*arguments: str) -> str:
    java = shutil.which("java")
    assert java, "Java is missing: run `make .venv/audit.stamp`"
    run = subprocess.run([java, "-jar", str(NU), *arguments], check=True, capture_output=True, encoding="utf-8")
    return run.stdout
