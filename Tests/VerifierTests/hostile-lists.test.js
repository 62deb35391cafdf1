// Lists that are made to be too much, and the index of names that others are like.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { inChromium, openBesideProject } from "./chromium.js";
import { utf8Bytes } from "../../Sources/LogSite/Verifier/bytes.js";
import { boundedDistance, LikeNames } from "../../Sources/LogSite/Verifier/matching-likeness.js";
import { domainOfRest } from "../../Sources/LogSite/Verifier/matching-readings.js";
import { readPublishedList } from "../../Sources/LogSite/Verifier/reading.js";
import { nameKey } from "../../Sources/LogSite/Verifier/text.js";

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** The outcome, and how many lines are listed, if any. */
async function outcomeOf(text, told = {}) {
  const names = { isMatch: () => false };
  try {
    const read = await readPublishedList(utf8Bytes(text), names, { ...told, pause });
    return `accept ${read.listed.length}`;
  } catch (error) {
    if (error.outcome === undefined) throw error;
    return error.outcome;
  }
}

const limits = [
  ["a million lines", "Alpha\n".repeat(1_000_000), "malformed"],
  ["as many rows as may be", "Alpha\n".repeat(100_000), "accept 100000"],
  ["one row more", "Alpha\n".repeat(100_001), "malformed"],
  ["more line ends than may be", "\n".repeat(2_000_001), "malformed"],
  ["more bytes than may be", "a".repeat(16_777_217), "malformed"],
  ["one long line, which is prose", "a ".repeat(8_000_000), "undecided"],
  ["an item of as many bytes as may be", `- ${"a".repeat(65_534)}\n`, "accept 1"],
  ["a line of Markdown that is longer", `- B\n- ${"a".repeat(65_535)}\n`, "accept 1"],
  ["an item that goes on for long", "- a\n" + "  [[[[x\n".repeat(100_000), "malformed"],
  ["comments that do not end", `- ${"<!--".repeat(16_000)}\n`, "accept 1"],
  ["a cell that is too long", `name,role\n"${"a".repeat(65_537)}",x\n`, "malformed"],
  ["too many cells", `name,role\n${",".repeat(1_000_001)}`, "malformed"],
  ["arrays within arrays", "[".repeat(1_000_000), "malformed"],
  ["a value that is too long", `["${"a".repeat(65_537)}"]`, "malformed"],
  ["a path of as many bytes as may be", `{"${"a".repeat(4_094)}":{"b":["A"]}}`, "accept 1"],
  ["a path that is longer", `{"${"a".repeat(4_095)}":{"b":["A"]}}`, "malformed"],
  ["a column whose path is longer", `[{"${"a".repeat(4_095)}":{"b":"A"}}]`, "malformed"],
  ["a path in bytes that are more than its letters", `{"${"\u00e9".repeat(2_049)}":["A"]}`,
    "malformed"],
  ["a scalar at the path of another", '[{"a.b":"A","a":{"b":"B"}}]', "malformed"],
  ["a scalar at the path of the key above", '{"a.b":{".":"A"}}', "malformed"],
  ["a half of a pair of surrogates", '["\\ud800"]', "malformed"],
  ["too many cells in Markdown", `|A|\n|-|\n${"|".repeat(60_000)}\n`.repeat(17), "malformed"],
  ["too many values", `["",${"1,".repeat(1_000_001)}1]`, "malformed"],
  ["YAML within brackets", `names: ${"[".repeat(100_000)}`, "malformed"],
  ["YAML within dashes", `names:\n${"- ".repeat(100_000)}a`, "malformed"],
];

for (const [name, text, expected] of limits) {
  test(`a list of ${name}: ${expected}`, async () => {
    assert.equal(await outcomeOf(text), expected);
  });
}

test("an encoding in which markup may be other characters is unsupported", async () => {
  const page = "<!--<meta charset=csISO2022JP>--><meta charset=utf-8><ul><li>Alpha"
    + "<i title='\x1b$B'><li>Mallord<b/id='\x1b(B'></b></i></ul>";
  assert.equal(await outcomeOf(page), "unsupported");
});

test("what is no list of signatories is refused, and nothing of a secret key is told", async () => {
  const file = (name) => readFileSync(new URL(`../../Vectors/${name}`, import.meta.url));
  const key = file("keys/alpha.example-2.skey");
  const others = [
    file("log-endorsement.tlog-proof"), file("log/checkpoint"), file("keys/alpha.example-2.vkey"),
    key, utf8Bytes(`Alpha\n \u{FEFF}${key.toString().split("\n")[2]}\n`),
    utf8Bytes("%PDF-1.4\nAlpha\n"), utf8Bytes("PK\u0003\u0004Alpha\n"),
    utf8Bytes("endorse-evidence/1 fork\n"), utf8Bytes("endorse-bundle/1\n"),
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d),
  ];
  const [utf16, marked] = [Buffer.from(key.toString(), "utf16le"), Buffer.of(0xff, 0xfe)];
  for (const bytes of [...others, utf16, Buffer.concat([marked, utf16])]) {
    const reading = readPublishedList(bytes, { isMatch: () => false }, { pause });
    await assert.rejects(reading, (error) => error.outcome === "malformed"
      && error.message.startsWith("this is ")
      && !error.message.includes(key.toString().slice(-40)));
  }
});

test("a list of line ends is looked through for a secret once", async () => {
  assert.equal(await outcomeOf("\n".repeat(65_000)), "undecided");
  assert.equal(await outcomeOf(" \ufeff".repeat(16_000)), "undecided");
});

test("of a section its first 300 scalars count", async () => {
  const title = "\u{10428}".repeat(300);
  const text = `# ${title}a\n- Alpha\n# ${title}b\n- Beta\n`;
  const names = { isMatch: (name) => name === "Beta" };
  const read = await readPublishedList(utf8Bytes(text), names, { pause });
  assert.deepEqual(read.lists.map(({ section, lines }) => [section, lines]), [[title, 2]]);
});

test("a table in Markdown is of the shape that the wording of its header is", async () => {
  const table = (head, name, section) => `# ${section}\n${head}\n|-|-|\n|${name}|x|\n`;
  const text = table("|Name|Of|", "Alpha", "Signed") + table("|Name|Of|", "Beta", "Also signed")
    + table("|NameOf|", "Gamma", "Signed, too") + table("|Name\\|Of|", "Delta", "Signed as well");
  const names = { isMatch: (name) => name === "Alpha" };
  const read = await readPublishedList(utf8Bytes(text), names, { pause });
  assert.deepEqual(read.listed.map((line) => line.text), ["Alpha", "Beta"]);
});

test("a long header of a table costs what it is long once, and not for each row", async () => {
  const text = `|${"a".repeat(60_000)}|\n|-|\n${"|A|\n".repeat(100_000)}`;
  assert.equal(await outcomeOf(text), "accept 100000");
});

test("what stands before the @ of an address of mail is a mailbox, and no words", () => {
  const domains = [
    ["a.b_%+-1@example.com", "example.com"], ["a@WWW.example.com", "example.com"],
    ["did not sign a@example.com", "did not sign a@example.com"], ["@example.com", "@example.com"],
    [`${"a".repeat(65)}@example.com`, `${"a".repeat(65)}@example.com`],
    ["a@b@example.com", "a@b@example.com"], ["a@example.com/b", "a@example.com/b"],
  ];
  for (const [rest, domain] of domains) assert.equal(domainOfRest(rest), domain, rest);
});

test("columns of a list in JSON: as many as may be, and one more", async () => {
  const wide = (count) => {
    const members = Array.from({ length: count }, (_, at) => `"column ${at}":"x"`);
    return `[{${members.join(",")}}]`;
  };
  assert.equal(await outcomeOf(wide(1_000)), "accept 1");
  assert.equal(await outcomeOf(wide(1_001)), "malformed");
});

const beyondYAML = ["a: &b c", "a: *b", "a: !t b", "a: |\n  b", "a: b\n  c", "? a", "a:\tb", "- :a",
  "a: b\n---\nc: d", "%YAML 1.1\n---\na: b", "a: [b: c]", "a: {b}"];

test("what this reader of YAML lacks is unsupported, never guessed at", async () => {
  for (const text of beyondYAML) {
    assert.equal(await outcomeOf(text, { format: "yaml" }), "unsupported", text);
  }
});

const pages = [
  ["elements within each other", "<b>".repeat(300) + "a", "malformed"],
  ["too many elements", "<b></b>".repeat(1_000_001), "malformed"],
  ["too many attributes", `<p ${Array.from({ length: 1_001 }, (_, at) => `a${at}`).join(" ")}>a`,
    "malformed"],
  ["cells that span too many", "<table><tr>" + "<td colspan=1000 rowspan=65534>a".repeat(10_001),
    "malformed"],
  ["scripts, which do not run", "<ul><li>A<li>B<img src=x onerror='ran = true'></ul>"
    + "<script>ran = true</script>", "accept 2"],
];

test("pages that are too much, in a browser", inChromium, async (t) => {
  const { page, close } = await openBesideProject();
  t.after(close);
  await page.evaluate(`
    const { readPublishedList } = await import("/Sources/LogSite/Verifier/reading.js");
    globalThis.ran = false;
    const pause = () => new Promise((resolve) => setTimeout(resolve));
    ${outcomeOf.toString().replace("utf8Bytes(text)", "new TextEncoder().encode(text)")}
    undefined`);
  for (const [name, text, expected] of pages) {
    const found = await page.evaluate(`await outcomeOf(${JSON.stringify(text)})`);
    assert.equal(found, expected, name);
  }
  assert.equal(await page.evaluate("ran"), false);
  const selected = `<ul><li>Alpha<li class=x>Beta</ul><p title="Eve">Gamma`;
  for (const [path, expected] of [
    ["//li", "accept 2"], ["//p/@title", "accept 1"], ["//li[@class='x']/text()", "accept 1"],
    ["//h1", "undecided"], ["count(//li)", "undecided"], ["//[", "undecided"],
  ]) {
    const told = JSON.stringify({ format: "html", select: path });
    const found = await page.evaluate(`await outcomeOf(${JSON.stringify(selected)}, ${told})`);
    assert.equal(found, expected, path);
  }
});

/** Numbers from 0 to below `most` that repeat with the seed. */
function numbersFrom(seed) {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** The optimal string alignment distance, as it is defined. */
function plainDistance(first, second) {
  const distance = (i, j) => {
    if (i === 0 || j === 0) return i + j;
    const isSame = first[i - 1] === second[j - 1];
    let least = Math.min(
      distance(i - 1, j) + 1, distance(i, j - 1) + 1, distance(i - 1, j - 1) + (isSame ? 0 : 1),
    );
    if (i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1]) {
      least = Math.min(least, distance(i - 2, j - 2) + 1);
    }
    return least;
  };
  return distance(first.length, second.length);
}

test("a distance is the one that is defined, or beyond the limit as that is", () => {
  const number = numbersFrom(1);
  const word = () => Array.from({ length: number(7) }, () => number(3));
  for (let round = 0; round < 2_000; round++) {
    const [first, second] = [word(), word()];
    const expected = plainDistance(first, second);
    const found = boundedDistance(first, second, 2);
    const label = `${first} and ${second}, round ${round}`;
    if (expected <= 2) assert.equal(found, expected, label);
    else assert.ok(found > 2, label);
  }
});

test("the nearest name is the one that comparing all of them finds", async () => {
  const number = numbersFrom(2);
  const letters = ["a", "b", "\u{10428}"];
  const name = () => Array.from({ length: 5 + number(6) }, () => letters[number(3)]).join("");
  const endorsements = Array.from({ length: 400 }, (_, entry) => {
    const signatory = name();
    return { signatory, nameKey: nameKey(signatory), entry };
  });
  const like = await LikeNames.of(endorsements, () => {});
  let found = 0;
  for (let round = 0; round < 400; round++) {
    const key = nameKey(name());
    let best = null;
    for (const each of endorsements) {
      const [mine, other] = [key, each.nameKey].map((text) => Array.from(text));
      const d = boundedDistance(mine, other, 2);
      const isLike = d >= 1 && d <= 2 && 5 * d <= other.length;
      if (isLike && (best === null || d < best.d)) best = { d, entry: each.entry };
    }
    assert.equal(like.nearest([key])?.entry ?? null, best?.entry ?? null, `${key}, round ${round}`);
    if (best !== null) found++;
  }
  assert.ok(found > 100);
});
