// What the reader gives: a list, perhaps a log in one file, and how the list is to be read.
import { element, stranger } from "./elements.js";
import { refusalOf } from "./report.js";
import { logBundleLimit } from "./sources.js";
import { byId, say, showOutcome } from "./status.js";
import { textLimit } from "./text.js";
import { counted } from "./wording.js";

/** What may be given, and the most bytes that it has. */
const fileLimits = new Map([["list", 16_777_216], ["text", textLimit], ["log", logBundleLimit]]);
const fileKinds = [...fileLimits.keys()];
const bundleMark = "endorse-bundle/";

/** The files that were chosen or dropped, each `name` and `bytes`, or null. */
const files = { list: null, text: null, log: null };

/** Takes what is chosen, dropped or pasted from now on. */
export function takeWhatIsGiven() {
  byId("pasted").addEventListener("input", () => take("list", null));
  for (const what of fileKinds) {
    byId(`${what}-file`).addEventListener("change", ({ target }) => takeFiles(target.files, what));
    byId(`${what}-chosen`).querySelector("button").addEventListener("click", () => {
      take(what, null);
      byId(`${what}-file`).focus();
    });
  }
  document.addEventListener("dragover", showDropTarget);
  document.addEventListener("dragleave", showDropTarget);
  document.addEventListener("drop", takeDropped);
}

/** The log in one file, `name` and `bytes`, or null where it is read from the network. */
export function givenBundle() {
  return files.log;
}

/** The text that is said to be signed, `name` and `bytes`, or null. */
export function givenText() {
  return files.text;
}

/** The list: `name`, `bytes`, and the text where it was `pasted`, else null; or null for none. */
export function givenList() {
  if (files.list !== null) return { ...files.list, pasted: null };
  const pasted = byId("pasted").value;
  if (pasted.trim() === "") return null;
  return { name: "list.txt", bytes: new TextEncoder().encode(pasted), pasted };
}

/** How many entries, or the day at whose end, the log is asked for as it was; empty for now. */
export function givenMoment() {
  return byId("at").value.trim();
}

/** What was told of a list, by the names that the command has for it. */
export function givenOptions(list) {
  const options = {};
  for (const name of ["statement", "format", "section", "column", "select", "encoding"]) {
    const value = byId(name).value.trim();
    if (value !== "") options[name] = value;
  }
  if (list.pasted === null) return options;
  // What was pasted is in UTF-8 by now, whatever a page in it declares.
  delete options.encoding;
  return list.pasted.trimStart().startsWith("<") ? { ...options, encoding: "utf-8" } : options;
}

/** Offers the statements of a log where there are several, and asks for a choice. */
export function offerStatements(statements) {
  const select = byId("statement");
  const chosen = select.value;
  byId("statement-choice").hidden = statements.length < 2;
  if (statements.length > 1 && chosen === "") byId("choices").open = true;
  select.replaceChildren(select.options[0], ...statements.map(({ title, text }) =>
    element("option", { value: text, selected: text === chosen },
      `${title} (${text.slice(0, 15)}…)`)));
}

/** Offers the sections and columns that a document has. */
export function offerSections(lists) {
  for (const [id, field] of [["sections", "section"], ["columns", "column"]]) {
    const values = new Set(lists.map((list) => list[field]).filter((value) => value));
    byId(id).replaceChildren(...[...values].map((value) => element("option", { value })));
  }
}

/** Leads the reader to those choices. */
export function askHowToRead() {
  byId("choices").open = true;
  byId("format").focus();
}

function take(what, file) {
  files[what] = file;
  if (file === null) byId(`${what}-file`).value = "";
  if (file !== null && what === "list") byId("pasted").value = "";
  const chosen = byId(`${what}-chosen`);
  chosen.hidden = file === null;
  if (file === null) return;
  const size = counted(file.bytes.length, "byte");
  chosen.firstElementChild.replaceChildren(stranger(file.name), `, ${size}`);
}

/** Takes files that were given as `what`. A log in one file is one wherever it was put. */
async function takeFiles(given, what) {
  for (const file of given) {
    try {
      const isBundle = await file.slice(0, bundleMark.length).text() === bundleMark;
      const kind = isBundle ? "log" : what;
      const limit = fileLimits.get(kind);
      if (file.size > limit) {
        throw new Error(`it has ${file.size} bytes, expected at most ${limit}`);
      }
      take(kind, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
      if (kind !== what) byId(`${what}-file`).value = "";
      say(`The ${kind === "log" ? "log in one file" : kind} is there.`);
    } catch (error) {
      take(what, null);
      const reason = `${file.name}: ${error.message}`;
      showOutcome("Could not check.", refusalOf("A file could not be read.", reason, {}));
    }
  }
}

/** What a file is that is dropped there: the list, but in the field of something else. */
function fieldAt(target) {
  const isWithin = (what) => target instanceof Element && target.closest(`#${what}-field`) !== null;
  return fileKinds.find(isWithin) ?? "list";
}

function showDropTarget(event) {
  const isFile = event.dataTransfer.types.includes("Files");
  const isOver = event.type === "dragover" && isFile;
  for (const what of fileKinds) {
    byId(`${what}-field`).classList.toggle("over", isOver && what === fieldAt(event.target));
  }
  if (isFile || event.target !== byId("pasted")) event.preventDefault();
}

function takeDropped(event) {
  const text = event.dataTransfer.getData("text/plain");
  const dropped = [...event.dataTransfer.files];
  for (const what of fileKinds) byId(`${what}-field`).classList.remove("over");
  if (dropped.length === 0 && event.target === byId("pasted")) return;
  event.preventDefault();
  if (dropped.length > 0) {
    takeFiles(dropped, fieldAt(event.target));
  } else if (text !== "") {
    take("list", null);
    byId("pasted").value = text;
  }
}
