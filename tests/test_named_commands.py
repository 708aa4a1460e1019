"""Every `portal …` that the handbook, README and CONTRIBUTING name is called for real, in a small project."""

from __future__ import annotations

import errno
import json
import os
import pty
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles_in_tmp import add_engine, article_text, lay_out
from conftest import ROOT
from planportal.cli import main
from word_files import WORD_FILES

WRITTEN = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs" / "huong-dan").glob("*.md")))
TEMPLATES = sorted((ROOT / "hooks" / "planportal" / "render" / "templates").glob("*.j2"))
"""Pages of the handbook that are generated stand here, and whatever other page names a command."""

SPAN = re.compile(r"`(?:\.venv/bin/)?(portal [^`\n]+)`|<code>(portal [^<\n]+)</code>")
LINE = re.compile(r"^ *(?:\.venv/bin/)?(portal [a-z].*)$", re.MULTILINE)
"""In a block of code a command has its line for itself."""

PATIENCE = 120
FILLED_IN = {
    "parent": "Cơ quan thử",
    "name": "Sở thử",
    "address": "Số 1 đường Thử",
    "phone": "0276 3822 233",
    "email": "so@thu.gov.vn",
    "content_manager": "Nguyễn Thị Thử, Phó Giám đốc",
}


def named(text: str) -> Iterator[str]:
    """Yield each command that a text names, as it stands there."""
    for match in SPAN.finditer(text):
        yield match[1] or match[2]
    yield from (match[1] for match in LINE.finditer(text))


COMMANDS = sorted({command for file in (*WRITTEN, *TEMPLATES) for command in named(file.read_text(encoding="utf-8"))})


def with_port(command: str, port: str) -> str:
    """Return a command that serves with this port, any other as it is."""
    return f"portal serve --port {port}" if re.fullmatch(r"portal serve( --port \d+)?", command) else command


CALLS = sorted({with_port(command, "PORT") for command in COMMANDS})
"""What is called: serving at the usual port and at another one is the same call, since each gets a free one."""


@pytest.fixture(scope="module")
def filled_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project in which everything is filled in, with a site that is out and a Word file to import.

    The plan is the real one, since the handbook names its tasks and units.
    """
    root = tmp_path_factory.mktemp("filled-in") / "project"
    add_engine(lay_out(root, {"tin-tuc/2026/a.md": article_text(id="a")}))
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", dirs_exist_ok=True)
    shutil.rmtree(root / "plan")
    shutil.copytree(ROOT / "plan", root / "plan")
    report = root / "plan" / "reports" / "2026" / "1-3.van-phong-so.yml"
    report.parent.mkdir(parents=True)
    report.write_text("submitted: 2026-11-20\nstatus: đạt\nsummary: Kết quả.\n", encoding="utf-8")
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for key, value in FILLED_IN.items():
        config = re.sub(rf"^(\s+{key}:)$", rf'\1 "{value}"', config, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert main(["forms", "2026", "--root", str(root), "--to", str(root / "phieu")]) == 0
    (root / "bai.docx").write_bytes(WORD_FILES["anh"]())
    (root / "portal-readers.log").write_text("2026-11-20T16+07:00 xem /\n", encoding="utf-8")
    data = root / "site" / "du-lieu" / "articles.json"
    data.parent.mkdir(parents=True)
    data.write_text(json.dumps({"articles": []}), encoding="utf-8")
    return root


@pytest.fixture
def project(filled_in: Path, tmp_path: Path) -> Path:
    """A copy of it, with which a test may do as it likes; only the cache of cards is shared."""
    return shutil.copytree(filled_in, tmp_path / "project", symlinks=True)


def call_at_a_terminal(command: str, project: Path) -> tuple[int, str]:
    """Call a command as a person does, who answers every question with the first choice.

    One that runs until it is stopped is stopped once it says that it is ready. Returns its exit code and its words.
    """
    arguments = [part for word in shlex.split(command) for part in globbed(word, project)]
    program = str(Path(sys.executable).with_name("portal"))
    keyboard, terminal = pty.openpty()
    environment = {**os.environ, "TMPDIR": str(project.parent), "PYTHONUTF8": "1", "TERM": "dumb", "PORTAL_CARDS": "0"}
    said = ""
    answered = 0
    end = time.monotonic() + PATIENCE
    with subprocess.Popen(
        [program, *arguments[1:]], cwd=project, stdin=terminal, stdout=terminal, stderr=terminal, env=environment
    ) as process:
        os.close(terminal)
        try:
            while piece := read(keyboard):
                said += piece
                while said.count("> ") > answered:
                    os.write(keyboard, b"1\n")
                    answered += 1
                if "dừng: Ctrl-C" in said:
                    process.send_signal(signal.SIGINT)
                assert time.monotonic() < end, said
            return process.wait(PATIENCE), said
        finally:
            process.kill()
            os.close(keyboard)


def globbed(word: str, project: Path) -> list[str]:
    """Return a word of a command as the shell hands it over: names of files for a pattern."""
    return sorted(str(file.relative_to(project)) for file in project.glob(word)) if "*" in word else [word]


def free_port() -> str:
    """Return a port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def read(keyboard: int) -> str:
    """Return what came next, nothing at the end."""
    try:
        return os.read(keyboard, 4096).decode("utf-8", "replace")
    except OSError as error:
        if error.errno == errno.EIO:  # Linux: the other side is closed
            return ""
        raise


def test_the_commands_are_found_in_code_and_in_blocks() -> None:
    text = "Gõ `portal check` hoặc\n\n    portal new\n\n```\nportal status --year 2026\n```\n`.venv/bin/portal doctor`"
    text += " portal thôi <code>portal serve</code>"
    assert sorted(named(text)) == [
        "portal check",
        "portal doctor",
        "portal new",
        "portal serve",
        "portal status --year 2026",
    ]


def test_the_handbook_names_what_staff_need() -> None:
    assert {"portal check", "portal new", "portal serve", "portal status", "portal doctor"} <= set(COMMANDS)


@pytest.mark.parametrize("command", CALLS)
def test_a_named_command_does_what_it_is_named_for(command: str, project: Path) -> None:
    code, said = call_at_a_terminal(command.replace("PORT", free_port()), project)
    assert code == 0, said
    assert "Traceback" not in said


def test_a_command_that_does_not_exist_is_noticed(project: Path) -> None:
    assert call_at_a_terminal("portal khong-co", project)[0] == 2
    assert call_at_a_terminal("portal check --khong-co", project)[0] == 2
    assert call_at_a_terminal("portal import-docx khong-co.docx --section tin-tuc", project)[0] == 2
