"""When tasks run, reports are due and articles were published, and which state each task is in.

Pure figures: the day is an argument.
"""

from planportal.schedule.publication import publication_moments
from planportal.schedule.states import SOON, LeadState, ReportState, TaskState, lead_state, task_state
from planportal.schedule.tally import Tally, tally
from planportal.schedule.wording import FORMS, meaning, parse_schedule
from planportal.schedule.years import current_year, tracked_years

__all__ = [
    "FORMS",
    "SOON",
    "LeadState",
    "ReportState",
    "Tally",
    "TaskState",
    "current_year",
    "lead_state",
    "meaning",
    "parse_schedule",
    "publication_moments",
    "tally",
    "task_state",
    "tracked_years",
]
