"""What keyboards, Word, Zalo and phones leave in a file that must be plain text."""

from __future__ import annotations

from planportal.rules.rule import Rule, RuleGroup

__all__ = ["CHARACTERS"]

CHARACTERS = RuleGroup(
    "Chữ và ký tự trong tệp",
    (
        Rule(
            "ma-hoa",
            "Tệp không phải UTF-8",
            r"^tệp không phải UTF-8",
            "Tệp lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258) nên máy không đọc được chữ có dấu. Mở bằng "
            "trình soạn thảo, chọn lưu lại với mã hoá UTF-8.",
        ),
        Rule(
            "bom",
            "Đầu tệp có dấu BOM",
            r"dấu BOM",
            "Một ký tự không nhìn thấy đứng trước chữ đầu tiên, do Notepad hoặc Excel thêm vào. Lưu lại với mã "
            "hoá UTF-8 không BOM.",
        ),
        Rule(
            "crlf",
            "Xuống dòng kiểu Windows",
            r"^xuống dòng theo kiểu Windows",
            "Mỗi máy đánh dấu hết dòng một cách; cả Cổng dùng một cách (LF) để hai người cùng sửa không thấy "
            "khác nhau ở mọi dòng. Trong VS Code, bấm chữ CRLF ở góc dưới bên phải rồi chọn LF.",
        ),
        Rule(
            "dau-tab",
            "Có dấu tab",
            r"^có dấu tab$",
            "Dấu tab hiện rộng hẹp tuỳ máy nên không biết dòng thuộc mục nào. Thay bằng dấu cách.",
        ),
        Rule(
            "dau-cach-la",
            "Dấu cách lạ quanh khoá hoặc ở đầu dòng",
            r"dấu cách không ngắt|dấu cách lạ",
            "Chép từ Word hay trang mạng thường mang theo dấu cách không ngắt. Nhìn giống dấu cách nhưng máy "
            "không coi là dấu cách. Xoá và gõ lại bằng phím cách.",
        ),
        Rule(
            "gach-dau-dong",
            "Đầu mục không phải dấu trừ",
            r"^đầu mục là dấu",
            "Word đổi dấu trừ thành gạch dài hoặc chấm tròn. Danh sách trong tệp dữ liệu chỉ nhận dấu trừ trên "
            "bàn phím.",
            "tasks:\n  – 1.2",
            'tasks:\n  - "1.2"',
        ),
        Rule(
            "ky-tu-an",
            "Ký tự không nhìn thấy",
            r"^có ký tự không nhìn thấy",
            "Ký tự này không hiện ra nhưng làm từ khoá, địa chỉ và tìm kiếm sai. Thường theo vào khi chép từ "
            "Zalo, Facebook, PDF. Xoá nó ở chỗ thông báo chỉ, hoặc gõ lại cả từ.",
        ),
        Rule(
            "nfd",
            "Chữ có dấu viết bằng mã tổ hợp rời",
            r"\(NFD\)",
            "Một chữ “ế” có thể lưu bằng một ký tự hoặc ba ký tự rời. Máy coi hai cách là hai chữ khác nhau. "
            "Đặt bộ gõ ở Unicode dựng sẵn rồi gõ lại.",
        ),
        Rule(
            "ngoac-cong",
            "Giá trị đặt trong ngoặc cong",
            r"^giá trị đặt trong ngoặc cong|mà đóng bằng ngoặc cong",
            "Word và điện thoại đổi ngoặc kép thẳng thành ngoặc cong. Máy chỉ hiểu ngoặc thẳng là dấu bao quanh "
            "giá trị.",
            "title: “Men vi sinh cho cây sắn”",
            'title: "Men vi sinh cho cây sắn"',
        ),
        Rule(
            "hai-cham-la",
            "Dấu hai chấm không phải của bàn phím",
            r"^dấu hai chấm sau khoá không phải",
            "Một số bộ gõ cho ra dấu hai chấm rộng (：). Xoá và gõ lại dấu : rồi một dấu cách.",
        ),
    ),
)
