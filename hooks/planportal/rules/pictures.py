"""Pictures, and where they come from."""

from __future__ import annotations

from planportal.rules.rule import Rule, RuleGroup

__all__ = ["PICTURES"]

PICTURES = RuleGroup(
    "Ảnh",
    (
        Rule(
            "anh-khong-co",
            "Không có tệp ảnh",
            r"^không có tệp ảnh",
            "Tên tệp trong bài phải đúng với tệp trong content/media, cả chữ hoa chữ thường.",
        ),
        Rule(
            "anh-thieu-mo-ta",
            "Ảnh không có mô tả",
            r"^ảnh không có mô tả",
            "Người không nhìn được hình cần biết ảnh cho thấy gì. Viết một câu vào giữa ![ và ].",
            "![](media/ruong-san.jpg)",
            "![Ruộng sắn ở Tân Châu sau hai tháng](media/ruong-san.jpg)",
        ),
        Rule(
            "anh-trang-khac",
            "Ảnh của trang khác",
            r"^ảnh của trang khác không được hiện|không phải tệp trong content/media$",
            "Dẫn thẳng ảnh của trang khác là dùng ảnh chưa xin phép, và ảnh có thể mất bất cứ lúc nào. Xin "
            "phép, chép tệp vào content/media và ghi tác giả.",
        ),
        Rule(
            "anh-duong-dan",
            "Đường dẫn ảnh sai dạng",
            r"không phải đường dẫn trong content/media$",
            "Viết thư mục và tên tệp dưới content/media, không có hai dấu chấm liền.",
        ),
        Rule(
            "anh-loai-tep",
            "Loại tệp ảnh không dùng được",
            r"^không dùng được tệp|^đuôi tệp là .* nhưng ảnh thật là",
            "Dùng .jpg, .png, .webp hoặc .avif, và đuôi tệp đúng với loại ảnh.",
        ),
        Rule(
            "anh-qua-lon",
            "Ảnh quá lớn",
            r"^tệp ảnh lớn hơn|^ảnh quá nhiều điểm ảnh|điểm, quá lớn$",
            "Ảnh rộng chừng 2000 điểm là đủ nét. Ảnh quá lớn làm Cổng dựng chậm hoặc không dựng được.",
        ),
        Rule(
            "anh-hong",
            "Tệp không phải ảnh",
            r"^tệp không phải ảnh, hoặc ảnh đã hỏng",
            "Xuất lại ảnh từ phần mềm ảnh rồi chép lại.",
        ),
        Rule(
            "anh-sai-cach",
            "Ảnh viết không đúng cách",
            r"^ảnh viết ",
            "Ảnh viết trên một dòng, ngay tại chỗ cần hiện: `![mô tả](media/tệp-ảnh)`. Viết cách khác thì ảnh "
            "không được kiểm tra và có thể không hiện.",
        ),
        Rule(
            "anh-khong-dung",
            "Không bài nào dùng tệp này",
            r"^không bài nào dùng tệp này",
            "Tệp trong content/media mà không bài nào dùng thì không được đăng. Đưa vào bài, hoặc xoá.",
        ),
    ),
)
