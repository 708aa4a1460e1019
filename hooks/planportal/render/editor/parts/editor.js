// Starts the editor: in Vietnamese whatever the browser speaks, with a preview that looks like the portal.

const isLocal = document.body.classList.contains("host-local");
const isHere = /^(127\.0\.0\.1|(.+\.)?localhost)$/.test(location.hostname);

Object.defineProperty(navigator, "languages", { get: () => ["vi-VN", "vi"] });

if (isLocal && !isHere) {
  document.getElementById("noi-khac").hidden = false;
} else {
  const { default: CMS } = await import("./sveltia/index.js");
  CMS.registerPreviewStyle(new URL("../assets/portal.css", import.meta.url).href);
  CMS.registerPreviewStyle(new URL("preview.css", import.meta.url).href);
  for (const section of document.body.dataset.sections.split(" ")) CMS.registerPreviewTemplate(section, Article);
  CMS.init();
}

/** An article as its page will show it, as far as it can be told before the portal is built. */
function Article({ entry, widgetFor, widgetsFor }) {
  const h = window.h;
  const value = (...path) => entry.getIn(["data", ...path]);
  const list = (...path) => value(...path)?.toJS?.() ?? value(...path) ?? [];
  const picture = value("image", "src") && widgetsFor("image").getIn(["widgets", "src"]);
  return h(
    "main",
    { className: "page" },
    h(
      "article",
      { className: "content" },
      picture && h("figure", {}, picture),
      h(
        "header",
        { className: "article-head" },
        h("h1", {}, value("title") || "Chưa có tiêu đề"),
        h("p", { className: "dateline" }, value("date") ?? "", value("draft") ? " · Bản nháp" : ""),
        h("p", { className: "lead" }, value("summary") ?? ""),
      ),
      h("div", { className: "prose" }, widgetFor("body")),
      list("sources").length > 0 &&
        h(
          "section",
          { className: "sources" },
          h("h2", {}, "Nguồn"),
          h("ol", {}, ...list("sources").map(({ title, outlet, url }) => h("li", {}, `${title ?? ""}. `, h("cite", {}, outlet ?? ""), `. ${url ?? ""}`))),
        ),
    ),
  );
}
