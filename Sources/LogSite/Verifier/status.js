// What the page shows: how far it is, and the outcome.
import { element } from "./elements.js";

export function byId(id) {
  return document.getElementById(id);
}

/** Says something in the line that is read out. */
export function say(words) {
  byId("said").textContent = words;
}

/** Shows an outcome, whose element with the ID `headline` gets the focus. */
export function showOutcome(title, parts) {
  endProgress();
  const outcome = byId("outcome");
  outcome.replaceChildren(...parts);
  outcome.hidden = false;
  outcome.parentElement.classList.add("answered");
  document.title = title;
  say(title);
  byId("headline").focus();
}

/** Takes the outcome away before another is looked for. */
export function hideOutcome() {
  byId("outcome").hidden = true;
  byId("outcome").parentElement.classList.remove("answered");
}

const stepWords = new Map([
  ["log", "Reading the log"],
  ["entries", "Reading the entries"],
  ["rules", "Verifying the signatures"],
  ["tiles", "Reading the tiles"],
  ["texts", "Reading the texts"],
  ["list", "Reading the list"],
  ["lines", "Comparing the list"],
]);

/** Shows how far a step is; only its beginning is read out. */
export function showProgress({ step, done, total }) {
  const words = `${stepWords.get(step) ?? step} …`;
  if (byId("said").textContent !== words) say(words);
  byId("count").textContent = total > 0 ? `${done} of ${total}` : "";
  const bar = byId("bar");
  bar.hidden = false;
  if (total > 0) {
    bar.max = total;
    bar.value = done;
  } else {
    bar.removeAttribute("value");
  }
}

/** Takes the progress away, whatever it was. */
export function endProgress() {
  byId("stop").hidden = true;
  byId("bar").hidden = true;
  byId("count").textContent = "";
}

export function button(words, act) {
  const made = element("button", { type: "button", class: "plain" }, words);
  made.addEventListener("click", act);
  return made;
}
