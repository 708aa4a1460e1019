"""Pictures converted and cards drawn, both cached by content, so that a second build does neither."""

from planportal.media.cache import FileCache
from planportal.media.cards import CardText, Drawing, card_key
from planportal.media.images import DamagedPicturesError, convert_pictures

__all__ = ["CardText", "DamagedPicturesError", "Drawing", "FileCache", "card_key", "convert_pictures"]
