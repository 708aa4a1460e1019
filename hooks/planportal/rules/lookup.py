"""Which rule a problem breaks."""

from __future__ import annotations

from functools import cache

from planportal.errors import Problem
from planportal.rules.articles import ARTICLES
from planportal.rules.characters import CHARACTERS
from planportal.rules.pictures import PICTURES
from planportal.rules.plan import PLAN
from planportal.rules.reports import REPORTS
from planportal.rules.rule import Rule
from planportal.rules.values import VALUES
from planportal.rules.yaml_form import YAML_FORM

__all__ = ["GROUPS", "OTHER", "RULES", "rule_of"]

GROUPS = (CHARACTERS, YAML_FORM, VALUES, ARTICLES, PICTURES, REPORTS, PLAN)
RULES = tuple(rule for group in GROUPS for rule in group.rules)
OTHER = Rule("loi-khac", "Lỗi khác", "", "Thông báo nêu chỗ sai và cách sửa.")
"""For a message that no rule knows: no check may fail for want of a name. Tests let no message be one of these."""


def rule_of(problem: Problem) -> Rule:
    """Return the rule that a problem breaks."""
    return _rule_of(problem.message)


@cache
def _rule_of(message: str) -> Rule:
    return next((rule for rule in RULES if rule.pattern.search(message)), OTHER)
