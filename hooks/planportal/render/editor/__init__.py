"""The browser editor at /quan-tri/: its files made safe, its configuration, and the page around it."""

from __future__ import annotations

from planportal.errors import Problem
from planportal.load.editor_package import EditorPackage
from planportal.model import EditorBackend
from planportal.output import Asset
from planportal.render.editor.addresses import hosts_of
from planportal.render.editor.bundle import bundle_outputs
from planportal.render.editor.config import config_output
from planportal.render.editor.page import editor_page
from planportal.render.view import View

__all__ = ["editor_outputs"]


def editor_outputs(
    view: View, package: EditorPackage, backend: EditorBackend, *, content_dir: str
) -> tuple[list[Asset], list[Problem]]:
    """Return everything below /quan-tri/, and what the package holds that nobody has decided about."""
    bundle, problems = bundle_outputs(package, hosts_of(backend))
    return [*editor_page(view, backend), config_output(view, backend, content_dir=content_dir), *bundle], problems
