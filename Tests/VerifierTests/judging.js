// What the verifier says of the vectors of lists, in node and in a browser alike.

import { Refusal, toHex, undecided, unsupported } from "../../Sources/LogSite/Verifier/bytes.js";
import { checkChanges } from "../../Sources/LogSite/Verifier/changes.js";
import { checkList } from "../../Sources/LogSite/Verifier/check.js";
import { readingsOf } from "../../Sources/LogSite/Verifier/matching-readings.js";
import { readPublishedList } from "../../Sources/LogSite/Verifier/reading.js";
import { judgeEntries } from "../../Sources/LogSite/Verifier/rules.js";
import { sha256 } from "../../Sources/LogSite/Verifier/sha256.js";
import { nameKey } from "../../Sources/LogSite/Verifier/text.js";
import { leafHash, parseBundle } from "../../Sources/LogSite/Verifier/tree.js";
import { readTrust } from "../../Sources/LogSite/Verifier/trust.js";

const pause = () => new Promise((resolve) => setTimeout(resolve));

/**
 * The verdict on a vector: `outcome`, `why`, and the fields that it answers.
 * @param vector `folder`; `fields`, an object from names to lists of values; `body`; and where it
 *   is checked against a log, `log`, its entry bundle, and in `changes` `before`, the first
 *   version's body.
 * @param trustFiles the files of the trust folder, by their names
 */
export async function verdictOn(vector, trustFiles) {
  const judges = { reading: judgeReading, lists: judgeOneList, changes: judgeChanges };
  try {
    return { why: "", ...await judges[vector.folder](vector, trustFiles) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { outcome: error.outcome, why: error.message };
  }
}

async function judgeReading({ fields, body }) {
  const keys = new Set((fields.name ?? []).map(nameKey));
  const names = {
    isMatch: (text) => readingsOf(text).some((reading) => keys.has(reading.headKey)),
    withRoleBelow: () => null,
  };
  const told = { pause };
  for (const option of fields.option ?? []) {
    const space = option.indexOf(" ");
    told[option.slice(0, space)] = option.slice(space + 1);
  }
  const read = await readPublishedList(body, names, told);
  return {
    outcome: "accept",
    format: [read.format],
    encoding: fields.encoding ? [read.encoding] : [],
    listed: read.listed.map(({ number, text }) => `${number} ${text}`),
    ignored: read.ignored.map(({ number, why }) => `${number} ${why}`),
    "left-out": fields["left-out"]
      ? read.ignored.map(({ number, text }) => `${number} ${text}`) : [],
  };
}

const judgedLogs = new Map(); // from a bundle and a size to a promise

/** The log of a vector, judged once for all vectors that have it. */
function judgedLog(bundle, at, trustFiles) {
  const name = `${toHex(sha256(bundle))} ${at}`;
  if (!judgedLogs.has(name)) judgedLogs.set(name, judgeLog(bundle, at, trustFiles));
  return judgedLogs.get(name);
}

async function judgeLog(bundle, at, trustFiles) {
  const trust = readTrust(trustFiles);
  const entries = parseBundle(bundle, "the log");
  if (at > entries.length) undecided(`the log has ${entries.length} entries`);
  const judged = await judgeEntries(entries, entries.map(leafHash), trust, {
    pause, progress() {}, at,
  });
  if (judged.unsupported !== null) unsupported("the log has an entry of another version");
  return { ...judged, origin: trust.origin, size: entries.length, at };
}

async function judgeOneList({ fields, body, log }, trustFiles) {
  const at = fields.at ? Number(fields.at[0]) : null;
  const [[statement], [text]] = [fields.statement ?? [], fields.text ?? []];
  const answer = await checkList(await judgedLog(log, at, trustFiles), body, { statement, text });
  return {
    outcome: answer.agrees ? "accept" : "unverified",
    row: answer.rows.map(({ line, state, entry }) => [line, state, entry ?? []].flat().join(" ")),
    missing: answer.missing.map(({ entry }) => String(entry)),
  };
}

async function judgeChanges({ statement, before, body, log }, trustFiles) {
  const judged = await judgedLog(log, null, trustFiles);
  const answer = await checkChanges(judged, before, body, { statement });
  return {
    outcome: answer.explained ? "accept" : "unverified",
    change: answer.changes.map(({ change, explained, before: first, after: second }) => [
      change, explained ? "explained" : "unexplained", first?.line ?? "-", second?.line ?? "-",
    ].join(" ")),
  };
}
