"""A file that is there whole or not at all, whoever reads it and whenever the machine stops."""

from __future__ import annotations

import os
import threading
from pathlib import Path

__all__ = ["write_whole"]


def write_whole(file: str | Path, content: bytes) -> os.stat_result:
    """Write a file, making its folder if it is not there, and return what the system says of it.

    It may be read by whom the process's mask allows: a web server hands out what is kept, under another name.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    part = f"{file}.{os.getpid()}-{threading.get_ident()}.part"
    os.makedirs(os.path.dirname(file), exist_ok=True)  # noqa: PTH103, PTH120 - thousands of them, here and below
    try:
        with open(part, "wb") as out:  # noqa: PTH123
            out.write(content)
            out.flush()
            stat = os.fstat(out.fileno())
        os.replace(part, file)  # noqa: PTH105
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return stat
