"""How examples are made: sound files with slips, and pieces of what the formats are made of."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from test_load_anything import mutations, yaml_like

__all__ = ["addresses", "any_bytes", "damaged_bytes", "damaged_parts", "markdown", "slips", "yaml_like"]

any_bytes = st.one_of(st.binary(max_size=80), st.text(max_size=80).map(str.encode), yaml_like.map(str.encode))

_PARTS = st.sampled_from(
    [
        *("..", ".", "", "etc", "passwd", "media", "2026", "anh.png", "a.md", "content", "plan", "%2e%2e", "%2F", "\\"),
        *("C:", "file:", "~", "\x00", "…", " ", "con", "*", "?a=b", "#c", "javascript:", "http:", "127.0.0.1", "proc"),
        *("self", "environ", "dev", "zero", "a" * 300, "đ", "\u202e", "..;", "....", "//"),
    ]
)
addresses = st.lists(_PARTS, min_size=1, max_size=8).flatmap(
    lambda parts: st.sampled_from(["/", "\\", ""]).map(lambda between: between.join(parts))
)
"""What might lead out of a folder."""

_PIECES = st.sampled_from(
    [
        *(
            "<",
            ">",
            "&",
            '"',
            "'",
            "]]>",
            "<!--",
            "-->",
            "[",
            "](",
            ")",
            "![",
            "]: ",
            "[^1]",
            "[^1]: ",
            "[1]",
            "#",
            "##",
        ),
        *(
            "\n",
            "\n\n",
            "    ",
            "\t",
            "```",
            "```bieu-do\n",
            "~~~",
            "|",
            "| --- |",
            "*",
            "**",
            "_",
            "`",
            "\\",
            "$",
            "> ",
        ),
        *(
            "- ",
            "1. ",
            ":   ",
            "{: .a }",
            "{",
            "}",
            "<p>",
            "</p>",
            "<table>",
            "<td",
            "<a href=",
            "onclick=",
            "===",
            "---",
        ),
        *("title: a\n", "type: cot\n", "data:\n", '  - ["a", 1]\n', "https://a.example/", "media/a.png", "a@b.example"),
        *("&#0;", "&lt", "<b markdown=1>", "<svg", "<![CDATA[", "<?php", "*[A]: b", "đ", "ế", "\u0301", "🌱", "a"),
    ]
)
_RUNS = st.lists(_PIECES | st.sampled_from(("a", " ", "(", "a=")), min_size=1, max_size=3).map("".join)

markdown = st.lists(
    st.tuples(_RUNS | st.text(max_size=6), st.sampled_from([1, 1, 1, 2, 3, 50, 2000, 10_000])), max_size=12
).map(lambda pieces: "".join(piece * times for piece, times in pieces)[:60_000])
"""A body with runs of marks, which expressions that backtrack do not get over."""


def slips(text: str, *, most: int = 4) -> st.SearchStrategy[str]:
    """Return how texts are drawn that differ from a sound one by a few slips."""

    def slipped(seed: int, count: int) -> str:
        changed = text
        for number in range(count):
            changed = next(mutations(changed, seed + number))
        return changed

    return st.builds(slipped, st.integers(0, 2**32), st.integers(1, most))


def damaged_bytes(originals: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return how files are drawn with bytes changed, cut out, repeated or missing at the end."""
    return st.builds(_damaged, st.sampled_from(originals), st.integers(0, 2**32))


def _damaged(content: bytes, seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311 - the same damage every time
    changed = bytearray(content)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        # Headers decide how a file is read.
        at = chance.randrange(min(len(changed), chance.choice([64, 512, len(changed)])) or 1)
        match chance.randrange(6):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + chance.choice([1, 4, 64])]
            case 2:
                changed[at:at] = changed[at : at + chance.choice([1, 4, 64])]
            case 3:
                changed[at : at + 4] = chance.choice([b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\x7f\xff\xff\xff"])
            case 4:
                del changed[at + 16 :]
            case _:
                changed[at : at + 1] = bytes([changed[at] ^ (1 << chance.randrange(8))] if at < len(changed) else b"x")
    return bytes(changed)


def damaged_parts(originals: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """Return how Office files are drawn that are sound archives with slips in their XML."""
    return st.builds(_with_slips, st.sampled_from(originals), st.integers(0, 2**32))


def _with_slips(content: bytes, seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311 - the same slips every time
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.choice([1, 1, 2, 4])):
        name = chance.choice(sorted(parts))
        parts[name] = chance.choice(_XML_SLIPS)(parts[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _swap_value(part: bytes, chance: random.Random) -> bytes:
    """Put another value into an attribute or an element."""
    ends = [at for at, byte in enumerate(part) if byte in b'"<']
    if len(ends) < 2:
        return part
    at = chance.randrange(len(ends) - 1)
    odd = [
        b"",
        b"-1",
        b"0",
        b"99999999999",
        b"A1:XFD1048576",
        b"../../x",
        b"/etc/passwd",
        b"file:///etc/passwd",
        b"nan",
    ]
    odd += [b"&#0;", b"1e999", b"#REF!", "đ".encode(), b"true", b"rId99", b"2026-13-45"]
    return part[: ends[at] + 1] + chance.choice(odd) + part[ends[at + 1] :]


def _drop_element(part: bytes, chance: random.Random) -> bytes:
    starts = [at for at, byte in enumerate(part) if byte == ord("<")]
    if len(starts) < 2:
        return part
    at = chance.randrange(len(starts) - 1)
    return part[: starts[at]] + part[starts[at + 1] :]


def _repeat_element(part: bytes, chance: random.Random) -> bytes:
    starts = [at for at, byte in enumerate(part) if byte == ord("<")]
    if len(starts) < 2:
        return part
    at = chance.randrange(len(starts) - 1)
    return part[: starts[at]] + part[starts[at] : starts[at + 1]] * chance.choice([2, 200]) + part[starts[at + 1] :]


_XML_SLIPS: Sequence[Callable[[bytes, random.Random], bytes]] = (
    _swap_value,
    _swap_value,
    _drop_element,
    _repeat_element,
    lambda part, chance: _damaged(part or b"x", chance.randrange(2**32)),
)
