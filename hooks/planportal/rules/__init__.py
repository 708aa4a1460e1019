"""Every rule of the gate, by the id under which people look it up in the handbook."""

from planportal.rules.lookup import GROUPS, OTHER, RULES, rule_of
from planportal.rules.rule import Rule, RuleGroup

__all__ = ["GROUPS", "OTHER", "RULES", "Rule", "RuleGroup", "rule_of"]
