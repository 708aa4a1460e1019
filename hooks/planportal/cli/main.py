"""Where every call begins."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from planportal.cli.check_command import add_check_command, run_check_command
from planportal.cli.parser import VietnameseParser

__all__ = ["main"]

_ENOUGH = 141
"""What a shell shows for a program that a closed pipe ended."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 faults in the data, 2 wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has enough, as in `portal check | head`; Python would complain once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _ENOUGH
    return code


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["check"]:
        parser = VietnameseParser(prog="portal")
        add_check_command(parser.add_subparsers(dest="command", parser_class=VietnameseParser))
        return run_check_command(parser.parse_args(arguments))
    # What the other commands need takes longer to load than a check whose answer is kept.
    from planportal.cli.commands import run  # noqa: PLC0415

    return run(arguments)
