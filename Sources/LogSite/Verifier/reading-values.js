// The rows of JSON and YAML: SPEC.md, section 13.1, *json* and *yaml*.
//
// A tree of values is made of texts, the scalars; arrays; and Maps, the objects.

import { malformed, quoted, undecided } from "./bytes.js";
import {
  checkField, hasMoreBytes, NodeCount, readingLimits, rowCell, shownRow, trimmed,
} from "./reading-rows.js";
import { isWhiteSpace } from "./unicode.js";

/** Takes a tree of values apart into rows. `select` is the path that is told, or undefined. */
export async function readValueRows(document, tree, select, turn) {
  const values = new ValueRows(document);
  values.visit(tree, "", null);
  let isThere = select === undefined;
  for (const { number, cells, path, section } of values.rows) {
    const header = values.headers.get(path);
    if (select === undefined) {
      document.add({ number, cells, shape: path, section, header });
    } else {
      const isSelected = ({ column }) => joinedPath(path, header[column]) === select;
      const cell = cells.find((each) => each.text !== "" && isSelected(each));
      const shown = shownRow(cells);
      if (cell) document.add({ number, cells: [{ ...cell, column: 0 }], shape: select, section });
      else if (shown !== "") document.leaveOut(number, shown, "not selected");
      isThere ||= cell !== undefined;
    }
    await turn();
  }
  if (!isThere) undecided(`the list has no field ${quoted(select)}`);
}

/** A path and a key behind it, within the limit of a path. */
function pathBelow(path, key) {
  const joined = joinedPath(path, key);
  if (hasMoreBytes(joined, readingLimits.pathBytes)) {
    malformed(`the list has a path of more than ${readingLimits.pathBytes} bytes`);
  }
  return joined;
}

function joinedPath(path, key) {
  return path !== "" && key !== "" ? `${path}.${key}` : path + key;
}

/** The values of a tree, numbered as they come. */
class ValueRows {
  rows = [];
  headers = new Map(); // from the path of a list to the paths that its columns are called by
  #columns = new Map(); // and from that and such a path to the number of the column
  #number = 0;

  constructor(document) {
    this.document = document;
  }

  visit(value, path, section) {
    if (Array.isArray(value)) {
      for (const element of value) this.addRow(element, null, path, section);
    } else if (typeof value === "string") {
      this.#number++;
      const text = trimmed(value);
      if (text !== "") this.document.leaveOut(this.#number, text, "not in a list");
    } else if (value.size > 0 && [...value.keys()].every(isDottedName)) {
      for (const [key, element] of value) this.addRow(element, key, path, section);
    } else {
      for (const [key, member] of value) this.visit(member, pathBelow(path, key), key);
    }
  }

  /** An element of a list, and then the arrays within it; `key` is the one above it, or null. */
  addRow(element, key, path, section) {
    const fields = new Map();
    const arrays = [];
    const put = (name, text) => {
      if (fields.has(name)) malformed(`row ${this.#number + 1} has ${quoted(name)} twice`);
      fields.set(name, text);
    };
    const collect = (value, name, lastKey) => {
      if (Array.isArray(value)) arrays.push([value, pathBelow(path, name), lastKey]);
      else if (typeof value === "string") put(name, trimmed(value));
      else for (const [below, member] of value) collect(member, pathBelow(name, below), below);
    };
    collect(element, "", section);
    if (key !== null) put(".", key);
    if (fields.size > 0) {
      const number = ++this.#number;
      const cells = [];
      for (const [name, text] of fields) cells.push(rowCell(this.column(path, name), text));
      cells.sort((first, second) => first.column - second.column);
      this.rows.push({ number, cells, path, section });
      if (this.rows.length > readingLimits.rows) {
        malformed(`the list has more than ${readingLimits.rows} rows`);
      }
    }
    for (const [value, inner, innerSection] of arrays) this.visit(value, inner, innerSection);
  }

  column(path, name) {
    if (!this.headers.has(path)) {
      this.headers.set(path, []);
      this.#columns.set(path, new Map());
    }
    const header = this.headers.get(path);
    const columns = this.#columns.get(path);
    if (!columns.has(name)) {
      columns.set(name, header.length);
      header.push(name);
      if (header.length > readingLimits.columns) {
        malformed(`the list ${quoted(path)} has more than ${readingLimits.columns} columns`);
      }
    }
    return columns.get(name);
  }
}

function isDottedName(key) {
  if (!key.includes(".")) return false;
  for (let at = 0; at < key.length; at++) if (isWhiteSpace(key.charCodeAt(at))) return false;
  return true;
}

/** The limits of a tree of values, kept while it is read. */
export class ValueLimits {
  #count = new NodeCount("values");

  /** To be told of every value, and how many arrays and objects it is in, or is, before that. */
  take(depth) {
    this.#count.add();
    if (depth > readingLimits.depth) {
      malformed(`the list has more than ${readingLimits.depth} values within each other`);
    }
  }

  checkText(text) {
    if (hasMoreBytes(text, readingLimits.fieldBytes)) {
      malformed(`the list has a value of more than ${readingLimits.fieldBytes} bytes`);
    }
  }

  /** Puts a member into an object, which does not have its key. */
  put(object, key, value) {
    if (object.has(key)) malformed(`the list has the key ${quoted(key)} twice in one object`);
    object.set(key, value);
  }
}

const jsonBlank = /[ \t\n\r]*/y;
const jsonScalar = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)/y;

/** The tree of a JSON text (RFC 8259): numbers and `true` as they are written, `null` empty. */
export function parseJSONTree(text) {
  const reader = new JSONReader(text);
  const tree = reader.value(0);
  if (reader.at < text.length) reader.refuse("the end");
  return tree;
}

class JSONReader {
  at = 0;
  limits = new ValueLimits();

  constructor(text) {
    this.text = text;
  }

  /** What a sticky pattern matches here, and goes behind it; or null. */
  match(pattern) {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  refuse(expected) {
    const line = this.text.slice(0, this.at).split("\n").length;
    const found = this.text.slice(this.at, this.at + 20);
    malformed(`the JSON has ${quoted(found)} in line ${line}, expected ${expected}`);
  }

  /** Goes behind a mark and the blanks after it, where it stands here. */
  skip(mark) {
    if (this.text[this.at] !== mark) return false;
    this.at++;
    this.match(jsonBlank);
    return true;
  }

  string(expected) {
    if (this.text[this.at] !== '"') this.refuse(expected);
    const end = this.endOfString();
    let string;
    try {
      string = JSON.parse(this.text.slice(this.at, end));
    } catch {
      this.refuse("a string");
    }
    // A half of a pair is no scalar.
    if (/\p{Surrogate}/u.test(string)) this.refuse("a string of scalars");
    this.at = end;
    this.match(jsonBlank);
    this.limits.checkText(string);
    return string;
  }

  /** Where the string that begins here ends. What is in it is then for JSON.parse. */
  endOfString() {
    for (let at = this.at + 1; at < this.text.length; at++) {
      const character = this.text[at];
      if (character === '"') return at + 1;
      if (character === "\\") at++;
    }
    return this.refuse("a string that ends");
  }

  /** A value; `depth` is how many it is within. */
  value(depth) {
    this.match(jsonBlank);
    this.limits.take(depth + ("[{".includes(this.text[this.at] ?? " ") ? 1 : 0));
    if (this.skip("[")) return this.array(depth);
    if (this.skip("{")) return this.object(depth);
    if (this.text[this.at] === '"') return this.string("a string");
    const scalar = this.match(jsonScalar);
    if (!scalar) this.refuse("a value");
    this.limits.checkText(scalar[0]);
    this.match(jsonBlank);
    return scalar[0] === "null" ? "" : scalar[0];
  }

  array(depth) {
    const elements = [];
    if (this.skip("]")) return elements;
    for (;;) {
      elements.push(this.value(depth + 1));
      if (this.skip("]")) return elements;
      if (!this.skip(",")) this.refuse('"," or "]"');
    }
  }

  object(depth) {
    const members = new Map();
    if (this.skip("}")) return members;
    for (;;) {
      const key = this.string("a key");
      if (!this.skip(":")) this.refuse('":"');
      this.limits.put(members, key, this.value(depth + 1));
      if (this.skip("}")) return members;
      if (!this.skip(",")) this.refuse('"," or "}"');
    }
  }
}
