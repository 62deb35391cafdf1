// The readings of a line, and what in it may be a domain: SPEC.md, section 13.3.

import { loweredInASCII, trimmed } from "./reading-rows.js";
import { hasLongNameKey, hasMoreScalars, nameKey } from "./text.js";
import { isWhiteSpace } from "./unicode.js";

/** A line of more scalars has its first reading only, and no domain. */
const mostSearched = 1000;

/** Of dashes and of commas, each: a name has fewer. */
const mostSeparators = 16;

/** A head, and a rest or null. The name key of the head, or null, is made when it is asked for. */
class LineReading {
  #headKey;

  constructor(head, rest) {
    this.head = head;
    this.rest = rest;
  }

  get headKey() {
    return (this.#headKey ??= { key: nameKey(this.head) }).key;
  }
}

/**
 * The readings of a line without those whose heads are too long for any name of at most so many
 * scalars in its key. A head is the beginning of the line, so that the longer ones are so too.
 */
export function readingsWithin(readings, most) {
  let shortestBeyond = Infinity;
  return readings.filter(({ head }) => {
    if (head.length >= shortestBeyond) return false;
    if (!hasLongNameKey(head, most)) return true;
    shortestBeyond = head.length;
    return false;
  });
}

/** The readings of a line, in order. */
export function readingsOf(line) {
  if (hasMoreScalars(line, mostSearched)) return [new LineReading(line, null)];
  const readings = readingsAsWritten(line);
  const unmarked = withoutFootnoteMarks(line);
  if (unmarked !== null) readings.push(...readingsAsWritten(unmarked));
  return readings;
}

/** The readings 1 to 4. */
function readingsAsWritten(line) {
  const readings = [];
  const add = (head, rest) => {
    const shown = trimmed(head);
    if (shown !== "") readings.push(new LineReading(shown, trimmed(rest) || null));
  };
  add(line, "");
  const isWhiteAt = (at) => at >= 0 && at < line.length && isWhiteSpace(line.charCodeAt(at));
  const dashes = [...line.matchAll(/[\u2013\u2014-]/g)]
    .filter(({ index }) => isWhiteAt(index - 1) && isWhiteAt(index + 1));
  for (const { index } of dashes.slice(0, mostSeparators)) {
    add(line.slice(0, index - 1), line.slice(index + 2));
  }
  for (const [opening, closing] of ["()", "<>"]) {
    const index = line.endsWith(closing) ? line.lastIndexOf(opening) : -1;
    if (index >= 0) add(line.slice(0, index), line.slice(index + 1, -1));
  }
  for (const { index } of [...line.matchAll(/,/g)].slice(0, mostSeparators)) {
    add(line.slice(0, index), line.slice(index + 1));
  }
  return readings;
}

const footnoteMark =
  /(?:[*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070\u2074-\u2079]|\[[0-9]{1,3}\])$/;

/** What stands before the footnote marks at the end of a line; null where there is none. */
function withoutFootnoteMarks(line) {
  let end = line.length;
  for (;;) {
    while (end > 0 && isWhiteSpace(line.charCodeAt(end - 1))) end--;
    const mark = footnoteMark.exec(line.slice(Math.max(0, end - 5), end));
    if (mark === null) break;
    end -= mark[0].length;
  }
  const unmarked = trimmed(line.slice(0, end));
  return unmarked === "" || unmarked === trimmed(line) ? null : unmarked;
}

/** What is left of an address: lower case, without scheme, `www.` and a slash at the end. */
function bareDomain(text) {
  return loweredInASCII(text).replace(/^https?:\/\//, "").replace(/^www\./, "").replace(/\/$/, "");
}

// Words before the `@` are no mailbox: they may be what was not signed.
const mailAddress = /^[A-Za-z0-9._%+-]{1,64}@([^@/]*)$/;

/** Of a rest that may be a domain, or an address of mail, what has to equal the domain. */
export function domainOfRest(rest) {
  return bareDomain(mailAddress.exec(rest)?.[1] ?? rest);
}

/** What may be a domain in a line: in its text, or where one of its links leads. */
export function domainsIn(text, links) {
  const pieces = [...links];
  if (!hasMoreScalars(text, mostSearched)) {
    let parted = "";
    for (const character of text) {
      const isBetween = "()[]<>,;".includes(character) || isWhiteSpace(character.codePointAt(0));
      parted += isBetween ? " " : character;
    }
    pieces.push(...parted.split(" "));
  }
  return new Set(pieces.map((piece) => bareDomain(piece).split("/", 1)[0]));
}
