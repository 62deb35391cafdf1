// The answer to whether a published list agrees with a log: SPEC.md, sections 13.2 and 14.

import { quoted, undecided } from "./bytes.js";
import { lineStates, ListMatching } from "./matching.js";
import { paced } from "./pacing.js";
import { readPublishedList } from "./reading.js";
import { isTextHash, nameKey } from "./text.js";

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Reads a list and gives each of its lines a state, as `checkList` says.
 * @returns {Promise<{ statement, read, rows, missing }>} `read` as `readPublishedList` gives it;
 *   `rows`, each `line`, `state`, `endorsement` (or null) and `note`; `missing`, endorsements.
 */
export async function judgeList(log, document, options) {
  const { pause = nextTurn, progress = () => {} } = options;
  const { ledger } = log;
  const statement = chosenStatement(log, options.statement ?? null, options.text ?? null);
  const matching = new ListMatching(ledger, statement.text);
  progress({ step: "list", done: 0, total: 1 });
  const read = await readPublishedList(document, matching, { ...options, pause });
  progress({ step: "list", done: 1, total: 1 });
  const turn = paced(pause);
  const rows = [];
  for (const line of read.listed) {
    rows.push({ line, ...await matching.stateOf(line, turn) });
    if (rows.length % 64 === 0) {
      progress({ step: "lines", done: rows.length, total: read.listed.length });
    }
    await turn();
  }
  await matching.offerMissing(rows, turn);
  progress({ step: "lines", done: rows.length, total: read.listed.length });
  return { statement, read, rows, missing: matching.missing() };
}

/**
 * Checks a published list against a log.
 * @param log what `readLog` gives
 * @param {Uint8Array} document the list
 * @param options `statement`, a title or text hash, and `text`, the hash of a given text;
 *   `format`, `encoding`, `column`, `section` and `select`, what is told of the list (13.1);
 *   `pause`, awaited about every 8 ms of work; `progress`, called with `step` (`list`, `lines`),
 *   `done` and `total`. All may be left out.
 * @returns {Promise<object>} an answer `endorse.check/1`. What cannot be answered is thrown, as a
 *   Refusal: malformed, unsupported or undecided.
 */
export async function checkList(log, document, options = {}) {
  const { statement, read, rows, missing } = await judgeList(log, document, options);
  const given = options.text ?? null;
  const isSigned = ({ state }) => state === "signed" || state === "repeated";
  return {
    format: "endorse.check/1",
    agrees: rows.every(isSigned) && missing.length === 0
      && (given === null || given === statement.text) && log.broken === null,
    log: answeredLog(log),
    statement: { title: statement.title, text: statement.text, given },
    read: {
      format: read.format,
      encoding: read.encoding,
      told: {
        section: options.section ?? null, column: options.column ?? null,
        select: options.select ?? null,
      },
      lists: read.lists,
      listed: read.listed.length,
      ignored: read.ignored.map(({ number, text, why }) => ({ line: number, text, why })),
    },
    counts: Object.fromEntries(
      lineStates.map((state) => [state, rows.filter((row) => row.state === state).length]),
    ),
    rows: rows.map(answeredRow),
    missing: missing.map((each) => ({ ...answeredSignatory(each), domain: null })),
    ...answeredBroken(log),
  };
}

/** The statement that is meant (section 13.2); else undecided. */
function chosenStatement({ ledger: { statements }, broken }, choice, given) {
  if (choice === null) {
    const stated = statements.find(({ text }) => text === given);
    if (stated) return stated;
  }
  const key = choice === null ? null : nameKey(choice);
  const isChosen = ({ title, text }) => choice === null
    || (isTextHash(choice) ? text === choice : key !== null && nameKey(title) === key);
  const chosen = statements.filter(isChosen);
  if (chosen.length !== 1) {
    if (statements.length === 0) {
      undecided(broken === null ? "the log has no statement yet"
        : `entry ${broken.entry} breaks rule ${broken.rule}, and no statement comes before it`);
    }
    const several = chosen.length > 1;
    const why = choice === null ? "the log has several statements, choose one"
      : `the log has ${several ? "several statements" : "no statement"} ${quoted(choice)}`;
    const all = statements.map(({ title, text }) => `${quoted(title)} (${text})`);
    undecided(`${why}: ${all.join(", ")}`);
  }
  return chosen[0];
}

/** `log` of an answer. */
export function answeredLog({ origin, size, at, root, quorum, asOf, trust, cosigned }) {
  return { origin, size, at, root, quorum, asOf, trust, cosigned };
}

/** `broken` of an answer, where it is there. */
export function answeredBroken({ broken }) {
  return broken === null ? {} : { broken: { entry: broken.entry, rule: broken.rule } };
}

function answeredSignatory({ signatory, role, key, entry }) {
  return { signatory, role, key: key.text, entry };
}

/** A row of an answer. */
export function answeredRow({ line, state, endorsement, note }) {
  const found = endorsement === null
    ? { signatory: null, role: null, key: null, entry: null, endedBy: null }
    : { ...answeredSignatory(endorsement), endedBy: endorsement.endedBy };
  return { line: line.number, listed: line.text, state, ...found, note, domain: null };
}
