"""What is kept with a hash of its name and itself: where a disk lost a part, or somebody wrote into it, it shows."""

from __future__ import annotations

import hashlib

__all__ = ["content_of", "signature", "signed"]

_LENGTH = hashlib.sha256().digest_size


def signature(name: str, content: bytes) -> bytes:
    """Return a hash (SHA-256) of content with its name: under another name it is not taken for what belongs there."""
    made = hashlib.sha256(name.encode())
    made.update(content)
    return made.digest()


def signed(name: str, content: bytes) -> bytes:
    """Return content as it is kept."""
    return signature(name, content) + content


def content_of(name: str, kept: bytes) -> bytes | None:
    """Return content that was kept under a name, or None where it is not whole."""
    content = kept[_LENGTH:]
    return content if kept[:_LENGTH] == signature(name, content) else None
