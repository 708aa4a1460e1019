/* The report form: what is typed becomes the text of a report's file. Nothing is sent; drafts stay on this machine. */

const FIELDS = ["submitted", "status", "summary"];
const LATER = ["difficulties", "proposals", "next_year"];
const TABLES = { outputs: ["name", "value", "unit", "target"], evidence: ["title", "number", "date", "file", "link"] };
const NUMBERS = new Set(["value", "target"]);
const DAYS = new Set(["submitted", "date"]);
const FILE = /^[A-Za-z0-9][\w .-]*(\/[A-Za-z0-9][\w .-]*)*\.(pdf|jpe?g|png|webp|docx|xlsx)$/i;
const LONGEST_MAIL = 1800;
const PAUSE = 300;

/** Text as it was meant: NFC, plain spaces, nothing that nobody sees. */
export function clean(text) {
  return text
    .normalize("NFC")
    .replace(/\u00a0|\t/g, " ")
    .replace(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, "")
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/ +/g, " "))
    .filter(Boolean)
    .join("\n");
}

/** A number as YAML writes it; undefined for what is none. `1.234,5` and `1234,5` are read as Vietnamese write them. */
export function number(text) {
  const bare = clean(text);
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(bare)) return undefined;
  return bare.replace(/\./g, "").replace(",", ".").replace(/^(-?)0+(?=\d)/, "$1");
}

/** A day as YAML writes it, from how Vietnamese write it: 20/11/2026; undefined for what the calendar does not have. */
export function day(text) {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(clean(text)) ?? [];
  if (!year) return undefined;
  const found = new Date(Date.UTC(year, month - 1, date));
  const isThere = found.getUTCDate() === Number(date) && found.getUTCMonth() === month - 1;
  return isThere ? found.toISOString().slice(0, 10) : undefined;
}

const NO_DAY = "không phải ngày; viết ngày/tháng/năm, ví dụ 20/11/2026.";

/** Everything that keeps a report from passing the gate: the name of a field, its row if any, and words. */
export function faults(report, needsEvidence) {
  const found = [];
  const tell = (name, words, row) => found.push({ name, row, words });
  if (!report.submitted) tell("submitted", "Ghi ngày nộp.");
  else if (!day(report.submitted)) tell("submitted", `“${report.submitted}” ${NO_DAY}`);
  else if (day(report.submitted) < `${report.year}-01-01`) tell("submitted", `Ngày nộp ở trước năm báo cáo ${report.year}.`);
  if (!report.status) tell("status", "Chọn tình hình thực hiện.");
  if (!report.summary) tell("summary", "Ghi tóm tắt kết quả.");
  report.outputs.forEach((output, row) => {
    if (!output.name) tell("name", `Kết quả dòng ${row + 1}: ghi tên kết quả.`, ["outputs", row]);
    if (!output.unit) tell("unit", `Kết quả dòng ${row + 1}: ghi đơn vị tính.`, ["outputs", row]);
    if (!output.value) tell("value", `Kết quả dòng ${row + 1}: ghi số đạt được.`, ["outputs", row]);
    for (const key of NUMBERS) {
      if (output[key] && number(output[key]) === undefined) {
        tell(key, `Kết quả dòng ${row + 1}: “${output[key]}” không phải số; viết như 1234 hoặc 12,5.`, ["outputs", row]);
      }
    }
  });
  report.evidence.forEach((proof, row) => {
    const place = `Minh chứng dòng ${row + 1}`;
    if (!(proof.number && proof.date) && !proof.file && !proof.link) {
      tell("number", `${place}: ghi số văn bản kèm ngày, hoặc tệp, hoặc địa chỉ trang.`, ["evidence", row]);
    }
    if (proof.date && !day(proof.date)) tell("date", `${place}: “${proof.date}” ${NO_DAY}`, ["evidence", row]);
    if (proof.link && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(proof.link)) {
      tell("link", `${place}: viết cả https:// ở đầu địa chỉ.`, ["evidence", row]);
    }
    if (proof.file && (!FILE.test(proof.file) || proof.file.includes(".."))) {
      tell("file", `${place}: đường dẫn không dấu, dạng 2026/bien-ban.pdf; dùng pdf, ảnh, docx hoặc xlsx.`, ["evidence", row]);
    }
  });
  if (needsEvidence && !report.evidence.length) {
    tell("status", `“${report.status}” phải có minh chứng; chưa có thì chọn “đang thực hiện” hoặc “đạt”.`);
  }
  return found;
}

const scalar = (key, value) => (NUMBERS.has(key) ? number(value) : DAYS.has(key) ? day(value) : JSON.stringify(value));

/** The text of a report's file, key by key as the gate reads it. */
export function reportText(report) {
  const lines = ["# yaml-language-server: $schema=../../schema/report.schema.json"];
  const one = (key) => report[key] && lines.push(`${key}: ${scalar(key, report[key])}`);
  FIELDS.forEach(one);
  for (const [table, keys] of Object.entries(TABLES)) {
    if (!report[table].length) continue;
    lines.push(`${table}:`);
    for (const item of report[table]) {
      const given = keys.filter((key) => item[key]);
      given.forEach((key, at) => lines.push(`${at ? "    " : "  - "}${key}: ${scalar(key, item[key])}`));
    }
  }
  LATER.forEach(one);
  return `${lines.join("\n")}\n`;
}

export const fileName = ({ task, unit }) => `${task.replace(".", "-")}.${unit}.yml`;

function enhance(form) {
  const status = form.querySelector("[role=status]");
  const box = form.querySelector(".form__faults");
  let waiting;

  const rows = (table) => [...form.querySelectorAll(`[data-table=${table}] .form__row`)];
  const inputs = (row) => [...row.querySelectorAll("input")];
  const draftKey = () => `mau-bao-cao:${form.dataset.unit}:${form.task.value}:${form.year.value}`;

  function read() {
    const report = { unit: form.dataset.unit, year: form.year.value, task: form.task.value };
    for (const key of [...FIELDS, ...LATER]) report[key] = clean(form[key].value);
    for (const table of Object.keys(TABLES)) {
      report[table] = rows(table)
        .map((row) => Object.fromEntries(inputs(row).map(({ name, value }) => [name, clean(value)])))
        .filter((item) => Object.values(item).some(Boolean));
    }
    return report;
  }

  function addRow(table, values = {}) {
    const place = form.querySelector(`[data-table=${table}]`);
    const row = place.querySelector("template").content.cloneNode(true).firstElementChild;
    for (const input of inputs(row)) input.value = values[input.name] ?? "";
    place.querySelector(".form__rows").append(row);
    return row;
  }

  function fill(report) {
    for (const key of [...FIELDS, ...LATER]) form[key].value = report[key] ?? "";
    for (const table of Object.keys(TABLES)) {
      rows(table).forEach((row) => row.remove());
      for (const item of report[table] ?? []) addRow(table, item);
    }
    box.hidden = true;
  }

  function open() {
    let draft = null;
    try {
      draft = JSON.parse(localStorage.getItem(draftKey()));
    } catch {
      // A draft that nobody can read is none.
    }
    fill(draft ?? {});
    status.textContent = draft ? "Đã mở lại bản nháp lưu trên máy này." : "";
  }

  function save() {
    try {
      localStorage.setItem(draftKey(), JSON.stringify(read()));
    } catch {
      status.textContent = "Máy này không cho lưu bản nháp; hãy lưu tệp trước khi đóng trang.";
    }
  }

  function show(found) {
    const list = box.querySelector("ul");
    list.replaceChildren();
    form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
    for (const { name, row, words } of found) {
      const filled = row && rows(row[0]).filter((one) => inputs(one).some(({ value }) => clean(value)));
      const input = row ? filled[row[1]].querySelector(`[name=${name}]`) : form[name];
      input.setAttribute("aria-invalid", "true");
      const way = Object.assign(document.createElement("a"), { href: `#${input.id || name}`, textContent: words });
      way.addEventListener("click", (event) => {
        event.preventDefault();
        input.focus();
      });
      const item = document.createElement("li");
      item.append(way);
      list.append(item);
    }
    box.hidden = !found.length;
    if (found.length) box.focus();
  }

  /** The report, once nothing is left to be put right. */
  function checked() {
    const report = read();
    const chosen = form.status.selectedOptions[0];
    const found = faults(report, chosen.hasAttribute("data-needs-evidence"));
    show(found);
    return found.length ? undefined : report;
  }

  function download(report) {
    const address = URL.createObjectURL(new Blob([reportText(report)], { type: "text/yaml" }));
    Object.assign(document.createElement("a"), { href: address, download: fileName(report) }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    status.textContent = `Đã lưu tệp ${fileName(report)}. Gửi tệp này; người tổng hợp đặt vào thư mục báo cáo năm ${report.year}.`;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const report = checked();
    if (report) download(report);
  });
  form.querySelector("[data-mail-it]").addEventListener("click", () => {
    const report = checked();
    if (!report) return;
    const text = reportText(report);
    if (encodeURIComponent(text).length > LONGEST_MAIL) {
      download(report);
      status.textContent += " Báo cáo dài quá một thư, hãy đính kèm tệp vừa lưu.";
    }
    const body = encodeURIComponent(text).length > LONGEST_MAIL ? `Tệp đính kèm: ${fileName(report)}` : text;
    const subject = `Báo cáo năm ${report.year}, nhiệm vụ ${report.task}`;
    location.href = `mailto:${form.dataset.mail}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  });
  form.querySelector("[data-forget]").addEventListener("click", () => {
    localStorage.removeItem(draftKey());
    fill({});
    status.textContent = "Đã xoá bản nháp của nhiệm vụ này trên máy này.";
    form.submitted.focus();
  });
  form.addEventListener("click", ({ target }) => {
    const table = target.closest("[data-table]")?.dataset.table;
    if (target.matches("[data-add]")) inputs(addRow(table))[0].focus();
    if (target.matches("[data-remove]")) {
      target.closest(".form__row").remove();
      form.querySelector(`[data-table=${table}] [data-add]`).focus();
      save();
    }
  });
  // A browser shows the place of the next letter only; who comes by keyboard wants to see the whole field.
  form.addEventListener("focusin", ({ target }) => target.matches("textarea") && target.scrollIntoView({ block: "nearest" }));
  form.addEventListener("input", ({ target }) => {
    if (target === form.year || target === form.task) return;
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  addEventListener("pagehide", () => waiting && save());
  for (const choice of [form.year, form.task]) choice.addEventListener("change", open);
  open();
  form.hidden = false;
}

if (typeof document !== "undefined") document.querySelectorAll("form[data-unit]").forEach(enhance);
