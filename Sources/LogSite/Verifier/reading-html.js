// The rows of an HTML page, from the tree that a browser makes of it: SPEC.md, section 13.1.
//
// Of the DOM this needs childNodes, nodeType, localName, getAttribute, attributes.length and data.

import { malformed, quoted, undecided } from "./bytes.js";
import {
  isProse, linesOfText, NodeCount, onlyPartsLinks, readingLimits, rowCell, sectionOf,
  shownRow, trimmed,
} from "./reading-rows.js";
import { isWhiteSpace } from "./unicode.js";

const blockElements = new Set([
  "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
  "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
  "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
  "nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary", "table",
  "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
]);
const absentElements = new Set([
  "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "textarea",
  "audio", "video", "canvas",
]);
const headingElements = new Set([
  "h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary",
]);
const itemElements = new Set(["li", "dt", "dd", "option", "figcaption"]);
const footnoteMarks = new Set("0123456789*\u2020\u2021\u00a7\u00b6,()[]");
const elementNode = 1;
const attributeNode = 2;
const textNode = 3;
const mostColumnsSpanned = 100;
const mostRowsSpanned = 10_000;

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
    if (node.nodeType === elementNode) {
      const reader = new HTMLReader(document);
      reader.selected = [];
      await reader.walk(node, turn);
      cell = joinedCell(0, reader.selected);
    }
    document.add({ number: at + 1, cells: [cell], shape: "selected", section: null });
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

/** Why the text in an element names nobody, or null. */
function withholding(element) {
  const style = (element.getAttribute("style") ?? "").replace(/\s/g, "").toLowerCase();
  if (["s", "strike", "del"].includes(element.localName)) return "struck through";
  const isHidden = element.getAttribute("hidden") !== null
    || style.includes("display:none") || style.includes("visibility:hidden");
  if (isHidden) return "hidden";
  return style.includes("text-decoration:line-through") ? "struck through" : null;
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
      waiting.push(...node.childNodes);
    }
  }
  return isMark;
}

function withoutLogo(text) {
  return trimmed(text.replace(/^([^]+) logo$/i, "$1").replace(/^logo of ([^]+)$/i, "$1"));
}

/** One cell of the lines within a cell: of those that are shown, or of none its first. */
function joinedCell(column, cells) {
  const shown = cells.filter((cell) => cell.why === null);
  if (shown.length === 0 && cells.length > 0) return { ...cells[0], column };
  const links = shown.flatMap((cell) => cell.links);
  return rowCell(column, shown.map((cell) => cell.text).join(" \u2013 "), links);
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

/** An element around what is read. */
class OpenElement {
  constructor(element, below) {
    this.element = element;
    this.name = element.localName;
    this.isBlock = blockElements.has(this.name);
    this.why = withholding(element) ?? below?.why ?? null;
    this.isInHeading = headingElements.has(this.name) || below?.isInHeading === true;
    this.isInItem = itemElements.has(this.name) || below?.isInItem === true;
    this.isInPre = this.name === "pre" || below?.isInPre === true;
    // Whether the innermost of items and cells around is a cell.
    this.isInCell = this.name === "td" || this.name === "th"
      || (!itemElements.has(this.name) && below?.isInCell === true);
  }

  /** The name, with the classes. */
  get label() {
    const classes = (this.element.getAttribute("class") ?? "").split(/[ \t\n\f\r]+/);
    return [this.name, ...classes.filter((each) => each !== "")].join(".");
  }
}

class HTMLReader {
  #number = 0;
  #section = null;
  #open = [];
  #line = new HTMLLine(null);
  #links = []; // where the links lead that are open
  #tables = [];
  #count = new NodeCount("elements, texts and attributes");
  #cells = new NodeCount("cells");

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
    this.flush();
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
    if (absentElements.has(name)) return false;
    const isRaised = name === "sup" && this.#open.every((around) => around.name !== "sup");
    if (isRaised && isFootnoteMark(element)) return false;
    const opened = new OpenElement(element, this.#open.at(-1));
    if (opened.isBlock || name === "br") this.flush();
    this.#open.push(opened);
    const table = this.#tables.at(-1);
    if (name === "img") this.image(element.getAttribute("alt") ?? "", opened.why);
    else if (name === "a") this.link(element.getAttribute("href") ?? "");
    else if (name === "table") this.#tables.push(new HTMLTable(this.shape()));
    else if (name === "thead" && table) table.isInHead = true;
    else if (name === "tr" && table) this.beginRow(table);
    else if ((name === "td" || name === "th") && table?.row) this.beginCell(table, name === "th");
    return true;
  }

  end() {
    const opened = this.#open.at(-1);
    const { name, element, isBlock } = opened;
    const table = this.#tables.at(-1);
    if (isBlock) this.flush();
    if (name === "a") this.#links.pop();
    else if ((name === "td" || name === "th") && table?.cell) this.endCell(table, element);
    else if (name === "tr" && table?.row) this.endRow(table);
    else if (name === "thead" && table) table.isInHead = false;
    else if (name === "table") this.#tables.pop();
    this.#open.pop();
  }

  /** The block elements around, each with its classes, but for the innermost one. */
  shape() {
    const blocks = this.#open.filter((opened) => opened.isBlock);
    const innermost = blocks.pop();
    return [...blocks.map((opened) => opened.label), innermost?.name ?? ""];
  }

  link(href) {
    this.#links.push(href);
    this.#line.links.push({ parts: [], href });
  }

  image(alt, why) {
    const text = collapsed(alt);
    if (text !== "" && why === null) this.#line.images.push(text);
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
    const why = this.#open.at(-1)?.why ?? null;
    if (why !== null) {
      line.withheld.push(part);
      if (collapsed(part) !== "") line.why = why;
      return;
    }
    line.parts.push(part);
    if (this.#links.length > 0) line.links.at(-1).parts.push(part);
    else line.outside.push(part);
  }

  /** Ends a line: what it has is a heading, part of a cell, or rows. */
  flush() {
    const line = this.#line;
    this.#line = new HTMLLine(this.#links.at(-1) ?? null);
    const [cells, kind] = cellsOfLine(line);
    if (cells.length === 0) return;
    if (this.selected) {
      this.selected.push(...cells);
      return;
    }
    const around = this.#open.at(-1);
    const table = this.#tables.at(-1);
    if (around?.isInHeading) {
      this.#section = cells.map((cell) => cell.text).join(" ");
      this.document.leaveOut(++this.#number, this.#section, "heading");
    } else if (around?.isInCell && table?.cell) {
      table.cell.push(...cells);
    } else {
      const isItem = kind !== null || around?.isInItem === true;
      for (const cell of cells) this.addLine(cell, kind, isItem);
    }
  }

  addLine(cell, kind, isItem) {
    const number = ++this.#number;
    const isShown = cell.why === null;
    if (!isItem && isShown && cell.text.endsWith(":")) {
      this.#section = sectionOf(cell.text);
      this.document.leaveOut(number, cell.text, "heading");
      return;
    }
    if (!isItem && isShown && isProse(cell.text)) cell.why = "prose";
    const shape = [this.shape(), kind];
    this.document.add({ number, cells: [cell], shape, section: this.#section, isPlain: !isItem });
  }

  beginRow(table) {
    table.row = { cells: [], isOfHeadings: true };
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
    const cell = joinedCell(table.column, table.cell);
    if (cell.text !== "") table.row.cells.push(cell);
    for (let column = table.column; height > 1 && column < table.column + width; column++) {
      table.covered.set(column, table.rowNumber + height - 1);
    }
    table.column += width;
    table.cell = null;
  }

  endRow(table) {
    const { cells, isOfHeadings } = table.row;
    table.row = null;
    if (cells.length === 0) return;
    const number = ++this.#number;
    if (table.isInHead || isOfHeadings) {
      this.document.leaveOut(number, shownRow(cells), "header");
      table.header ??= textsByColumn(cells);
      return;
    }
    const [shape, section] = [["table", table.shape], this.#section];
    this.document.add({ number, cells, shape, section, header: table.header ?? [] });
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

/** What a line is: its cells, and whether they are links (`a`) or images (`img`) of their own. */
function cellsOfLine(line) {
  const text = collapsed(line.parts.join(""));
  const destinations = line.links.map((link) => link.href).filter((href) => href !== "");
  if (text !== "") {
    const links = [];
    for (const { parts, href } of line.links) {
      const shown = collapsed(parts.join(""));
      if (shown !== "") links.push(rowCell(0, shown, href === "" ? [] : [href]));
    }
    if (links.length > 1 && onlyPartsLinks(line.outside.join(""))) return [links, "a"];
    return [[rowCell(0, text, destinations)], null];
  }
  if (line.images.length > 0) {
    return [line.images.map((image) => rowCell(0, withoutLogo(image), destinations)), "img"];
  }
  const withheld = collapsed(line.withheld.join(""));
  return [withheld === "" ? [] : [rowCell(0, withheld, [], line.why)], null];
}
