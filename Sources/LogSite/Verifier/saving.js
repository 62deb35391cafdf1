// What a reader may keep: the log in one file, the answer, the list.
import { element } from "./elements.js";
import { button } from "./status.js";

/** A button that saves a verified log. */
export function saveLogButton(log) {
  const name = `${log.origin.replaceAll(/[^\w.]+/g, "-")}-${log.size}.bundle`;
  return button("Save the log in one file", async () =>
    saveFile(name, "application/octet-stream", await log.bundle()));
}

/** A button that saves an answer. */
export function saveAnswerButton(answer) {
  return button("Save the answer (JSON)",
    () => saveFile("check.json", "application/json", jsonText(answer)));
}

/** A button that saves a list that was pasted, under the name that the command calls it by. */
export function saveListButton(list) {
  return button(`Save the list as ${list.name}`,
    () => saveFile(list.name, "text/plain", list.bytes));
}

/** JSON in which what is invisible is escaped. */
function jsonText(answer) {
  const escaped = (text) => Array.from({ length: text.length }, (_, index) =>
    "\\u" + text.charCodeAt(index).toString(16).padStart(4, "0")).join("");
  return JSON.stringify(answer, null, 2).replaceAll(/[\p{Cf}\p{Zl}\p{Zp}]/gu, escaped) + "\n";
}

function saveFile(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
