"""A disk that is full or closed is said in Vietnamese, by commands and by the engine."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from command_line import run
from conftest import Build
from planportal.disk_errors import is_of_disk, reason_of

TAKES_NOTHING = Path("/sys/kernel/portal-thu")


@pytest.mark.parametrize(
    ("number", "said", "of_disk"),
    [
        (errno.ENOSPC, "hết chỗ trên đĩa", True),
        (errno.EROFS, "đĩa chỉ cho đọc", True),
        (errno.EACCES, "không có quyền", True),
        (errno.ENOENT, "không có tệp hoặc thư mục ấy", False),
        (errno.ECHILD, os.strerror(errno.ECHILD), False),
    ],
)
def test_a_reason_is_said_in_words(number: int, said: str, of_disk: bool) -> None:
    error = OSError(number, os.strerror(number), "a.md")
    assert (reason_of(error), is_of_disk(error)) == (said, of_disk)
    assert reason_of(OSError("khác")) == "khác"


@pytest.mark.skipif(sys.platform != "linux", reason="no other system has such a folder")
def test_the_engine_says_why_it_cannot_write(build_site: Build) -> None:
    built = build_site(site=TAKES_NOTHING)
    assert built.code == 1
    assert f"Error: Không đọc hoặc không ghi được {TAKES_NOTHING}: " in built.log
    assert "Traceback" not in built.log


@pytest.mark.skipif(sys.platform != "linux", reason="no other system has such a folder")
def test_a_publication_says_why_it_cannot_write(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "publish", "--to", str(TAKES_NOTHING))
    assert code == 1
    assert f"không ghi được vào {TAKES_NOTHING}: " in err
    assert "[Errno" not in err
