"""Reminders to units that have not reported: a letter (công văn) and a message for Zalo. Nothing is sent from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planportal.model import Organisation, Portal, Unit
from planportal.render.official.label import DEMO_LABEL, draft_name
from planportal.render.official.letterhead import BLANK, agency_of, blank_day, initials, plain_unit
from planportal.render.official.scope import Entry, Scope
from planportal.render.official.tree import Letterhead, OfficialText, Paragraph, Place
from planportal.render.official.wording import count, lower_first, numbered_plan
from planportal.render.sentences import deadline, time_left
from planportal.text.formats import format_date

__all__ = ["Reminder", "reminders"]


@dataclass(frozen=True)
class Reminder:
    """What one unit is to be told."""

    unit: Unit
    tasks: tuple[str, ...]
    """Numbers of the tasks without its report."""
    letter: OfficialText
    message: str
    """For Zalo, as plain text."""
    message_name: str
    """The file name of the message."""


def reminders(
    portal: Portal, organisation: Organisation, *, year: int, today: date, demo: bool = False
) -> tuple[Reminder, ...]:
    """Return one reminder for each lead unit that owes a report, in the order in which the plan names them."""
    scope = Scope(portal, year, today)
    return tuple(_reminder(scope, organisation, unit, owed, demo=demo) for unit, owed in scope.by_unit(scope.missing))


def _reminder(scope: Scope, organisation: Organisation, unit: Unit, owed: list[Entry], *, demo: bool) -> Reminder:
    return Reminder(
        unit=unit,
        tasks=tuple(entry.task.id for entry in owed),
        letter=_letter(scope, organisation, unit, owed, demo=demo),
        message=_message(scope, unit, owed, demo=demo),
        message_name=draft_name(f"Zalo-nhac-bao-cao-{scope.year}-{unit.id}", scope.today, "txt", demo=demo),
    )


def _letter(scope: Scope, organisation: Organisation, unit: Unit, owed: list[Entry], *, demo: bool) -> OfficialText:
    plan = scope.portal.plan
    agency = agency_of(scope.portal, organisation)
    collector = scope.portal.unit_by_id[plan.reporting.collected_by]
    strengthened = scope.portal.document_by_id[plan.strengthens]
    about = f"báo cáo năm {scope.year} kết quả tăng cường triển khai {strengthened.type} số {strengthened.number}"
    return OfficialText(
        kind="",
        abstract=about[:1].upper() + about[1:],
        letterhead=Letterhead(
            agency.parent_short,
            agency.name.upper(),
            f"Số:{BLANK}/{agency.symbol}-{initials(plain_unit(collector))}",
            blank_day(agency.province, scope.today.year),
            subject=f"V/v {about}",
        ),
        addressees=(unit.name,),
        blocks=tuple(
            Paragraph(Place.TEXT, text, source)
            for text, source in _sentences(scope, agency.name, unit, collector, owed)
        ),
        recipients=("Như trên;", plan.recipients[-1] if plan.recipients else "Lưu: VT."),
        signer=plan.signatory,
        author=agency.name,
        file_name=draft_name(f"DU-THAO_CV-nhac-bao-cao-{scope.year}-{unit.id}", scope.today, "docx", demo=demo),
        day=scope.today,
        label=DEMO_LABEL if demo else "",
    )


def _sentences(scope: Scope, agency: str, unit: Unit, collector: Unit, owed: list[Entry]) -> list[tuple[str, str]]:
    """Return the letter's paragraphs with their sources; how many days are left depends on when it is signed."""
    plan = scope.portal.plan
    duty = (
        f"Theo {numbered_plan(plan)} của {agency} {lower_first(plan.title)}, các phòng, đơn vị báo cáo kết quả thực "
        f"hiện gửi {collector.name} tổng hợp {deadline(plan, scope.year)}."
    )
    lacking = (
        f"Tính đến ngày {format_date(scope.today)}, {unit.name} còn {count(len(owed))} nhiệm vụ chưa có báo cáo năm "
        f"{scope.year}, gồm:"
    )
    content = (
        "Báo cáo nêu rõ tiến độ, kết quả có số liệu, minh chứng, khó khăn, vướng mắc, đề xuất, kiến nghị và nhiệm vụ "
        f"năm {scope.year + 1}; nội dung không phát sinh thì ghi “Không có”."
    )
    ends = [";"] * (len(owed) - 1) + ["."]
    tasks = [
        (f"- Nhiệm vụ {entry.task.id}: {entry.task.short_title}{end}", entry.task.source.path)
        for entry, end in zip(owed, ends, strict=True)
    ]
    source = scope.plan_source
    return [
        (duty, source),
        (lacking, source),
        *tasks,
        (content, source),
        (_wish(scope, agency, unit, collector), source),
    ]


def _wish(scope: Scope, agency: str, unit: Unit, collector: Unit) -> str:
    due = scope.portal.plan.reporting.due(scope.year)
    to_collector = "" if unit.id == collector.id else f", gửi {collector.name}"
    if scope.today <= due:
        return (
            f"{agency} đề nghị {unit.name} báo cáo các nhiệm vụ nêu trên{to_collector}, chậm nhất hết ngày "
            f"{format_date(due)}./."
        )
    return (
        f"Hạn báo cáo (hết ngày {format_date(due)}) đã qua. {agency} đề nghị {unit.name} báo cáo ngay các nhiệm vụ nêu "
        f"trên{to_collector}./."
    )


def _message(scope: Scope, unit: Unit, owed: list[Entry], *, demo: bool) -> str:
    plan = scope.portal.plan
    collector = scope.portal.unit_by_id[plan.reporting.collected_by]
    lines = [
        *([f"[{DEMO_LABEL}]"] if demo else []),
        f"Kính gửi {unit.name},",
        (
            f"Tính đến ngày {format_date(scope.today)}, {unit.name} còn {count(len(owed))} nhiệm vụ chưa có báo cáo "
            f"năm {scope.year}:"
        ),
        *(f"- {entry.task.id}. {entry.task.short_title}" for entry in owed),
        f"Hạn nộp: {deadline(plan, scope.year)} ({time_left(plan, scope.year, scope.today)}).",
        f"Nơi nhận báo cáo: {collector.name}.",
        "Trân trọng.",
    ]
    return "\n".join([*lines, ""])
