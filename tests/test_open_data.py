"""Open data and schemas, as spreadsheets, programs and editors read them."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from conftest import DEMO, ROOT
from planportal.load import json_schemas
from planportal.output import Asset
from planportal.render import View, render

SCHEMA_OF = {
    "plan/plan.yml": "plan.schema.json",
    "plan/units.yml": "units.schema.json",
    "plan/documents.yml": "documents.schema.json",
    "plan/guidance.yml": "guidance.schema.json",
    "plan/department.yml": "department.schema.json",
    "plan/english.yml": "english.schema.json",
}


def asset(view: View, path: str) -> bytes:
    output = next(output for output in render(view) if output.path == path)
    assert isinstance(output, Asset)
    return output.content


def rows(view: View, path: str) -> list[dict[str, str]]:
    content = asset(view, path)
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the BOM"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def as_json(value: object) -> object:
    """YAML data as JSON has it: dates as text."""
    return json.loads(json.dumps(value, default=str))


def test_every_task_is_a_row_of_the_table(real_view: View) -> None:
    table = rows(real_view, "du-lieu/tasks.csv")
    assert [row["nhiem_vu"] for row in table] == [task.id for task in real_view.portal.plan.tasks]
    assert {row["bao_cao"] for row in table} == {"sắp đến hạn"}
    assert {row["nam"] for row in table} == {"2026"}


def test_reports_are_empty_on_the_real_portal_and_listed_in_the_demonstration(real_view: View, demo_view: View) -> None:
    assert rows(real_view, "du-lieu/reports.csv") == []
    listed = {(row["nhiem_vu"], row["don_vi"], int(row["nam"])) for row in rows(demo_view, "du-lieu/reports.csv")}
    assert listed == {(report.task, report.unit, report.year) for report in demo_view.portal.reports}


def test_a_cell_that_excel_would_run_is_disarmed(demo_view: View) -> None:
    first, *rest = demo_view.portal.reports
    portal = dataclasses.replace(
        demo_view.portal, reports=(dataclasses.replace(first, summary='=HYPERLINK("http://x")'), *rest)
    )
    table = rows(dataclasses.replace(demo_view, portal=portal), "du-lieu/reports.csv")
    assert '\'=HYPERLINK("http://x")' in {row["tom_tat"] for row in table}


def test_plan_json_holds_the_whole_plan(real_view: View) -> None:
    data = json.loads(asset(real_view, "du-lieu/plan.json"))
    assert [len(group["tasks"]) for group in data["groups"]] == [3, 2, 7, 3, 3]
    assert data["number"] is None
    assert data["as_of"] == "2026-11-23"
    assert data["groups"][3]["tasks"][0]["schedule"]["signed"] == "Dự kiến 2024-2026."


@pytest.mark.parametrize("path", SCHEMA_OF)
def test_the_real_files_hold_to_their_schemas(path: str) -> None:
    schema = json.loads(json_schemas()[SCHEMA_OF[path]])
    data = yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(as_json(data))


def test_demonstration_reports_hold_to_their_schema() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(json_schemas()["report.schema.json"]))
    for file in sorted((DEMO / "reports").rglob("*.yml")):
        validator.validate(as_json(yaml.safe_load(file.read_text(encoding="utf-8"))))


def test_every_field_of_every_schema_is_described_in_vietnamese() -> None:
    for name, text in json_schemas().items():
        schema = json.loads(text)
        records = [schema, *schema["$defs"].values()]
        for record in records:
            for key, field in record.get("properties", {}).items():
                assert field.get("description"), (name, key)
                assert field.get("title"), (name, key)


def test_the_schemas_beside_the_files_are_up_to_date() -> None:
    kept = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "plan" / "schema").glob("*.json")}
    assert kept == dict(json_schemas()), "run `make schemas`"


@pytest.mark.parametrize("file", [ROOT / path for path in SCHEMA_OF] + sorted((DEMO / "reports").rglob("*.yml")))
def test_editors_find_the_schema_that_a_file_names(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    target = first.partition("$schema=")[2]
    assert (file.parent / target).is_file(), first
