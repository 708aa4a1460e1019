"""Word files as articles: what is in them, in the Markdown that the portal reads, and what could not come along."""

from planportal.desk.word.article import ImportedArticle, ImportedPicture, read_word
from planportal.desk.word.document import NotAWordFileError

__all__ = ["ImportedArticle", "ImportedPicture", "NotAWordFileError", "read_word"]
