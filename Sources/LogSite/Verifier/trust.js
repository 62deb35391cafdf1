// The trust folder, and the checkpoints verified with it: SPEC.md, sections 7.3 and 8.

import { bigEndian, checkSize, equalBytes, fromBase64, malformed, parseDecimal, quoted, splitLines,
  toHex, undecided, unverified, utf8Bytes, utf8Text } from "./bytes.js";
import { isKeyName, isOrigin, keyTypes, parseEd25519Key, parseKeyOfType } from "./keys.js";
import { openNote, parseNote } from "./note.js";
import { sha256 } from "./sha256.js";
import { emptyRoot } from "./tree.js";

const keyFileLimit = 65_536;
const secretariatKeyLimit = 64;

/** How far ahead of now, in seconds, the time of a cosignature that counts may be. */
export const clockTolerance = 300n;

/** The maximum age of section 12, in seconds, unless another is asked for: seven days. */
export const usualMaximumAge = 7 * 86_400;

/**
 * A trust folder, from its two files, each bytes or text: `policy` and `secretariat`, what they
 * say; `origin`, the log's; `logKeys`, a set of the log's public keys in hex; `fingerprint`.
 */
export function readTrust(files) {
  const [policyBytes, secretariatBytes] = ["policy", "secretariat.vkey"].map((name) => {
    const content = files[name] ?? undecided(`the trust folder has no file ${name}`);
    return typeof content === "string" ? utf8Bytes(content) : content;
  });
  const policy = parsePolicy(policyBytes);
  const secretariat = parseSecretariat(secretariatBytes);
  checkDistinct([...policy.logs, ...policy.witnesses.values(), ...secretariat], "the trust folder");
  const hash = sha256(
    bigEndian(policyBytes.length, 8), policyBytes,
    bigEndian(secretariatBytes.length, 8), secretariatBytes,
  );
  return {
    policy,
    secretariat,
    origin: policy.logs[0].name,
    logKeys: new Set(policy.logs.map((key) => key.hex)),
    fingerprint: "sha256:" + toHex(hash),
  };
}

/** The keys of `secretariat.vkey`, that of entry 0 first. */
function parseSecretariat(bytes) {
  const what = "secretariat.vkey";
  checkSize(bytes, keyFileLimit, what);
  const lines = splitLines(utf8Text(bytes, what), what);
  if (lines.length > secretariatKeyLimit) {
    malformed(`${what} has ${lines.length} keys, more than ${secretariatKeyLimit}`);
  }
  const keys = lines.map((line, at) => parseEd25519Key(line, `line ${at + 1} of ${what}`));
  const { name } = keys[0];
  if (!isKeyName(name)) malformed(`${what} has the name ${quoted(name)}, which is no key name`);
  for (const key of keys) {
    if (key.name !== name) malformed(`${what} has the key names ${name} and ${quoted(key.name)}`);
  }
  checkDistinct(keys, what);
  return keys;
}

/** No public key is there twice, and no two keys have one name and one ID. */
function checkDistinct(keys, what) {
  const seen = new Map();
  for (const key of keys) {
    for (const identity of [key.hex, `${key.name}+${key.id}`]) {
      if (seen.has(identity)) {
        malformed(`${what} has ${quoted(seen.get(identity))} and ${quoted(key.text)}: one key`);
      }
      seen.set(identity, key.text);
    }
  }
}

/**
 * A policy, a tlog-policy with what section 8 asks besides: `logs`, the keys of its `log` lines;
 * `witnesses`, a map from names to keys; `groups`, a map from names to `threshold` and `members`,
 * each defined behind its members; `quorum`, a name or `none`. Names are octets, each a character.
 */
export function parsePolicy(bytes) {
  const what = "the policy";
  checkSize(bytes, keyFileLimit, what);
  let octets = "";
  for (const byte of bytes) octets += String.fromCharCode(byte);
  const strange = octets.match(/[^\t\n -~\x80-\xff]/);
  if (strange) malformed(`${what} has the octet 0x${toHex(utf8Bytes(strange[0]))}`);
  const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: undefined };
  const grouped = new Set();
  splitLines(octets, what).forEach((line, at) => {
    const fields = line.split(/[ \t]+/).filter((field) => field !== "");
    if (fields.length > 0 && !fields[0].startsWith("#")) {
      parsePolicyLine(policy, grouped, fields, `line ${at + 1} of ${what}`);
    }
  });
  if (policy.logs.length === 0) malformed(`${what} has no log line`);
  if (policy.quorum === undefined) malformed(`${what} has no quorum line`);
  for (const key of policy.logs) {
    if (key.name !== policy.logs[0].name) {
      malformed(`${what} has the logs ${policy.logs[0].name} and ${key.name}, expected one`);
    }
  }
  checkDistinct([...policy.logs, ...policy.witnesses.values()], what);
  return policy;
}

function parsePolicyLine(policy, grouped, [keyword, ...values], what) {
  const { logs, witnesses, groups } = policy;
  const isDefined = (name) => witnesses.has(name) || groups.has(name);
  const checkNew = (name) => {
    if (name === "none" || isDefined(name)) malformed(`${what} has a name again: ${quoted(name)}`);
  };
  if (keyword === "log" && values.length >= 1 && values.length <= 2) {
    logs.push(parseLogKey(textOfOctets(values[0], what), what));
  } else if (keyword === "witness" && values.length >= 2 && values.length <= 3) {
    checkNew(values[0]);
    const types = [keyTypes.cosigner, keyTypes.mlDSA44];
    witnesses.set(values[0], parseKeyOfType(textOfOctets(values[1], what), types, what));
  } else if (keyword === "group" && values.length >= 3) {
    const [name, threshold, ...members] = values;
    checkNew(name);
    for (const member of members) {
      if (!isDefined(member)) malformed(`${what} has the unknown member ${quoted(member)}`);
      if (grouped.has(member)) malformed(`${what} has a member again: ${quoted(member)}`);
      grouped.add(member);
    }
    groups.set(name, { threshold: parseThreshold(threshold, members.length, what), members });
  } else if (keyword === "quorum" && values.length === 1) {
    if (policy.quorum !== undefined) malformed(`${what} is a second quorum line`);
    if (values[0] !== "none" && !isDefined(values[0])) {
      malformed(`${what} has the unknown quorum ${quoted(values[0])}`);
    }
    policy.quorum = values[0];
  } else {
    malformed(`${what} is ${quoted([keyword, ...values].join(" "))}: no line of a policy`);
  }
}

function textOfOctets(octets, what) {
  return utf8Text(Uint8Array.from(octets, (octet) => octet.charCodeAt(0)), what);
}

function parseThreshold(threshold, count, what) {
  if (threshold === "all") return count;
  if (threshold === "any") return 1;
  const number = parseDecimal(threshold, `the threshold in ${what}`);
  if (number < 1n || number > BigInt(count)) {
    malformed(`the threshold in ${what} is ${number}, expected 1 to ${count}`);
  }
  return Number(number);
}

/** The verifier key of a log, of type 0x01, whose name is an origin. */
export function parseLogKey(text, what) {
  const key = parseEd25519Key(text, what);
  if (!isOrigin(key.name)) malformed(`${what} has the name ${quoted(key.name)}: no origin`);
  return key;
}

/** A checkpoint by its form (section 7.3): `origin`, `size` (a BigInt), `root` and `note`. */
export function parseCheckpoint(bytes) {
  const note = parseNote(bytes, "the checkpoint");
  const lines = splitLines(note.text, "the checkpoint");
  if (lines.length !== 3) malformed(`the checkpoint has ${lines.length} lines, expected 3`);
  const [origin, size, root] = lines;
  if (!isOrigin(origin)) malformed(`the checkpoint's origin is ${quoted(origin)}`);
  return {
    origin,
    size: parseDecimal(size, "the tree size"),
    root: fromBase64(root, "the root hash", 32),
    note,
  };
}

/**
 * A checkpoint that the log signed (section 8, items 1 to 3), with `cosigned`: the cosignatures of
 * the policy's witnesses, each `key` and `time`, in the order of the policy.
 */
export async function signedCheckpoint(bytes, policy) {
  const checkpoint = parseCheckpoint(bytes);
  const cosigners = [...policy.witnesses.values()].filter((key) => key.type === keyTypes.cosigner);
  const cosigned = await openNote(checkpoint.note, policy.logs, cosigners, "the checkpoint");
  const { name } = policy.logs[0];
  if (checkpoint.origin !== name) {
    unverified(`the checkpoint is of ${checkpoint.origin}, expected ${name}`);
  }
  if (checkpoint.size === 0n && !equalBytes(checkpoint.root, emptyRoot)) {
    unverified("the checkpoint of size 0 has another root than the empty tree");
  }
  return { ...checkpoint, cosigned };
}

/**
 * A checkpoint that the log signed and the quorum has witnessed (section 8) at the time `now`, in
 * seconds of POSIX: `cosigned` has the cosignatures that count, and `asOf` is the as-of time, a
 * BigInt, or null under `quorum none`.
 */
export async function verifyCheckpoint(bytes, policy, now) {
  const checkpoint = await signedCheckpoint(bytes, policy);
  const latest = BigInt(Math.floor(Number(now))) + clockTolerance;
  const cosigned = checkpoint.cosigned.filter(({ time }) => time <= latest);
  const asOf = policy.quorum === "none" ? null : witnessedAt(policy, cosigned);
  if (asOf === undefined) {
    const count = cosigned.length;
    unverified(`the quorum ${quoted(policy.quorum)} is not met: ${count} cosignatures count`);
  }
  return { ...checkpoint, cosigned, asOf };
}

/** The newest time at which the quorum had witnessed what has these cosignatures; or undefined. */
function witnessedAt(policy, cosigned) {
  const times = new Map();
  for (const [name, key] of policy.witnesses) {
    times.set(name, cosigned.find((each) => each.key === key)?.time);
  }
  for (const [name, { threshold, members }] of policy.groups) {
    const newestFirst = members.map((member) => times.get(member))
      .filter((time) => time !== undefined)
      .sort((first, second) => (first < second ? 1 : first > second ? -1 : 0));
    times.set(name, newestFirst[threshold - 1]);
  }
  return times.get(policy.quorum);
}

/** Refuses as undecided what the quorum witnessed more than so many seconds before `now`. */
export function checkAge(asOf, now, maximumAge) {
  if (asOf !== null && BigInt(Math.floor(Number(now))) - asOf > BigInt(maximumAge)) {
    undecided(`the checkpoint is of ${shownTime(asOf)}, longer ago than ${maximumAge} seconds`);
  }
}

/** A time in seconds of POSIX as `YYYY-MM-DDThh:mm:ssZ`, in UTC. */
export function shownTime(time) {
  return new Date(Number(time) * 1000).toISOString().replace(/\.[0-9]+Z$/, "Z");
}
