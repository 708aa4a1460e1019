"""Every fault of an article is one line that says where, what and how to mend it, and no page is built."""

# ruff: noqa: E501 - the lines that people see stand here as they are seen

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from articles_in_tmp import built, lay_out, problems_of

NEWS = "tin-tuc/2026/bai.md"
AT = f"content/{NEWS}"


def png(width: int = 4, height: int = 3) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """Return a small PNG whose header promises any number of pixels."""
    made = png()
    header = b"IHDR" + struct.pack(">II", width, height) + made[24:29]
    return made[:12] + header + struct.pack(">I", zlib.crc32(header)) + made[33:]


def lines(*body: str, **keys: str) -> str:
    """Return an article with keys as they are written: id, title, date, summary, field, scope on lines 2 to 7."""
    written = {
        "id": "bai",
        "title": "Bài thử",
        "date": "2026-11-23 09:30",
        "summary": "Tóm tắt.",
        "field": "[nong-nghiep]",
        "scope": "tay-ninh",
        **keys,
    }
    front = [f"{key}: {value}".rstrip() for key, value in written.items() if value != "-"]
    return "\n".join(["---", *front, "---", *(body or ("Một đoạn.",)), ""])


FIGURE = ("```bieu-do", "title: a", "type: cot", "unit: ha", 'source: "[1]"', "alt: b")
SOURCE = "[{title: a, outlet: b, url: https://nguon.example/}]"


@dataclass(frozen=True)
class Case:
    """Files of a project and the lines it must give."""

    told: tuple[str, ...]
    files: dict[str, str | bytes]
    media: dict[str, bytes] = field(default_factory=dict)


def news(told: str, text: str | bytes, **media: bytes) -> Case:
    return Case((f"{AT}:{told}",), {NEWS: text}, {name.replace("_", "."): content for name, content in media.items()})


def named(name: str, told: str) -> Case:
    return Case((f"content/{name}:{told}",), {name: lines()})


REQUIRED = {
    "id": "mã bài",
    "title": "tiêu đề",
    "date": "ngày giờ đăng",
    "summary": "tóm tắt",
    "field": "lĩnh vực",
    "scope": "phạm vi",
}

CASES: dict[str, Case] = {
    "no front matter": news(
        "1:1: dòng đầu tệp phải là --- để mở phần thông tin bài. Cách sửa: thêm --- ở dòng 1, rồi các khoá, rồi --- để đóng",
        "Một đoạn.\n",
    ),
    "empty file": news(
        "1:1: dòng đầu tệp phải là --- để mở phần thông tin bài. Cách sửa: thêm --- ở dòng 1, rồi các khoá, rồi --- để đóng",
        "",
    ),
    "unclosed front matter": news(
        "1:1: phần thông tin bài mở bằng --- ở dòng 1 mà không đóng. Cách sửa: thêm một dòng --- sau khoá cuối cùng",
        "---\nid: bai\ntitle: Bài\n\nMột đoạn.\n",
    ),
    **{
        f"missing {key}": news(f"2:1: thiếu {name} ({key}). Cách sửa: thêm dòng “{key}: …”", lines(**{key: "-"}))
        for key, name in REQUIRED.items()
    },
    "misspelt key": news(
        "7:1: không có khoá “sumary”. Cách sửa: ý bạn là “summary”?", lines(sumary="Thừa.", summary="-")
    ),
    "unknown key": news(
        "8:1: không có khoá “mau”. Cách sửa: xoá khoá này, hoặc dùng một trong các khoá: id, title, date, updated, summary, image, author, field, scope, tasks, tags, sources, draft, aliases, hashtags, corrections",
        lines(mau="đỏ"),
    ),
    "unknown section": named(
        "tin-tucs/2026/bai.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "capital letter in the name": named(
        "tin-tuc/2026/Bai.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "space in the name": named(
        "tin-tuc/2026/bai moi.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "diacritics in the name": named(
        "tin-tuc/2026/bài.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "no year in the path": named(
        "tin-tuc/bai.md",
        "1:1: tệp không nằm đúng chỗ của một bài. Cách sửa: đặt ở <chuyên mục>/<năm>/<tên-không-dấu>.md, chuyên mục là một trong: tin-tuc, thanh-tuu, su-kien, video, infographic, mo-hinh, ton-vinh",
    ),
    "picture outside media": Case(
        (
            "content/tin-tuc/2026/a.png:1:1: thư mục bài viết chỉ chứa tệp .md. Cách sửa: chuyển ảnh, video vào thư mục media; xoá tệp không dùng",
        ),
        {"tin-tuc/2026/a.png": png()},
    ),
    "date with slashes": news(
        "4:7: ngày giờ đăng (date): “05/12/2026” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-12-05 09:30",
        lines(date="05/12/2026"),
    ),
    "date with slashes and hour": news(
        "4:7: ngày giờ đăng (date): “05/12/2026 08:00” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-12-05 09:30",
        lines(date="05/12/2026 08:00"),
    ),
    "date without hour": news(
        "4:7: ngày giờ đăng (date): “2026-11-23” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-11-23 09:30",
        lines(date="2026-11-23"),
    ),
    "date with an hour that no clock has": news(
        "4:7: ngày giờ đăng (date): lịch không có ngày giờ “2026-11-23 25:00”. Cách sửa: sửa lại cho đúng, giờ từ 00:00 đến 23:59, ví dụ 2026-11-23 09:30",
        lines(date="2026-11-23 25:00"),
    ),
    "date that no calendar has": news(
        "4:7: ngày giờ đăng (date): lịch không có ngày giờ “2026-02-30 10:00”. Cách sửa: sửa lại cho đúng, giờ từ 00:00 đến 23:59, ví dụ 2026-11-23 09:30",
        lines(date="2026-02-30 10:00"),
    ),
    "date is a number": news(
        "4:7: ngày giờ đăng (date): “20261123” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-11-30 09:30",
        lines(date="20261123"),
    ),
    "updated in words": news(
        "8:10: ngày giờ sửa (updated): “hôm qua” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-11-23 09:30",
        lines(updated="hôm qua"),
    ),
    "field is no list": news(
        "6:8: lĩnh vực (field): phải là một danh sách, không phải “nong-nghiep”. Cách sửa: viết mỗi mục trên một dòng, bắt đầu bằng “- ”",
        lines(field="nong-nghiep"),
    ),
    "field is empty": news(
        "6:8: lĩnh vực (field): danh sách không được trống. Cách sửa: thêm ít nhất một mục", lines(field="[]")
    ),
    "unknown field": news(
        "6:9: lĩnh vực (field), mục thứ 1: không có giá trị “nong-nghiepp”. Cách sửa: ý bạn là “nong-nghiep”? Các giá trị có thể dùng: nong-nghiep, cong-nghiep, y-duoc, moi-truong",
        lines(field="[nong-nghiepp]"),
    ),
    "unknown scope": news(
        "7:8: phạm vi (scope): không có giá trị “viet-nam”. Cách sửa: dùng một trong các giá trị: tay-ninh, trong-nuoc, the-gioi",
        lines(scope="viet-nam"),
    ),
    "unknown task": news(
        "8:9: nhiệm vụ liên quan (tasks), mục thứ 1: không có nhiệm vụ nào mã “9.9”. Cách sửa: dùng một trong các mã: 1.1, 1.3, 4.1, 4.2",
        lines(tasks='["9.9"]'),
    ),
    "task without quotes": news(
        '8:9: nhiệm vụ liên quan (tasks), mục thứ 1: phải là chữ, nhưng máy đọc “1.1” thành số. Cách sửa: đặt trong ngoặc kép: "1.1"',
        lines(tasks="[1.1]"),
    ),
    "long id": news("2:5: mã bài (id): dài 121 chữ cái, nhiều nhất 120. Cách sửa: viết ngắn lại", lines(id="a" * 121)),
    "tag of signs only": news(
        "8:8: chủ đề (tags), mục thứ 1: “!!!” không dùng làm chủ đề được. Cách sửa: viết ngắn, có chữ hoặc số, nhiều nhất 60 chữ cái",
        lines(tags='["!!!"]'),
    ),
    "hashtag with a space": news(
        "8:12: thẻ cho mạng xã hội (hashtags), mục thứ 1: “Tây Ninh” không dùng làm thẻ được. Cách sửa: viết liền, chỉ chữ và số, ví dụ TâyNinh",
        lines(hashtags='["Tây Ninh"]'),
    ),
    "old address with capitals": news(
        "8:11: địa chỉ cũ (aliases), mục thứ 1: “Tin-Tuc/Cu.html” không đúng dạng địa chỉ cũ. Cách sửa: viết phần sau tên miền, chữ thường không dấu, số, gạch nối và /, ví dụ tin-tuc/2026/ten-cu",
        lines(aliases='["Tin-Tuc/Cu.html"]'),
    ),
    "old address of another page": news(
        "8:11: địa chỉ cũ (aliases), mục thứ 1: “ke-hoach/toan-van” là địa chỉ của trang khác trên Cổng. Cách sửa: ghi địa chỉ cũ của chính bài này, ví dụ tin-tuc/2026/ten-cu",
        lines(aliases="[ke-hoach/toan-van]"),
    ),
    "old address of a section": news(
        "8:11: địa chỉ cũ (aliases), mục thứ 1: “tin-tuc” là địa chỉ của trang khác trên Cổng. Cách sửa: ghi địa chỉ cũ của chính bài này, ví dụ tin-tuc/2026/ten-cu",
        lines(aliases="[tin-tuc]"),
    ),
    "picture outside of media": news(
        "8:14: tệp ảnh (src): “a/../../x.jpg” không phải đường dẫn trong content/media. Cách sửa: viết thư mục và tên tệp, không có .., ví dụ media/2026/ruong-san.jpg",
        lines(image='{src: "a/../../x.jpg", alt: b}'),
    ),
    "picture of another site in front matter": news(
        "8:14: tệp ảnh (src): “https://x.example/a.jpg” không phải tệp trong content/media. Cách sửa: tệp của trang khác không được hiện trên Cổng: xin phép, chép vào content/media rồi dùng tệp đó",
        lines(image='{src: "https://x.example/a.jpg", alt: b}'),
    ),
    "picture without alt": news(
        "8:8: thiếu mô tả ảnh (alt). Cách sửa: thêm dòng “alt: …”", lines(image="{src: media/a.png}"), a_png=png()
    ),
    "picture that is missing in front matter": news(
        "8:14: không có tệp ảnh “a.jpg” trong content/media. Cách sửa: chép ảnh vào content/media, hoặc sửa tên tệp",
        lines(image="{src: media/a.jpg, alt: b}"),
    ),
    "draft in words": news(
        "8:8: bản nháp (draft): phải là true hoặc false, không phải “co”. Cách sửa: viết true (có) hoặc false (không), không ngoặc kép",
        lines(draft="co"),
    ),
    "achievement without source": Case(
        (
            "content/thanh-tuu/2026/bai.md:3:8: bài trong mục Thành tựu mà không có nguồn. Cách sửa: thêm sources với tên nguồn, nơi đăng và địa chỉ hoặc DOI",
        ),
        {"thanh-tuu/2026/bai.md": lines()},
    ),
    "source without address": news(
        "8:11: nguồn thứ 1 không có địa chỉ hoặc DOI. Cách sửa: thêm url: https://… hoặc doi: 10.…",
        lines(sources="[{title: a, outlet: b}]"),
    ),
    "source without outlet": news(
        "8:11: thiếu nơi đăng (outlet). Cách sửa: thêm dòng “outlet: …”",
        lines(sources="[{title: a, url: https://nguon.example/}]"),
    ),
    "bad doi": news(
        "8:38: DOI (doi): “11.1/x” không đúng dạng DOI. Cách sửa: chép nguyên mã, bắt đầu bằng 10., ví dụ 10.3390/v14050896",
        lines(sources='[{title: a, outlet: b, doi: "11.1/x"}]'),
    ),
    "bad address of a source": news(
        "8:38: địa chỉ (url): “www.nguon.example” không phải địa chỉ trang đầy đủ. Cách sửa: viết cả https://, ví dụ https://vanban.chinhphu.vn/",
        lines(sources="[{title: a, outlet: b, url: www.nguon.example}]"),
    ),
    "citation without source": news(
        "11:12: [9] không chỉ nguồn nào; bài có 1 nguồn. Cách sửa: sửa số trong ngoặc vuông, hoặc thêm nguồn vào sources",
        lines("Một.", "Hai [1] và [9].", sources=SOURCE),
    ),
    "body picture without alt": news(
        "9:5: ảnh không có mô tả. Cách sửa: viết điều ảnh cho thấy vào giữa ![ và ]",
        lines("Chữ ![](media/a.png)"),
        a_png=png(),
    ),
    "body picture that is missing": news(
        "9:1: không có tệp ảnh “anh-ruong.png” trong content/media. Cách sửa: ý bạn là “media/anh-rung.png”?",
        lines("![b](media/anh-ruong.png)"),
        **{"anh-rung_png": png()},
    ),
    "body picture that is missing, none near": news(
        "9:1: không có tệp ảnh “zzz.png” trong content/media. Cách sửa: chép ảnh vào content/media, hoặc sửa tên tệp",
        lines("![b](media/zzz.png)"),
    ),
    "remote body picture": news(
        "9:1: ảnh của trang khác không được hiện trên Cổng. Cách sửa: xin phép, chép ảnh vào content/media rồi dùng tệp đó",
        lines("![b](https://x.example/a.png)"),
    ),
    "remote body picture without scheme": news(
        "9:5: ảnh của trang khác không được hiện trên Cổng. Cách sửa: xin phép, chép ảnh vào content/media rồi dùng tệp đó",
        lines("Chữ ![b](//x.example/a.png)"),
    ),
    "picture of a wrong kind": news(
        "9:1: không dùng được tệp .svg. Cách sửa: dùng ảnh .jpg, .png, .webp hoặc .avif",
        lines("![b](media/a.svg)"),
        a_svg=b"<svg/>",
    ),
    "picture with another's ending": news(
        "9:1: đuôi tệp là .jpg nhưng ảnh thật là PNG. Cách sửa: lưu lại ảnh đúng dạng, hoặc đổi đuôi tệp cho đúng",
        lines("![b](media/a.jpg)"),
        a_jpg=png(),
    ),
    "picture that is too wide": news(
        "9:1: ảnh 12001 × 1 điểm, quá lớn. Cách sửa: thu nhỏ ảnh còn chừng 2000 điểm chiều ngang",
        lines("![b](media/a.png)"),
        a_png=png(12_001, 1),
    ),
    "picture of too many bytes": news(
        "9:1: tệp ảnh lớn hơn 20 MB. Cách sửa: thu nhỏ ảnh còn chừng 2000 điểm chiều ngang rồi lưu lại",
        lines("![b](media/a.png)"),
        a_png=png() + bytes(20 * 1024 * 1024),
    ),
    "picture with a bomb inside": news(
        "9:1: ảnh quá nhiều điểm ảnh, mở ra sẽ đầy bộ nhớ. Cách sửa: thu nhỏ ảnh còn chừng 2000 điểm chiều ngang",
        lines("![b](media/a.png)"),
        a_png=png_that_says(50_000, 50_000),
    ),
    "picture of too many pixels": news(
        "9:1: ảnh 11000 × 11000 điểm, quá lớn. Cách sửa: thu nhỏ ảnh còn chừng 2000 điểm chiều ngang",
        lines("![b](media/a.png)"),
        a_png=png_that_says(11_000, 11_000),
    ),
    "broken picture": news(
        "9:1: tệp không phải ảnh, hoặc ảnh đã hỏng. Cách sửa: xuất lại ảnh từ phần mềm ảnh rồi chép lại",
        lines("![b](media/a.png)"),
        a_png=png()[:40],
    ),
    "picture that is text": news(
        "9:1: tệp không phải ảnh, hoặc ảnh đã hỏng. Cách sửa: xuất lại ảnh từ phần mềm ảnh rồi chép lại",
        lines("![b](media/a.png)"),
        a_png=b"<script>alert(1)</script>",
    ),
    "video without file or link": Case(
        (
            "content/video/2026/bai.md:3:8: video không có tệp hay liên kết. Cách sửa: thêm file (tệp trong content/media) hoặc link (địa chỉ trang)",
        ),
        {"video/2026/bai.md": lines()},
    ),
    "video whose file is missing": Case(
        (
            "content/video/2026/bai.md:8:7: không có tệp video “a.mp4” trong content/media. Cách sửa: chép tệp .mp4 hoặc .webm vào đó, hoặc sửa tên",
        ),
        {"video/2026/bai.md": lines(file="media/a.mp4")},
    ),
    "event without start": Case(
        ("content/su-kien/2026/bai.md:2:1: thiếu bắt đầu (start). Cách sửa: thêm dòng “start: …”",),
        {"su-kien/2026/bai.md": lines()},
    ),
    "event with a start in slashes": Case(
        (
            "content/su-kien/2026/bai.md:8:8: bắt đầu (start): “5.12.2026 8h” không đúng cách viết ngày giờ. Cách sửa: viết năm-tháng-ngày giờ:phút, ví dụ 2026-12-05 09:30",
        ),
        {"su-kien/2026/bai.md": lines(start="5.12.2026 8h")},
    ),
    "honour without year": Case(
        ("content/ton-vinh/2026/bai.md:2:1: thiếu năm (year). Cách sửa: thêm dòng “year: …”",),
        {"ton-vinh/2026/bai.md": lines(recipient="Trại")},
    ),
    "figure without data": news(
        "12:1: thiếu số liệu (data). Cách sửa: thêm dòng “data: …”", lines("Một.", *FIGURE, "```", sources=SOURCE)
    ),
    "figure with one point": news(
        "17:3: số liệu (data): danh sách có 1 mục, cần ít nhất 2. Cách sửa: thêm cho đủ",
        lines(*FIGURE, "data:", '  - ["a", 1]', "```", sources=SOURCE),
    ),
    "figure with 25 points": news(
        "17:3: số liệu (data): danh sách có 25 mục, nhiều nhất 24. Cách sửa: bớt đi, hoặc chia làm hai",
        lines(*FIGURE, "data:", *(f'  - ["{number}", {number}]' for number in range(25)), "```", sources=SOURCE),
    ),
    "figure with a wrong point": news(
        '18:5: số liệu (data), mục thứ 2: không phải một cặp nhãn và số. Cách sửa: viết ["nhãn", số]: nhãn trong ngoặc kép, số chỉ có chữ số và dấu chấm, ví dụ ["2025", 12.5]',
        lines(*FIGURE, "data:", '  - ["a", 1]', '  - ["b", "2"]', "```", sources=SOURCE),
    ),
    "figure of an unknown type": news(
        "11:7: kiểu biểu đồ (type): không có giá trị “tron”. Cách sửa: dùng một trong các giá trị: cot: cột; cot-ngang: thanh ngang, khi nhãn dài; duong: đường, cho chuỗi thời gian",
        lines(
            "```bieu-do", "title: a", "type: tron", "unit: ha", "source: b", "alt: c", "data: [[a, 1], [b, 2]]", "```"
        ),
    ),
    "unclosed figure": news(
        "11:1: biểu đồ mở ra mà không đóng. Cách sửa: thêm dòng ``` sau số liệu",
        lines("Một.", *FIGURE, "data:", '  - ["a", 1]', '  - ["b", 2]', sources=SOURCE),
    ),
    "letters in pieces in the body": news(
        "10:15: chữ có dấu viết bằng mã tổ hợp rời (NFD) ở “rời.”. Cách sửa: gõ lại dòng này, đặt bộ gõ ở bảng mã Unicode dựng sẵn (NFC)",
        lines("Một đoạn.", "Chữ Tây Ninh ro\u031b\u0300i."),
    ),
    "zero width in the body": news(
        "9:7: có ký tự không nhìn thấy U+200B. Cách sửa: xoá ký tự đó, ở trong “đoạn.”", lines("Một đo\u200bạn.")
    ),
    "zero width in front matter": news(
        "3:11: có ký tự không nhìn thấy U+200B. Cách sửa: xoá ký tự đó, ngay sau “Bài”", lines(title="Bài\u200b thử")
    ),
    "tab in front matter": news("3:8: có dấu tab. Cách sửa: thay tab bằng dấu cách", lines(title="\tBài")),
    "tab in the body": news("9:4: có dấu tab. Cách sửa: thay tab bằng dấu cách", lines("Một\tđoạn.")),
    "not UTF-8": news(
        "3:18: tệp không phải UTF-8 nên không đọc được chữ ở đây. Cách sửa: lưu lại tệp, chọn mã hoá UTF-8",
        lines("Một đoạn.").encode("utf-16-le"),
    ),
    "duplicate id": Case(
        (
            "content/tin-tuc/2026/b.md:2:5: mã bài “bai” đã là mã của content/tin-tuc/2026/a.md. Cách sửa: đặt mã khác, chưa bài nào dùng",
        ),
        {"tin-tuc/2026/a.md": lines(), "tin-tuc/2026/b.md": lines()},
    ),
    "address of another article as an old one": Case(
        (
            "content/tin-tuc/2026/b.md:8:11: địa chỉ “tin-tuc/2026/a/” đã là của content/tin-tuc/2026/a.md. Cách sửa: đổi tên tệp, hoặc bỏ địa chỉ này ở một trong hai bài",
        ),
        {"tin-tuc/2026/a.md": lines(), "tin-tuc/2026/b.md": lines(id="b", aliases="[tin-tuc/2026/a]")},
    ),
    "two articles with one old address": Case(
        (
            "content/tin-tuc/2026/b.md:8:11: địa chỉ “tin-tuc/2025/cu/” đã là của content/tin-tuc/2026/a.md. Cách sửa: đổi tên tệp, hoặc bỏ địa chỉ này ở một trong hai bài",
        ),
        {f"tin-tuc/2026/{name}.md": lines(id=name, aliases="[tin-tuc/2025/cu]") for name in "ab"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_one_line_and_stops_the_build(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    root = lay_out(tmp_path / "p", case.files, case.media)
    assert problems_of(root) == list(case.told)
    assert built(root).outputs == ()


@pytest.mark.parametrize("name", CASES)
def test_a_line_names_a_place_and_a_cure_in_words_of_its_own(name: str) -> None:
    for line in CASES[name].told:
        assert line.startswith("content/")
        assert ". Cách sửa: " in line
        assert not line.endswith(".")
        assert "không dùng được, viết lại như trong tệp mẫu" not in line
        assert "viết lại như trong tệp mẫu" not in line


def test_a_right_article_has_no_faults(tmp_path: Path) -> None:
    text = lines(
        "Chữ [1] ![b](media/a.png)",
        *FIGURE,
        "data:",
        '  - ["a", 1]',
        '  - ["b", 2.5]',
        "```",
        "```",
        "[9] trong mã, ![](x)",
        "```",
        sources=SOURCE,
        tasks='["1.1"]',
    )
    assert problems_of(lay_out(tmp_path / "p", {NEWS: text}, {"a.png": png()})) == []


def test_everything_at_once_hides_nothing(tmp_path: Path) -> None:
    chosen = (
        "missing title",
        "unknown field",
        "task without quotes",
        "citation without source",
        "zero width in the body",
    )
    files: dict[str, str | bytes] = {}
    told: list[str] = []
    for number, name in enumerate(chosen):
        text = CASES[name].files[NEWS]
        assert isinstance(text, str)
        files[f"tin-tuc/2026/bai-{number}.md"] = text.replace("id: bai\n", f"id: bai-{number}\n")
        told += [line.replace(AT, f"content/tin-tuc/2026/bai-{number}.md") for line in CASES[name].told]
    assert problems_of(lay_out(tmp_path / "p", files)) == told


def test_several_faults_of_one_file_are_told_at_once(tmp_path: Path) -> None:
    text = lines("Một\u200b [9].", scope="-", field="[x]", date="2026-11-23", tags="[]")
    places = [line.split(":", 3)[1:3] for line in problems_of(lay_out(tmp_path / "p", {NEWS: text}))]
    assert places == [["2", "1"], ["4", "7"], ["6", "9"], ["9", "4"]]
