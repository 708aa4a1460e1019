"""What the desk of communications staff needs: new articles, and articles that come as Word files."""

from planportal.desk.machine import Finding, examine
from planportal.desk.new_article import NewArticle, missing, new_article
from planportal.desk.questions import Question, questions
from planportal.desk.word import ImportedArticle, NotAWordFileError, read_word

__all__ = [
    "Finding",
    "ImportedArticle",
    "NewArticle",
    "NotAWordFileError",
    "Question",
    "examine",
    "missing",
    "new_article",
    "questions",
    "read_word",
]
