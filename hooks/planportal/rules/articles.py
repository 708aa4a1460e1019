"""What articles must be, beside the form of their keys."""

from __future__ import annotations

from planportal.rules.rule import Rule, RuleGroup

__all__ = ["ARTICLES"]

ARTICLES = RuleGroup(
    "Bài viết",
    (
        Rule(
            "cho-cua-bai",
            "Tệp không nằm đúng chỗ của một bài",
            r"^tệp không nằm đúng chỗ của một bài|^thư mục bài viết chỉ chứa tệp",
            "Mỗi bài là một tệp .md ở content/<chuyên mục>/<năm>/; ảnh và video ở content/media/. Chỗ của tệp "
            "làm nên địa chỉ của bài.",
            "content/Bài mới.md",
            "content/tin-tuc/2026/bai-moi.md",
        ),
        Rule(
            "ma-bai-trung",
            "Hai bài cùng một mã",
            r"^mã bài “.*” đã là mã của",
            "Mã của bài giúp Fanpage và trình đọc tin biết bài nào đã đăng. Hai bài trùng mã thì một bài sẽ "
            "không được đăng.",
        ),
        Rule(
            "dia-chi-trung",
            "Hai bài cùng một địa chỉ",
            r"^địa chỉ “.*” đã là của",
            "Một địa chỉ chỉ dẫn tới một trang. Đổi tên tệp, hoặc bỏ địa chỉ cũ ở một trong hai bài.",
        ),
        Rule(
            "dia-chi-cu",
            "Địa chỉ cũ không dùng được",
            r"là địa chỉ của trang khác trên Cổng$|không đúng dạng địa chỉ cũ$",
            "Khoá aliases ghi địa chỉ mà chính bài này từng có, để liên kết cũ vẫn dẫn tới bài.",
        ),
        Rule(
            "khac-nam",
            "Bài nằm trong thư mục của năm khác",
            r"^bài năm \d+ nằm trong thư mục năm",
            "Năm của thư mục là năm trong địa chỉ. Bài chưa đăng thì chuyển tệp; bài đã đăng thì để nguyên.",
        ),
        Rule(
            "thieu-nguon",
            "Bài không có nguồn",
            r"^bài trong mục .* mà không có nguồn",
            "Tin trong nước và thế giới phải ghi nguồn, để bạn đọc kiểm tra được và để dẫn báo chí đúng quy định.",
        ),
        Rule(
            "nguon-khong-dia-chi",
            "Nguồn không có địa chỉ hoặc DOI",
            r"^nguồn thứ \d+ không có địa chỉ hoặc DOI",
            "Thêm url hoặc doi để bạn đọc mở được nguồn.",
        ),
        Rule(
            "so-nguon",
            "Số trong ngoặc vuông không chỉ nguồn nào",
            r"không chỉ nguồn nào; bài có",
            "[3] trong bài chỉ nguồn thứ ba ở khoá sources. Sửa số, hoặc thêm nguồn.",
        ),
        Rule(
            "video",
            "Video không có tệp hay liên kết",
            r"^video không có tệp hay liên kết|^không có tệp video",
            "Bài trong mục Video cần một tệp trong content/media hoặc liên kết tới nơi đăng video.",
        ),
        Rule(
            "fanpage-bo-lo",
            "Bài sẽ bị Fanpage bỏ lỡ",
            r"bài này sẽ bị bỏ lỡ$",
            "Bài ghi ngày cũ hơn bài mới nhất đã đăng, nên máy đọc nguồn tin không coi là bài mới. Đổi date "
            "thành giờ đăng thật.",
        ),
        Rule(
            "doi-gio-dang",
            "Đổi giờ của bài đã đăng",
            r"^bài đã đăng lúc .*; đổi date",
            "Giờ đăng lần đầu không bao giờ đổi. Sửa bài thì ghi giờ sửa vào updated.",
        ),
        Rule(
            "trung-phut",
            "Hai bài đăng cùng một phút",
            r"^trùng phút đăng",
            "Thứ tự trên Fanpage theo giờ đăng. Cho hai bài lệch nhau một phút.",
        ),
        Rule(
            "gio-sua",
            "Giờ sửa không hợp lý",
            r"trước giờ đăng .*;|chưa tới; trang và nguồn tin",
            "Khoá updated ghi giờ thật đã sửa bài: sau giờ đăng, không ở tương lai.",
        ),
        Rule(
            "lien-ket-mat",
            "Liên kết tới trang không có",
            r"^liên kết tới trang không có trên Cổng",
            "Bạn đọc bấm vào sẽ gặp trang báo lỗi. Mở trang cần dẫn tới rồi chép phần sau tên miền.",
            "[tiến độ](/ke-hoch/)",
            "[tiến độ](/ke-hoach/)",
        ),
        Rule(
            "lien-ket-thieu-https",
            "Địa chỉ thiếu https://",
            r"^địa chỉ .* thiếu https://",
            "Không có https:// thì máy tìm địa chỉ ấy trên Cổng và không thấy.",
            "[báo](www.vietnamplus.vn)",
            "[báo](https://www.vietnamplus.vn)",
        ),
        Rule(
            "lien-ket-chua-dang",
            "Liên kết tới bài chưa đăng",
            r"^liên kết tới bài sẽ chưa đăng",
            "Bài kia là bản nháp hoặc hẹn giờ muộn hơn, nên lúc bài này đăng thì liên kết chưa dẫn tới đâu.",
        ),
        Rule(
            "lien-ket-trong",
            "Liên kết thiếu chữ hoặc thiếu địa chỉ",
            r"^liên kết không có chữ|^liên kết “.*” không có địa chỉ",
            "Liên kết cần chữ để bấm và địa chỉ để tới: `[tên trang](địa chỉ)`.",
        ),
        Rule(
            "lien-ket-mo-ho",
            "Chữ của liên kết không nói dẫn tới đâu",
            r"^chữ của liên kết là",
            "Người dùng máy đọc màn hình nghe riêng các liên kết; “xem tại đây” không cho biết gì. Lấy tên "
            "trang làm chữ.",
            "Xem [tại đây](/ke-hoach/).",
            "Xem [tiến độ Kế hoạch](/ke-hoach/).",
        ),
        Rule(
            "de-muc-nhay-cap",
            "Đề mục bỏ qua một cấp",
            r"^đề mục #+ .*, bỏ qua cấp",
            "Đề mục trong bài bắt đầu bằng `##`, cấp dưới là `###`. Đề mục là mục lục cho máy đọc màn hình.",
        ),
        Rule(
            "de-muc-gia",
            "Chữ đậm giả làm đề mục",
            r"^dòng chữ đậm đứng một mình",
            "Dòng chữ đậm không vào mục lục của bài và máy đọc màn hình không nhận ra.",
            "**Cách làm**",
            "## Cách làm",
        ),
        Rule(
            "bang-thieu-ten-cot",
            "Bảng không có dòng tên cột",
            r"^bảng không có dòng",
            "Dòng đầu của bảng là tên các cột, dòng thứ hai là `|---|---|`. Thiếu thì bảng không thành bảng, hoặc "
            "người nghe máy đọc không biết ô nào thuộc cột nào.",
            "| Sắn | 62.000 |",
            "| Cây | Diện tích (ha) |\n|---|---|\n| Sắn | 62.000 |",
        ),
        Rule(
            "bieu-do",
            "Biểu đồ viết sai",
            r"^biểu đồ mở ra mà không đóng|không phải một cặp nhãn và số$",
            "Biểu đồ đứng giữa hai dòng ba dấu huyền và có các cặp nhãn, số.",
        ),
        Rule(
            "khoi-ma",
            "Khối mã không đóng",
            r"mở khối mã mà không đóng",
            "Ba dấu huyền mở một khối thì cần ba dấu huyền đóng lại.",
        ),
        Rule(
            "the-html",
            "Thẻ HTML không giữ được",
            r"^thẻ <|^ghi chú <!--|bị coi là lệnh của máy",
            "Vì an toàn, Cổng chỉ giữ một số thẻ HTML. Dùng dấu của Markdown: `**đậm**`, `*nghiêng*`, "
            "`## đề mục`, `- danh sách`.",
        ),
    ),
)
