// Puts the reader's choices of display on the root element before anything is painted. Loaded in the head, not deferred,
// so that a page never flashes in another theme. The names are those of palette.py and 35-display.css.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  for (const name of ["theme", "size", "contrast"]) {
    let value = null;
    try {
      value = localStorage.getItem(`display-${name}`);
    } catch {
      // A browser that keeps nothing for this site shows what the system asks for.
    }
    if (value) root.dataset[name] = value;
  }
})();
