// What of a page is listed, and why the rest is not: SPEC.md, section 13.1, *html*.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inChromium, openBesideProject } from "./chromium.js";

/** Each: what it shows, the page, what is listed, and what is left out. */
const pages = [
  ["a footnote's mark is not there, a name in its place is",
    "<ul><li>Alpha<sup>1, 2</sup><li>Beta<sup><del>Gamma</del></sup>"
      + "<li>Delta<sup><style>p</style>*</sup>",
    ["1 Alpha", "2 Beta", "3 Delta"], ["2 Gamma struck through"]],
  ["a comment in a style declares nothing, and the last declaration counts, or that is important",
    "<ul><li style='/*display:none*/'>Alpha<li style='DISPLAY: None ! important'>Beta"
      + "<li style='display:none; display:block'>Gamma"
      + "<li style='text-decoration: red line-through'>Delta"
      + "<li style='x: display:none; no-text-decoration: line-through'>Epsilon"
      + "<li style='display: none; /* not closed'>Zeta<li style='dis/**/play: none'>Eta"
      + "<li style='display: none!important; display: block'>Theta",
    ["1 Alpha", "3 Gamma", "5 Epsilon", "7 Eta"],
    ["2 Beta hidden", "4 Delta struck through", "6 Zeta hidden", "8 Theta hidden"]],
  ["what is visible within what is not is shown, but for another reason",
    "<ul style='visibility:hidden'><li style='visibility:visible'>Alpha<li>Beta"
      + "<li><b style='visibility:initial'>Gamma</b>"
      + "<li><del><b style='visibility:visible'>Delta</b></del>"
      + "</ul><ul><li style='visibility: collapse'>Epsilon",
    ["1 Alpha", "3 Gamma"],
    ["2 Beta hidden", "4 Delta struck through", "5 Epsilon hidden"]],
  ["the innermost element with a reason has it, and the last text of a line",
    "<ul><li>Alpha<li hidden><del>Beta</del><li><del>Gamma <i hidden>Delta</i> </del>",
    ["1 Alpha"], ["2 Beta struck through", "3 Gamma Delta hidden"]],
  ["what is withheld beside something is left out under its number",
    "<ul><li>Alpha <s>Beta</s><li><a href=1>Gamma</a>, <a href=2>Delta</a> <s>Epsilon</s>"
      + "<li><img alt='Zeta logo'><s>Eta <img alt=Theta></s></ul>",
    ["1 Alpha", "2 Gamma", "3 Delta", "4 Zeta"],
    ["1 Beta struck through", "3 Epsilon struck through", "4 Eta struck through"]],
  ["in a heading, which has only the rest for a section, and is none where there is no rest",
    "<h2>Signatories <s>who declined</s></h2><ul><li>Alpha</ul><h2><s>Declined</s></h2>"
      + "<ul><li>Beta</ul>",
    ["2 Alpha", "4 Beta"],
    ["1 Signatories heading", "1 who declined struck through", "3 Declined struck through"]],
  ["in a table under the number of the row",
    "<table><tr><th>Name <s>Role</s><tr><td>Alpha<br><s>Beta</s><tr><td><s>Gamma</s><p hidden>Delta"
      + "<tr><td>Epsilon<ul><li>Zeta <s>Eta</s></ul></table>",
    ["2 Alpha", "4 Zeta", "5 Epsilon"],
    ["1 Name header", "1 Role struck through", "2 Beta struck through", "3 Delta hidden",
      "3 Gamma struck through", "4 Eta struck through"]],
  ["what draws, or is shown where something else is not, is not read",
    "<ul><li>Alpha<textarea>Beta</textarea><li><object>Gamma</object>"
      + "<li><svg><text>Delta</text></svg><li><math><mi>Epsilon</mi></math>"
      + "<li><noscript>Zeta</noscript><li><video>Eta</video><li>Theta<iframe>Iota</iframe></ul>",
    ["1 Alpha", "7 Theta"],
    ["1 Beta not read", "2 Gamma not read", "3 Delta not read", "4 Epsilon not read",
      "5 Zeta not read", "6 Eta not read"]],
  ["a dialog is hidden that is not open",
    "<dialog><ul><li>Alpha</ul></dialog><dialog open><ul><li>Beta</ul></dialog>",
    ["2 Beta"], ["1 Alpha hidden"]],
  ["a drawing in a cell has no rows and cells",
    "<table><tr><td>Alpha<svg><tr><td>Beta</td></tr></svg>Gamma<td>Delta</table>",
    ["1 Alpha \u2013 Gamma"], ["1 Beta not read"]],
  ["lines end as they are written in all that is preformatted",
    "<ul><li><xmp>Alpha\nBeta</xmp><li><listing>Gamma\nDelta</listing></ul>",
    ["1 Alpha", "2 Beta", "3 Gamma", "4 Delta"], []],
  ["a class with a dot is not two classes",
    "<h2>Signatories</h2><ul class='a.b'><li>Alpha</ul>"
      + "<h2>Signatories, too</h2><ul class='a b'><li>Beta</ul>",
    ["2 Alpha"], ["1 Signatories heading", "3 Signatories, too heading", "4 Beta another list"]],
];

test("what of a page is listed, and what is left out, in a browser", inChromium, async (t) => {
  const read = await readerInBrowser(t);
  for (const [claim, html, listed, ignored] of pages) {
    await t.test(claim, async () => {
      const found = await read(html);
      assert.deepEqual([found.listed, found.ignored], [listed, ignored]);
    });
  }
  await t.test("what a browser that runs scripts would show is refused", async () => {
    for (const text of ["<!-- </noscript> -->", "<p title='</NOSCRIPT >'>", "<xmp></noscript/></xmp>"]) {
      const html = `<ul><li>Alpha<noscript>${text}<li>Eve</noscript></ul>`;
      await assert.rejects(read(html), /malformed/);
    }
    const ofHead = "<noscript>Alpha <!-- <li>Beta</noscript> --><ul><li>Gamma";
    await assert.rejects(read(`<!doctype html>${ofHead}`), /malformed/);
    assert.deepEqual((await read("<noscript>&lt;/noscript></noscript><ul><li>Alpha")).listed, ["2 Alpha"]);
  });
  await t.test("a link that is withheld leads nowhere", async () => {
    const html = "<ul><li>Alpha <s><a href='https://b.example'>Beta</a></s></ul>";
    assert.deepEqual((await read(html)).links, [[]]);
  });
  await t.test("what is withheld in a selected node has its number", async () => {
    const html = "<p>Alpha<div>Beta <s>Gamma</s></div><div><s>Delta</s></div>";
    const { listed, ignored } = await read(html, { select: "//div" });
    assert.deepEqual(listed, ["1 Beta"]);
    assert.deepEqual(ignored, ["1 Gamma struck through", "2 Delta struck through"]);
  });
  await t.test("a cell may have many links, and a mark many texts", async () => {
    const links = `<table><tr><td>${"<a href=x>A</a> ".repeat(150_000)}</table>`;
    await assert.rejects(read(links), /malformed/);
    const mark = `<ul><li>Alpha<sup>${"1<br>".repeat(150_000)}</sup>`;
    assert.deepEqual((await read(mark)).listed, ["1 Alpha"]);
  });
  await t.test("long classes cost what they are long once, and not for each row", async () => {
    const html = `<div class="${"a ".repeat(1_000_000)}"><ul>${"<li>A".repeat(50_000)}</ul></div>`;
    assert.equal((await read(html)).listed.length, 50_000);
  });
});

/** Reads a page in a browser, where three names are in force: gives lists of texts, or rejects. */
async function readerInBrowser(t) {
  const { page, close } = await openBesideProject();
  t.after(close);
  return (html, told = {}) => page.evaluate(`
    const { readPublishedList } = await import("/Sources/LogSite/Verifier/reading.js");
    const pause = () => new Promise((resolve) => setTimeout(resolve));
    const bytes = new TextEncoder().encode(${JSON.stringify(html)});
    const told = { format: "html", ...${JSON.stringify(told)}, pause };
    const names = {
      isMatch: (text) => /^(?:Alpha|Gamma|Zeta)/.test(text), withRoleBelow: () => null,
    };
    let read;
    try {
      read = await readPublishedList(bytes, names, told);
    } catch (error) {
      throw new Error(error.outcome ?? String(error));
    }
    ({
      listed: read.listed.map(({ number, text }) => number + " " + text),
      links: read.listed.map(({ links }) => links),
      ignored: read.ignored.map(({ number, text, why }) => number + " " + text + " " + why),
    })`);
}
