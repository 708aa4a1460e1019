"""The editor's configuration: every section, where its articles lie, and the one place that keeps them."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import yaml

from planportal.model import SECTIONS, EditorBackend, Host, NewsSection
from planportal.output import Asset
from planportal.render.addresses import CONTACT, address_of
from planportal.render.editor.addresses import SWITCHED_OFF
from planportal.render.editor.fields import section_fields
from planportal.render.view import View

__all__ = ["config_output"]

_LONGEST_SLUG = 80
_PICTURE = {"format": "webp", "quality": 85, "width": 2400, "height": 2400}
"""Any picture becomes a new one of at most this size: nothing of camera or place is left in it."""
_ICONS = {
    "tin-tuc": "newspaper",
    "thanh-tuu": "emoji_events",
    "su-kien": "event",
    "video": "movie",
    "infographic": "bar_chart",
    "mo-hinh": "potted_plant",
    "ton-vinh": "military_tech",
}
"""Material Symbols, by section; another section gets a plain page."""


def config_output(view: View, backend: EditorBackend, *, content_dir: str) -> Asset:
    """Return `config.yml` for the editor, in its own words; `content_dir` is where articles lie below the project."""
    home = urlsplit(view.site_url).path
    config: dict[str, Any] = {
        "backend": _backend(backend),
        "app_title": "Quản trị nội dung",
        "site_url": view.site_url if "://" in view.site_url else None,
        "logo": {"src": f"{home}assets/favicon.svg"},
        "issue_reports": {"url": f"{view.site_url}{address_of(CONTACT)}"} if "://" in view.site_url else None,
        "publish_mode": "simple",
        "media_folder": f"{content_dir}/media",
        "public_folder": "/media",
        "media_libraries": {
            "default": {
                "config": {
                    "max_file_size": 20 * 1024 * 1024,
                    "slugify_filename": True,
                    "transformations": {"raster_image": dict(_PICTURE)},
                }
            },
            "stock_assets": {"providers": []},
        },
        "slug": {
            "encoding": "ascii",
            "clean_accents": True,
            "sanitize_replacement": "-",
            "maxlength": _LONGEST_SLUG,
            "timezone": "local",
        },
        "output": {
            "omit_empty_optional_fields": True,
            "yaml": {"quote": "double", "indent_size": 2, "indent_sequences": True},
        },
        "collections": [_collection(section, view, content_dir) for section in SECTIONS],
    }
    written = yaml.safe_dump(_given(config), allow_unicode=True, sort_keys=False, width=10_000)
    return Asset("quan-tri/config.yml", written.encode())


def _given(config: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in config.items() if value is not None}


def _backend(backend: EditorBackend) -> dict[str, Any]:
    kept = {"repo": backend.repo, "branch": backend.branch}
    place = {"base_url": backend.sign_in, "api_root": backend.api}
    match backend.host:
        case Host.LOCAL:
            # The editor knows no such back end: it offers the folder beside any other, and the page hides the other.
            nowhere = {"base_url": SWITCHED_OFF, "api_root": f"{SWITCHED_OFF}/api/v1"}
            return {"name": "gitea", "repo": "may-nay/thu-muc", "app_id": "tat", "auth_methods": ["oauth"], **nowhere}
        case Host.GITLAB:
            return {"name": "gitlab", **kept, "auth_type": "pkce", "app_id": backend.app_id, **place}
        case Host.FORGEJO | Host.GITEA:
            return {"name": "gitea", **kept, "app_id": backend.app_id, **place}
        case Host.GITHUB:
            sign_in = {"base_url": backend.base_url} if backend.base_url else {"auth_methods": ["token"]}
            return {"name": "github", **kept, **sign_in}


def _collection(section: NewsSection, view: View, content_dir: str) -> dict[str, Any]:
    return {
        "name": section.id,
        "label": section.title,
        "label_singular": section.item,
        "description": section.description,
        "icon": _ICONS.get(section.id, "article"),
        "folder": f"{content_dir}/{section.id}",
        "path": "{{fields.date | date('YYYY')}}/{{slug}}",
        "slug": {
            "template": "{{title}}",
            "editable": ["create"],
            "hint": "Tên tệp và phần cuối của địa chỉ bài. Đặt rồi thì không đổi nữa.",
            "pattern": ["^[a-z0-9]+(-[a-z0-9]+)*$", "Chỉ chữ thường không dấu, số và gạch nối, ví dụ giong-san-moi"],
        },
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": True,
        "duplicate": False,
        "media_folder": f"/{content_dir}/media/{{{{year}}}}",
        "public_folder": "/media/{{year}}",
        "preview_path": f"{section.id}/{{{{year}}}}/{{{{slug}}}}/",
        "preview_path_date_field": "date",
        "summary": "{{title}}",
        "sortable_fields": {"fields": ["date", "title"], "default": {"field": "date", "direction": "descending"}},
        "fields": section_fields(section, view.portal.plan),
    }
