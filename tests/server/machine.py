"""A small Debian with a system manager of its own, in a folder of this machine; it shares this machine's network.

Needs root, and debootstrap and systemd-nspawn (Debian's debootstrap and systemd-container).
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

__all__ = ["Machine", "missing"]

_RELEASE = "bookworm"
_PACKAGES = "systemd,systemd-sysv,dbus,ca-certificates,adduser,util-linux,procps"
_AUTHORITIES = Path("etc/ssl/certs/ca-certificates.crt")
"""Whom this network trusts; some have authorities of their own."""
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_PATIENCE = 60
"""Seconds until a machine that was started is up."""


def missing() -> list[str]:
    """Return what this machine lacks."""
    needed = {"debootstrap": "debootstrap", "systemd-nspawn": "systemd-container", "nsenter": "util-linux"}
    lacking = [f"{package} (apt-get install)" for command, package in needed.items() if not shutil.which(command)]
    return lacking + ([] if os.geteuid() == 0 else ["the rights of root"])


class Machine:
    """A machine that can be started, asked, and switched off without warning."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[bytes] | None = None

    def install(self) -> None:
        """Put a small Debian into the folder."""
        command = ["debootstrap", "--variant=minbase", f"--include={_PACKAGES}", _RELEASE, str(self._root)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        shutil.copy(Path("/") / _AUTHORITIES, self._root / _AUTHORITIES)

    def start(self) -> None:
        """Start it, and wait until all is up that it starts by itself."""
        command = ["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--resolv-conf=copy-host"]
        self._process = subprocess.Popen(
            [*command, f"--directory={self._root}", "--boot"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + _PATIENCE
        while self.ask("systemctl is-system-running").stdout.strip() not in {"running", "degraded"}:
            if time.monotonic() > end:
                raise TimeoutError("the machine did not start")
            time.sleep(0.5)

    def cut_off(self) -> None:
        """Let all its processes die at once, as when somebody pulls the plug; its disk stays as it is."""
        # Without one the number is 0, and a signal to that goes to whoever called.
        if self._process is not None and (manager := self._manager()):
            os.kill(manager, signal.SIGKILL)
            self._process.wait(_PATIENCE)

    def ask(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in it, as root."""
        manager = self._manager()
        if not manager:
            return subprocess.CompletedProcess(command, 1, "", "")
        inside = ["nsenter", f"--target={manager}", "--all", "--root", "--wd"]
        environment = ["env", "-i", "HOME=/root", f"PATH={_PATH}", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
        return subprocess.run(
            [*inside, *environment, "bash", "-c", command], capture_output=True, text=True, check=False
        )

    def do(self, command: str) -> str:
        """Run a command in it that must succeed, and return what it says."""
        done = self.ask(command)
        if done.returncode:
            raise RuntimeError(f"{command}\n{done.stdout}{done.stderr}")
        return done.stdout

    def _manager(self) -> int:
        """Return the process that is the machine's first, or nothing while there is none."""
        if self._process is None:
            return 0
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        try:
            return int(children.read_text(encoding="ascii").split()[0])
        except (OSError, IndexError):
            return 0
