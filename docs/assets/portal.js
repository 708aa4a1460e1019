// What every page is better with: the display switch, a print button, pages kept for reading offline.

const root = document.documentElement;

const remember = (name, value) => {
  try {
    if (value) localStorage.setItem(`display-${name}`, value);
    else localStorage.removeItem(`display-${name}`);
  } catch {
    // Private windows may refuse; the choice then holds for this page.
  }
};

const switchDisplay = (panel) => {
  const fields = panel.querySelectorAll("input");
  for (const field of fields) field.checked = (root.dataset[field.name] ?? "") === field.value;
  panel.addEventListener("change", ({ target }) => {
    const value = target.checked ? target.value : "";
    if (value) root.dataset[target.name] = value;
    else delete root.dataset[target.name];
    remember(target.name, value);
  });
  const close = () => {
    panel.open = false;
    panel.querySelector("summary").focus();
  };
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) close();
  });
  document.addEventListener("click", (event) => {
    if (panel.open && !panel.contains(event.target)) panel.open = false;
  });
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !panel.contains(relatedTarget)) panel.open = false;
  });
};

const panel = document.querySelector(".display");
if (panel) switchDisplay(panel);

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

// On paper a link says where it leads. Those that lead out are written by the stylesheet alone.
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll(".prose a, .content li a, .content dd a")) {
    const leadsOn = link.origin === location.origin && link.pathname !== location.pathname;
    if (leadsOn && !link.closest(".labels, .share, .news")) link.dataset.address = link.href;
  }
});

if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register(new URL("../sw.js", import.meta.url)));
}
