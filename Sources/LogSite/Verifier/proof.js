// One entry, verified offline: SPEC.md, section 11.

import { afterPrefix, checkSize, fromBase64, malformed, parseDecimal, unsupported, unverified,
  utf8Text } from "./bytes.js";
import { isValidSignature } from "./ed25519.js";
import { parseEntry } from "./entry.js";
import { isLineOf } from "./note.js";
import { entryLimit, leafHash, proofHashLimit, verifyInclusion } from "./tree.js";
import { verifyCheckpoint } from "./trust.js";

/** The most bytes of a proof file. */
export const proofLimit = 131_072;

/** A tlog-proof: `extra`, `index` (a BigInt), `hashes`, and `checkpoint`, the bytes of its note. */
function parseProof(bytes) {
  checkSize(bytes, proofLimit, "the proof");
  const firstEnd = bytes.indexOf(0x0a);
  const first = utf8Text(firstEnd < 0 ? bytes : bytes.subarray(0, firstEnd), "line 1 of the proof");
  const version = afterPrefix(first, "c2sp.org/tlog-proof@v", "line 1 of the proof");
  if (parseDecimal(version, "the proof's version") !== 1n) {
    unsupported(`the proof is of version ${version}, expected 1`);
  }
  let end = firstEnd;
  while (end >= 0 && bytes[end + 1] !== 0x0a) end = bytes.indexOf(0x0a, end + 1);
  if (firstEnd < 0 || end < 0) malformed("the proof has no empty line before its checkpoint");
  const head = utf8Text(bytes.subarray(firstEnd + 1, Math.max(end, firstEnd + 1)), "the proof");
  const [extraLine, indexLine, ...hashLines] = head.split("\n");
  if (indexLine === undefined) malformed("the proof has no index");
  const extra = fromBase64(afterPrefix(extraLine, "extra ", "line 2 of the proof"), "extra");
  if (extra.length === 0) malformed("extra is empty");
  checkSize(extra, entryLimit, "the entry in extra");
  const index = parseDecimal(afterPrefix(indexLine, "index ", "line 3 of the proof"), "the index");
  if (hashLines.length > proofHashLimit) {
    malformed(`the proof has ${hashLines.length} hashes, more than ${proofHashLimit}`);
  }
  const hashes = hashLines.map((line) => fromBase64(line, "a hash of the proof", 32));
  return { extra, index, hashes, checkpoint: bytes.subarray(end + 2) };
}

/**
 * Verifies a proof file with a trust folder, at the time `now`, in seconds of POSIX, and where the
 * hash of a text is given that the entry is about that text. The answer has `entry`, `index` (a
 * BigInt) and `checkpoint`. It does not prove that an endorsement is still in force.
 */
export async function verifyProof(bytes, trust, { now, text = null }) {
  const { extra, index, hashes, checkpoint: note } = parseProof(bytes);
  const checkpoint = await verifyCheckpoint(note, trust.policy, now);
  verifyInclusion(index, checkpoint.size, leafHash(extra), checkpoint.root, hashes);
  const entry = parseEntry(extra);
  if (entry.fields.log !== checkpoint.origin) {
    unverified(`the entry is for the log ${entry.fields.log}, expected ${checkpoint.origin}`);
  }
  await verifyLines(entry, trust.secretariat);
  if (text !== null && entry.fields.text !== text) {
    unverified(`the entry is about ${entry.fields.text ?? "no text"}, expected ${text}`);
  }
  return { entry, index, checkpoint };
}

/** Section 11, item 5. */
async function verifyLines({ kind, fields, note }, secretariat) {
  const { key, successor } = fields;
  const signers = {
    statement: [secretariat.filter((each) => each.text === fields.secretariat?.text)],
    endorsement: [[key], secretariat],
    withdrawal: [[key]],
    succession: [[key], [successor]],
    revocation: [secretariat],
  }[kind];
  const lines = note.signatures;
  if (lines.length !== signers.length) {
    unverified(`the entry has ${lines.length} signature lines, expected ${signers.length}`);
  }
  for (const [at, line] of lines.entries()) {
    const candidates = signers[at].filter((each) => isLineOf(line, each));
    const valid = await Promise.all(candidates.map(
      (each) => isValidSignature(each.publicKey, note.signedBytes, line.signature),
    ));
    if (!valid.includes(true)) {
      unverified(`the signature of ${line.name} is not one that the entry has to have there`);
    }
  }
}
