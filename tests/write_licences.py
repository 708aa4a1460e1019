"""`make licences`: the licences of all that is installed from the locks, as the packages themselves name them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIST = ROOT / "LICENSES-third-party.md"
_OWN = "planportal"
# Some metadata holds a whole text in place of a name.
_LONGEST = 100
_HEAD = """# Licences of third-party packages

Written by `make licences` from the metadata of the packages in `requirements/dev.txt` and `package-lock.json`; none of
them is copied into this repository. The ones that a published portal hands to its readers' browsers are those of the
theme's icons and, on the page for staff, `@sveltia/cms`.
"""


def python_packages(program: str) -> list[tuple[str, str, str]]:
    """Return name, version and licence of each package of this environment."""
    command = [program, f"--python={sys.executable}", "--from=mixed", "--format=json", "--with-system"]
    run = subprocess.run([*command, f"--ignore-packages={_OWN}"], check=True, capture_output=True, encoding="utf-8")
    return [(one["Name"], one["Version"], _short(one["License"])) for one in json.loads(run.stdout)]


def npm_packages() -> list[tuple[str, str, str]]:
    """Return name, version and licence of each package of npm's lock."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    return [
        (path.rpartition("node_modules/")[2], one["version"], str(one.get("license", "UNKNOWN")))
        for path, one in lock["packages"].items()
        if path
    ]


def _short(licence: str) -> str:
    first = licence.strip().splitlines()[0].replace("|", "/")
    return first if len(first) <= _LONGEST else f"{first[:_LONGEST]}…"


def _table(title: str, packages: list[tuple[str, str, str]]) -> str:
    rows = sorted({f"| {name} | {version} | {licence} |" for name, version, licence in packages}, key=str.lower)
    return "\n".join(["", f"## {title}", "", "| package | version | licence |", "|---|---|---|", *rows, ""])


if __name__ == "__main__":
    LIST.write_text(
        _HEAD + _table("Python", python_packages(sys.argv[1])) + _table("npm", npm_packages()), encoding="utf-8"
    )
