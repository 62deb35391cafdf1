// Drives a headless Chromium for the tests, over the pipes of its DevTools protocol.
//
// The binary is the one that the variable CHROMIUM names, else `chromium` of the path. The browser
// reaches 127.0.0.1 only, which is also what the one name that it resolves stands for, log.example:
// a page from there is one from elsewhere. Its profile is a temporary folder.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { accessSync, constants } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, extname, join, normalize } from "node:path";

const repository = new URL("../../", import.meta.url).pathname;

/** The path of a Chromium, or null where none is: tests that need one are then skipped. */
export function chromiumPath() {
  const name = process.env.CHROMIUM || "chromium";
  const folders = name.includes("/") ? [""] : (process.env.PATH ?? "").split(delimiter);
  for (const folder of folders) {
    const path = folder === "" ? name : join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return null;
}

/** What `test` takes as options: skipped, and why, where no Chromium is. */
export const inChromium = chromiumPath() === null
  ? { skip: "no Chromium: neither CHROMIUM nor `chromium` names an executable" }
  : {};

const mediaTypes = new Map([
  [".html", "text/html; charset=utf-8"], [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"], [".json", "application/json"],
]);

/**
 * Serves files on 127.0.0.1 until it is closed.
 * @param {string} folder the files; a path that leaves it, or is none, is answered with 404.
 * @param {Map<string, { type: string, body: string | Uint8Array, headers?: object }>} [besides]
 *   answers at other paths ("/empty.html"), which go before the files.
 * @returns {Promise<{ url: string, requests: string[], close: () => Promise<void> }>} `url` ends in
 *   "/"; `requests` are the paths asked for so far.
 */
export async function serveFolder(folder, besides = new Map()) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    requests.push(path);
    const made = besides.get(path);
    if (made) {
      response.writeHead(200, { "content-type": made.type, ...made.headers });
      response.end(made.body);
      return;
    }
    try {
      const body = await readFile(join(folder, normalize(path)));
      const type = mediaTypes.get(extname(path)) ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not here\n");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}

/**
 * Starts a browser. It has to be closed, also where a test fails.
 * @returns {Promise<{ newPage: (url: string, options?: PageOptions) => Promise<Page>,
 *   close: () => Promise<void> }>}
 */
export async function openBrowser() {
  const path = chromiumPath();
  if (path === null) throw new Error("no Chromium: CHROMIUM names no executable");
  const profile = await mkdtemp(join(tmpdir(), "endorse-chromium-"));
  const child = spawn(path, [
    "--headless=new", "--no-sandbox", "--remote-debugging-pipe", `--user-data-dir=${profile}`,
    "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-gpu", "--disable-dev-shm-usage",
    "--hide-scrollbars", "--mute-audio",
    "--host-resolver-rules=MAP log.example 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "about:blank",
  ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", resolve);
  });
  const connection = new Connection(child.stdio[3], child.stdio[4], ended);
  return {
    newPage: (url, options) => openPage(connection, url, options ?? {}),
    async close() {
      const late = setTimeout(() => child.kill("SIGKILL"), 5000);
      await connection.send("Browser.close").catch(() => child.kill("SIGKILL"));
      await ended;
      clearTimeout(late);
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/**
 * Opens an empty page in a browser of its own, where the project's files are at the same origin: what is
 * evaluated there may import the verifier's modules. It has to be closed, also where a test fails.
 * @returns {Promise<{ page: Page, close: () => Promise<void> }>}
 */
export async function openBesideProject() {
  const blank = { type: "text/html", body: "<!doctype html><title>Blank</title>" };
  const server = await serveFolder(repository, new Map([["/blank.html", blank]]));
  const browser = await openBrowser();
  const close = async () => {
    await browser.close();
    await server.close();
  };
  try {
    return { page: await browser.newPage(`${server.url}blank.html`), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Messages to and from the browser: JSON, each ended by a NUL. */
class Connection {
  #output;
  #next = 1;
  #waiting = new Map();
  #handlers = new Map();
  #ended = false;

  constructor(output, input, ended) {
    this.#output = output;
    let parts = [];
    input.on("data", (bytes) => {
      let start = 0;
      for (let end; (end = bytes.indexOf(0, start)) >= 0; start = end + 1) {
        parts.push(bytes.subarray(start, end));
        this.#take(JSON.parse(Buffer.concat(parts).toString("utf8")));
        parts = [];
      }
      parts.push(bytes.subarray(start));
    });
    for (const stream of [output, input]) stream.on("error", () => {});
    ended.then(() => {
      this.#ended = true;
      for (const { reject, method } of this.#waiting.values()) {
        reject(new Error(`${method}: the browser ended`));
      }
      this.#waiting.clear();
    });
  }

  #take(message) {
    if (message.id === undefined) {
      for (const handler of this.#handlers.get(message.sessionId)?.get(message.method) ?? []) {
        handler(message.params);
      }
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting.reject(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting.resolve(message.result);
  }

  send(method, params = {}, sessionId = undefined) {
    if (this.#ended) return Promise.reject(new Error(`${method}: the browser ended`));
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method });
      this.#output.write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    });
  }

  on(sessionId, event, handler) {
    if (!this.#handlers.has(sessionId)) this.#handlers.set(sessionId, new Map());
    const events = this.#handlers.get(sessionId);
    events.set(event, [...(events.get(event) ?? []), handler]);
  }
}

/**
 * Opens a page and waits until it is loaded.
 * @typedef {{ width?: number, height?: number, dark?: boolean, script?: boolean,
 *   before?: (page: Page) => Promise<void> }} PageOptions `script: false` runs no script of the
 *   page; `before` is called when the page is there and empty, to listen to its events.
 */
async function openPage(connection, url, options) {
  const { targetId } = await connection.send("Target.createTarget", { url: "about:blank" });
  const attached = await connection.send("Target.attachToTarget", { targetId, flatten: true });
  const page = new Page(connection, attached.sessionId, targetId);
  await page.send("Page.enable");
  await page.send("Runtime.enable");
  await page.look(options);
  if (options.script === false) {
    await page.send("Emulation.setScriptExecutionDisabled", { value: true });
  }
  if (options.before) await options.before(page);
  const loaded = new Promise((resolve) => page.on("Page.loadEventFired", resolve));
  const { errorText } = await page.send("Page.navigate", { url });
  if (errorText) throw new Error(`${url}: ${errorText}`);
  await loaded;
  return page;
}

class Page {
  #connection;
  #session;
  #target;

  constructor(connection, session, target) {
    this.#connection = connection;
    this.#session = session;
    this.#target = target;
  }

  /** Sends a command of the DevTools protocol and gives its result. */
  send(method, params = {}) {
    return this.#connection.send(method, params, this.#session);
  }

  /** Calls `handler` with the parameters of each such event; its domain has to be enabled. */
  on(event, handler) {
    this.#connection.on(this.#session, event, handler);
  }

  /**
   * The value of an expression, or of the statements of which the last one is an expression, in
   * the page; `await` may stand in it. The value has to be of what JSON can hold.
   * Fails with what the expression throws.
   */
  async evaluate(expression) {
    const answer = await this.send("Runtime.evaluate", {
      expression, replMode: true, awaitPromise: true, returnByValue: true, userGesture: true,
    });
    if (answer.exceptionDetails) {
      const { exception, text } = answer.exceptionDetails;
      throw new Error(exception?.description ?? exception?.value ?? text);
    }
    return answer.result.value;
  }

  /** Sets the size of the window in CSS pixels, and whether it prefers a dark page. */
  async look({ width = 1024, height = 768, dark = false }) {
    await this.send("Emulation.setDeviceMetricsOverride", {
      width, height, deviceScaleFactor: 1, mobile: false,
    });
    await this.send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }],
    });
  }

  /** Writes the window, or with `fullPage` the whole page, as PNG into a file. */
  async screenshot(path, { width, height, dark, fullPage = false } = {}) {
    await this.look({ width, height, dark });
    const parameters = { format: "png", captureBeyondViewport: fullPage };
    if (fullPage) {
      const { cssContentSize } = await this.send("Page.getLayoutMetrics");
      parameters.clip = {
        x: 0, y: 0, width: cssContentSize.width, height: cssContentSize.height, scale: 1,
      };
    }
    const { data } = await this.send("Page.captureScreenshot", parameters);
    await writeFile(path, Buffer.from(data, "base64"));
  }

  /** Closes the page. */
  async close() {
    await this.#connection.send("Target.closeTarget", { targetId: this.#target });
  }
}
