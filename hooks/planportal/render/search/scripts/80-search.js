// Search of the portal: a query in, ranked pages out. Runs in browsers and in Node; reads only through the given `fetch`.

import { readSyllables } from "./10-syllables.js";
import { libraryOf, Outdated } from "./20-files.js";
import { readQuery } from "./30-query.js";
import { find, rounded } from "./50-find.js";
import { completed, corrected } from "./60-correct.js";
import { contextOf, inPieces } from "./70-context.js";

const LIMIT = 10;
/** For so many results the page's text is fetched, when neither title nor summary shows why they were found. */
const READ_IN_FULL = 3;
/** So many results are handed over early: each costs a file, and ten files cost a slow phone half a second. */
const EARLY = 3;

/**
 * The pages that answer a query, best first, as an array of `{url, title, section, date, score, exact, context}`.
 *
 * `base` is the address of the portal's first page, whole or from the root; `section` and `field` narrow the search. A
 * last word with nothing behind it may be unfinished. `exact` says that a page has every word just as it was typed.
 * The array also has `total`, `isTotal` (false: there may be more), `suggestion`: the query in other words, where
 * nothing has those that were typed, and `highlight`: a function from a text to its pieces, each with whether it holds
 * words that were found. Keep one `fetch` for all queries: what it once gave is not asked for again.
 *
 * `early`, if it is given, is called with the first few of many results as soon as these can be shown, summaries for
 * their context; the whole answer follows.
 */
export async function search(query, { base = "/", fetch, section = "", field = "", limit = LIMIT, early }) {
  const library = libraryOf(base, fetch);
  const options = { section, field, limit, early };
  try {
    return await answer(library, query, options);
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    library.forget();
    await library.segments({ cache: "reload" });
    return answer(library, query, options);
  }
}

/** Read what every query needs, before the first is asked. */
export const prepare = ({ base = "/", fetch }) => libraryOf(base, fetch).segments();

async function answer(library, query, { section, field, limit, early }) {
  const asked = readQuery(query);
  if (!asked.length) return Object.assign([], { total: 0, isTotal: true, suggestion: "", highlight: (text) => [[text, false]] });
  const segments = await library.segments();
  const options = { limit, accepts: (segment) => filter(segment, section, field) };
  let found = await find(segments, asked, options);
  const last = found.units.at(-1);
  if (last.open && !found.known.slice(0, -1).includes(false) && !(found.pairKnown.at(-1) ?? found.known.at(-1))) {
    found = better(found, await again(segments, completed(segments, found.units), options));
  }
  let isCorrected = false;
  if (found.known.includes(false)) {
    const other = await again(segments, corrected(segments, found.units, found.known), options);
    isCorrected = Boolean(other?.hits.length);
    if (isCorrected) found = other;
  }
  const shown = found.hits.slice(0, limit);
  const said = {
    total: found.hits.length,
    isTotal: !found.isEnough,
    suggestion: "",
    highlight: (text) => inPieces(text, found.units),
  };
  if (early && !isCorrected && shown.length > EARLY) {
    const first = shown.slice(0, EARLY).map((hit) => resultOf(library, found.units, hit, READ_IN_FULL));
    early(Object.assign(await Promise.all(first), said));
  }
  const results = await Promise.all(shown.map((hit, rank) => resultOf(library, found.units, hit, rank)));
  const suggestion = isCorrected && results.length ? spellingIn(results[0], found.units) : "";
  return Object.assign(results, said, { suggestion });
}

async function again(segments, units, options) {
  const changed = await units;
  return changed && find(segments, changed, options);
}

function better(one, other) {
  if (!other?.hits.length) return one;
  return !one.hits.length || other.hits[0].score > one.hits[0].score ? other : one;
}

async function filter(segment, section, field) {
  if (!section && !field) return () => true;
  const kinds = await segment.read("filter.json");
  return (number) => (!section || kinds[number][0] === section) && (!field || kinds[number].includes(field, 1));
}

async function resultOf(library, units, hit, rank) {
  const [address, title, section, date, summary, text] = await hit.segment.document("d", hit.number);
  let context = contextOf(summary, units);
  if (!context && !contextOf(title, units)) {
    const body = text ?? (rank < READ_IN_FULL ? await hit.segment.document("t", hit.number) : "");
    context = contextOf(body, units);
  }
  return {
    url: library.address(address),
    title,
    section,
    date,
    score: rounded(hit),
    exact: hit.isExact,
    context: context || summary,
  };
}

/** The units as the best result writes them, where they stand side by side if they do. */
function spellingIn({ title, context }, units) {
  const read = [title, context].flatMap((text) => {
    const composed = text.normalize("NFC");
    return readSyllables(composed).syllables.map(({ key, start, end }) => ({ key, word: composed.slice(start, end) }));
  });
  const isUnit = (index, at) => Boolean(units[index]?.keys.some(({ key }) => key === read[at]?.key));
  const words = units.map(({ keys, parts }, index) => {
    if (parts) return keys[0].key;
    const places = [...read.keys()].filter((at) => isUnit(index, at));
    const joined = places.find((at) => isUnit(index - 1, at - 1) || isUnit(index + 1, at + 1));
    const best = joined ?? places[0];
    return best === undefined ? keys[0].key : read[best].word.toLowerCase();
  });
  return words.join(" ");
}
