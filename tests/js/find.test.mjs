// The pure part of docs/assets/find.js. Run by tests/browser/test_search_page.py, or: node --test tests/js/

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

// Node 18 takes a file that ends in .js for CommonJS; as an address with its content, it is a module everywhere.
const script = await readFile(new URL("../../docs/assets/find.js", import.meta.url), "base64");
const { countWords, dayWords, readAddress, Trail, writeAddress } = await import(`data:text/javascript;base64,${script}`);

const OFFERED = { muc: new Map([["", "Tất cả"], ["tin-tuc", "Tin tức"]]), "linh-vuc": new Map([["y-duoc", "Y dược"]]) };

test("an address says what is asked, and reads back the same", () => {
  const asked = { q: "sắn & tôm", muc: "tin-tuc", "linh-vuc": "y-duoc" };
  const query = writeAddress(asked);
  assert.equal(query, "?q=s%E1%BA%AFn+%26+t%C3%B4m&muc=tin-tuc&linh-vuc=y-duoc");
  assert.deepEqual(readAddress(query, OFFERED), asked);
  assert.equal(writeAddress({ q: "  ", muc: "" }), "");
});

test("a section that nobody offers, and names of properties, are left out", () => {
  const nothing = { q: "", muc: "", "linh-vuc": "" };
  assert.deepEqual(readAddress("?muc=constructor&linh-vuc=tin-tuc", OFFERED), nothing);
  assert.deepEqual(readAddress("", OFFERED), nothing);
});

test("a query is composed, trimmed and not longer than the field allows", () => {
  assert.equal(readAddress(`?q=%20${encodeURIComponent("sắn".normalize("NFD"))}+`, OFFERED).q, "sắn");
  assert.equal(readAddress(`?q=${"a".repeat(5000)}`, OFFERED).q.length, 200);
});

test("a count is written as Vietnamese readers write numbers, and says when it may be too low", () => {
  assert.equal(countWords({ total: 1234, isTotal: true }, "sắn"), "1.234 kết quả cho “sắn”");
  assert.equal(countWords({ total: 12, isTotal: false }, "sắn"), "Ít nhất 12 kết quả cho “sắn”");
  assert.equal(dayWords("2026-11-23"), "23/11/2026");
});

/** A history of addresses that starts with one. */
function historyOf(address) {
  const entries = [address];
  return {
    entries,
    pushState: (_state, _title, next) => entries.push(next),
    replaceState: (_state, _title, next) => entries.splice(-1, 1, next),
  };
}

test("typing leaves one entry, whatever was typed on the way", () => {
  const history = historyOf("/tim-kiem/");
  const trail = new Trail(history, "/tim-kiem/");
  for (const address of ["?q=s", "?q=sa", "?q=san"]) trail.typed(address);
  assert.deepEqual(history.entries, ["?q=san"]);
});

test("Enter leaves what was there before below, and stays below what is typed next", () => {
  const history = historyOf("/tim-kiem/");
  const trail = new Trail(history, "/tim-kiem/");
  trail.typed("?q=san");
  trail.entered("?q=san");
  assert.deepEqual(history.entries, ["/tim-kiem/", "?q=san"]);
  trail.typed("?q=t");
  trail.typed("?q=tom");
  trail.entered("?q=tom");
  assert.deepEqual(history.entries, ["/tim-kiem/", "?q=san", "?q=tom"]);
});

test("Enter keeps queries apart also when it comes before typing was noticed", () => {
  const history = historyOf("/tim-kiem/");
  const trail = new Trail(history, "/tim-kiem/");
  trail.entered("?q=san");
  trail.entered("?q=tom");
  assert.deepEqual(history.entries, ["/tim-kiem/", "?q=san", "?q=tom"]);
});

test("Enter twice, or on an address that was opened, makes no second entry of it", () => {
  const history = historyOf("?q=san");
  const trail = new Trail(history, "?q=san");
  trail.entered("?q=san");
  trail.entered("?q=san");
  assert.deepEqual(history.entries, ["?q=san"]);
});
