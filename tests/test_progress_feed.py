"""The feed of progress, as an automation reads it."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from email.utils import parsedate_to_datetime

import feedparser
from lxml import etree

from planportal.clock import VIETNAM
from planportal.render import View
from planportal.render.feeds.progress import progress_feed
from planportal.render.feeds.rss import rss


def feed(view: View) -> bytes:
    return rss(view, progress_feed(view)).content


def items(view: View) -> list[etree._Element]:
    return etree.fromstring(feed(view)).findall("channel/item")


def test_the_real_portal_has_a_valid_feed_without_items_and_without_a_clock(real_view: View) -> None:
    parsed = feedparser.parse(feed(real_view))
    assert not parsed.bozo
    assert parsed.entries == []
    assert b"lastBuildDate" not in feed(real_view)


def test_there_is_an_item_for_each_report_and_each_verification_by_now(demo_view: View) -> None:
    reports = [report for report in demo_view.portal.reports if report.submitted <= demo_view.today]
    verified = [entry for report in reports for entry in report.verifications if entry.date <= demo_view.today]
    assert len(items(demo_view)) == min(50, len(reports) + len(verified))


def test_items_are_newest_first_with_distinct_moments_in_vietnam_time(demo_view: View) -> None:
    stamps = [item.findtext("pubDate") or "" for item in items(demo_view)]
    moments = [parsedate_to_datetime(stamp) for stamp in stamps]
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) == len(moments)
    assert all(stamp.endswith("+0700") for stamp in stamps)


def test_ids_are_tags_that_are_no_addresses_and_never_repeat(demo_view: View) -> None:
    guids = [item.find("guid") for item in items(demo_view)]
    assert all(guid is not None and guid.get("isPermaLink") == "false" for guid in guids)
    texts = [guid.text or "" for guid in guids if guid is not None]
    assert all(text.startswith("tag:portal.example,2026:bao-cao/") for text in texts)
    assert len(set(texts)) == len(texts)


def test_an_id_and_its_moment_survive_an_edited_report(demo_view: View) -> None:
    first, *rest = demo_view.portal.reports
    edited = dataclasses.replace(first, summary="Viết lại toàn bộ.")
    portal = dataclasses.replace(demo_view.portal, reports=(edited, *rest))
    after = dataclasses.replace(demo_view, portal=portal)
    assert feed(after) != feed(demo_view)
    assert [(item.findtext("guid"), item.findtext("pubDate")) for item in items(after)] == [
        (item.findtext("guid"), item.findtext("pubDate")) for item in items(demo_view)
    ]


def test_nothing_of_a_later_day_is_in_the_feed(demo_view: View) -> None:
    early = dataclasses.replace(demo_view, now=datetime(2026, 11, 1, tzinfo=VIETNAM))
    moments = [parsedate_to_datetime(item.findtext("pubDate") or "") for item in items(early)]
    assert all(moment.date() <= date(2026, 11, 1) for moment in moments)


def test_the_channel_leads_to_the_plan_and_names_itself(demo_view: View) -> None:
    channel = etree.fromstring(feed(demo_view)).find("channel")
    assert channel is not None
    assert channel.findtext("link") == "https://portal.example/ke-hoach/"
    own = channel.find("{http://www.w3.org/2005/Atom}link")
    assert own is not None
    assert own.get("href") == "https://portal.example/rss/tien-do.xml"
    assert (channel.findtext("title") or "").startswith("[Dữ liệu minh hoạ]")


def test_descriptions_are_short_plain_words(demo_view: View) -> None:
    for item in items(demo_view):
        description = item.findtext("description") or ""
        assert 0 < len(description) <= 300
        assert item.findtext("link", "").startswith("https://portal.example/ke-hoach/nhiem-vu/")


def test_the_demonstration_feed_is_well_formed_for_readers(demo_view: View) -> None:
    parsed = feedparser.parse(feed(demo_view))
    assert not parsed.bozo
    assert len(parsed.entries) == len(items(demo_view))
