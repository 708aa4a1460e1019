"""The yearly reports of lead units."""

from __future__ import annotations

from planportal.rules.rule import Rule, RuleGroup

__all__ = ["REPORTS"]

REPORTS = RuleGroup(
    "Báo cáo nhiệm vụ",
    (
        Rule(
            "ten-tep-bao-cao",
            "Tên tệp báo cáo không đúng dạng",
            r"^tên tệp báo cáo không đúng dạng|^Kế hoạch không có nhiệm vụ|^không có đơn vị nào mã",
            "Tên tệp cho biết năm, nhiệm vụ và đơn vị: plan/reports/2026/1-3.van-phong-so.yml.",
        ),
        Rule(
            "khong-chu-tri",
            "Đơn vị không chủ trì nhiệm vụ",
            r"không chủ trì nhiệm vụ",
            "Chỉ đơn vị chủ trì nộp báo cáo. Sửa số nhiệm vụ hoặc mã đơn vị trong tên tệp.",
        ),
        Rule(
            "nam-khong-theo-doi",
            "Năm chưa theo dõi",
            r"nhưng Cổng chỉ theo dõi từ năm",
            "Cổng không xét các năm trước năm bắt đầu theo dõi. Chuyển tệp sang đúng năm.",
        ),
        Rule(
            "thieu-minh-chung",
            "Ghi hoàn thành hoặc vượt mà không có minh chứng",
            r"mà không có minh chứng$",
            "Kết quả “hoàn thành” hoặc “vượt” phải kèm số và ngày văn bản, tệp, hoặc liên kết. Chưa có thì ghi "
            "“đang thực hiện” hoặc “đạt”.",
        ),
        Rule(
            "minh-chung-chua-du",
            "Minh chứng chưa đủ để kiểm tra",
            r"^minh chứng chưa đủ",
            "Mỗi minh chứng cần số văn bản kèm ngày, hoặc tệp, hoặc liên kết.",
        ),
        Rule(
            "tep-minh-chung",
            "Tệp minh chứng không dùng được",
            r"^không có tệp minh chứng|không phải loại tệp minh chứng|không phải đường dẫn trong thư mục minh chứng",
            "Chép tệp .pdf, ảnh, .docx hoặc .xlsx vào plan/evidence, tên không dấu.",
        ),
        Rule(
            "ngay-nop",
            "Ngày nộp không hợp lý",
            r"^ngày nộp .* (trước năm báo cáo|chưa tới)",
            "Ngày nộp ở trước năm báo cáo, hoặc ở tương lai. Xem lại ngày nộp và thư mục năm.",
        ),
        Rule(
            "ngay-xac-nhan",
            "Ngày xác nhận không hợp lý",
            r"đã ghi kết quả xác nhận này$|^ngày xác nhận .* trước ngày nộp",
            "Mỗi lần xác nhận một ngày, không trước ngày nộp.",
        ),
        Rule(
            "ban-chot",
            "Bản chốt đã bị sửa",
            r"^bản chốt đã bị sửa|^tên tệp bản chốt khác năm",
            "Bản chốt giữ các báo cáo đúng như ngày chốt, có mã băm để ai cũng kiểm tra được. Lấy lại tệp từ bản lưu.",
        ),
    ),
)
