"""The editor's files as the portal serves them: alone, in Vietnamese, and asking nobody else for anything."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from importlib import resources
from typing import Any

from planportal.errors import Problem, quote
from planportal.load.editor_package import EDITOR, EditorPackage
from planportal.output import Asset
from planportal.render.editor.addresses import DECISIONS, hosts_in, switch_off

__all__ = ["FOLDER", "bundle_outputs", "with_words"]

FOLDER = "quan-tri/sveltia"
_OFF_MODULE = "tat.js"
_NPM = f"{EDITOR}/npm/"
_TABLE = "hooks/planportal/render/editor"

_MODULES: tuple[tuple[str, str], ...] = (
    (r"\./(chunks/)?react(-dom)?-[\w-]+\.js", ""),
    (r"\.\./locales/vi\.json", "./locales/vi.js"),
    ("immutable", "./lib/immutable.js"),
    (r"turndown/lib/turndown\.browser\.es\.js", "./lib/turndown.js"),
    # Switched off: other languages, colours for code, iPhones' picture format, Safari's WebP, cameras' data, drawings
    # as text, maps.
    (r"\.\./locales/[\w-]+\.json", f"./{_OFF_MODULE}"),
    (r"\./chunks/(shiki-engine|heic|webp_enc|webp_enc_simd)-[\w-]+\.js", f"./{_OFF_MODULE}"),
    (r"@shikijs/(langs|themes)/[\w-]+", f"./{_OFF_MODULE}"),
    (
        r"exifr/[\w.-]+(/[\w.-]+)?|leaflet/[\w./-]+|svgo/browser|terra-draw(-leaflet-adapter)?",
        f"./{_OFF_MODULE}",
    ),
)
"""Each module that the editor imports, and where it is served; empty for where it lies."""

_IMPORT = re.compile(r"""(?P<before>\b(?:from|import)\s*\(?\s*)(?P<mark>["'`])(?P<name>[\w@./+-]+)(?P=mark)""")
_HERE = r"import\.meta\.url"
_CHANGES: tuple[tuple[str, str], ...] = (
    # No letters from elsewhere, and none that lack Vietnamese marks: staff read the letters of their own machine.
    (r"url\(https://cdn\.jsdelivr\.net/[^)]+\)", "local(tat)"),
    (
        rf"new URL\(new URL\(`assets/(?:source-sans|noto-mono)[^`]+`,{_HERE}\)\.href,``\+{_HERE}\)\.href",
        "void 0",
    ),
    # The one language that is served.
    (r"`ar,bg,[\w,-]+,zh-TW`\.split\(`,`\)", "[`vi`]"),
)
"""What has to be found in the editor's main file, and what takes its place."""

_ASSET = re.compile(r"`assets/(?P<name>[a-z0-9]+(?:[-_][a-z0-9]+)*)[-.]")
_ASSETS = ("material-symbols", "source-sans", "noto-mono", "marker-icon", "heic")


def bundle_outputs(package: EditorPackage, kept: Collection[str]) -> tuple[list[Asset], list[Problem]]:
    """Return the editor's files below `FOLDER`, or what in them nobody has decided about.

    `kept` are the hosts that the portal's setting names. An address, a module or a file that the tables do not know is
    a problem: an upgrade must not bring in what nobody has looked at.
    """
    outputs = [Asset(f"{FOLDER}/{_OFF_MODULE}", b'throw new Error("switched off on this portal");\n')]
    problems: list[Problem] = []
    for path, content in package.files.items():
        target = _target(path)
        if target is None:
            continue
        if path.endswith((".js", ".json")):
            text = content.decode("utf-8")
            problems += _faults(path, text)
            outputs.append(Asset(f"{FOLDER}/{target}", _safe(path, text, kept).encode()))
        else:
            outputs.append(Asset(f"{FOLDER}/{target}", content))
    return outputs, problems


def _safe(path: str, text: str, kept: Collection[str]) -> str:
    if path == f"{_NPM}index.js":
        for pattern, replacement in _CHANGES:
            text = re.sub(pattern, replacement, text)
    text = switch_off(text, kept)
    if path.endswith(".json"):
        return f"export default {json.dumps(with_words(json.loads(text)), ensure_ascii=False, sort_keys=True)};\n"
    return re.sub(r"\n//# sourceMappingURL=\S+", "", _IMPORT.sub(_served, text))


def with_words(given: dict[str, Any]) -> dict[str, Any]:
    """Return the editor's Vietnamese words with ours: what its makers have not translated, or say in jargon."""
    words = json.loads(resources.files("planportal.render.editor").joinpath("words.json").read_text(encoding="utf-8"))
    whole: dict[str, Any] = json.loads(json.dumps(given))
    for key, text in words.items():
        *groups, name = key.split(".")
        place = whole
        for group in groups:
            place = place.setdefault(group, {})
        place[name] = text
    return whole


def _target(path: str) -> str | None:
    """Return where a file is served below the folder; None for one that is not."""
    if not path.startswith(EDITOR):
        return f"lib/{path.split('/', maxsplit=1)[0]}.js"
    if path.endswith("vi.json"):
        return "locales/vi.js"
    if path.startswith(f"{_NPM}chunks/") and not path.startswith(f"{_NPM}chunks/react"):
        return None
    return path.removeprefix(_NPM).removeprefix(f"{EDITOR}/")


def _served(found: re.Match[str]) -> str:
    target = next((target for pattern, target in _MODULES if re.fullmatch(pattern, found["name"])), "")
    return f"{found['before']}{found['mark']}{target or found['name']}{found['mark']}"


def _faults(path: str, text: str) -> Iterator[Problem]:
    unknown = {host: at for host, at in reversed(list(hosts_in(text))) if host not in DECISIONS}
    for host, at in sorted(unknown.items()):
        cure = f"xem địa chỉ này dùng vào việc gì, rồi ghi quyết định vào {_TABLE}/addresses.py"
        yield _problem(path, text, at, f"trình soạn thảo có địa chỉ lạ {quote(host)}", cure)
    for found in _IMPORT.finditer(text):
        if not any(re.fullmatch(pattern, found["name"]) for pattern, _ in _MODULES):
            cure = f"xem mô-đun này dùng vào việc gì, rồi ghi quyết định vào {_TABLE}/bundle.py"
            yield _problem(path, text, found.start(), f"trình soạn thảo gọi mô-đun lạ {quote(found['name'])}", cure)
    if path != f"{_NPM}index.js":
        return
    for found in _ASSET.finditer(text):
        if not found["name"].startswith(_ASSETS):
            cure = f"xem tệp này dùng vào việc gì, rồi ghi quyết định vào {_TABLE}/bundle.py"
            yield _problem(path, text, found.start(), f"trình soạn thảo gọi tệp lạ {quote(found['name'])}", cure)
    for pattern, _ in _CHANGES:
        if not re.search(pattern, text):
            cure = f"bản mới đã đổi chỗ này: sửa {_TABLE}/bundle.py cho khớp, hoặc dùng lại bản cũ trong package.json"
            yield _problem(path, text, 0, f"trong trình soạn thảo không còn {quote(pattern)}", cure)


def _problem(path: str, text: str, at: int, message: str, cure: str) -> Problem:
    line = text.count("\n", 0, at) + 1
    return Problem(f"node_modules/{path}", line, at - text.rfind("\n", 0, at), message, cure)
