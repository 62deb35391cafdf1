// The driver: what the tests of the verifier in a browser stand on.

import { test } from "node:test";
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inChromium, openBrowser, serveFolder } from "./chromium.js";

test("a page is opened, evaluated and looked at", inChromium, async (t) => {
  const page = { type: "text/html", body: "<title>One</title><p style='height: 2000px'>two" };
  const server = await serveFolder("/nowhere", new Map([["/page.html", page]]));
  t.after(() => server.close());
  const browser = await openBrowser();
  t.after(() => browser.close());
  const folder = await mkdtemp(join(tmpdir(), "endorse-screenshot-"));
  t.after(() => rm(folder, { recursive: true }));

  const opened = await browser.newPage(`${server.url}page.html`, { width: 320, height: 200 });
  assert.equal(await opened.evaluate("document.title"), "One");
  assert.equal(await opened.evaluate("innerWidth"), 320);
  assert.equal(await opened.evaluate("await Promise.resolve(6) * 7"), 42);
  assert.equal(await opened.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"), false);
  await assert.rejects(opened.evaluate("throw new Error('told')"), /told/);
  await assert.rejects(opened.evaluate("await fetch('http://other.example/')"), /fetch/);

  const said = [];
  opened.on("Runtime.consoleAPICalled", ({ args }) => said.push(args[0].value));
  await opened.evaluate("console.log('heard')");
  assert.deepEqual(said, ["heard"]);

  const path = join(folder, "page.png");
  await opened.screenshot(path, { width: 320, height: 200, dark: true, fullPage: true });
  const image = await readFile(path);
  assert.equal(image.subarray(1, 4).toString(), "PNG");
  assert.equal(image.readUInt32BE(16), 320);
  assert.ok(image.readUInt32BE(20) > 2000, "the whole page is in it");
  assert.equal(await opened.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"), true);
  await opened.close();

  const silent = await browser.newPage(`${server.url}page.html`, { script: false });
  await silent.close();
  assert.deepEqual(server.requests.filter((path) => path !== "/favicon.ico"),
    ["/page.html", "/page.html"]);
});
