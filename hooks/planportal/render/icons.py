"""Which line icon stands for what. This registry is the one place that names icon files; the theme brings the files.

An icon repeats what the words beside it say, so readers' programs pass over it.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

__all__ = ["ICONS", "icon"]

ICONS: Mapping[str, str] = {
    # Groups of the plan, by number.
    "group-1": "material/bullhorn-outline",
    "group-2": "material/school-outline",
    "group-3": "material/flask-outline",
    "group-4": "material/microscope",
    "group-5": "material/handshake-outline",
    # Fields of model.FIELDS.
    "field-nong-nghiep": "material/sprout-outline",
    "field-cong-nghiep": "material/factory",
    "field-y-duoc": "material/heart-pulse",
    "field-moi-truong": "material/leaf",
    # Sections of model.SECTIONS.
    "section-tin-tuc": "material/newspaper-variant-outline",
    "section-thanh-tuu": "material/star-circle-outline",
    "section-su-kien": "material/calendar-star-outline",
    "section-video": "material/play-box-outline",
    "section-infographic": "material/chart-box-outline",
    "section-mo-hinh": "material/tractor-variant",
    "section-ton-vinh": "material/trophy-outline",
    # Kinds of readers of model.READERS.
    "reader-nong-dan": "material/barn",
    "reader-doanh-nghiep": "material/storefront-outline",
    "reader-nha-khoa-hoc": "material/test-tube",
    "reader-nha-bao": "material/microphone-outline",
    "reader-don-vi-cua-so": "material/office-building-outline",
    # Scopes of model.SCOPES.
    "scope-tay-ninh": "material/map-marker-outline",
    "scope-trong-nuoc": "material/star-outline",
    "scope-the-gioi": "material/earth",
    # Topics of drawings/topics.py; `portal/` is our own, in overrides/.icons.
    "topic-san": "portal/san",
    "topic-lua": "material/barley",
    "topic-mia": "portal/mia",
    "topic-ngo": "material/corn",
    "topic-mang-cau": "portal/mang-cau",
    "topic-rau": "material/carrot",
    "topic-cao-su": "material/tree-outline",
    "topic-duoc-lieu": "material/mortar-pestle",
    "topic-nam": "material/mushroom-outline",
    "topic-giong": "material/sprout-outline",
    "topic-nuoi-cay-mo": "portal/nuoi-cay-mo",
    "topic-phan-bon": "material/bacteria-outline",
    "topic-lon": "material/pig-variant-outline",
    "topic-bo": "material/cow",
    "topic-ga": "material/duck",
    "topic-tom": "portal/tom",
    "topic-ca": "material/fish",
    "topic-vac-xin": "material/needle",
    "topic-mrna": "portal/mrna",
    "topic-sua-gen": "material/content-cut",
    "topic-gen": "material/dna",
    "topic-te-bao": "portal/te-bao",
    "topic-than": "portal/than",
    "topic-benh": "material/virus-outline",
    "topic-thuoc": "material/pill",
    "topic-enzyme": "material/puzzle-outline",
    "topic-len-men": "material/flask-round-bottom-outline",
    "topic-tong-hop": "material/toy-brick-outline",
    "topic-ai": "material/brain",
    "topic-tai-che": "material/recycle",
    "topic-khi": "material/fire",
    "topic-nuoc": "material/water-outline",
    "topic-so-huu": "material/certificate-outline",
    "topic-dia-ly": "material/map-marker-star-outline",
    "topic-chinh-sach": "material/file-document-check-outline",
    "topic-doanh-nghiep": "material/domain",
    "topic-dao-tao": "material/school-outline",
    "topic-tuyen-truyen": "material/bullhorn-outline",
}
"""The file of each icon below the theme's icon folder, without `.svg`."""


def icon(drawings: Mapping[str, str], name: str) -> Markup:
    """Return an icon as HTML that takes the colour of the words around it; `drawings` is what `load_icons` read.

    Raises KeyError for a name that the registry does not have.
    """
    return Markup('<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">{}</svg>').format(
        Markup(drawings[name])
    )
