"""The portal's own words as frozen data: plan, units, documents, reports. No rules, no files, no clock."""

from planportal.model.document import Document, DocumentStatus, Trust
from planportal.model.plan import Group, Named, Part, Plan, Reporting, Schedule, ScheduleKind, Section, Task
from planportal.model.portal import Portal
from planportal.model.report import (
    Evidence,
    Measure,
    Report,
    Verification,
    VerificationState,
    WorkStatus,
)
from planportal.model.source import Source
from planportal.model.unit import Contact, Unit, UnitKind, UnitNow

__all__ = [
    "Contact",
    "Document",
    "DocumentStatus",
    "Evidence",
    "Group",
    "Measure",
    "Named",
    "Part",
    "Plan",
    "Portal",
    "Report",
    "Reporting",
    "Schedule",
    "ScheduleKind",
    "Section",
    "Source",
    "Task",
    "Trust",
    "Unit",
    "UnitKind",
    "UnitNow",
    "Verification",
    "VerificationState",
    "WorkStatus",
]
