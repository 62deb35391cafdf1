// The states of the lines of a list: SPEC.md, section 13.4.

import { quoted } from "./bytes.js";
import { LikeNames } from "./matching-likeness.js";
import { domainOfRest, domainsIn, readingsOf, readingsWithin } from "./matching-readings.js";
import { hasLongNameKey, nameKey, shownCodePoint, wordsIn } from "./text.js";

/** All states, in the order of an answer. */
export const lineStates = [
  "signed", "repeated", "spelled-differently", "withdrawn", "revoked", "other-text",
  "looks-similar", "not-in-log",
];

/** A state: `endorsement`, the one that decided it, or null; `note`, for people, or null. */
function lineState(state, endorsement = null, note = null) {
  return { state, endorsement, note };
}

/** The lines of one list, against what is known of one text. */
export class ListMatching {
  #ledger;
  #text;
  #inForce; // by entry
  #byNameKey;
  #byDomain;
  #replaced;
  #ended;
  #elsewhere;
  #longest; // no name key of an endorsement, in force or past, has more scalars
  #roles = null; // each a name key and that of its role, LF between them
  #longestRole = 0;
  #like = null;
  #signed = new Map(); // from endorsements that a line has as signed to its number
  #found = new Set(); // and those that one has as spelled differently
  #above = null; // the number of the line before, and whose name it is, where that is signed

  constructor(ledger, text) {
    this.#ledger = ledger;
    this.#text = text;
    this.#inForce = ledger.roster(text).sort((first, second) => first.entry - second.entry);
    const past = ledger.past(text);
    const others = ledger.otherTexts(text);
    this.#longest = 0;
    for (const { nameKey: key } of [...this.#inForce, ...past, ...others]) {
      this.#longest = Math.max(this.#longest, key.length);
    }
    this.#byNameKey = groupedByNameKey(this.#inForce);
    this.#replaced = groupedByNameKey(past.filter((each) => each.ended === "replaced"));
    this.#ended = groupedByNameKey(past.filter((each) => each.ended !== "replaced"));
    this.#elsewhere = groupedByNameKey(others);
    this.#byDomain = new Map(this.#inForce.filter((each) => each.kind === "organization").map(
      (each) => [each.key.name, each],
    ));
  }

  /** Whether a text has a reading whose head names somebody in force: a *match* of 13.1. */
  isMatch(text) {
    return this.#readingsOfNames(readingsOf(text)).some(
      (reading) => this.#byNameKey.has(reading.headKey),
    );
  }

  /**
   * One line of two, where the first says a name in force and nothing else, and the second, which
   * names nobody, the role of that; else null.
   */
  withRoleBelow(above, below) {
    if (this.#roles === null) this.#takeRoles();
    if (this.isMatch(below)) return null;
    const heads = (text, most) => readingsWithin(readingsOf(text), most).filter(
      ({ rest, headKey }) => rest === null && headKey !== null);
    const roles = heads(below, this.#longestRole);
    for (const name of heads(above, this.#longest)) {
      const role = roles.find(({ headKey }) => this.#roles.has(`${name.headKey}\n${headKey}`));
      if (role !== undefined) return `${name.head} \u2013 ${role.head}`;
    }
    return null;
  }

  #takeRoles() {
    const those = this.#inForce.filter((each) => each.roleKey !== null);
    this.#roles = new Set(those.map((each) => `${each.nameKey}\n${each.roleKey}`));
    for (const { roleKey } of those) {
      this.#longestRole = Math.max(this.#longestRole, roleKey.length);
    }
  }

  /**
   * Promises the state of the next line, with its `number`, its `text`, and `links`, its DEST.
   * Lines come in order, one after the other; `turn` is awaited in long work.
   */
  async stateOf(line, turn) {
    const all = readingsOf(line.text);
    const readings = this.#readingsOfNames(all);
    const state = this.#signedState(line, readings)
      ?? this.#spelledDifferently(line, readings)
      ?? this.#endedState(readings)
      ?? this.#otherTextState(readings)
      ?? await this.#similarState(line, all, turn)
      ?? lineState("not-in-log", null, this.#roleAbove(line));
    if (state.state === "spelled-differently") this.#found.add(state.endorsement);
    const isSigned = state.state === "signed" || state.state === "repeated";
    const isName = isSigned && all[0].headKey === state.endorsement.nameKey;
    this.#above = isName ? { named: state.endorsement, number: line.number } : null;
    return state;
  }

  /** Those in force that no line so far has as signed or spelled differently, as on the roster. */
  missing() {
    return this.#ledger.roster(this.#text).filter(
      (each) => !this.#signed.has(each) && !this.#found.has(each),
    );
  }

  /** What there is to say of a line that is the role of whom the line above names, or null. */
  #roleAbove({ text }) {
    if (this.#above === null) return null;
    const { named: { signatory, roleKey }, number } = this.#above;
    if (roleKey === null || hasLongNameKey(text, roleKey.length)) return null;
    if (nameKey(text) !== roleKey) return null;
    return `the role of ${quoted(signatory)} in line ${number}: `
      + "in one line with it, behind a dash, it is signed";
  }

  /**
   * Notes beside lines that name nobody who of those missing may be meant, where both are few.
   * @param rows of all lines, each `line`, `state` and `note`
   */
  async offerMissing(rows, turn) {
    const missing = this.missing().map(({ signatory, nameKey: key }) => (
      { signatory, words: new Set(wordsIn(key)) }));
    const unknown = rows.filter((row) => row.state === "not-in-log" && row.note === null);
    if (Math.max(missing.length, unknown.length) > mostOffered) return;
    for (const row of unknown) {
      const name = meantMissing(missing, row.line);
      if (name !== null) {
        row.note = `${quoted(name)} signed and is not listed: is that who is meant?`;
      }
      await turn();
    }
  }

  /** Without those whose heads are too long for any name: their name keys need not be made. */
  #readingsOfNames(readings) {
    return readingsWithin(readings, this.#longest);
  }

  #signedState(line, readings) {
    for (const { headKey, rest } of readings) {
      const named = this.#byNameKey.get(headKey);
      if (named === undefined) continue;
      const isMeant = fitOf(rest);
      let fitting = named.filter((each) => isMeant.fits(each));
      if (fitting.length === 0) continue;
      if (fitting.length > 1) fitting = orAll(fitting.filter(isMeant.hasItsRole), fitting);
      if (fitting.length > 1) {
        const told = fitting.filter((each) => line.links.some((link) => tells(link, each)));
        if (told.length === 1) fitting = told;
      }
      if (fitting.length > 1) {
        return lineState("looks-similar", null,
          `${fitting.length} signatories have this name, and nothing tells which is meant`);
      }
      const first = this.#signed.get(fitting[0]);
      if (first !== undefined) return lineState("repeated", fitting[0], `as line ${first}`);
      this.#signed.set(fitting[0], line.number);
      return lineState("signed", fitting[0]);
    }
    return null;
  }

  #spelledDifferently(line, readings) {
    for (const { headKey, rest } of readings) {
      const [named] = this.#byNameKey.get(headKey) ?? [];
      if (named === undefined) continue;
      return lineState("spelled-differently", named,
        `did not sign the words ${quoted(rest ?? "")}`);
    }
    for (const { headKey } of readings) {
      for (const old of this.#replaced.get(headKey) ?? []) {
        const key = this.#ledger.latestKey(old.key);
        const now = this.#ledger.endorsementBy(key, this.#text);
        if (!now) continue;
        return lineState("spelled-differently", now,
          `signed as ${quoted(old.signatory)} in entry ${old.entry}, and now by another name`);
      }
    }
    let found = null;
    for (const domain of domainsIn(line.text, line.links)) {
      const named = this.#byDomain.get(domain);
      if (named && !(found?.entry < named.entry)) found = named;
    }
    return found && lineState("spelled-differently", found,
      `matched by its domain ${quoted(found.key.name)}`);
  }

  #endedState(readings) {
    let latest = null;
    for (const { headKey } of readings) {
      for (const each of this.#ended.get(headKey) ?? []) {
        if (latest === null || each.endedBy > latest.endedBy) latest = each;
      }
    }
    return latest && lineState(latest.ended, latest,
      `signed in entry ${latest.entry}, ${latest.ended} in entry ${latest.endedBy}`);
  }

  #otherTextState(readings) {
    for (const { headKey } of readings) {
      const [named] = this.#elsewhere.get(headKey) ?? [];
      if (named === undefined) continue;
      return lineState("other-text", named, `signed the text ${named.text}, not this one`);
    }
    return null;
  }

  async #similarState(line, readings, turn) {
    this.#like ??= await LikeNames.of(this.#inForce, turn);
    const heads = new Map();
    for (const { headKey, head } of readingsWithin(readings, this.#like.longest)) {
      heads.set(headKey, head);
    }
    heads.delete(null);
    const like = this.#like.lookingSame(heads.values()) ?? this.#like.nearest(heads.keys());
    return like && lineState("looks-similar", like,
      `not the same as ${quoted(like.signatory)}, which signed${strangeLetters(line.text, like)}`);
  }
}

const mostOffered = 100;
const longestOffered = 300;

/**
 * The name among those missing that is that of a line but for some words that one of the two has
 * more: the first reading of which that is just one tells it. Null where there is none.
 */
function meantMissing(missing, line) {
  for (const { headKey } of readingsWithin(readingsOf(line.text), longestOffered)) {
    const words = new Set(headKey === null ? [] : wordsIn(headKey));
    const meant = missing.filter((each) => isShort(words, each.words)
      || isShort(each.words, words));
    if (meant.length === 1) return meant[0].signatory;
  }
  return null;
}

/** Whether `short` has at least half of the words, one of which says something, and no other. */
function isShort(short, long) {
  const words = [...short];
  return 2 * words.length >= long.size && words.every((word) => long.has(word))
    && words.some((word) => Array.from(word).length >= 3);
}

const mostStrange = 3;

/** The few letters of a line beyond ASCII that a signatory has not: a reader sees no difference. */
function strangeLetters(text, { signatory, role }) {
  const known = new Set(signatory + (role ?? ""));
  const strange = [...new Set(text.match(/(?![A-Za-z])\p{Alphabetic}/gu))]
    .filter((letter) => !known.has(letter));
  if (strange.length < 1 || strange.length > mostStrange) return "";
  const named = (letter) => `${quoted(letter)} is ${shownCodePoint(letter.codePointAt(0))}`;
  return `: its ${strange.map(named).join(", ")}`;
}

function groupedByNameKey(endorsements) {
  const grouped = new Map();
  for (const each of endorsements) {
    if (!grouped.has(each.nameKey)) grouped.set(each.nameKey, []);
    grouped.get(each.nameKey).push(each);
  }
  return grouped;
}

function orAll(preferred, all) {
  return preferred.length > 0 ? preferred : all;
}

function domainOf(endorsement) {
  return endorsement.key.name.split("/", 1)[0];
}

/** How a rest, or null, stands to an endorsement: whether it fits, and whether it is its role. */
function fitOf(rest) {
  if (rest === null || rest.toLowerCase() === "the") {
    return { fits: () => true, hasItsRole: (each) => each.role === null };
  }
  const key = nameKey(rest);
  const domain = domainOfRest(rest);
  const hasItsRole = (each) => key !== null && key === each.roleKey;
  return { fits: (each) => hasItsRole(each) || domain === domainOf(each), hasItsRole };
}

/** Whether where a link leads is the domain or the role of an endorsement. */
function tells(link, endorsement) {
  const key = nameKey(link);
  return domainOfRest(link) === domainOf(endorsement)
    || (key !== null && key === endorsement.roleKey);
}
