// The rows of a plain text: SPEC.md, section 13.1, *text*.

import {
  hasSectionWordsOnly, isHeadingLine, isProse, linesOfText, rowCell, sectionOf, trimmed,
} from "./reading-rows.js";
import { hasLongNameKey, nameKey } from "./text.js";

const pageWords = new Set([
  "home", "homepage", "menu", "main menu", "navigation", "toggle navigation", "open menu",
  "close menu", "close", "search", "skip to content", "skip to main content",
  "skip to navigation", "about", "about us", "contact", "contact us", "news", "blog", "press",
  "events", "donate", "donate now", "log in", "login", "sign in", "sign up", "register",
  "subscribe", "newsletter", "follow us", "share", "share this", "share this page", "tweet",
  "print", "facebook", "twitter", "linkedin", "instagram", "mastodon", "bluesky", "youtube",
  "whatsapp", "telegram", "rss", "accept", "accept all", "accept cookies", "accept all cookies",
  "reject", "reject all", "decline", "cookies", "cookie policy", "cookie settings",
  "manage cookies", "cookie preferences", "privacy", "privacy policy", "privacy notice", "terms",
  "terms of use", "terms of service", "terms and conditions", "legal", "legal notice", "imprint",
  "sitemap", "site map", "accessibility", "faq", "help", "back to top", "read more",
  "learn more", "related posts", "previous", "next", "comments", "leave a comment",
  "all rights reserved",
]);

const longestPageWord = Math.max(...Array.from(pageWords, (word) => word.length));

/** Reads a text into rows: its lines, in runs that blank lines part. */
export async function readTextRows(document, text, turn) {
  const lines = linesOfText(text).map(trimmed);
  const last = lines.findLastIndex((line) => line !== "");
  let section = null;
  let part = 0;
  for (let start = 0; start <= last; start++) {
    if (lines[start] === "") continue;
    let end = start;
    const pageLines = [];
    for (; end < lines.length && lines[end] !== ""; end++) {
      if (isPageLine(lines[end])) pageLines.push(end);
      await turn();
    }
    const hasMenu = pageLines.length > 1 || pageLines.length === end - start;
    const menu = hasMenu ? pageLines[0] : end;
    if (hasMenu && start < menu) part++;
    for (let at = start; at < end; at++) {
      const line = lines[at];
      const isMenu = at >= menu;
      if (at === menu) part++;
      const isBare = at === start && at < last && hasSectionWordsOnly(line);
      if (isHeadingLine(line) || isBare) {
        section = sectionOf(line);
        part = isMenu ? 1 : 0;
        document.leaveOut(at + 1, line, "heading");
      } else {
        const cells = [rowCell(0, line, [], isProse(line) ? "prose" : null)];
        const shape = isMenu ? "menu" : "line";
        document.add({ number: at + 1, cells, shape, section, isPlain: true, isMenu, part });
      }
      await turn();
    }
    start = end;
  }
}

/** Whether a trimmed line stands in the menu of a page, or at its foot. */
function isPageLine(line) {
  if (line.startsWith("\u00a9")) return true;
  const parts = line.split(/[\t|\u00b7\u2022]/).map(trimmed).filter((part) => part !== "");
  return parts.length > 0 && parts.every(
    (part) => !hasLongNameKey(part, longestPageWord) && pageWords.has(nameKey(part)),
  );
}
