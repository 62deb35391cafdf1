// An answer as the elements of a page: the same content, in the same order, as the report of
// `endorse check --report`.
import { drawing, element, stranger, visibleText } from "./elements.js";
import {
  asItWas, counted, countsOf, entryOf, headlineOf, isInOrder, listWords, notProved, readingOf,
  signatoryOf, stateWords,
} from "./wording.js";

// So many rows are there at once: a browser lays out ten times as many in a noticeable time.
const rowsAtOnce = 200;

/**
 * The report of an answer.
 *
 * @param answer `endorse.check/1`
 * @param from what else there is to say of where it comes from:
 *   `list` (the list's name), `log` (where the log was read), `time` (when it was), `witnesses`
 *   (how many the policy names), `problems` (what is wrong with the texts that the log has),
 *   `command`, `kept` (buttons that save the evidence), `again` (one to read the list differently)
 * @param pause awaited between two slices of work
 */
export async function reportOf(answer, from, pause) {
  const others = answer.rows.filter((row) => !isInOrder(row.state));
  const signed = answer.rows.filter((row) => isInOrder(row.state));
  return [
    element("h2", {
      id: "headline", tabindex: -1, class: answer.agrees ? "headline yes" : "headline",
    }, headlineOf(answer)),
    element("p", {}, "The list is ", stranger(from.list), ", checked against the log of ",
      stranger(answer.log.origin), asItWas(answer.log), "."),
    from.problems.length === 0 ? null : element("p", { class: "reason" },
      "A text of this log is missing, or is not as it was stated, which changes no line: ",
      visibleText(from.problems.join("; "))),
    countsTable(answer),
    await rowsTable("Worth reading first", {
      caption: "Lines that are not signed as they stand", columns: lineColumns, rows: others,
      row: lineRow,
    }, pause),
    await rowsTable("Signed but not listed", {
      caption: "In force, and on no line", columns: missingColumns, rows: answer.missing,
      row: missingRow,
    }, pause),
    await rowsTable(others.length === 0 ? "Every line" : "The other lines", {
      caption: "Lines that are signed, in the order of the list", columns: signedColumns,
      rows: signed, row: lineRow,
    }, pause),
    element("h3", {}, "How it was read"),
    element("p", {}, readingOf(answer.read)),
    listsRead(answer.read),
    await ignoredLines(answer.read.ignored, pause),
    element("p", { class: "kept" }, from.again),
    element("h3", {}, "Evidence"),
    evidence(answer, from),
    element("p", { class: "kept" }, from.kept),
    element("h3", {}, "Not proved"),
    element("div", { class: "box" },
      element("ul", {}, notProved.map((words) => element("li", {}, words)))),
    element("h3", {}, "To repeat it"),
    repeating(from.command),
  ].flat(Infinity).filter((part) => part !== null);
}

/**
 * Says that nothing was found out, and why: no line has a state.
 *
 * @param about what could not be checked with, in a sentence
 * @param reason the error's own words
 * @param from `command` and `kept` as above, both or none
 */
export function refusalOf(about, reason, from) {
  return [
    element("h2", { id: "headline", tabindex: -1, class: "headline open" },
      "Could not check."),
    element("p", {}, about),
    element("p", { class: "reason" }, visibleText(reason)),
    element("p", {}, "This says nothing about the list, and nothing about anybody on it."),
    from.kept ? element("p", { class: "kept" }, from.kept) : null,
    from.command
      ? [element("h3", {}, "Without this page"), repeating(from.command)]
      : null,
  ].flat(Infinity).filter((part) => part !== null);
}

function repeating(command) {
  return [
    element("pre", { tabindex: 0 }, element("code", {}, visibleText(command))),
    element("p", { class: "more" },
      "KEYS is a folder with the keys, from a source that you trust."),
  ];
}

function countsTable(answer) {
  const rows = countsOf(answer).map(({ count, state, words }) =>
    element("tr", { class: state === "missing" && "apart" },
      element("td", { class: "n" }, String(count)),
      element("td", {}, element("span", { class: `state ${state}` }, shapeOf(state), words))));
  return element("table", { class: "counts" }, element("caption", {}, "How many"),
    element("tbody", {},
      element("tr", { class: "sum" }, element("td", { class: "n" }, String(answer.read.listed)),
        element("td", {}, "listed")),
      rows));
}

// The class and the title of each column.
const lineColumns = [
  ["line", "Line"], ["listed", "Listed"], ["state-of", "State"], ["who", "Who signed"],
];
// A state that is as it should be has little to say.
const signedColumns = lineColumns.map(([name, title]) =>
  [name === "state-of" ? "state-word" : name, title]);
const missingColumns = [["listed", "Who signed"], ["where", "Key and entry"]];
const ignoredColumns = [["line", "Line"], ["listed", "Text"], ["state-of", "Why"]];

function lineRow(row) {
  return element("tr", {},
    element("td", { class: "line n" }, String(row.line)),
    element("th", { scope: "row" }, stranger(row.listed)),
    element("td", {},
      element("span", { class: `state ${row.state}` }, shapeOf(row.state),
        stateWords.get(row.state)),
      row.note === null ? null : element("span", { class: "note" }, visibleText(row.note))),
    element("td", { class: "who" }, row.signatory === null
      ? null : [signatoryOf(row), element("span", { class: "note" }, entryOf(row))]));
}

function missingRow(row) {
  return element("tr", {}, element("th", { scope: "row" }, signatoryOf(row)),
    element("td", {}, element("span", { class: "note" }, entryOf(row))));
}

function ignoredRow(ignored) {
  return element("tr", {},
    element("td", { class: "line n" }, String(ignored.line)),
    element("td", {}, stranger(ignored.text)),
    element("td", {}, visibleText(ignored.why)));
}

function listsRead(read) {
  const lists = read.lists.filter((list) => read.lists.length > 1 || list.column !== null);
  if (lists.length === 0) return null;
  return element("ul", {}, lists.map((list) =>
    element("li", {}, list.checked ? "checked: " : "NOT checked: ", listWords(list))));
}

async function ignoredLines(ignored, pause) {
  if (ignored.length === 0) return null;
  const table = await longTable({
    caption: "Lines that were not read as names", columns: ignoredColumns, rows: ignored,
    row: ignoredRow,
  }, pause);
  return [
    element("h4", {}, "What was left out"),
    element("div", {
      class: "scroll", role: "region", "aria-label": "What was left out", tabindex: 0,
    }, table),
  ];
}

function evidence(answer, from) {
  const { log, statement } = answer;
  const rows = [
    ["statement", stranger(statement.title)],
    ["text", element("code", {}, statement.text)],
    statement.given === null
      ? null : ["text given", element("code", {}, statement.given)],
    ["log", [stranger(log.origin), `, ${counted(log.size, "entry", "entries")}`, asItWas(log)]],
    ["root", element("code", {}, log.root)],
    ["witnesses", witnesses(log, from.witnesses)],
    ["trust", element("code", {}, log.trust)],
    ["read", [stranger(from.log), `, at ${from.time}`]],
  ].filter((row) => row !== null);
  return element("dl", {},
    rows.map(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

function witnesses(log, known) {
  if (log.asOf === null) return "none asked for: age unknown, split views possible";
  return [
    `quorum met by ${log.cosigned.length} of ${known}, as of ${log.asOf}`,
    element("ul", {}, log.cosigned.map(({ witness, time }) =>
      element("li", {}, stranger(witness), ` ${time}`))),
  ];
}

/** A table below a heading, or nothing where it has no rows. */
async function rowsTable(title, how, pause) {
  return how.rows.length === 0 ? null : [element("h3", {}, title), await longTable(how, pause)];
}

/** A table whose rows are made in slices, and beyond `rowsAtOnce` only where they are asked for. */
async function longTable({ caption, columns, rows, row }, pause) {
  const body = element("tbody");
  const table = element("table", { class: "rows" }, element("caption", {}, caption),
    element("thead", {}, element("tr", {}, columns.map(([name, title]) =>
      element("th", { scope: "col", class: name }, title)))),
    body);
  let made = 0;
  async function makeRows(end) {
    while (made < end) {
      const slice = rows.slice(made, Math.min(end, made + 50));
      body.append(...slice.map(row));
      made += slice.length;
      await pause();
    }
  }
  await makeRows(Math.min(rows.length, rowsAtOnce));
  if (made === rows.length) return table;
  const more = element("p", { class: "more" },
    element("span", {}, `The first ${made} of ${rows.length} are shown. `),
    element("button", { type: "button", class: "plain" }, `Show all ${rows.length}`));
  more.querySelector("button").addEventListener("click", async () => {
    const next = made;
    more.remove();
    await makeRows(rows.length);
    body.children[next].tabIndex = -1;
    body.children[next].focus();
  });
  return [table, more];
}

// A shape for each state, in a square of 16.
const shapes = {
  signed: { d: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z" },
  repeated: { d: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", fill: "none" },
  "spelled-differently": { d: "M2 11c3-9 6 3 12-6", fill: "none" },
  withdrawn: { d: "M2 8h12", fill: "none" },
  revoked: { d: "M3 3l10 10M13 3l-10 10", fill: "none" },
  "other-text": { d: "M2 2h8v8h-8zM6 10v4h8v-8h-4", fill: "none" },
  "looks-similar": { d: "M8 2l6.5 12h-13z" },
  "not-in-log": { d: "M8 1.5l6.5 6.5l-6.5 6.5l-6.5-6.5z", fill: "none" },
  missing: { d: "M8 2v12M2 8h12", fill: "none" },
};

function shapeOf(state) {
  return drawing("svg", { class: "shape", viewBox: "0 0 16 16", "aria-hidden": "true" },
    drawing("path", shapes[state]));
}
