// What the keyboard tests ask a page about its controls. Put into the page before its own scripts run.
globalThis.keyboard = (() => {
  const CONTROLS = [
    "a[href]", "area[href]", "button", "input:not([type=hidden])", "select", "textarea", "summary", "iframe",
    "audio[controls]", "video[controls]", "[contenteditable]", "[tabindex]",
  ].join();
  const seen = new Set();

  const name = (element) => {
    const classes = [...element.classList].map((word) => `.${word}`).join("");
    const words = (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ");
    return `${element.localName}${classes} "${words.slice(0, 40) || element.id}"`;
  };

  // In the Tab order: shown, enabled, not taken out. Of a radio group only the chosen one takes part.
  const reachable = (element) => {
    if (element.tabIndex < 0 || element.disabled || element.closest("[inert]")) return false;
    if (!element.checkVisibility({ visibilityProperty: true }) || !element.getClientRects().length) return false;
    if (element.type !== "radio" || element.checked) return true;
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"]`)];
    return group[0] === element && !group.some((radio) => radio.checked);
  };

  const boxes = (element) => [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);

  // The middle of the first and of the last line box: what covers either hides the control. Of a region that takes focus
  // to be scrolled, and of what is taller than half the screen, a part in view is enough.
  const hidden = (element) => {
    const [first, ...rest] = boxes(element);
    for (const box of [first, ...rest.slice(-1)]) {
      const tall = box.height > innerHeight / 2 || element.matches("div, section, main, pre");
      if (box.left < -1 || box.right > innerWidth + 1) return `off the side, at ${Math.round(box.left)} px`;
      if (box.bottom < 1 || box.top > innerHeight - 1 || !tall && (box.top < -1 || box.bottom > innerHeight + 1)) {
        return `off screen, at ${Math.round(box.top)} px`;
      }
      const y = tall ? Math.max(box.top, 0) + 5 : box.top + box.height / 2;
      const hit = document.elementFromPoint(box.left + box.width / 2, y);
      const own = hit && (element.contains(hit) || element.closest("label")?.contains(hit));
      if (!own) return `behind ${hit ? name(hit) : "the edge"}`;
    }
    return "";
  };

  // What is pressed: the control, or the card that its ::after is laid over.
  const pressed = (element) => {
    const over = getComputedStyle(element, "::after");
    const laid = over.content !== "none" && over.position === "absolute";
    return (laid && getComputedStyle(element).position === "static" && element.offsetParent || element);
  };

  const inView = ({ left, top, right, bottom }) => {
    const [x, y] = [Math.max(left, 0), Math.max(top, 0)];
    return { x, y, width: Math.min(right, innerWidth) - x, height: Math.min(bottom, innerHeight) - y };
  };

  const here = () => {
    const element = document.activeElement;
    if (element === null || element === document.body || element === document.documentElement) return null;
    const again = seen.has(element);
    seen.add(element);
    const [box] = boxes(element);
    return {
      name: name(element),
      look: `${element.localName}.${element.className} in ${element.parentElement.className}`,
      again,
      hidden: box ? hidden(element) : "without a box",
      inMain: element.closest("main") !== null,
      box: box ? inView(pressed(element) === element ? box : pressed(element).getBoundingClientRect()) : null,
    };
  };

  const missed = () => [...document.querySelectorAll(CONTROLS)]
    .filter((element) => reachable(element) && !seen.has(element)).map(name);

  return { here, missed };
})();
