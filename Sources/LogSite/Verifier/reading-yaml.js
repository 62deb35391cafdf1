// A strict reader of the YAML that published lists are written in: SPEC.md, section 13.1, *yaml*.
//
// Block mappings and sequences, flow ones, and scalars of one line. What YAML 1.1 has besides
// (scalars of several lines, anchors, tags, `?` keys, directives) is unsupported, never guessed at.

import { malformed, quoted, unsupported } from "./bytes.js";
import { linesOfText } from "./reading-rows.js";
import { ValueLimits } from "./reading-values.js";

/** The tree of a YAML text, of one document: `~`, `null` and nothing are empty texts. */
export function parseYAMLTree(text) {
  if (/[\t\u2028\u2029\ufeff]/.test(text)) {
    unsupported("this reader of YAML has no tabulators, line separators and byte order marks");
  }
  const reader = new YAMLReader(text);
  const tree = reader.line ? reader.node(-1, 0) : "";
  if (reader.line) reader.refuse("a line that is indented as one before it");
  return tree;
}

const plainStart = /^[^-?:,[\]{}#&*!|>'"%@` \t]|^-(?=[^ :])/;
const keyLimit = 1024;
const escapes = new Map([
  ["0", "\0"], ["a", "\x07"], ["b", "\b"], ["t", "\t"], ["n", "\n"], ["v", "\v"],
  ["f", "\f"], ["r", "\r"], ["e", "\x1b"], [" ", " "], ['"', '"'], ["/", "/"], ["\\", "\\"],
  ["N", "\x85"], ["_", "\xa0"], ["L", "\u2028"], ["P", "\u2029"],
]);

class YAMLReader {
  #limits = new ValueLimits();
  #next = 0;
  #isAtStart = true;

  constructor(text) {
    this.lines = linesOfText(text);
    this.advance();
  }

  /** Goes to the next line that says something: `line` is null behind the last one. */
  advance() {
    for (this.line = null; this.line === null && this.#next < this.lines.length; this.#next++) {
      const written = this.lines[this.#next];
      const number = this.#next + 1;
      const indent = written.search(/[^ ]|$/);
      const rest = written.slice(indent);
      if (/^ *(?:#|$)/.test(rest)) continue;
      if (/^(?:---|\.\.\.)(?: |$)/.test(written)) {
        const isFirst = this.#isAtStart && /^--- *$/.test(written);
        if (!isFirst) unsupported(`line ${number}: this reader has one document, begun by "---"`);
        this.#isAtStart = false;
        continue;
      }
      this.#isAtStart = false;
      this.line = { number, indent, rest };
      if (rest[0] === "%" && indent === 0) this.lack("directives");
    }
  }

  refuse(expected) {
    const { number, rest } = this.line ?? { number: this.lines.length, rest: "" };
    malformed(`line ${number} of the YAML has ${quoted(rest)}, expected ${expected}`);
  }

  lack(what) {
    unsupported(`line ${this.line?.number ?? this.lines.length}: this reader has no ${what}`);
  }

  /** The value that this line begins, indented by more than `parent`, within `depth` others. */
  node(parent, depth) {
    if (isSequenceItem(this.line.rest)) return this.sequence(depth);
    return this.keyOf(this.line.rest) === null ? this.inline(parent, depth) : this.mapping(depth);
  }

  sequence(depth) {
    this.takeValue(depth + 1);
    const elements = [];
    const { indent } = this.line;
    while (this.line?.indent === indent && isSequenceItem(this.line.rest)) {
      const inner = this.line.rest.slice(1).search(/[^ ]|$/) + 1;
      this.cut(inner);
      elements.push(this.memberValue(indent, false, depth + 1));
    }
    if (this.line?.indent > indent) this.refuse("an indent that a line before it has");
    return elements;
  }

  mapping(depth) {
    this.takeValue(depth + 1);
    const members = new Map();
    const { indent } = this.line;
    while (this.line?.indent === indent && !isSequenceItem(this.line.rest)) {
      const key = this.keyOf(this.line.rest);
      if (key === null) this.refuse("a key");
      const { number } = this.line;
      this.cut(key.end);
      // What stands on the line of a key is no mapping and no sequence, but in flow style.
      const isInline = !/^(?:#|$)/.test(this.line.rest);
      if (isInline && (isSequenceItem(this.line.rest) || this.keyOf(this.line.rest) !== null)) {
        this.refuse(`one value in line ${number}`);
      }
      this.#limits.put(members, key.text, this.memberValue(indent, true, depth + 1));
    }
    if (this.line?.indent > indent) this.refuse("an indent that a line before it has");
    return members;
  }

  /** Takes what was read off the line. */
  cut(count) {
    this.line.indent += count;
    this.line.rest = this.line.rest.slice(count);
  }

  /** What stands behind a `-` or a key, on its line or on those below, which are indented more. */
  memberValue(indent, isBehindKey, depth) {
    if (/^(?:#|$)/.test(this.line.rest)) {
      this.advance();
      const isBelow = this.line !== null && (this.line.indent > indent
        || (isBehindKey && this.line.indent === indent && isSequenceItem(this.line.rest)));
      if (!isBelow) {
        this.takeValue(depth);
        return "";
      }
    }
    return this.node(indent, depth);
  }

  /** The key that a text begins with, and where its value begins; or null. */
  keyOf(text) {
    let key;
    let end;
    if (text[0] === '"' || text[0] === "'") {
      end = endOfQuoted(text);
      if (end < 0) return null;
      key = text.slice(0, end);
    } else {
      if (/^\?(?: |$)/.test(text)) this.lack("keys behind a question mark");
      end = text.search(/:(?: |$)/);
      const comment = text.search(/ #/);
      if (end < 0 || (comment >= 0 && comment < end) || "[{#".includes(text[0])) return null;
      key = text.slice(0, end);
    }
    const behind = /^ *:(?= |$) */.exec(text.slice(end));
    if (behind === null) return null;
    if (key.length > keyLimit) this.refuse(`a key of at most ${keyLimit} characters`);
    return { text: this.scalar(key.trimEnd(), true), end: end + behind[0].length };
  }

  /** A scalar, or a value in flow style, and nothing else on its lines. */
  inline(parent, depth) {
    const { rest } = this.line;
    if (rest[0] === "[" || rest[0] === "{") {
      const flow = new FlowReader(this);
      const value = flow.value(depth);
      flow.end();
      return value;
    }
    this.takeValue(depth);
    const written = this.withoutComment(rest);
    const value = this.scalar(written, false);
    this.advance();
    if (this.line?.indent > parent) this.lack("scalars of several lines");
    return value;
  }

  /** A scalar at the beginning of a line, without the comment behind it. */
  withoutComment(text) {
    const start = text[0] === '"' || text[0] === "'" ? endOfQuoted(text) : 0;
    if (start < 0) this.lack("quoted scalars of several lines");
    const comment = text.slice(start).search(/ #/);
    return (comment < 0 ? text : text.slice(0, start + comment)).replace(/ +$/, "");
  }

  /** The text of a scalar as it is written, whole. */
  scalar(written, isKey) {
    const first = written[0];
    if (first === "&" || first === "*") this.lack("anchors and aliases");
    if (first === "!") this.lack("tags");
    if (first === "|" || first === ">") this.lack("block scalars");
    let text = written;
    if (first === '"' || first === "'") {
      const end = endOfQuoted(written);
      if (written[end] === "#") this.lack("comments without a space before them");
      if (end !== written.length) this.refuse("nothing behind a quoted scalar");
      text = first === "'" ? written.slice(1, -1).replaceAll("''", "'") : this.unescaped(written);
    } else if (!plainStart.test(written)) {
      if ("-?:".includes(first)) this.lack(`scalars that begin with "${first}"`);
      this.refuse(isKey ? "a key" : "a scalar");
    } else if (!isKey && (written === "~" || written === "null")) {
      text = "";
    }
    this.#limits.checkText(text);
    return text;
  }

  unescaped(written) {
    const pattern = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^])|$)/g;
    return written.slice(1, -1).replace(pattern, (all, two, four, eight, one) => {
      const hex = two ?? four ?? eight;
      if (hex === undefined) return escapes.get(one) ?? this.refuse("an escape of YAML");
      const code = parseInt(hex, 16);
      const isScalar = code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
      return isScalar ? String.fromCodePoint(code) : this.refuse("a character");
    });
  }

  /** To be told of every value: how many it is within, or one more where it is no scalar. */
  takeValue(depth) {
    this.#limits.take(depth);
  }

  putMember(members, key, value) {
    this.#limits.put(members, key, value);
  }
}

function isSequenceItem(text) {
  return text[0] === "-" && (text.length === 1 || text[1] === " ");
}

/** Where the quoted scalar ends that a text begins with, or -1. */
function endOfQuoted(text) {
  const mark = text[0];
  for (let at = 1; at < text.length; at++) {
    if (mark === '"' && text[at] === "\\") {
      at++;
    } else if (text[at] === mark) {
      if (mark === '"' || text[at + 1] !== mark) return at + 1;
      at++;
    }
  }
  return -1;
}

/** A value in flow style, `[...]` or `{...}`, which may go on over lines, but for its scalars. */
class FlowReader {
  constructor(reader) {
    this.reader = reader;
    this.text = reader.line.rest;
  }

  /** Goes behind blanks, comments and line ends. */
  blank() {
    for (;;) {
      const comment = /^(?: +#.*| +)/.exec(this.text);
      if (comment) this.text = this.text.slice(comment[0].length);
      if (this.text !== "") return;
      this.reader.advance();
      if (this.reader.line === null) this.reader.refuse("a bracket that closes");
      this.text = this.reader.line.rest;
    }
  }

  skip(mark) {
    if (this.text[0] !== mark) return false;
    this.text = this.text.slice(1);
    return true;
  }

  value(depth) {
    if (this.skip("[")) return this.elements("]", depth + 1);
    if (this.skip("{")) return this.elements("}", depth + 1);
    this.reader.takeValue(depth);
    return this.scalar(false);
  }

  scalar(isKey) {
    let end = 0;
    if (this.text[0] === '"' || this.text[0] === "'") {
      end = endOfQuoted(this.text);
      if (end < 0) this.reader.lack("quoted scalars of several lines");
    } else {
      end = this.text.search(/[,[\]{}]|:(?: |$)| #|$/);
      if (this.text.slice(0, end).includes(":")) this.reader.lack('":" in a scalar in flow style');
    }
    const written = this.text.slice(0, end).replace(/ +$/, "");
    this.text = this.text.slice(end);
    if (/^[?-](?: |$)/.test(written) || written === "") this.reader.refuse("a scalar");
    return this.reader.scalar(written, isKey);
  }

  elements(close, depth) {
    this.reader.takeValue(depth);
    const isSequence = close === "]";
    const elements = isSequence ? [] : new Map();
    for (;;) {
      this.blank();
      if (this.skip(close)) return elements;
      const key = isSequence ? null : this.key();
      const value = this.value(depth);
      if (isSequence) elements.push(value);
      else this.reader.putMember(elements, key, value);
      const { number } = this.reader.line;
      this.blank();
      if (this.text[0] === ":") this.reader.lack("pairs in a sequence in flow style");
      if (this.skip(",") || this.text[0] === close) continue;
      if (this.reader.line.number > number) this.reader.lack("scalars of several lines");
      this.reader.refuse(`"," or "${close}"`);
    }
  }

  key() {
    const isQuoted = this.text[0] === '"' || this.text[0] === "'";
    if ("[{".includes(this.text[0])) this.reader.lack("keys that are no scalars");
    const key = this.scalar(true);
    this.blank();
    if (!this.skip(":")) this.reader.lack("keys without a value in flow style");
    if (!isQuoted && !/^(?: |$)/.test(this.text)) this.reader.refuse('a space behind ":"');
    this.blank();
    return key;
  }

  /** Nothing but a comment may follow on the line. */
  end() {
    if (!/^(?: *| +#.*)$/.test(this.text)) this.reader.refuse("nothing behind a bracket");
    this.reader.advance();
  }
}
