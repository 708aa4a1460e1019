"""Whole numbers as short text: five bits a character, letters and digits that need no escaping in JSON."""

from __future__ import annotations

__all__ = ["encode", "encode_small"]

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE = 32


def _encoded(number: int) -> str:
    text = ""
    while number >= _MORE:
        text += _ALPHABET[number % _MORE + _MORE]
        number //= _MORE
    return text + _ALPHABET[number]


_SMALL = tuple(_encoded(number) for number in range(1 << 14))


encode_small = _SMALL.__getitem__
"""The same for numbers below 16,384, without a call that costs more than the look-up."""


def encode(number: int) -> str:
    """Return a number's text, lowest five bits first; the alphabet's second half says that more follow."""
    return _SMALL[number] if number < len(_SMALL) else _encoded(number)
