// A query as units: syllables, and compounds such as 36-NQ/TW that are looked up as one.

import { readSyllables } from "./10-syllables.js";

const MOST_UNITS = 16;

/**
 * The units of a query. `keys` are the terms to look up, each with what finding it is worth; `marks` is what the reader
 * typed beside the bare letters; `length` is how many positions the unit takes; `open` says that it may go on.
 */
export function readQuery(query) {
  const { syllables, compounds } = readSyllables(query);
  const units = [];
  for (let at = 0; at < syllables.length && units.length < MOST_UNITS; ) {
    const longest = compounds.filter((one) => one.at === at).sort((one, other) => other.length - one.length)[0];
    if (longest) {
      const parts = syllables.slice(at, at + longest.length).map(unitOf);
      units.push({ ...unitOf({ key: longest.key, marks: "" }), length: longest.length, parts });
      at += longest.length;
    } else {
      units.push(unitOf(syllables[at]));
      at += 1;
    }
  }
  const last = syllables.at(-1);
  if (last?.end === query.normalize("NFC").length) {
    const unit = units.at(-1);
    (unit.parts?.at(-1) ?? unit).open = true;
  }
  return units;
}

export function unitOf({ key, marks }) {
  return { keys: [{ key, worth: 1 }], marks, length: 1 };
}

/** A compound that nobody wrote is looked for by its parts. */
export function inParts(units, isKnown) {
  return units.flatMap((unit) => (unit.parts && !isKnown(unit) ? unit.parts : [unit]));
}

/** The terms with which a unit begins or ends, for pairs with its neighbours. */
export const firstKeys = (unit) => (unit.parts ? unit.parts[0].keys : unit.keys);
export const lastKeys = (unit) => (unit.parts ? unit.parts.at(-1).keys : unit.keys);

/** Whether a spelling is one that the reader's typing stands for: what was typed without marks stands for all. */
export function isAsTyped(unit, marks) {
  if (!unit.marks || unit.parts || unit.anySpelling || marks === unit.marks) return true;
  return Boolean(unit.isPrefix) && marks.startsWith(unit.marks);
}
