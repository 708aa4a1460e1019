"""The preview for those who write: what changed, a build of everything that is not public yet, and a server for it."""

from planportal.preview.engine import PREVIEW_VARIABLE, build_preview
from planportal.preview.server import PreviewServer
from planportal.preview.watch import Stamps, stamps

__all__ = ["PREVIEW_VARIABLE", "PreviewServer", "Stamps", "build_preview", "stamps"]
