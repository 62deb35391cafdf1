// What changed between two versions of a list, and what the log explains: SPEC.md, section 13.5.

import { answeredBroken, answeredLog, answeredRow, judgeList } from "./check.js";
import { nameKey } from "./text.js";

const holderStates = new Set(["signed", "repeated", "spelled-differently", "withdrawn", "revoked"]);

/**
 * Compares two versions of a published list.
 * @param log what `readLog` gives
 * @param {Uint8Array} first the earlier version
 * @param {Uint8Array} second the later one
 * @param options as `checkList` has them, for both versions; no `text`.
 * @returns {Promise<object>} an answer `endorse.changes/1`. What cannot be answered is thrown, as a
 *   Refusal.
 */
export async function checkChanges(log, first, second, options = {}) {
  const before = await judgeList(log, first, options);
  const after = await judgeList(log, second, options);
  const changes = changesBetween(
    bySomebody(before.rows, log.ledger), bySomebody(after.rows, log.ledger),
  );
  const { title, text } = after.statement;
  return {
    format: "endorse.changes/1",
    explained: changes.every((change) => change.explained) && log.broken === null,
    log: answeredLog(log),
    statement: { title, text, given: null },
    changes,
    ...answeredBroken(log),
  };
}

/** The first row of each that the lines name, by who that is, in order. */
function bySomebody(rows, ledger) {
  const named = new Map();
  for (const row of rows) {
    const who = somebodyOf(row, ledger);
    if (!named.has(who)) named.set(who, row);
  }
  return named;
}

function somebodyOf({ line, state, endorsement }, ledger) {
  if (holderStates.has(state)) return `holder ${ledger.latestKey(endorsement.key).hex}`;
  const key = nameKey(line.text);
  return key === null ? `line ${line.text}` : `name ${key}`;
}

function changesBetween(before, after) {
  const changes = [];
  const isOfThoseThatSign = ({ state }) =>
    state === "signed" || state === "repeated" || state === "spelled-differently";
  for (const [who, row] of before) {
    if (after.has(who)) continue;
    changes.push(answeredChange("removed", !isOfThoseThatSign(row), row, null));
  }
  for (const [who, row] of after) {
    const old = before.get(who) ?? null;
    if (old?.line.text === row.line.text) continue;
    const change = old === null ? "added" : "reworded";
    changes.push(answeredChange(change, row.state === "signed", old, row));
  }
  return changes;
}

function answeredChange(change, explained, before, after) {
  const { state, signatory, key, entry, endedBy } = answeredRow(after ?? before);
  const versionOf = (row) => row && { line: row.line.number, listed: row.line.text };
  return {
    change, explained, before: versionOf(before), after: versionOf(after),
    state, signatory, key, entry, endedBy,
  };
}
