// Gives random documents to the command's reader of published lists and to the page's, in Chromium: what one
// shows and the other does not would be a list that is true for some and not for others.
//
//     node compare.js READER COUNT SEED [FORMAT...]
//
// READER is the program that `script/compare-readers` builds. The documents that they read differently are
// shown, the shortest first, and it ends with 1.

import { execFileSync } from "node:child_process";

import { openBesideProject } from "../../Tests/VerifierTests/chromium.js";
import { document, formats } from "./documents.js";
import { Random } from "./random.js";

const [reader, count, seed, ...told] = process.argv.slice(2);
const atOnce = 500;

function readByCommand(documents) {
  const input = documents.map((each) => JSON.stringify(each)).join("\n");
  const output = execFileSync(reader, { input, maxBuffer: 1 << 30, encoding: "utf8" });
  return output.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
}

async function readByPage(page, documents) {
  return page.evaluate(`
    var { readPublishedList } = await import("/Sources/LogSite/Verifier/reading.js");
    var names = { isMatch: () => false, withRoleBelow: () => null };
    var answers = [];
    for (const { format, text } of JSON.parse(${JSON.stringify(JSON.stringify(documents))})) {
      try {
        const told = { format, pause: async () => {} };
        const read = await readPublishedList(new TextEncoder().encode(text), names, told);
        answers.push({
          listed: read.listed.map(({ number, text, links }) => ({ number, text, links })),
          ignored: read.ignored.map(({ number, text, why }) => ({ number, text, why })),
        });
      } catch (error) {
        answers.push({ refused: error.outcome + ": " + error.message });
      }
    }
    answers`);
}

/** What has to be equal: of a refusal that it is one, since only words differ. */
function comparable({ refused, listed, ignored }) {
  if (refused !== undefined) return "refused";
  return JSON.stringify([
    listed.map(({ number, text, links }) => [number, text, links]),
    ignored.map(({ number, text, why }) => [number, text, why]),
  ]);
}

/**
 * Whether the page says that it does not read what the command does: it knows less of YAML, and does
 * not see which end tag in a `noscript` is the first.
 */
function isLess({ format }, { refused }) {
  return (format === "yaml" && refused?.startsWith("unsupported"))
    || (format === "html" && refused?.includes("</noscript>"));
}

const { page, close } = await openBesideProject();
let hasDifference = false;
try {
  for (const format of told.length > 0 ? told : formats) {
    const random = new Random(Number(seed));
    const different = [];
    let refused = 0;
    for (let done = 0; done < Number(count); done += atOnce) {
      const documents = Array.from({ length: atOnce }, () => document(random, format));
      const ours = readByCommand(documents);
      const theirs = await readByPage(page, documents);
      for (const [at, given] of documents.entries()) {
        if (ours[at].refused !== undefined) refused++;
        const isEqual = comparable(ours[at]) === comparable(theirs[at]);
        if (!isEqual && !isLess(given, theirs[at])) {
          different.push({ text: given.text, command: ours[at], page: theirs[at] });
        }
      }
    }
    console.log(`${format}: ${count} documents, ${refused} refused, ${different.length} read differently`);
    hasDifference ||= different.length > 0;
    different.sort((first, second) => first.text.length - second.text.length);
    for (const { text, command, page: other } of different.slice(0, 5)) {
      console.log(JSON.stringify(text));
      console.log(`  the command: ${JSON.stringify(command)}`);
      console.log(`  the page:    ${JSON.stringify(other)}`);
    }
  }
} finally {
  await close();
}
process.exitCode = hasDifference ? 1 : 0;
