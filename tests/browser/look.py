"""How a page looks, small enough to keep: pictures to compare with, and how much two of them differ."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import BrowserContext, Page

__all__ = ["KEPT", "LETTERS", "SCHEMES", "SIZES", "TOLERANCE", "differing", "kept_name", "looks", "shrink"]

KEPT = Path(__file__).with_name("looks")
"""Where the pictures to compare with are kept, as `<kind>-<width>-<scheme>.webp`."""

SIZES = {360: 640, 768: 1024, 1280: 800}
"""The heights of the windows of a phone, a tablet and a desk, by their widths, in CSS pixels."""
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

LETTERS = "* { font-family: 'Noto Sans', sans-serif !important }"
"""The letters that every machine of the tests has, so that lines break alike; readers have those of their system."""

TOLERANCE = 0.01
"""The part of a picture that may differ: twice what WebP loses (0.5 % at most, measured over all kept pictures)."""

_TALL = 1000
_SMALLER = 5
_NOISE = 36
"""How far a channel of 0-255 may be off after blurring: what WebP and the smoothing of edges change is below."""


def kept_name(kind: str, width: int, scheme: str) -> str:
    """Return the name of a kept picture."""
    return f"{kind}-{width}-{scheme}.webp"


def looks(context: BrowserContext, address: str) -> Iterator[tuple[int, str, Image.Image]]:
    """Yield the top of a page in full size, at each width in each colour scheme. The context must bypass the CSP."""
    page = context.new_page()
    page.goto(address)
    page.add_style_tag(content=LETTERS)
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            yield width, scheme, _photograph(page, width)
    page.close()


def _photograph(page: Page, width: int) -> Image.Image:
    tall = min(_TALL, page.evaluate("document.documentElement.scrollHeight"))
    # Pictures that wait for their reader would come or not come by chance.
    page.evaluate("""async () => {
        for (const image of document.images) image.loading = 'eager';
        await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
        await document.fonts.ready;
    }""")
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": tall}, animations="disabled")
    return Image.open(io.BytesIO(shot)).convert("RGB")


def shrink(picture: Image.Image) -> Image.Image:
    """Return a picture as it is kept: a fifth as wide and as tall."""
    return picture.resize((picture.width // _SMALLER, picture.height // _SMALLER), Image.Resampling.BOX)


def differing(one: Image.Image, other: Image.Image) -> float:
    """Return which part of two kept pictures differs, 0 to 1; what only one of them has counts as differing."""
    size = (max(one.width, other.width), max(one.height, other.height))
    common = (min(one.width, other.width), min(one.height, other.height))
    soft = [picture.crop((0, 0, *common)).filter(ImageFilter.BoxBlur(1)) for picture in (one, other)]
    channels = ImageChops.difference(*soft).split()
    worst = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    beyond = sum(worst.histogram()[_NOISE + 1 :])
    area = size[0] * size[1]
    return (beyond + area - common[0] * common[1]) / area
