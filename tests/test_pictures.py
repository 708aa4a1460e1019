"""Pictures come out upright, in every size and format, with nothing in them but pixels, and only once."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image, ImageFilter

from articles_in_tmp import article_text, built, lay_out, output_bytes, page
from planportal.media import FileCache, convert_pictures
from planportal.media import images as converter
from planportal.model import Picture
from planportal.site import Site

PATH = "tin-tuc/2026/bai.md"
SECRETS = (
    b"Exif",
    b"GPS",
    b"Canon",
    b"xmpmeta",
    b"Nguyen Van Bi Mat",
    b"10.7769",
    b"http://ns.adobe.com",
    b"ICC_PROFILE",
)
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf xmlns="http://ns.adobe.com/">Nguyen Van Bi Mat 10.7769</rdf></x:xmpmeta>'
)
KINDS = {"image/avif": "AVIF", "image/webp": "WEBP", "image/jpeg": "JPEG"}
ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
RED, BLUE = (220, 20, 20), (20, 20, 220)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def two_halves(width: int, height: int) -> Image.Image:
    """Return a picture whose left half is red and right half blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def exif(orientation: int) -> bytes:
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = "Canon"
    data[0x013B] = "Nguyen Van Bi Mat"
    gps = data.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (10.0, 46.0, 36.84), "E", (106.0, 40.0, 0.0)
    return data.tobytes()


def converted(tmp_path: Path, name: str, content: bytes, cache: str = "cache") -> Picture:
    file = tmp_path / name
    file.write_bytes(content)
    return convert_pictures({name: file}, [name], FileCache(tmp_path / cache))[name]


def near(found: object, wanted: tuple[int, int, int]) -> bool:
    return isinstance(found, tuple) and all(abs(one - other) < 40 for one, other in zip(found, wanted, strict=True))


def originals() -> dict[str, bytes]:
    image = two_halves(60, 40)
    notes: dict[str, Any] = {"exif": exif(6), "xmp": XMP}
    return {
        "a.jpg": encoded(image, "JPEG", **notes, comment=b"Nguyen Van Bi Mat", icc_profile=b"ICC_PROFILE" * 20),
        "a.webp": encoded(image, "WEBP", **notes, icc_profile=b"ICC_PROFILE" * 20),
        "a.avif": encoded(image, "AVIF", **notes),
        "a.png": encoded(image, "PNG", exif=exif(6), icc_profile=b"ICC_PROFILE" * 20),
    }


@pytest.mark.parametrize("name", ["a.jpg", "a.webp", "a.avif", "a.png"])
def test_nothing_but_pixels_survives(name: str, tmp_path: Path) -> None:
    content = originals()[name]
    with Image.open(io.BytesIO(content)) as original:
        assert original.getexif().get_ifd(0x8825), "the original holds where it was taken"
    for variant in converted(tmp_path, name, content).variants:
        made = variant.file.read_bytes()
        assert [secret for secret in SECRETS if secret in made] == [], variant.path
        with Image.open(variant.file) as image:
            image.load()
            assert dict(image.getexif()) == {}
            assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & set(image.info), variant.path


@pytest.mark.parametrize(
    ("orientation", "top_left", "bottom_right", "turned"),
    [
        (1, RED, BLUE, False),
        (2, BLUE, RED, False),
        (3, BLUE, RED, False),
        (4, RED, BLUE, False),
        (5, RED, BLUE, True),
        (6, RED, BLUE, True),
        (7, BLUE, RED, True),
        (8, BLUE, RED, True),
    ],
)
def test_a_picture_stands_upright(
    orientation: int, top_left: tuple[int, int, int], bottom_right: tuple[int, int, int], turned: bool, tmp_path: Path
) -> None:
    content = encoded(two_halves(64, 32), "JPEG", exif=exif(orientation))
    picture = converted(tmp_path, "a.jpg", content)
    assert (picture.width, picture.height) == ((32, 64) if turned else (64, 32))
    for variant in picture.variants:
        with Image.open(variant.file) as image:
            assert image.size == (picture.width, picture.height)
            upright = image.convert("RGB")
            assert near(upright.getpixel((2, 2)), top_left), variant.path
            assert near(upright.getpixel((image.width - 3, image.height - 3)), bottom_right), variant.path


@pytest.mark.parametrize(
    ("size", "widths"),
    [((40, 30), [40]), ((480, 20), [480]), ((481, 20), [480, 481]), ((1000, 50), [480, 960, 1000])],
)
def test_a_picture_is_never_made_larger(size: tuple[int, int], widths: list[int], tmp_path: Path) -> None:
    picture = converted(tmp_path, "a.png", encoded(two_halves(*size), "PNG"))
    for kind, form in KINDS.items():
        found = picture.of_type(kind)
        assert [variant.width for variant in found] == widths
        for variant in found:
            with Image.open(variant.file) as image:
                assert (image.format, image.size) == (form, (variant.width, variant.height))
            assert variant.size == variant.file.stat().st_size
            assert abs(variant.height - size[1] * variant.width / size[0]) <= 1


def test_a_large_picture_has_three_sizes(tmp_path: Path) -> None:
    picture = converted(tmp_path, "a.png", encoded(two_halves(1800, 40), "PNG"))
    assert [(variant.type, variant.width) for variant in picture.variants] == [
        (kind, width) for kind in KINDS for width in (480, 960, 1600)
    ]


def detailed(seed: int = 0, size: tuple[int, int] = (1000, 640)) -> Image.Image:
    """Return what packs as badly as a photograph of leaves and gravel; worse than nearly all photographs."""
    chance = random.Random(seed)  # noqa: S311 - the same pictures every time
    layers = []
    for blur in (0.8, 1.5, 3):
        grain = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
        layers.append(grain.filter(ImageFilter.GaussianBlur(blur)))
    return Image.merge("RGB", layers)


def test_a_detailed_picture_is_made_small_for_phones_and_lists(tmp_path: Path) -> None:
    picture = converted(tmp_path, "a.jpg", encoded(detailed(), "JPEG", quality=90))
    smallest = {kind: picture.of_type(kind)[0].size for kind in KINDS}
    assert smallest["image/avif"] <= 12_000
    assert smallest["image/webp"] <= 18_000
    assert [(made.type, made.width, made.height) for made in picture.thumbnails] == [
        ("image/avif", 400, 210),
        ("image/webp", 400, 210),
    ]
    assert picture.thumbnails[0].size <= 5_000
    assert picture.thumbnails[1].size <= 7_500
    large = {kind: picture.of_type(kind)[1].size for kind in KINDS}
    assert large["image/avif"] > 50_000, "who has the room sees it as well as ever"


@pytest.mark.parametrize(
    ("size", "thumbnail"),
    [((4000, 400), (400, 210)), ((60, 40), (60, 32)), ((300, 2000), (300, 158)), ((9, 1), (2, 1))],
)
def test_a_thumbnail_is_cut_to_its_shape_and_never_made_larger(
    size: tuple[int, int], thumbnail: tuple[int, int], tmp_path: Path
) -> None:
    picture = converted(tmp_path, "a.png", encoded(two_halves(*size), "PNG"))
    for made in picture.thumbnails:
        with Image.open(made.file) as image:
            assert image.size == (made.width, made.height) == thumbnail


def test_lists_show_thumbnails(tmp_path: Path) -> None:
    site = built(project(tmp_path / "p", encoded(detailed(), "JPEG")))
    contents = output_bytes(site)
    card = tag_in(BeautifulSoup(page(site, "tin-tuc/index.md").body, "html.parser"), ".news__item")
    image, source = tag_in(card, "img"), tag_in(card, "source")
    shown = {"image/webp": image["src"], str(source["type"]): source["srcset"]}
    assert shown.keys() == {"image/webp", "image/avif"}
    for kind, link in shown.items():
        with Image.open(io.BytesIO(contents[str(link).removeprefix("../")])) as made:
            assert f"image/{str(made.format).lower()}" == kind
            assert (str(made.width), str(made.height)) == (image["width"], image["height"]) == ("400", "210")


def palette_with_transparency() -> bytes:
    image = Image.new("P", (20, 20), 0)
    image.putpalette([0, 0, 0, 20, 20, 220])
    image.paste(1, (10, 0, 20, 20))
    return encoded(image, "PNG", transparency=0)


@pytest.mark.parametrize("kind", ["rgba", "palette", "grey"])
def test_what_is_transparent_is_white_in_jpeg_and_stays_so_elsewhere(kind: str, tmp_path: Path) -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    image.paste((*BLUE, 255), (10, 0, 20, 20))
    contents = {
        "rgba": encoded(image, "PNG"),
        "palette": palette_with_transparency(),
        "grey": encoded(image.convert("LA"), "PNG"),
    }
    for variant in converted(tmp_path, "a.png", contents[kind]).variants:
        with Image.open(variant.file) as made:
            if variant.type == "image/jpeg":
                assert near(made.convert("RGB").getpixel((3, 10)), (255, 255, 255))
            else:
                found = made.convert("RGBA").getpixel((3, 10))
                assert isinstance(found, tuple)
                assert found[3] < 40, variant.path


def test_a_picture_in_cmyk_or_of_one_bit_is_converted(tmp_path: Path) -> None:
    cmyk = converted(tmp_path, "a.jpg", encoded(two_halves(20, 20).convert("CMYK"), "JPEG"))
    bits = converted(tmp_path, "b.png", encoded(Image.new("1", (20, 20), 1), "PNG"))
    assert len(cmyk.variants) == len(bits.variants) == 3


def project(root: Path, picture: bytes, body: str = "![Trong bài](media/2026/b.png)\n\nChữ.\n", **front: Any) -> Path:
    image = {"src": "media/2026/a.jpg", "alt": 'Ruộng "sắn" <b>', "caption": "Ruộng sắn", "credit": "Trại"}
    media = {"2026/a.jpg": picture, "2026/b.png": encoded(two_halves(500, 100), "PNG")}
    return lay_out(root, {PATH: article_text(body, image=image, **front)}, media, own_cache=True)


def test_a_second_build_converts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path / "p", encoded(two_halves(60, 40), "JPEG", exif=exif(6)))
    first = output_bytes(built(root))
    moments = {file: file.stat().st_mtime_ns for file in (root / ".cache").rglob("*") if file.is_file()}
    pictures = [file for file in moments if not file.name.startswith("search-")]
    assert len(pictures) == 1 + (3 + 2) + (6 + 2)

    def refuse(*_: object, **__: object) -> bytes:
        raise AssertionError("a picture is converted again")

    monkeypatch.setattr(converter, "_encoded", refuse)
    assert output_bytes(built(root)) == first
    assert {file: file.stat().st_mtime_ns for file in (root / ".cache").rglob("*") if file.is_file()} == moments


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_picture_that_is_damaged_below_its_header_is_told_and_stops_the_build(kind: str, tmp_path: Path) -> None:
    content = encoded(two_halves(64, 48), kind)
    name = f"hong{ENDINGS[kind]}"
    cut = content[: int(len(content) * 0.7)] if kind != "JPEG" else content[:-80] + b"\xff\xd8" * 40
    image = {"src": f"media/{name}", "alt": "Ảnh"}
    site = built(lay_out(tmp_path / "p", {PATH: article_text(image=image)}, {name: cut}, own_cache=True))
    assert site.outputs == ()
    assert [str(problem) for problem in site.problems if "hỏng" in problem.message] != []


def test_a_picture_whose_pixels_were_overwritten_is_told_and_stops_the_build(tmp_path: Path) -> None:
    """What decodes AVIF tells of it by another kind of error than all others do."""
    content = encoded(two_halves(64, 48), "AVIF")
    hurt = content[: content.index(b"mdat") + 4].ljust(len(content), b"\xff")
    with pytest.raises(RuntimeError), Image.open(io.BytesIO(hurt)) as opened:
        opened.load()
    image = {"src": "media/hong.avif", "alt": "Ảnh"}
    site = built(lay_out(tmp_path / "p", {PATH: article_text(image=image)}, {"hong.avif": hurt}, own_cache=True))
    assert site.outputs == ()
    assert [str(problem) for problem in site.problems if "hỏng" in problem.message] != []


def test_two_cold_builds_are_the_same_bytes(tmp_path: Path) -> None:
    content = encoded(two_halves(600, 400), "JPEG", exif=exif(3))
    assert output_bytes(built(project(tmp_path / "one", content))) == output_bytes(
        built(project(tmp_path / "two", content))
    )


def test_a_changed_picture_has_another_address(tmp_path: Path) -> None:
    one = converted(tmp_path, "a.png", encoded(two_halves(40, 40), "PNG"))
    two = converted(tmp_path, "a.png", encoded(two_halves(42, 42), "PNG"))
    assert not {variant.path for variant in one.variants} & {variant.path for variant in two.variants}


def shared(site: Site) -> tuple[str, int, int]:
    card = page(site, PATH).meta["card"]
    return card["path"], card["width"], card["height"]


def test_a_large_picture_is_shared_and_a_small_one_is_not(tmp_path: Path) -> None:
    large = built(project(tmp_path / "large", encoded(two_halves(1200, 630), "JPEG"), "Chữ.\n"))
    path, width, height = shared(large)
    assert path.startswith("media/2026/a.")
    assert path.endswith("-1200.jpg")
    assert (width, height) == (1200, 630)
    for size in ((1199, 700), (1300, 629)):
        small = built(project(tmp_path / f"small-{size[0]}", encoded(two_halves(*size), "JPEG"), "Chữ.\n"))
        path, width, height = shared(small)
        assert path.startswith("the/")
        assert (width, height) == (1200, 630)


def tag_in(root: Tag, selector: str) -> Tag:
    found = root.select_one(selector)
    assert found is not None, (selector, root)
    return found


def test_the_page_shows_pictures_with_their_words_and_sizes(tmp_path: Path) -> None:
    site = built(project(tmp_path / "p", encoded(two_halves(1000, 60), "JPEG", exif=exif(1))))
    contents = output_bytes(site)
    figures = BeautifulSoup(page(site, PATH).body, "html.parser").select("figure.picture")
    assert len(figures) == 2
    head, inner = (tag_in(figure, "img") for figure in figures)
    assert head["alt"] == 'Ruộng "sắn" <b>'
    assert "loading" not in head.attrs
    assert tag_in(figures[0], "figcaption").get_text() == "Ruộng sắn – Ảnh: Trại"
    assert (inner["alt"], inner["loading"]) == ("Trong bài", "lazy")
    assert figures[1].figcaption is None
    assert "</source>" not in page(site, PATH).body
    for figure in figures:
        image = tag_in(figure, "img")
        with Image.open(io.BytesIO(contents[address(str(image["src"]))])) as shown:
            assert (str(shown.width), str(shown.height)) == (image["width"], image["height"])
        assert [source["type"] for source in figure.select("source")] == ["image/avif", "image/webp"]
        for source in figure.select("source"):
            for part in str(source["srcset"]).split(", "):
                link, width = part.split()
                with Image.open(io.BytesIO(contents[address(link)])) as made:
                    assert f"{made.width}w" == width
                    assert f"image/{str(made.format).lower()}" == source["type"]


def address(link: str) -> str:
    """Return an output's path from a link on the article's page, which stands in a folder of its own."""
    assert link.startswith("../../../")
    return link.removeprefix("../../../")


def test_only_pictures_that_articles_show_are_published(tmp_path: Path) -> None:
    root = project(tmp_path / "p", encoded(two_halves(40, 40), "JPEG"), "Chữ.\n")
    paths = [path for path in output_bytes(built(root)) if path.startswith("media/")]
    assert len(paths) == 3 + 2
    assert all(path.startswith("media/2026/a.") for path in paths)
