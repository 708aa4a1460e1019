// What the reflow tests ask a page about its layout. Each answer is a list of faults in words.
globalThis.layout = (() => {
  const name = (element) => {
    const classes = [...element.classList].map((word) => `.${word}`).join("");
    return `${element.localName}${classes} "${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}"`;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const all = () => [...document.body.querySelectorAll("*")].filter((element) => !element.closest("svg svg, svg > *"));
  const ownText = (element) => [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim());

  // Text for screen readers only is cut to a pixel on purpose.
  const forEars = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { position, clipPath, width } = getComputedStyle(one);
      if (position === "absolute" && (clipPath.startsWith("inset(50%") || parseFloat(width) <= 1)) return true;
    }
    return false;
  };

  // WCAG 1.4.10 lets tables and drawings scroll inside themselves.
  const scrollsInside = (element) => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const { overflowX } = getComputedStyle(one);
      if (["auto", "scroll"].includes(overflowX) && one.querySelector("table, pre, svg, img")) return true;
    }
    return false;
  };

  const sideways = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const page = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide on ${clientWidth} px`] : [];
    const beyond = all().filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.right > innerWidth + 1 && shown(element) && ownText(element)
        && !scrollsInside(element) && !forEars(element);
    });
    return [...page, ...beyond.map((element) => `${name(element)} runs out at the side`)];
  };

  const clipped = () => all().filter((element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
    const wide = cuts(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const tall = cuts(overflowY) && element.scrollHeight > element.clientHeight + 1;
    // The last crumb may be shortened: the heading below says it in full.
    if (element.getAttribute("aria-current") === "page") return false;
    return (wide || tall) && element.innerText?.trim() && shown(element) && !forEars(element);
  }).map((element) => `${name(element)} cuts off its text`);

  const setSheet = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  };

  return { sideways, clipped, setSheet };
})();
