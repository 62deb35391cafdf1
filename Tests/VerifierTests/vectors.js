// The vectors of Vectors/README.md, and tests that give each of a folder its verdict.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { Refusal } from "../../Sources/LogSite/Verifier/bytes.js";

const repository = new URL("../../", import.meta.url);
const outcomes = ["accept", "malformed", "unverified", "unsupported", "undecided"];

/** The bytes of a file of the repository. */
export function repositoryFile(path) {
  return new Uint8Array(readFileSync(new URL(path, repository)));
}

/** The vector `NAME.vector` of a folder. */
export function readVector(folder, name) {
  const path = `Vectors/${folder}/${name}.vector`;
  const bytes = readFileSync(new URL(path, repository));
  const end = bytes.indexOf("\n\n");
  const [first, ...lines] = bytes.subarray(0, end).toString("utf8").split("\n");
  assert.equal(first, "endorse-vector/1", path);
  const fields = new Map();
  for (const line of lines) {
    const colon = line.indexOf(":");
    assert.ok(colon > 0, `${path}: header line ${line}`);
    const field = line.slice(0, colon);
    fields.set(field, [...(fields.get(field) ?? []), line.slice(colon + 1).replace(/^ /, "")]);
  }
  const body = new Uint8Array(bytes.subarray(end + 2));
  const vector = new Vector(folder, name, fields, body);
  assert.ok(outcomes.includes(vector.one("expect")), `${path}: expect`);
  assert.ok(vector.one("comment"), `${path}: comment`);
  return vector;
}

/** All vectors of a folder, in the order of their names. `lists` holds lists besides. */
export function readVectors(folder) {
  const names = readdirSync(new URL(`Vectors/${folder}/`, repository)).sort()
    .filter((name) => folder !== "lists" || !name.endsWith(".txt"));
  return names.map((name) => {
    assert.ok(name.endsWith(".vector"), `Vectors/${folder}/${name} is no vector`);
    return readVector(folder, name.slice(0, -".vector".length));
  });
}

class Vector {
  constructor(folder, name, fields, body) {
    this.folder = folder;
    this.name = name;
    this.fields = fields;
    this.body = body;
  }

  /** The values of a field, in order. */
  all(field) {
    return this.fields.get(field) ?? [];
  }

  /** The value of a field that is there at most once, or undefined. */
  one(field) {
    assert.ok(this.all(field).length <= 1, `${this.folder}/${this.name}: ${field} is there twice`);
    return this.all(field)[0];
  }
}

/**
 * Registers a test that gives every vector of a folder its verdict. `judge(vector)` returns what
 * it answers, an object from fields to lists of values, or throws a Refusal, which may have
 * `answers` of its own. Every field in `answered` has to have the values of the vector.
 */
export function testVectors(folder, answered, judge) {
  test(`every vector of ${folder} gets its verdict`, async () => {
    const vectors = readVectors(folder);
    assert.ok(vectors.length > 0);
    const wrong = [];
    for (const vector of vectors) {
      const [found, why, answers] = await verdictOf(judge, vector);
      const differs = (what, expected, actual) =>
        wrong.push(`${folder}/${vector.name}: ${what} expected ${expected}, found ${actual}`);
      if (found !== vector.one("expect")) {
        differs("outcome", vector.one("expect"), `${found} (${why})`);
        continue;
      }
      for (const field of answered) {
        const [expected, actual] = [vector.all(field), answers[field] ?? []].map(JSON.stringify);
        if (expected !== actual) differs(field, expected, actual);
      }
    }
    assert.equal(wrong.length, 0, "\n" + wrong.join("\n"));
  });
}

async function verdictOf(judge, vector) {
  try {
    return ["accept", "", await judge(vector)];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.outcome, error.message, error.answers ?? {}];
  }
}
