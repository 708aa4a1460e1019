"""Files and pieces that are kept: whole or not there, never written into, and in the site what belongs there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planportal.finish import Finishing
from planportal.output import Page
from planportal.pieces import Pieces
from planportal.site_folder import SiteFolder, look_around
from planportal.store import Store


def test_what_stands_at_a_place_gives_way_and_is_not_written_into(tmp_path: Path) -> None:
    store = Store(tmp_path / ".cache" / "site")
    with store.in_use():
        first, second = store.put("a", b"first"), store.put("a", b"second")
        original = tmp_path / "video.mp4"
        original.write_bytes(b"video")
        folder = SiteFolder(str(tmp_path / "site"), store)
        folder.put(first)
        folder.put(second)
        assert (tmp_path / "site" / "a").read_bytes() == b"second"
        folder.put_file("a", original)
    assert Path(store.file_of(first)).read_bytes() == b"first"
    assert Path(store.file_of(second)).read_bytes() == b"second"
    assert (tmp_path / "site" / "a").read_bytes() == b"video"
    assert (tmp_path / "site" / "a").stat().st_ino != original.stat().st_ino


def test_a_piece_is_made_once_and_again_when_it_is_not_wanted_any_more(tmp_path: Path) -> None:
    pieces = Pieces(tmp_path / "a" / "pieces.sqlite")
    made: list[str] = []

    def make(text: str) -> Callable[[], bytes]:
        def noted() -> bytes:
            made.append(text)
            return text.encode()

        return noted

    assert [pieces.get("one", make("1")), pieces.get("one", make("not made"))] == [b"1", b"1"]
    assert pieces.get("two", make("2")) == b"2"
    pieces.keep_only({"two"})
    assert [pieces.get("two", make("not made")), pieces.get("one", make("1"))] == [b"2", b"1"]
    assert made == ["1", "2", "1"]


def test_a_file_that_was_left_half_written_is_written_whole(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    with store.in_use():
        kept = store.put("a/index.html", b"whole content")
        file = next(file for file in (tmp_path / "s" / "files").rglob("*") if file.is_file())
        file.write_bytes(b"whole")
        store.put("a/index.html", b"whole content")
        assert file.read_bytes() == b"whole content"
        assert Store(tmp_path / "s").recall("key") is None
    store.keep({"key": [kept]}, frozenset())
    recalled = Store(tmp_path / "s").recall("key") or []
    assert [each.digest for each in recalled] == [kept.digest], (
        "the time of the file is not the one that was noted, but its content is"
    )
    file.write_bytes(b"other content")
    assert Store(tmp_path / "s").recall("key") is None


def test_a_file_of_the_store_that_somebody_wrote_into_is_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    with store.in_use():
        SiteFolder(str(tmp_path / "site"), store).put(store.put("a.html", b"as it was made"))
        (tmp_path / "site" / "a.html").write_bytes(b"as it was hurt")
        SiteFolder(str(tmp_path / "site"), store).put(store.put("a.html", b"as it was made"))
    assert (tmp_path / "site" / "a.html").read_bytes() == b"as it was made"


def test_what_was_looked_at_ahead_is_believed_where_it_lies_as_it_was_kept(tmp_path: Path) -> None:
    site, store = str(tmp_path / "site"), Store(tmp_path / "s")
    with store.in_use():
        same, hurt, gone = (store.put(f"{name}.html", name.encode()) for name in ("same", "hurt", "gone"))
        for kept in (same, hurt, gone):
            SiteFolder(site, store).put(kept)
    store.keep({kept.path: [kept] for kept in (same, hurt, gone)}, frozenset())
    (tmp_path / "site" / "hurt.html").write_bytes(b"other")
    Path(store.file_of(gone)).unlink()
    (tmp_path / "site" / "new.html").write_bytes(b"new")

    store = Store(tmp_path / "s")
    with store.in_use():
        found = look_around(site, store)
        assert set(found.site) == {"same.html", "hurt.html", "gone.html", "new.html"}
        assert found.kept == {same.digest: (tmp_path / "site" / "same.html").stat().st_ino}
        folder = SiteFolder(site, store, found)
        assert store.recall("same.html") == [same]
        assert folder.has(same)
        assert store.recall("hurt.html") is store.recall("gone.html") is None


def test_a_site_folder_is_left_with_what_belongs_there(tmp_path: Path) -> None:
    site, store = tmp_path / "site", Store(tmp_path / "s")
    (site / "old" / "deep").mkdir(parents=True)
    (site / "old" / "deep" / "index.html").write_text("old")
    (site / "file").write_text("where a folder will be")
    (site / "folder" / "x").mkdir(parents=True)
    (site / "folder" / "x" / "y").write_text("where a file will be")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("of the operator")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("not ours")
    (site / "way-out").symlink_to(outside)
    with store.in_use():
        folder = SiteFolder(str(site), store)
        made = [store.put(path, path.encode()) for path in ("file/index.html", "folder/x", "same/index.html")]
        for kept in made:
            folder.put(kept)
        folder.keep_only([kept.path for kept in made])
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if not path.is_dir()}
    assert there == {"file/index.html", "folder/x", "same/index.html", ".well-known/security.txt"}
    assert not (site / "old").exists()
    assert (outside / "precious").read_text() == "not ours"


def test_what_a_page_was_warned_of_is_said_again_until_it_is_mended(tmp_path: Path) -> None:
    """MkDocs warns of a link in one process, and counts for --strict in another."""
    dead = Page("a.md", "A", "", "[nơi khác](b.md)")
    store = Store(tmp_path / "s")
    for _ in range(2):
        with store.in_use():
            folder = SiteFolder(str(tmp_path / "site"), store)
            finishing = Finishing(
                [],
                [dead, Page("c.md", "C", "", "Lời")],
                store=store,
                frame=lambda page: (page.body, ["b.md is not there"] if "b.md" in page.body else []),
                put=folder.put,
                is_there=folder.has,
                shell="",
            )
            made = finishing.results()
        assert finishing.warnings == ("b.md is not there",)
        assert {kept.path for files in made.values() for kept in files} == {"a/index.html", "c/index.html"}
        store.keep(made, frozenset())


def test_another_build_keeps_files_from_being_deleted(tmp_path: Path) -> None:
    mine, other = Store(tmp_path / "s"), Store(tmp_path / "s")
    with mine.in_use():
        kept = mine.put("a", b"a")
        other.keep({}, frozenset())
        SiteFolder(str(tmp_path), mine).put(kept)
    assert (tmp_path / "a").read_bytes() == b"a"
    other.keep({}, frozenset())
    assert [file for file in (tmp_path / "s" / "files").rglob("*") if file.is_file()] == []
