// Pagefind over the same documents as pages: node pagefind.mjs FOLDER, which holds documents.json and queries.json.
// Prints what was found for each query, the time of the build, and what a reader must load for one query.

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { spawnSync } from "node:child_process";

const HERE = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const site = join(folder, "pages");

for (const { address, title, keywords, summary, body } of read("documents.json")) {
  const paragraphs = [summary, ...body.split("\n")].map((text) => `<p>${escaped(text)}</p>`).join("");
  const headings = keywords.split("\n").map((text) => `<h2>${escaped(text)}</h2>`).join("");
  mkdirSync(join(site, address), { recursive: true });
  writeFileSync(
    join(site, address, "index.html"),
    `<!doctype html><html lang="vi"><title>${escaped(title)}</title><body><h1>${escaped(title)}</h1>${headings}${paragraphs}`,
  );
}

const start = process.hrtime.bigint();
const run = spawnSync(join(HERE, "node_modules/.bin/pagefind"), ["--site", site], { encoding: "utf8" });
if (run.status !== 0) throw new Error(run.stdout + run.stderr);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const built = join(site, "pagefind");

let files;
globalThis.fetch = async (address) => {
  const content = readFileSync(join(built, new URL(address, "https://portal.example/pagefind/").pathname.replace("/pagefind/", "")));
  files.push(content);
  return new Response(content);
};
globalThis.document = { querySelector: () => ({ getAttribute: () => "vi" }), currentScript: null };
globalThis.window = globalThis;
globalThis.location = new URL("https://portal.example/");

const script = readFileSync(join(built, "pagefind.js"));
const packed = (content) => gzipSync(content, { level: 9 }).length;
const answers = [];
for (const [number, query] of read("queries.json").entries()) {
  // A module of its own for each query: what one query loaded must not make the next one cheap.
  const copy = join(built, `pagefind-${number}.mjs`);
  writeFileSync(copy, script);
  files = [script];
  const pagefind = await import(pathToFileURL(copy));
  await pagefind.options({ basePath: "https://portal.example/pagefind/", baseUrl: "/" });
  const { results } = await pagefind.search(query);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  answers.push({
    addresses: shown.map(({ url }) => url.replace(/^\//, "")),
    bytes: files.reduce((sum, content) => sum + packed(content), 0),
  });
  await pagefind.destroy();
}
const all = readdirSync(built, { recursive: true })
  .map((name) => join(built, name))
  .filter((name) => !/pagefind-\d+\.mjs$/.test(name) && statSync(name).isFile());
const size = all.reduce((sum, name) => sum + packed(readFileSync(name)), 0);
// Its worker keeps Node alive.
process.stdout.write(JSON.stringify({ answers, seconds, files: all.length, size }), () => process.exit());
