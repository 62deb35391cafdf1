// Keys, notes, the tree, checkpoints and entries: SPEC.md, sections 3, 4, 6, 7 and 8.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import {
  Refusal, afterPrefix, fromBase64, malformed, parseDecimal, splitLines, toHex, utf8Text,
} from "../../Sources/LogSite/Verifier/bytes.js";
import { parseEntry } from "../../Sources/LogSite/Verifier/entry.js";
import {
  isIndividualName, isOrganizationName, isOrigin, parseEd25519Key, parseVerifierKey,
} from "../../Sources/LogSite/Verifier/keys.js";
import { openNote, parseNote } from "../../Sources/LogSite/Verifier/note.js";
import {
  emptyRoot, leafHash, nodeHash, parseBundle, parseTilePath, rootHash, tilePath,
  verifyConsistency, verifyInclusion,
} from "../../Sources/LogSite/Verifier/tree.js";
import {
  checkAge, parseLogKey, parsePolicy, readTrust, shownTime, verifyCheckpoint,
} from "../../Sources/LogSite/Verifier/trust.js";
import { readVector, repositoryFile, testVectors } from "./vectors.js";

const bodyText = (vector) => utf8Text(vector.body, "the body");

testVectors("key-name", [], (vector) => {
  const fits = {
    organization: isOrganizationName, individual: isIndividualName, origin: isOrigin,
  }[vector.one("kind")];
  if (!fits(bodyText(vector))) malformed("no such name");
  return {};
});

testVectors("vkey", [], (vector) => {
  parseVerifierKey(bodyText(vector), "the key");
  return {};
});

testVectors("note", [], async (vector) => {
  const known = vector.all("known").map((text) => parseEd25519Key(text, "a known key"));
  await openNote(parseNote(vector.body, "the note"), known, [], "the note");
  return {};
});

/** The values of a body's lines with these labels, in order, and then of all `hash` lines. */
function labelled(vector, ...labels) {
  const lines = splitLines(bodyText(vector), "the body");
  const values = labels.map((label, at) => afterPrefix(lines[at], label + " ", "a line"));
  const hashes = lines.slice(labels.length).map(
    (line) => fromBase64(afterPrefix(line, "hash ", "a line"), "a hash", 32),
  );
  return [...values, hashes];
}

testVectors("inclusion", [], (vector) => {
  const [index, size, leaf, root, hashes] = labelled(vector, "index", "size", "leaf", "root");
  verifyInclusion(
    parseDecimal(index, "the index"), parseDecimal(size, "the size"),
    fromBase64(leaf, "the leaf", 32), fromBase64(root, "the root", 32), hashes,
  );
  return {};
});

testVectors("consistency", [], (vector) => {
  const [from, to, ...rest] = labelled(vector, "from", "to", "from-root", "to-root");
  const [fromRoot, toRoot] = rest.map((each, at) =>
    at < 2 ? fromBase64(each, "a root", 32) : each);
  verifyConsistency(
    parseDecimal(from, "the old size"), parseDecimal(to, "the new size"), fromRoot, toRoot,
    rest.at(-1),
  );
  return {};
});

testVectors("tile-path", ["level", "index", "width"], (vector) => {
  const { level, index, width } = parseTilePath(bodyText(vector));
  assert.equal(tilePath(level, index, width), bodyText(vector));
  return { level: [String(level)], index: [String(index)], width: [String(width)] };
});

testVectors("bundle", [], (vector) => {
  parseBundle(vector.body, "the bundle", Number(vector.one("width")));
  return {};
});

testVectors("checkpoint", [], async (vector) => {
  const logs = vector.all("log").map((text) => parseLogKey(text, "a log's key"));
  const policy = { logs, witnesses: new Map(), groups: new Map(), quorum: "none" };
  await verifyCheckpoint(vector.body, policy, 0);
  return {};
});

testVectors("policy", [], (vector) => {
  parsePolicy(vector.body);
  return {};
});

testVectors("quorum", ["as-of", "cosigned"], async (vector) => {
  const checkpoint = readVector("checkpoint", vector.one("checkpoint").replace(/\.vector$/, ""));
  const policy = parsePolicy(vector.body);
  const found = await verifyCheckpoint(checkpoint.body, policy, Number(vector.one("now")));
  return {
    "as-of": [found.asOf === null ? "none" : String(found.asOf)],
    cosigned: found.cosigned.map(({ key, time }) => `${key.name} ${time}`),
  };
});

testVectors("secretariat", [], (vector) => {
  readTrust({ "policy": repositoryFile("Keys/policy"), "secretariat.vkey": vector.body });
  return {};
});

testVectors("entry", ["kind"], (vector) => ({ kind: [parseEntry(vector.body).kind] }));

test("the trust folder has the fingerprint of section 8", () => {
  const files = Object.fromEntries(
    ["policy", "secretariat.vkey"].map((name) => [name, repositoryFile(`Keys/${name}`)]),
  );
  const trust = readTrust(files);
  assert.match(trust.fingerprint, /^sha256:[0-9a-f]{64}$/);
  const texts = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, utf8Text(bytes, name)]),
  );
  assert.equal(readTrust(texts).fingerprint, trust.fingerprint);
  assert.throws(() => readTrust({ policy: files.policy }), { outcome: "undecided" });
  texts.policy = "#\n" + texts.policy;
  assert.notEqual(readTrust(texts).fingerprint, trust.fingerprint);
});

test("what is older than the maximum age is undecided", () => {
  checkAge(1000n, 1060, 60);
  checkAge(null, 1e9, 60);
  assert.throws(() => checkAge(1000n, 1061, 60), { outcome: "undecided" });
  assert.equal(shownTime(1_800_000_000n), "2027-01-15T08:00:00Z");
});

test("the path of every tile is read back", () => {
  for (const index of [0, 1, 999, 1000, 123_456, 1_000_000, 999_999_999]) {
    for (const width of [1, 255, 256]) {
      const expected = { level: 1, index: BigInt(index), width };
      assert.deepEqual(parseTilePath(tilePath(1, index, width)), expected);
    }
  }
});

/** The proofs of RFC 6962, sections 2.1.1 and 2.1.2, by their definitions. */
const half = (size) => 2 ** Math.floor(Math.log2(size - 1));
function root(leaves) {
  if (leaves.length === 0) return emptyRoot;
  if (leaves.length === 1) return leaves[0];
  const k = half(leaves.length);
  return nodeHash(root(leaves.slice(0, k)), root(leaves.slice(k)));
}
function path(index, leaves) {
  if (leaves.length === 1) return [];
  const k = half(leaves.length);
  return index < k
    ? [...path(index, leaves.slice(0, k)), root(leaves.slice(k))]
    : [...path(index - k, leaves.slice(k)), root(leaves.slice(0, k))];
}
function subproof(size, leaves, isKnown) {
  if (size === leaves.length) return isKnown ? [] : [root(leaves)];
  const k = half(leaves.length);
  return size <= k
    ? [...subproof(size, leaves.slice(0, k), isKnown), root(leaves.slice(k))]
    : [...subproof(size - k, leaves.slice(k), false), root(leaves.slice(0, k))];
}

test("all proofs in trees up to 20 leaves hold, and none with a bit or a hash changed", () => {
  const all = Array.from({ length: 20 }, (_, at) => leafHash(Uint8Array.of(at)));
  for (let size = 1; size <= 20; size++) {
    const leaves = all.slice(0, size);
    assert.deepEqual(rootHash(leaves), root(leaves));
    for (let index = 0; index < size; index++) {
      const verify = (proof) =>
        verifyInclusion(BigInt(index), BigInt(size), leaves[index], root(leaves), proof);
      checkProof(verify, path(index, leaves));
    }
    for (let old = 1; old < size; old++) {
      const verify = (proof) => verifyConsistency(
        BigInt(old), BigInt(size), root(leaves.slice(0, old)), root(leaves), proof,
      );
      checkProof(verify, subproof(old, leaves, true));
    }
  }
});

function checkProof(verify, proof) {
  verify(proof);
  const wrong = [[...proof, emptyRoot], proof.slice(0, -1), proof.slice(1)];
  proof.forEach((hash, at) => {
    wrong.push(proof.with(at, Uint8Array.from(hash, (byte, n) => (n === 7 ? byte ^ 16 : byte))));
  });
  for (const each of wrong) {
    if (proof.length === 0 && each.length === 0) continue;
    assert.throws(() => verify(each), { outcome: "unverified" }, each.map(toHex).join(" "));
  }
}

const foreign = new URL("../../../shared/vectors/merkle/", import.meta.url);
const skip = existsSync(foreign) ? false : "no ../shared/vectors beside the repository";

// From size 0 an empty proof is accepted here, and says nothing (SPEC.md, section 7.1).
const acceptedHereOnly = "consistency/additional/size1-is-zero-and-size2-is-not-zero.json";

test("the proofs of transparency-dev/merkle", { skip }, () => {
  const files = readdirSync(foreign, { recursive: true }).filter((name) => name.endsWith(".json"));
  assert.ok(files.length > 0);
  for (const name of files) {
    const each = JSON.parse(readFileSync(new URL(encodeURI(name), foreign)));
    let found;
    try {
      // Where no hash matters there is a text of another length; an empty one is none.
      const bytes = (text) => fromBase64(text || malformed("no hash"), "a hash");
      const proof = (each.proof ?? []).map(bytes);
      if (name.startsWith("inclusion")) {
        const [index, size] = [each.leafIdx, each.treeSize].map(BigInt);
        verifyInclusion(index, size, bytes(each.leafHash), bytes(each.root), proof);
      } else {
        const [from, to] = [each.size1, each.size2].map(BigInt);
        verifyConsistency(from, to, bytes(each.root1), bytes(each.root2), proof);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      found = error;
    }
    const isRefused = each.wantErr && name !== acceptedHereOnly;
    assert.equal(found !== undefined, isRefused, `${name}: ${found?.message}`);
  }
});
