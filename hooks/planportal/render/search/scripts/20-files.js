// The index's files: which to fetch for a term, and what stands in them. Written by render/search/segment.py.

const FOLDER = "tim-kiem/chi-muc/";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGIT = new Map([...ALPHABET].map((char, digit) => [char, digit]));

/** A file of the index is not there: a new one was published since its list of files was read. */
export class Outdated extends Error {}

/** The files behind one `fetch`, each read once. */
class Library {
  #fetch;
  #base;
  #files = new Map();

  constructor(base, fetch) {
    this.#fetch = fetch;
    this.#base = base.endsWith("/") ? base : `${base}/`;
  }

  address(path) {
    return this.#base + path;
  }

  forget() {
    this.#files.clear();
  }

  read(path, options) {
    let file = this.#files.get(path);
    if (!file) {
      file = this.#load(this.address(FOLDER + path), options);
      file.catch(() => this.#files.delete(path));
      this.#files.set(path, file);
    }
    return file;
  }

  async #load(address, options) {
    const fetch = this.#fetch;
    const response = await fetch(address, options);
    if (response.status === 404) throw new Outdated(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return response.json();
  }

  /** The segments, newest first. */
  async segments(options) {
    const { segments } = await this.read("muc-luc.json", options);
    return segments.map((entry, order) => new Segment(this, entry, order));
  }
}

const libraries = new WeakMap();

export function libraryOf(base, fetch) {
  if (!libraries.has(fetch)) libraries.set(fetch, new Map());
  const byBase = libraries.get(fetch);
  if (!byBase.has(base)) byBase.set(base, new Library(base, fetch));
  return byBase.get(base);
}

/** A run of documents, numbered from its oldest. */
class Segment {
  #library;

  constructor(library, [folder, count, headBuckets, bodyBuckets, records, texts], order) {
    this.#library = library;
    this.folder = folder;
    this.count = count;
    this.order = order;
    this.buckets = { h: headBuckets, b: bodyBuckets };
    this.sharing = { d: records, t: texts };
  }

  read(path) {
    return this.#library.read(`${this.folder}/${path}`);
  }

  /** What a result shows of a document (`d`), or its body (`t`). */
  async document(kind, number) {
    const many = this.sharing[kind];
    const some = await this.read(`${kind}/${Math.floor(number / many)}.json`);
    return some[number % many];
  }

  /** A term's postings: for each spelling its marks and the text that holds the documents; none if nobody uses it. */
  async entry(tier, term) {
    const bucket = await this.read(`${tier}/${crc32(term) % this.buckets[tier]}.json`);
    if (!Object.hasOwn(bucket, term)) return [];
    return bucket[term].split("|").map((spelling) => {
      const [marks, postings] = spelling.split(":");
      return { marks: marks.replace("!", ""), often: marks.endsWith("!"), postings };
    });
  }
}

/** Calls back for every document in the postings of the head, with each place and what stands there. */
export function eachPlace(count, postings, visit) {
  const next = reader(postings);
  let document = count;
  while (next.more()) {
    document -= next();
    let at = 0;
    let code;
    do {
      at += next();
      code = next();
      visit(document, at, (code >> 1) & 3, code >> 3);
    } while (code & 1);
  }
}

/** Calls back for every document in the postings of the body. */
export function eachDocument(count, postings, visit) {
  const next = reader(postings);
  let document = count;
  while (next.more()) {
    document -= next();
    visit(document);
  }
}

function reader(text) {
  let at = 0;
  const next = () => {
    let number = 0;
    let shift = 0;
    let digit;
    do {
      digit = DIGIT.get(text[at]);
      at += 1;
      number += (digit & 31) << shift;
      shift += 5;
    } while (digit & 32);
    return number;
  };
  next.more = () => at < text.length;
  return next;
}

let table;

function crc32(term) {
  table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    return rest;
  });
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(term)) sum = (sum >>> 8) ^ table[(sum ^ byte) & 255];
  return (sum ^ 0xffffffff) >>> 0;
}
