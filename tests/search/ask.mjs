// Asks a published search module queries, from files on disk, and prints what came and what it cost as JSON.
// node ask.mjs SITE <questions.json, each {query, base?, section?, field?, limit?, missing?: [parts of paths]}

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const ELSEWHERE = "https://portal.example/";
const site = resolve(process.argv[2]);
const { search } = await import(pathToFileURL(join(site, "assets/search.js")));

const sizes = new Map();

function packed(path, content) {
  if (!sizes.has(path)) sizes.set(path, gzipSync(content, { level: 9 }).length);
  return sizes.get(path);
}

/** A `fetch` that reads below the site, and counts what it hands out; `missing` files are as on a lost connection. */
function counting(base, missing) {
  const count = { bytes: 0, files: [] };
  const fetch = async (address) => {
    const path = String(address).slice(base.length).replace(/^\//, "");
    if (missing.some((part) => path.includes(part))) throw new TypeError("Failed to fetch");
    if (!existsSync(join(site, path))) return { ok: false, status: 404 };
    const content = readFileSync(join(site, path));
    count.bytes += packed(path, content);
    count.files.push(path);
    return { ok: true, status: 200, json: async () => JSON.parse(content) };
  };
  return { count, fetch };
}

async function ask({ query, base = ELSEWHERE, missing = [], ...options }) {
  const { count, fetch } = counting(base, missing);
  const start = performance.now();
  try {
    const results = await search(query, { base, fetch, ...options });
    const ms = performance.now() - start;
    const found = results.map((result) => ({
      ...result,
      address: result.url.slice(base.length).replace(/^\//, ""),
      pieces: results.highlight(result.context),
    }));
    const { suggestion, total, isTotal } = results;
    return { query, results: found, suggestion, total, isTotal, ...count, ms };
  } catch (error) {
    return { query, results: [], error: error.message, ...count };
  }
}

const answers = [];
for (const question of JSON.parse(readFileSync(0, "utf8"))) answers.push(await ask(question));
console.log(JSON.stringify(answers));
