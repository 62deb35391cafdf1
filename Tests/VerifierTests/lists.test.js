// Every vector of published lists: SPEC.md, section 13.
//
// In node all but those that are HTML, which needs a browser's parser; in Chromium all of them.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

import { inChromium, openBesideProject } from "./chromium.js";
import { verdictOn } from "./judging.js";
import { readVector, repositoryFile } from "./vectors.js";

const repository = new URL("../../", import.meta.url);
const answered = {
  reading: ["format", "encoding", "listed", "ignored", "left-out"], lists: ["row", "missing"],
  changes: ["change"],
};
const trustFiles = Object.fromEntries(
  ["policy", "secretariat.vkey"].map((name) => [name, repositoryFile(`Keys/${name}`)]),
);

/** All vectors of a folder, as `verdictOn` takes them. `lists` holds a list besides. */
function vectorsOf(folder) {
  const names = readdirSync(new URL(`Vectors/${folder}/`, repository))
    .filter((name) => name.endsWith(".vector")).sort();
  assert.ok(names.length > 0, folder);
  return names.map((name) => completed(readVector(folder, name.replace(/\.vector$/, ""))));
}

function completed({ folder, name, fields, body }) {
  const vector = { folder, name, fields: Object.fromEntries(fields), body };
  const nameIn = (field) => vector.fields[field][0].replace(/\.vector$/, "");
  if (folder === "lists") vector.log = readVector("rules", nameIn("log")).body;
  if (folder === "changes") {
    const before = completed(readVector("lists", nameIn("before")));
    vector.before = before.body;
    vector.log = before.log;
    vector.statement = before.fields.statement?.[0];
  }
  return vector;
}

function isPage({ fields, body }) {
  return fields.format?.[0] === "html" || /^\s*</.test(Buffer.from(body).toString());
}

/** What is wrong with the verdict on a vector, as a list of texts. */
function faultsOf({ folder, name, fields }, verdict) {
  const [expected] = fields.expect;
  if (verdict.outcome !== expected) {
    return [`${folder}/${name}: expected ${expected}, found ${verdict.outcome} (${verdict.why})`];
  }
  return answered[folder].map((field) => {
    const [wanted, found] = [fields[field] ?? [], verdict[field] ?? []].map(JSON.stringify);
    return wanted === found ? null : `${folder}/${name}: ${field} ${found}, expected ${wanted}`;
  }).filter((fault) => fault !== null);
}

for (const folder of Object.keys(answered)) {
  test(`every vector of ${folder} that is no page gets its verdict`, async () => {
    const faults = [];
    for (const vector of vectorsOf(folder).filter((each) => !isPage(each))) {
      faults.push(...faultsOf(vector, await verdictOn(vector, trustFiles)));
    }
    assert.equal(faults.length, 0, "\n" + faults.join("\n"));
  });
}

/** A value as an expression of JavaScript, in which bytes may be. */
function asExpression(value) {
  const shown = JSON.stringify(value, (_, each) =>
    each instanceof Uint8Array ? { base64: Buffer.from(each).toString("base64") } : each);
  const revived = `(_, each) => each?.base64 === undefined ? each
    : Uint8Array.from(atob(each.base64), (character) => character.charCodeAt(0))`;
  return `JSON.parse(${JSON.stringify(shown)}, ${revived})`;
}

test("every vector of lists gets its verdict in a browser", inChromium, async (t) => {
  const { page, close } = await openBesideProject();
  t.after(close);
  for (const folder of Object.keys(answered)) {
    await t.test(folder, async () => {
      const vectors = vectorsOf(folder);
      const verdicts = await page.evaluate(`
        const { verdictOn } = await import("/Tests/VerifierTests/judging.js");
        const trustFiles = ${asExpression(trustFiles)};
        const verdicts = [];
        for (const vector of ${asExpression(vectors)}) {
          verdicts.push(await verdictOn(vector, trustFiles));
        }
        verdicts`);
      assert.equal(verdicts.length, vectors.length);
      const faults = vectors.flatMap((vector, at) => faultsOf(vector, verdicts[at]));
      assert.equal(faults.length, 0, "\n" + faults.join("\n"));
    });
  }
});
