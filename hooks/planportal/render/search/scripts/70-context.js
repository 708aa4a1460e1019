// The lines that a result shows: where the words of the query stand together, in the spelling of the page.

import { readSyllables } from "./10-syllables.js";

const LENGTH = 180;
const BEFORE = 50;

/** The part of a text that holds most of the units close together; empty if it holds none. */
export function contextOf(text, units) {
  const composed = text.normalize("NFC");
  const places = matches(composed, units);
  if (!places.length) return "";
  let best = { value: 0, start: 0 };
  places.forEach((place, first) => {
    const found = new Set();
    let value = 0;
    for (let at = first; at < places.length && places[at].end - place.start < LENGTH; at += 1) {
      const { unit, joined } = places[at];
      if (!found.has(unit)) value += 1;
      if (joined && at > first && !found.has(`+${unit}`)) value += 1;
      found.add(unit).add(`+${unit}`);
    }
    if (value > best.value) best = { value, start: place.start };
  });
  return cut(composed, best.start);
}

/** A text in pieces, those that match the query marked: `[["Bệnh ", false], ["khảm lá sắn", true]]`. */
export function inPieces(text, units) {
  const composed = text.normalize("NFC");
  const found = matches(composed, units);
  const joined = found.filter((place, index) => place.joined || found[index + 1]?.joined);
  const pieces = [];
  let end = 0;
  for (const place of units.length > 1 && joined.length ? joined : found) {
    const between = composed.slice(end, place.start);
    if (pieces.length && !/[\p{L}\p{N}]|[.;:!?]\s/u.test(between)) {
      pieces[pieces.length - 1][0] += composed.slice(end, place.end);
    } else {
      if (between) pieces.push([between, false]);
      pieces.push([composed.slice(place.start, place.end), true]);
    }
    end = place.end;
  }
  if (end < composed.length) pieces.push([composed.slice(end), false]);
  return pieces;
}

/** Where units stand in a text; `joined` says that the unit before stands directly in front. */
function matches(text, units) {
  const wanted = new Map();
  let order = 0;
  for (const { keys, parts } of units) {
    for (const part of parts ?? [{ keys }]) {
      for (const { key } of part.keys) wanted.set(key, [...(wanted.get(key) ?? []), order]);
      order += 1;
    }
  }
  const { syllables, compounds } = readSyllables(text);
  const wholes = new Map(compounds.filter(({ key }) => wanted.has(key)).map((whole) => [whole.at, whole]));
  const found = [];
  for (let at = 0; at < syllables.length; ) {
    const { key, length } = wholes.get(at) ?? { key: syllables[at].key, length: 1 };
    const orders = wanted.get(key);
    if (orders) {
      const before = found.at(-1);
      const next = before?.after === at ? orders.find((unit) => unit === before.unit + 1) : undefined;
      const { start } = syllables[at];
      const { end } = syllables[at + length - 1];
      found.push({ after: at + length, start, end, unit: next ?? orders[0], joined: next !== undefined });
    }
    at += length;
  }
  return found;
}

function cut(text, start) {
  if (text.length <= LENGTH) return text;
  const sentence = text.slice(0, start).search(/(?:(?![.!?]\s|\n)[^])*$/);
  let from = start - sentence <= BEFORE ? sentence : text.lastIndexOf(" ", start - BEFORE / 2) + 1;
  while (/\s/.test(text[from] ?? "")) from += 1;
  let to = from + LENGTH;
  if (to >= text.length) to = text.length;
  else to = text.lastIndexOf(" ", to);
  const line = text.slice(from, to).replace(/\s+/g, " ").trim();
  return `${from > 0 && from !== sentence ? "… " : ""}${line}${to < text.length ? " …" : ""}`;
}
