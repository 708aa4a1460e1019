"""Pictures from content/media, freed of everything but pixels, in the sizes that readers need."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from PIL import Image, ImageOps

from planportal.fingerprint import digest
from planportal.media.cache import FileCache
from planportal.model import Picture, Variant, plain_path

__all__ = ["DamagedPicturesError", "convert_pictures"]

WIDTHS = (480, 960, 1600)


_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, struct.error, EOFError)
"""What Pillow raises on damaged files: its own faults, and those of code that trusted what a file said of itself."""


class DamagedPicturesError(Exception):
    """Pictures have a sound header and cannot be read to their end; `paths` names them."""

    def __init__(self, paths: Iterable[str]) -> None:
        super().__init__(*paths)
        self.paths = tuple(paths)


class _UnreadableError(Exception):
    """One picture cannot be read."""


@contextmanager
def _reading() -> Iterator[None]:
    """Tell damage of a picture from faults of the disk on which its copies are kept."""
    try:
        with warnings.catch_warnings():
            # Pillow's English remarks on what a camera wrote; none of it stays.
            warnings.simplefilter("ignore")
            yield
    except _DAMAGE as error:
        raise _UnreadableError from error


def convert_pictures(files: Mapping[str, Path], paths: Iterable[str], cache: FileCache) -> Mapping[str, Picture]:
    """Return the named pictures by their path below content/media, in AVIF, WebP and JPEG at up to three widths.

    EXIF, GPS, XMP and comments do not survive; the orientation they named is applied to the pixels.

    Raises:
        DamagedPicturesError: some cannot be read; all of them have been tried.
    """
    found: dict[str, Picture] = {}
    damaged: list[str] = []
    for path in sorted(set(paths)):
        try:
            found[path] = _convert(files[path].read_bytes(), path, cache)
        except _UnreadableError:
            damaged.append(path)
    if damaged:
        raise DamagedPicturesError(damaged)
    return found


def _convert(content: bytes, path: str, cache: FileCache) -> Picture:
    key = digest(version("pillow"), repr(_QUALITY), content)
    with _reading(), Image.open(io.BytesIO(content)) as image:
        turned = image.getexif().get(0x0112, 1) in range(5, 9)
        width, height = (image.height, image.width) if turned else image.size
    widths = sorted({min(width, wanted) for wanted in WIDTHS})
    variants = [
        _variant(content, key, path, kind=kind, size=(wanted, max(1, round(height * wanted / width))), cache=cache)
        for kind in ("AVIF", "WEBP", "JPEG")
        for wanted in widths
    ]
    return Picture(width, height, tuple(variants))


_ENDING = {"AVIF": ".avif", "WEBP": ".webp", "JPEG": ".jpg"}
_QUALITY: Mapping[str, Mapping[str, int | bool]] = {
    "AVIF": {"quality": 55, "speed": 6},
    "WEBP": {"quality": 76, "method": 4},
    "JPEG": {"quality": 80, "optimize": True, "progressive": True},
}


def _variant(content: bytes, key: str, path: str, *, kind: str, size: tuple[int, int], cache: FileCache) -> Variant:
    ending = f"-{size[0]}{_ENDING[kind]}"
    file = cache.get(key, ending, lambda: _encoded(content, kind, size))
    return Variant(
        path=f"media/{plain_path(path)}.{key[:8]}{ending}",
        type=f"image/{kind.lower()}",
        width=size[0],
        height=size[1],
        size=file.stat().st_size,
        file=file,
    )


def _encoded(content: bytes, kind: str, size: tuple[int, int]) -> bytes:
    with _reading(), Image.open(io.BytesIO(content)) as original:
        upright = ImageOps.exif_transpose(original)
        bare = (
            _without_transparency(upright)
            if kind == "JPEG"
            else upright.convert("RGBA" if _is_clear(upright) else "RGB")
        )
        small = bare.resize(size, Image.Resampling.LANCZOS)
    small.info.clear()
    out = io.BytesIO()
    small.save(out, kind, **_QUALITY[kind])
    return out.getvalue()


def _is_clear(image: Image.Image) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _without_transparency(image: Image.Image) -> Image.Image:
    if not _is_clear(image):
        return image.convert("RGB")
    ground = Image.new("RGB", image.size, "white")
    layer = image.convert("RGBA")
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground
