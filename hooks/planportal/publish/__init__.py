"""Publishing: a new release beside the others, checked, then switched in one step."""

from planportal.publish.budget import LIMITS, limit_of
from planportal.publish.hidden import Hidden
from planportal.publish.manifest import Difference, Known, Manifest, difference, manifest_of, read_manifest
from planportal.publish.publish import Check, Outcome, publish
from planportal.publish.release_checks import Release, file_keys, release_faults
from planportal.publish.releases import PublishError, Releases

__all__ = [
    "LIMITS",
    "Check",
    "Difference",
    "Hidden",
    "Known",
    "Manifest",
    "Outcome",
    "PublishError",
    "Release",
    "Releases",
    "difference",
    "file_keys",
    "limit_of",
    "manifest_of",
    "publish",
    "read_manifest",
    "release_faults",
]
