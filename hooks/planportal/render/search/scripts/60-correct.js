// What else a reader may have meant: the word that is still being typed, a letter too many, too few or wrong, two words
// written as one.

import { unitOf } from "./30-query.js";

const MOST_ENDINGS = 4;
const MOST_CORRECTIONS = 6;
const ENDING = 0.9;
const CORRECTION = 0.6;
const SHORTEST_PREFIX = 2;
const SHORTEST_CORRECTED = 3;
const SHORTEST_JOINED = 4;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** The units with the last one read as the beginning of a word, or nothing if no word begins so. */
export async function completed(segments, units) {
  const last = units.at(-1);
  const [{ key: prefix }] = last.keys;
  if (prefix.length < SHORTEST_PREFIX) return undefined;
  const words = await wordsOf(segments, [prefix[0]]);
  const longer = [...words.keys()].filter((word) => word.startsWith(prefix) && word !== prefix);
  const endings = mostUsed(longer, words, MOST_ENDINGS);
  if (!endings.length) return undefined;
  const keys = endings.map((key) => ({ key, worth: ENDING }));
  return [...units.slice(0, -1), { ...last, keys, isPrefix: true }];
}

/**
 * The units with unknown ones replaced by words that differ in one letter, or nothing if there are none. First letters are
 * seldom wrong, so the words that share them are looked at first.
 */
export async function corrected(segments, units, known) {
  const isUnknown = ({ keys: [{ key }], parts }, index) => !known[index] && !parts && !/[^a-z]/.test(key);
  const letters = new Set(units.filter(isUnknown).map(({ keys: [{ key }] }) => key[0]));
  for (const some of [letters, LETTERS]) {
    const words = await wordsOf(segments, some);
    const mended = units.flatMap((unit, index) => (isUnknown(unit, index) ? mend(unit, words) : [unit]));
    if (units.every((unit, index) => !isUnknown(unit, index) || !mended.includes(unit))) return mended;
    if (some === LETTERS && mended.some((unit) => !units.includes(unit))) return mended;
  }
  return undefined;
}

/** The words that an unknown one may stand for, or two of which it is made, or itself. */
function mend(unit, words) {
  const [{ key }] = unit.keys;
  const close = key.length < SHORTEST_CORRECTED ? [] : [...words.keys()].filter((word) => differsByOne(key, word));
  if (close.length) {
    const keys = mostUsed(close, words, MOST_CORRECTIONS).map((word) => ({ key: word, worth: CORRECTION }));
    return [{ ...unit, keys, marks: "" }];
  }
  const apart = key.length < SHORTEST_JOINED ? undefined : twoWords(key, words);
  return apart ? apart.map((word) => unitOf({ key: word, marks: "" })) : [unit];
}

async function wordsOf(segments, letters) {
  const words = new Map();
  const lists = segments.flatMap((segment) => [...letters].map((letter) => listOf(segment, letter)));
  for (const list of await Promise.all(lists)) {
    for (const [word, count] of Object.entries(list)) words.set(word, (words.get(word) ?? 0) + count);
  }
  return words;
}

const listOf = (segment, letter) => (LETTERS.includes(letter) ? segment.read(`w/${letter}.json`) : {});

const mostUsed = (list, words, most) =>
  list.sort((one, other) => words.get(other) - words.get(one) || (one < other ? -1 : 1)).slice(0, most);

function twoWords(key, words) {
  let best;
  let most = 0;
  for (let cut = 1; cut < key.length; cut += 1) {
    const parts = [key.slice(0, cut), key.slice(cut)];
    const rarer = Math.min(...parts.map((part) => words.get(part) ?? 0));
    if (rarer > most) [best, most] = [parts, rarer];
  }
  return best;
}

/** Whether one letter was left out, added, changed or swapped with its neighbour. */
export function differsByOne(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const ends = (cut, from) => one.slice(start + cut) === other.slice(start + from);
  const swapped = one[start] === other[start + 1] && one[start + 1] === other[start] && ends(2, 2);
  return ends(1, 1) || ends(0, 1) || ends(1, 0) || swapped;
}
