"""JSON Schemas of every YAML file, for editors and for those who reuse the data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from planportal.load.article_file import RECORD_OF_KIND
from planportal.load.department_file import DepartmentFile
from planportal.load.documents_file import DocumentsFile
from planportal.load.edition_file import EditionFile
from planportal.load.english_file import EnglishFile
from planportal.load.guidance_file import GuidanceFile
from planportal.load.plan_file import PlanFile
from planportal.load.record import Record
from planportal.load.report_file import ReportFile
from planportal.load.units_file import UnitsFile
from planportal.model import SECTIONS

__all__ = ["SCHEMA_FOLDER", "json_schemas"]

SCHEMA_FOLDER = "schema"
"""The folder beside the YAML files in which their schemas lie."""

_FILES: Mapping[str, type[Record]] = {
    "plan.schema.json": PlanFile,
    "units.schema.json": UnitsFile,
    "documents.schema.json": DocumentsFile,
    "guidance.schema.json": GuidanceFile,
    "department.schema.json": DepartmentFile,
    "english.schema.json": EnglishFile,
    "report.schema.json": ReportFile,
    "edition.schema.json": EditionFile,
    **{f"{section.id}.schema.json": RECORD_OF_KIND[section.kind] for section in SECTIONS},
}


@cache
def json_schemas() -> Mapping[str, str]:
    """Return each schema's file name and its text (JSON Schema 2020-12, UTF-8, two spaces)."""
    return {name: _schema(record) for name, record in _FILES.items()}


def _schema(record: type[Record]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **record.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
