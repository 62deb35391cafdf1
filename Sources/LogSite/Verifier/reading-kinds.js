// What is not a published list, though it may have lines that could be taken for names: SPEC.md,
// section 13.1, *Text*.

import { malformed, Refusal } from "./bytes.js";
import { parseVerifierKey } from "./keys.js";
import { parseNote } from "./note.js";

const picture = "a picture";
const beginnings = [
  ["%PDF-", "a PDF"],
  ["PK\x03\x04", "a ZIP archive, as the documents of office programs are"],
  ["\xd0\xcf\x11\xe0", "a document of an office program"],
  ["\x89PNG", picture],
  ["\xff\xd8\xff", picture],
  ["c2sp.org/tlog-proof@v", "a proof file"],
  ["endorse-evidence/", "evidence against a log"],
  ["endorse-bundle/", "a log in one file"],
];
const longestBeginning = 32;
const longestKey = 4096;
const longestSecretKeyFile = 65_536;

/** Refuses what its beginning, or a line of a secret key, tells to be other than a list. */
export function refuseOtherKinds(bytes) {
  const beginning = String.fromCharCode(...bytes.subarray(0, longestBeginning));
  const [, kind] = beginnings.find(([start]) => beginning.startsWith(start)) ?? [];
  if (kind !== undefined) malformed(`this is ${kind}: expected a list of signatories`);
  if (hasSecretKey(bytes)) malformed("this is a secret key file, which is not to be given here");
  if (isAccepted(() => parseNote(bytes, "the list"))) {
    malformed("this is a signed note: expected a list of signatories");
  }
  const first = new TextDecoder().decode(bytes.subarray(0, longestKey)).split(/\r|\n/, 1)[0];
  if (isAccepted(() => parseVerifierKey(first, "the first line"))) {
    malformed("this is a verifier key: expected a list of signatories");
  }
}

// A secret is 32 bytes, or 48 where it is sealed.
const secretLine =
  /^[\0- \ufeff]*(?:endorse-secret-key\/|secret (?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{64})\s*$)/;

/** Whether a line is one of a secret key file, which may be cut, in UTF-16, or begin otherwise. */
function hasSecretKey(bytes) {
  if (bytes.length > longestSecretKeyFile) return false;
  const text = new TextDecoder().decode(bytes).replace(/[\0\ufffd]/g, "");
  return text.split(/[\n\r]/).some((line) => secretLine.test(line));
}

function isAccepted(parse) {
  try {
    parse();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
