// Axe-core, which looks for what keeps people out of a page.
import { readFileSync } from "node:fs";
import { inChromium } from "./chromium.js";

const path = process.env.AXE;

/** What `test` takes as options: skipped, and why, where axe-core or Chromium is missing. */
export const withAxe = inChromium.skip ? inChromium
  : path ? {} : { skip: "no axe-core: AXE does not name it (script/axe gets it)" };

/** Promises what axe-core finds in a page, each a text; `page` has `evaluate`. */
export async function violationsIn(page) {
  if (!await page.evaluate("typeof axe === 'object'")) {
    await page.evaluate(`${readFileSync(path, "utf8")}; 0`);
  }
  return page.evaluate(`
    const { violations } = await axe.run();
    violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join("; "))`);
}
