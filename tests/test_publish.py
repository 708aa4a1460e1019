"""Publishing cannot break: readers see one whole portal, whatever happens to the process that publishes."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from planportal.publish import (
    Check,
    Known,
    Manifest,
    Outcome,
    PublishError,
    Releases,
    difference,
    manifest_of,
    publish,
    read_manifest,
)
from planportal.write import write_files

NOW = datetime(2026, 11, 24, 7, 15, tzinfo=UTC)
Files = dict[str, str]
PORTAL: Files = {
    "index.html": "trang chủ " * 50,
    "a/index.html": "bài a " * 80,
    "assets/x.css": "b{}",
    "feed.json": "{}",
}


def nothing(_manifest: Manifest) -> Iterable[str]:
    return ()


def builder(files: Files, check: Check = nothing) -> Callable[[Path], Check]:
    """Return what brings a folder up to date, replacing every file."""

    def build(folder: Path) -> Check:
        shutil.rmtree(folder, ignore_errors=True)
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return check

    return build


def put(folder: Path, files: Files = PORTAL, *, keep: int = 3, may_remove: bool = False) -> Outcome:
    return publish(Releases(folder), build=builder(files), now=NOW, keep=keep, may_remove=may_remove)


def shown(folder: Path) -> Files:
    """Return what readers see, without compressed copies."""
    root = folder / "current"
    files = (path for path in root.rglob("*") if path.is_file() and path.suffix not in {".gz", ".br"})
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}


def assert_whole(folder: Path) -> None:
    releases = Releases(folder)
    for name in releases.names():
        assert manifest_of(releases.path(name)) == read_manifest(releases.manifest(name)), name
    assert releases.current() in {"", *releases.names()}


def test_readers_see_what_was_built(tmp_path: Path) -> None:
    outcome = put(tmp_path)
    assert outcome.is_new
    assert outcome.name.startswith("20261124T071500000000Z-")
    assert outcome.difference.added == ("", "a/", "assets/x.css", "feed.json")
    assert shown(tmp_path) == PORTAL
    assert_whole(tmp_path)


def test_the_same_portal_publishes_nothing(tmp_path: Path) -> None:
    first = put(tmp_path)
    again = put(tmp_path)
    assert (again.name, again.is_new) == (first.name, False)
    assert Releases(tmp_path).names() == [first.name]
    assert list((tmp_path / "releases").glob("*.part")) == []


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    put(tmp_path)
    before = {path: (tmp_path / "current" / path).stat() for path in (*PORTAL, "index.html.gz", "index.html.br")}
    time.sleep(0.02)
    outcome = put(tmp_path, {**PORTAL, "a/index.html": "bài a, đã sửa", "b/index.html": "b"})
    assert (outcome.difference.added, outcome.difference.changed) == (("b/",), ("a/",))
    after = {path: (tmp_path / "current" / path).stat() for path in before}
    same = [
        path
        for path in before
        if (before[path].st_ino, before[path].st_mtime_ns) == (after[path].st_ino, after[path].st_mtime_ns)
    ]
    assert set(before) - set(same) == {"a/index.html"}


def test_a_file_that_both_builds_take_from_one_cache_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("bài a", encoding="utf-8")

    def build(folder: Path) -> Check:
        builder({**PORTAL, "c.html": str(folder)})(folder)
        (folder / "b.html").hardlink_to(tmp_path / "cache")
        return nothing

    for _ in range(2):
        publish(Releases(tmp_path / "r"), build=build, now=NOW, keep=3)
    assert set(shown(tmp_path / "r")) == {*PORTAL, "b.html", "c.html"}
    assert_whole(tmp_path / "r")


def test_only_files_that_are_not_known_are_read(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    write_files(before, {"a.html": b"a", "b.html": b"b", "c.html": b"c"})
    write_files(after, {"d.html": b"d"})
    for name in ("a.html", "b.html"):
        (after / name).hardlink_to(before / name)
    (after / "moved.html").hardlink_to(before / "c.html")
    known = Known(before, {"a.html": "A", "c.html": "C"})
    assert manifest_of(after, known) == {**manifest_of(after), "a.html": "A", "moved.html": "C"}


def test_what_somebody_did_to_a_release_does_not_last(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "current" / "feed.json").write_text("hỏng", encoding="utf-8")
    (tmp_path / "current" / "index.html.br").unlink()
    os.utime(tmp_path / "current" / "feed.json", (later := time.time() + 10, later))
    mended = put(tmp_path)
    assert mended.is_new
    assert shown(tmp_path) == PORTAL
    releases = Releases(tmp_path)
    assert manifest_of(releases.path(mended.name)) == read_manifest(releases.manifest(mended.name))
    assert not put(tmp_path).is_new


def test_what_was_built_before_is_brought_up_to_date(tmp_path: Path) -> None:
    found: list[list[str]] = []

    def build(folder: Path) -> Check:
        found.append(sorted(path.name for path in folder.iterdir()))
        return builder({**PORTAL, "index.html": str(len(found))})(folder)

    for _ in range(2):
        publish(Releases(tmp_path), build=build, now=NOW, keep=3)
    assert found == [[], ["a", "assets", "feed.json", "index.html"]]


def test_an_engine_that_outlives_its_call_writes_where_nobody_looks(tmp_path: Path) -> None:
    put(tmp_path)
    abandoned = Releases(tmp_path).take_built()
    other = {**PORTAL, "index.html": "mới"}
    assert put(tmp_path, other).is_new
    builder({"index.html": "cũ"})(abandoned)
    assert shown(tmp_path) == other
    assert put(tmp_path, other).is_new is False
    assert len(list(tmp_path.glob(".built-*"))) == 1


def test_files_have_compressed_copies_that_say_the_same(tmp_path: Path) -> None:
    put(tmp_path)
    page = (tmp_path / "current" / "index.html").read_bytes()
    assert gzip.decompress((tmp_path / "current" / "index.html.gz").read_bytes()) == page
    assert brotli.decompress((tmp_path / "current" / "index.html.br").read_bytes()) == page
    assert not (tmp_path / "current" / "assets" / "x.css.gz").exists()


def test_what_the_checks_find_keeps_the_old_portal(tmp_path: Path) -> None:
    put(tmp_path)
    other = builder({**PORTAL, "index.html": "mới"}, check=lambda _: ["liên kết hỏng"])
    with pytest.raises(PublishError, match="bản dựng có lỗi, chưa đăng:\n  liên kết hỏng"):
        publish(Releases(tmp_path), build=other, now=NOW, keep=3)
    assert shown(tmp_path) == PORTAL
    assert_whole(tmp_path)


def test_an_address_that_readers_know_does_not_go_by_accident(tmp_path: Path) -> None:
    put(tmp_path)
    less = {name: text for name, text in PORTAL.items() if name != "a/index.html"}
    with pytest.raises(PublishError, match="có địa chỉ mất đi"):
        put(tmp_path, less)
    assert shown(tmp_path) == PORTAL
    assert put(tmp_path, less, may_remove=True).difference.removed == ("a/",)
    assert shown(tmp_path) == less


def test_a_list_may_get_shorter_while_it_is_there(tmp_path: Path) -> None:
    long = {**PORTAL, "tin-tuc/index.html": "1", "tin-tuc/trang/2/index.html": "2", "trang/2/index.html": "no list"}
    put(tmp_path, long)
    less = {name: text for name, text in long.items() if not name.startswith("tin-tuc/trang/")}
    assert put(tmp_path, less).difference.removed == ("tin-tuc/trang/2/",)
    put(tmp_path, long)
    for gone in ("tin-tuc/", "trang/"):
        with pytest.raises(PublishError, match=f"có địa chỉ mất đi.*:\n  {gone}"):
            put(tmp_path, {name: text for name, text in long.items() if not name.startswith(gone)})
    assert shown(tmp_path) == long


def test_a_topic_may_go_while_there_is_a_list_of_topics(tmp_path: Path) -> None:
    topic = ("chu-de/san/index.html", "chu-de/san/trang/2/index.html")
    put(tmp_path, {**PORTAL, "so-do/index.html": "s", **dict.fromkeys(topic, "t"), "chu-de/lua/index.html": "l"})
    less = {**PORTAL, "so-do/index.html": "s", "chu-de/lua/index.html": "l"}
    assert put(tmp_path, less).difference.removed == ("chu-de/san/", "chu-de/san/trang/2/")
    with pytest.raises(PublishError, match=r"có địa chỉ mất đi.*:\n  chu-de/lua/\n  so-do/"):
        put(tmp_path)


def test_a_new_search_index_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    pictures = ("media/2026/a.01234567-480.avif", "the/0123456789abcdef.png")
    put(tmp_path, {**PORTAL, "tim-kiem/chi-muc/0123456789ab/b/1.json": "[]", **dict.fromkeys(pictures, "a")})
    outcome = put(tmp_path, {**PORTAL, "tim-kiem/chi-muc/ba9876543210/b/1.json": "[]"})
    assert (outcome.is_new, outcome.difference.added, outcome.difference.removed) == (True, (), ())
    assert "tim-kiem/chi-muc/0123456789ab/b/1.json" not in shown(tmp_path)


def test_old_releases_go_but_never_the_one_that_is_read(tmp_path: Path) -> None:
    names = [put(tmp_path, {**PORTAL, "index.html": str(number)}, keep=3).name for number in range(5)]
    releases = Releases(tmp_path)
    assert releases.names() == names[2:]
    releases.switch(names[2])
    put(tmp_path, {**PORTAL, "index.html": "sau"}, keep=2)
    assert shown(tmp_path)["index.html"] == "sau"
    assert len(releases.names()) == 2


def test_releases_are_in_order_even_if_the_clock_goes_back(tmp_path: Path) -> None:
    first = put(tmp_path)
    build = builder({**PORTAL, "index.html": "sau"})
    second = publish(Releases(tmp_path), build=build, now=NOW.replace(year=2020), keep=3)
    assert Releases(tmp_path).names() == [first.name, second.name]


def test_two_at_once_do_not_mix(tmp_path: Path) -> None:
    releases = Releases(tmp_path)
    with releases.locked(), pytest.raises(PublishError, match="đang có lần đăng khác"):
        put(tmp_path)
    put(tmp_path)


def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "releases").write_text("", encoding="utf-8")
    with pytest.raises(PublishError, match="không ghi được vào"):
        put(tmp_path)


SCRIPT = """
    import sys
    from datetime import UTC, datetime
    from pathlib import Path
    from planportal.publish import Releases, publish

    def build(folder):
        for number in range(40):
            file = folder / f"{number}" / "index.html"
            file.parent.mkdir(exist_ok=True)
            file.unlink(missing_ok=True)
            file.write_text(f"{sys.argv[2]} {number} " * 60, encoding="utf-8")
        return lambda _: ()

    print("begun", flush=True)
    releases = Releases(Path(sys.argv[1]))
    publish(releases, build=build, now=datetime.now(UTC), keep=2, may_remove=True)
"""


def begin(folder: Path, words: str, **options: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT), str(folder), words]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload]
    assert run.stdout is not None
    assert run.stdout.readline() == b"begun\n"
    return run  # type: ignore[no-any-return]


def finish(folder: Path, words: str) -> float:
    """Publish in a process of its own, to the end; return the seconds that it took after its start."""
    run = begin(folder, words)
    began = time.perf_counter()
    _, said = run.communicate()
    assert run.returncode == 0, said
    return time.perf_counter() - began


def test_a_process_killed_at_any_moment_leaves_one_whole_portal(tmp_path: Path) -> None:
    finish(tmp_path, "lần 0")
    took = finish(tmp_path, "lần 1")
    chance = random.Random(20261124)  # noqa: S311 - the same moments every time
    killed = 0
    for number in range(2, 52):
        run = begin(tmp_path, f"lần {number}")
        time.sleep(chance.uniform(0, took))
        run.send_signal(signal.SIGKILL)
        _, said = run.communicate()
        # The one before it was killed a moment ago; that keeps none from publishing.
        assert run.returncode in {0, -signal.SIGKILL}, said
        killed += run.returncode == -signal.SIGKILL
        assert_whole(tmp_path)
        assert len(shown(tmp_path)) == 40
        assert len({text.split(" ")[1] for text in shown(tmp_path).values()}) == 1
    assert killed > 10
    finish(tmp_path, "cuối 99")
    assert all(text.startswith("cuối 99") for text in shown(tmp_path).values())
    assert not [path for path in (tmp_path / "releases").iterdir() if path.name.endswith(".part")]


def test_a_full_disk_leaves_the_old_portal_and_the_next_try_works(tmp_path: Path) -> None:
    put(tmp_path)

    def full(folder: Path) -> Check:
        builder(PORTAL)(folder)
        raise OSError(28, os.strerror(28))

    with pytest.raises(PublishError, match="không ghi được vào"):
        publish(Releases(tmp_path), build=full, now=NOW, keep=3)
    assert shown(tmp_path) == PORTAL
    assert_whole(tmp_path)
    assert put(tmp_path, {**PORTAL, "index.html": "sau"}).is_new


def test_a_difference_names_addresses_as_readers_know_them() -> None:
    found = difference(
        {"index.html": "1", "a/index.html": "1", "x.css": "1"},
        {"index.html": "2", "b/index.html": "1", "x.css": "1", "x.css.gz": "3"},
    )
    assert (found.added, found.changed, found.removed) == (("b/",), ("",), ("a/",))
