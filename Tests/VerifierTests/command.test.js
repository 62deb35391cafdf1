// The command and the page's verifier on the same lists and logs: every vector of lists, and every
// log of the vectors of rules. The verdicts written by hand, what `endorse check --json` answers and
// what the verifier answers in Chromium are the same; of the two answers all fields are, what is
// said to people among them. The domains are not asked: `domain` is null in both.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { openBesideProject } from "./chromium.js";
import { command, repository, withCommand } from "./command.js";
import { signedLog, trustFolder } from "./logs.js";
import { readVector, readVectors, repositoryFile } from "./vectors.js";

/** What both are asked: `name`, the `list`, the `log`'s files and the options. */
function questionsOfLists() {
  return readVectors("lists").map((vector) => ({
    name: `lists/${vector.name}`,
    list: vector.body,
    bundle: readVector("rules", vector.one("log").replace(/\.vector$/, "")).body,
    at: vector.one("at"),
    statement: vector.one("statement"),
    text: vector.one("text"),
    vector,
  }));
}

/** The path of the text that has this hash. */
function textFile(hash) {
  return `Vectors/texts/${hash.slice("sha256:".length)}.txt`;
}

/** Of each log who endorses each of its texts, by a list that names nobody who does. */
function questionsOfRules() {
  return readVectors("rules").flatMap((vector) => {
    const texts = new Set(new TextDecoder().decode(vector.body).match(/sha256:[0-9a-f]{64}/g));
    return [...texts].map((statement) => ({
      name: `rules/${vector.name} ${statement.slice(0, 15)}`,
      list: Buffer.from("Nobody of This Name\n"),
      bundle: vector.body,
      statement,
    }));
  });
}

/** What the command answers: `code`, and `answer` where that is 0 or 1. */
function commandOn(question, folder) {
  const list = join(folder, "list");
  writeFileSync(list, question.list);
  const log = logFolder(question.bundle, folder);
  const options = ["at", "statement"].filter((name) => question[name] !== undefined)
    .flatMap((name) => [`--${name}`, question[name]]);
  if (question.text) options.push("--text", join(repository, textFile(question.text)));
  const words = [
    "check", list, "--log", log, "--keys", join(repository, "Keys"), "--json", ...options,
  ];
  return new Promise((resolve) => execFile(command, words, (error, out, said) => {
    const code = error?.code ?? 0;
    resolve(code === 0 || code === 1 ? { code, answer: JSON.parse(out) } : { code, why: said });
  }));
}

function logFolder(bundle, folder) {
  const name = join(folder, createHash("sha256").update(bundle).digest("hex"));
  if (existsSync(name)) return name;
  for (const [path, bytes] of signedLog(bundle)) {
    mkdirSync(dirname(join(name, path)), { recursive: true });
    writeFileSync(join(name, path), bytes);
  }
  return name;
}

/** What the verifier answers in a page: as `commandOn`. */
function pageOn(page, question) {
  const files = [...signedLog(question.bundle)]
    .map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")]);
  const text = question.text && repositoryFile(textFile(question.text));
  const given = {
    text: text ? Buffer.from(text).toString("base64") : null,
    files, list: Buffer.from(question.list).toString("base64"), trust: trustFolder(),
    at: question.at === undefined ? null : Number(question.at), statement: question.statement,
  };
  return page.evaluate(`
    const { Refusal } = await import("/Sources/LogSite/Verifier/bytes.js");
    const { checkList } = await import("/Sources/LogSite/Verifier/check.js");
    const { readLog } = await import("/Sources/LogSite/Verifier/log.js");
    const { canonicalText, textHash } = await import("/Sources/LogSite/Verifier/text.js");
    const { readTrust } = await import("/Sources/LogSite/Verifier/trust.js");
    const given = ${JSON.stringify(given)};
    const bytes = (text) => Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
    const files = new Map(given.files.map(([path, text]) => [path, bytes(text)]));
    const source = { read: async (path) => files.get(path) ?? null };
    const pause = () => new Promise((resolve) => setTimeout(resolve));
    let found;
    try {
      const log = await readLog(source, readTrust(given.trust), {
        now: Date.now() / 1000 | 0, at: given.at, audit: false, pause, progress() {},
      });
      const text = given.text === null ? null : textHash(canonicalText(bytes(given.text)));
      const answer = await checkList(log, bytes(given.list), { statement: given.statement, text });
      found = { code: answer.agrees ? 0 : 1, answer };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      found = { code: error.outcome === "unverified" ? 1 : 2, why: error.message };
    }
    found`);
}

/** What has to be the same: all but the words of a refusal. */
function compared({ code, answer }) {
  return { code, answer };
}

function expectedFaults({ vector }, { code, answer }) {
  const outcome = { accept: 0, unverified: 1 }[vector.one("expect")] ?? 2;
  if (code !== outcome) return [`exits with ${code}, expected ${outcome}`];
  if (answer === undefined) return [];
  const rows = answer.rows
    .map(({ line, state, entry }) => [line, state, entry ?? []].flat().join(" "));
  const missing = answer.missing.map(({ entry }) => String(entry));
  return [["row", rows], ["missing", missing]]
    .filter(([field, found]) => JSON.stringify(found) !== JSON.stringify(vector.all(field)))
    .map(([field, found]) => `${field} ${found}, expected ${vector.all(field)}`);
}

test("the command, the page and the verdicts written by hand are one", withCommand, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "endorse-command-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const { page, close } = await openBesideProject();
  t.after(close);
  const faults = [];
  for (const question of [...questionsOfLists(), ...questionsOfRules()]) {
    const [told, found] = [await commandOn(question, folder), await pageOn(page, question)];
    if (question.vector) {
      for (const [who, answer] of [["command", told], ["page", found]]) {
        const wrong = expectedFaults(question, answer);
        faults.push(...wrong.map((fault) => `${question.name}: ${who} ${fault}`));
      }
    }
    try {
      assert.deepEqual(compared(found), compared(told));
    } catch (error) {
      const why = `${told.why ?? ""}${found.why ?? ""}`;
      faults.push(`${question.name}: page and command differ\n${error.message}\n${why}`);
    }
  }
  assert.equal(faults.length, 0, `${faults.length}\n${faults.join("\n")}`);
});
