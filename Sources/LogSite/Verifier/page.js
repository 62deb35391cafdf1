// The page: takes a list, reads the log, and shows the answer, or why there is none.
import { whyUnable } from "./ability.js";
import { fromBase64 } from "./bytes.js";
import { checkList } from "./check.js";
import { element } from "./elements.js";
import {
  askHowToRead, givenBundle, givenList, givenMoment, givenOptions, givenText, offerSections,
  offerStatements, takeWhatIsGiven,
} from "./given.js";
import { parseMoment, readLog } from "./log.js";
import { refusalOf, reportOf } from "./report.js";
import { saveAnswerButton, saveListButton, saveLogButton } from "./saving.js";
import { bundleSource, webSource } from "./sources.js";
import {
  button, byId, endProgress, hideOutcome, say, showOutcome, showProgress,
} from "./status.js";
import { canonicalText, textHash } from "./text.js";
import { readTrust } from "./trust.js";
import { repeatingCommand } from "./wording.js";

const address = new URL(location.href);
/** The folder that this page is in, which is the log's; null where it came from no network. */
const logAddress = /^https?:$/.test(address.protocol) ? new URL(".", address).href : null;

let trust = null;
/** The number of the check that runs: one with another number has been stopped. */
let running = 0;
/** What was checked last: `bytes` of the list, `bundle`, `at`, `options` in JSON, `log`, `time`. */
let last = null;

class Stopped extends Error {}

async function openPage() {
  const unable = await whyUnable(address);
  if (unable !== null) return refuse("This browser cannot check a list here.", unable);
  try {
    const files = Object.entries(JSON.parse(byId("trust").textContent));
    trust = readTrust(
      Object.fromEntries(files.map(([name, content]) => [name, fromBase64(content, name)])),
    );
  } catch (error) {
    return refuse("The keys that came with this page cannot be used.", error.message);
  }
  byId("fingerprint").textContent = trust.fingerprint;
  byId("trusted").hidden = false;
  askForLog();
  takeWhatIsGiven();
  byId("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  byId("stop").addEventListener("click", stop);
  byId("ask").hidden = false;
}

/** Says where the log is read from; on a page from a disk it is asked for first. */
function askForLog() {
  if (logAddress !== null) {
    byId("home").href = "index.html";
    byId("log-address").append("Read from ", element("code", {}, logAddress),
      ", where this page is; or instead:");
    return;
  }
  byId("log-address").append("This page was opened from a disk and asks no server: it needs a log "
    + "in one file first. The log’s own page gives it after each check, and ",
    element("code", {}, "endorse bundle"), " makes it.");
  byId("ask").prepend(byId("log-field"));
  byId("copy").hidden = true;
}

async function check() {
  const list = givenList();
  if (list === null) {
    say("There is no list yet: paste one, or choose a file.");
    byId("pasted").focus();
    return;
  }
  const run = ++running;
  const pause = async () => {
    await yieldToBrowser();
    if (run !== running) throw new Stopped();
  };
  const bundle = givenBundle();
  const options = givenOptions(list);
  const moment = givenMoment();
  const letter = givenText();
  const where = bundle?.name ?? logAddress ?? "LOG";
  const command = repeatingCommand(list.name, where, { at: moment, ...options, text: letter?.name });
  hideOutcome();
  byId("stop").hidden = false;
  let step = "address";
  let log = null;
  try {
    if (list.pasted !== null && /^\s*https?:\/\/\S+\s*$/.test(list.pasted)) {
      throw new Error("what was pasted is the address of a list, and not the list");
    }
    step = "text";
    const text = letter === null ? null : textHash(canonicalText(letter.bytes));
    step = "moment";
    const at = moment === "" ? null : parseMoment(moment);
    step = at === null ? "log" : "log then";
    const now = Math.floor(Date.now() / 1000);
    log = await logFor(list, options, { now, at, pause, progress: showProgress });
    offerStatements(log.ledger.statements);
    step = "rules";
    const { broken } = log;
    if (broken !== null) throw new Error(`entry ${broken.entry} breaks rule ${broken.rule}`);
    step = "audit";
    // A text that the log does not have as it was stated changes no answer: it is told.
    const isOfText = (problem) => problem.startsWith("text/");
    if (!log.problems.every(isOfText)) throw new Error(log.problems.join("; "));
    step = "list";
    showProgress({ step });
    const answer = await checkList(log, list.bytes,
      { ...options, text, pause, progress: showProgress });
    offerSections(answer.read.lists);
    const report = await reportOf(answer, {
      list: list.pasted === null ? list.name : "what was pasted",
      log: where,
      time: last.time,
      witnesses: trust.policy.witnesses.size,
      problems: log.problems,
      command,
      kept: [
        saveLogButton(log), saveAnswerButton(answer),
        list.pasted === null ? null : saveListButton(list),
      ],
      again: button("Read the list differently", askHowToRead),
    }, pause);
    showOutcome(answer.agrees ? "A list that agrees" : "A list that does not agree", report);
  } catch (error) {
    if (error instanceof Stopped || run !== running) return;
    const kept = log === null ? null : saveLogButton(log);
    refuse(whatFailed(step, error.outcome), error.message, { command, kept });
  }
}

/** The verified log: read anew, but where only the options differ from those of the last check. */
async function logFor(list, options, how) {
  const bundle = givenBundle();
  const told = JSON.stringify(options);
  const isSame = last !== null && last.bundle === bundle && last.at === how.at
    && last.options !== told && hasBytesOf(last, list);
  if (!isSame) {
    last = null;
    showProgress({ step: "log" });
    if (bundle === null && logAddress === null) {
      throw new Error("there is no log yet: choose a log in one file");
    }
    const source = bundle === null ? webSource(logAddress) : bundleSource(bundle.bytes);
    const log = await readLog(source, trust, how);
    const time = new Date(how.now * 1000).toISOString().replace(".000", "");
    last = { bytes: list.bytes, bundle, at: how.at, options: told, log, time };
  }
  last.options = told;
  return last.log;
}

function hasBytesOf(left, right) {
  return left.bytes.length === right.bytes.length
    && left.bytes.every((octet, index) => octet === right.bytes[index]);
}

function stop() {
  running += 1;
  endProgress();
  say("Stopped. Nothing was found out.");
  byId("check").focus();
}

function refuse(about, reason, from = {}) {
  showOutcome("Could not check.", refusalOf(about, reason, from));
}

function whatFailed(step, outcome) {
  switch (step) {
    case "address":
      return "A page may not read the pages of others: open the address, and copy the list or save "
        + "the page. The command reads an address.";
    case "text":
      return "The text that was given to compare cannot be one that is signed.";
    case "moment":
      return "What was asked for is no moment of a log.";
    case "audit":
      return "The entries of this log verify, but what else is served of it is missing, or is not "
        + "what they say.";
    case "rules":
      return "What the log holds is signed by its key, but breaks the rules that it is bound to. "
        + "The log in one file is evidence of that.";
    case "list":
      return "The log verifies, but the list cannot be compared with it.";
  }
  switch (outcome) {
    case "unverified":
      return "What was read as the log does not verify by the keys in this page.";
    case "malformed":
      return "What was read as the log is malformed.";
    case "unsupported":
      return "What was read as the log is of a kind that this page does not know.";
    default:
      return step === "log then" ? "The log could not be read as it was then."
        : "The log could not be read, or not all of it.";
  }
}

/** Lets the browser do what else there is to do. A timer would wait for milliseconds. */
function yieldToBrowser() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

openPage();
