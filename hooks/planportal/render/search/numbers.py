"""Whole numbers as short text: five bits a character, letters and digits that need no escaping in JSON."""

from __future__ import annotations

__all__ = ["encode"]

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE = 32


class _Texts(dict[int, str]):
    """Texts of small numbers, ready; looking one up costs less than a call, and an index holds a million."""

    def __missing__(self, number: int) -> str:
        text = ""
        while number >= _MORE:
            text += _ALPHABET[number % _MORE + _MORE]
            number //= _MORE
        return text + _ALPHABET[number]


_TEXTS = _Texts()
_TEXTS.update({number: _TEXTS[number] for number in range(1 << 12)})

encode = _TEXTS.__getitem__
"""Return a number's text, lowest five bits first; the alphabet's second half says that more follow."""
