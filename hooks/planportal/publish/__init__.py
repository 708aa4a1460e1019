"""Publishing: a new release beside the others, checked, then switched in one step."""

from planportal.publish.manifest import Difference, difference, manifest_of, read_manifest
from planportal.publish.publish import Outcome, publish
from planportal.publish.release_checks import release_faults
from planportal.publish.releases import PublishError, Releases

__all__ = [
    "Difference",
    "Outcome",
    "PublishError",
    "Releases",
    "difference",
    "manifest_of",
    "publish",
    "read_manifest",
    "release_faults",
]
