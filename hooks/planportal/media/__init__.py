"""Pictures converted and cards drawn, both cached by content, so that a second build does neither."""

from planportal.media.cache import FileCache
from planportal.media.cards import CardText, draw_cards
from planportal.media.images import convert_pictures

__all__ = ["CardText", "FileCache", "convert_pictures", "draw_cards"]
