// Why text of an HTML page names nobody: SPEC.md, section 13.1, *html*.

import { loweredInASCII, trimmed } from "./reading-rows.js";

const struckElements = new Set(["s", "strike", "del"]);
const unreadElements = new Set([
  "audio", "canvas", "datalist", "math", "noscript", "object", "svg", "textarea", "video",
]);
const isUnseenByVisibility = new Map([
  ["visible", false], ["initial", false], ["hidden", true], ["collapse", true],
]);

/** Whether the text in an element is withheld, by that and by what is around it. */
export class Withholding {
  #reason;
  #isUnseen;

  /** `around`: that of the element around this one, or undefined. */
  constructor(element, around) {
    const style = styleOf(element);
    this.#reason = reasonOf(element, style) ?? around?.#reason ?? null;
    this.#isUnseen = isUnseenByVisibility.get(style.get("visibility")) ?? around?.#isUnseen ?? false;
  }

  /** The reason, or null. */
  get why() {
    return this.#reason ?? (this.#isUnseen ? "hidden" : null);
  }
}

/** The reason that an element has of its own, but for its visibility, which one in it may undo. */
function reasonOf(element, style) {
  const name = element.localName;
  if (struckElements.has(name)) return "struck through";
  if (unreadElements.has(name)) return "not read";
  const isHidden = element.getAttribute("hidden") !== null
    || (name === "dialog" && element.getAttribute("open") === null)
    || style.get("display") === "none";
  if (isHidden) return "hidden";
  const isStruck = ["text-decoration", "text-decoration-line"].some((property) =>
    (style.get(property) ?? "").split(/\p{White_Space}+/u).includes("line-through"));
  return isStruck ? "struck through" : null;
}

/** What the attribute `style` declares, from properties to values. */
function styleOf(element) {
  const style = new Map();
  const important = new Set();
  const written = (element.getAttribute("style") ?? "").replace(/\/\*[^]*?(?:\*\/|$)/g, " ");
  for (const part of loweredInASCII(written).split(";")) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const property = trimmed(part.slice(0, colon));
    const value = trimmed(part.slice(colon + 1));
    const unmarked = withoutImportance(value);
    if (unmarked !== null) important.add(property);
    else if (important.has(property)) continue;
    style.set(property, unmarked ?? value);
  }
  return style;
}

/** What stands before `!important` at the end of a value, or null where that is not there. */
function withoutImportance(value) {
  if (!value.endsWith("important")) return null;
  const before = trimmed(value.slice(0, -"important".length));
  return before.endsWith("!") ? trimmed(before.slice(0, -1)) : null;
}
