"""The `portal` command: parse, call one function, print, exit code. 0 all is well, 1 faults in data, 2 wrong call."""

from planportal.cli.main import main

__all__ = ["main"]
