"""The editor's page, which stands outside the portal's shell, and the policy that holds it together."""

from __future__ import annotations

from importlib import resources

from planportal.model import SECTIONS, EditorBackend
from planportal.output import Asset
from planportal.render.editor.addresses import hosts_of
from planportal.render.html import render_html
from planportal.render.view import View

__all__ = ["editor_page", "editor_policy"]

FOLDER = "quan-tri"


def editor_policy(backend: EditorBackend) -> str:
    """Return the Content-Security-Policy of the page: the portal, and the one host of the back end.

    The editor writes styles into the page while it runs, and shows pictures and its preview from blobs; it needs no
    inline script, no `eval` and no WebAssembly. nginx sends the same with `https:` in place of the host, and a browser
    keeps to both.
    """
    hosts = "".join(f" https://{host}" for host in hosts_of(backend))
    return "; ".join(
        (
            "default-src 'none'",
            "base-uri 'self'",
            f"connect-src 'self' blob: data:{hosts}",
            "font-src 'self'",
            "form-action 'self'",
            "frame-src blob:",
            f"img-src 'self' blob: data:{hosts}",
            "manifest-src blob:",
            "media-src 'self' blob:",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
        )
    )


def editor_page(view: View, backend: EditorBackend) -> list[Asset]:
    """Return the page with its script and its styles."""
    html = render_html(
        "editor",
        policy=editor_policy(backend),
        site_name=view.site_name,
        backend=backend,
        sections=[section.id for section in SECTIONS],
    )
    folder = resources.files("planportal.render.editor").joinpath("parts")
    parts = sorted((part for part in folder.iterdir() if part.is_file()), key=lambda part: part.name)
    return [
        Asset(f"{FOLDER}/index.html", html.encode()),
        *(Asset(f"{FOLDER}/{part.name}", part.read_bytes()) for part in parts),
    ]
