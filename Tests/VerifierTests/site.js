// The page with a log's keys in it: as a site serves it beside the log, and as one file.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serveFolder } from "./chromium.js";
import { trustFolder } from "./logs.js";

const folder = fileURLToPath(new URL("../../Sources/LogSite/Verifier/", import.meta.url));
const part = (name) => readFileSync(folder + name, "utf8");

/** `verify.html` with these keys and this title in it. */
export function pageWith(trust = trustFolder(), title = "An Example Manifesto") {
  const files = Object.entries(trust)
    .map(([name, content]) => [name, Buffer.from(content).toString("base64")]);
  const json = JSON.stringify(Object.fromEntries(files));
  const escaped = title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return part("verify.html")
    .replaceAll("{{{trust}}}", () => json).replaceAll("{{title}}", () => escaped);
}

/**
 * Serves the page and a log on 127.0.0.1, as `serveFolder`.
 * @param {Map<string, Uint8Array>} log its files by their paths
 */
export function serveSite(log, page = pageWith()) {
  const files = [...log].map(([path, body]) =>
    [`/${path}`, { type: "application/octet-stream", body }]);
  const html = { type: "text/html; charset=utf-8", body: page };
  return serveFolder(folder, new Map([["/verify.html", html], ...files]));
}

const importLine = /^import \{[^}]*\} from "\.\/([^"]+)";\n/gm;

/** The page as one file: the modules in the order in which they need each other, and the style. */
export function pageInOneFile(trust = trustFolder()) {
  const joined = new Map();
  const begun = new Set();
  function join(name) {
    if (begun.has(name)) return;
    begun.add(name);
    const source = part(name);
    for (const [, imported] of source.matchAll(importLine)) join(imported);
    joined.set(name, source.replaceAll(importLine, "").replaceAll(/^export /gm, ""));
  }
  join("page.js");
  const script = `\n${[...joined.values()].join("\n")}`;
  const style = part("verify.css");
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return pageWith(trust)
    .replace("script-src 'self'", () => `script-src ${hash(script)}`)
    .replace("style-src 'self'", () => `style-src ${hash(style)}`)
    .replace('<link rel="stylesheet" href="verify.css">', () => `<style>${style}</style>`)
    .replace('<script type="module" src="page.js"></script>',
      () => `<script type="module">${script}</script>`);
}
