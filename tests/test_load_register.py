"""The ids that may be referred to, also from files with faults."""

from __future__ import annotations

from planportal.load.register import Register, gather_register
from planportal.load.yaml_source import read_yaml

PLAN = """\
tracking_from: 2026
measures:
  groups:
    - number: 1
      tasks:
        - id: "1.1"
          leads: {units: [a, b]}
        - id: "1.2"
          leads: {units: [b]}
"""
UNITS = "units:\n  - {id: a, name: Phòng A}\n  - {id: b, name: Phòng B}\n"
DOCUMENTS = 'documents:\n  - {id: 36-nq-tw, number: "36-NQ/TW"}\n'


def gather(plan: str = PLAN, units: str = UNITS, documents: str = DOCUMENTS) -> Register:
    return gather_register(
        plan=read_yaml(plan.encode(), "plan.yml"),
        units=read_yaml(units.encode(), "units.yml"),
        documents=read_yaml(documents.encode(), "documents.yml"),
    )


def test_ids_are_gathered_in_order() -> None:
    assert gather() == Register(("a", "b"), ("36-nq-tw",), {"1.1": ("a", "b"), "1.2": ("b",)}, 2026)


def test_nothing_is_said_of_files_that_cannot_be_read() -> None:
    assert gather(plan="- x\n", units="", documents="documents: []\n") == Register(None, None, None, None)


def test_an_id_without_its_quotation_marks_counts_as_it_is_written() -> None:
    register = gather(plan=PLAN.replace('"1.2"', "1.20"))
    assert register.leads is not None
    assert "1.20" in register.leads


def test_lead_units_that_cannot_be_read_are_not_judged() -> None:
    register = gather(plan=PLAN.replace("units: [b]", "unit: b"))
    assert register.leads == {"1.1": ("a", "b"), "1.2": None}
    assert register.leads_may_mean("1.2", "x")


def test_a_misspelt_lead_unit_may_mean_the_one_that_reports() -> None:
    register = gather(plan=PLAN.replace("[b]", "[van-phong-soo]"), units=UNITS.replace("id: a", "id: van-phong-so"))
    assert register.leads_may_mean("1.2", "van-phong-so")
    assert not register.leads_may_mean("1.2", "b")


def test_a_missing_id_may_be_the_one_that_is_referred_to() -> None:
    register = gather(units=UNITS.replace("id: a, name: Phòng A", "name: Trung tâm KH&CN"))
    assert register.may_mean("trung-tam-khcn")
    assert not register.may_mean("van-phong-so")


def test_a_document_without_id_is_known_by_its_number() -> None:
    assert gather(documents=DOCUMENTS.replace("id: 36-nq-tw, ", "")).may_mean("36-nq-tw")


def test_a_task_without_number_may_be_any_of_its_group() -> None:
    register = gather(plan=PLAN.replace('- id: "1.2"\n          leads', "- leads"))
    assert register.may_mean("1.3")
    assert not register.may_mean("2.3")


def test_years_that_cannot_be_are_not_judged_by() -> None:
    for written in ("true", "1900", "20266", '"2026"', "2026.5"):
        assert gather(plan=PLAN.replace("2026", written)).tracking_from is None
