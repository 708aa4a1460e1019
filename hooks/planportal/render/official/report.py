"""The draft of the yearly report, "Báo cáo kết quả thực hiện …", made of data alone."""

from __future__ import annotations

from datetime import date

from planportal.model import Organisation, Portal, Unit
from planportal.render.official import overview, remarks
from planportal.render.official.appendices import evidence_list, progress_table
from planportal.render.official.gaps import gaps
from planportal.render.official.label import DEMO_LABEL, draft_name
from planportal.render.official.letterhead import BLANK, Agency, agency_of, blank_day, head_of
from planportal.render.official.present_names import with_present_names
from planportal.render.official.results import evidence_numbers, results
from planportal.render.official.scope import Scope
from planportal.render.official.tree import Appendix, Block, Letterhead, OfficialText, Paragraph, Place
from planportal.render.official.wording import basis, lower_first, numbered_plan

__all__ = ["draft_report"]


def draft_report(
    portal: Portal, organisation: Organisation, *, year: int, today: date, unit: Unit | None = None, demo: bool = False
) -> OfficialText:
    """Return the department's report to the province's committee, or one unit's to the collecting office.

    What was not reported is named as missing, in the text and in `gaps`; nothing is guessed.
    """
    scope = Scope(portal, year, today, unit)
    agency = agency_of(portal, organisation)
    text = OfficialText(
        kind="BÁO CÁO",
        abstract=f"Kết quả thực hiện {_plan_name(portal)}, năm {year}",
        letterhead=_letterhead(scope, agency),
        addressees=(_addressee(scope, agency),),
        blocks=tuple(_blocks(scope, agency)),
        recipients=("Như trên;", *(portal.plan.recipients if unit is None else ("Lưu: VT.",))),
        signer=portal.plan.signatory if unit is None else head_of(unit),
        author=agency.name if unit is None else unit.name,
        file_name=_file_name(scope, demo=demo),
        day=today,
        appendices=_appendices(scope, agency),
        gaps=gaps(scope),
        label=DEMO_LABEL if demo else "",
    )
    return with_present_names(text, portal.units)


def _plan_name(portal: Portal) -> str:
    return f"Kế hoạch {lower_first(portal.plan.title)}"


def _letterhead(scope: Scope, agency: Agency) -> Letterhead:
    day = blank_day(agency.province, scope.today.year)
    if scope.unit is None:
        return Letterhead(agency.parent_short, agency.name.upper(), f"Số:{BLANK}/BC-{agency.symbol}", day)
    # How a unit abbreviates its own name is not known here, so that the symbol is left to it.
    return Letterhead(agency.name.upper(), scope.unit.name.upper(), f"Số:{BLANK}/BC-……", day)


def _addressee(scope: Scope, agency: Agency) -> str:
    if scope.unit is None:
        return agency.parent
    collector = scope.portal.unit_by_id[scope.portal.plan.reporting.collected_by]
    return collector.name if scope.unit.id != collector.id else f"Ban Giám đốc {agency.name}"


def _blocks(scope: Scope, agency: Agency) -> list[Block]:
    portal, year = scope.portal, scope.year
    numbers = evidence_numbers(scope)
    who = agency.name if scope.unit is None else scope.unit.name
    summary = (
        "Kết quả, tiến độ từng nhiệm vụ được tổng hợp tại Phụ lục I; minh chứng được liệt kê tại Phụ lục II kèm theo "
        "Báo cáo này."
    )
    opening = (
        f"Thực hiện {numbered_plan(portal.plan)} của {agency.name} {lower_first(portal.plan.title)}, {who} báo cáo "
        f"kết quả thực hiện năm {year} như sau:"
    )
    closing = (
        f"Trên đây là báo cáo kết quả thực hiện {_plan_name(portal)}, năm {year}, kính gửi "
        f"{_addressee(scope, agency)} xem xét, tổng hợp./."
    )

    def part(place: Place, title: str) -> Paragraph:
        return Paragraph(place, title, scope.plan_source)

    return [
        *_bases(scope),
        part(Place.TEXT, opening),
        part(Place.SECTION, "I. TÌNH HÌNH TRIỂN KHAI VÀ BÁO CÁO"),
        part(Place.CLAUSE, "1. Phân công thực hiện"),
        *overview.assignment(scope),
        part(Place.CLAUSE, f"2. Tình hình báo cáo năm {year}"),
        *overview.reporting(scope),
        part(Place.SECTION, f"II. KẾT QUẢ THỰC HIỆN NĂM {year}"),
        part(Place.TEXT, summary),
        *results(scope, numbers),
        part(Place.SECTION, "III. ĐÁNH GIÁ CHUNG"),
        part(Place.CLAUSE, "1. Tiến độ chung"),
        *overview.standing(scope),
        part(Place.CLAUSE, f"2. So sánh với năm {year - 1}"),
        *overview.comparison(scope),
        part(Place.CLAUSE, "3. Tồn tại, khó khăn, vướng mắc"),
        *remarks.difficulties(scope),
        part(Place.SECTION, f"IV. NHIỆM VỤ NĂM {year + 1} VÀ ĐỀ XUẤT, KIẾN NGHỊ"),
        part(Place.CLAUSE, f"1. Nhiệm vụ năm {year + 1}"),
        *remarks.next_year(scope),
        part(Place.CLAUSE, "2. Đề xuất, kiến nghị"),
        *remarks.proposals(scope),
        part(Place.TEXT, closing),
    ]


def _bases(scope: Scope) -> list[Paragraph]:
    documents = [scope.portal.document_by_id[name] for name in scope.portal.plan.rests_on]
    ends = [";"] * (len(documents) - 1) + ["."]
    return [
        Paragraph(Place.BASIS, f"{basis(document)}{end}", document.at.path)
        for document, end in zip(documents, ends, strict=bool(documents))
    ]


def _appendices(scope: Scope, agency: Agency) -> tuple[Appendix, ...]:
    writer = agency.name if scope.unit is None else scope.unit.name
    symbol = agency.symbol if scope.unit is None else "……"
    belongs = f"(Kèm theo Báo cáo số{BLANK}/BC-{symbol} ngày{BLANK}tháng{BLANK}năm {scope.today.year} của {writer})"
    numbers = evidence_numbers(scope)
    return (
        Appendix("Phụ lục I", f"TIẾN ĐỘ, KẾT QUẢ TỪNG NHIỆM VỤ NĂM {scope.year}", belongs, progress_table(scope)),
        Appendix("Phụ lục II", f"DANH MỤC MINH CHỨNG NĂM {scope.year}", belongs, evidence_list(scope, numbers)),
    )


def _file_name(scope: Scope, *, demo: bool) -> str:
    unit = f"-{scope.unit.id}" if scope.unit else ""
    return draft_name(f"DU-THAO_BC-ket-qua-CNSH-{scope.year}{unit}", scope.today, "docx", demo=demo)
