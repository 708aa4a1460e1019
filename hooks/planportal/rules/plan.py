"""The plan's own files: plan, units, documents, guidance, settings."""

from __future__ import annotations

from planportal.rules.rule import Rule, RuleGroup

__all__ = ["PLAN"]

PLAN = RuleGroup(
    "Kế hoạch, đơn vị, văn bản, thiết lập",
    (
        Rule(
            "thieu-tep",
            "Thiếu một tệp",
            r"^không có tệp này$|^không có tệp mkdocs.yml|để kế thừa$|^tệp này kế thừa chính nó",
            "Một tệp mà Cổng cần không có ở chỗ của nó. Kiểm tra thư mục đang đứng, tên tệp, hoặc lấy lại từ bản lưu.",
        ),
        Rule(
            "lien-ket-ra-ngoai",
            "Liên kết (symlink) dẫn ra ngoài dự án",
            r"^liên kết \(symlink\) dẫn ra ngoài",
            "Cổng chỉ đọc tệp nằm trong thư mục dự án, để không ai đăng nhầm tệp khác của máy. Chép chính tệp cần dùng "
            "vào dự án thay cho liên kết.",
        ),
        Rule(
            "muc-trung",
            "Một mục ghi hai lần",
            r"^(?!khoá ).*” đã có ở (dòng|phía trước)",
            "Mỗi mã, số, tên chỉ ghi một lần trong một danh sách.",
        ),
        Rule(
            "ten-don-vi-trung",
            "Một tên dẫn tới hai đơn vị",
            r"đã là tên của đơn vị",
            "Tên gọi và tên gọi khác phải chỉ một đơn vị duy nhất, nếu không Cổng không biết dẫn về đâu.",
        ),
        Rule(
            "sai-nhom",
            "Nhiệm vụ đứng sai nhóm",
            r"lại gồm các nhiệm vụ|đứng trong nhóm",
            "Số nhiệm vụ bắt đầu bằng số nhóm: nhiệm vụ 4.1 thuộc nhóm 4.",
        ),
        Rule(
            "loi-van-da-ky",
            "Không có trong lời văn đã ký",
            r"không có trong lời văn đã ký",
            "Tên gọi ngắn và đơn vị phải lấy đúng từ văn bản đã ký, để Cổng không nói khác Kế hoạch.",
        ),
        Rule(
            "thoi-gian",
            "Không hiểu thời gian thực hiện",
            r"không hiểu thời gian thực hiện",
            "Thời gian viết theo một trong các cách của Kế hoạch, thông báo có nêu đủ.",
        ),
        Rule(
            "khong-can-cu",
            "Dữ kiện không có căn cứ",
            r"không có căn cứ$",
            "Điều nêu ra cho dân và doanh nghiệp phải có văn bản (basis) hoặc trang nói điều ấy (link).",
        ),
        Rule(
            "tu-thay-the",
            "Văn bản tự thay thế chính nó",
            r"tự thay thế chính nó",
            "Khoá replaced_by ghi mã của văn bản mới.",
        ),
        Rule(
            "can-ra-soat",
            "Thông tin cần rà soát lại",
            r"rà soát lần cuối ngày|chưa xác định hiệu lực",
            "Văn bản có thể đã đổi. Rà soát rồi ghi ngày vào checked. Đây là lưu ý, không chặn việc đăng.",
        ),
        Rule(
            "thieu-tieng-anh",
            "Chưa có tên tiếng Anh",
            r"^chưa có tên tiếng Anh",
            "Trang tiếng Anh đang dùng tên tiếng Việt của nhiệm vụ. Thêm tên vào english.yml.",
        ),
        Rule(
            "thieu-thiet-lap",
            "Thiếu thiết lập của Cổng",
            r"^thiếu thiết lập của Cổng",
            "Thêm nhóm portal dưới extra trong mkdocs.yml.",
        ),
        Rule(
            "so-luot-hong",
            "Tệp số lượt đọc và đánh giá bị hỏng",
            r"^tệp số lượt đọc và đánh giá bị hỏng",
            "Tệp readers.json do lệnh portal ratings ghi, không sửa tay. Lấy lại bản lưu trước.",
        ),
        Rule(
            "thong-tin-co-quan",
            "Thông tin cơ quan chưa đủ để là trang chính thức",
            r"^trang chính thức còn thiếu|chưa phải giá trị thật|^gốc của mã mục tin .* còn dùng"
            r"|^trang minh hoạ không thể",
            "Chỉ kiểm tra khi chạy với --official. Điền thông tin thật của Sở vào mkdocs.yml.",
        ),
    ),
)
