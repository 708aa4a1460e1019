/* The plan's list of tasks, filtered in place. Without this script the same links lead to pages of their own. */

const PARAMETERS = {
  group: "nhom",
  unit: "don-vi",
  report: "trang-thai",
  work: "trang-thai",
  verification: "trang-thai",
};

/** Whether a row, whose axes hold values parted by spaces, has every value that is chosen. */
export function matches(row, chosen) {
  return Object.entries(chosen).every(([axis, value]) => (row[axis] ?? "").split(" ").includes(value));
}

/** What is chosen after a value was clicked: a second click takes it back. */
export function toggled(chosen, axis, value) {
  const { [axis]: before, ...others } = chosen;
  return before === value ? others : { ...others, [axis]: value };
}

/** What an address chooses, out of what is offered on each axis. States have one parameter, given once an axis. */
export function readQuery(query, offered) {
  const parameters = new URLSearchParams(query);
  const chosen = {};
  for (const [axis, name] of Object.entries(PARAMETERS)) {
    const value = parameters.getAll(name).find((given) => offered[axis]?.includes(given));
    if (value) chosen[axis] = value;
  }
  return chosen;
}

/** The query that readQuery reads; empty when nothing is chosen. */
export function writeQuery(chosen) {
  const parameters = new URLSearchParams();
  for (const [axis, name] of Object.entries(PARAMETERS)) {
    if (chosen[axis]) parameters.append(name, chosen[axis]);
  }
  const query = parameters.toString();
  return query && `?${query}`;
}

function enhance(root) {
  const links = [...root.querySelectorAll("[data-axis]")];
  const rows = [...root.querySelectorAll("tr[data-group]")];
  const found = root.querySelector("[data-found]");
  const clear = root.querySelector("[data-clear]");
  const nothing = root.querySelector("[data-nothing]");
  const offered = {};
  for (const { dataset } of links) (offered[dataset.axis] ??= []).push(dataset.value);

  // On a phone the list comes first; what is chosen stands above it in words.
  root.querySelector("details").open = matchMedia("(min-width: 64rem)").matches;

  const addressOf = (chosen) => {
    const query = writeQuery(chosen);
    return query ? `${query}#nhiem-vu` : `${location.pathname}#nhiem-vu`;
  };

  function show() {
    const chosen = readQuery(location.search, offered);
    for (const row of rows) row.hidden = !matches(row.dataset, chosen);
    for (const body of root.querySelectorAll("tbody")) body.hidden = !body.querySelector("tr[data-group]:not([hidden])");
    for (const link of links) {
      const { axis, value } = link.dataset;
      link.href = addressOf(toggled(chosen, axis, value));
      if (chosen[axis] === value) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const names = links.filter((link) => link.hasAttribute("aria-current")).map((link) => link.querySelector("[data-words]").textContent);
    const words = [`${shown}/${rows.length} nhiệm vụ`, ...names].join(" · ");
    if (found.textContent !== words) found.textContent = words;
    clear.href = addressOf({});
    clear.hidden = !Object.keys(chosen).length;
    nothing.hidden = shown > 0;
  }

  root.addEventListener("click", (event) => {
    const link = event.target.closest("[data-axis], [data-clear]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    show();
    // The link that was clicked is gone now: its place in the order of the keyboard is taken by the count beside it.
    if (link === clear) found.focus();
  });
  addEventListener("popstate", show);
  found.tabIndex = -1;
  show();
}

if (typeof document !== "undefined") {
  const root = document.querySelector(".filtered");
  if (root) enhance(root);
}
