"""The preview for those who write: what changed, and a build of everything that is not public yet.

Its server stands apart: builds ask this package for one name, and what serves takes a while to load.
"""

from planportal.preview.engine import PREVIEW_VARIABLE, build_preview
from planportal.preview.watch import Stamps, stamps

__all__ = ["PREVIEW_VARIABLE", "Stamps", "build_preview", "stamps"]
