"""Why a file could not be read or written, in Vietnamese: systems say it in English."""

from __future__ import annotations

import errno

__all__ = ["is_of_disk", "reason_of"]

_OF_DISK = {
    errno.ENOSPC: "hết chỗ trên đĩa",
    errno.EDQUOT: "hết chỗ được dùng trên đĩa",
    errno.EROFS: "đĩa chỉ cho đọc",
    errno.EACCES: "không có quyền",
    errno.EPERM: "hệ thống không cho phép",
    errno.EIO: "đĩa bị lỗi",
}
"""What the one who looks after a machine can mend; the program is not to blame."""
_OF_CALL = {
    errno.ENOENT: "không có tệp hoặc thư mục ấy",
    errno.EEXIST: "chỗ ấy đã có tệp",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EISDIR: "đó là thư mục, không phải tệp",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ELOOP: "liên kết dẫn vòng tròn",
}


def reason_of(error: OSError) -> str:
    """Return why it failed; in the system's words where there are none of ours."""
    number = error.errno or 0
    return _OF_DISK.get(number) or _OF_CALL.get(number) or error.strerror or str(error)


def is_of_disk(error: OSError) -> bool:
    """Return whether an error says that a disk is full, broken or closed to this user."""
    return error.errno in _OF_DISK
