"""Pictures from content/media, freed of everything but pixels, in the sizes that readers need."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path

from PIL import Image, ImageOps

from planportal.fingerprint import digest
from planportal.load import PICTURE_DAMAGE
from planportal.media.cache import FileCache
from planportal.model import Picture, Variant, plain_path

__all__ = ["DamagedPicturesError", "convert_pictures"]

WIDTHS = (480, 960, 1600)
THUMBNAIL = (400, 210)
"""What lists show, cut out of the middle: as wide to its height as share cards and drawings."""


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
        yield
    except PICTURE_DAMAGE as error:
        raise _UnreadableError from error


def convert_pictures(files: Mapping[str, Path], paths: Iterable[str], cache: FileCache) -> Mapping[str, Picture]:
    """Return the named pictures by their path below content/media, in AVIF, WebP and JPEG at up to three widths.

    EXIF, GPS, XMP and comments do not survive; the orientation they named is applied to the pixels.

    Raises:
        DamagedPicturesError: some cannot be read; all of them have been tried.
    """
    wanted = sorted(set(paths))

    def convert(path: str) -> Picture | None:
        try:
            return _convert(files[path].read_bytes(), path, cache)
        except _UnreadableError:
            return None

    with warnings.catch_warnings(), ThreadPoolExecutor() as workers:
        # Pillow's English remarks on what a camera wrote; none of it stays.
        warnings.simplefilter("ignore")
        # It works outside Python's lock, so threads use every core.
        made = dict(zip(wanted, workers.map(convert, wanted), strict=True))
    found = {path: picture for path, picture in made.items() if picture is not None}
    if len(found) < len(wanted):
        raise DamagedPicturesError([path for path in wanted if path not in found])
    return found


def _convert(content: bytes, path: str, cache: FileCache) -> Picture:
    key = digest(version("pillow"), repr((_QUALITY, _LOWER, _MOST, THUMBNAIL)), content)
    with _reading(), Image.open(io.BytesIO(content)) as image:
        turned = image.getexif().get(0x0112, 1) in range(5, 9)
        width, height = (image.height, image.width) if turned else image.size
    variant = partial(_variant, content, key, path, cache=cache)
    widths = sorted({min(width, wanted) for wanted in WIDTHS})
    variants = [
        variant(kind, (wanted, max(1, round(height * wanted / width))), name=str(wanted), most=_most(kind, wanted))
        for kind in ("AVIF", "WEBP", "JPEG")
        for wanted in widths
    ]
    share = min(1, width / THUMBNAIL[0], height / THUMBNAIL[1])
    cut = max(1, round(THUMBNAIL[0] * share)), max(1, round(THUMBNAIL[1] * share))
    thumbnails = [variant(kind, cut, name="nho", most=_MOST["thumbnail"][kind]) for kind in ("AVIF", "WEBP")]
    return Picture(width, height, tuple(variants), tuple(thumbnails))


_ENDING = {"AVIF": ".avif", "WEBP": ".webp", "JPEG": ".jpg"}
_QUALITY: Mapping[str, Mapping[str, int | bool]] = {
    "AVIF": {"quality": 55, "speed": 6},
    "WEBP": {"quality": 76, "method": 4},
    "JPEG": {"quality": 80, "optimize": True, "progressive": True},
}
_LOWER = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)
"""Shares of the usual quality, one after another until a picture is small enough; the last is taken as it comes."""
_MOST: Mapping[str, Mapping[str, int]] = {
    "smallest": {"AVIF": 12_000, "WEBP": 18_000},
    "thumbnail": {"AVIF": 5_000, "WEBP": 7_500},
}
"""Bytes that the smallest size of a picture and its thumbnail may have: with these a page of articles with photographs
keeps its budget, which is counted at one pixel a point. Screens with two or three load a larger size."""


def _most(kind: str, width: int) -> int | None:
    return _MOST["smallest"].get(kind) if width <= WIDTHS[0] else None


def _variant(
    content: bytes,
    key: str,
    path: str,
    kind: str,
    size: tuple[int, int],
    *,
    name: str,
    most: int | None,
    cache: FileCache,
) -> Variant:
    ending = f"-{name}{_ENDING[kind]}"
    file = cache.get(key, ending, lambda: _encoded(content, kind, size, most))
    return Variant(
        path=f"media/{plain_path(path)}.{key[:8]}{ending}",
        type=f"image/{kind.lower()}",
        width=size[0],
        height=size[1],
        size=file.stat().st_size,
        file=file,
    )


def _encoded(content: bytes, kind: str, size: tuple[int, int], most: int | None) -> bytes:
    with _reading(), Image.open(io.BytesIO(content)) as original:
        upright = ImageOps.exif_transpose(original)
        bare = (
            _without_transparency(upright)
            if kind == "JPEG"
            else upright.convert("RGBA" if _is_clear(upright) else "RGB")
        )
        # Cuts away what another shape leaves out: no more than a fraction of a pixel but for thumbnails.
        small = ImageOps.fit(bare, size, Image.Resampling.LANCZOS)
    small.info.clear()
    made = b""
    for share in _LOWER:
        out = io.BytesIO()
        quality = round(_QUALITY[kind]["quality"] * share)
        small.save(out, kind, **{**_QUALITY[kind], "quality": quality})
        made = out.getvalue()
        if most is None or len(made) <= most:
            break
    return made


def _is_clear(image: Image.Image) -> bool:
    return "A" in image.getbands() or "transparency" in image.info


def _without_transparency(image: Image.Image) -> Image.Image:
    if not _is_clear(image):
        return image.convert("RGB")
    ground = Image.new("RGB", image.size, "white")
    layer = image.convert("RGBA")
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground
