// The rows of an HTML page, from the tree that a browser makes of it: SPEC.md, section 13.1.
//
// Of the DOM this needs querySelector, childNodes, parentNode, nodeType, localName, namespaceURI,
// getAttribute, attributes and data.

import { malformed, quoted, undecided, unsupported } from "./bytes.js";
import {
  isProse, linesOfText, NodeCount, onlyPartsLinks, readingLimits, rowCell, sectionOf,
  shownRow, trimmed,
} from "./reading-rows.js";
import { Withholding } from "./reading-withheld.js";
import { isWhiteSpace } from "./unicode.js";

const blockElements = new Set([
  "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
  "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
  "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing",
  "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section",
  "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
]);
const absentElements = new Set([
  "head", "iframe", "noembed", "noframes", "script", "style", "template", "title",
]);
const preformattedElements = new Set(["listing", "plaintext", "pre", "xmp"]);
const textElements = new Set([
  "iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp",
]);
const headingElements = new Set([
  "h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary",
]);
const itemElements = new Set(["li", "dt", "dd", "option", "figcaption"]);
const footnoteMarks = new Set("0123456789*\u2020\u2021\u00a7\u00b6,()[]");
const htmlNamespace = "http://www.w3.org/1999/xhtml";
const elementNode = 1;
const attributeNode = 2;
const textNode = 3;
const commentNode = 8;
const mostColumnsSpanned = 100;
const mostRowsSpanned = 10_000;

/**
 * Refuses a page that browsers read in two ways: one that runs scripts takes what is in `noscript`
 * for text, which ends at the first end tag, wherever we saw that.
 */
export async function refuseNoscriptInNoMarkup(tree, turn) {
  // One in the head is ended by what belongs into the body, so that all behind it may be in it.
  const waiting = [{ node: tree, isWithin: tree.querySelector("head noscript") !== null }];
  while (waiting.length > 0) {
    const { node, isWithin } = waiting.pop();
    if (isWithin && textsWithoutMarkup(node).some((text) => /<\/noscript[\s/>]/i.test(text))) {
      malformed("the page has </noscript> in what is no markup, which browsers read in two ways");
    }
    const isBelow = isWithin || node.localName === "noscript";
    for (const child of node.childNodes) waiting.push({ node: child, isWithin: isBelow });
    await turn();
  }
}

function textsWithoutMarkup(node) {
  if (node.nodeType === elementNode) return Array.from(node.attributes, ({ value }) => value);
  const isText = node.nodeType === commentNode
    || (node.nodeType === textNode && textElements.has(node.parentNode.localName));
  return isText ? [node.data] : [];
}

/** Reads the tree of a page into rows. */
export async function readHTMLRows(document, tree, turn) {
  const reader = new HTMLReader(document);
  await reader.walk(tree, turn);
}

/**
 * Reads the nodes that an XPath selects into the rows of one list. What is no XPath of nodes, or
 * selects none, is undecided.
 */
export async function readSelectedNodes(document, tree, path, turn) {
  const nodes = nodesAt(tree, path);
  for (const [at, node] of nodes.entries()) {
    let cell = rowCell(0, trimmed(node.nodeType === attributeNode ? node.value : node.data ?? ""));
    let withheld = [];
    if (node.nodeType === elementNode) {
      const reader = new HTMLReader(document);
      reader.selected = [];
      await reader.walk(node, turn);
      [cell, withheld] = joinedCell(0, reader.selected);
    }
    document.add({ number: at + 1, cells: [cell], shape: "selected", section: null });
    for (const { text, why } of withheld) document.leaveOut(at + 1, text, why);
  }
  if (nodes.length === 0) undecided(`the page has nothing at ${quoted(path)}`);
}

function nodesAt(tree, path) {
  const orderedSnapshot = 7;
  const nodes = [];
  try {
    const found = tree.evaluate(path, tree, null, orderedSnapshot, null);
    for (let at = 0; at < found.snapshotLength; at++) nodes.push(found.snapshotItem(at));
  } catch {
    undecided(`${quoted(path)} is no XPath that selects nodes`);
  }
  return nodes;
}

function collapsed(text) {
  return trimmed(text.replace(/[ \t\n\f\r]+/g, " "));
}

/** Whether what stands in an element is marks of footnotes only. */
function isFootnoteMark(element) {
  let isMark = false;
  const waiting = [element];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node.nodeType === textNode) {
      for (const character of node.data) {
        const isOne = footnoteMarks.has(character);
        if (!isOne && !isWhiteSpace(character.codePointAt(0))) return false;
        isMark ||= isOne;
      }
    } else if (!absentElements.has(node.localName)) {
      for (const child of node.childNodes) waiting.push(child);
    }
  }
  return isMark;
}

function withoutLogo(text) {
  return trimmed(text.replace(/^([^]+) logo$/i, "$1").replace(/^logo of ([^]+)$/i, "$1"));
}

/**
 * One cell of the lines within a cell, and those left out beside it: it is of those that are shown,
 * or of none its first.
 */
function joinedCell(column, cells) {
  const shown = cells.filter((cell) => cell.why === null);
  const withheld = cells.filter((cell) => cell.why !== null);
  if (shown.length === 0 && withheld.length > 0) {
    return [{ ...withheld[0], column }, withheld.slice(1)];
  }
  const links = shown.flatMap((cell) => cell.links);
  return [rowCell(column, shown.map((cell) => cell.text).join(" \u2013 "), links), withheld];
}

/** The text between two ends of lines. `href` is that of the link that is open, or null. */
class HTMLLine {
  constructor(href) {
    this.parts = [];
    this.withheld = [];
    this.why = null;
    this.outside = [];
    this.images = [];
    this.links = href === null ? [] : [{ parts: [], href }];
  }
}

/** A table that is open. */
class HTMLTable {
  constructor(shape) {
    this.shape = shape;
    this.header = null;
    this.isInHead = false;
    this.row = null;
    this.rowNumber = 0;
    this.column = 0;
    this.covered = new Map(); // from a column to the last row that a cell above covers in it
    this.cell = null; // the lines of the cell that is open
  }
}

/** An element around what is read; `below` is the one around that, or undefined. */
class OpenElement {
  /** `blocks`: from a block's place and label to its number. */
  constructor(element, below, blocks) {
    this.element = element;
    this.name = element.localName;
    this.isBlock = blockElements.has(this.name);
    this.withholding = new Withholding(element, below?.withholding);
    this.block = below?.block ?? 0; // the number of the innermost block
    this.shape = below?.shape ?? "";
    if (this.isBlock) {
      // A number for all blocks around this one: their classes may be long.
      this.shape = `${this.block} ${this.name}`;
      const label = `${this.block} ${this.label}`;
      if (!blocks.has(label)) blocks.set(label, blocks.size + 1);
      this.block = blocks.get(label);
    }
    this.isInHeading = headingElements.has(this.name) || below?.isInHeading === true;
    this.isInItem = itemElements.has(this.name) || below?.isInItem === true;
    this.isInPre = preformattedElements.has(this.name) || below?.isInPre === true;
    // Whether the innermost of items and cells around is a cell.
    this.isInCell = this.name === "td" || this.name === "th"
      || (!itemElements.has(this.name) && below?.isInCell === true);
  }

  /** The name, with the classes. */
  get label() {
    const classes = (this.element.getAttribute("class") ?? "").split(/[ \t\n\f\r]+/);
    return [this.name, ...classes.filter((each) => each !== "")].join(" ");
  }
}

class HTMLReader {
  #number = 0;
  #section = null;
  #open = [];
  #line = new HTMLLine(null);
  #links = []; // where the links lead that are open, or null where one is withheld
  #tables = [];
  #blocks = new Map();
  #count = new NodeCount("elements, texts and attributes");
  #cells = new NodeCount("cells");
  // How many lines have ended since a block began or ended, and the row of the last one, where it
  // is one.
  #linesOfBlock = { count: 0, row: null };

  /** Where only one node is read: its lines, instead of rows. */
  selected = null;

  constructor(document) {
    this.document = document;
  }

  /** Reads all below a node, and the node itself if it is an element. */
  async walk(root, turn) {
    const frames = [];
    const enter = (node) => {
      if (node.nodeType === textNode) {
        this.#count.add();
        this.text(node.data);
      } else if (node.nodeType !== elementNode) {
        if (node === root) frames.push({ children: node.childNodes, at: 0, isElement: false });
      } else if (this.begin(node)) {
        frames.push({ children: node.childNodes, at: 0, isElement: true });
      }
    };
    enter(root);
    while (frames.length > 0) {
      const frame = frames.at(-1);
      if (frame.at < frame.children.length) {
        enter(frame.children[frame.at++]);
      } else {
        frames.pop();
        if (frame.isElement) this.end();
      }
      await turn();
    }
    this.endLines();
  }

  /** Begins an element; false where nothing in it is read. */
  begin(element) {
    const name = element.localName;
    this.#count.add(1 + element.attributes.length);
    if (element.attributes.length > readingLimits.attributes) {
      malformed(`an element ${name} has more than ${readingLimits.attributes} attributes`);
    }
    if (this.#open.length >= readingLimits.depth) {
      malformed(`the page has more than ${readingLimits.depth} elements within each other`);
    }
    if (absentElements.has(name)) {
      const isShadow = name === "template" && element.getAttribute("shadowrootmode") !== null;
      if (isShadow) unsupported("a shadow root (template shadowrootmode)");
      return false;
    }
    const isRaised = name === "sup" && this.#open.every((around) => around.name !== "sup");
    if (isRaised && isFootnoteMark(element)) return false;
    const opened = new OpenElement(element, this.#open.at(-1), this.#blocks);
    if (opened.isBlock) this.endLines();
    else if (name === "br") this.flush();
    this.#open.push(opened);
    if (name === "img") this.image(element.getAttribute("alt") ?? "");
    else if (name === "a") this.link(element.getAttribute("href") ?? "");
    else if (element.namespaceURI === htmlNamespace) this.beginPart(name, opened.shape);
    return true;
  }

  /** Begins a part of a table. Within `svg` and `math` what has its name is none. */
  beginPart(name, shape) {
    const table = this.#tables.at(-1);
    if (name === "table") this.#tables.push(new HTMLTable(shape));
    else if (name === "thead" && table) table.isInHead = true;
    else if (name === "tr" && table) this.beginRow(table);
    else if ((name === "td" || name === "th") && table?.row) this.beginCell(table, name === "th");
  }

  end() {
    const opened = this.#open.at(-1);
    if (opened.isBlock) this.endLines();
    if (opened.name === "a") this.#links.pop();
    else if (opened.element.namespaceURI === htmlNamespace) this.endPart(opened);
    this.#open.pop();
  }

  endPart({ name, element }) {
    const table = this.#tables.at(-1);
    if ((name === "td" || name === "th") && table?.cell) this.endCell(table, element);
    else if (name === "tr" && table?.row) this.endRow(table);
    else if (name === "thead" && table) table.isInHead = false;
    else if (name === "table") this.#tables.pop();
  }

  /** Why text is withheld here, or null. */
  get why() {
    return this.#open.at(-1)?.withholding.why ?? null;
  }

  link(href) {
    const isShown = this.why === null;
    this.#links.push(isShown ? href : null);
    if (isShown) this.#line.links.push({ parts: [], href });
  }

  image(alt) {
    const text = collapsed(alt);
    if (text !== "" && this.why === null) this.#line.images.push(text);
  }

  text(data) {
    const parts = this.#open.at(-1)?.isInPre ? linesOfText(data) : [data];
    for (const [at, part] of parts.entries()) {
      if (at > 0) this.flush();
      this.append(part);
    }
  }

  append(part) {
    const line = this.#line;
    const { why } = this;
    if (why !== null) {
      line.withheld.push(part);
      if (collapsed(part) !== "") line.why = why;
      return;
    }
    line.parts.push(part);
    if ((this.#links.at(-1) ?? null) !== null) line.links.at(-1).parts.push(part);
    else line.outside.push(part);
  }

  /** Ends a line: what it has is a heading, part of a cell, or rows; or is left out beside them. */
  flush() {
    const line = this.#line;
    this.#line = new HTMLLine(this.#links.at(-1) ?? null);
    const { cells, kind, withheld } = cellsOfLine(line);
    if (cells.length === 0) return;
    const around = this.#open.at(-1);
    const table = this.#tables.at(-1);
    const isInCell = around?.isInCell && !around.isInHeading;
    const joined = this.selected ?? (isInCell ? table?.cell : null);
    if (joined) {
      for (const cell of [...cells, ...withheld]) joined.push(cell);
    } else if (around?.isInHeading) {
      this.#number++;
      if (cells.every((cell) => cell.why === null)) {
        this.#section = cells.map((cell) => cell.text).join(" ");
        this.document.leaveOut(this.#number, this.#section, "heading");
      } else {
        this.leaveOut(cells);
      }
      this.leaveOut(withheld);
    } else {
      const rows = cells.map((cell) => this.addLine(cell, kind));
      const row = rows.length === 1 ? rows[0] : null;
      this.#linesOfBlock = { count: this.#linesOfBlock.count + 1, row };
      this.leaveOut(withheld);
    }
  }

  /** Leaves out what is withheld beside the line or the row that ended last. */
  leaveOut(withheld) {
    for (const { text, why } of withheld) this.document.leaveOut(this.#number, text, why);
  }

  /** Ends a line where a block begins or ends. */
  endLines() {
    this.flush();
    const { count, row } = this.#linesOfBlock;
    if (count === 2 && row !== null) row.isFurther = true;
    this.#linesOfBlock = { count: 0, row: null };
  }

  /** Adds a row for a line, or takes it for a heading: null. */
  addLine(cell, kind) {
    const around = this.#open.at(-1);
    const isInItem = around?.isInItem === true;
    const isItem = isInItem || kind !== null;
    const number = ++this.#number;
    const isShown = cell.why === null;
    if (!isItem && isShown && cell.text.endsWith(":")) {
      this.#section = sectionOf(cell.text);
      this.document.leaveOut(number, cell.text, "heading");
      return null;
    }
    if (!isItem && isShown && isProse(cell.text)) cell.why = "prose";
    const shape = `${around?.shape ?? ""} ${isInItem ? "" : kind ?? ""}`;
    const section = this.#section;
    return this.document.add({ number, cells: [cell], shape, section, isPlain: !isItem });
  }

  beginRow(table) {
    table.row = { cells: [], withheld: [], isOfHeadings: true };
    table.rowNumber++;
    table.column = 0;
  }

  beginCell(table, isHeading) {
    if (!isHeading) table.row.isOfHeadings = false;
    while ((table.covered.get(table.column) ?? 0) >= table.rowNumber) {
      this.#cells.add();
      table.column++;
    }
    table.cell = [];
  }

  endCell(table, element) {
    const width = spanOf(element, "colspan", mostColumnsSpanned);
    const height = spanOf(element, "rowspan", mostRowsSpanned);
    this.#cells.add(width);
    const [cell, withheld] = joinedCell(table.column, table.cell);
    if (cell.text !== "") table.row.cells.push(cell);
    for (const each of withheld) table.row.withheld.push(each);
    for (let column = table.column; height > 1 && column < table.column + width; column++) {
      table.covered.set(column, table.rowNumber + height - 1);
    }
    table.column += width;
    table.cell = null;
  }

  endRow(table) {
    const { cells, withheld, isOfHeadings } = table.row;
    table.row = null;
    if (cells.length === 0) return;
    const number = ++this.#number;
    if (table.isInHead || isOfHeadings) {
      this.document.leaveOut(number, shownRow(cells), "header");
      table.header ??= textsByColumn(cells);
    } else {
      const [shape, section] = [`table ${table.shape}`, this.#section];
      this.document.add({ number, cells, shape, section, header: table.header ?? [] });
    }
    this.leaveOut(withheld);
  }
}

/** The texts of cells at their columns, with empty ones between them. */
function textsByColumn(cells) {
  const texts = [];
  for (const { column, text } of cells) {
    while (texts.length < column) texts.push("");
    texts.push(text);
  }
  return texts;
}

function spanOf(element, name, most) {
  const written = element.getAttribute(name) ?? "";
  return /^[0-9]+$/.test(written) ? Math.min(Math.max(Number(written), 1), most) : 1;
}

/**
 * What a line is: its cells; whether they are links (`a`) or images (`img`) of their own, as
 * `kind`; and what is withheld beside them.
 */
function cellsOfLine(line) {
  const unshown = collapsed(line.withheld.join(""));
  const withheld = unshown === "" ? [] : [rowCell(0, unshown, [], line.why)];
  const text = collapsed(line.parts.join(""));
  const destinations = line.links.map((link) => link.href).filter((href) => href !== "");
  if (text !== "") {
    const links = [];
    for (const { parts, href } of line.links) {
      const shown = collapsed(parts.join(""));
      if (shown !== "") links.push(rowCell(0, shown, href === "" ? [] : [href]));
    }
    if (links.length > 1 && onlyPartsLinks(line.outside.join(""))) {
      return { cells: links, kind: "a", withheld };
    }
    return { cells: [rowCell(0, text, destinations)], kind: null, withheld };
  }
  if (line.images.length > 0) {
    const cells = line.images.map((image) => rowCell(0, withoutLogo(image), destinations));
    return { cells, kind: "img", withheld };
  }
  return { cells: withheld, kind: null, withheld: [] };
}
