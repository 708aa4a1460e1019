// The pure part of docs/assets/plan-filter.js. Run by tests/browser/test_filters.py, or: node --test tests/js/

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

// Node 18 takes a file that ends in .js for CommonJS; as an address with its content, it is a module everywhere.
const script = await readFile(new URL("../../docs/assets/plan-filter.js", import.meta.url), "base64");
const { matches, readQuery, toggled, writeQuery } = await import(`data:text/javascript;base64,${script}`);

const ROW = {
  group: "1",
  unit: "van-phong-so phong-quan-ly-khoa-hoc",
  report: "sap-den-han",
  work: "dang-thuc-hien",
  verification: "chua-xac-nhan",
};
const OFFERED = {
  group: ["1", "2"],
  unit: ["van-phong-so", "phong-quan-ly-khoa-hoc"],
  report: ["da-nop", "sap-den-han"],
  work: ["dat", "dang-thuc-hien"],
  verification: ["chua-xac-nhan"],
};

test("a row without any filter is shown", () => {
  assert.ok(matches(ROW, {}));
});

test("a row with two lead units is found by each of them, and by no part of a name", () => {
  assert.ok(matches(ROW, { unit: "van-phong-so" }));
  assert.ok(matches(ROW, { unit: "phong-quan-ly-khoa-hoc" }));
  assert.ok(!matches(ROW, { unit: "phong" }));
});

test("filters combine: every one of them must hold", () => {
  assert.ok(matches(ROW, { group: "1", unit: "van-phong-so", report: "sap-den-han", work: "dang-thuc-hien" }));
  assert.ok(!matches(ROW, { group: "2", unit: "van-phong-so" }));
  assert.ok(!matches(ROW, { report: "sap-den-han", work: "dat" }));
});

test("a row that is not asked about its work has no state of work", () => {
  assert.ok(!matches({ ...ROW, work: "" }, { work: "dat" }));
});

test("a click chooses, a second one takes it back, another value of the axis takes its place", () => {
  const chosen = toggled({}, "group", "1");
  assert.deepEqual(chosen, { group: "1" });
  assert.deepEqual(toggled(chosen, "group", "1"), {});
  assert.deepEqual(toggled(chosen, "group", "2"), { group: "2" });
  assert.deepEqual(toggled(chosen, "report", "da-nop"), { group: "1", report: "da-nop" });
});

test("an address says what is chosen, with one parameter for the states of all axes", () => {
  const chosen = { group: "1", unit: "van-phong-so", report: "da-nop", work: "dat" };
  const query = writeQuery(chosen);
  assert.equal(query, "?nhom=1&don-vi=van-phong-so&trang-thai=da-nop&trang-thai=dat");
  assert.deepEqual(readQuery(query, OFFERED), chosen);
  assert.equal(writeQuery({}), "");
});

test("what an address asks for and nobody offers is left out", () => {
  assert.deepEqual(readQuery("?nhom=9&don-vi=&trang-thai=khong-co&trang-thai=da-nop&x=1", OFFERED), { report: "da-nop" });
  assert.deepEqual(readQuery("", OFFERED), {});
});

test("of two states of one axis the first one counts", () => {
  assert.deepEqual(readQuery("?trang-thai=sap-den-han&trang-thai=da-nop", OFFERED), { report: "sap-den-han" });
});
