// From units to ranked documents: what is read, in which order, and when it is enough.

import { Evidence } from "./40-evidence.js";
import { inParts } from "./30-query.js";

/** How far a document may stay behind the best and still be shown, unless it has every word and few are better. */
const SHARE_OF_BEST = 0.45;
const ROUNDING = 100;
/** So many words side by side in a title or summary are what was looked for. */
const LONG_QUERY = 6;
const LEAST_WEIGHT = 0.3;

/**
 * The documents for some units, best first, with what became known of each unit on the way. Segments are read from the
 * newest on, until enough documents hold the whole query, as it was typed, in their heads.
 */
export async function find(segments, asked, { limit, accepts }) {
  const units = await withKnownCompounds(segments, asked);
  const all = [];
  const wanted = units.length < LONG_QUERY ? limit : 1;
  let full = 0;
  for (const segment of segments) {
    const evidence = new Evidence(segment, units, await accepts(segment));
    all.push(evidence);
    await read(evidence, wanted - full);
    full += evidence.full();
    if (full >= wanted) break;
  }
  freeUnknownSpellings(units, all);
  const weights = weigh(units, all);
  const hits = ranked(all.flatMap((evidence) => evidence.hits(weights)), limit);
  return {
    units,
    hits,
    isEnough: full >= wanted,
    known: units.map((_, index) => all.some((evidence) => evidence.has(index))),
    pairKnown: units.slice(1).map((_, index) => all.some((evidence) => evidence.hasPair(index))),
  };
}

async function withKnownCompounds(segments, units) {
  const compounds = units.filter((unit) => unit.parts);
  const known = new Set();
  const lookUp = async (segment, unit) => {
    const found = await Promise.all(["h", "b"].map((tier) => segment.entry(tier, unit.keys[0].key)));
    if (found.some((spellings) => spellings.length)) known.add(unit);
  };
  for (const segment of segments) {
    await Promise.all(compounds.filter((unit) => !known.has(unit)).map((unit) => lookUp(segment, unit)));
  }
  return inParts(units, (unit) => known.has(unit));
}

/** Read what is needed: the heads; the bodies' pairs unless the heads suffice; single syllables if no phrase was found. */
async function read(evidence, wanted) {
  await evidence.readHead();
  if (evidence.full() >= wanted) return;
  if (evidence.units.length > 1) {
    await Promise.all([evidence.readPairs(), evidence.readSingles({ compounds: true })]);
    if (evidence.hasPhrase()) return;
  }
  await evidence.readSingles();
}

/** What was typed with marks that nobody uses says no more than the bare letters. */
function freeUnknownSpellings(units, all) {
  units.forEach((unit, index) => {
    const isUsed = all.some(({ spellings }) => spellings[index].has(unit.marks));
    unit.anySpelling = Boolean(unit.marks) && !isUsed;
  });
}

/** What each unit and pair says: the more, the fewer documents hold it. */
function weigh(units, all) {
  const sum = (count) => all.reduce((total, evidence) => total + count(evidence), 0);
  const documents = 1 + sum(({ segment }) => segment.count);
  const weight = (count) => LEAST_WEIGHT + Math.log(documents / (count + 1)) / Math.log(documents);
  const single = units.map((_, index) => weight(sum((evidence) => evidence.count(index))));
  const pairs = single.slice(1).map((next, index) => {
    const count = sum((evidence) => evidence.pairCount(index));
    return count ? weight(count) : (next + single[index]) / 2;
  });
  return { units: single, pairs, total: [...single, ...pairs].reduce((total, one) => total + one, 0) };
}

/** A score without the digits that say nothing; among equals the newer page stands first. */
export const rounded = (hit) => Math.round(hit.score * ROUNDING) / ROUNDING;

function ranked(hits, limit) {
  const least = SHARE_OF_BEST * hits.reduce((most, hit) => Math.max(most, hit.score), 0);
  const areFew = hits.filter((hit) => hit.score >= least).length < limit;
  return hits
    .filter((hit) => hit.score >= least || (areFew && hit.hasAll))
    .sort(
      (one, other) =>
        rounded(other) - rounded(one) || one.segment.order - other.segment.order || other.number - one.number,
    );
}
