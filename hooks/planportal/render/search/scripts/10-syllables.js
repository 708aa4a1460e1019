// Vietnamese text as a search engine reads it: syllables folded for finding, with their marks kept for ranking.
// The same rules stand in planportal/text/syllables.py, where they are explained; a test holds both to the same answers.

const RUN = /[\p{L}\p{N}]+(?:[./,\-\u2010\u2011&][\p{L}\p{N}]+)*/gu;
const AND = /^\p{L}+(?:&\p{L}+)+$/u;
const CHUNK = /[\p{L}\p{N}]+/gu;
const PART = /[0-9]+|[^0-9]+/g;
const JOINT = /[/\-\u2010\u2011]/g;
const LONE_Y = /^(?:[hklmstv]|qu)y$/;
const LONGEST = 40;
const TONES = { "\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5" };

/** A text in the form that is read, and for each of its code units where it came from. */
function normal(text) {
  let read = "";
  const from = [];
  let at = 0;
  for (const char of text) {
    const made = char.normalize("NFKC").toLowerCase();
    read += made;
    for (let index = 0; index < made.length; index += 1) from.push(at);
    at += char.length;
  }
  from.push(at);
  return { read, from };
}

function fold(chunk) {
  let key = "";
  let letters = "";
  let tone = "";
  for (const char of chunk) {
    if (char === "đ" || char === "ð") {
      key += "d";
      letters += "đ";
      continue;
    }
    const [base, ...signs] = char.normalize("NFD");
    key += base;
    const kept = signs.filter((sign) => !(sign in TONES));
    tone = TONES[signs.find((sign) => sign in TONES)] ?? tone;
    if (kept.length) letters += (base + kept.join("")).normalize("NFC");
  }
  if (LONE_Y.test(key)) key = `${key.slice(0, -1)}i`;
  return { key, marks: letters + tone };
}

/** The syllables of a text, with their places in its NFC form, and its compounds (document numbers, figures, ST25). */
export function readSyllables(text) {
  const { read, from } = normal(text.normalize("NFC"));
  const syllables = [];
  const compounds = [];
  for (const { 0: run, index: start } of read.matchAll(RUN)) {
    const first = syllables.length;
    const chunks = [...run.matchAll(CHUNK)];
    for (const chunk of chunks) {
      const at = syllables.length;
      for (const part of chunk[0].matchAll(PART)) {
        const begin = start + chunk.index + part.index;
        syllables.push({ ...fold(part[0]), start: from[begin], end: from[begin + part[0].length] });
      }
      if (syllables.length - at > 1 && chunks.length > 1) compounds.push(compound(syllables, at));
    }
    if (AND.test(run)) {
      compounds.push(compound(syllables, first, syllables.slice(first).map((part) => part.key).join("")));
    }
    if (syllables.length - first > 1 && /[0-9]/.test(run)) {
      const figure = syllables.slice(first).every(({ key }) => /^[0-9]+$/.test(key));
      compounds.push(compound(syllables, first, figure ? run.replace(JOINT, "-") : ""));
    }
  }
  return { syllables, compounds: compounds.filter(({ key }) => key.length <= LONGEST) };
}

function compound(syllables, at, key = "") {
  const parts = syllables.slice(at);
  return { at, length: parts.length, key: key || parts.map((part) => part.key).join("-") };
}
