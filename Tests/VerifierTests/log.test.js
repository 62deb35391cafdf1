// The rules, proofs and whole logs: SPEC.md, sections 7.11 and 9 to 12.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";

import { Refusal, unverified, utf8Bytes, utf8Text } from "../../Sources/LogSite/Verifier/bytes.js";
import { readLog } from "../../Sources/LogSite/Verifier/log.js";
import { verifyProof } from "../../Sources/LogSite/Verifier/proof.js";
import { judgeEntries } from "../../Sources/LogSite/Verifier/rules.js";
import { bundleSource, webSource } from "../../Sources/LogSite/Verifier/sources.js";
import { leafHash, parseBundle } from "../../Sources/LogSite/Verifier/tree.js";
import { readTrust } from "../../Sources/LogSite/Verifier/trust.js";
import { logFiles, makeKey, makeLog } from "./made-log.js";
import { readVector, repositoryFile, testVectors } from "./vectors.js";

const trust = readTrust(Object.fromEntries(
  ["policy", "secretariat.vkey"].map((name) => [name, repositoryFile(`Keys/${name}`)]),
));
const pause = () => new Promise((resolve) => setTimeout(resolve));
const progress = () => {};

testVectors("proof", [], async (vector) => {
  await verifyProof(vector.body, trust, { now: 0, text: vector.one("text") ?? null });
  return {};
});

testVectors("rules", ["broken", "unsupported", "roster", "past"], async (vector) => {
  const entries = parseBundle(vector.body, "the log");
  const { ledger, broken, unsupported } = await judgeEntries(
    entries, entries.map(leafHash), trust, { pause, progress },
  );
  if (unsupported !== null) {
    throw refusal("unsupported", { unsupported: [String(unsupported)] });
  }
  const short = (text) => text.slice("sha256:".length).slice(0, 8);
  const texts = ledger.statements.map(({ text }) => text);
  const roster = texts.flatMap((text) => ledger.roster(text).map(
    (each) => `${short(text)} ${each.entry} ${each.key.text}`,
  ));
  const past = texts.flatMap((text) => ledger.past(text))
    .sort((first, second) => first.entry - second.entry)
    .map((each) => `${short(each.text)} ${each.entry} ${each.ended} ${each.endedBy}`);
  if (broken === null) return { roster, past };
  throw refusal("unverified", { broken: [`${broken.entry} ${broken.rule}`], roster, past });
});

function refusal(outcome, answers) {
  return Object.assign(new Refusal(outcome, "as the rules say"), { answers });
}

testVectors("log-bundle", [], async (vector) => {
  const log = await readLog(bundleSource(vector.body), trust, { now: 0 });
  if (log.broken !== null) unverified(`entry ${log.broken.entry} breaks a rule`);
  return {};
});

/** The files of the example log, without those of smaller trees. */
function exampleFiles() {
  const text = "text/57801aeb07ad445f2310d8cc8a01815540681e2c4226ab09e08bc1ee824e2471";
  const paths = ["checkpoint", "tile/entries/000.p/8", "tile/0/000.p/8", text];
  return new Map(paths.map((path) => [path, repositoryFile(`Vectors/log/${path}`)]));
}

/** A source over a map of files, as `webSource` has it over a URL. */
function mapSource(files, keptSizes = null) {
  return { keptSizes, hasTiles: true, read: async (path) => files.get(path) ?? null };
}

test("the example log is verified, audited, and asked for its roster", async () => {
  const log = await readLog(mapSource(exampleFiles()), trust, { now: 0 });
  const { ledger, texts, bundle, ...rest } = log;
  assert.deepEqual(rest, {
    origin: "manifesto.example/log",
    size: 8,
    at: null,
    root: "JhFe1+VZr6p3Hq0N1DPCNbA+QsyQfgE28NjpJLuczNc=",
    quorum: "none",
    asOf: null,
    trust: trust.fingerprint,
    cosigned: [],
    broken: null,
    problems: [],
  });
  const [{ title, text }] = ledger.statements;
  assert.equal(title, "An Example Manifesto");
  assert.deepEqual([...texts.keys()], [text]);
  const found = ledger.roster(text).map(({ entry, signatory }) => [entry, signatory]);
  assert.ok(found.length > 0);
  for (const { text: stated, entry, key } of ledger.roster(text)) {
    assert.equal(ledger.endorsementBy(key, stated).entry, entry);
  }
});

test("the log in one file is the same log", async () => {
  const log = await readLog(mapSource(exampleFiles()), trust, { now: 0 });
  const again = await readLog(bundleSource(log.bundle()), trust, { now: 0 });
  assert.deepEqual(again.ledger, log.ledger);
  assert.deepEqual(again.problems, []);
  assert.deepEqual(again.bundle(), log.bundle());
});

test("a log is asked for after so many entries", async () => {
  const source = mapSource(exampleFiles());
  for (let at = 0; at <= 8; at++) {
    const log = await readLog(source, trust, { now: 0, at });
    assert.equal(log.ledger.size, at);
    assert.equal(log.at, at === 8 ? null : at);
  }
  const day = { now: 0, at: "2026-03-09" };
  for (const options of [{ now: 0, at: 9 }, day]) {
    await assert.rejects(readLog(source, trust, options), { outcome: "undecided" });
  }
});

test("a byte changed anywhere in a log is found", async () => {
  const outcomes = {
    "checkpoint": ["malformed", "unverified"], "tile/entries/000.p/8": ["malformed", "unverified"],
  };
  for (const [path, content] of exampleFiles()) {
    for (let at = 0; at < content.length; at += 41) {
      const files = exampleFiles();
      files.set(path, content.map((byte, place) => (place === at ? byte ^ 1 : byte)));
      const read = readLog(mapSource(files), trust, { now: 0 });
      if (path in outcomes) {
        await assert.rejects(read, (error) => outcomes[path].includes(error.outcome), path);
      } else {
        assert.equal((await read).problems.length, 1, `${path} at ${at}`);
      }
    }
  }
});

test("what is missing is undecided, or a problem", async () => {
  for (const path of exampleFiles().keys()) {
    const files = exampleFiles();
    files.delete(path);
    const read = readLog(mapSource(files), trust, { now: 0 });
    if (path === "checkpoint" || path.startsWith("tile/entries/")) {
      await assert.rejects(read, { outcome: "undecided", message: `${path} is missing` });
    } else {
      assert.deepEqual((await read).problems, [`${path} is missing`]);
    }
  }
});

test("checkpoints that were kept are compared where they can be listed", async () => {
  const files = exampleFiles();
  for (const size of [0, 1, 5]) {
    files.set(`checkpoints/${size}`, repositoryFile(`Vectors/log/checkpoints/${size}`));
  }
  const source = mapSource(files, [0n, 1n, 5n]);
  assert.deepEqual((await readLog(source, trust, { now: 0 })).problems, []);
  files.set("checkpoints/5", files.get("checkpoints/1"));
  const { problems } = await readLog(source, trust, { now: 0 });
  assert.deepEqual(problems, ["checkpoints/5 is of size 1"]);
});

test("an entry with a wrong signature is found, whatever follows it", async () => {
  const { body } = readVector("rules", "endorsements");
  const entries = parseBundle(body, "the log");
  const changed = entries.map((entry) => Uint8Array.from(entry));
  // The last character but one before the padding of its first signature.
  const emDash = changed[1].indexOf(0xe2);
  const at = changed[1].indexOf("=".charCodeAt(0), emDash) - 2;
  changed[1][at] = changed[1][at] === 0x41 ? 0x42 : 0x41;
  const { ledger, broken } = await judgeEntries(
    changed, changed.map(leafHash), trust, { pause, progress },
  );
  assert.deepEqual(broken, { entry: 1, rule: 2 });
  const { ledger: before } = await judgeEntries(
    entries, entries.map(leafHash), trust, { at: 1, pause, progress },
  );
  assert.deepEqual(ledger, before);
});

/** Serves files on this machine while `use(url)` runs; where `answer(path, response)` does not. */
async function served(files, answer, use) {
  const server = createServer((request, response) => {
    const path = request.url.slice("/log/".length);
    if (answer(path, response)) return;
    response.writeHead(files.has(path) ? 200 : 404);
    response.end(files.get(path));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    await use(`http://127.0.0.1:${server.address().port}/log`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test("a log is read over HTTP", async () => {
  await served(exampleFiles(), () => false, async (url) => {
    const log = await readLog(webSource(url), trust, { now: 0 });
    assert.equal(log.size, 8);
    assert.deepEqual(log.problems, []);
  });
});

test("what a server does wrong is no evidence", async () => {
  const wrong = {
    "an error": (response) => response.writeHead(500).end(),
    "another place": (response) => response.writeHead(302, { Location: "/log/checkpoint" }).end(),
    "nothing": (response) => response.destroy(),
    "half": (response) => response.writeHead(200, { "Content-Length": 9 }).write("half", () =>
      response.destroy()),
  };
  for (const [name, act] of Object.entries(wrong)) {
    const answer = (path, response) => path === "checkpoint" && (act(response), true);
    await served(exampleFiles(), answer, async (url) => {
      const read = readLog(webSource(url), trust, { now: 0 });
      await assert.rejects(read, { outcome: "undecided" }, name);
    });
  }
  const endless = (path, response) => {
    if (path !== "checkpoint") return false;
    const more = () => response.writable && response.write(Buffer.alloc(65_536), more);
    more();
    return true;
  };
  await served(exampleFiles(), endless, async (url) => {
    const read = readLog(webSource(url), trust, { now: 0 });
    await assert.rejects(read, { outcome: "malformed" });
  });
  assert.throws(() => webSource("http://log.example/"), { outcome: "undecided" });
});

const madeTime = 1_800_000_000;
const made = makeLog(600, madeTime);
const madeTrust = readTrust(made.trust);
const madeDay = "2027-01-15";

test("a log of three entry bundles is verified, and every tile", async () => {
  assert.ok(made.files.has("tile/1/000.p/2"));
  const seen = [];
  const log = await readLog(mapSource(made.files), madeTrust, {
    now: madeTime, progress: ({ step, done, total }) => seen.push(`${step} ${done} ${total}`),
  });
  assert.deepEqual(log.problems, []);
  assert.equal(log.quorum, "met");
  assert.equal(log.asOf, "2027-01-15T08:00:00Z");
  assert.deepEqual(log.cosigned, [{ witness: "witness.example", time: log.asOf }]);
  const found = log.ledger.roster(`sha256:${made.hash}`).map(({ signatory }) => signatory);
  assert.equal(found.length, 600);
  assert.deepEqual(found.slice(0, 3), ["Member 1", "Member 10", "Member 100"]);
  for (const last of ["entries 601 601", "rules 601 601", "tiles 3 3"]) {
    assert.ok(seen.includes(last), last);
  }
});

test("a full bundle or tile may stand for a partial one", async () => {
  const files = logFiles({ ...made, entries: made.entries.slice(0, 5) });
  for (const path of ["tile/entries/000", "tile/0/000"]) {
    files.set(path, made.files.get(path)).delete(`${path}.p/5`);
  }
  const log = await readLog(mapSource(files), madeTrust, { now: madeTime });
  assert.deepEqual(log.problems, []);
  assert.equal(log.size, 5);
  const again = await readLog(bundleSource(log.bundle()), madeTrust, { now: madeTime });
  assert.equal(again.root, log.root);
});

test("what the quorum witnessed too long ago is undecided", async () => {
  const read = (seconds, maximumAge) =>
    readLog(mapSource(made.files), madeTrust, { now: madeTime + seconds, maximumAge });
  await read(7 * 86_400);
  await assert.rejects(read(7 * 86_400 + 1), { outcome: "undecided" });
  await read(7 * 86_400 + 1, 8 * 86_400);
  await assert.rejects(read(-301), { outcome: "unverified" });
});

test("a log is asked for at the end of a day", async () => {
  const files = new Map(made.files);
  const before = { ...made, entries: made.entries.slice(0, 300), time: madeTime - 86_400 };
  files.set("checkpoints/300", logFiles(before).get("checkpoint"));
  const source = mapSource(files, [300n, 601n]);
  const sizeOf = async (at) =>
    (await readLog(source, madeTrust, { now: madeTime + 1e9, at })).ledger.size;
  assert.equal(await sizeOf(madeDay), 601);
  assert.equal(await sizeOf("2027-01-14"), 300);
  await assert.rejects(sizeOf("2027-01-13"), { outcome: "undecided" });
  await assert.rejects(sizeOf("2027-02-30"), { outcome: "malformed" });
  const other = { ...before, entries: made.entries.slice(1, 301) };
  files.set("checkpoints/300", logFiles(other).get("checkpoint"));
  await assert.rejects(sizeOf("2027-01-14"), { outcome: "unverified" });
});

test("the lowest entry that breaks a rule is found, by a signature or otherwise", async () => {
  const changed = (index, from, to) => {
    const entry = utf8Text(made.entries[index], "the entry").replace(from, to);
    return made.entries.map((each, at) => (at === index ? utf8Bytes(entry) : each));
  };
  const cases = [
    [changed(300, "date 2026-03-03", "date 2026-03-04"), { entry: 300, rule: 2 }],
    [changed(300, "date 2026-03-03", "date 2026-02-30"), { entry: 300, rule: 2 }],
    [changed(0, "A Text", "B Text"), { entry: 0, rule: 1 }],
    [[...made.entries, made.entries[600]], { entry: 601, rule: 3 }],
  ];
  for (const [entries, broken] of cases) {
    const source = mapSource(logFiles({ ...made, entries }));
    const log = await readLog(source, madeTrust, { now: madeTime });
    assert.deepEqual(log.broken, broken);
    assert.equal(log.ledger.size, broken.entry);
  }
  const entries = changed(599, "endorse/v1", "endorse/v2");
  const read = readLog(mapSource(logFiles({ ...made, entries })), madeTrust, { now: madeTime });
  await assert.rejects(read, { outcome: "unsupported" });
});

test("a log under another key is refused", async () => {
  const files = logFiles({ ...made, log: makeKey(made.origin) });
  const read = readLog(mapSource(files), madeTrust, { now: madeTime });
  await assert.rejects(read, { outcome: "unverified" });
});
