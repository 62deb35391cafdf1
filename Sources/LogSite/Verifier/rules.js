// The rules of the log, what they make of its entries, and its rosters: SPEC.md, sections 9 and 10.

import { Refusal, compareTexts, equalBytes } from "./bytes.js";
import { isValidSignature } from "./ed25519.js";
import { parseEntry } from "./entry.js";
import { isLineOf } from "./note.js";
import { InFlight, paced } from "./pacing.js";

const signaturesInFlight = 64;

/** A rule higher than all: none is broken. */
const noRule = Infinity;

/** What is known of a key that an entry named. */
class KnownKey {
  constructor(name) {
    this.name = name;
    this.isInForce = true;
    this.isSignatorys = false;
    this.successor = null;
  }
}

/**
 * An endorsement, in force or ended: `entry`, its index; `text`, `key` (the successor's, where its
 * key was succeeded), `kind`, `signatory`, `role` (or null), `date`; `nameKey`, and `roleKey` (or
 * null), those of `signatory` and `role`; and where it ended `ended` (`withdrawn`, `revoked` or
 * `replaced`) and `endedBy`, the index of the entry that ended it, else null.
 */
class Endorsement {
  constructor(entry, index) {
    const { text, key, kind, signatory, role = null, date } = entry.fields;
    this.entry = index;
    this.text = text;
    this.key = key;
    this.kind = kind;
    this.signatory = signatory;
    this.role = role;
    this.date = date;
    this.nameKey = entry.nameKeys.signatory;
    this.roleKey = entry.nameKeys.role ?? null;
    this.ended = null;
    this.endedBy = null;
  }

  /** What no two endorsements in force of one text have in common (rule 5). */
  get identity() {
    return this.kind === "organization" ? this.nameKey
      : `${this.nameKey}\n${this.roleKey === null ? "" : this.roleKey}\n`;
  }
}

/** A text that was stated, and the endorsements of it. */
class Statement {
  constructor(title, text, index) {
    this.title = title;
    this.text = text;
    this.entry = index;
    this.byKey = new Map(); // from public key to the endorsement in force
    this.byKeyName = new Map();
    this.byIdentity = new Map();
    this.past = [];
  }

  add(endorsement) {
    this.byKey.set(endorsement.key.hex, endorsement);
    this.byKeyName.set(endorsement.key.name, endorsement);
    this.byIdentity.set(endorsement.identity, endorsement);
  }

  /** Ends what this key endorses of the text, if it does. */
  end(key, how, index) {
    const endorsement = this.byKey.get(key.hex);
    if (endorsement === undefined) return;
    this.byKey.delete(key.hex);
    this.byKeyName.delete(key.name);
    this.byIdentity.delete(endorsement.identity);
    endorsement.ended = how;
    endorsement.endedBy = index;
    this.past.push(endorsement);
  }

  passOn(key, successor) {
    const endorsement = this.byKey.get(key.hex);
    if (endorsement === undefined) return;
    this.byKey.delete(key.hex);
    endorsement.key = successor;
    this.byKey.set(successor.hex, endorsement);
  }
}

/** What is known after the first `size` entries of a log, all of which kept the rules. */
export class Ledger {
  constructor(trust) {
    this.trust = trust;
    this.size = 0;
    this.secretariat = trust.secretariat[0];
    this.recovery = null;
    this.known = new Map(); // from public key to KnownKey
    this.latest = new Map(); // from public key to the leaf hash of its latest entry
    this.stated = new Map(); // from text hash to Statement
    this.kinds = new Map(); // from the kind of an entry to how many there are
  }

  /** The statements, each with `title`, `text` and `entry`, in the order of their entries. */
  get statements() {
    return [...this.stated.values()];
  }

  /** The endorsements in force of a text, ordered by name key, then by entry (section 10). */
  roster(text) {
    const inForce = [...(this.stated.get(text)?.byKey.values() ?? [])];
    return inForce.sort(
      (first, second) =>
        compareTexts(first.nameKey, second.nameKey) || first.entry - second.entry,
    );
  }

  /** The endorsements of a text that ended, in the order of their entries. */
  past(text) {
    const ended = [...(this.stated.get(text)?.past ?? [])];
    return ended.sort((first, second) => first.entry - second.entry);
  }

  /** The endorsements in force of all other texts, in the order of their entries. */
  otherTexts(text) {
    const others = this.statements.filter((statement) => statement.text !== text);
    return others.flatMap((statement) => [...statement.byKey.values()])
      .sort((first, second) => first.entry - second.entry);
  }

  /** The endorsement in force of a text by a key, or null. */
  endorsementBy(key, text) {
    return this.stated.get(text)?.byKey.get(key.hex) ?? null;
  }

  /** The key that succeeded this one, or the one that succeeded that, and so on; else itself. */
  latestKey(key) {
    let latest = key;
    for (let next = key; next; next = this.known.get(next.hex)?.successor) latest = next;
    return latest;
  }

  isNew(key) {
    return !this.known.has(key.hex);
  }

  isInForce(key) {
    return this.known.get(key.hex)?.isInForce === true;
  }

  isLogs(key) {
    return this.trust.logKeys.has(key.hex);
  }

  isSecretariats(key) {
    return key.hex === this.secretariat.hex;
  }

  isRecovery(key) {
    return key.hex === this.recovery?.hex;
  }
}

/** The public key whose entry this is, as a verifier key (section 6). */
function authorOf(ledger, { kind, fields }) {
  if (kind === "revocation") return ledger.secretariat;
  return kind === "statement" ? fields.secretariat : fields.key;
}

function namedKeys({ key, successor, secretariat, recovery }) {
  return [key, successor, secretariat, recovery].filter((each) => each !== undefined);
}

/** The keys of which one has to have signed each line, by position (section 6). */
function requiredSigners(ledger, { kind, fields }) {
  const { key, successor, secretariat } = fields;
  switch (kind) {
    case "statement": return [[secretariat]];
    case "endorsement": return [[key], [ledger.secretariat]];
    case "withdrawal": return [[key]];
    case "succession": {
      const mayRecover = ledger.recovery !== null && ledger.isSecretariats(key);
      return [mayRecover ? [key, ledger.recovery] : [key], [successor]];
    }
    case "revocation": return [[ledger.secretariat]];
  }
}

/** Rule 1, but for the signature. */
function keepsRule1(ledger, { secretariat, recovery, text }) {
  if (ledger.size > 0) {
    return recovery === undefined && ledger.isSecretariats(secretariat) && !ledger.stated.has(text);
  }
  return secretariat.text === ledger.secretariat.text
    && (recovery === undefined
      || (recovery.hex !== secretariat.hex && !ledger.isLogs(recovery)));
}

/** Rule 3. */
function keepsRule3(ledger, entry) {
  const latest = ledger.latest.get(authorOf(ledger, entry).hex);
  const { previous } = entry.fields;
  if (latest === undefined || previous === undefined) return latest === previous;
  return equalBytes(latest, previous);
}

/** Rule 4. */
function keepsRule4(ledger, { kind, fields }) {
  for (const key of namedKeys(fields)) {
    const known = ledger.known.get(key.hex);
    if (known !== undefined && known.name !== key.name) return false;
  }
  if (kind !== "endorsement") return true;
  const { key, text } = fields;
  return ledger.stated.has(text) && (ledger.isNew(key) || ledger.isInForce(key))
    && !ledger.isLogs(key) && !ledger.isSecretariats(key) && !ledger.isRecovery(key);
}

/** Rule 5, for an endorsement that keeps rule 4. */
function keepsRule5(ledger, entry) {
  const endorsement = new Endorsement(entry, ledger.size);
  const { byKeyName, byIdentity } = ledger.stated.get(endorsement.text);
  return [byKeyName.get(endorsement.key.name), byIdentity.get(endorsement.identity)].every(
    (other) => other === undefined || other.key.hex === endorsement.key.hex,
  );
}

/** Rule 6. */
function keepsRule6(ledger, { key, text }) {
  if (!ledger.stated.has(text)) return false;
  if (ledger.isNew(key)) return !ledger.isLogs(key);
  return ledger.isInForce(key) && ledger.endorsementBy(key, text) !== null;
}

/** Rule 7. */
function keepsRule7(ledger, { key, successor }) {
  return ledger.isInForce(key) && !ledger.isRecovery(key)
    && ledger.isNew(successor) && !ledger.isLogs(successor) && successor.name === key.name;
}

/** Rule 8. */
function keepsRule8(ledger, { key }) {
  return ledger.isInForce(key) && ledger.known.get(key.hex).isSignatorys;
}

/**
 * How the next entry stands to the rules: `rule`, the lowest that it breaks whatever its signatures
 * are; and `claims`, the signatures that it has to have besides: in each `line` is to be valid
 * under one of `keys`, or `rule`, which is lower than the one above, is broken.
 */
function examineEntry(ledger, entry) {
  const { kind, fields, note } = entry;
  const signers = requiredSigners(ledger, entry);
  const claims = note.signatures.slice(0, signers.length).map((line, at) => ({
    rule: kind === "statement" ? 1 : 2,
    line,
    keys: signers[at].filter((key) => isLineOf(line, key)),
  }));
  const broken = [];
  const expect = (rule, isKept) => {
    if (!isKept) broken.push(rule);
  };
  for (const { rule, keys } of claims) expect(rule, keys.length > 0);
  if (kind === "statement") expect(1, keepsRule1(ledger, fields));
  expect(2, fields.log === ledger.trust.origin && note.signatures.length === signers.length);
  expect(3, keepsRule3(ledger, entry));
  const isRule4Kept = keepsRule4(ledger, entry);
  expect(4, isRule4Kept);
  if (kind === "endorsement" && isRule4Kept) expect(5, keepsRule5(ledger, entry));
  if (kind === "withdrawal") expect(6, keepsRule6(ledger, fields));
  if (kind === "succession") expect(7, keepsRule7(ledger, fields));
  if (kind === "revocation") expect(8, keepsRule8(ledger, fields));
  const rule = Math.min(noRule, ...broken);
  return { rule, claims: claims.filter((claim) => claim.rule < rule) };
}

/** What an entry that keeps the rules changes. */
function applyEntry(ledger, entry, leaf) {
  const { kind, fields } = entry;
  const index = ledger.size;
  const { key, text } = fields;
  const author = authorOf(ledger, entry);
  for (const each of namedKeys(fields)) {
    if (ledger.isNew(each)) ledger.known.set(each.hex, new KnownKey(each.name));
  }
  ledger.latest.set(author.hex, leaf);
  switch (kind) {
    case "statement":
      ledger.stated.set(text, new Statement(fields.title, text, index));
      ledger.recovery ??= fields.recovery ?? null;
      break;
    case "endorsement":
      ledger.stated.get(text).end(key, "replaced", index);
      ledger.stated.get(text).add(new Endorsement(entry, index));
      ledger.known.get(key.hex).isSignatorys = true;
      break;
    case "withdrawal":
      ledger.stated.get(text).end(key, "withdrawn", index);
      ledger.known.get(key.hex).isSignatorys = true;
      break;
    case "succession":
      applySuccession(ledger, fields, leaf);
      break;
    case "revocation":
      for (const statement of ledger.stated.values()) statement.end(key, "revoked", index);
      ledger.known.get(key.hex).isInForce = false;
      break;
  }
  ledger.kinds.set(kind, (ledger.kinds.get(kind) ?? 0) + 1);
  ledger.size++;
}

function applySuccession(ledger, { key, successor }, leaf) {
  for (const statement of ledger.stated.values()) statement.passOn(key, successor);
  const old = ledger.known.get(key.hex);
  old.isInForce = false;
  old.successor = successor;
  ledger.known.get(successor.hex).isSignatorys = old.isSignatorys;
  ledger.latest.set(successor.hex, leaf);
  if (ledger.isSecretariats(key)) ledger.secretariat = successor;
}

/** The next entry, parsed, as `entry`; or the `rule` that it breaks, or `unsupported`, true. */
function readEntry(bytes, index) {
  try {
    const entry = parseEntry(bytes);
    return index === 0 && entry.kind !== "statement" ? { rule: 1 } : { entry };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.outcome === "unsupported") return { unsupported: true };
    return { rule: index === 0 ? 1 : 2 };
  }
}

async function isSignedByOneOf(note, { line, keys }) {
  for (const key of keys) {
    if (await isValidSignature(key.publicKey, note.signedBytes, line.signature)) return true;
  }
  return false;
}

/**
 * Applies the rules to the entries of a log, each with its leaf hash, in order, to the first that
 * breaks one or is of another version. The answer has `whole`, what is known after all entries that
 * keep the rules; `ledger`, what is known after the first `at` of them, or if `at` is null or
 * beyond, `whole`; `broken`, the `entry` and the `rule` that it broke, or null; `unsupported`, the
 * index of an entry of another version, or null.
 *
 * What the rules say depends on signatures only in that they are valid. So entries are judged as if
 * theirs were, while these are being verified, many at a time; where one is not, the ledger is made
 * anew, from the entries before it.
 */
export async function judgeEntries(entries, leaves, trust, { at = null, pause, progress }) {
  const turn = paced(pause);
  const verifications = new InFlight(signaturesInFlight);
  const ledger = new Ledger(trust);
  const kept = [];
  let unsupportedAt = null;
  let broken = null;
  const findBroken = (entry, rule) => {
    if (broken === null || entry < broken.entry || (entry === broken.entry && rule < broken.rule)) {
      broken = { entry, rule };
    }
  };
  for (const bytes of entries) {
    const index = kept.length;
    if (index % 64 === 0) progress({ step: "rules", done: index, total: entries.length });
    await turn();
    if (broken !== null) break;
    const { entry, rule, unsupported } = readEntry(bytes, index);
    if (unsupported) {
      unsupportedAt = index;
      break;
    }
    const examined = entry === undefined ? { rule, claims: [] } : examineEntry(ledger, entry);
    for (const claim of examined.claims) {
      await verifications.begin(async () => {
        if (!await isSignedByOneOf(entry.note, claim)) findBroken(index, claim.rule);
      });
    }
    if (examined.rule !== noRule) {
      findBroken(index, examined.rule);
      break;
    }
    applyEntry(ledger, entry, leaves[index]);
    kept.push(entry);
  }
  await verifications.end();
  progress({ step: "rules", done: entries.length, total: entries.length });

  const ledgerAfter = async (size) => {
    if (ledger.size === size) return ledger;
    const earlier = new Ledger(trust);
    for (const [index, entry] of kept.slice(0, size).entries()) {
      await turn();
      applyEntry(earlier, entry, leaves[index]);
    }
    return earlier;
  };
  const whole = await ledgerAfter(broken?.entry ?? kept.length);
  return {
    whole,
    ledger: at !== null && at < whole.size ? await ledgerAfter(at) : whole,
    broken,
    unsupported: broken === null ? unsupportedAt : null,
  };
}
