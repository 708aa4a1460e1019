"""The originals below content/media: which there are, and what is wrong with those that articles use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from planportal.load.inside import files_below
from planportal.load.picture_file import PICTURE_ENDINGS, picture_fault
from planportal.load.settings import Settings

__all__ = ["MediaFolder", "load_media"]

_VIDEO_ENDINGS = (".mp4", ".webm")


@dataclass(frozen=True)
class MediaFolder:
    """The files below content/media, by their path below it."""

    files: Mapping[str, Path] = field(default_factory=dict)
    path: str = ""
    """Where the folder is, below the project's root."""

    @property
    def videos(self) -> Mapping[str, Path]:
        """Our own video files."""
        return {name: file for name, file in self.files.items() if file.suffix.lower() in _VIDEO_ENDINGS}

    def fault(self, path: str) -> tuple[str, str] | None:
        """Return what is wrong with a picture that an article names, and the cure."""
        file = self.files.get(path)
        if file is None:
            near = get_close_matches(path, [name for name in self.files if name.endswith(PICTURE_ENDINGS)], n=1)
            cure = f"ý bạn là “media/{near[0]}”?" if near else "chép ảnh vào content/media, hoặc sửa tên tệp"
            return f"không có tệp ảnh “{path}” trong content/media", cure
        return picture_fault(file)


def load_media(settings: Settings) -> MediaFolder:
    """Return what lies below content/media."""
    name = f"{settings.content_dir}/media"
    folder = settings.path(name)
    if not folder.is_dir():
        return MediaFolder()
    return MediaFolder({file.relative_to(folder).as_posix(): file for file in files_below(settings, name)}, name)
