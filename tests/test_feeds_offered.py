"""Which feeds there are, and how readers and their programs find them."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from feed_portals import MAIN, Portal, item_of
from feed_reading import channel_of, children, items_of, root_of
from html_pages import attribute, pages, parse, target_of
from planportal.model import FIELDS, SECTIONS
from planportal.render import View


def test_every_section_field_task_and_lead_unit_has_its_feed(portal: Portal, real_view: View) -> None:
    plan = real_view.portal.plan
    expected = {
        "tien-do",
        *(section.id for section in SECTIONS),
        *(f"linh-vuc-{field}" for field in FIELDS),
        *(f"nhiem-vu-{task.slug}" for task in plan.tasks),
        *(f"don-vi-{unit}" for unit in plan.lead_units),
    }
    found = {Path(path).stem for path in portal.rss_feeds[1:]}
    assert {name for name in found if not name.startswith("luu-tru-")} == expected


def test_a_topic_feed_has_the_main_feeds_items_of_its_topic(portal: Portal) -> None:
    main = {item.findtext("guid"): etree.tostring(item, with_tail=False) for item in portal.items}
    for section in SECTIONS:
        items = items_of(portal.read(f"rss/{section.id}.xml"))
        assert {item.findtext("link", "").removeprefix(portal.base).split("/")[0] for item in items} <= {section.id}
        # The feed's own namespaces stand in the same order, so equal items are equal bytes.
        assert all(etree.tostring(item, with_tail=False) == main[item.findtext("guid")] for item in items)
    in_sections = [item for section in SECTIONS for item in items_of(portal.read(f"rss/{section.id}.xml"))]
    assert len(in_sections) == len(main)


def test_an_article_is_in_the_feeds_of_its_fields_tasks_and_their_lead_units(rich: Portal, real_view: View) -> None:
    wanted = {"tin-tuc", "linh-vuc-nong-nghiep", "linh-vuc-y-duoc", "nhiem-vu-1-2", "nhiem-vu-4-1", "luu-tru-2026"}
    leads = {unit for task in ("1.2", "4.1") for unit in real_view.portal.task_by_id[task].leads.units}
    guid = item_of(rich, "bai-ky-hieu").findtext("guid")
    found = {
        Path(path).stem
        for path in rich.rss_feeds[1:]
        if guid in [item.findtext("guid") for item in items_of(rich.read(path))]
    }
    assert found == wanted | {f"don-vi-{unit}" for unit in leads}


def test_the_feeds_page_lists_every_feed(portal: Portal) -> None:
    page = portal.site / "rss" / "index.html"
    links = {target_of(portal.site, page, attribute(link, "href"))[0] for link in parse(page).select("main a[href]")}
    listed = {path.relative_to(portal.site.resolve()).as_posix() for path in links if path.is_file()}
    assert {*portal.rss_feeds, *MAIN, "rss/tat-ca.opml"} <= listed


def test_the_opml_list_is_valid_and_leads_to_feeds_and_pages(portal: Portal) -> None:
    root = root_of(portal.read("rss/tat-ca.opml"))
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("opml", "2.0", ["head", "body"])
    assert root.findtext("head/title") == channel_of(portal.read("rss.xml")).findtext("title")
    outlines = children(root[1], "outline")
    assert all(outline["type"] == "rss" and outline["text"] for outline in outlines)
    feeds = [outline["xmlUrl"].removeprefix(portal.base) for outline in outlines]
    assert sorted(feeds) == sorted(path for path in portal.rss_feeds if "luu-tru" not in path)
    assert all(portal.file(outline["htmlUrl"]).is_file() for outline in outlines)


def test_every_page_leads_feed_readers_to_the_feeds(portal: Portal) -> None:
    main = {"rss.xml": "rss+xml", "atom.xml": "atom+xml", "feed.json": "feed+json"}
    for page in pages(portal.site):
        tree = parse(page)
        is_for_staff = page.relative_to(portal.site).parts[0] == "quan-tri"
        if is_for_staff or tree.select_one('meta[http-equiv="refresh"]'):
            continue
        found = {}
        for link in tree.select('head link[rel~="alternate"]'):
            file, _ = target_of(portal.site, page, attribute(link, "href"))
            assert file.is_file(), (page, link)
            assert attribute(link, "title"), (page, link)
            found[file.relative_to(portal.site.resolve()).as_posix()] = attribute(link, "type")
        assert {path: f"application/{kind}" for path, kind in main.items()}.items() <= found.items(), page
        assert all(kind == "application/rss+xml" for path, kind in found.items() if path not in main), page
