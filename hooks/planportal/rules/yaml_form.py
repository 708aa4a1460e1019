"""How keys, values and lists are written."""

from __future__ import annotations

from planportal.rules.rule import Rule, RuleGroup

__all__ = ["YAML_FORM"]

YAML_FORM = RuleGroup(
    "Cách viết khoá và giá trị",
    (
        Rule(
            "ba-gach",
            "Phần thông tin bài thiếu dấu ---",
            r"^dòng đầu tệp phải là ---|^phần thông tin bài mở bằng ---",
            "Thông tin của bài đứng giữa hai dòng ---. Thiếu một dòng thì cả phần ấy bị coi là nội dung và hiện "
            "ra cho bạn đọc, nên Cổng không đăng.",
            "id: bai\ntitle: Tên bài",
            "---\nid: bai\ntitle: Tên bài\n---",
        ),
        Rule(
            "hai-cham",
            "Dấu hai chấm trong giá trị",
            r"^có dấu hai chấm trong giá trị",
            "Dấu hai chấm và dấu cách ngăn khoá với giá trị, nên giá trị có dấu ấy phải đặt trong ngoặc kép.",
            "title: Cây sắn: giữ diện tích",
            'title: "Cây sắn: giữ diện tích"',
        ),
        Rule(
            "chu-bi-cat",
            "Dấu # cắt mất chữ",
            r"^dấu # làm máy bỏ mất chữ",
            "Sau một dấu cách, dấu # mở đầu ghi chú và máy bỏ mọi chữ tới cuối dòng. Đặt cả giá trị trong ngoặc kép.",
            "title: Giải pháp #1 cho cây sắn",
            'title: "Giải pháp #1 cho cây sắn"',
        ),
        Rule(
            "dau-cach-sau-khoa",
            "Thiếu dấu cách sau dấu hai chấm hoặc gạch đầu dòng",
            r"^thiếu dấu cách sau",
            "Máy chỉ nhận ra khoá và mục khi có một dấu cách ngay sau dấu : hoặc dấu -.",
            "title:Tên bài\ntags:\n  -nấm men",
            "title: Tên bài\ntags:\n  - nấm men",
        ),
        Rule(
            "thieu-hai-cham",
            "Thiếu dấu hai chấm sau khoá",
            r"^thiếu dấu hai chấm sau khoá|^dòng này không có dạng",
            "Mỗi dòng thông tin có dạng “khoá: giá trị”. Phần tiếp của một đoạn văn dài thì thụt vào sâu hơn "
            "khoá của nó.",
            "title Tên bài",
            "title: Tên bài",
        ),
        Rule(
            "ngoac-kep",
            "Ngoặc kép không đủ cặp",
            r"^ngoặc kép mở ra mà chưa đóng|^còn chữ sau dấu ngoặc kép đóng",
            "Giá trị mở bằng ngoặc kép thì phải đóng bằng ngoặc kép ở cuối, và không có chữ nào sau dấu đóng.",
            'title: "Tên bài\nsummary: "Men" vi sinh',
            'title: "Tên bài"\nsummary: \'"Men" vi sinh\'',
        ),
        Rule(
            "thut-dong",
            "Thụt đầu dòng không khớp",
            r"^thụt đầu dòng không khớp",
            "Khoảng trắng ở đầu dòng cho biết dòng thuộc mục nào; các dòng cùng cấp phải thẳng lề với nhau.",
        ),
        Rule(
            "danh-sach-lan-khoa",
            "Danh sách đứng sai chỗ",
            r"^có dấu “- ” đứng",
            "Mỗi mục của danh sách đứng ở một dòng riêng, bên dưới khoá của nó.",
            "tags: - nấm men",
            "tags:\n  - nấm men",
        ),
        Rule(
            "ngoac-danh-sach",
            "Danh sách trong ngoặc thiếu dấu",
            r"đóng danh sách mở ở đây$|thiếu dấu phẩy giữa hai mục$",
            "Danh sách viết trên một dòng đứng trong [ và ], các mục cách nhau bằng dấu phẩy.",
            "field: [nong-nghiep y-duoc",
            "field: [nong-nghiep, y-duoc]",
        ),
        Rule(
            "ky-tu-dac-biet",
            "Giá trị mở đầu bằng ký tự riêng của máy",
            r"^có dấu [*&!] ở đầu giá trị|^có thẻ .* ở đầu giá trị|^giá trị bắt đầu bằng ký tự đặc biệt"
            r"|^có chữ ngay sau dấu > hoặc",
            "Các dấu * & ! @ ` % > | ở đầu giá trị có nghĩa riêng với máy. Đặt cả giá trị trong ngoặc kép.",
            "title: *Mới* cho cây sắn",
            'title: "*Mới* cho cây sắn"',
        ),
        Rule(
            "gach-cheo-nguoc",
            "Dấu \\ trong ngoặc kép",
            r"^dấu \\ trong ngoặc kép",
            "Trong ngoặc kép, dấu \\ mở đầu một ký tự đặc biệt. Viết \\\\, hoặc dùng dấu / nếu là đường dẫn.",
        ),
        Rule(
            "ten-khoa",
            "Tên khoá phải là một từ",
            r"^tên khoá phải là một từ",
            "Bên trái dấu hai chấm là một từ không dấu, có trong danh sách khoá của loại tệp ấy.",
        ),
        Rule(
            "khoa-lap",
            "Một khoá viết hai lần",
            r"^khoá .* đã có ở dòng",
            "Máy chỉ giữ một giá trị, và không ai biết là giá trị nào. Giữ một, xoá một.",
        ),
        Rule(
            "khoa-la",
            "Không có khoá này",
            r"^không có khoá",
            "Khoá gõ sai tên, hoặc không thuộc loại tệp này. Thông báo gợi ý khoá gần nhất.",
            "titel: Tên bài",
            "title: Tên bài",
        ),
        Rule(
            "hai-tai-lieu",
            "Tệp chứa hai tài liệu",
            r"^từ đây tệp có thêm một tài liệu thứ hai",
            "Một dòng --- thừa ở giữa tệp, hoặc hai tệp chép chung làm một.",
        ),
        Rule(
            "long-qua-sau",
            "Lồng nhau quá sâu",
            r"lồng nhau quá (sâu|\d+ tầng)|(định nghĩa|dòng|dấu `) viết liền nhau$|dấu < mở thẻ HTML|"
            r"liên kết có dấu nháy mở|^hơn \d+ dấu \S+ mở khối mã",
            "Danh sách, trích dẫn lồng quá nhiều tầng thì không ai đọc được, và có thể làm máy treo; hàng trăm dấu "
            "ngoặc, dấu nháy, thẻ mở mà không đóng, hàng nghìn dòng không có dòng trống cũng vậy. Tách thành nhiều "
            "phần, xoá dấu thừa.",
        ),
        Rule(
            "sai-cu-phap",
            "Không đọc được từ chỗ này",
            r"^sai cách viết YAML từ đây|^không đọc được tệp$",
            "Máy không hiểu dòng này và không đoán được ý. So dấu câu và lề với các dòng phía trên, hoặc chép "
            "lại từ một bài đã chạy được.",
        ),
        Rule(
            "tep-trong",
            "Tệp trống",
            r"^tệp trống$",
            "Tệp chưa có nội dung. Điền các khoá bắt buộc, hoặc xoá tệp.",
        ),
    ),
)
