"""A release comes into object storage whole: what pages need first, what is gone last, and only what changed."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ROOT
from planportal.publish import Releases
from test_publish import PORTAL, put

SCRIPT = ROOT / "deploy" / "object-storage.sh"
KEY = "khoa"
BUCKET = "cong"
PATIENCE = 60


@dataclass(frozen=True)
class Storage:
    """Object storage on this machine."""

    folder: Path
    port: int

    def call(self, releases: Path) -> subprocess.CompletedProcess[str]:
        """Bring what readers see in a folder of releases into the bucket."""
        remote = {
            "TYPE": "s3",
            "PROVIDER": "Rclone",
            "ENDPOINT": f"http://127.0.0.1:{self.port}",
            "ACCESS_KEY_ID": KEY,
            "SECRET_ACCESS_KEY": KEY,
        }
        environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "RCLONE_CONFIG": os.devnull,
            "RCLONE_VERBOSE": "1",
            "RCLONE_RETRIES": "1",
            "RCLONE_LOW_LEVEL_RETRIES": "1",
            **{f"RCLONE_CONFIG_KHO_{key}": value for key, value in remote.items()},
        }
        return subprocess.run(
            [str(SCRIPT), str(releases), f"kho:{BUCKET}"], env=environment, capture_output=True, encoding="utf-8",
            timeout=PATIENCE, check=False,
        )  # fmt: skip

    def files(self) -> dict[str, str]:
        bucket = self.folder / BUCKET
        return {
            file.relative_to(bucket).as_posix(): file.read_text(encoding="utf-8")
            for file in sorted(bucket.rglob("*"))
            if file.is_file()
        }


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    folder = tmp_path / "kho"
    (folder / BUCKET).mkdir(parents=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    own = ["--auth-key", f"{KEY},{KEY}", "--addr", f"127.0.0.1:{port}", "--dir-cache-time", "0s"]
    command = [str(Path(sys.executable).with_name("rclone")), "serve", "s3", *own, str(folder)]
    with subprocess.Popen(
        command, env={**os.environ, "RCLONE_CONFIG": os.devnull}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None
            time.sleep(0.05)
        try:
            yield Storage(folder, port)
        finally:
            server.terminate()


def steps(said: str) -> list[tuple[str, str]]:
    """Return what was done, in its order: the file, and whether it was copied or deleted."""
    return re.findall(r"INFO\s*: (\S+): (Copied|Deleted|Updated)", said)


def test_a_release_comes_into_storage_whole_and_in_an_order_that_pages_bear(storage: Storage, tmp_path: Path) -> None:
    put(tmp_path / "r")
    first = storage.call(tmp_path / "r")
    assert first.returncode == 0, first.stderr
    assert storage.files() == PORTAL
    done = [file for file, _ in steps(first.stderr)]
    assert done.index("assets/x.css") < min(done.index("index.html"), done.index("a/index.html"))

    changed = {"index.html": "mới", "assets/y.css": "a{}", "assets/x.css": PORTAL["assets/x.css"], "feed.json": "{}"}
    put(tmp_path / "r", changed, may_remove=True)
    second = storage.call(tmp_path / "r")
    assert second.returncode == 0, second.stderr
    assert storage.files() == changed
    assert steps(second.stderr) == [("assets/y.css", "Copied"), ("index.html", "Copied"), ("a/index.html", "Deleted")]


def test_the_same_release_sends_nothing_and_a_rollback_brings_the_old_one_back(
    storage: Storage, tmp_path: Path
) -> None:
    first = put(tmp_path / "r")
    put(tmp_path / "r", {**PORTAL, "index.html": "mới"})
    assert storage.call(tmp_path / "r").returncode == 0
    again = storage.call(tmp_path / "r")
    assert (again.returncode, steps(again.stderr)) == (0, [])
    Releases(tmp_path / "r").switch(first.name)
    assert storage.call(tmp_path / "r").returncode == 0
    assert storage.files() == PORTAL


def test_what_somebody_changed_in_storage_is_put_right(storage: Storage, tmp_path: Path) -> None:
    put(tmp_path / "r")
    assert storage.call(tmp_path / "r").returncode == 0
    (storage.folder / BUCKET / "index.html").write_text("lạ", encoding="utf-8")
    (storage.folder / BUCKET / "la.html").write_text("lạ", encoding="utf-8")
    assert storage.call(tmp_path / "r").returncode == 0
    assert storage.files() == PORTAL


def test_storage_that_does_not_answer_is_a_failure(tmp_path: Path) -> None:
    put(tmp_path / "r")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        assert Storage(tmp_path, nobody.getsockname()[1]).call(tmp_path / "r").returncode != 0


def test_before_anything_is_published_it_says_what_to_do(tmp_path: Path) -> None:
    told = Storage(tmp_path, 1).call(tmp_path)
    assert told.returncode == 1
    assert "chưa đăng bản nào; gọi portal publish" in told.stderr
