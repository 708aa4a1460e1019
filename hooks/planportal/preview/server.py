"""The preview on this machine alone: the last good build, pages that load anew by themselves, and what is wrong now."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

__all__ = ["PreviewServer"]

_HOST = "127.0.0.1"
_SCRIPT = "/xem-truoc-tai-lai.js"
_EVENTS = "/xem-truoc-su-kien"
_EDITOR = "/quan-tri/"
_QUIET = 10
"""Seconds after which a browser is told that nothing happened, so that one that is gone is noticed."""
_NOTHING_YET = """<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>Bản xem trước</title>
<h1>Chưa có bản xem trước</h1>
<p>{words}</p>
</html>
"""


@dataclass(frozen=True)
class _Shown:
    version: int = 0
    site: Path | None = None
    faults: str = ""


class PreviewServer(ThreadingHTTPServer):
    """A server on the loopback interface. `show` and `tell` may be called at any time.

    Raises:
        OSError: the port is taken or not allowed.
    """

    daemon_threads = True
    block_on_close = False
    # On Windows a second program could take the same port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, port: int) -> None:
        self.shown = _Shown()
        self.changed = threading.Condition()
        super().__init__((_HOST, port), _Handler)
        self.address = f"http://{_HOST}:{self.server_port}/"

    def start(self) -> None:
        """Answer from now on, in a thread of its own."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def show(self, site: Path) -> None:
        """Serve this folder from now on; open pages load anew."""
        self._change(_Shown(self.shown.version + 1, site))

    def tell(self, faults: str) -> None:
        """Keep what is shown, and say on open pages why it is not newer."""
        self._change(_Shown(self.shown.version, self.shown.site, faults))

    def wait(self, seen: _Shown) -> None:
        """Wait until something else is shown than what was seen, but not for long."""
        with self.changed:
            self.changed.wait_for(lambda: self.shown is not seen, timeout=_QUIET)

    def _change(self, shown: _Shown) -> None:
        with self.changed:
            self.shown = shown
            self.changed.notify_all()


class _Handler(SimpleHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer with a file of the build; a page gets the script that loads it anew."""
        path = urlsplit(self.path).path
        if self.headers.get("Host", "").partition(":")[0] not in {_HOST, "localhost"}:
            # A page of another site that got its name to point here must not read drafts.
            self.send_error(HTTPStatus.FORBIDDEN)
        elif path == _EVENTS:
            self._follow()
        elif path == _SCRIPT:
            script = resources.files("planportal.preview").joinpath("reload.js").read_bytes()
            self._answer(script, "text/javascript; charset=utf-8")
        else:
            self._page_or_file(path)

    def do_HEAD(self) -> None:
        """Refuse what no browser asks a preview."""
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def _page_or_file(self, path: str) -> None:
        shown = self.server.shown
        if shown.site is None:
            words = "Có lỗi cần sửa:" if shown.faults else "Đang dựng, trang sẽ tự hiện."
            html = _NOTHING_YET.format(words=words).encode()
            self._page(html, shown.version, HTTPStatus.SERVICE_UNAVAILABLE)
            return
        self.directory = str(shown.site)
        file = Path(self.translate_path(path))
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if path.startswith(_EDITOR) and file.is_file():
            # It would lose what is being written if it loaded anew, and its policy is its own.
            super().do_GET()
        elif file.suffix == ".html" or not file.exists():
            found = file.is_file()
            page = file if found else shown.site / "404.html"
            self._page(page.read_bytes(), shown.version, HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()

    def _page(self, html: bytes, version: int, status: HTTPStatus) -> None:
        script = f'<script src="{_SCRIPT}" data-version="{version}" data-events="{escape(_EVENTS)}"></script>'
        self._answer(html + script.encode(), "text/html; charset=utf-8", status)

    def _answer(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _follow(self) -> None:
        """Send what is shown, at once and whenever it changes, until the browser goes (Server-Sent Events)."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        try:
            while True:
                shown = self.server.shown
                data = json.dumps({"version": shown.version, "faults": shown.faults}, ensure_ascii=False)
                self.wfile.write(f"data: {data}\n\n".encode())
                self.wfile.flush()
                self.server.wait(shown)
        except ConnectionError:
            self.close_connection = True

    def end_headers(self) -> None:
        """Add what keeps a preview from being kept or found."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Robots-Tag", "noindex")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing: the terminal is for faults."""
