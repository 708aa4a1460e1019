"""The portal's own words as frozen data: plan, units, documents, reports, articles. No rules, no files, no clock."""

from planportal.model.article import (
    Article,
    ArticleImage,
    ArticleSource,
    Correction,
    Demonstration,
    Details,
    Event,
    Figure,
    FigureType,
    Honour,
    Infographic,
    Video,
    article_tag,
)
from planportal.model.document import Document, DocumentStatus, Trust
from planportal.model.media import MediaLibrary, Picture, Variant
from planportal.model.organisation import Organisation
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
from planportal.model.section import FIELDS, SCOPES, SECTIONS, ArticleKind, NewsSection, section_of
from planportal.model.source import Source
from planportal.model.unit import Contact, Unit, UnitKind, UnitNow

__all__ = [
    "FIELDS",
    "SCOPES",
    "SECTIONS",
    "Article",
    "ArticleImage",
    "ArticleKind",
    "ArticleSource",
    "Contact",
    "Correction",
    "Demonstration",
    "Details",
    "Document",
    "DocumentStatus",
    "Event",
    "Evidence",
    "Figure",
    "FigureType",
    "Group",
    "Honour",
    "Infographic",
    "Measure",
    "MediaLibrary",
    "Named",
    "NewsSection",
    "Organisation",
    "Part",
    "Picture",
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
    "Variant",
    "Verification",
    "VerificationState",
    "Video",
    "WorkStatus",
    "article_tag",
    "section_of",
]
