// The rows of CSV and TSV: SPEC.md, section 13.1, *csv*, *tsv*.

import { malformed } from "./bytes.js";
import {
  headerWordCount, linesOfText, NodeCount, rowCell, shownRow, trimmed,
} from "./reading-rows.js";

/** Reads a table into rows; `format` is `csv` or `tsv`. */
export async function readTableRows(document, text, format, turn) {
  const separator = format === "tsv" ? "\t" : commaOrSemicolon(text);
  const records = recordsOf(text, separator);
  const isHeader = headerWordCount(records[0]) > headerWordCount(records[1] ?? []);
  const header = isHeader ? records[0].map(trimmed) : [];
  for (const [at, record] of records.entries()) {
    const cells = record.map((field, column) => rowCell(column, trimmed(field)));
    if (isHeader && at === 0) {
      document.leaveOut(1, shownRow(cells), "header");
    } else if (cells.some((cell) => cell.text !== "")) {
      document.add({ number: at + 1, cells, shape: "row", section: null, header });
    }
    await turn();
  }
}

function commaOrSemicolon(text) {
  const [first] = linesOfText(text.slice(0, text.search(/[\r\n]|$/)));
  return first.split(";").length > first.split(",").length ? ";" : ",";
}

/** The records of RFC 4180, each a list of fields. */
function recordsOf(text, separator) {
  if ((text.match(/"/g) ?? []).length % 2 !== 0) {
    malformed("the table has a quotation mark that is not closed");
  }
  const count = new NodeCount("cells");
  const plain = new RegExp(`[^${separator}\\r\\n]*`, "y");
  const opening = / *"/y;
  const records = [];
  let record = [];
  let at = 0;
  while (at < text.length || record.length > 0) {
    let field = "";
    opening.lastIndex = at;
    if (opening.test(text)) {
      at = opening.lastIndex;
      for (;;) {
        const close = text.indexOf('"', at);
        const end = close < 0 ? text.length : close;
        field += text.slice(at, end);
        at = Math.min(end + 1, text.length);
        if (text[at] !== '"' || close < 0) break;
        field += '"';
        at++;
      }
    }
    plain.lastIndex = at;
    field += plain.exec(text)[0];
    at = plain.lastIndex;
    count.add();
    record.push(field);
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      record.push("");
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    records.push(record);
    record = [];
  }
  return records.length > 0 ? records : [[]];
}
