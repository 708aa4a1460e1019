// MiniSearch over the same documents, with marks taken off: node minisearch.mjs FOLDER, which holds documents.json and
// queries.json. Prints what was found for each query, the time of the build, and what a reader must load.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import MiniSearch from "minisearch";

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));

const processTerm = (term) =>
  term.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d") || undefined;
const options = {
  fields: ["title", "keywords", "summary", "body"],
  storeFields: ["title", "summary"],
  processTerm,
  searchOptions: { boost: { title: 3, keywords: 2, summary: 2 }, prefix: (_, at, terms) => at === terms.length - 1, fuzzy: 0.1 },
};

const documents = read("documents.json");
const start = process.cpuUsage();
const index = new MiniSearch(options);
index.addAll(documents.map((document, id) => ({ id, ...document })));
const file = JSON.stringify(index);
const { user, system } = process.cpuUsage(start);

const reader = MiniSearch.loadJSON(file, options);
const bytes = gzipSync(file, { level: 9 }).length;
const answers = read("queries.json").map((query) => ({
  addresses: reader.search(query).slice(0, 10).map(({ id }) => documents[id].address),
  bytes,
}));
console.log(JSON.stringify({ answers, seconds: (user + system) / 1e6, files: 1, size: bytes }));
