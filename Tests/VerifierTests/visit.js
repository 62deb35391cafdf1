// Somebody at the page in a browser: what they do, and what they see.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Opens the page and waits until it takes a list, or says why it takes none.
 *
 * @param t the test, at whose end the page is closed
 * @param prelude a script that runs before those of the page
 * @param options as those of `newPage`
 */
export async function visit(t, browser, address, { prelude = "", ...options } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "endorse-visit-"));
  const seen = { requests: [], problems: [] };
  const page = await browser.newPage(address, {
    ...options,
    async before(page) {
      await page.send("Network.enable");
      await page.send("Log.enable");
      await page.send("DOM.enable");
      page.on("Network.requestWillBeSent", ({ request }) => seen.requests.push(request.url));
      page.on("Log.entryAdded", ({ entry }) => {
        if (entry.source !== "network") seen.problems.push(`${entry.source}: ${entry.text}`);
      });
      page.on("Runtime.exceptionThrown", ({ exceptionDetails }) =>
        seen.problems.push(exceptionDetails.exception?.description ?? exceptionDetails.text));
      page.on("Page.javascriptDialogOpening", ({ message }) => {
        seen.problems.push(`dialog: ${message}`);
        page.send("Page.handleJavaScriptDialog", { accept: false });
      });
      await page.send("Page.addScriptToEvaluateOnNewDocument", { source: watching + prelude });
    },
  });
  t.after(async () => {
    await page.close();
    await rm(folder, { recursive: true });
  });
  const visit = new Visit(page, address, folder, seen);
  if (options.script !== false) {
    await visit.until("!document.getElementById('ask').hidden"
      + " || !document.getElementById('outcome').hidden");
  }
  return visit;
}

const watching = `
  globalThis.violations = [];
  addEventListener("securitypolicyviolation", (event) =>
    violations.push(event.violatedDirective + " " + event.blockedURI));
`;

class Visit {
  #address;
  #folder;
  #seen;

  constructor(page, address, folder, seen) {
    this.page = page;
    this.#address = address;
    this.#folder = folder;
    this.#seen = seen;
  }

  /** The value of an expression in the page. */
  evaluate(expression) {
    return this.page.evaluate(expression);
  }

  /** Waits until an expression is true in the page, for at most so many seconds. */
  async until(expression, seconds = 60) {
    const end = Date.now() + 1000 * seconds;
    while (!await this.evaluate(expression)) {
      assert.ok(Date.now() < end, `not in ${seconds} seconds: ${expression}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Pastes a list, in place of what is there. */
  async paste(text) {
    await this.evaluate("document.getElementById('pasted').select();"
      + "document.getElementById('pasted').focus()");
    await this.page.send("Input.insertText", { text });
  }

  /** Chooses a file for the `list` or the `log`. */
  async choose(what, name, content) {
    const { root } = await this.page.send("DOM.getDocument");
    const { nodeId } = await this.page.send("DOM.querySelector",
      { nodeId: root.nodeId, selector: `#${what}-file` });
    const files = [await this.#file(name, content)];
    await this.page.send("DOM.setFileInputFiles", { nodeId, files });
    await this.until(`document.getElementById("said").textContent.endsWith("is there.")`);
  }

  /** Drops a file on the field of the `list` or the `log`. */
  async drop(what, name, content) {
    const field = `document.getElementById("${what}-field")`;
    await this.evaluate(`${field}.scrollIntoView({ block: "center" })`);
    const [x, y] = await this.evaluate(`
      const { right, bottom } = ${field}.getBoundingClientRect();
      [right - 9, bottom - 9]`);
    const files = [await this.#file(name, content)];
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await this.page.send("Input.dispatchDragEvent", { type, x, y, data });
    }
    await this.until(`document.getElementById("said").textContent.endsWith("is there.")`);
  }

  /** Presses a key. */
  async press(key, { shift = false } = {}) {
    const code = { Tab: 9, Enter: 13, " ": 32 }[key];
    const event = {
      key, code: key === " " ? "Space" : key, windowsVirtualKeyCode: code, modifiers: shift ? 8 : 0,
    };
    const text = { Enter: "\r", " ": " " }[key];
    await this.page.send("Input.dispatchKeyEvent",
      { type: text ? "keyDown" : "rawKeyDown", ...event, text });
    await this.page.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  }

  /** Presses the button with these words. */
  async click(words) {
    await this.evaluate(`
      const found = [...document.querySelectorAll("button")]
        .filter((each) => each.textContent === ${JSON.stringify(words)} && !each.hidden);
      if (found.length !== 1) throw new Error(found.length + " such buttons");
      found[0].click()`);
  }

  /** Checks, and gives the outcome. */
  async check() {
    await this.click("Check the list");
    return this.outcome();
  }

  /**
   * What the outcome says: `title`, `headline`, `text` (all of it), `counts` by their words, `rows`
   * in order, each [line, listed, state], `missing` (names), `evidence` by name, `command`.
   */
  async outcome() {
    await this.until("!document.getElementById('outcome').hidden");
    return this.evaluate(`
      const outcome = document.getElementById("outcome");
      const texts = (selector) =>
        [...outcome.querySelectorAll(selector)].map((found) => found.textContent);
      const rows = [...outcome.querySelectorAll("h3 + table.rows tr:has(> td > .state)")];
      const cells = (row) => [...row.children].map((cell) => cell.textContent);
      const pairs = (keys, values) => Object.fromEntries(keys.map((key, at) => [key, values[at]]));
      ({
        title: document.title,
        headline: document.getElementById("headline").textContent,
        text: outcome.innerText,
        counts: pairs(texts(".counts td:last-child"), texts(".counts .n").map(Number)),
        rows: rows.map((row) => [Number(row.children[0].textContent), row.children[1].textContent,
          row.querySelector(".state").textContent]),
        missing: [...outcome.querySelectorAll("h3 + table tbody tr:not(:has(.state)) > th")]
          .map((cell) => cell.textContent),
        evidence: pairs(texts("dt"), texts("dd")),
        command: outcome.querySelector("pre")?.textContent ?? null,
      })`);
  }

  /** The name and the content of the file that a button saves. */
  async saved(words) {
    const folder = await mkdtemp(join(this.#folder, "saved-"));
    await this.page.send("Browser.setDownloadBehavior",
      { behavior: "allow", downloadPath: folder });
    await this.click(words);
    for (const end = Date.now() + 10_000; ;) {
      const [name] = await readdir(folder);
      if (name && !name.endsWith(".crdownload") && !name.startsWith(".")) {
        return { name, content: await readFile(join(folder, name)) };
      }
      assert.ok(Date.now() < end, `nothing was saved by ${words}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** That nothing went wrong unseen: no script's error, no violation, no request elsewhere. */
  async isClean() {
    const origin = new URL("./", this.#address).href;
    const elsewhere = this.#seen.requests.filter((url) =>
      !url.startsWith(origin) && !url.startsWith("data:") && !url.startsWith("blob:"));
    assert.deepEqual(elsewhere, [], "requests elsewhere");
    assert.deepEqual(await this.evaluate("violations"), [], "violations of the policy");
    assert.deepEqual(this.#seen.problems, [], "errors of the page");
  }

  async #file(name, content) {
    const path = join(this.#folder, name);
    await writeFile(path, content);
    return path;
  }
}

/** Keeps a page on a disk. Gives its address. */
export async function keepOnDisk(t, html) {
  const folder = await mkdtemp(join(tmpdir(), "endorse-kept-page-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "verify-offline.html");
  await writeFile(path, html);
  return pathToFileURL(path).href;
}
