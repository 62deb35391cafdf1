// The page of the verifier, in a browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violationsIn, withAxe } from "./axe.js";
import { inChromium, openBrowser } from "./chromium.js";
import { oneFile, signedLog, storedLog, trustFolder, witnessLine } from "./logs.js";
import { pageInOneFile, pageWith, serveSite } from "./site.js";
import { readVector, repositoryFile } from "./vectors.js";
import { keepOnDisk, visit } from "./visit.js";

const exampleList = Buffer.from(repositoryFile("Vectors/lists/example-list.txt")).toString();
const couldNot = "Could not check.";
const agrees =
  /^This list agrees with the log: all 3 lines are signed, and nobody who signed is missing\./;

let browser;
before(async () => {
  if (!inChromium.skip) browser = await openBrowser();
});
after(() => browser?.close());

async function open(t, options = {}) {
  const { log = storedLog(), page = pageWith(), host = "127.0.0.1", ...others } = options;
  const server = await serveSite(log, page);
  t.after(() => server.close());
  const address = `${server.url.replace("127.0.0.1", host)}verify.html`;
  const visitor = await visit(t, browser, address, others);
  return Object.assign(visitor, { server });
}

function rulesLog(name, how) {
  return signedLog(readVector("rules", name).body, how);
}

// What is given.

test("a pasted list is checked", inChromium, async (t) => {
  const page = await open(t);
  await page.paste(exampleList);
  const outcome = await page.check();
  assert.match(outcome.headline, agrees);
  assert.equal(outcome.title, "A list that agrees");
  assert.deepEqual(outcome.counts, { listed: 3, signed: 3 });
  assert.deepEqual(outcome.rows, [
    [3, "Ada Example – Chair, Example Circle", "signed"],
    [4, "Alpha Example Foundation", "signed"],
    [5, "The Beta Example University", "signed"],
  ]);
  assert.equal(outcome.evidence.text,
    "sha256:57801aeb07ad445f2310d8cc8a01815540681e2c4226ab09e08bc1ee824e2471");
  assert.equal(outcome.evidence.log, "manifesto.example/log, 8 entries");
  assert.equal(outcome.evidence.root, "JhFe1+VZr6p3Hq0N1DPCNbA+QsyQfgE28NjpJLuczNc=");
  assert.equal(outcome.evidence.witnesses, "none asked for: age unknown, split views possible");
  assert.equal(outcome.evidence.trust,
    "sha256:381df9d0d8c20c305057ec339d395e031ddd91ea5eddd30cb583cc4727af34de");
  assert.equal(outcome.evidence.trust,
    await page.evaluate("document.getElementById('fingerprint').textContent"));
  assert.equal(outcome.command,
    `endorse check list.txt --log ${page.server.url} --keys KEYS`);
  await page.isClean();
});

test("a file is checked, and called by its name", inChromium, async (t) => {
  const page = await open(t);
  await page.choose("list", "it's a list.txt", exampleList);
  const chosen = await page.check();
  assert.match(chosen.headline, agrees);
  assert.equal(chosen.command,
    `endorse check 'it'\\''s a list.txt' --log ${page.server.url} --keys KEYS`);

  await page.drop("list", "dropped.csv", "name,country\nAlpha Example Foundation,A\nNobody Example,B\n");
  const dropped = await page.check();
  assert.deepEqual(dropped.counts,
    { "listed": 2, "signed": 1, "not in this log": 1, "signed but not listed": 2 });
  assert.match(dropped.text, /Read as csv: 2 listed, 1 line left out\./);
  assert.match(dropped.command, /^endorse check dropped\.csv /);
  await page.isClean();
});

test("what is pasted goes before a file that was chosen", inChromium, async (t) => {
  const page = await open(t);
  await page.choose("list", "chosen.txt", "Nobody Example\n");
  await page.paste(exampleList);
  assert.match((await page.check()).headline, agrees);
  await page.isClean();
});

test("a log in one file goes before the network, wherever it is dropped", inChromium, async (t) => {
  const page = await open(t, { log: new Map() });
  for (const field of ["log", "list"]) {
    await page.drop(field, `example-${field}.bundle`, oneFile(storedLog()));
    await page.paste(exampleList);
    const outcome = await page.check();
    assert.match(outcome.headline, agrees);
    assert.equal(outcome.command,
      `endorse check list.txt --log example-${field}.bundle --keys KEYS`);
    assert.match(outcome.evidence.read, new RegExp(`^example-${field}\\.bundle, at 2`));
  }
  assert.ok(!page.server.requests.includes("/checkpoint"), "the network is left alone");
  await page.isClean();
});

test("nothing given is no list", inChromium, async (t) => {
  const page = await open(t);
  await page.click("Check the list");
  assert.match(await page.evaluate("document.getElementById('said').textContent"),
    /^There is no list yet/);
  assert.ok(await page.evaluate("document.getElementById('outcome').hidden"));
  await page.isClean();
});

test("an address is no list", inChromium, async (t) => {
  const page = await open(t);
  await page.paste("https://letter.example/signatories\n");
  const outcome = await page.check();
  assertRefused(outcome, /the address of a list, and not the list/);
  await page.isClean();
});

// What is answered.

const statesList = `Alpha Example Foundation
Alpha Example Foundation
The Beta Example Institute – friends of
Gamma Example Union
Delta Example Works
Zeta Example League
Kim Example
Nobody Example
`;

test("every state is told by its word, its shape and in its count", inChromium, async (t) => {
  const page = await open(t, { log: rulesLog("log-of-states") });
  await page.paste(statesList);
  assertRefused(await page.check(), /several statements, choose one: "An Example Manifesto" \(sha/);
  assert.ok(await page.evaluate("document.getElementById('choices').open"));
  assert.ok(await page.evaluate("!document.getElementById('statement-choice').hidden"));
  await page.evaluate("document.getElementById('statement').selectedIndex = 1");
  const outcome = await page.check();
  assert.deepEqual(outcome.rows.map(([line, , state]) => [line, state]), [
    [3, "spelled differently"], [4, "withdrawn"], [5, "revoked"],
    [6, "signed under another text"], [7, "looking similar to a signatory"],
    [8, "not in this log"], [1, "signed"], [2, "repeated"],
  ]);
  const { listed, "signed but not listed": missing, ...states } = outcome.counts;
  assert.equal(Object.values(states).reduce((sum, count) => sum + count), listed);
  assert.equal(listed, 8);
  assert.equal(missing, outcome.missing.length);
  assert.match(outcome.headline, new RegExp("^This list does not agree with the log: 1 line is not "
    + "in this log; 1 line is looking similar to a signatory; "));
  assert.match(outcome.command, / --statement sha256:57801aeb/);
  const shapes = await page.evaluate(`
    [...document.querySelectorAll(".counts .state path")].map((path) => path.getAttribute("d")
      + path.getAttribute("fill"))`);
  assert.equal(new Set(shapes).size, 9);
  await page.isClean();
});

test("a text is compared with the one that was signed", inChromium, async (t) => {
  const page = await open(t);
  const path = "Vectors/log/text/57801aeb07ad445f2310d8cc8a01815540681e2c4226ab09e08bc1ee824e2471";
  await page.choose("text", "letter.txt", repositoryFile(path));
  await page.paste(exampleList);
  const same = await page.check();
  assert.match(same.headline, agrees);
  assert.equal(same.evidence["text given"], same.evidence.text);
  assert.match(same.command, / --keys KEYS --text letter\.txt$/);
  await page.drop("text", "another letter.txt", "Another text.\n");
  const other = await page.check();
  assert.equal(other.headline, "This list does not agree with the log: the text given is not the "
    + "text that was signed.");
  assert.notEqual(other.evidence["text given"], other.evidence.text);
  assert.match(other.command, / --text 'another letter\.txt'$/);
  await page.drop("text", "letter.txt", Buffer.of(0xFF));
  assertRefused(await page.check(), /UTF-8/);
  await page.isClean();
});

test("another choice reads the list again, and not the log", inChromium, async (t) => {
  const page = await open(t);
  await page.paste("# Signatories\n\n- Alpha Example Foundation\n\n# Not yet\n\n- Beta Example\n");
  const first = await page.check();
  assert.match(first.text, /NOT checked: 1 line under “Not yet”/);
  const asked = page.server.requests.length;
  await page.click("Read the list differently");
  assert.equal(await page.evaluate("document.activeElement.id"), "format");
  assert.ok(await page.evaluate(`
    [...document.getElementById("sections").options].some((o) => o.value === "Not yet")`));
  await page.evaluate("document.getElementById('section').value = 'Not yet'");
  const second = await page.check();
  assert.deepEqual(second.rows.map((row) => row[1]), ["Beta Example"]);
  assert.match(second.command, / --section 'Not yet'$/);
  assert.equal(page.server.requests.length, asked);
  await page.check();
  assert.ok(page.server.requests.length > asked, "the same question reads the log again");
  await page.isClean();
});

test("what is listed may be told by its path", inChromium, async (t) => {
  const page = await open(t);
  await page.paste('[{"a": "Alpha Example Foundation", "b": "Nobody"}, {"b": "Nobody Else"}]');
  await page.evaluate("document.getElementById('select').value = 'b'");
  const outcome = await page.check();
  assert.deepEqual(outcome.rows.map((row) => row[1]), ["Nobody", "Nobody Else"]);
  assert.match(outcome.command, / --select b$/);
  await page.evaluate("document.getElementById('select').value = ''");
  await page.evaluate("document.getElementById('section').value = 'letters'");
  assertRefused(await page.check(), /has no list under "letters", nor under any heading/);
  await page.isClean();
});

test("the log is read as it was", inChromium, async (t) => {
  const page = await open(t);
  await page.paste("Ada Example\nAlpha Example Foundation\nBeta Example Institute\n");
  const askFor = (moment) => page.evaluate(`document.getElementById("at").value = "${moment}"`);
  await askFor("4");
  const then = await page.check();
  assert.match(then.headline, /^This list agrees with the log as it was after 4 entries: /);
  assert.equal(then.evidence.log, "manifesto.example/log, 8 entries as it was after 4 entries");
  assert.match(then.command, / --keys KEYS --at 4$/);
  await askFor("");
  assert.equal((await page.check()).counts["spelled differently"], 1);
  for (const [moment, reason] of [
    ["9", /has 8 entries, not 9/], ["yesterday", /neither a number of entries nor a day/],
    ["2026-02-30", /neither a number of entries nor a day/],
    ["2026-05-01", /could not be read as it was then.*no witness says how large/s],
  ]) {
    await askFor(moment);
    assertRefused(await page.check(), reason);
  }
  await page.isClean();
});

test("the witnesses are told, k of n and when", inChromium, async (t) => {
  const time = Math.floor(Date.now() / 1000) - 60;
  const witnesses = ["witness.example_one", "witness.example_two"];
  const log = rulesLog("example-log", { witnesses: witnesses.map((name) => ({ name, time })) });
  const page = await open(t, { log, page: pageWith(witnessed()) });
  await page.paste(exampleList);
  const outcome = await page.check();
  const when = new Date(time * 1000).toISOString().replace(".000", "");
  assert.equal(outcome.evidence.witnesses, `quorum met by 2 of 3, as of ${when}`
    + `witness.example/one ${when}witness.example/two ${when}`);
  await page.isClean();
});

function witnessed() {
  const { policy } = trustFolder();
  const names = ["one", "two", "three"];
  const lines = names.map((name) => witnessLine(name, `witness.example_${name}`)).join("");
  return trustFolder("Keys",
    { policy: policy.replace("quorum none", `${lines}group g 2 one two three\nquorum g`) });
}

test("the answer, the log and the list can be kept", inChromium, async (t) => {
  const page = await open(t);
  await page.paste(exampleList);
  await page.check();
  const answer = await page.saved("Save the answer (JSON)");
  assert.equal(answer.name, "check.json");
  const { format, agrees, rows } = JSON.parse(answer.content);
  assert.deepEqual([format, agrees, rows.length], ["endorse.check/1", true, 3]);
  const log = await page.saved("Save the log in one file");
  assert.equal(log.name, "manifesto.example-log-8.bundle");
  assert.equal(log.content.subarray(0, 17).toString(), "endorse-bundle/1\n");
  const list = await page.saved("Save the list as list.txt");
  assert.deepEqual([list.name, list.content.toString()], ["list.txt", exampleList]);

  const kept = await open(t, { log: new Map() });
  await kept.choose("log", log.name, log.content);
  await kept.paste(exampleList);
  assert.match((await kept.check()).headline, /^This list agrees with the log/);
  await kept.isClean();
  await page.isClean();
});

test("a text that is not served as it was stated is told", inChromium, async (t) => {
  const path = "text/57801aeb07ad445f2310d8cc8a01815540681e2c4226ab09e08bc1ee824e2471";
  const page = await open(t, { log: logWith(path, flipped(0)) });
  await page.paste(exampleList);
  const outcome = await page.check();
  assert.match(outcome.headline, agrees);
  assert.match(outcome.text,
    /A text of this log is missing, or is not as it was stated.*text\/57801aeb.* has the hash /);
  await page.isClean();
});

// What is refused.

function assertRefused(outcome, reason) {
  assert.equal(outcome.headline, couldNot);
  assert.equal(outcome.title, couldNot);
  assert.match(outcome.text, reason);
  assert.deepEqual([outcome.rows, outcome.missing, outcome.counts, outcome.evidence],
    [[], [], {}, {}], "nothing has a state");
}

/** The example log with one of its files changed, or without it. */
function logWith(path, change) {
  const log = storedLog();
  const content = change(Buffer.from(log.get(path)));
  if (content === null) log.delete(path);
  else log.set(path, content);
  return log;
}

const flipped = (at) => (bytes) => {
  bytes[at < 0 ? bytes.length + at : at] ^= 1;
  return bytes;
};

const forgeries = {
  "a bit flipped in an entry": [logWith("tile/entries/000.p/8", flipped(900)), /does not verify/],
  "an entry bundle cut off":
    [logWith("tile/entries/000.p/8", (bytes) => bytes.subarray(0, -1)), /malformed/],
  "no entry bundle": [logWith("tile/entries/000.p/8", () => null), /could not be read/],
  "a bit flipped in the root": [
    logWith("checkpoint", (bytes) => Buffer.from(bytes.toString().replace("JhFe", "JhFf"))),
    /does not verify/,
  ],
  "a bit flipped in the signature": [
    logWith("checkpoint", (bytes) => Buffer.from(bytes.toString().replace("VtxOQ", "VtxOR"))),
    /does not verify/,
  ],
  "a bit flipped in a tile":
    [logWith("tile/0/000.p/8", flipped(3)), /tile\/0\/000\.p\/8 has other hashes than the entries/],
  "a missing tile":
    [logWith("tile/0/000.p/8", () => null), /tile\/0\/000\.p\/8 is missing/],
  "no checkpoint": [logWith("checkpoint", () => null), /could not be read/],
  "an earlier checkpoint's size":
    [logWith("checkpoint", (bytes) => Buffer.from(bytes.toString().replace("\n8\n", "\n5\n"))),
      /does not verify/],
  "another key's checkpoint":
    [rulesLog("example-log", { key: "manifesto.example_log-2" }), /does not verify/],
  "a broken rule":
    [rulesLog("rule-3-withdrawal-previous-missing"), /breaks the rules.*entry 4 breaks rule 3/s],
};

for (const [name, [log, reason]] of Object.entries(forgeries)) {
  test(`refused: ${name}`, inChromium, async (t) => {
    const page = await open(t, { log });
    await page.paste(exampleList);
    const outcome = await page.check();
    assertRefused(outcome, reason);
    assert.match(outcome.text, /This says nothing about the list/);
    await page.isClean();
  });
}

test("refused: a log in one file with a changed entry", inChromium, async (t) => {
  const page = await open(t);
  await page.drop("log", "changed.bundle", readVector("log-bundle", "entry-changed").body);
  await page.paste(exampleList);
  assertRefused(await page.check(), /does not verify/);
  await page.isClean();
});

test("refused: a log in one file with a checkpoint of another tree", inChromium, async (t) => {
  const page = await open(t);
  const log = logWith("checkpoints/5", () => storedLog().get("checkpoints/1"));
  await page.drop("log", "other.bundle", oneFile(log));
  await page.paste(exampleList);
  assertRefused(await page.check(), /checkpoints\/5 is of size 1/);
  await page.isClean();
});

test("refused: a log that its witnesses have not seen", inChromium, async (t) => {
  const witnesses = [{ name: "witness.example_one", time: Math.floor(Date.now() / 1000) }];
  const page = await open(t,
    { log: rulesLog("example-log", { witnesses }), page: pageWith(witnessed()) });
  await page.paste(exampleList);
  assertRefused(await page.check(), /does not verify.*quorum/s);
  await page.isClean();
});

test("refused: a log that its witnesses saw longer ago than a week", inChromium, async (t) => {
  const time = Math.floor(Date.now() / 1000) - 8 * 86_400;
  const witnesses = ["one", "two"].map((name) => ({ name: `witness.example_${name}`, time }));
  const page = await open(t,
    { log: rulesLog("example-log", { witnesses }), page: pageWith(witnessed()) });
  await page.paste(exampleList);
  assertRefused(await page.check(), /too old|longer ago|7 days/);
  await page.isClean();
});

test("refused: a log that cannot be reached", inChromium, async (t) => {
  const page = await open(t);
  await page.server.close();
  await page.paste(exampleList);
  assertRefused(await page.check(), /could not be read/);
});

test("refused: keys that are none", inChromium, async (t) => {
  const page = await open(t, { page: pageWith(trustFolder("Keys", { policy: "quorum none\n" })) });
  assertRefused(await page.outcome(), /keys that came with this page cannot be used/);
  assert.ok(await page.evaluate("document.getElementById('ask').hidden"));
  await page.isClean();
});

test("refused: a document without a list", inChromium, async (t) => {
  const page = await open(t);
  await page.choose("list", "empty.html", "<p></p>");
  const outcome = await page.check();
  assertRefused(outcome, /The log verifies, but/);
  await page.isClean();
});

test("refused: a file that is no text", inChromium, async (t) => {
  const page = await open(t);
  await page.choose("list", "list.txt", Buffer.of(0x41, 0xFF, 0xFE));
  assertRefused(await page.check(), /UTF-8|utf-8/);
  await page.isClean();
});

test("refused: a browser without Ed25519", inChromium, async (t) => {
  const prelude = `
    const { importKey } = SubtleCrypto.prototype;
    SubtleCrypto.prototype.importKey = function (format, key, algorithm, ...rest) {
      if ((algorithm.name ?? algorithm) === "Ed25519") {
        return Promise.reject(new DOMException("unrecognized name", "NotSupportedError"));
      }
      return importKey.call(this, format, key, algorithm, ...rest);
    };`;
  const page = await open(t, { prelude });
  assertRefused(await page.outcome(), /verifies no Ed25519 signatures/);
  await page.isClean();
});

test("refused: a browser that takes every signature for a valid one", inChromium, async (t) => {
  const prelude = "SubtleCrypto.prototype.verify = async () => true;";
  const page = await open(t, { prelude });
  assertRefused(await page.outcome(), /verifies no Ed25519 signatures/);
  await page.isClean();
});

test("refused: a page without cryptography", inChromium, async (t) => {
  const prelude = "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });";
  const page = await open(t, { prelude });
  assertRefused(await page.outcome(), /no cryptography/);
  await page.isClean();
});

test("refused: a page that came over plain http from another host", inChromium, async (t) => {
  const page = await open(t, { host: "log.example" });
  assert.deepEqual(await page.evaluate("[isSecureContext, typeof crypto.subtle]"),
    [false, "undefined"]);
  const outcome = await page.outcome();
  assertRefused(outcome, /read over http, where anybody on the way can change it/);
  assert.match(outcome.text, /This says nothing about the list/);
  assert.ok(await page.evaluate("document.getElementById('ask').hidden"));
  assert.deepEqual(page.server.requests.filter((path) => !/\.(html|css|js)$/.test(path)), []);
  await page.isClean();
});

test("a check that is stopped answers nothing", inChromium, async (t) => {
  const page = await open(t);
  await page.paste(exampleList);
  await page.evaluate(`
    document.getElementById("check").click();
    document.getElementById("stop").click()`);
  assert.equal(await page.evaluate("document.getElementById('said').textContent"),
    "Stopped. Nothing was found out.");
  assert.ok(await page.evaluate("document.getElementById('outcome').hidden"));
  await page.paste("Nobody Example\n");
  assert.equal((await page.check()).counts.listed, 1);
  await page.isClean();
});

// Strangers' words.

test("strangers' words are text, and what is invisible is shown", inChromium, async (t) => {
  const names = [
    "<script>alert(1)</script>", "\"onmouseover=alert(1) x=\"", "<img src=x onerror=alert(1)>",
    "javascript:alert(1)", "Evil \u202Egnp.exe", "Zero\u200Bwidth\u00A0space",
    "מכון לדוגמה", "{{title}} &amp; ${x}",
  ];
  const page = await open(t);
  const items = names.map((name) => ({ name, link: "javascript:alert(1)" }));
  await page.choose("list", "<img src=x onerror=alert(1)>.json".replaceAll("/", ""),
    JSON.stringify({ "<b>signatories</b>": items }));
  const outcome = await page.check();
  const shown = names.map((name) => name.replaceAll(/[\u202E\u200B\u00A0]/g, (character) =>
    "U+" + character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")));
  assert.deepEqual(outcome.rows.map((row) => row[1]), shown);
  assert.deepEqual(await page.evaluate(`
    [...document.querySelectorAll("#outcome .rows tbody .code-point")].map((e) => e.textContent)`),
  ["U+202E", "U+200B", "U+00A0"]);
  assert.deepEqual(await page.evaluate(`
    [...document.querySelectorAll("#outcome :is(script, img, a, b, iframe), #outcome [style]")]
      .map((e) => e.outerHTML)`), []);
  assert.ok(await page.evaluate(`
    [...document.querySelectorAll("#outcome tr:has(.state) > th")].every((cell) =>
      cell.childNodes.length === 1 && cell.firstChild.localName === "bdi")`));
  await page.isClean();
});

test("a log's title is text", inChromium, async (t) => {
  const page = await open(t, { page: pageWith(trustFolder(), "<script>alert(1)</script>") });
  assert.equal(await page.evaluate("document.querySelector('header bdi').textContent"),
    "<script>alert(1)</script>");
  await page.isClean();
});

test("an answer kept as JSON has nothing invisible in it", inChromium, async (t) => {
  const page = await open(t);
  await page.paste("Evil \u202Egnp.exe\nTag \u{E0041}\n");
  await page.check();
  const { content } = await page.saved("Save the answer (JSON)");
  assert.ok(!/[\p{Cf}]/u.test(content.toString()));
  assert.deepEqual(JSON.parse(content).rows.map((row) => row.listed),
    ["Evil \u202Egnp.exe", "Tag \u{E0041}"]);
});

// Who uses it, and how.

test("all of it is done by keyboard", inChromium, async (t) => {
  const page = await open(t);
  const focused = () => page.evaluate(`
    const at = document.activeElement;
    at.id || at.localName + ":" + at.textContent`);
  const seen = [];
  for (let step = 0; step < 12 && seen.at(-1) !== "check"; step += 1) {
    await page.press("Tab");
    seen.push(await focused());
    if (seen.at(-1) === "pasted") {
      await page.page.send("Input.insertText", { text: exampleList });
    }
    assert.ok(await page.evaluate(`
      getComputedStyle(document.activeElement).outlineStyle !== "none"`), `${seen.at(-1)} is seen`);
  }
  assert.deepEqual(seen,
    ["home", "pasted", "list-file", "text-file", "log-file",
      "summary:How the list is to be read, and the log of which day", "check"]);
  await page.press("Enter");
  assert.match((await page.outcome()).headline, agrees);
  assert.equal(await focused(), "headline");
  assert.equal(await page.evaluate("document.getElementById('said').textContent"),
    "A list that agrees");
  await page.press("Tab");
  assert.equal(await focused(), "div:" + await page.evaluate(
    "document.querySelector('.scroll').textContent"));
  await page.press("Tab");
  await page.press(" ");
  assert.equal(await focused(), "format");
  await page.isClean();
});

test("without JavaScript it says what to do instead", inChromium, async (t) => {
  const server = await serveSite(storedLog());
  t.after(() => server.close());
  const page = await visit(t, browser, `${server.url}verify.html`, { script: false });
  const { root } = await page.page.send("DOM.getDocument", { depth: -1 });
  const { nodeId } = await page.page.send("DOM.querySelector",
    { nodeId: root.nodeId, selector: "noscript pre" });
  const { model } = await page.page.send("DOM.getBoxModel", { nodeId });
  assert.ok(model.height > 20, "the command is shown");
  assert.deepEqual(server.requests.filter((path) => path !== "/favicon.ico"),
    ["/verify.html", "/verify.css"]);
});

test("the copy in one file works from a disk, with a log in one file", inChromium, async (t) => {
  const page = await visit(t, browser, await keepOnDisk(t, pageInOneFile()));
  assert.ok(await page.evaluate(
    "document.getElementById('ask').firstElementChild.id === 'log-field'"), "the log comes first");
  await page.paste(exampleList);
  assertRefused(await page.check(), /there is no log yet/);
  await page.drop("log", "example.bundle", oneFile(storedLog()));
  const outcome = await page.check();
  assert.match(outcome.headline, agrees);
  assert.equal(outcome.command, "endorse check list.txt --log example.bundle --keys KEYS");
  await page.isClean();
});

test("nothing is wider than a phone", inChromium, async (t) => {
  const page = await open(t, { width: 360, height: 740, log: rulesLog("log-of-states") });
  const isNarrow = () => page.evaluate("document.documentElement.scrollWidth <= 360");
  assert.ok(await isNarrow(), "before a check");
  await page.paste(statesList + "x".repeat(200) + "\n");
  await page.check();
  assert.ok(await isNarrow(), "refused");
  await page.evaluate("document.getElementById('statement').selectedIndex = 1;"
    + "document.getElementById('choices').open = true");
  await page.check();
  assert.ok(await isNarrow(), "after a check");
});

test("many lines: the first are shown, all where they are asked for", inChromium, async (t) => {
  const page = await open(t);
  const lines = Array.from({ length: 1000 }, (_, index) => `Nobody Example Number ${index}`);
  await page.paste(lines.join("\n"));
  const outcome = await page.check();
  assert.equal(outcome.counts["not in this log"], 1000);
  assert.match(outcome.text, /The first \d+ of 1000 are shown\./);
  await page.click("Show all 1000");
  await page.until("document.querySelectorAll('#outcome tr:has(.state)').length >= 1000");
  const { rows } = await page.outcome();
  assert.deepEqual(rows.map((row) => row[1]), lines);
  await page.isClean();
});

// Who is kept out.

for (const dark of [false, true]) {
  test(`axe finds nothing, ${dark ? "dark" : "light"}`, withAxe, async (t) => {
    const page = await open(t, { log: rulesLog("log-of-states"), dark });
    assert.deepEqual(await violationsIn(page), [], "before a check");
    await page.paste(statesList);
    await page.check();
    assert.deepEqual(await violationsIn(page), [], "refused");
    await page.evaluate("document.getElementById('statement').selectedIndex = 1;"
      + "document.getElementById('choices').open = true");
    await page.check();
    assert.deepEqual(await violationsIn(page), [], "after a check");
    await page.choose("list", "example.txt", "Ada Example – Chair, Example Circle\n");
    await page.check();
    assert.deepEqual(await violationsIn(page), [], "with a file");
    await page.isClean();
  });
}
