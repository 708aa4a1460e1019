"""`portal serve`, started as staff start it: in a process of its own, on a free port."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path

import pytest

from articles_in_tmp import add_engine, article_text, lay_out
from command_line import run
from planportal.preview.server import PreviewServer

PATIENCE = 120
"""Seconds until a test gives up waiting; a build takes a few, on a busy machine many."""


@dataclass
class Serving:
    """A running preview."""

    root: Path
    port: int
    process: subprocess.Popen[bytes]
    out: Path
    err: Path
    temporary: Path

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Return status and text of an address; status 0 while nobody answers."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{path}", headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def wait(self, reached: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while not reached():
            said = self.err.read_text(encoding="utf-8")
            assert self.process.poll() is None, said
            assert "Chưa dựng được" not in said, self.out.read_text(encoding="utf-8")
            assert time.monotonic() < end, said
            time.sleep(0.1)

    def write(self, **front: object) -> None:
        """Write the one article anew."""
        text = article_text("Lời bài.\n", id="a", **front)
        (self.root / "content/tin-tuc/2026/a.md").write_text(text, encoding="utf-8")


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    root = add_engine(lay_out(tmp_path / "p", {"tin-tuc/2026/a.md": article_text("Lời bài.\n", id="a", draft=True)}))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    out, err, temporary = tmp_path / "out", tmp_path / "err", tmp_path / "tmp"
    temporary.mkdir()
    command = [str(Path(sys.executable).with_name("portal")), "serve", "--root", str(root), "--port", str(port)]
    with (
        out.open("wb") as stdout,
        err.open("wb") as stderr,
        subprocess.Popen(
            command,
            stdout=stdout,
            stderr=stderr,
            env={**os.environ, "TMPDIR": str(temporary), "SOURCE_DATE_EPOCH": "1795400000"},
        ) as process,
    ):
        try:
            yield Serving(root, port, process, out, err, temporary)
        finally:
            process.kill()


def test_the_preview_follows_the_files_and_leaves_nothing_behind(serving: Serving) -> None:
    before = files_of(serving.root)
    page = "tin-tuc/2026/a/"
    serving.wait(lambda: serving.get(page)[0] == 200)
    assert "Bản nháp – chưa công bố" in serving.get(page)[1]
    assert "Bản xem trước – không phải trang đã công bố." in serving.get("khong-co/")[1]
    assert serving.get("khong-co/")[0] == 404
    assert serving.get("tin-tuc/2026/a")[0] == 200, "led on to the address with its slash"

    serving.write(title="Tên đã sửa", draft=True)
    serving.wait(lambda: "Tên đã sửa" in serving.get(page)[1])

    serving.write(title="Tên có lỗi", scope="sai")
    serving.wait(lambda: "1 lỗi, trang giữ bản trước" in serving.err.read_text(encoding="utf-8"))
    problem = "content/tin-tuc/2026/a.md:7:8: phạm vi (scope): không có giá trị “sai”."
    assert f"\n{problem}" in serving.out.read_text(encoding="utf-8")
    assert "Tên đã sửa" in serving.get(page)[1]
    with follow(serving) as events:
        assert problem in json.loads(events.readline().decode().removeprefix("data: "))["faults"]

    serving.write(title="Tên cuối cùng", date="2027-01-05 09:30")
    serving.wait(lambda: "Tên cuối cùng" in serving.get(page)[1])
    assert "Hẹn giờ: công bố lúc 09:30 ngày 05/01/2027" in serving.get(page)[1]

    serving.process.send_signal(signal.SIGINT)
    assert serving.process.wait(PATIENCE) == 0
    said = serving.err.read_text(encoding="utf-8")
    assert said.endswith("\nĐã dừng xem trước.\n")
    assert "Traceback" not in said
    assert list(serving.temporary.iterdir()) == []
    assert files_of(serving.root) == before


def test_a_stop_while_the_site_is_being_built_is_clean_too(serving: Serving) -> None:
    serving.wait(lambda: serving.get("")[0] == 503)
    assert "Đang dựng" in serving.get("")[1]
    serving.process.send_signal(signal.SIGTERM)
    assert serving.process.wait(PATIENCE) == 0
    assert serving.err.read_text(encoding="utf-8") == "\nĐã dừng xem trước.\n"
    assert list(serving.temporary.iterdir()) == []


def test_open_pages_hear_of_a_new_build(serving: Serving) -> None:
    serving.wait(lambda: serving.get("")[0] == 200)
    assert 'data-version="1"' in serving.get("")[1]
    assert "EventSource" in serving.get("xem-truoc-tai-lai.js")[1]
    with follow(serving) as events:
        assert json.loads(events.readline().decode().removeprefix("data: ")) == {"version": 1, "faults": ""}
        events.readline()
        serving.write(title="Tên đã sửa", draft=True)
        assert json.loads(events.readline().decode().removeprefix("data: "))["version"] in {1, 2}
        serving.wait(lambda: 'data-version="2"' in serving.get("")[1])


def test_only_this_machine_is_answered_under_its_own_name(serving: Serving) -> None:
    serving.wait(lambda: serving.get("")[0] == 200)
    assert serving.get("", Host="ke-xau.example")[0] == 403
    assert serving.get("../mkdocs.yml")[0] == 404
    assert serving.get("%2e%2e/%2e%2e/mkdocs.yml")[0] == 404


def test_a_taken_port_is_said_to_be_taken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    root = lay_out(tmp_path, {})
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        code, out, err = run(capsys, "serve", "--root", str(root), "--port", str(port))
    assert (code, out) == (2, "")
    assert err == f"portal: cổng {port} đang có chương trình khác dùng; thử “portal serve --port {port + 1}”\n"


@pytest.mark.parametrize("port", ["0", "70000", "abc", "-1"])
def test_a_number_that_is_no_port_is_refused(capsys: pytest.CaptureFixture[str], port: str) -> None:
    code, _, err = run(capsys, "serve", f"--port={port}")
    assert code == 2
    assert err == f"portal: --port: “{port}” không phải số cổng; viết một số từ 1 đến 65535\n"


def test_a_folder_that_is_no_project_is_not_served(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, "serve", "--root", str(tmp_path))
    assert (code, err) == (1, "")
    assert out.startswith("mkdocs.yml:1:1: không có tệp mkdocs.yml ở thư mục này.")


def files_of(root: Path) -> list[str]:
    """Return the project's files, without those that any build keeps for the next."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if ".cache" not in path.parts)


def follow(serving: Serving) -> HTTPResponse:
    """Open the stream of events that pages listen to."""
    opened: HTTPResponse = urllib.request.urlopen(
        f"http://127.0.0.1:{serving.port}/xem-truoc-su-kien", timeout=PATIENCE
    )
    return opened


def test_the_editor_is_not_loaded_anew_while_somebody_writes(tmp_path: Path) -> None:
    for name in ("index.html", "quan-tri/index.html", "404.html"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"<p>{name}</p>", encoding="utf-8")
    with PreviewServer(0) as server:
        server.show(tmp_path)
        server.start()
        texts = []
        for path in ("", "quan-tri/", "quan-tri/khong-co/"):
            try:
                address = f"http://127.0.0.1:{server.server_port}/{path}"
                with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                    texts.append(answer.read().decode())
            except urllib.error.HTTPError as error:
                texts.append(error.read().decode())
        server.shutdown()
    assert [text.partition("</p>")[0].removeprefix("<p>") for text in texts] == [
        "index.html",
        "quan-tri/index.html",
        "404.html",
    ]
    assert ["xem-truoc-tai-lai" in text for text in texts] == [True, False, True]
