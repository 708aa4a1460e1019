"""Share cards, 1200 by 630, drawn by Typst in the portal's look."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from PIL import Image

from planportal.fingerprint import digest
from planportal.media.cache import FileCache
from planportal.model import Variant

__all__ = ["CardText", "Drawing", "card_key"]

_SIZE = (1200, 630)
_ENDING = ".png"
_PLAIN, _WITH_PICTURE = "card.typ", "article_card.typ"
_COLOURS = 128
"""Enough for smooth letters and shades, at a third of the bytes."""
_PIXELS_PER_INCH = 144.0
"""The templates' page is 600 by 315 pt; at 144 ppi it becomes 1200 by 630 pixels."""


@dataclass(frozen=True)
class CardText:
    """The words on a card, and the helix or the picture beside them."""

    title: str
    kicker: str
    """What the page is: a section, a task of the plan."""
    site: str
    demo: bool = False
    note: str = ""
    """What the helix shows, opposite the portal's name."""
    helix: str = ""
    """The helix as SVG."""
    across: bool = False
    """The helix lies below the title, for pages about the plan; otherwise it stands at the right."""
    picture: Callable[[], bytes] | None = None
    """Draws an article's picture as SVG, 420 by 630, in the place of the helix."""
    drawn_from: str = ""
    """What decides how the picture looks."""


class Drawing:
    """The drawing of cards, by the addresses of their pages, which goes on in threads until they are asked for.

    Each is drawn once for each wording, helix and picture. With `keys`, by which the cards are known (`card_key`),
    texts are asked only for what was never drawn.
    """

    def __init__(self, texts: Mapping[str, CardText], cache: FileCache, keys: Mapping[str, str] | None = None) -> None:
        self._texts, self._cache = texts, cache
        self._keys = {address: card_key(text) for address, text in texts.items()} if keys is None else keys
        self._there = {address: cache.find(key, _ENDING) for address, key in self._keys.items()}
        # Typst and Pillow work outside Python's lock, so threads use every core.
        self._workers = ThreadPoolExecutor()
        self._drawn = {
            address: self._workers.submit(self._draw, address) for address, found in self._there.items() if not found
        }

    def cards(self) -> Mapping[str, Variant]:
        """Wait for all of them."""
        with self._workers:
            return {
                address: _variant(self._keys[address], *found) if found else self._drawn[address].result()
                for address, found in self._there.items()
            }

    def stop(self) -> None:
        """Draw no more, and wait for those that are being drawn."""
        self._workers.shutdown(cancel_futures=True)

    def _draw(self, address: str) -> Variant:
        text, key = self._texts[address], self._keys[address]

        def made() -> bytes:
            drawn = text.picture().decode() if text.picture else ""
            return _png(_drawn(_template(text), {**_inputs(text), "picture": drawn}))

        file = self._cache.get(key, _ENDING, made)
        return _variant(key, file, file.stat().st_size)


def card_key(text: CardText) -> str:
    """Return by what a card is known: a hash of all that decides how it looks."""
    return digest(*_versions(), _template(text), *_inputs(text).values(), text.drawn_from)


@cache
def _versions() -> tuple[str, str]:
    return version("typst"), version("pillow")


def _inputs(text: CardText) -> dict[str, str]:
    return {
        "title": text.title,
        "kicker": text.kicker,
        "site": text.site,
        "demo": "yes" if text.demo else "",
        "note": text.note,
        "helix": text.helix,
        "across": "yes" if text.across else "",
    }


def _template(text: CardText) -> bytes:
    return _read(_WITH_PICTURE if text.picture else _PLAIN)


@cache
def _read(name: str) -> bytes:
    return resources.files("planportal.media").joinpath(name).read_bytes()


def _variant(key: str, file: Path, size: int) -> Variant:
    return Variant(f"the/{key[:16]}.png", "image/png", *_SIZE, size, file)


def _drawn(template: bytes, inputs: dict[str, str]) -> Image.Image:
    import typst  # noqa: PLC0415 - most builds draw no card, and it takes a fiftieth of a second

    drawn = typst.compile(template, format="png", ppi=_PIXELS_PER_INCH, sys_inputs=inputs)
    if not isinstance(drawn, bytes):
        raise TypeError(f"a card is one page, Typst gave {type(drawn).__name__}")
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def _png(card: Image.Image) -> bytes:
    out = io.BytesIO()
    card.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(out, "PNG", compress_level=7)
    return out.getvalue()
