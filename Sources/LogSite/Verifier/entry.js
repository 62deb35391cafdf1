// Entries, parsed only: SPEC.md, section 6.

import { afterPrefix, checkSize, fromBase64, isDecimal, malformed, quoted, splitLines,
  unsupported } from "./bytes.js";
import { isIndividualName, isKeyName, isOrganizationName, isOrigin,
  parseEd25519Key } from "./keys.js";
import { parseNote } from "./note.js";
import { checkValue, isTextHash, nameKey } from "./text.js";
import { entryLimit } from "./tree.js";

// The fields of each kind, in order; optional ones end in `?`.
const entryFields = new Map([
  ["statement", "log title text secretariat recovery? date previous?"],
  ["endorsement", "log text signatory kind role? key date previous?"],
  ["withdrawal", "log text key date previous?"],
  ["succession", "log key successor date previous?"],
  ["revocation", "log key reason date previous?"],
].map(([kind, fields]) => [kind, fields.split(" ")]));

/**
 * An entry or a submission by its form: `kind`; `fields`, each by its name, where keys are verifier
 * keys, `previous` is bytes and all others are texts; `nameKeys`, of `signatory` and `role`,
 * where they are there; and `note`. No signature is verified, nor is it counted how many there are.
 * One of another version, and nothing else, is unsupported.
 */
export function parseEntry(bytes) {
  checkSize(bytes, entryLimit, "the entry");
  const note = parseNote(bytes, "the entry");
  const [header, ...lines] = splitLines(note.text, "the entry's text");
  const version = header.match(/^endorse\/v([0-9]+) /)?.[1];
  if (version !== undefined && version !== "1" && isDecimal(version)) {
    unsupported(`the entry is of version ${version}, expected 1`);
  }
  const kind = afterPrefix(header, "endorse/v1 ", "the entry's header line");
  if (!entryFields.has(kind)) malformed(`the entry's header line is ${quoted(header)}`);
  const fields = {};
  const nameKeys = {};
  let at = 0;
  for (const field of entryFields.get(kind)) {
    const name = field.replace("?", "");
    if (name !== field && !lines[at]?.startsWith(name + " ")) continue;
    if (at === lines.length) malformed(`the entry has no field ${name}`);
    const content = afterPrefix(lines[at++], name + " ", `field ${at} of the entry`);
    fields[name] = parseField(name, content);
    if (name === "signatory" || name === "role") nameKeys[name] = nameKeyOf(content, name);
  }
  if (at < lines.length) malformed(`the entry has ${quoted(lines[at])} behind its fields`);
  if (kind === "endorsement") {
    const fits = fields.kind === "organization" ? isOrganizationName : isIndividualName;
    if (!fits(fields.key.name)) {
      malformed(`the key name ${quoted(fields.key.name)} is not that of an ${fields.kind}`);
    }
  }
  return { kind, fields, nameKeys, note };
}

function parseField(name, content) {
  switch (name) {
    case "log":
      if (!isOrigin(content)) malformed(`log is ${quoted(content)}, expected an origin`);
      return content;
    case "title":
    case "signatory":
    case "role":
    case "reason":
      checkValue(content, name);
      return content;
    case "text":
      if (!isTextHash(content)) malformed(`text is ${quoted(content)}, expected a text hash`);
      return content;
    case "kind":
      if (content !== "organization" && content !== "individual") {
        malformed(`kind is ${quoted(content)}, expected organization or individual`);
      }
      return content;
    case "date":
      checkDate(content);
      return content;
    case "previous":
      return fromBase64(content, name, 32);
    default: {
      const key = parseEd25519Key(content, name);
      if (!isKeyName(key.name)) malformed(`${name} has the name ${quoted(key.name)}: no key name`);
      return key;
    }
  }
}

function nameKeyOf(value, name) {
  return nameKey(value) ?? malformed(`${name} is ${quoted(value)}, which has no name key`);
}

/** Refuses what is no real date of the years 2000 to 2999. */
function checkDate(text) {
  const match = text.match(/^(2[0-9]{3})-([0-9]{2})-([0-9]{2})$/);
  const [year, month, day] = match?.slice(1).map(Number) ?? [];
  const isReal = match !== null && month >= 1 && month <= 12
    && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!isReal) malformed(`date is ${quoted(text)}, expected YYYY-MM-DD of the years 2000 to 2999`);
}
