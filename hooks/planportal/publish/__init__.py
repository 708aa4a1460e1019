"""Publishing: a new release beside the others, checked, then switched in one step."""

from planportal.publish.budget import LIMITS, limit_of
from planportal.publish.hidden import Hidden
from planportal.publish.manifest import Difference, Manifest, difference, manifest_of, read_manifest
from planportal.publish.publish import Outcome, publish
from planportal.publish.release_checks import file_keys, release_faults
from planportal.publish.releases import PublishError, Releases

__all__ = [
    "LIMITS",
    "Difference",
    "Hidden",
    "Manifest",
    "Outcome",
    "PublishError",
    "Releases",
    "difference",
    "file_keys",
    "limit_of",
    "manifest_of",
    "publish",
    "read_manifest",
    "release_faults",
]
