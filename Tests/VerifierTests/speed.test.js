// A long list against a large log, in the page: what it answers, and that the page stays usable. How
// long it takes is told, and is no verdict: that depends on what else the machine does.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inChromium, openBrowser } from "./chromium.js";
import { makeLog } from "./made-log.js";
import { pageWith, serveSite } from "./site.js";
import { visit } from "./visit.js";

let browser;
before(async () => {
  if (!inChromium.skip) browser = await openBrowser();
});
after(() => browser?.close());

const count = Number(process.env.SIGNATORIES ?? 10_000);

/** Notes each task of 50 ms or more, and each turn that others had, since the last `watch()`. */
const watching = `
  globalThis.tasks = [];
  globalThis.turns = 0;
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration)))
    .observe({ type: "longtask" });
  setInterval(() => turns++, 20);
  globalThis.watch = () => {
    tasks.length = 0;
    turns = 0;
  };`;

const lists = {
  "all who signed": { line: (number) => `Member ${number}`, state: "signed" },
  "names that are near": {
    line: (number) => `Mamber ${number}`, state: "looking similar to a signatory",
  },
  "names with many commas": {
    line: (number) => `${"é, b c, ".repeat(30)}${number}`, state: "not in this log",
  },
};

test(`${count} signatories are verified, and the page stays usable`, inChromium, async (t) => {
  const log = makeLog(count, Math.floor(Date.now() / 1000) - 60);
  const server = await serveSite(log.files, pageWith(log.trust));
  t.after(() => server.close());
  const page = await visit(t, browser, `${server.url}verify.html`, { prelude: watching });
  for (const [name, { line, state }] of Object.entries(lists)) {
    const lines = Array.from({ length: count }, (_, at) => line(at + 1));
    await page.choose("list", `${name}.txt`, lines.join("\n"));
    await page.evaluate("watch()");
    const begun = performance.now();
    await page.click("Check the list");
    await page.until("!document.getElementById('outcome').hidden", 600);
    const taken = performance.now() - begun;
    const outcome = await page.outcome();
    const [turns, ...tasks] = await page.evaluate("[turns, ...tasks]");
    assert.equal(outcome.counts[state], count, name);
    // Were it one long task, no other would have had a turn.
    assert.ok(turns > taken / 500, `${turns} turns in ${taken} ms`);
    t.diagnostic(`${name}: ${(taken / 1000).toFixed(1)} s, the longest task `
      + `${Math.round(Math.max(0, ...tasks))} ms, ${tasks.length} of 50 ms or more`);
  }
  await page.isClean();
});
