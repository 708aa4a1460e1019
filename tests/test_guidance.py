"""What the pages for the public say, and what they must not say while the department has not given it."""

from __future__ import annotations

from typing import get_args

from planportal.load.guidance_file import ReaderId, SectionId
from planportal.model import READERS, SECTIONS
from planportal.render import View


def test_the_form_knows_every_kind_of_reader_and_every_section() -> None:
    assert get_args(ReaderId) == tuple(reader.id for reader in READERS)
    assert get_args(SectionId) == tuple(section.id for section in SECTIONS)


def test_the_tasks_that_serve_the_public_have_a_guide(real_view: View) -> None:
    assert [guide.task for guide in real_view.portal.guides] == ["3.1", "3.3", "3.5", "3.6", "3.7"]


def test_every_task_group_and_lead_unit_has_an_english_name(real_view: View) -> None:
    plan, english = real_view.portal.plan, real_view.portal.english
    assert set(english.tasks) == {task.id for task in plan.tasks}
    assert set(english.groups) == {group.number for group in plan.groups}
    assert {*plan.lead_units, "so-khcn"} <= set(english.units)
