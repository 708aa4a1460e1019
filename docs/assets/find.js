/* The search page: results in place while a query is typed. Without this script the page lists what the portal holds. */

/** Milliseconds: of rest before a query is asked, before "searching" is said, and before the count is read out. */
const PAUSE = 50;
const SLOW = 400;
const QUIET = 800;
/** A connection that is back takes a moment before it carries anything. */
const BACK = 500;
const STEP = 10;
const FILTERS = ["muc", "linh-vuc"];
const LONGEST = 200;

/** What an address asks for; a section or field that is not offered is left out. */
export function readAddress(query, offered) {
  const parameters = new URLSearchParams(query);
  const filters = FILTERS.map((name) => [name, offered[name].has(parameters.get(name)) ? parameters.get(name) : ""]);
  return { q: tidy(parameters.get("q") ?? ""), ...Object.fromEntries(filters) };
}

/** The query that readAddress reads; empty when nothing is asked. */
export function writeAddress(asked) {
  const parameters = new URLSearchParams();
  for (const name of ["q", ...FILTERS]) {
    const value = tidy(asked[name] ?? "");
    if (value) parameters.set(name, value);
  }
  const query = parameters.toString();
  return query && `?${query}`;
}

const tidy = (text) => text.normalize("NFC").trim().slice(0, LONGEST);

/** How many pages were found, in words; `isTotal` is false while there may be more. */
export function countWords({ total, isTotal }, q) {
  return `${isTotal ? "" : "Ít nhất "}${total.toLocaleString("vi-VN")} kết quả cho “${q}”`;
}

/** A day as readers write it: 2026-11-23 as 23/11/2026. */
export const dayWords = (date) => date.split("-").reverse().join("/");

/**
 * The history behind a query. What is typed replaces the address of the entry that it began in; what Enter ended stays
 * below whatever comes next, and so does the address that the page was opened with.
 */
export class Trail {
  #history;
  #now;
  /** What typing has replaced, to be put back: nothing where Enter ended the entry, empty where nothing was replaced. */
  #replaced;

  constructor(history, address) {
    this.#history = history;
    this.open(address);
  }

  /** The page shows an address that was opened, or gone back to. */
  open(address) {
    this.#now = address;
    this.#replaced = address;
  }

  typed(address) {
    if (this.#replaced === undefined) this.#push(address);
    else this.#replace(address);
    this.#replaced ??= "";
  }

  entered(address) {
    if (this.#replaced && this.#replaced !== address) this.#replace(this.#replaced);
    if (this.#replaced === "") this.#replace(address);
    else if (this.#now !== address) this.#push(address);
    this.#replaced = undefined;
  }

  #push(address) {
    this.#history.pushState(null, "", address);
    this.#now = address;
  }

  #replace(address) {
    this.#history.replaceState(null, "", address);
    this.#now = address;
  }
}

const placeIn = (urls, { url }) => (urls.includes(url) ? urls.indexOf(url) : urls.length);

/** An element of the page; whatever is text stays text. */
function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function enhance(form) {
  const place = document.querySelector(".found");
  const status = document.querySelector("[role=status]");
  const names = Object.fromEntries(
    FILTERS.map((filter) => [filter, new Map([...form[filter].options].map(({ value, text }) => [value, text]))]),
  );
  const home = new URL("../", import.meta.url).href;
  const title = document.title;
  // One search at a time: what a newer query has overtaken reads no further file.
  const ask = (address, options) =>
    searching === turn ? fetch(address, options) : Promise.reject(new DOMException("Overtaken", "AbortError"));
  const here = () => location.pathname + location.search;
  const addressOf = (asked) => writeAddress(asked) || location.pathname;
  const trail = new Trail(history, here());
  let turn = 0;
  let searching = 0;
  let underWay;
  let waiting;
  let telling;

  const asked = () => ({ q: tidy(form.q.value), muc: form.muc.value, "linh-vuc": form["linh-vuc"].value });

  function fill() {
    const { q, ...filters } = readAddress(location.search, names);
    form.q.value = q;
    for (const name of FILTERS) form[name].value = filters[name];
  }

  /** Say something to those who listen: at once, or when nothing has changed for a while. */
  function tell(words, isUrgent) {
    clearTimeout(telling);
    telling = setTimeout(() => (status.textContent = words), isUrgent ? 0 : QUIET);
  }

  async function show({ limit = STEP, isUrgent = true, before = [] } = {}) {
    clearTimeout(waiting);
    turn += 1;
    const mine = turn;
    const wanted = asked();
    document.title = wanted.q ? `${wanted.q} – ${title}` : title;
    if (!wanted.q) return put(wanted, "", isUrgent);
    await underWay;
    if (mine !== turn) return undefined;
    searching = mine;
    underWay = answer(mine, wanted, { limit, isUrgent, before });
    return underWay;
  }

  async function answer(mine, wanted, { limit, isUrgent, before }) {
    const slow = setTimeout(() => tell("Đang tìm …", true), SLOW);
    place.setAttribute("aria-busy", "true");
    try {
      const { search } = await import("./search.js");
      const heading = (results) => countWords(results, wanted.q);
      const results = await search(form.q.value, {
        base: home,
        fetch: ask,
        section: wanted.muc,
        field: wanted["linh-vuc"],
        limit,
        early: (first) => {
          const isNew = mine === turn && !before.length && navigator.onLine;
          if (isNew) put(wanted, heading(first), isUrgent, listed(wanted, first, limit));
        },
      });
      // Asked for more, the search may weigh anew: what was shown stays where it was.
      results.sort((one, other) => placeIn(before, one) - placeIn(before, other));
      const kept = navigator.onLine ? undefined : await keptOf(results);
      if (mine !== turn) return undefined;
      return put(wanted, results.length ? heading(results) : `Không tìm thấy “${wanted.q}”`, isUrgent, [
        ...(kept ? [offline()] : []),
        ...(results.length ? listed(wanted, results, limit, kept) : nothing(wanted)),
      ]);
    } catch (error) {
      if (mine !== turn) return undefined;
      console.error(error);
      return put(wanted, "Chưa tìm được", true, failed(wanted));
    } finally {
      clearTimeout(slow);
      if (mine === turn) place.removeAttribute("aria-busy");
    }
  }

  function put(wanted, heading, isUrgent, parts = []) {
    place.hidden = !heading;
    place.replaceChildren(...(heading ? [make("h2", {}, heading), ...parts] : []));
    tell([heading, ...parts.filter(({ dataset }) => "told" in dataset).map((part) => part.textContent)].join(". "), isUrgent);
  }

  const told = (...children) => {
    const part = make("p", { className: "note" }, ...children);
    part.dataset.told = "";
    return part;
  };

  const offline = () =>
    told("Máy đang ngoại tuyến: kết quả lấy từ chỉ mục đã lưu trên máy, có thể là bản cũ. Trang ghi “đã lưu” thì mở được ngay.");

  function listed(wanted, results, limit, kept) {
    const list = make("ol", {}, ...results.map((result) => item(result, results.highlight, kept)));
    const parts = [list];
    if (results.suggestion) {
      const link = make("a", { href: addressOf({ ...wanted, q: results.suggestion }) }, results.suggestion);
      parts.unshift(told("Không có trang nào viết đúng như vậy. Có phải bạn tìm ", link, "?"));
    }
    if (results.length === limit && !(results.isTotal && results.total <= limit)) {
      const more = make("button", { type: "button", className: "button button--quiet" }, "Xem thêm kết quả");
      more.addEventListener("click", async () => {
        await show({ limit: limit + STEP, before: results.map(({ url }) => url) });
        place.querySelectorAll("li a")[limit]?.focus();
      });
      parts.push(make("p", {}, more));
    }
    return parts;
  }

  function item({ url, title: name, section, date, context }, highlight, kept) {
    const text = (words) => highlight(words).map(([piece, isFound]) => (isFound ? make("mark", {}, piece) : piece));
    const meta = make("p", { className: "quiet" }, names.muc.get(section) ?? "");
    if (date) meta.append(" · ", make("time", { dateTime: date }, dayWords(date)));
    if (kept) meta.append(kept.has(url) ? " · đã lưu" : " · cần có mạng");
    return make("li", {}, make("h3", {}, make("a", { href: url }, ...text(name))), meta, make("p", {}, ...text(context)));
  }

  function nothing(wanted) {
    const isNarrowed = FILTERS.some((filter) => wanted[filter]);
    const all = make("a", { href: addressOf({ q: wanted.q }) }, "tìm trong tất cả các mục và lĩnh vực");
    return [
      told(
        "Thử ít từ hơn, hoặc từ khác cùng nghĩa",
        ...(isNarrowed ? ["; hoặc ", all] : []),
        ". Có thể đi theo các mục dưới đây.",
      ),
    ];
  }

  function failed(wanted) {
    if (!navigator.onLine) {
      return [told("Máy đang ngoại tuyến và chưa lưu phần chỉ mục của từ khoá này. Có mạng trở lại, Cổng sẽ tìm tiếp.")];
    }
    const again = make("a", { href: addressOf(wanted) }, "Thử lại");
    return [told("Không đọc được chỉ mục tìm kiếm. ", again, ", hoặc đi theo các mục dưới đây.")];
  }

  /** Read what every query needs while the first is being typed; what cannot be read, the search itself tells. */
  const getReady = async () => {
    const { prepare } = await import("./search.js");
    await prepare({ base: home, fetch: ask }).catch(() => undefined);
  };

  form.q.addEventListener("focus", getReady, { once: true });
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      trail.typed(addressOf(asked()));
      show({ isUrgent: false });
    }, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    trail.entered(addressOf(asked()));
    show();
  });
  addEventListener("popstate", () => {
    trail.open(here());
    if (addressOf(asked()) === addressOf(readAddress(location.search, names))) return;
    fill();
    show();
  });
  addEventListener("online", () => setTimeout(show, BACK));
  addEventListener("offline", () => show());

  // What was typed before this script came counts more than the address.
  if (!form.q.value) fill();
  show();
}

/** The addresses among results whose pages are kept on this device. */
async function keptOf(results) {
  if (!("caches" in globalThis)) return new Set();
  const found = await Promise.all(results.map(({ url }) => caches.match(url, { ignoreSearch: true })));
  return new Set(results.filter((_, index) => found[index]).map(({ url }) => url));
}

if (typeof document !== "undefined") {
  const form = document.querySelector(".find");
  if (form) enhance(form);
}
