// The pages of a log's site, as the command makes them, in a browser.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { violationsIn, withAxe } from "./axe.js";
import { openBrowser, serveFolder } from "./chromium.js";
import { command, repository, withCommand } from "./command.js";
import { signedLog } from "./logs.js";
import { readVector } from "./vectors.js";

/** What each page is, by its path in the sites below. */
const pages = {
  "one/index.html": "a log of one statement, with its growth",
  "one/entry/0.html": "a statement", "one/entry/1.html": "an endorsement whose key has a successor",
  "one/entry/2.html": "a replaced endorsement", "one/entry/3.html": "an endorsement",
  "one/entry/6.html": "a withdrawal", "one/entry/7.html": "a succession",
  "two/index.html": "a log of two statements",
  "two/statement/57801aeb07ad445f2310d8cc8a01815540681e2c4226ab09e08bc1ee824e2471/index.html":
    "one of two statements", "two/entry/11.html": "a revocation",
  "broken/index.html": "a log that broke a rule", "broken/entry/4.html": "what broke it",
};

let browser;
let server;
let folder;
before(async () => {
  if (withCommand.skip) return;
  folder = mkdtempSync(join(tmpdir(), "endorse-sites-"));
  cpSync(join(repository, "Vectors/log"), join(folder, "one"), { recursive: true });
  writeLog("two", "log-of-states");
  writeLog("broken", "rule-3-withdrawal-previous-missing");
  for (const name of ["one", "two", "broken"]) {
    const words = ["site", "--log", join(folder, name), "--keys", join(repository, "Keys")];
    const { status, stderr } = spawnSync(command, words, { encoding: "utf8" });
    assert.equal(status, name === "broken" ? 1 : 0, stderr);
  }
  server = await serveFolder(folder);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) rmSync(folder, { recursive: true });
});

function writeLog(name, vector) {
  const files = signedLog(readVector("rules", vector).body);
  const checkpoint = files.get("checkpoint");
  files.set(`checkpoints/${checkpoint.toString().split("\n")[1]}`, checkpoint);
  for (const [path, bytes] of files) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** Opens a page of a site, and gathers what goes wrong in it. */
async function open(t, path, options) {
  const problems = [];
  const page = await browser.newPage(server.url + path, {
    ...options,
    async before(page) {
      for (const domain of ["Network", "Log"]) await page.send(`${domain}.enable`);
      page.on("Network.responseReceived", ({ response: { status, url } }) => {
        if (status !== 200) problems.push(`${status} ${url}`);
      });
      page.on("Log.entryAdded", ({ entry }) => problems.push(`${entry.source}: ${entry.text}`));
    },
  });
  t.after(() => page.close());
  return Object.assign(page, { problems });
}

for (const [path, what] of Object.entries(pages)) {
  test(`${what}: all of it is there, and no wider than a phone`, withCommand, async (t) => {
    const page = await open(t, path, { width: 360, height: 740 });
    const width = await page.evaluate("document.documentElement.scrollWidth");
    assert.ok(width <= 360, `${width} wide`);
    const icon = await page.evaluate("document.querySelector('link[rel=icon]').href");
    assert.equal((await fetch(icon)).status, 200);
    assert.deepEqual(page.problems, []);
    assert.deepEqual(server.requests.filter((each) => each === "/favicon.ico"), []);
  });

  for (const dark of [false, true]) {
    const options = withCommand.skip ? withCommand : withAxe;
    test(`axe finds nothing in ${what}, ${dark ? "dark" : "light"}`, options, async (t) => {
      assert.deepEqual(await violationsIn(await open(t, path, { dark })), []);
    });
  }
}

test("every link within a site leads to a file of it", withCommand, async (t) => {
  for (const path of Object.keys(pages)) {
    const page = await open(t, path, {});
    const links = await page.evaluate("Array.from(document.links, (link) => link.href)");
    for (const link of new Set(links.map((each) => each.split("#")[0]))) {
      const { status } = await fetch(link);
      assert.equal(status, 200, `${path}: ${link}`);
    }
  }
});
