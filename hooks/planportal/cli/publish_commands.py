"""`portal publish`, `rollback`, `releases`, `diff`: what readers see, switched in one step and back again."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from planportal.check import official_problems
from planportal.cli.parser import root_option
from planportal.cli.progress import progress
from planportal.disk_errors import reason_of
from planportal.engine import run_engine
from planportal.load import Settings, load_project
from planportal.pieces import Pieces
from planportal.processes import Beside
from planportal.publish import (
    Check,
    Difference,
    Hidden,
    Manifest,
    PublishError,
    Release,
    Releases,
    difference,
    file_keys,
    publish,
    read_manifest,
    release_faults,
)
from planportal.render.addresses import ARTICLES_DATA, source_path
from planportal.site import CACHE_FOLDER
from planportal.store import Store

__all__ = ["PUBLISH_COMMANDS", "add_publish_commands", "run_publish_command"]

PUBLISH_COMMANDS = ("publish", "rollback", "releases", "diff")
_KEEP = 5
_MOST = 30
"""Addresses that are named one by one."""


def add_publish_commands(commands: Any) -> None:
    """Add the commands to a parser's subparsers."""
    publishing = commands.add_parser(
        "publish",
        help="dựng, kiểm tra rồi đăng một bản mới",
        description="Dựng Cổng vào một bản mới trong THƯ_MỤC/releases, kiểm tra liên kết, nguồn tin, sơ đồ trang, bài "
        "chưa công bố, rồi chuyển THƯ_MỤC/current sang bản ấy trong một bước. Có lỗi thì bạn đọc vẫn thấy bản cũ "
        "nguyên vẹn. Không có gì thay đổi thì không đăng bản mới.",
        epilog="Ví dụ:\n  portal publish --to /srv/cong\n  portal publish --to /srv/cong --official --keep 10",
    )
    root_option(publishing)
    _folder(publishing)
    publishing.add_argument("--keep", type=int, default=_KEEP, metavar="SỐ", help=f"số bản giữ lại (mặc định: {_KEEP})")
    words = "không đăng khi thông tin cơ quan chưa đủ để là trang chính thức"
    publishing.add_argument("--official", action="store_true", help=words)
    words = "cho phép mất địa chỉ mà bạn đọc đã biết"
    publishing.add_argument("--allow-removal", action="store_true", help=words)
    words = "cho phép trang nặng hơn mức đã hứa với bạn đọc, ví dụ vì hình của bài"
    publishing.add_argument("--allow-heavy", action="store_true", help=words)

    back = commands.add_parser(
        "rollback",
        help="quay lại bản trước",
        description="Cho bạn đọc thấy lại bản ngay trước, hoặc một bản có tên, trong một bước.",
        epilog="Ví dụ:\n  portal rollback --to /srv/cong",
    )
    root_option(back)
    _folder(back)
    back.add_argument("release", nargs="?", metavar="BẢN", help="tên bản (mặc định: bản ngay trước)")

    listing = commands.add_parser(
        "releases",
        help="liệt kê các bản đã đăng",
        description="Liệt kê các bản đang giữ, cũ trước mới sau; dấu * là bản bạn đọc đang thấy.",
        epilog="Ví dụ:\n  portal releases --to /srv/cong",
    )
    root_option(listing)
    _folder(listing)

    comparing = commands.add_parser(
        "diff",
        help="xem một bản thêm, đổi, bỏ địa chỉ nào",
        description="So bản bạn đọc đang thấy với bản ngay trước, hoặc hai bản có tên.",
        epilog="Ví dụ:\n  portal diff --to /srv/cong",
    )
    root_option(comparing)
    _folder(comparing)
    comparing.add_argument("releases", nargs="*", metavar="BẢN", help="hai bản, cũ rồi mới")


def _folder(parser: argparse.ArgumentParser) -> None:
    words = "thư mục mà máy chủ web phục vụ (current và releases ở trong)"
    parser.add_argument("--to", type=Path, required=True, metavar="THƯ_MỤC", help=words)


def run_publish_command(settings: Settings, options: argparse.Namespace, *, clock: Callable[[], datetime]) -> int:
    """Run one of PUBLISH_COMMANDS. Returns 0, 1 when nothing was published for a fault, 2 for a wrong call."""
    releases = Releases(options.to)
    try:
        match options.command:
            case "publish":
                _publish(settings, releases, options, clock)
            case "rollback":
                _rollback(releases, options.release)
            case "releases":
                for name in releases.names():
                    print(f"{'*' if name == releases.current() else ' '} {name}")
            case _:
                _show(_between(releases, options.releases))
    except PublishError as error:
        print(f"portal: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        place = error.filename or releases.folder
        print(f"portal: không đọc hoặc không ghi được {place}: {reason_of(error)}", file=sys.stderr)
        return 1
    return 0


def _publish(
    settings: Settings, releases: Releases, options: argparse.Namespace, clock: Callable[[], datetime]
) -> None:
    if options.keep < 1:
        raise PublishError("--keep phải từ 1 trở lên")

    def build(folder: Path) -> Check:
        # What readers' programs know of each article's hour, not what a build said that nobody saw.
        known = folder / ARTICLES_DATA
        known.unlink(missing_ok=True)
        if current := releases.current():
            known.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(releases.path(current) / ARTICLES_DATA, known)
        if said := run_engine(settings.root, folder, {}, strict=True):
            raise PublishError(f"chưa dựng được, chưa đăng gì:\n{said}")
        # The engine looked at the clock before: what has come due since is no fault.
        hidden = Beside(partial(_hidden, settings, clock()), pays=True)
        return partial(_faults, settings, options, hidden, folder)

    with progress("Đang dựng, kiểm tra và nén bản mới"):
        outcome = publish(
            releases,
            build=build,
            now=datetime.now(UTC),
            keep=options.keep,
            may_remove=options.allow_removal,
        )
    if outcome.is_new:
        _show(outcome.difference)
        print(f"Đã đăng bản {outcome.name}.", file=sys.stderr)
    else:
        print(f"Không có gì thay đổi, bạn đọc vẫn thấy bản {outcome.name}.", file=sys.stderr)


def _hidden(settings: Settings, now: datetime) -> tuple[Hidden, ...]:
    """Return the articles that readers must not see yet."""
    store = Store(settings.path(CACHE_FOLDER) / "site")
    with store.in_use():
        articles = [file.article for file in load_project(settings, keep=store.pieces.get).articles if file.article]
    return tuple(
        Hidden(article.source.path, article.address, source_path(article.source.path))
        for article in articles
        if not article.is_public(now)
    )


def _faults(
    settings: Settings,
    options: argparse.Namespace,
    hidden: Beside[tuple[Hidden, ...]],
    folder: Path,
    manifest: Manifest,
) -> list[str]:
    """Return what is wrong with a release; what was read of its files is remembered for the next."""
    feed = folder / "feed.json"
    home = json.loads(feed.read_text(encoding="utf-8"))["home_page_url"] if feed.is_file() else ""
    release = Release(folder, manifest, home, hidden.result(), may_be_heavy=options.allow_heavy)
    pieces = Pieces(settings.path(CACHE_FOLDER) / "release.sqlite")
    pieces.prepare()
    faults = release_faults(release, pieces.get)
    pieces.keep_only(file_keys(release))
    if options.official:
        faults += map(str, official_problems(settings))
    return faults


def _rollback(releases: Releases, wanted: str | None) -> None:
    with releases.locked():
        current, names = releases.current(), releases.names()
        if wanted is None:
            older = [name for name in names if name < current]
            if not older:
                raise PublishError("không còn bản nào trước bản đang thấy")
            wanted = older[-1]
        elif wanted not in names:
            raise PublishError(f"không có bản {wanted}; có: {', '.join(names) or 'chưa có bản nào'}")
        releases.switch(wanted)
    print(f"Bạn đọc đang thấy bản {wanted}.", file=sys.stderr)


def _between(releases: Releases, wanted: list[str]) -> Difference:
    names = releases.names()
    if not wanted:
        current = releases.current()
        older = [name for name in names if name < current]
        if not older:
            raise PublishError("chưa có hai bản để so")
        wanted = [older[-1], current]
    if len(wanted) != 2 or not set(wanted) <= set(names):  # noqa: PLR2004 - an older and a newer one
        raise PublishError(f"cần tên hai bản trong: {', '.join(names) or 'chưa có bản nào'}")
    before, after = (read_manifest(releases.manifest(name)) for name in wanted)
    return difference(before, after)


def _show(found: Difference) -> None:
    for words, addresses in (("Thêm", found.added), ("Đổi", found.changed), ("Bỏ", found.removed)):
        print(f"{words} {len(addresses)} địa chỉ{':' if addresses else ''}")
        for address in addresses[:_MOST]:
            print(f"  /{address}")
        if len(addresses) > _MOST:
            print(f"  … và {len(addresses) - _MOST} địa chỉ khác")
