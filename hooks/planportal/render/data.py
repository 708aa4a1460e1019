"""Open data: the plan and its progress as JSON and CSV, the sources and schemas as they are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from planportal.model import Document, Report, Section, Task, Unit
from planportal.output import Asset, Output
from planportal.render import addresses
from planportal.render.states import look
from planportal.render.view import View
from planportal.schedule import TaskState, meaning

__all__ = ["csv_bytes", "data_outputs", "evidence_outputs"]

_BOM = "\ufeff"
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


def data_outputs(view: View) -> list[Output]:
    """Return plan.json, tasks.csv, reports.csv, the schemas and the sources."""
    return [
        Asset("du-lieu/plan.json", _json(_plan_data(view))),
        Asset("du-lieu/tasks.csv", csv_bytes(_TASK_COLUMNS, _task_rows(view))),
        Asset("du-lieu/reports.csv", csv_bytes(_REPORT_COLUMNS, _report_rows(view))),
        *(Asset(f"du-lieu/schema/{name}", text.encode()) for name, text in view.schemas.items()),
        *(Asset(addresses.source_path(path), content) for path, content in view.sources.items()),
    ]


def evidence_outputs(view: View) -> list[Output]:
    """Return the files of evidence that a report handed in by now names; others are nobody's proof yet."""
    named = {
        item.file
        for report in view.portal.reports
        if report.submitted <= view.today
        for item in report.evidence
        if item.file
    }
    return [Asset(addresses.evidence_path(path), view.evidence[path]) for path in sorted(named)]


_TASK_COLUMNS = (
    "nhiem_vu",
    "nhom",
    "ten_ngan",
    "loi_van_da_ky",
    "chu_tri",
    "phoi_hop",
    "thoi_gian_thuc_hien",
    "nam",
    "han_nop_cuoi",
    "bao_cao",
    "so_don_vi_da_bao_cao",
    "so_don_vi_chu_tri",
    "thuc_hien",
    "xac_nhan",
    "dia_chi",
)
_REPORT_COLUMNS = (
    "nhiem_vu",
    "nam",
    "don_vi",
    "ten_don_vi",
    "ngay_nop",
    "bao_cao",
    "thuc_hien",
    "xac_nhan",
    "tom_tat",
    "so_minh_chung",
    "kho_khan",
    "de_xuat",
    "du_kien_nam_sau",
)


def _task_rows(view: View) -> Iterable[Sequence[object]]:
    for year in view.years:
        for task in view.portal.plan.tasks:
            state = view.state(task, year)
            yield (
                task.id,
                task.group,
                task.short_title,
                _plain(task.text),
                task.leads.signed,
                task.cooperating.signed,
                task.schedule.signed,
                year,
                state.due.isoformat(),
                look(state.report_state).word,
                state.reported,
                state.expected,
                look(state.work).word,
                look(state.verification).word,
                view.absolute(addresses.address_of(addresses.page_path(task))),
            )


def _report_rows(view: View) -> Iterable[Sequence[object]]:
    for year in view.years:
        for task in view.portal.plan.tasks:
            for lead in view.state(task, year).leads:
                report = lead.report
                if report is None:
                    continue
                yield (
                    task.id,
                    year,
                    lead.unit,
                    view.portal.unit_by_id[lead.unit].name,
                    report.submitted.isoformat(),
                    look(lead.report_state).word,
                    look(lead.work).word,
                    look(lead.verification).word,
                    report.summary,
                    len(report.evidence),
                    report.difficulties,
                    report.proposals,
                    report.next_year,
                )


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return RFC 4180 with a BOM, so that Excel reads Vietnamese, and with formulas disarmed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_disarmed(cell) if isinstance(cell, str) else cell for cell in row])
    return (_BOM + out.getvalue()).encode()


def _disarmed(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_START) else cell


def _plain(signed: str) -> str:
    return signed.replace("*", "")


def _plan_data(view: View) -> dict[str, Any]:
    plan = view.portal.plan
    return {
        "$comment": "Dữ liệu minh hoạ: các báo cáo là hư cấu." if view.demo else "Dữ liệu của Cổng.",
        "demo": view.demo,
        "as_of": view.today.isoformat(),
        "site": view.site_url,
        "title": plan.title,
        "number": plan.number,
        "date": plan.date.isoformat() if plan.date else None,
        "strengthens": plan.strengthens,
        "rests_on": list(plan.rests_on),
        "tracking_from": plan.tracking_from,
        "reporting": {
            "signed": plan.reporting.signed,
            "collected_by": plan.reporting.collected_by,
            "last_days": {str(year): plan.reporting.due(year).isoformat() for year in view.years},
        },
        "opening": plan.opening,
        "purpose": _section_data(plan.purpose),
        "groups": [
            {
                "number": group.number,
                "short_title": group.short_title,
                "title": group.title,
                "tasks": [_task_data(view, task) for task in group.tasks],
            }
            for group in plan.groups
        ],
        "funding": _section_data(plan.funding),
        "organisation": _section_data(plan.organisation),
        "closing": plan.closing,
        "recipients": list(plan.recipients),
        "units": [_unit_data(unit) for unit in view.portal.units],
        "documents": [_document_data(document) for document in view.portal.documents],
    }


def _section_data(section: Section) -> dict[str, Any]:
    parts = [
        {"number": part.number, "title": part.title, "text": _plain(part.text), "items": list(part.items)}
        for part in section.parts
    ]
    return {"number": section.number, "title": section.title, "text": section.text, "parts": parts}


def _task_data(view: View, task: Task) -> dict[str, Any]:
    schedule = task.schedule
    return {
        "id": task.id,
        "short_title": task.short_title,
        "text": _plain(task.text),
        "leads": {"signed": task.leads.signed, "units": list(task.leads.units)},
        "cooperating": {"signed": task.cooperating.signed, "units": list(task.cooperating.units)},
        "schedule": {
            "signed": schedule.signed,
            "kind": schedule.kind.value,
            "first_year": schedule.first_year,
            "last_year": schedule.last_year,
            "tentative": schedule.tentative,
            "meaning": meaning(schedule),
        },
        "url": view.absolute(addresses.address_of(addresses.page_path(task))),
        "years": [_state_data(view, view.state(task, year)) for year in view.years],
    }


def _state_data(view: View, state: TaskState) -> dict[str, Any]:
    return {
        "year": state.year,
        "last_day": state.due.isoformat(),
        "report": state.report_state.value,
        "reported": state.reported,
        "expected": state.expected,
        "work": state.work.value if state.work else None,
        "verification": state.verification.value if state.verification else None,
        "reports": [_report_data(lead.report, view.today) for lead in state.leads if lead.report],
    }


def _report_data(report: Report, today: date) -> dict[str, Any]:
    return {
        "unit": report.unit,
        "submitted": report.submitted.isoformat(),
        "status": report.status.value,
        "summary": report.summary,
        "outputs": [
            {"name": item.name, "value": item.value, "unit": item.unit, "target": item.target}
            for item in report.outputs
        ],
        "evidence": [
            {
                "title": item.title,
                "number": item.number,
                "date": item.date.isoformat() if item.date else None,
                "file": addresses.evidence_path(item.file) if item.file else "",
                "link": item.link,
            }
            for item in report.evidence
        ],
        "difficulties": report.difficulties,
        "proposals": report.proposals,
        "next_year": report.next_year,
        "verification": [
            {"date": entry.date.isoformat(), "state": entry.state.value, "by": entry.by, "note": entry.note}
            for entry in report.verifications
            if entry.date <= today
        ],
    }


def _unit_data(unit: Unit) -> dict[str, Any]:
    return {
        "id": unit.id,
        "name": unit.name,
        "aliases": list(unit.aliases),
        "kind": unit.kind.value,
        "group": unit.group,
        "now": [
            {"name": now.name, "since": now.since.isoformat() if now.since else None, "basis": now.basis}
            for now in unit.now
        ],
    }


def _document_data(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "type": document.type,
        "number": document.number,
        "date": document.date.isoformat() if document.date else None,
        "effective": document.effective.isoformat() if document.effective else None,
        "issuer": document.issuer,
        "title": document.title,
        "status": document.status.value,
        "replaced_by": document.replaced_by,
        "trust": document.trust.value,
        "checked": document.checked.isoformat(),
    }


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
