"""Files to validated model and problems. Pydantic stands at this door and nowhere else."""

from planportal.load.article_keys import ArticleKey, Form, article_keys
from planportal.load.articles import Tell, article_problems
from planportal.load.editor_package import EditorPackage, load_editor_package
from planportal.load.icon_files import load_icons
from planportal.load.inside import PAGES_DIR
from planportal.load.picture_file import PICTURE_DAMAGE
from planportal.load.project import Loaded, load_project
from planportal.load.published import Published, load_published
from planportal.load.reader_log import Counted, count_log
from planportal.load.readers_file import READERS_NAME, load_readers, readers_text
from planportal.load.report_keys import ReportForm, report_form
from planportal.load.schemas import SCHEMA_FOLDER, json_schemas
from planportal.load.settings import CONFIG_NAME, Settings, load_settings

__all__ = [
    "CONFIG_NAME",
    "PAGES_DIR",
    "PICTURE_DAMAGE",
    "READERS_NAME",
    "SCHEMA_FOLDER",
    "ArticleKey",
    "Counted",
    "EditorPackage",
    "Form",
    "Loaded",
    "Published",
    "ReportForm",
    "Settings",
    "Tell",
    "article_keys",
    "article_problems",
    "count_log",
    "json_schemas",
    "load_editor_package",
    "load_icons",
    "load_project",
    "load_published",
    "load_readers",
    "load_settings",
    "readers_text",
    "report_form",
]
