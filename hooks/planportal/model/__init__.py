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
    grouped,
    newest_first,
)
from planportal.model.department import (
    Citation,
    Department,
    Duty,
    Farm,
    Leader,
    Milestone,
    Officer,
    SocialPage,
)
from planportal.model.document import Document, DocumentStatus, Trust
from planportal.model.edition import Edition, reports_digest
from planportal.model.editor import EditorBackend, Host
from planportal.model.english import English
from planportal.model.fact import Fact
from planportal.model.guidance import READERS, Guide, Link, Paper, Reader
from planportal.model.handbook import Chapter
from planportal.model.link import linked_path
from planportal.model.media import MediaLibrary, Picture, Variant, media_path, plain_path
from planportal.model.organisation import Organisation
from planportal.model.plan import Group, Named, Part, Plan, Reporting, Schedule, ScheduleKind, Section, Task
from planportal.model.portal import Portal
from planportal.model.readers import FEWEST, CountedLog, ReaderLine, Readers, Reason, Tally
from planportal.model.report import (
    Evidence,
    Measure,
    Report,
    ReportVersion,
    Verification,
    VerificationState,
    WorkStatus,
)
from planportal.model.section import FIELDS, SCOPES, SECTIONS, ArticleKind, NewsSection, section_of
from planportal.model.source import Source
from planportal.model.unit import Contact, Unit, UnitKind, UnitNow

__all__ = [
    "FEWEST",
    "FIELDS",
    "READERS",
    "SCOPES",
    "SECTIONS",
    "Article",
    "ArticleImage",
    "ArticleKind",
    "ArticleSource",
    "Chapter",
    "Citation",
    "Contact",
    "Correction",
    "CountedLog",
    "Demonstration",
    "Department",
    "Details",
    "Document",
    "DocumentStatus",
    "Duty",
    "Edition",
    "EditorBackend",
    "English",
    "Event",
    "Evidence",
    "Fact",
    "Farm",
    "Figure",
    "FigureType",
    "Group",
    "Guide",
    "Honour",
    "Host",
    "Infographic",
    "Leader",
    "Link",
    "Measure",
    "MediaLibrary",
    "Milestone",
    "Named",
    "NewsSection",
    "Officer",
    "Organisation",
    "Paper",
    "Part",
    "Picture",
    "Plan",
    "Portal",
    "Reader",
    "ReaderLine",
    "Readers",
    "Reason",
    "Report",
    "ReportVersion",
    "Reporting",
    "Schedule",
    "ScheduleKind",
    "Section",
    "SocialPage",
    "Source",
    "Tally",
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
    "grouped",
    "linked_path",
    "media_path",
    "newest_first",
    "plain_path",
    "reports_digest",
    "section_of",
]
