"""Pictures converted and cards drawn, both cached by content, so that a second build does neither."""

from planportal.media.cache import FileCache
from planportal.media.cards import CardText, ThumbnailText, draw_cards, draw_thumbnails
from planportal.media.images import convert_pictures

__all__ = ["CardText", "FileCache", "ThumbnailText", "convert_pictures", "draw_cards", "draw_thumbnails"]
