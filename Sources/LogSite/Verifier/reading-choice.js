// Which of the lists in a document are those of the signatories: SPEC.md, section 13.1, *Names in
// two columns* and *Choice*.

import { compareTexts, quoted, undecided } from "./bytes.js";
import {
  headerWords, isAnnounced, isDenied, NodeCount, rowCell, shownRow,
} from "./reading-rows.js";
import { nameKey } from "./text.js";

/**
 * Chooses what is listed.
 * @param {ReadDocument} document
 * @param {{ isMatch, withRoleBelow }} names of those whose endorsements are in force: whether a
 *   text names one of them; and one line of two, where the second is the role of whom the first
 *   names.
 * @param {{ section?: string, column?: string }} told
 * @returns {Promise<{ listed, ignored, lists }>} `listed`, each `number`, `text` and `links`, the
 *   DEST of the line; `ignored`, each `number`, `text` and `why`; both in order; `lists`, as in an
 *   answer (section 14). Undecided where nothing is listed, or what is told is not there.
 */
export async function chooseLists(document, names, told, turn) {
  for (const list of document.lists) joinNames(list);
  const candidates = await candidatesOf(document, names, told, turn);
  const isTold = told.section !== undefined || told.column !== undefined;
  if (isTold && candidates.length === 0) {
    refuseTold(document.lists, told);
  }
  const chosen = new Map(document.lists.map((list) => [list, []]));
  for (const candidate of chosenOf(candidates, document, told)) {
    chosen.get(candidate.list).push(candidate.column);
  }
  const listed = [];
  const destinations = new NodeCount("cells and links beside names");
  const ignored = [...document.leftOut];
  for (const list of document.lists) {
    for (const row of list.rows) {
      listRow(list, row, chosen.get(list), listed, ignored, destinations);
      await turn();
    }
  }
  if (listed.length === 0) undecided("the list names nobody");
  const byNumber = (first, second) => first.number - second.number;
  return {
    listed: joiningRoles(listed.sort(byNumber), names),
    ignored: ignored.sort(byNumber),
    lists: shownLists(document, candidates, chosen),
  };
}

/** Says what is there in place of what is told. */
function refuseTold(lists, { section, column }) {
  const named = (texts) => [...new Set(texts)].sort(compareTexts).map((text) => quoted(text));
  if (section !== undefined) {
    const all = named(lists.map((list) => list.section).filter((text) => text !== null));
    undecided(`the document has no list under ${quoted(section)}, `
      + (all.length === 0 ? "nor under any heading" : `expected one of ${all.join(", ")}`));
  }
  const all = named(lists.flatMap((list) => list.header).filter((text) => text !== ""));
  undecided(`the document has no column ${quoted(column)}, expected a number`
    + (all.length === 0 ? "" : ` or one of ${all.join(", ")}`));
}

/** A column more, of first and last names, where each has one and no other has both. */
function joinNames(list) {
  const keys = list.header.map(nameKey);
  const columnsOf = (words) => [...keys.keys()].filter((column) => words.has(keys[column]));
  const [given, ...moreGiven] = columnsOf(headerWords.givenName);
  const [family, ...moreFamily] = columnsOf(headerWords.familyName);
  const isJoined = given !== undefined && family !== undefined && moreGiven.length === 0
    && moreFamily.length === 0 && columnsOf(headerWords.wholeName).length === 0;
  if (!isJoined) return;
  let joined = keys.length;
  for (const { cells } of list.rows) {
    if (cells.length > 0) joined = Math.max(joined, cells.at(-1).column + 1);
  }
  list.joined = joined;
  list.parts = [given, family];
  list.header = [...list.header];
  while (list.header.length < joined) list.header.push("");
  list.header.push(`${list.header[given]} ${list.header[family]}`);
  for (const row of list.rows) {
    const both = [cellAt(row, given), cellAt(row, family)].filter((cell) => cell !== undefined);
    const text = both.map((cell) => cell.text).filter((part) => part !== "").join(" ");
    if (text === "") continue;
    const why = both.find((cell) => cell.why !== null)?.why ?? null;
    row.cells.push(rowCell(joined, text, both.flatMap((cell) => cell.links), why));
  }
}

/** The cell of a row in a column, or undefined. Cells are in the order of their columns. */
function cellAt(row, column) {
  const { cells } = row;
  if (cells[column]?.column === column) return cells[column];
  return cells.find((cell) => cell.column === column);
}

/** A column of a list, and how many of its lines name somebody in force. */
class Candidate {
  lines = 0;
  matches = 0;

  constructor(list, column) {
    this.list = list;
    this.column = column;
  }
}

async function candidatesOf(document, names, told, turn) {
  const candidates = [];
  const section = told.section === undefined ? undefined : nameKey(told.section);
  for (const list of document.lists) {
    const isOther = section === null || list.section === null || nameKey(list.section) !== section;
    if (section !== undefined && isOther) continue;
    const ofList = new Map();
    for (const { cells } of list.rows) {
      for (const { column, text, why } of cells) {
        if (!isColumnTold(list, column, told.column)) continue;
        if (!ofList.has(column)) ofList.set(column, new Candidate(list, column));
        if (text !== "" && why === null) {
          ofList.get(column).lines++;
          if (names.isMatch(text)) ofList.get(column).matches++;
        }
        await turn();
      }
    }
    const inOrder = [...ofList.values()].sort((first, second) => first.column - second.column);
    for (const each of inOrder) candidates.push(each);
  }
  return candidates;
}

/** Whether no column is told, or this one is, by its number or its header. */
function isColumnTold(list, column, told) {
  if (told === undefined || told === String(column + 1)) return true;
  if (column >= list.header.length) return false;
  list.headerKeys ??= list.header.map(nameKey);
  return list.headerKeys[column] !== null && list.headerKeys[column] === nameKey(told);
}

function chosenOf(candidates, document, told) {
  if (told.column !== undefined || document.isSelected) return candidates;
  const isSectionTold = told.section !== undefined;
  const those = candidates.filter(({ list }) => isSectionTold || !isDenied(list.section));
  let best = null;
  for (const each of those) {
    if (each.matches > (best?.matches ?? 0)
      || (best && each.matches === best.matches && each.lines > best.lines)) best = each;
  }
  if (best === null) return firstColumns(those);
  const isLikeBest = ({ list, column }) => column === best.column && list.part === 0
    && list.shape === best.list.shape
    && (isSectionTold || isAnnounced(list.section));
  const chosen = new Set(those.filter((each) => each === best
    || (each.matches > 0 && 2 * each.matches >= each.lines) || isLikeBest(each)));
  if (document.format === "text") addBetween(chosen, those, document.lists);
  return those.filter((each) => chosen.has(each));
}

/** Where nothing matches: the first columns, of lists that are not plain if they have lines. */
function firstColumns(candidates) {
  const first = candidates.filter(({ list, column }) => column === (list.joined ?? 0));
  const marked = first.filter(({ list, lines }) => !list.isPlain && lines > 0);
  return marked.length > 0 ? marked : first.filter(({ list }) => list.isPlain);
}

/** Adds what stands between two chosen lists of one section. */
function addBetween(chosen, candidates, lists) {
  const places = new Map(lists.map((list, place) => [list, place]));
  const spans = new Map(); // from a section to the places of its first and last chosen list
  for (const { list } of chosen) {
    const place = places.get(list);
    const [first, last] = spans.get(list.section) ?? [place, place];
    spans.set(list.section, [Math.min(first, place), Math.max(last, place)]);
  }
  for (const each of candidates) {
    const [first, last] = spans.get(each.list.section) ?? [];
    if (first < places.get(each.list) && places.get(each.list) < last) chosen.add(each);
  }
}

/** Lists the chosen cells of a row, or leaves the row out, and says why. */
function listRow(list, row, columns, listed, ignored, destinations) {
  const cells = row.cells.filter((cell) => cell.text !== "");
  const own = cells.filter((cell) => cell.column !== list.joined);
  const chosen = cells.filter((cell) => columns.includes(cell.column));
  for (const cell of chosen) {
    if (cell.why === null) {
      const line = listedLine(list, row, cell, own);
      destinations.add(line.links.length);
      listed.push(line);
    } else {
      ignored.push({ number: row.number, text: cell.text, why: cell.why });
    }
  }
  if (chosen.length > 0 || own.length === 0) return;
  let why = "another list";
  if (columns.length > 0) why = "no name";
  else if (list.isMenu) why = "menu or foot of a page";
  else if (list.isPlain) why = "not a list item";
  if (own.length === 1) why = own[0].why ?? why;
  ignored.push({ number: row.number, text: shownRow(own), why });
}

function listedLine(list, { number, isFurther }, cell, own) {
  list.roleColumn ??= list.header.findIndex((text) => headerWords.role.has(nameKey(text)));
  const others = own.filter((other) => other.column !== cell.column);
  const role = others.find((other) => other.column === list.roleColumn);
  return {
    number,
    text: role === undefined ? cell.text : `${cell.text} \u2013 ${role.text}`,
    links: [...cell.links, ...others.flatMap((other) => [other.text, ...other.links])],
    isFurther,
  };
}

/** The lines, with the second of a block in the first where it is the role of whom that names. */
function joiningRoles(lines, names) {
  const joined = [];
  for (const { isFurther, ...line } of lines) {
    const above = joined.at(-1);
    const text = isFurther && above?.number === line.number - 1
      ? names.withRoleBelow(above.text, line.text) : null;
    if (text === null) {
      joined.push(line);
    } else {
      above.text = text;
      above.links.push(...line.links);
    }
  }
  return joined;
}

/** The lists as an answer tells them: those that are read, and of the others the marked ones. */
function shownLists(document, candidates, chosen) {
  const shown = [];
  const named = new Map(document.lists.map((list) => [list, []]));
  for (const each of candidates) if (each.lines > 0) named.get(each.list).push(each);
  for (const list of document.lists) {
    const own = named.get(list);
    const read = own.filter(({ column }) => chosen.get(list).includes(column));
    if (own.length === 0 || (read.length === 0 && list.isPlain)) continue;
    const unread = read.length > 0 ? unreadOf(list, chosen.get(list)) : [];
    const best = (read.length > 0 ? read : own).reduce(
      (most, each) => (each.matches > most.matches ? each : most),
    );
    shown.push({
      section: list.section,
      column: beginningOf(list.header[best.column] ?? null, 300),
      lines: best.lines,
      matches: best.matches,
      checked: read.length > 0,
      unread: unread.length,
      beside: unread.slice(0, mostBeside).map(
        (column) => beginningOf(list.header[column] || String(column + 1), 60)),
    });
  }
  return shown;
}

/** There can be many. */
const mostBeside = 5;

/** Of the heading of a column, which can be long, and that of many lists; null of null. */
function beginningOf(heading, most) {
  if (heading === null || heading.length <= most) return heading;
  // A character has at most two units.
  return Array.from(heading.slice(0, 2 * most)).slice(0, most).join("");
}

/** The columns with something in them that are neither names nor the role beside them. */
function unreadOf(list, read) {
  const others = new Set();
  for (const { cells } of list.rows) {
    for (const { column, text } of cells) if (text !== "") others.add(column);
  }
  for (const column of read) others.delete(column);
  others.delete(list.joined);
  if (read.includes(list.joined)) for (const part of list.parts) others.delete(part);
  others.delete(list.header.findIndex((text) => headerWords.role.has(nameKey(text))));
  return [...others].sort((first, second) => first - second);
}
