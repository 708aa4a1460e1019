// What one segment knows of a query's units, and what each of its documents is worth.

import { eachDocument, eachPlace } from "./20-files.js";
import { firstKeys, isAsTyped, lastKeys } from "./30-query.js";

const FIELDS = 4;
const BODY = 3;
/** What a match is worth in the title, among the keywords, in the summary, in the body. */
const WORTH = [1, 0.9, 0.85, 0.66];
const STANDS_OFTEN = 0.04;
const OTHER_SPELLING = 0.3;
const OTHER_SPELLING_OF_PAIR = 0.25;
const IN_ANOTHER_FIELD = 0.6;
const NEAR = 0.3;
const NEAR_DISTANCE = 3;
const ALL_FIELDS = 0.02;
const WHOLE_PIECE = 0.12;
const WHOLE_PHRASE = 0.15;
const STARTS = 1;
const ENDS = 2;

export class Evidence {
  #accepts;
  #places;
  #pairs;
  #singles;

  /** `accepts` tells which documents are asked for, by number. */
  constructor(segment, units, accepts) {
    this.segment = segment;
    this.units = units;
    this.spellings = units.map(() => new Set());
    this.#accepts = accepts;
    this.#places = units.map(() => new Map());
    this.#pairs = units.slice(1).map(() => new Map());
    this.#singles = units.map(() => new Map());
  }

  /** Read titles, keywords and summaries, with positions. */
  async readHead() {
    const keys = this.units.map((unit) => unit.keys);
    await this.#each("h", keys, (index, worth, { marks, postings }) => {
      this.spellings[index].add(marks);
      eachPlace(this.segment.count, postings, (document, at, field, edges) => {
        note(this.#places[index], document, { at, field, edges, marks, worth });
      });
    });
  }

  /** Read neighbouring syllables of bodies. */
  async readPairs() {
    const pairs = this.#pairs.map((_, index) =>
      lastKeys(this.units[index]).flatMap((one) =>
        firstKeys(this.units[index + 1]).map((other) => ({
          key: `${one.key} ${other.key}`,
          worth: one.worth * other.worth,
        })),
      ),
    );
    await this.#each("b", pairs, (index, worth, { marks, often, postings }) => {
      const both = marks.split(" ");
      both.forEach((one, side) => this.spellings[index + side].add(one));
      const found = { marks: both, often, worth };
      eachDocument(this.segment.count, postings, (document) => note(this.#pairs[index], document, found));
    });
  }

  /** Read single syllables of bodies; with `compounds`, only what pairs say nothing about. */
  async readSingles({ compounds } = {}) {
    const keys = this.units.map((unit) => (compounds && !unit.parts ? [] : unit.keys));
    await this.#each("b", keys, (index, worth, { marks, often, postings }) => {
      this.spellings[index].add(marks);
      const found = { marks, often, worth };
      eachDocument(this.segment.count, postings, (document) => note(this.#singles[index], document, found));
    });
  }

  async #each(tier, terms, visit) {
    const entries = terms.map((keys) => Promise.all(keys.map(({ key }) => this.segment.entry(tier, key))));
    (await Promise.all(entries)).forEach((found, index) =>
      found.forEach((spellings, which) =>
        spellings.forEach((spelling) => visit(index, terms[index][which].worth, spelling)),
      ),
    );
  }

  /** Whether any document holds a unit. */
  has(index) {
    return this.spellings[index].size > 0;
  }

  /** Whether any document holds a unit and the next one side by side. */
  hasPair(index) {
    const { length } = this.units[index];
    const stands = ([number, places]) =>
      this.#places[index].get(number)?.some(({ at }) => places.some((place) => place.at === at + length));
    return this.#pairs[index].size > 0 || [...this.#places[index + 1]].some(stands);
  }

  /** How many documents name a unit in their head, or else in their body. */
  count(index) {
    return this.#places[index].size || this.#singles[index].size;
  }

  /** How many documents hold two neighbours in their body. */
  pairCount(index) {
    return this.#pairs[index].size;
  }

  /** How many documents hold the whole query as it was typed in one field of their head. */
  full() {
    return this.#read(this.#numbersIn([this.#places.at(-1)])).filter(({ fields }) =>
      fields.slice(0, BODY).some(isWholePhrase),
    ).length;
  }

  /** Whether a document holds all units side by side. */
  hasPhrase() {
    const isPhrase = ({ units, pairs }) => units.every(Boolean) && pairs.every(Boolean);
    const last = [this.#places.at(-1), this.#pairs.at(-1), this.#singles.at(-1)];
    return this.#read(this.#numbersIn(last)).some(({ fields }) => fields.some(isPhrase));
  }

  /** Every document that holds a unit, with its worth. */
  hits(weights) {
    const numbers = this.#numbersIn([...this.#places, ...this.#pairs, ...this.#singles]);
    return this.#read(numbers).map((found) => ({ segment: this.segment, ...worthOf(found, weights) }));
  }

  #numbersIn(maps) {
    const numbers = new Set(maps.flatMap((found) => [...(found?.keys() ?? [])]));
    return [...numbers].filter(this.#accepts);
  }

  #read(numbers) {
    return numbers.map((number) => {
      const fields = Array.from({ length: FIELDS }, () => ({
        units: this.units.map(() => 0),
        pairs: this.#pairs.map(() => 0),
      }));
      const exact = new Set();
      const isWhole = this.#readPlaces(number, fields, exact);
      const often = this.#readBody(number, fields, exact);
      return { number, fields, often, isWhole, isExact: exact.size === this.units.length };
    });
  }

  /** Fill in what stands in the head; return whether the query is the whole of a title's part or of a keyword. */
  #readPlaces(number, fields, exact) {
    let before = [];
    let isWhole = false;
    this.units.forEach((unit, index) => {
      const places = this.#places[index].get(number) ?? [];
      const previous = this.units[index - 1];
      for (const place of places) {
        const asTyped = isAsTyped(unit, place.marks);
        if (isExact(unit, place)) exact.add(index);
        const { units, pairs } = fields[place.field];
        units[index] = Math.max(units[index], place.worth * (asTyped ? 1 : OTHER_SPELLING));
        place.isRun = asTyped && index === 0 && Boolean(place.edges & STARTS);
        for (const other of before) {
          const distance = place.at - other.at - previous.length;
          if (other.field !== place.field || distance < 0 || distance > NEAR_DISTANCE) continue;
          const both = asTyped && isAsTyped(previous, other.marks);
          const joined = (both ? other.worth * place.worth : OTHER_SPELLING_OF_PAIR) * (distance ? NEAR : 1);
          pairs[index - 1] = Math.max(pairs[index - 1], joined);
          if (distance === 0 && both && other.isRun) place.isRun = true;
        }
        if (place.isRun && index === this.units.length - 1 && place.edges & ENDS) isWhole = true;
      }
      before = places;
    });
    return isWhole;
  }

  /** Fill in what stands in the body; return the share of it that stands there often. */
  #readBody(number, fields, exact) {
    const { units, pairs } = fields[BODY];
    const raise = (index, marks, worth) => {
      const unit = this.units[index];
      units[index] = Math.max(units[index], worth * (isAsTyped(unit, marks) ? 1 : OTHER_SPELLING));
      if (isExact(unit, { marks, worth })) exact.add(index);
    };
    let often = 0;
    this.#singles.forEach((found, index) => {
      for (const single of found.get(number) ?? []) {
        raise(index, single.marks, single.worth);
        if (this.units.length === 1 && single.often && isAsTyped(this.units[0], single.marks)) often = 1;
      }
    });
    this.#pairs.forEach((found, index) => {
      let isOften = false;
      // A neighbour of a number's first part is no neighbour of the number.
      const isNumberAway = [0, 1].some((side) => this.units[index + side].parts && !units[index + side]);
      for (const { marks, worth, often: stands } of isNumberAway ? [] : (found.get(number) ?? [])) {
        const both = marks.every((one, side) => isAsTyped(this.units[index + side], one));
        pairs[index] = Math.max(pairs[index], both ? worth : OTHER_SPELLING_OF_PAIR);
        marks.forEach((one, side) => raise(index + side, one, worth));
        isOften ||= both && stands;
      }
      if (isOften) often += 1 / this.#pairs.length;
    });
    return often;
  }
}

/** What the best field of a document is worth, a little for the others, for the whole phrase, for a title that is it. */
function worthOf({ number, fields, often, isWhole, isExact }, weights) {
  const bestOf = (part, index) => Math.max(...fields.map((field) => field[part][index]));
  const sumOf = (field, part) =>
    weights[part].reduce(
      (sum, weight, index) => sum + weight * Math.max(field[part][index], IN_ANOTHER_FIELD * bestOf(part, index)),
      0,
    );
  const values = fields.map((field, which) => {
    if (!field.units.some(Boolean)) return 0;
    const worth = which === BODY ? WORTH[BODY] + STANDS_OFTEN * often : WORTH[which];
    return (worth * (sumOf(field, "units") + sumOf(field, "pairs"))) / weights.total;
  });
  const sum = values.reduce((total, value) => total + value, 0);
  const hasAll = weights.units.every((_, index) => bestOf("units", index));
  const more = (fields.some(isWholePhrase) ? WHOLE_PHRASE : 0) + (isWhole ? WHOLE_PIECE : 0);
  return { number, isExact, hasAll, score: Math.max(...values) + ALL_FIELDS * sum + more };
}

function note(documents, number, found) {
  const kept = documents.get(number);
  if (kept) kept.push(found);
  else documents.set(number, [found]);
}

const isOne = (value) => value === 1;

/** Whether a field holds all units as they were typed, each beside the next. */
const isWholePhrase = ({ units, pairs }) => units.every(isOne) && pairs.every(isOne);

/** Whether a word is written just as it was typed; a document's number always is. */
const isExact = (unit, { marks, worth }) => worth === 1 && (Boolean(unit.parts) || marks === unit.marks);
