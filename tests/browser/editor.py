"""The editor at /quan-tri/ as a writer uses it: a folder of this machine, forms filled in, files read back.

The folder that a writer would choose lies in the browser's own file system (OPFS), filled with the project's articles.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

__all__ = ["EDITOR", "Editor", "open_folder"]

EDITOR = "quan-tri/"
_FOLDER = "du-an"
_CHOOSE = f"""window.showDirectoryPicker = async () => {{
    return (await navigator.storage.getDirectory()).getDirectoryHandle('{_FOLDER}');
}};"""
_WRITE = """async ([name, files]) => {
    const base = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    await base.getDirectoryHandle('.git', { create: true });
    for (const [path, text] of Object.entries(files)) {
        const parts = path.split('/');
        let folder = base;
        for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
        const file = await (await folder.getFileHandle(parts.at(-1), { create: true })).createWritable();
        await file.write(text);
        await file.close();
    }
}"""
_READ = """async (name) => {
    const files = {};
    const walk = async (folder, path) => {
        for await (const [name, handle] of folder.entries()) {
            if (handle.kind === 'directory') {
                if (name !== '.git') await walk(handle, `${path}${name}/`);
            } else {
                const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
                files[path + name] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
            }
        }
    };
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle(name), '');
    return files;
}"""


class Editor:
    """An open editor."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home

    def field(self, key: str) -> Locator:
        """Return one field of the form by its key path: `image.alt`, `sources.0.title`."""
        return self.page.locator(f'section.field[data-key-path="{key}"]').first

    def start(self, section: str) -> None:
        """Open an empty form."""
        self.page.goto(f"{self.home}{EDITOR}#/collections/{section}/new")
        self.field("title").wait_for()

    def open(self, section: str, path: str) -> None:
        """Open an article by its path below the section, without its ending."""
        self.page.goto(f"{self.home}{EDITOR}#/collections/{section}/entries/{path}")
        self.field("title").wait_for()

    def fill(self, key: str, value: Any) -> None:
        """Fill in one field as its kind asks for it: words, a moment, choices by their names, a switch."""
        field = self.field(key)
        match field.get_attribute("data-field-type"), value:
            case "datetime", _:
                field.locator("input").first.fill(value.replace(" ", "T"))
            case "richtext", _:
                field.locator(".lexical-root").click()
                self.page.keyboard.insert_text(value)
            case "select", list():
                for name in value:
                    self._choose(field, name)
            case "select", _:
                field.get_by_role("radio", name=value).click()
            case "number", _:
                field.locator("input").first.fill(str(value))
            case "list", list():
                for index, item in enumerate(value):
                    if index:
                        field.get_by_role("button", name="Thêm").last.click()
                    field.get_by_role("textbox").nth(index).fill(item)
            case _:
                field.get_by_role("textbox").first.fill(value)

    def _choose(self, field: Locator, name: str) -> None:
        if field.get_by_role("combobox").count():
            field.get_by_role("combobox").click()
            self.page.get_by_role("option", name=name).first.click()
        else:
            field.get_by_role("checkbox", name=name).click()

    def add_picture(self, file: Path, alt: str) -> None:
        """Give the article a picture of this machine."""
        self.field("image").get_by_role("checkbox").click()
        self.field("image.src").get_by_role("button", name="Duyệt tệp").click()
        dialog = self.page.get_by_role("dialog")
        with self.page.expect_file_chooser() as chooser:
            dialog.get_by_role("button", name="Tải lên").click()
        chooser.value.set_files(file)
        dialog.get_by_role("button", name="Chèn").click()
        self.page.locator("dialog[open]").wait_for(state="hidden")
        self.field("image.src").locator("img").wait_for()
        self.fill("image.alt", alt)

    def save(self) -> None:
        """Press "Lưu" and wait until the list of articles is there again."""
        self.page.get_by_role("button", name="Lưu").first.click()
        self.page.wait_for_url("**/quan-tri/#/collections/*")
        self.page.get_by_role("button").filter(has_text="Tạo mới").wait_for()

    def files(self) -> dict[str, bytes]:
        """Return every file of the folder."""
        found: dict[str, str] = self.page.evaluate(_READ, _FOLDER)
        return {path: base64.b64decode(content) for path, content in sorted(found.items())}


def open_folder(page: Page, home: str, files: Mapping[str, str]) -> Editor:
    """Open the editor on a folder with these files."""
    page.goto(f"{home}ngoai-tuyen/")
    page.evaluate(_WRITE, [_FOLDER, dict(files)])
    page.add_init_script(_CHOOSE)
    page.goto(f"{home}{EDITOR}")
    page.get_by_role("button", name="Mở thư mục dự án trên máy này").click()
    page.get_by_role("button").filter(has_text="Tạo mới").wait_for()
    return Editor(page, home)
