"""The runbook's ten commands on a new Debian, and what its timer does afterwards; on a machine that dies, too.

    make trial

Everything is real but the repository's server, which is `git daemon` on this machine, and the plug that is pulled: all
processes die at once, while what they wrote stays. Takes some ten minutes, and port 80 of this machine.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from articles_in_tmp import article_text
from planportal.clock import VIETNAM
from server.machine import Machine, missing

ROOT = Path(__file__).parents[2]
_RUNBOOK = ROOT / "deploy" / "RUNBOOK.md"
_COMMANDS = 10
_GIT_PORT = 9418
_ADDRESS = "http://127.0.0.1"
_NOW, _LATER = "tin-tuc/2026/bai-thu-ngay", "tin-tuc/2026/bai-thu-hen"
_PLUGS = 5
"""How often the plug is pulled while the portal is being published."""
_EVERY = timedelta(minutes=10)
_LATE = 90
"""Seconds after the hour until an article that was due then has to be there."""
_SERVICE = "portal-publish"


def main() -> int:
    """Try it, and tell each step; return 1 where this machine lacks something."""
    if lacking := missing():
        sys.stderr.write(f"The trial needs {', '.join(lacking)}.\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="portal-trial-") as name:
        folder = Path(name)
        staff = _repository(folder)
        git = ["git", "daemon", f"--base-path={folder}", "--export-all", "--listen=127.0.0.1", f"--port={_GIT_PORT}"]
        machine = Machine(folder / "machine")
        with subprocess.Popen(git) as daemon:
            try:
                _step("a new Debian", machine.install)
                _step("it starts", machine.start)
                _try(machine, staff)
            finally:
                daemon.terminate()
                machine.cut_off()
    return 0


def _try(machine: Machine, staff: Staff) -> None:
    for command in _commands():
        _step(command, partial(machine.do, f"GIT=git://127.0.0.1/portal; {command}"))
    _check("the portal is there, with its headers", "default-src 'none'" in _get("")[1])
    _check("the timer waits", "portal-publish.timer" in machine.do(f"systemctl list-timers {_SERVICE}.timer"))
    _publish(machine, says="Không có gì thay đổi")

    staff.write(_NOW, "Một đoạn.", datetime.now(VIETNAM) - timedelta(minutes=2))
    _publish(machine)
    _check("a new article is there", "Một đoạn." in _get(_NOW)[1])

    staff.put("content/tin-tuc/2026/bai-hong.md", "---\ntitle: Bài hỏng\n---\n")
    _check("a broken one stops the service", machine.ask(f"systemctl start {_SERVICE}").returncode != 0)
    said = machine.do(f"journalctl --unit {_SERVICE} --lines 20 --output cat")
    _check("which says where", "content/tin-tuc/2026/bai-hong.md:" in said)
    _check("readers see what they saw", "Một đoạn." in _get(_NOW)[1])
    staff.take("content/tin-tuc/2026/bai-hong.md")
    _publish(machine)

    staff.put("requirements/site.txt", "# later\n" + (ROOT / "requirements/site.txt").read_text(encoding="utf-8"))
    _publish(machine)
    _check("another lock is installed", "# later" in machine.do("head -1 /srv/portal-source/requirements/site.txt"))

    _pull_plugs(machine, staff)

    due = _next_round(datetime.now(VIETNAM) + timedelta(minutes=1))
    staff.write(_LATER, "Đã đến giờ.", due)
    _publish(machine)
    _check("an article that is not due is not there", _get(_LATER)[0] == 404)
    _step(f"the clock comes to {due:%H:%M}", lambda: time.sleep((due - datetime.now(VIETNAM)).total_seconds()))
    end = time.monotonic() + _LATE
    while _get(_LATER)[0] != 200 and time.monotonic() < end:
        time.sleep(1)
    _check("the timer publishes it by itself", "Đã đến giờ." in _get(_LATER)[1])


def _pull_plugs(machine: Machine, staff: Staff) -> None:
    chance = random.Random(1)
    before = "Một đoạn."
    longest = 2.0
    for number in range(_PLUGS):
        words = f"Lần thứ {number + 1}."
        staff.write(_NOW, words, datetime.now(VIETNAM) - timedelta(minutes=2))
        machine.do(f"systemctl start --no-block {_SERVICE}")
        seconds = chance.uniform(0, longest)
        time.sleep(seconds)
        state = machine.ask(f"systemctl is-active {_SERVICE}").stdout.strip()
        machine.cut_off()
        _step(f"the plug is pulled after {seconds:.1f} s ({state}), and the machine started", machine.start)
        code, page = _get(_NOW)
        _check("readers see the old portal or the new one", code == 200 and (before in page or words in page))
        longest = _publish(machine)
        _check("the next publication succeeds", words in _get(_NOW)[1])
        before = words


class Staff:
    """Those who write: a clone from which they push."""

    def __init__(self, clone: Path) -> None:
        self._clone = clone

    def write(self, address: str, words: str, due: datetime) -> None:
        """Push an article."""
        name = address.rpartition("/")[2]
        date = f"{due.astimezone(VIETNAM):%Y-%m-%d %H:%M}"
        self.put(f"content/{address}.md", article_text(f"{words}\n", id=name, title=f"Bài {name}", date=date))

    def put(self, path: str, text: str) -> None:
        """Push a file."""
        (self._clone / path).write_text(text, encoding="utf-8")
        self._push()

    def take(self, path: str) -> None:
        """Push that a file is gone."""
        (self._clone / path).unlink()
        self._push()

    def _push(self) -> None:
        for command in (["add", "--all"], ["commit", "--quiet", "--message=Trial"], ["push", "--quiet"]):
            subprocess.run(["git", *command], cwd=self._clone, check=True)


def _repository(folder: Path) -> Staff:
    subprocess.run(["git", "clone", "--quiet", "--bare", str(ROOT), str(folder / "portal")], check=True)
    clone = folder / "staff"
    subprocess.run(["git", "clone", "--quiet", str(folder / "portal"), str(clone)], check=True)
    for key, value in {"user.name": "Trial", "user.email": "trial@portal.example"}.items():
        subprocess.run(["git", "config", key, value], cwd=clone, check=True)
    return Staff(clone)


def _commands() -> list[str]:
    """Return the commands that set up a server, as the runbook has them."""
    chapter = _RUNBOOK.read_text(encoding="utf-8").split("## A server in ten commands")[1].split("\n## ")[0]
    found = [line.strip() for line in re.findall("^    .+$", chapter, re.MULTILINE)]
    if len(found) != _COMMANDS:
        raise ValueError(f"the runbook has {len(found)} commands")
    return [re.sub(r"\bGIT\b", "$GIT", command) for command in found]


def _publish(machine: Machine, says: str = "") -> float:
    """Return how many seconds it took."""
    seconds = _step("the service publishes", partial(machine.do, f"systemctl start {_SERVICE}"))
    if says:
        said = machine.do(f"journalctl --unit {_SERVICE} --lines 20 --output cat")
        _check(f"it says “{says}”", says in said)
    return seconds


def _next_round(after: datetime) -> datetime:
    """Return the first moment of the timer after another."""
    since = (after - datetime.fromtimestamp(0, UTC)) // _EVERY
    return datetime.fromtimestamp(0, UTC) + (since + 1) * _EVERY


def _get(address: str) -> tuple[int, str]:
    """Return the status of a page, and its headers and text."""
    try:
        with urllib.request.urlopen(f"{_ADDRESS}/{address}{'/' if address else ''}", timeout=10) as answer:
            return answer.status, f"{answer.headers}\n{answer.read().decode()}"
    except urllib.error.HTTPError as error:
        return error.code, ""


def _step(what: str, do: Callable[[], object]) -> float:
    """Return how many seconds it took."""
    begun = time.monotonic()
    do()
    seconds = time.monotonic() - begun
    sys.stdout.write(f"{seconds:6.1f} s  {what}\n")
    sys.stdout.flush()
    return seconds


def _check(what: str, holds: bool) -> None:
    if not holds:
        raise AssertionError(what)
    sys.stdout.write(f"      ok  {what}\n")


if __name__ == "__main__":
    sys.exit(main())
