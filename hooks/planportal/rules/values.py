"""What may stand behind a key."""

from __future__ import annotations

from planportal.rules.rule import Rule, RuleGroup

__all__ = ["VALUES"]

VALUES = RuleGroup(
    "Giá trị của từng khoá",
    (
        Rule(
            "thieu-khoa",
            "Thiếu một khoá bắt buộc",
            r"^thiếu [^:(]+ \([a-z_]+\)$",
            "Khoá này cần có để bài hoặc báo cáo dùng được. Thêm một dòng với tên khoá trong ngoặc.",
        ),
        Rule(
            "de-trong",
            "Khoá để trống",
            r": (để trống|chỉ có khoảng trắng)$",
            "Có tên khoá mà không có giá trị. Điền giá trị; khoá không bắt buộc thì xoá cả dòng.",
        ),
        Rule(
            "doc-thanh-khac",
            "Máy đọc giá trị thành số, ngày hoặc đúng/sai",
            r"phải là chữ, nhưng máy đọc",
            "Không có ngoặc kép thì no thành “sai”, 0120 mất số 0, 7:30 thành một số, 1.10 thành 1.1. Đặt trong "
            "ngoặc kép để giữ nguyên chữ.",
            "phone: 02763822233\ntasks: [1.10]",
            'phone: "02763822233"\ntasks: ["1.10"]',
        ),
        Rule(
            "thua-ngoac-kep",
            "Số, ngày hoặc true/false nằm trong ngoặc kép",
            r"nằm trong ngoặc kép nên là chữ$",
            "Trong ngoặc kép mọi thứ là chữ. Ở khoá cần số, ngày hoặc true/false thì bỏ ngoặc kép.",
            'value: "120"',
            "value: 120",
        ),
        Rule(
            "trinh-soan-thao",
            "Thiết lập của trình soạn thảo chưa đủ",
            r"không phải tên kho$|không phải địa chỉ máy chủ$|\(editor\): thiếu ",
            "Trình soạn thảo trong trình duyệt cần biết bài được lưu vào kho nào, trên máy chủ nào. Chưa có kho thì "
            "đặt backend: local để sửa thư mục của dự án trên máy.",
            "editor:\n  backend: gitlab",
            "editor:\n  backend: gitlab\n  repo: so-khcn/cong-cnsh\n  app_id: 3f2a91",
        ),
        Rule(
            "so",
            "Không phải số",
            r"phải là số(?: nguyên)?, không phải",
            "Chỉ viết chữ số, không dấu ngăn hàng nghìn; dấu chấm đứng trước phần thập phân.",
            "value: 1.200,5",
            "value: 1200.5",
        ),
        Rule(
            "ngoai-khoang",
            "Số nằm ngoài khoảng cho phép",
            r"nằm ngoài khoảng cho phép$",
            "Khoá này chỉ nhận các số trong khoảng nêu ở thông báo.",
        ),
        Rule(
            "dung-sai",
            "Phải là true hoặc false",
            r"phải là true hoặc false, không phải",
            "Viết true (có) hoặc false (không), không ngoặc kép.",
        ),
        Rule(
            "ngay",
            "Ngày viết sai dạng",
            r"không đúng cách viết ngày$",
            "Ngày viết năm-tháng-ngày, đủ hai chữ số, để không ai nhầm ngày với tháng.",
            "date: 05/12/2026",
            "date: 2026-12-05",
        ),
        Rule(
            "ngay-gio",
            "Ngày giờ viết sai dạng",
            r"không đúng cách viết ngày giờ$",
            "Giờ đăng viết năm-tháng-ngày, một dấu cách, rồi giờ:phút theo giờ Việt Nam.",
            "date: 05/12/2026 7h30",
            "date: 2026-12-05 07:30",
        ),
        Rule(
            "ngay-khong-co",
            "Ngày không có trong lịch",
            r"lịch không có ngày|không phải năm nào cũng có ngày này",
            "Ví dụ 30/02. Xem lại ngày và tháng.",
        ),
        Rule(
            "danh-sach",
            "Phải là một danh sách",
            r"phải là một danh sách, không phải",
            "Viết mỗi mục trên một dòng bắt đầu bằng “- ”, hoặc đặt trong [ ].",
            "tags: nấm men",
            "tags: [nấm men]",
        ),
        Rule(
            "nhom-khoa",
            "Phải là một nhóm khoá",
            r"phải là một nhóm khoá, không phải",
            "Mục này gồm nhiều khoá, mỗi khoá một dòng dạng “khoá: giá trị”, thụt vào dưới khoá lớn.",
        ),
        Rule(
            "mot-gia-tri",
            "Phải là một giá trị",
            r"phải là một (đoạn chữ|giá trị), không phải",
            "Khoá này nhận một đoạn chữ hoặc một giá trị, không nhận danh sách hay nhóm khoá.",
        ),
        Rule(
            "do-dai-danh-sach",
            "Danh sách quá ngắn hoặc quá dài",
            r"danh sách có \d+ mục|danh sách không được trống",
            "Thông báo nêu số mục ít nhất hoặc nhiều nhất.",
        ),
        Rule(
            "qua-dai",
            "Đoạn chữ quá dài",
            r"^[^“]*dài \d+ chữ cái, nhiều nhất",
            "Tiêu đề và tóm tắt quá dài sẽ bị cắt trên điện thoại, Facebook và Zalo. Viết ngắn lại.",
        ),
        Rule(
            "xuong-dong",
            "Giá trị có xuống dòng hoặc dấu cách thừa",
            r"có xuống dòng hoặc dấu cách thừa$",
            "Giá trị này là một từ hoặc một mã, viết cùng dòng với khoá.",
        ),
        Rule(
            "gia-tri-la",
            "Không có giá trị này trong danh sách chọn",
            r"không có giá trị “",
            "Khoá này chỉ nhận một số giá trị định sẵn. Thông báo nêu các giá trị dùng được.",
            "scope: Tây Ninh",
            "scope: tay-ninh",
        ),
        Rule(
            "ma",
            "Mã viết sai dạng",
            r"không đúng dạng mã$",
            "Mã chỉ gồm chữ thường không dấu, số và gạch nối, vì mã đi vào địa chỉ trang.",
            "id: Cây Sắn 2026",
            "id: cay-san-2026",
        ),
        Rule(
            "khong-co-ma",
            "Không có nhiệm vụ, đơn vị hay văn bản mang mã này",
            r": không có [\w ]+ nào mã",
            "Mã phải có trong plan.yml, units.yml hoặc documents.yml. Thông báo gợi ý mã gần nhất.",
        ),
        Rule(
            "so-nhiem-vu",
            "Không phải số thứ tự nhiệm vụ",
            r"không phải số thứ tự nhiệm vụ$",
            "Số nhiệm vụ viết như trong Kế hoạch và đặt trong ngoặc kép.",
            "tasks: [nhiem-vu-1]",
            'tasks: ["1.2"]',
        ),
        Rule(
            "dia-chi-trang",
            "Địa chỉ trang không đầy đủ",
            r"không phải địa chỉ trang đầy đủ$",
            "Địa chỉ phải có cả https:// ở đầu; địa chỉ khác (javascript:, ftp:) không được nhận.",
            "url: www.vietnamplus.vn/bai",
            "url: https://www.vietnamplus.vn/bai",
        ),
        Rule(
            "doi",
            "Mã DOI viết sai dạng",
            r"không đúng dạng DOI$",
            "DOI bắt đầu bằng 10. và có dấu /. Chép nguyên mã trên trang của bài báo khoa học.",
            "doi: https://doi.org/10.3390/v14050896",
            "doi: 10.3390/v14050896",
        ),
        Rule(
            "the-mang-xa-hoi",
            "Thẻ mạng xã hội viết sai dạng",
            r"không dùng làm thẻ được$",
            "Thẻ viết liền, chỉ chữ và số, không có dấu #.",
            'hashtags: ["#Công nghệ"]',
            "hashtags: [CongNghe]",
        ),
        Rule(
            "chu-de",
            "Chủ đề không dùng được",
            r"không dùng làm chủ đề được$",
            "Chủ đề là vài từ, có chữ hoặc số, nhiều nhất 60 chữ cái.",
        ),
        Rule(
            "gia-tri-khong-dung",
            "Giá trị không dùng được",
            r"giá trị “.*” không dùng được$|giá trị (nhóm khoá|danh sách) không dùng được$",
            "Giá trị không hợp với khoá này. Xem một bài hoặc báo cáo đã có để viết cho đúng.",
        ),
    ),
)
