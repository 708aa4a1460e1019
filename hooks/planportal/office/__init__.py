"""What the office that consolidates reports needs: forms out, reports in, verification."""

from planportal.office.collect import Collected, Collection, Standing, collect
from planportal.office.freeze import edition_text, freeze
from planportal.office.make_form import make_form
from planportal.office.read_form import CellFault, FilledForm, read_form
from planportal.office.verify import verified

__all__ = [
    "CellFault",
    "Collected",
    "Collection",
    "FilledForm",
    "Standing",
    "collect",
    "edition_text",
    "freeze",
    "make_form",
    "read_form",
    "verified",
]
