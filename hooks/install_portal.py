"""`python hooks/install_portal.py`, as `make` runs it: make once for all builds what follows from code alone.

Without it every project's first build makes it for itself, half a second longer.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs_adapter import compile_shell
from planportal.prepared import AT_INSTALLATION, Prepared
from planportal.site import prepare

__all__ = ["main"]

_SHELL = Path(__file__).parent.parent / "overrides"


def main() -> None:
    """Fill the folder of the installation."""
    prepared = Prepared(AT_INSTALLATION)
    prepared.keep_only_current()
    prepare(prepared)
    compile_shell(_SHELL, prepared)


if __name__ == "__main__":
    main()
