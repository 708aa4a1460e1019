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
}
"""The file of each icon below the theme's icon folder, without `.svg`."""


def icon(drawings: Mapping[str, str], name: str) -> Markup:
    """Return an icon as HTML that takes the colour of the words around it; `drawings` is what `load_icons` read.

    Raises KeyError for a name that the registry does not have.
    """
    return Markup('<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">{}</svg>').format(
        Markup(drawings[name])
    )
