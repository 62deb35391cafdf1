// What is said of an answer, in the words of the command and its report. SPEC.md, sections 13 and
// 14. What is returned are children of an element.
import { stranger } from "./elements.js";

/** The states of a line in order of precedence, and how they are said to people. */
export const stateWords = new Map([
  ["repeated", "repeated"],
  ["signed", "signed"],
  ["spelled-differently", "spelled differently"],
  ["withdrawn", "withdrawn"],
  ["revoked", "revoked"],
  ["other-text", "signed under another text"],
  ["looks-similar", "looking similar to a signatory"],
  ["not-in-log", "not in this log"],
]);

/** Whether a line in this state is as it should be. */
export function isInOrder(state) {
  return state === "signed" || state === "repeated";
}

/** `1 entry`, `2 entries`. */
export function counted(count, one, many = one + "s") {
  return `${count} ${count === 1 ? one : many}`;
}

/** Where the log was asked for as it was earlier: how many entries it had. */
export function asItWas({ at }) {
  return at === null ? "" : ` as it was after ${counted(at, "entry", "entries")}`;
}

/**
 * One sentence, the worst first; where the list agrees, also what of the document was not read.
 * @param answer `endorse.check/1`
 */
export function headlineOf(answer) {
  const reasons = [];
  const { statement, counts, missing, read } = answer;
  if (statement.given !== null && statement.given !== statement.text) {
    reasons.push("the text given is not the text that was signed");
  }
  for (const [state, words] of [...stateWords].reverse()) {
    const count = counts[state];
    if (count > 0 && !isInOrder(state)) {
      reasons.push(`${count} ${count === 1 ? "line is" : "lines are"} ${words}`);
    }
  }
  if (missing.length > 0) {
    reasons.push(`${missing.length} who signed ${missing.length === 1 ? "is" : "are"} not listed`);
  }
  const log = `the log${asItWas(answer.log)}`;
  const { listed } = read;
  if (reasons.length > 0) {
    const nobody = listed > 0 && counts["not-in-log"] === listed
      ? " No line names anybody who signed: is this the right list, and the right log?" : "";
    return `This list does not agree with ${log}: ${reasons.join("; ")}.${nobody}`;
  }
  const lines = listed === 1 ? "its one line is signed" : `all ${listed} lines are signed`;
  const again = counts.repeated > 0 ? `, ${counts.repeated} of them repeated` : "";
  return [
    `This list agrees with ${log}: ${lines}${again}, and nobody who signed is missing.`,
    asked(read),
    beside(read),
    leftOut(read),
  ];
}

/** Names may stand where nobody was asked to look. */
function asked({ told }) {
  const all = Object.entries(told).filter(([, value]) => value !== null);
  if (all.length === 0) return [];
  const words = all.map(([option, value], index) => [
    index > 0 ? ", " : "", `${option} `, quotedName(value),
  ]);
  return [" Only what was asked for was read: ", words, "."];
}

const mostColumns = 5;

/** People may stand beside the names that were read. */
function beside({ lists }) {
  const names = [...new Set(lists.flatMap((list) => list.beside))];
  if (names.length === 0) return [];
  const isAll = names.length <= mostColumns
    && lists.every((list) => list.unread === list.beside.length);
  return [
    ` Not read as names: ${isAll && names.length === 1 ? "column" : "columns"} `,
    names.slice(0, mostColumns).map((name, index) => [index > 0 ? ", " : "", quotedName(name)]),
    isAll ? "." : " and others.",
  ];
}

/** Names may hide in what was not read as names: the headline says that there is such. */
function leftOut(read) {
  const parts = [];
  const others = read.lists.filter((list) => !list.checked);
  if (others.length > 0) {
    parts.push(` Not checked, as ${others.length === 1 ? "another list" : "other lists"}: `);
    parts.push(others.map((list, index) => [index > 0 ? "; " : "", listWords(list)]), ".");
  }
  const count = read.ignored.length;
  if (count === 1) parts.push(" 1 other line of the document was not read as a name.");
  if (count > 1) parts.push(` ${count} other lines of the document were not read as names.`);
  return parts;
}

/** How many lines have each state, and how many who signed have no line. */
export function countsOf(answer) {
  const states = [...stateWords].map(([state, words]) => ({
    count: answer.counts[state], state, words,
  }));
  const missing = {
    count: answer.missing.length, state: "missing", words: "signed but not listed",
  };
  return [...states, missing].filter(({ count }) => count > 0);
}

/** In a few words: the format, and how many lines. */
export function readingOf(read) {
  const encoding = read.encoding === "utf-8" ? "" : ` in ${read.encoding}`;
  const out = counted(read.ignored.length, "line");
  return `Read as ${read.format}${encoding}: ${read.listed} listed, ${out} left out.`;
}

/** Which list of a document it is. */
export function listWords(list) {
  return [
    counted(list.lines, "line"),
    list.section === null ? "" : [" under ", quotedName(list.section)],
    list.column ? [", column ", quotedName(list.column)] : "",
    `, ${list.matches} of them by the name of a signatory`,
  ];
}

/** Who signed a line or is missing: the name, the role. */
export function signatoryOf(row) {
  return [stranger(row.signatory), row.role === null ? "" : [" – ", stranger(row.role)]];
}

/** The key's name and the entry. */
export function entryOf(row) {
  return [stranger(row.key.slice(0, row.key.indexOf("+"))), `, entry\u00A0${row.entry}`];
}

function quotedName(text) {
  const characters = [...text];
  const cut = characters.length > 80 ? "…" : "";
  return ["“", stranger(characters.slice(0, 80).join("")), cut, "”"];
}

/** What no list that agrees proves. */
export const notProved = [
  "That a key belongs to whom it names: that rests on the secretariat that admitted it.",
  "No domain was asked whether it names the key: the command can (--domains).",
  "That whoever signed had the authority to, and when exactly.",
  "That a name not in this log is fake: no endorsement by that name is in this log.",
];

/**
 * The command that gives the same answer.
 * @param list the name of the file
 * @param log the log's address, or the name of a bundle
 * @param options what was told, by the command's names; what is empty was not
 */
export function repeatingCommand(list, log, options) {
  const told = Object.entries(options).filter(([, value]) => value)
    .flatMap(([name, value]) => [`--${name}`, forShell(value)]);
  return ["endorse check", forShell(list), "--log", forShell(log), "--keys KEYS", ...told]
    .join(" ");
}

/** A word as a shell reads it, whatever is in it; one that would be an option is a path. */
function forShell(word) {
  const path = word.startsWith("-") ? "./" + word : word;
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
