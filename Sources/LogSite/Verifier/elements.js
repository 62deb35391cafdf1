// Elements of the page. The words of strangers become text and never markup: what is invisible in
// them is shown, and their direction turns nothing around them.
import { shownCodePoint } from "./text.js";

/** A child of an element: an element, a text, or a list of these; null and false are none. */

/**
 * An element of HTML.
 * @param tag its name
 * @param attributes by name; true is written as an empty value, false and null not at all
 */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of SVG, as `element`. */
export function drawing(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** The words of a stranger, isolated (bdi), with what is invisible shown. */
export function stranger(text) {
  return element("bdi", {}, visibleText(text));
}

/**
 * A text whose characters that are not plainly visible (control, format and space characters, those
 * that are unassigned or usually ignored) are shown as their code points.
 * @returns a list of texts and elements
 */
export function visibleText(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(notPlainlyVisible)) {
    if (found.index > from) parts.push(text.slice(from, found.index));
    const name = shownCodePoint(text.codePointAt(found.index));
    parts.push(element("span", { class: "code-point" }, name));
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

const notPlainlyVisible =
  /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]|(?! )\p{Zs}/gu;

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  // One by one: as arguments of one call they would be too many for the stack.
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== false) made.append(child);
  }
  return made;
}
