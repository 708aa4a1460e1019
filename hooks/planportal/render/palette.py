"""The portal's colours as tokens: light, dark, and each with more contrast; and the rules that choose among them.

Kept as data, so that a test can work out every contrast (WCAG 2.2, criteria 1.4.6 and 1.4.11). Screens follow the
reader's system until the display switch sets `data-theme` or `data-contrast` on the root; paper is always light.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

__all__ = ["DARK", "DARK_CONTRAST", "LIGHT", "LIGHT_CONTRAST", "palette_css"]

LIGHT: Mapping[str, str] = {
    # Grounds: paper-warm page, sheets lying on it, table heads and notes.
    "ground": "#faf6ec",
    "surface": "#fffdf7",
    "sunken": "#f1ebdc",
    "ink": "#1f2520",
    "ink-quiet": "#474d46",
    # Links and buttons.
    "leaf": "#0d5234",
    "on-leaf": "#ffffff",
    "leaf-soft": "#e3eee2",
    # `line` is ornament only, never the sole edge of a control; `edge` is.
    "line": "#ddd5c1",
    "edge": "#7d7a6a",
    "shade": "#1f252033",
    "gold": "#b98a1f",
    # Masthead and footer.
    "band": "#0f3d2a",
    "band-deep": "#0b2f20",
    "band-ink": "#faf6ec",
    "band-quiet": "#d9e6d8",
    "band-gold": "#e2b64c",
    "band-line": "#ffffff2e",
    "on-gold": "#1f2520",
    # Official red, in the masthead line and nowhere else.
    "red": "#c8102e",
    "warn": "#fdf0cf",
    "warn-ink": "#523400",
    # The strands of the helix: its edge and its lit face in front, and the same behind.
    "strand": "#083a25",
    "strand-lit": "#24865a",
    "strand-behind": "#6fa886",
    "strand-behind-lit": "#b4d5bf",
    # Five families of states that stay apart for every kind of colour vision; each soft and full.
    "grey": "#e6e3d9",
    "grey-ink": "#3d423d",
    "amber": "#fbe3a8",
    "amber-ink": "#5e3c00",
    "amber-full": "#f0b429",
    "amber-full-ink": "#3a2600",
    "teal": "#cdeae3",
    "teal-ink": "#004b43",
    "teal-full": "#00574d",
    "teal-full-ink": "#ffffff",
    "blue": "#d6e4f7",
    "blue-ink": "#123f78",
    "blue-full": "#174a8b",
    "blue-full-ink": "#ffffff",
    "red-soft": "#f8dad4",
    "red-ink": "#7c1414",
    "red-full": "#8c1616",
    "red-full-ink": "#ffffff",
}

DARK: Mapping[str, str] = {
    "ground": "#141812",
    "surface": "#1c211a",
    "sunken": "#262b23",
    "ink": "#ece8dc",
    "ink-quiet": "#c4c3b5",
    "leaf": "#8fd3a8",
    "on-leaf": "#06281a",
    "leaf-soft": "#1f2f24",
    "line": "#383e34",
    "edge": "#8b9282",
    "shade": "#000000b3",
    "gold": "#d6a93f",
    "band": "#0b2a1e",
    "band-deep": "#082017",
    "red": "#d7263d",
    "warn": "#33280c",
    "warn-ink": "#ffe2a0",
    "strand": "#2f7d57",
    "strand-lit": "#8fd3a8",
    "strand-behind": "#3a5a46",
    "strand-behind-lit": "#29402f",
    "grey": "#33382f",
    "grey-ink": "#d9d8cc",
    "amber": "#43330a",
    "amber-ink": "#ffd77a",
    "amber-full": "#f2be4a",
    "amber-full-ink": "#2e1f00",
    "teal": "#0d3b35",
    "teal-ink": "#8fe0cf",
    "teal-full": "#7fdccb",
    "teal-full-ink": "#00302a",
    "blue": "#16325a",
    "blue-ink": "#b4d2ff",
    "blue-full": "#a9cbff",
    "blue-full-ink": "#0a2549",
    "red-soft": "#4d1815",
    "red-ink": "#ffb9ae",
    "red-full": "#ffb0a3",
    "red-full-ink": "#450806",
}

LIGHT_CONTRAST: Mapping[str, str] = {
    "ground": "#ffffff",
    "surface": "#ffffff",
    "sunken": "#f4f4f4",
    "ink": "#000000",
    "ink-quiet": "#1a1a1a",
    "leaf": "#00391f",
    "line": "#595959",
    "edge": "#000000",
    "gold": "#6b4c00",
    "strand": "#00391f",
    "strand-lit": "#00391f",
    "strand-behind": "#5c8f73",
    "strand-behind-lit": "#5c8f73",
    "band": "#00261a",
    "band-deep": "#001a11",
    "band-ink": "#ffffff",
    "band-quiet": "#ffffff",
    "band-gold": "#ffd35c",
    "band-line": "#ffffff",
}
"""What differs from LIGHT for readers who ask for more contrast."""

DARK_CONTRAST: Mapping[str, str] = {
    "ground": "#000000",
    "surface": "#000000",
    "sunken": "#161616",
    "ink": "#ffffff",
    "ink-quiet": "#f2f2f2",
    "leaf": "#b8f5cc",
    "line": "#a6a6a6",
    "edge": "#ffffff",
    "gold": "#ffd35c",
    "strand": "#b8f5cc",
    "strand-lit": "#b8f5cc",
    "strand-behind": "#4f8063",
    "strand-behind-lit": "#4f8063",
    "band": "#00150e",
    "band-deep": "#000000",
    "band-ink": "#ffffff",
    "band-quiet": "#ffffff",
    "band-gold": "#ffd35c",
    "band-line": "#ffffff",
}
"""What differs from DARK; the same names as in LIGHT_CONTRAST, so that each overrides the other."""


def palette_css() -> str:
    """Return the custom properties of every theme, and when each holds."""
    return "\n".join(_rules())


def _rules() -> Iterator[str]:
    dark, chosen_dark, asked = ":root:not([data-theme=light])", ":root[data-theme=dark]", "[data-contrast=more]"
    yield _rule(":root", {"color-scheme": "light"}, LIGHT)
    yield _on_screens(" and (prefers-color-scheme:dark)", _rule(dark, {"color-scheme": "dark"}, DARK))
    yield _on_screens("", _rule(chosen_dark, {"color-scheme": "dark"}, DARK))
    yield _on_screens(" and (prefers-contrast:more)", _rule(":root", {}, LIGHT_CONTRAST))
    yield _on_screens("", _rule(f":root{asked}", {}, LIGHT_CONTRAST))
    yield _on_screens(
        " and (prefers-color-scheme:dark)",
        _rule(f"{dark}{asked}", {}, DARK_CONTRAST),
    )
    yield _on_screens(
        " and (prefers-color-scheme:dark) and (prefers-contrast:more)",
        _rule(dark, {}, DARK_CONTRAST),
    )
    yield _on_screens(" and (prefers-contrast:more)", _rule(chosen_dark, {}, DARK_CONTRAST))
    yield _on_screens("", _rule(f"{chosen_dark}{asked}", {}, DARK_CONTRAST))


def _rule(selector: str, properties: Mapping[str, str], colours: Mapping[str, str]) -> str:
    lines = [*(f"{name}:{value}" for name, value in properties.items()), *(f"--{n}:{c}" for n, c in colours.items())]
    return f"{selector}{{{';'.join(lines)}}}"


def _on_screens(condition: str, rule: str) -> str:
    return f"@media screen{condition}{{{rule}}}"
