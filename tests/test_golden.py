"""One output of each kind, reviewed like prose. `make golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from planportal.output import Asset, Output, Page
from planportal.render import View, render

GOLDEN = Path(__file__).parent / "golden"

REAL = (
    "index.md",
    "ke-hoach/index.md",
    "ke-hoach/toan-van.md",
    "ke-hoach/nhom/4.md",
    "ke-hoach/nhiem-vu/1-3.md",
    "ke-hoach/nhiem-vu/4-1.md",
    "ke-hoach/don-vi/trung-tam-khcn.md",
    "ke-hoach/don-vi/ubnd-cap-huyen.md",
    "ke-hoach/bao-cao/2026.md",
    "ke-hoach/trang-thai/qua-han.md",
    "van-ban/index.md",
    "van-ban/3300-kh-ubnd.md",
    "van-ban/72-2025-qh15.md",
    "lien-he.md",
    "gioi-thieu.md",
    "trai-thuc-nghiem.md",
    "toi-can/index.md",
    "toi-can/dang-ky-nhan-hieu.md",
    "toi-can/tiep-can-cong-nghe.md",
    "en.md",
    "so-do.md",
    "tro-nang.md",
    "quyen-rieng-tu.md",
    "ngoai-tuyen.md",
    "rss/index.md",
    "su-kien/index.md",
    "mo-hinh/index.md",
    "tin-tuc/2026/cay-san-tay-ninh-den-nam-2030-giu-dien-tich-nang-nang-suat.md",
    "tin-tuc/2026/cay-san-tay-ninh-den-nam-2030-giu-dien-tich-nang-nang-suat/bieu-do-1.svg",
    "du-lieu/index.md",
    "du-lieu/plan.json",
    "du-lieu/tasks.csv",
    "huy-hieu/plan.svg",
    "huy-hieu/plan.json",
    "huy-hieu/nhom-1.svg",
    "huy-hieu/nhiem-vu-1-3.svg",
    "huy-hieu/nhiem-vu-1-3.json",
    "huy-hieu/don-vi-trung-tam-khcn.svg",
    "lich/bao-cao.ics",
    "rss/tien-do.xml",
    "opensearch.xml",
)
DEMO = (
    "index.md",
    "mo-hinh/2027/nha-mang-minh-hoa.md",
    "su-kien/2027/toa-dam-minh-hoa.md",
    "ton-vinh/2027/don-vi-minh-hoa.md",
    "tin-tuc/2027/tin-da-dinh-chinh.md",
    "ke-hoach/index.md",
    "ke-hoach/nhiem-vu/1-3.md",
    "ke-hoach/nhiem-vu/4-1.md",
    "ke-hoach/bao-cao/2026.md",
    "ke-hoach/trang-thai/da-nop.md",
    "du-lieu/tasks.csv",
    "du-lieu/reports.csv",
    "huy-hieu/plan.svg",
    "huy-hieu/nhiem-vu-1-3.svg",
    "rss/tien-do.xml",
)


@pytest.fixture(scope="module")
def real_outputs(real_view: View) -> dict[str, Output]:
    return {output.path: output for output in render(real_view)}


@pytest.fixture(scope="module")
def demo_outputs(demo_view: View) -> dict[str, Output]:
    return {output.path: output for output in render(demo_view)}


def content(output: Output) -> bytes:
    if isinstance(output, Page):
        return output.markdown().encode()
    assert isinstance(output, Asset)
    return output.content


def compare(found: bytes, golden: Path, *, update: bool) -> None:
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(found)
    assert found.decode() == golden.read_bytes().decode()


@pytest.mark.parametrize("path", REAL)
def test_the_real_portal_is_as_reviewed(real_outputs: dict[str, Output], path: str, golden_update: bool) -> None:
    compare(content(real_outputs[path]), GOLDEN / "real" / path, update=golden_update)


@pytest.mark.parametrize("path", DEMO)
def test_the_demonstration_is_as_reviewed(demo_outputs: dict[str, Output], path: str, golden_update: bool) -> None:
    compare(content(demo_outputs[path]), GOLDEN / "demo" / path, update=golden_update)


def test_no_golden_file_is_left_over() -> None:
    kept = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*") if file.is_file()}
    assert kept == {f"real/{path}" for path in REAL} | {f"demo/{path}" for path in DEMO}
