"""`python -m planportal.prepare`: make once for all projects what follows from the library alone, as `make` does.

Without it every project's first build makes it for itself, half a second longer.
"""

from __future__ import annotations

from planportal.prepared import AT_INSTALLATION, Prepared
from planportal.site import prepare

__all__ = ["main"]


def main() -> None:
    """Fill the folder of the installation."""
    prepared = Prepared(AT_INSTALLATION)
    prepared.keep_only_current()
    prepare(prepared)


if __name__ == "__main__":
    main()
