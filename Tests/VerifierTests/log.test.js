// The rules, proofs and whole logs: SPEC.md, sections 7.11 and 9 to 12.

import { Refusal } from "../../Sources/LogSite/Verifier/bytes.js";
import { verifyProof } from "../../Sources/LogSite/Verifier/proof.js";
import { judgeEntries } from "../../Sources/LogSite/Verifier/rules.js";
import { parseBundle } from "../../Sources/LogSite/Verifier/tree.js";
import { readTrust } from "../../Sources/LogSite/Verifier/trust.js";
import { repositoryFile, testVectors } from "./vectors.js";

const trust = readTrust(Object.fromEntries(
  ["policy", "secretariat.vkey"].map((name) => [name, repositoryFile(`Keys/${name}`)]),
));
const pause = () => new Promise((resolve) => setTimeout(resolve));
const progress = () => {};

testVectors("proof", [], async (vector) => {
  await verifyProof(vector.body, trust, { now: 0, text: vector.one("text") ?? null });
  return {};
});

testVectors("rules", ["broken", "unsupported", "roster", "past"], async (vector) => {
  const entries = parseBundle(vector.body, "the log");
  const { ledger, broken, unsupported } = await judgeEntries(entries, trust, { pause, progress });
  if (unsupported !== null) {
    throw refusal("unsupported", { unsupported: [String(unsupported)] });
  }
  const short = (text) => text.slice("sha256:".length).slice(0, 8);
  const texts = ledger.statements.map(({ text }) => text);
  const roster = texts.flatMap((text) => ledger.roster(text).map(
    (each) => `${short(text)} ${each.entry} ${each.key.text}`,
  ));
  const past = texts.flatMap((text) => ledger.past(text))
    .sort((first, second) => first.entry - second.entry)
    .map((each) => `${short(each.text)} ${each.entry} ${each.ended} ${each.endedBy}`);
  if (broken === null) return { roster, past };
  throw refusal("unverified", { broken: [`${broken.entry} ${broken.rule}`], roster, past });
});

function refusal(outcome, answers) {
  return Object.assign(new Refusal(outcome, "as the rules say"), { answers });
}
