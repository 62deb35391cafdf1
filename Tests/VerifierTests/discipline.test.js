// What every module of the verifier holds to, so that a page can be made of all of them; and that
// every folder of vectors is judged.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const modules = new URL("../../Sources/LogSite/Verifier/", import.meta.url);
const names = readdirSync(modules).filter((name) => name.endsWith(".js")).sort();
const sources = new Map(names.map((name) => [name, readFileSync(new URL(name, modules), "utf8")]));

/** A module without comments, and with nothing in its strings. */
function withoutWords(source) {
  const token = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"/g;
  return source.replace(token, (found) => (found.startsWith("\"") ? '""' : ""));
}

const importForm = /^import \{\s*(?:[A-Za-z0-9_]+,?\s*)+\} from "\.\/([a-z0-9-]+\.js)";\n/;

/** What follows the imports at the beginning, and the modules imported. */
function partImports(name) {
  let rest = sources.get(name).replace(/^(?:\/\/[^\n]*\n|\n)*/, "");
  const imported = [];
  for (let found; (found = rest.match(importForm)); rest = rest.slice(found[0].length)) {
    imported.push(found[1]);
  }
  return { rest, imported };
}

test("modules import names from modules of the folder, at their top, and nothing else", () => {
  for (const name of names) {
    const { rest, imported } = partImports(name);
    assert.doesNotMatch(withoutWords(rest), /\bimport\b/, name);
    for (const each of imported) assert.ok(sources.has(each), `${name} imports ${each}`);
  }
});

test("no module imports itself by way of others", () => {
  const done = new Set();
  const visit = (name, path) => {
    assert.ok(!path.includes(name), [...path, name].join(" imports "));
    if (done.has(name)) return;
    for (const each of partImports(name).imported) visit(each, [...path, name]);
    done.add(name);
  };
  for (const name of names) visit(name, []);
});

test("modules export functions, classes and constants where they are declared", () => {
  const forms = /^export (?:(?:async )?function |class |const )[A-Za-z0-9_]+/;
  for (const [name, source] of sources) {
    for (const line of withoutWords(source).split("\n")) {
      if (/\bexport\b/.test(line)) assert.match(line, forms, name);
    }
  }
});

test("every name at the top of a module is the only one of its kind in the folder", () => {
  const declared = new Map();
  const declaration = /^(?:export )?(?:(?:async )?function\*? ?|class |const |let |var )(.*)$/;
  for (const [name, source] of sources) {
    for (const line of withoutWords(source).split("\n")) {
      const found = line.match(declaration)?.[1];
      if (found === undefined) continue;
      const names = found.startsWith("{") || found.startsWith("[")
        ? found.slice(1).split(/[}\]]/)[0].split(",").map((each) => each.trim())
        : [found.match(/^[A-Za-z0-9_$]+/)?.[0]];
      for (const each of names) {
        assert.match(each ?? "", /^[A-Za-z0-9_$]+$/, `${name}: ${line}`);
        assert.ok(!declared.has(each), `${each} is in ${declared.get(each)} and in ${name}`);
        declared.set(each, name);
      }
    }
  }
  assert.ok(declared.size > 100);
});

test("no module awaits at its top, or does what a strict page forbids", () => {
  const forbidden =
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|eval|new Function|document\.write)\b/;
  for (const [name, source] of sources) {
    const code = withoutWords(source);
    assert.doesNotMatch(code, forbidden, name);
    assert.doesNotMatch(code, /^(?:(?:export )?(?:const|let) [^\n]*= )?await\b/m, name);
    assert.doesNotMatch(code, /\.style\b|\bon[a-z]+ = "|setAttribute\(""/, name);
  }
});

/** The folders of Vectors that no test of the verifier judges, and why. */
const notJudged = new Map([
  ["add-checkpoint", "the verifier is no witness"],
  ["domain", "a page cannot ask another domain"],
  ["evidence", "evidence is verified by the command"],
  ["secret-key", "the verifier has no secret keys"],
  ["changes", "the tests of the lists judge it"],
  ["lists", "the tests of the lists judge it"],
  ["reading", "the tests of the lists judge it"],
]);
const noVectors = ["generator", "keys", "log", "reference", "texts", "unicode"];

test("every folder of vectors is judged, or it is said why it is not", () => {
  const tests = new URL("./", import.meta.url);
  const judged = new Set();
  for (const name of readdirSync(tests).filter((each) => each.endsWith(".test.js"))) {
    const source = readFileSync(new URL(name, tests), "utf8");
    for (const [, folder] of source.matchAll(/^testVectors\("([a-z0-9-]+)"/gm)) judged.add(folder);
  }
  const vectors = readdirSync(new URL("../../Vectors/", import.meta.url), { withFileTypes: true });
  const folders = vectors.filter((each) => each.isDirectory()).map((each) => each.name);
  for (const folder of folders.filter((each) => !noVectors.includes(each))) {
    assert.ok(judged.has(folder) || notJudged.has(folder), `Vectors/${folder} is not judged`);
  }
  for (const folder of [...judged, ...notJudged.keys()]) {
    assert.ok(folders.includes(folder), `there is no Vectors/${folder}`);
  }
});
