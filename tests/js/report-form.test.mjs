// The pure part of docs/assets/report-form.js. Run by tests/browser/test_report_form.py, or: node --test tests/js/

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

const script = await readFile(new URL("../../docs/assets/report-form.js", import.meta.url), "base64");
const { clean, day, faults, fileName, number, reportText } = await import(`data:text/javascript;base64,${script}`);

const REPORT = {
  unit: "van-phong-so", year: "2026", task: "1.3", submitted: "20/11/2026", status: "đạt", summary: "Đã làm.",
  outputs: [], evidence: [], difficulties: "", proposals: "", next_year: "",
};

test("numbers are read as Vietnamese write them", () => {
  assert.deepEqual(
    ["1234", "1.234,5", "12,5", "-3", "1.234.567", "007", " 24 "].map(number),
    ["1234", "1234.5", "12.5", "-3", "1234567", "7", "24"],
  );
  for (const text of ["", "hai", "24 bài", "1,234.5", "1.2", "12.34", "1e5", "--1", "1,"]) {
    assert.equal(number(text), undefined, text);
  }
});

test("days are read as Vietnamese write them, and only those of the calendar", () => {
  assert.deepEqual(["20/11/2026", "1/2/2026", "29.02.2028", " 5-12-2026 "].map(day), ["2026-11-20", "2026-02-01", "2028-02-29", "2026-12-05"]);
  for (const text of ["", "31/02/2026", "29/02/2027", "2026-11-20", "11/20/2026", "20/11/26", "ngày 20"]) assert.equal(day(text), undefined, text);
  assert.deepEqual(faults({ ...REPORT, submitted: "30/02/2026" }, false).map(({ name }) => name), ["submitted"]);
  assert.deepEqual(faults({ ...REPORT, evidence: [{ number: "1", date: "x" }] }, false).map(({ name }) => name), ["date"]);
});

test("text comes clean: composed, without hidden letters, lines apart", () => {
  assert.equal(clean("  a\u00a0b\u200b \r\n\n bo\u0302\u0301n  c "), "a b\nbốn c");
});

test("what a report lacks is told for each field", () => {
  const words = (changes, needs = false) => faults({ ...REPORT, ...changes }, needs).map(({ name }) => name);
  assert.deepEqual(words({}), []);
  assert.deepEqual(words({ submitted: "", status: "", summary: "" }), ["submitted", "status", "summary"]);
  assert.deepEqual(words({ submitted: "31/12/2025" }), ["submitted"]);
  assert.deepEqual(words({}, true), ["status"]);
  assert.deepEqual(words({ outputs: [{ name: "", value: "x", unit: "", target: "" }] }), ["name", "unit", "value"]);
  assert.deepEqual(words({ evidence: [{ number: "12", date: "" }] }), ["number"]);
  assert.deepEqual(words({ evidence: [{ link: "tayninh.gov.vn" }] }), ["link"]);
  assert.deepEqual(words({ evidence: [{ link: "javascript:alert(1)" }] }), ["link"]);
  assert.deepEqual(words({ evidence: [{ file: "../x.pdf" }, { file: "2026/a.exe" }] }), ["file", "file"]);
});

test("a report's file says what was typed, and leaves out what was not", () => {
  const text = reportText({
    ...REPORT,
    summary: 'Một “hai” "ba": #4\nnăm',
    outputs: [{ name: "Lớp", value: "1.200,5", unit: "lớp", target: "" }],
    evidence: [{ title: "", number: "12/BC", date: "18/11/2026", file: "", link: "" }],
  });
  assert.equal(text, [
    "# yaml-language-server: $schema=../../schema/report.schema.json",
    "submitted: 2026-11-20",
    'status: "đạt"',
    'summary: "Một “hai” \\"ba\\": #4\\nnăm"',
    "outputs:",
    '  - name: "Lớp"',
    "    value: 1200.5",
    '    unit: "lớp"',
    "evidence:",
    '  - number: "12/BC"',
    "    date: 2026-11-18",
    "",
  ].join("\n"));
  assert.equal(fileName(REPORT), "1-3.van-phong-so.yml");
});
