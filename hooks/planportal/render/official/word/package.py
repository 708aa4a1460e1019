"""The file around the words: nothing of the template's, no person's name, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from planportal.render.official.tree import OfficialText
from planportal.render.official.word.styles import set_styles

__all__ = ["new_document", "packed"]

_KEPT = ("/styles", "/settings")
"""Ends of the kinds of relations that a text needs; theme, fonts and thumbnail of the template go."""
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name."""


def new_document(text: OfficialText) -> Any:
    """Return an empty document with the form's styles and the text's properties."""
    document = docx.Document()
    for relations, kept in (
        (document.part.rels, _KEPT),
        (document.part.package.rels, ("/officeDocument", "/core-properties")),
    ):
        for key in [key for key, relation in relations.items() if not relation.reltype.endswith(kept)]:
            del relations[key]
    set_styles(document)
    _set_settings(document)
    moment = datetime.combine(text.day, time(), UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.author = text.abstract, text.author
    properties.last_modified_by, properties.comments = "", text.label
    properties.created = properties.modified = moment
    properties.revision, properties.language = 1, "vi-VN"
    return document


def packed(document: Any) -> bytes:
    """Return the document as a file whose bytes depend on nothing but its content."""
    written = io.BytesIO()
    document.save(written)
    result = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return result.getvalue()


def _set_settings(document: Any) -> None:
    element = document.settings.element
    for child in list(element):
        element.remove(child)
    mode = 'w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    for xml in (
        f'<w:defaultTabStop {nsdecls("w")} w:val="567"/>',
        f'<w:characterSpacingControl {nsdecls("w")} w:val="doNotCompress"/>',
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" {mode}/></w:compat>',
        f'<w:themeFontLang {nsdecls("w")} w:val="vi-VN"/>',
        f'<w:decimalSymbol {nsdecls("w")} w:val=","/>',
        f'<w:listSeparator {nsdecls("w")} w:val=";"/>',
    ):
        element.append(parse_xml(xml))
