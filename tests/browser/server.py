"""nginx on the loopback interface, run from the shipped configuration in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Server", "has_ipv6", "serve"]

SHIPPED = Path(__file__).parents[2] / "deploy" / "nginx"
LISTEN = re.compile(r"^ *listen (?P<six>\[::\]:)?(?P<port>\d+)(?P<rest>[^;]*);\n", re.MULTILINE)
CERTIFICATE = "/etc/ssl/portal"
OUTER = """\
{user}
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{ }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include portal.conf;
}}
"""


@dataclass(frozen=True)
class Server:
    """A running server."""

    ports: dict[int, int]
    """The port here of each port in the configuration."""
    log: Path
    """The shipped access log."""

    @property
    def readers_log(self) -> Path:
        """Return the shipped log of readings and ratings."""
        return self.log.with_name("portal-readers.log")

    @property
    def address(self) -> str:
        """Return where the portal stands, with a slash at the end."""
        return f"http://127.0.0.1:{self.ports[80]}/"


@contextmanager
def serve(site: Path, folder: Path, *, configuration: str = "portal-http.conf") -> Iterator[Server]:
    """Serve a built site; everything that nginx writes stays in the folder."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert nginx, "nginx is missing: run `make .venv/browser.stamp`"
    folder.mkdir(parents=True, exist_ok=True)
    text = (SHIPPED / configuration).read_text(encoding="utf-8")
    ports = {int(match["port"]): _free_port() for match in LISTEN.finditer(text)}
    log = folder / "portal.log"
    shutil.copytree(SHIPPED / "portal", folder / "portal", dirs_exist_ok=True)
    # The lines that an operator changes, and no others.
    text = _put(text, "root /srv/portal/current;", f"root {site};")
    text = _put(text, "/var/log/nginx/", f"{folder}/")
    if CERTIFICATE in text:
        _make_certificate(folder)
        text = _put(text, CERTIFICATE, str(folder))
    text = LISTEN.sub(lambda match: _listen(match, ports), text)
    (folder / "portal.conf").write_text(text, encoding="utf-8")
    outer = OUTER.format(folder=folder, user="user root;" if os.geteuid() == 0 else "")
    (folder / "nginx.conf").write_text(outer, encoding="utf-8")
    with subprocess.Popen(
        [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "nginx-error.log")]
    ) as process:
        try:
            for port in ports.values():
                _wait_for(port, process, folder / "nginx-error.log")
            yield Server(ports, log)
        finally:
            process.terminate()


def _put(text: str, old: str, new: str) -> str:
    assert old in text, f"{old} is not in the shipped configuration any more"
    return text.replace(old, new)


def _listen(match: re.Match[str], ports: dict[int, int]) -> str:
    port = ports[int(match["port"])]
    if match["six"]:
        return f"listen [::1]:{port}{match['rest']};\n" if has_ipv6() else ""
    return f"listen 127.0.0.1:{port}{match['rest']};\n"


def has_ipv6() -> bool:
    """Return whether this machine can be asked over IPv6."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _make_certificate(folder: Path) -> None:
    openssl = shutil.which("openssl")
    assert openssl, "openssl is missing: run `make .venv/browser.stamp`"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")],
        check=True,
        capture_output=True,
    )  # fmt: skip


def _wait_for(port: int, process: subprocess.Popen[bytes], errors: Path) -> None:
    for _ in range(200):
        assert process.poll() is None, errors.read_text(encoding="utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nginx does not listen: {errors.read_text(encoding='utf-8')}")
