// swift-format-ignore-file
// Made by script/embed-pages from the files in Pages and Verifier.

/// The files of the site that are the same for every log, by name.
enum Embedded {
  static let pages: [String: String] = [
    "entry.mustache": #"""
{{>head}}
<h1>Entry {{index}}: {{kind}}</h1>
<p class="lede">{{#says}}{{plain}}{{#foreign}}<bdi>{{.}}</bdi>{{/foreign}}{{/says}}</p>
{{#states}}
<p><span class="state {{class}}">{{how}}</span>{{#by}} by <a href="{{.}}.html">entry {{.}}</a>{{/by}}{{#holder}} <span class="note">The key that holds it now: <bdi>{{.}}</bdi></span>{{/holder}}</p>
{{/states}}
{{#ends}}
<p>It ended <a href="{{.}}.html">entry {{.}}</a>.</p>
{{/ends}}
{{#statement}}
<p>The text: <a href="{{root}}{{page}}"><bdi>{{title}}</bdi></a></p>
{{/statement}}
<dl>
{{#signers}}
<dt>{{what}}</dt><dd><code>{{key}}</code></dd>
{{/signers}}
{{#date}}
<dt>date claimed</dt><dd><time datetime="{{.}}">{{.}}</time>, which rests on the word of who signed it</dd>
{{/date}}
<dt>in the log</dt><dd>{{proved}}</dd>
</dl>
<p><a href="{{index}}.tlog-proof">The proof that it is in the log</a>, which is verified by</p>
<pre class="commands" tabindex="0"><code>endorse verify {{index}}.tlog-proof --keys KEYS</code></pre>
<h2>As it was signed</h2>
<pre tabindex="0" dir="ltr">{{lines}}</pre>
{{#before}}
<p><a rel="prev" href="{{.}}.html">Entry {{.}}</a> came before it.</p>
{{/before}}
{{>foot}}

"""#,
    "feed.mustache": #"""
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>{{title}}</title>
<id>{{id}}</id>
<updated>{{updated}}</updated>
<author><name>{{origin}}</name></author>
<link rel="self" type="application/atom+xml" href="changes.atom"/>
<link rel="alternate" type="text/html" href="index.html"/>
{{#entries}}
<entry>
<title>Entry {{index}}: {{kind}}</title>
<id>{{id}}</id>
<updated>{{updated}}</updated>
<link rel="alternate" type="text/html" href="entry/{{index}}.html"/>
<summary>{{says}}</summary>
</entry>
{{/entries}}
</feed>

"""#,
    "foot.mustache": #"""
</main>
<footer class="foot">
<p>Made by <code>endorse site</code> from the files of the log. A page that a log serves can say what it
likes: what its files prove is shown by the command, with keys from a source that you trust.</p>
</footer>
</body>
</html>

"""#,
    "head.mustache": #"""
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="endorse site">
<meta name="referrer" content="no-referrer">
<title>{{title}}</title>
<link rel="icon" type="image/svg+xml" href="{{root}}icon.svg">
<link rel="stylesheet" href="{{root}}site.css">
<link rel="alternate" type="application/atom+xml" title="Changes" href="{{root}}changes.atom">
</head>
<body>
<a class="skip" href="#main">Skip to the page</a>
<header class="top"><p><a href="{{root}}index.html">The log of <bdi>{{origin}}</bdi></a></p></header>
<main id="main">
{{#warnings}}
<p class="alarm"><strong>Warning:</strong> <bdi>{{.}}</bdi></p>
{{/warnings}}

"""#,
    "icon.svg": #"""
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<style>path { stroke: #1a1a1a } @media (prefers-color-scheme: dark) { path { stroke: #eee } }</style>
<path d="M2 4h12M2 8h12M2 12h5" stroke-width="2"/>
<path d="m9 12 2 2 3-4" stroke-width="1.6" fill="none"/>
</svg>

"""#,
    "index.mustache": #"""
{{>head}}
{{#only}}{{>statement}}{{/only}}
{{^only}}
<h1>{{heading}}</h1>
{{#statements}}
<section class="card">
<h2><a href="statement/{{hex}}/index.html"><bdi>{{title}}</bdi></a></h2>
<p><strong>{{count}}</strong> {{endorse}}, stated in <a href="entry/{{entry}}.html">entry {{entry}}</a></p>
<p class="hash"><code>sha256:{{hex}}</code></p>
</section>
{{/statements}}
{{/only}}
{{>verify}}
{{>log}}
{{>foot}}

"""#,
    "log.mustache": #"""
<section id="log" aria-labelledby="log-heading">
<h2 id="log-heading">The log</h2>
<dl>
<dt>log</dt><dd><bdi>{{origin}}</bdi></dd>
<dt>entries</dt><dd>{{size}}{{#newest}}, the newest is <a href="entry/{{.}}.html">entry {{.}}</a>{{/newest}}</dd>
<dt>root</dt><dd><code>{{rootHash}}</code></dd>
<dt>quorum</dt><dd>{{quorum}}</dd>
{{#witnesses}}
<dt>witness</dt><dd><bdi>{{name}}</bdi>, {{time}}</dd>
{{/witnesses}}
</dl>
{{#hasKept}}
<h3>Checkpoints that were kept</h3>
<ul class="plain">
{{#kept}}
<li><a href="checkpoints/{{size}}">size {{size}}</a>{{#time}}, as of {{.}}{{/time}}</li>
{{/kept}}
</ul>
{{#older}}
<p>and {{.}} older ones, in <code>checkpoints/</code></p>
{{/older}}
{{/hasKept}}
</section>

"""#,
    "page.mustache": #"""
{{>head}}
{{>statement}}
{{>foot}}

"""#,
    "site.css": #"""
body { font: 1.0625rem/1.6 system-ui, sans-serif }
main, .top, .foot { width: calc(100% - 2.5rem); max-width: 44rem; margin: 0 auto }
main { padding-bottom: 2rem }
h1, h2, h3, .text, .lede { font-family: Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif }
h1 { font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.15; margin: 2.5rem 0 1rem; text-wrap: balance }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 1rem }
h3 { font-size: 1.1rem; margin: 2rem 0 .5rem }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: .06em }
a:hover { text-decoration-thickness: .12em }
:focus-visible { outline: .15rem solid var(--link); outline-offset: .15rem }
.skip { position: absolute; left: -99rem; background: var(--paper); padding: .5rem 1rem }
.skip:focus { left: .5rem; top: .5rem }
.top { padding-top: 1rem; font-size: .9rem; border-bottom: 1px solid var(--rule) }
.top p { margin: 0 0 .8rem } .top a { color: var(--faint) }
.foot { margin-top: 2rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--rule); color: var(--faint); font-size: .9rem }
.lede { font-size: 1.25rem; line-height: 1.45; margin: 0 0 1.25rem }
.text { font-size: 1.2rem; line-height: 1.6; max-width: 38rem; white-space: pre-line; overflow-wrap: break-word; margin: 0 0 1em }
.alarm { border: .2rem solid var(--bad); padding: .8rem 1rem; margin: 1.5rem 0 0 }
.alarm strong { color: var(--bad) }
.hash { color: var(--faint); font-size: .9rem }
.card { border-top: 1px solid var(--rule); margin-top: 1.5rem } .card h2 { margin: 1rem 0 .5rem }
.ways { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.4rem }
.plain { list-style: none; padding: 0; margin: 0; font-variant-numeric: tabular-nums }
table + table { margin-top: 2rem }
thead th { font-size: .85rem; font-weight: 600; color: var(--faint); white-space: nowrap }
.role { display: block; font-weight: 400 }
td .before { display: none }
.rows td { white-space: nowrap } time { font-variant-numeric: tabular-nums }
.state { color: inherit }
.state::before { content: ""; display: inline-block; box-sizing: border-box; width: .86em; height: .86em; margin-right: .45em; border: .14em solid currentColor }
/* What is filled is so by its border, which is printed too. */
.in-force { color: var(--good) } .in-force::before { border-radius: 50%; border-width: .43em; background: currentColor }
.withdrawn::before { border-radius: 50% }
.revoked { color: var(--bad) } .replaced::before { transform: rotate(45deg) scale(.9) }
.revoked::before { border-width: .43em; background: currentColor }
.chart { display: grid; grid-template-columns: auto 1fr; gap: .3rem .6rem; margin: 0 }
.chart svg { width: 100%; height: 13rem; border: solid var(--faint); border-width: 0 0 1px 1px; overflow: visible }
.scale, .days { display: flex; justify-content: space-between; color: var(--faint); font-size: .85rem; font-variant-numeric: tabular-nums }
.scale { flex-direction: column; text-align: right; line-height: 1 }
.days { grid-column: 2 } .chart figcaption { grid-column: 1 / -1; color: var(--faint); font-size: .9rem; margin-top: .5rem }
.line { fill: none; stroke: var(--link); stroke-width: 2; vector-effect: non-scaling-stroke }
.area { fill: var(--link); opacity: .15 }
pre { font-size: .9rem; line-height: 1.5 } .commands { white-space: normal }
.commands code { display: block; padding-left: 4ch; text-indent: -4ch; white-space: pre-wrap; overflow-wrap: anywhere }
.rows td { font-size: .95rem }
@media (max-width: 36rem) {
  .rows tr { display: grid; grid-template-columns: auto auto 1fr; gap: 0 1rem; padding: .7rem 0 }
  .rows th { grid-column: 1 / -1 }
  .rows td { color: var(--faint); font-size: .9rem } .rows td:first-of-type { display: none }
  .rows td.n::before { content: none }
  td .before { display: inline } td.n { text-align: left }
  .rows td > .state:not(.in-force) { color: var(--ink) }
}
@media print {
  .skip, nav { display: none }
  main, .top, .foot { width: auto; max-width: none }
  a { color: inherit; text-decoration: none } .area { opacity: 1; fill: #ccc } .line { stroke: #000 }
  .text { font-size: 12pt } h1 { margin-top: .8rem } .chart { break-inside: avoid }
}

"""#,
    "statement.mustache": #"""
<header class="statement">
<h1><bdi>{{title}}</bdi></h1>
<p class="lede"><strong>{{count}}</strong> {{endorse}}{{#kinds}}: {{.}}{{/kinds}}.{{#ended}} {{.}}{{/ended}}</p>
<nav aria-label="On this page"><ul class="ways">
<li><a href="#text">The text</a></li>
<li><a href="#signatories">Who endorses it</a></li>
{{#chart}}<li><a href="#growth">Growth</a></li>
{{/chart}}<li><a href="#downloads">Downloads</a></li>
{{#only}}<li><a href="#verify">How to verify</a></li>
<li><a href="#log">The log</a></li>
{{#verifier}}<li><a href="{{root}}verify.html">Check a list</a></li>
{{/verifier}}{{/only}}</ul></nav>
</header>
<section id="text" aria-labelledby="text-heading">
<h2 id="text-heading">The text</h2>
{{#paragraphs}}
<p class="text" dir="auto">{{.}}</p>
{{/paragraphs}}
{{^paragraphs}}
<p>The files of the log do not have the text.</p>
{{/paragraphs}}
<p class="hash">Stated in <a href="{{root}}entry/{{entry}}.html">entry {{entry}}</a> as
{{#hasText}}<a href="{{root}}text/{{hex}}"><code>sha256:{{hex}}</code></a>{{/hasText}}{{^hasText}}<code>sha256:{{hex}}</code>{{/hasText}}</p>
</section>
<section id="signatories" aria-labelledby="signatories-heading">
<h2 id="signatories-heading">Who endorses it</h2>
{{#hasSignatories}}
<table class="rows">
<caption>In force, by name</caption>
<thead><tr><th scope="col">Signatory</th><th scope="col">Kind</th><th scope="col">State</th><th scope="col">Date claimed</th><th scope="col">Entry</th></tr></thead>
<tbody>
{{#signatories}}
<tr><th scope="row"><bdi>{{name}}</bdi>{{#role}}<span class="role"><bdi>{{.}}</bdi></span>{{/role}}<span class="note"><bdi>{{key}}</bdi></span></th><td>{{kind}}</td><td><span class="state in-force">in force</span></td><td><time datetime="{{date}}">{{date}}</time></td><td class="n"><a href="{{root}}entry/{{entry}}.html"><span class="before">entry </span>{{entry}}</a></td></tr>
{{/signatories}}
</tbody>
</table>
{{/hasSignatories}}
{{^hasSignatories}}
<p>Nobody at this moment.</p>
{{/hasSignatories}}
{{#hasPast}}
<table class="rows">
<caption>No longer in force</caption>
<thead><tr><th scope="col">Signatory</th><th scope="col">Kind</th><th scope="col">State</th><th scope="col">Date claimed</th><th scope="col">Entry</th></tr></thead>
<tbody>
{{#past}}
<tr><th scope="row"><bdi>{{name}}</bdi>{{#role}}<span class="role"><bdi>{{.}}</bdi></span>{{/role}}<span class="note"><bdi>{{key}}</bdi></span></th><td>{{kind}}</td><td><span class="state {{how}}">{{how}}</span> <span class="note">by <a href="{{root}}entry/{{by}}.html">entry {{by}}</a></span></td><td><time datetime="{{date}}">{{date}}</time></td><td class="n"><a href="{{root}}entry/{{entry}}.html"><span class="before">entry </span>{{entry}}</a></td></tr>
{{/past}}
</tbody>
</table>
{{/hasPast}}
</section>
{{#chart}}
<section id="growth" aria-labelledby="growth-heading">
<h2 id="growth-heading">Growth</h2>
<figure class="chart">
<div class="scale" aria-hidden="true"><span>{{most}}</span><span>0</span></div>
<svg viewBox="0 0 {{width}} {{height}}" preserveAspectRatio="none" role="img" aria-labelledby="chart-title chart-words">
<title id="chart-title">Endorsements in force by day</title>
<desc id="chart-words">{{words}}</desc>
<path class="area" d="{{area}}"/>
<path class="line" d="{{line}}"/>
</svg>
<div class="days" aria-hidden="true">{{#days}}<span>{{.}}</span>{{/days}}</div>
<figcaption>Endorsements in force by the day that their signatories claim, which no witness has seen.
{{words}}</figcaption>
</figure>
</section>
{{/chart}}
<section id="downloads" aria-labelledby="downloads-heading">
<h2 id="downloads-heading">Downloads</h2>
<ul class="ways">
<li><a href="{{root}}statement/{{hex}}/signatories.md">Markdown</a></li>
<li><a href="{{root}}statement/{{hex}}/signatories.csv">CSV</a></li>
<li><a href="{{root}}statement/{{hex}}/signatories.json">JSON</a></li>
<li><a href="{{root}}statement/{{hex}}/signatories.txt">plain text</a></li>
<li><a href="{{root}}changes.atom">feed of changes (Atom)</a></li>
</ul>
</section>

"""#,
    "verify.mustache": #"""
<section id="verify" aria-labelledby="verify-heading">
<h2 id="verify-heading">How to verify</h2>
{{#verifier}}
<p><a href="verify.html">Check a list in the browser</a>, or save the
<a href="verify-offline.html">page that works without this site</a> and the keys of a source that you trust.</p>
{{/verifier}}
<p>With the command, in a copy of this folder. KEYS is the trust folder, from a source that you trust;
not from here.</p>
<pre class="commands" tabindex="0">{{#commands}}<code>{{.}}</code>{{/commands}}</pre>
<p>The trust folder that this page was made with has the fingerprint</p>
<p class="hash"><code>{{fingerprint}}</code></p>
<p>Compare it with what the campaign has printed elsewhere.</p>
<h3>Not proved</h3>
<div class="box"><ul>
{{#notProved}}
<li>{{.}}</li>
{{/notProved}}
</ul></div>
</section>

"""#,
  ]

  static let verifier: [String: String] = [
    "ability.js": #"""
// What this page needs of the browser that it is in.

// RFC 8032, section 7.1, test 2: a key, and its signature of the one byte 0x72.
const knownKey = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
const knownSignature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
  + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

/**
 * Why no list can be checked here, or null where it can.
 * @param address that of the page, a URL
 */
export async function whyUnable(address) {
  const local = ["127.0.0.1", "[::1]", "localhost"].includes(address.hostname);
  if (address.protocol === "http:" && !local) {
    return "this page was read over http, where anybody on the way can change it; it is for https";
  }
  if (!globalThis.crypto?.subtle) {
    return "this browser gives this page no cryptography (crypto.subtle)";
  }
  const isAble = await verifiesKnownSignature().catch(() => false);
  return isAble ? null : "this browser verifies no Ed25519 signatures; newer ones do";
}

async function verifiesKnownSignature() {
  const { subtle } = globalThis.crypto;
  const octets = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const key = await subtle.importKey("raw", octets(knownKey), "Ed25519", false, ["verify"]);
  const signature = octets(knownSignature);
  return await subtle.verify("Ed25519", key, signature, Uint8Array.of(0x72))
    && !await subtle.verify("Ed25519", key, signature, Uint8Array.of(0x73));
}

"""#,
    "bytes.js": #"""
// Outcomes, and bytes and what is written for them: SPEC.md, section 2.

/** What is not accepted: `outcome` is `malformed`, `unverified`, `unsupported` or `undecided`. */
export class Refusal extends Error {
  constructor(outcome, message) {
    super(message);
    this.name = "Refusal";
    this.outcome = outcome;
  }
}

/** Throws what is not of the form. */
export function malformed(message) {
  throw new Refusal("malformed", message);
}

/** Throws what is well formed where the evidence says no. */
export function unverified(message) {
  throw new Refusal("unverified", message);
}

/** Throws what is of a version, an algorithm or a format that is not defined, or not had here. */
export function unsupported(message) {
  throw new Refusal("unsupported", message);
}

/** Throws where something that the answer needs is not there. */
export function undecided(message) {
  throw new Refusal("undecided", message);
}

// What is not plainly visible, but for U+0020, and what is escaped between quotes.
const notPlainInQuotes =
  /["\\\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]|(?! )\p{Zs}/gu;

/** Foreign text in an error or a note: between quotes, nothing invisible, cut at 80 characters. */
export function quoted(text) {
  const characters = Array.from(text.slice(0, 2 * mostQuoted + 2));
  const shown = characters.slice(0, mostQuoted).join("").replace(notPlainInQuotes, (character) =>
    character === '"' || character === "\\" ? "\\" + character
      : `\\u{${character.codePointAt(0).toString(16).toUpperCase()}}`);
  return `"${shown}${characters.length > mostQuoted ? "…" : ""}"`;
}

const mostQuoted = 80;

/** Refuses bytes beyond a limit of section 2. */
export function checkSize(bytes, limit, what) {
  if (bytes.length > limit) {
    malformed(`${what} has ${bytes.length} bytes, more than ${limit}`);
  }
}

const utf8Decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const utf8Encoder = new TextEncoder();

/** The text whose UTF-8 these bytes are; a U+FEFF at the beginning is kept. Else malformed. */
export function utf8Text(bytes, what) {
  try {
    return utf8Decoder.decode(bytes);
  } catch {
    malformed(`${what} is not UTF-8`);
  }
}

/** The UTF-8 of a text, which has no lone surrogates. */
export function utf8Bytes(text) {
  return utf8Encoder.encode(text);
}

/** The lines of a text without their ends; each ends in LF. */
export function splitLines(text, what) {
  if (!text.endsWith("\n")) malformed(`${what} does not end in a line feed`);
  return text.slice(0, -1).split("\n");
}

/** What follows `prefix` in a line, which begins with it. */
export function afterPrefix(line, prefix, what) {
  if (!line.startsWith(prefix)) malformed(`${what} is ${quoted(line)}, expected ${quoted(prefix)}`);
  return line.slice(prefix.length);
}

/** 2^63 - 1, the largest decimal, size, index and time. */
export const largestDecimal = 2n ** 63n - 1n;

/** Whether a text is ASCII digits without a leading zero, and at most 2^63 - 1. */
export function isDecimal(text) {
  return /^(0|[1-9][0-9]{0,18})$/.test(text) && BigInt(text) <= largestDecimal;
}

/** The BigInt that a decimal writes; else malformed. */
export function parseDecimal(text, what) {
  if (!isDecimal(text)) malformed(`${what} is ${quoted(text)}, expected a decimal`);
  return BigInt(text);
}

const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Lower-case hex. */
export function toHex(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at++) text += hexOfByte[bytes[at]];
  return text;
}

/** The bytes of lower-case hex; else malformed. */
export function fromHex(text, what) {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) {
    malformed(`${what} is ${quoted(text)}, expected lower-case hex`);
  }
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at++) bytes[at] = parseInt(text.substr(2 * at, 2), 16);
  return bytes;
}

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base64Values = new Uint8Array(128).fill(255);
for (let at = 0; at < 64; at++) base64Values[base64Alphabet.charCodeAt(at)] = at;

/** Base64 with padding. */
export function toBase64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += base64Alphabet[bits >> 18] + base64Alphabet[(bits >> 12) & 63];
    text += at + 1 < bytes.length ? base64Alphabet[(bits >> 6) & 63] : "=";
    text += at + 2 < bytes.length ? base64Alphabet[bits & 63] : "=";
  }
  return text;
}

/**
 * The bytes of base64 with padding, all unused bits zero, and exactly `size` bytes where that is
 * given; else malformed.
 */
export function fromBase64(text, what, size) {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const digits = text.length - padding;
  const bytes = new Uint8Array(Math.floor((digits * 3) / 4));
  let bits = 0;
  let count = 0;
  let end = 0;
  let isStrict = text.length % 4 === 0;
  for (let at = 0; at < digits; at++) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? base64Values[code] : 255;
    if (value === 255) isStrict = false;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count >= 8) bytes[end++] = bits >> (count -= 8);
  }
  if (!isStrict || (bits & ((1 << count) - 1)) !== 0) {
    malformed(`${what} is ${quoted(text)}, expected base64`);
  }
  if (size !== undefined && bytes.length !== size) {
    malformed(`${what} has ${bytes.length} bytes, expected ${size}`);
  }
  return bytes;
}

/** Whether two arrays have the same bytes. */
export function equalBytes(first, second) {
  if (first.length !== second.length) return false;
  for (let at = 0; at < first.length; at++) if (first[at] !== second[at]) return false;
  return true;
}

/** Below 0, 0 or above 0: the order of two texts by their UTF-8 bytes, which is by code points. */
export function compareTexts(first, second) {
  const shared = Math.min(first.length, second.length);
  for (let at = 0; at < shared; at++) {
    const [one, other] = [first.charCodeAt(at), second.charCodeAt(at)];
    if (one !== other) return placeOf(one) - placeOf(other);
  }
  return first.length - second.length;
}

/** Surrogates, which are of code points above U+FFFF, are placed behind U+E000 to U+FFFF. */
function placeOf(unit) {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}

/** All of these bytes, one after the other. */
export function concatenate(...parts) {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A number of at most 2^64 - 1, as `size` bytes, big-endian. */
export function bigEndian(number, size) {
  const bytes = new Uint8Array(size);
  let rest = BigInt(number);
  for (let at = size - 1; at >= 0; at--, rest >>= 8n) bytes[at] = Number(rest & 255n);
  return bytes;
}

"""#,
    "changes.js": #"""
// What changed between two versions of a list, and what the log explains: SPEC.md, section 13.5.

import { answeredBroken, answeredLog, answeredRow, judgeList } from "./check.js";
import { nameKey } from "./text.js";

const holderStates = new Set(["signed", "repeated", "spelled-differently", "withdrawn", "revoked"]);

/**
 * Compares two versions of a published list.
 * @param log what `readLog` gives
 * @param {Uint8Array} first the earlier version
 * @param {Uint8Array} second the later one
 * @param options as `checkList` has them, for both versions; no `text`.
 * @returns {Promise<object>} an answer `endorse.changes/1`. What cannot be answered is thrown, as a
 *   Refusal.
 */
export async function checkChanges(log, first, second, options = {}) {
  const before = await judgeList(log, first, options);
  const after = await judgeList(log, second, options);
  const changes = changesBetween(
    bySomebody(before.rows, log.ledger), bySomebody(after.rows, log.ledger),
  );
  const { title, text } = after.statement;
  return {
    format: "endorse.changes/1",
    explained: changes.every((change) => change.explained) && log.broken === null,
    log: answeredLog(log),
    statement: { title, text, given: null },
    changes,
    ...answeredBroken(log),
  };
}

/** The first row of each that the lines name, by who that is, in order. */
function bySomebody(rows, ledger) {
  const named = new Map();
  for (const row of rows) {
    const who = somebodyOf(row, ledger);
    if (!named.has(who)) named.set(who, row);
  }
  return named;
}

function somebodyOf({ line, state, endorsement }, ledger) {
  if (holderStates.has(state)) return `holder ${ledger.latestKey(endorsement.key).hex}`;
  const key = nameKey(line.text);
  return key === null ? `line ${line.text}` : `name ${key}`;
}

function changesBetween(before, after) {
  const changes = [];
  const isOfThoseThatSign = ({ state }) =>
    state === "signed" || state === "repeated" || state === "spelled-differently";
  for (const [who, row] of before) {
    if (after.has(who)) continue;
    changes.push(answeredChange("removed", !isOfThoseThatSign(row), row, null));
  }
  for (const [who, row] of after) {
    const old = before.get(who) ?? null;
    if (old?.line.text === row.line.text) continue;
    const change = old === null ? "added" : "reworded";
    changes.push(answeredChange(change, row.state === "signed", old, row));
  }
  return changes;
}

function answeredChange(change, explained, before, after) {
  const { state, signatory, key, entry, endedBy } = answeredRow(after ?? before);
  const versionOf = (row) => row && { line: row.line.number, listed: row.line.text };
  return {
    change, explained, before: versionOf(before), after: versionOf(after),
    state, signatory, key, entry, endedBy,
  };
}

"""#,
    "check.js": #"""
// The answer to whether a published list agrees with a log: SPEC.md, sections 13.2 and 14.

import { quoted, undecided } from "./bytes.js";
import { lineStates, ListMatching } from "./matching.js";
import { paced } from "./pacing.js";
import { readPublishedList } from "./reading.js";
import { isTextHash, nameKey } from "./text.js";

const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Reads a list and gives each of its lines a state, as `checkList` says.
 * @returns {Promise<{ statement, read, rows, missing }>} `read` as `readPublishedList` gives it;
 *   `rows`, each `line`, `state`, `endorsement` (or null) and `note`; `missing`, endorsements.
 */
export async function judgeList(log, document, options) {
  const { pause = nextTurn, progress = () => {} } = options;
  const { ledger } = log;
  const statement = chosenStatement(log, options.statement ?? null, options.text ?? null);
  const matching = new ListMatching(ledger, statement.text);
  progress({ step: "list", done: 0, total: 1 });
  const read = await readPublishedList(document, matching, { ...options, pause });
  progress({ step: "list", done: 1, total: 1 });
  const turn = paced(pause);
  const rows = [];
  for (const line of read.listed) {
    rows.push({ line, ...await matching.stateOf(line, turn) });
    if (rows.length % 64 === 0) {
      progress({ step: "lines", done: rows.length, total: read.listed.length });
    }
    await turn();
  }
  await matching.offerMissing(rows, turn);
  progress({ step: "lines", done: rows.length, total: read.listed.length });
  return { statement, read, rows, missing: matching.missing() };
}

/**
 * Checks a published list against a log.
 * @param log what `readLog` gives
 * @param {Uint8Array} document the list
 * @param options `statement`, a title or text hash, and `text`, the hash of a given text;
 *   `format`, `encoding`, `column`, `section` and `select`, what is told of the list (13.1);
 *   `pause`, awaited about every 8 ms of work; `progress`, called with `step` (`list`, `lines`),
 *   `done` and `total`. All may be left out.
 * @returns {Promise<object>} an answer `endorse.check/1`. What cannot be answered is thrown, as a
 *   Refusal: malformed, unsupported or undecided.
 */
export async function checkList(log, document, options = {}) {
  const { statement, read, rows, missing } = await judgeList(log, document, options);
  const given = options.text ?? null;
  const isSigned = ({ state }) => state === "signed" || state === "repeated";
  return {
    format: "endorse.check/1",
    agrees: rows.every(isSigned) && missing.length === 0
      && (given === null || given === statement.text) && log.broken === null,
    log: answeredLog(log),
    statement: { title: statement.title, text: statement.text, given },
    read: {
      format: read.format,
      encoding: read.encoding,
      told: {
        section: options.section ?? null, column: options.column ?? null,
        select: options.select ?? null,
      },
      lists: read.lists,
      listed: read.listed.length,
      ignored: read.ignored.map(({ number, text, why }) => ({ line: number, text, why })),
    },
    counts: Object.fromEntries(
      lineStates.map((state) => [state, rows.filter((row) => row.state === state).length]),
    ),
    rows: rows.map(answeredRow),
    missing: missing.map((each) => ({ ...answeredSignatory(each), domain: null })),
    ...answeredBroken(log),
  };
}

/** The statement that is meant (section 13.2); else undecided. */
function chosenStatement({ ledger: { statements }, broken }, choice, given) {
  if (choice === null) {
    const stated = statements.find(({ text }) => text === given);
    if (stated) return stated;
  }
  const key = choice === null ? null : nameKey(choice);
  const isChosen = ({ title, text }) => choice === null
    || (isTextHash(choice) ? text === choice : key !== null && nameKey(title) === key);
  const chosen = statements.filter(isChosen);
  if (chosen.length !== 1) {
    if (statements.length === 0) {
      undecided(broken === null ? "the log has no statement yet"
        : `entry ${broken.entry} breaks rule ${broken.rule}, and no statement comes before it`);
    }
    const several = chosen.length > 1;
    const why = choice === null ? "the log has several statements, choose one"
      : `the log has ${several ? "several statements" : "no statement"} ${quoted(choice)}`;
    const all = statements.map(({ title, text }) => `${quoted(title)} (${text})`);
    undecided(`${why}: ${all.join(", ")}`);
  }
  return chosen[0];
}

/** `log` of an answer. */
export function answeredLog({ origin, size, at, root, quorum, asOf, trust, cosigned }) {
  return { origin, size, at, root, quorum, asOf, trust, cosigned };
}

/** `broken` of an answer, where it is there. */
export function answeredBroken({ broken }) {
  return broken === null ? {} : { broken: { entry: broken.entry, rule: broken.rule } };
}

function answeredSignatory({ signatory, role, key, entry }) {
  return { signatory, role, key: key.text, entry };
}

/** A row of an answer. */
export function answeredRow({ line, state, endorsement, note }) {
  const found = endorsement === null
    ? { signatory: null, role: null, key: null, entry: null, endedBy: null }
    : { ...answeredSignatory(endorsement), endedBy: endorsement.endedBy };
  return { line: line.number, listed: line.text, state, ...found, note, domain: null };
}

"""#,
    "ed25519.js": #"""
// Which Ed25519 signatures are valid: SPEC.md, section 3.3.

import { fromHex, toHex, unsupported, utf8Bytes } from "./bytes.js";
import {
  addFields, equalFields, fieldElement, fieldFromBytes, fieldToBytes, multiplyFields, raiseForRoot,
  subtractFields,
} from "./field25519.js";

const primeP = 2n ** 255n - 19n;
const orderL = 2n ** 252n + 27742317777372353535851937790883648493n;

/** 2^exponent modulo p. */
function powerOfTwo(exponent) {
  let power = 1n;
  let square = 2n;
  for (let rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % primeP) {
    if (rest & 1n) power = (power * square) % primeP;
  }
  return power;
}

const zero = fieldElement(0n);
const one = fieldElement(1n);
const curveD = fieldElement(
  37095705934669439343138083508754565189542113879843219016388785533085940283555n,
);
const curveTwiceD = fieldElement(0n);
addFields(curveTwiceD, curveD, curveD);
const rootOfMinusOne = fieldElement(powerOfTwo((primeP - 1n) / 4n));

// The low-order encodings with y < p of section 3.3, without the sign bit.
const lowOrderEncodings = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
].map((digits) => fromHex(digits, "a low-order encoding"));

/** Whether 32 bytes, little-endian, without their highest bit, are less than `limit`. */
function isBelow(bytes, limit, highest = bytes[31]) {
  for (let at = 31; at >= 0; at--) {
    const byte = at === 31 ? highest : bytes[at];
    if (byte !== limit[at]) return byte < limit[at];
  }
  return false;
}

function littleEndian(number) {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 255n));
}

const bytesOfP = littleEndian(primeP);
const bytesOfL = littleEndian(orderL);

/** Whether y < p, and the encoding is none of those of low order. */
function isCanonicalAndOfLargeOrder(encoding) {
  if (!isBelow(encoding, bytesOfP, encoding[31] & 0x7f)) return false;
  return !lowOrderEncodings.some((low) => {
    for (let at = 0; at < 31; at++) if (low[at] !== encoding[at]) return false;
    return low[31] === (encoding[31] & 0x7f);
  });
}

/** The affine point of an encoding with y < p (RFC 8032, section 5.1.3), or null. */
function decodePoint(encoding) {
  const y = fieldFromBytes(encoding);
  const [u, v, v3, base, x, check, negative] = Array.from({ length: 7 }, () => fieldElement());
  // x^2 = u / v = (y^2 - 1) / (d y^2 + 1); x = u v^3 (u v^7)^((p - 5) / 8), or that times sqrt(-1).
  multiplyFields(u, y, y);
  multiplyFields(v, u, curveD);
  addFields(v, v, one);
  subtractFields(u, u, one);
  multiplyFields(v3, v, v);
  multiplyFields(v3, v3, v);
  multiplyFields(base, v3, v3);
  multiplyFields(base, base, v);
  multiplyFields(base, base, u);
  raiseForRoot(x, base);
  multiplyFields(x, x, v3);
  multiplyFields(x, x, u);
  multiplyFields(check, x, x);
  multiplyFields(check, check, v);
  subtractFields(negative, zero, u);
  if (equalFields(check, negative)) {
    multiplyFields(x, x, rootOfMinusOne);
  } else if (!equalFields(check, u)) {
    return null;
  }
  const isNegative = encoding[31] >> 7;
  if ((fieldToBytes(x)[0] & 1) !== isNegative) {
    if (equalFields(x, zero)) return null;
    subtractFields(x, zero, x);
  }
  return [x, y];
}

/** The sum of two points in extended coordinates X, Y, Z, T (RFC 8032, section 5.1.4). */
function addPoints([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const [a, b, c, d, e, f, g, h, left, right] = Array.from({ length: 10 }, () => fieldElement());
  subtractFields(left, y1, x1);
  subtractFields(right, y2, x2);
  multiplyFields(a, left, right);
  addFields(left, y1, x1);
  addFields(right, y2, x2);
  multiplyFields(b, left, right);
  multiplyFields(c, t1, curveTwiceD);
  multiplyFields(c, c, t2);
  addFields(d, z1, z1);
  multiplyFields(d, d, z2);
  subtractFields(e, b, a);
  subtractFields(f, d, c);
  addFields(g, d, c);
  addFields(h, b, a);
  const sum = Array.from({ length: 4 }, () => fieldElement());
  multiplyFields(sum[0], e, f);
  multiplyFields(sum[1], g, h);
  multiplyFields(sum[2], f, g);
  multiplyFields(sum[3], e, h);
  return sum;
}

/**
 * Whether 32 bytes are fit for a new key: items 2, 4 and 6 of the acceptance rule, and the point is
 * of the prime-order subgroup. It is a log's duty; no signature is refused for it.
 */
export function isFitForNewKey(publicKey) {
  const point = usablePoint(publicKey);
  if (point === null) return false;
  const [x, y] = point;
  const product = fieldElement();
  multiplyFields(product, x, y);
  const extended = [x, y, one, product];
  let multiple = [zero, one, one, zero];
  for (let bit = 252n; bit >= 0n; bit--) {
    multiple = addPoints(multiple, multiple);
    if ((orderL >> bit) & 1n) multiple = addPoints(multiple, extended);
  }
  return equalFields(multiple[0], zero) && equalFields(multiple[1], multiple[2]);
}

/** The point of a key that items 2, 4 and 6 of the acceptance rule let through, or null. */
function usablePoint(publicKey) {
  return publicKey.length === 32 && isCanonicalAndOfLargeOrder(publicKey)
    ? decodePoint(publicKey) : null;
}

/** From the hex of each public key seen to a promise of its CryptoKey, or null if none is valid. */
const importedKeys = new Map();

function importedKey(publicKey) {
  const name = toHex(publicKey);
  let key = importedKeys.get(name);
  if (key === undefined) {
    key = usablePoint(publicKey) === null ? null : importKey(publicKey);
    importedKeys.set(name, key);
  }
  return key;
}

async function importKey(publicKey) {
  try {
    return await globalThis.crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  } catch (error) {
    unsupported(`this browser has no Ed25519 to verify signatures with (${error.name})`);
  }
}

/**
 * Whether a signature of 64 bytes over a message is valid under a public key of 32, by the
 * acceptance rule. Items 1, 2, 4, 5, the half of 6 about A, and 3 are decided here. Item 7 is
 * WebCrypto's, which computes [S]B - [k]A and compares its encoding with R: R, which is canonical
 * by item 3, is then the encoding of a point (item 6). That the browser does not multiply by the
 * cofactor is tried once. Unsupported where the browser lets no page do this.
 */
export async function isValidSignature(publicKey, message, signature) {
  if (signature.length !== 64 || !isBelow(signature.subarray(32), bytesOfL)) return false;
  if (!isCanonicalAndOfLargeOrder(signature.subarray(0, 32))) return false;
  await requireWebCrypto();
  const pending = importedKey(publicKey);
  if (pending === null) return false;
  return verifyByWebCrypto(await pending, message, signature);
}

let webCryptoTried;

/**
 * Refuses as unsupported where this browser cannot verify Ed25519 signatures as section 3.3 asks.
 */
export function requireWebCrypto() {
  return webCryptoTried ??= tryWebCrypto();
}

// Signatures by a key with a component of order 8. That of R and of [k]A cancel out in the first;
// in the second they do only when multiplied by the cofactor.
const triedKey = "59a3843a4092325f6957b8d6a3586718c4d25d930eb0300e12f68451c47c230d";
const triedSignatures = [
  {
    message: "example message 10",
    signature: "17a2e13c4f42a4aa639280e419c2b851e3ce88713f7eeb26db48a3df618e59d0"
      + "27de60d5f54c7b969df26c3cf2e942faa198c273426b81076da2278db1981601",
    isValid: true,
  },
  {
    message: "example message 0",
    signature: "17a2e13c4f42a4aa639280e419c2b851e3ce88713f7eeb26db48a3df618e59d0"
      + "dc507948b3b1e2ff4566969d538150d28b7d74726e0c1bd480f657b301853c05",
    isValid: false,
  },
];

async function tryWebCrypto() {
  if (globalThis.crypto?.subtle === undefined) {
    unsupported("no signature can be verified: this page was not opened over https");
  }
  const key = await importKey(fromHex(triedKey, "the tried key"));
  for (const { message, signature, isValid } of triedSignatures) {
    const bytes = fromHex(signature, "a tried signature");
    if (await verifyByWebCrypto(key, utf8Bytes(message), bytes) !== isValid) {
      unsupported("this browser's Ed25519 has another rule than RFC 8032 without the cofactor");
    }
  }
}

function verifyByWebCrypto(key, message, signature) {
  return globalThis.crypto.subtle.verify("Ed25519", key, signature, message);
}

"""#,
    "elements.js": #"""
// Elements of the page. The words of strangers become text and never markup: what is invisible in
// them is shown, and their direction turns nothing around them.
import { shownCodePoint } from "./text.js";

/** A child of an element: an element, a text, or a list of these; null and false are none. */

/**
 * An element of HTML.
 * @param tag its name
 * @param attributes by name; true is written as an empty value, false and null not at all
 */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** An element of SVG, as `element`. */
export function drawing(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

/** The words of a stranger, isolated (bdi), with what is invisible shown. */
export function stranger(text) {
  return element("bdi", {}, visibleText(text));
}

/**
 * A text whose characters that are not plainly visible (control, format and space characters, those
 * that are unassigned or usually ignored) are shown as their code points.
 * @returns a list of texts and elements
 */
export function visibleText(text) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(notPlainlyVisible)) {
    if (found.index > from) parts.push(text.slice(from, found.index));
    const name = shownCodePoint(text.codePointAt(found.index));
    parts.push(element("span", { class: "code-point" }, name));
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

const notPlainlyVisible =
  /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]|(?! )\p{Zs}/gu;

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : value);
  }
  // One by one: as arguments of one call they would be too many for the stack.
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== false) made.append(child);
  }
  return made;
}

"""#,
    "entry.js": #"""
// Entries, parsed only: SPEC.md, section 6.

import { afterPrefix, checkSize, fromBase64, isDecimal, malformed, quoted, splitLines,
  unsupported } from "./bytes.js";
import { isIndividualName, isKeyName, isOrganizationName, isOrigin,
  parseEd25519Key } from "./keys.js";
import { parseNote } from "./note.js";
import { checkValue, isTextHash, nameKey } from "./text.js";
import { entryLimit } from "./tree.js";

// The fields of each kind, in order; optional ones end in `?`.
const entryFields = new Map([
  ["statement", "log title text secretariat recovery? date previous?"],
  ["endorsement", "log text signatory kind role? key date previous?"],
  ["withdrawal", "log text key date previous?"],
  ["succession", "log key successor date previous?"],
  ["revocation", "log key reason date previous?"],
].map(([kind, fields]) => [kind, fields.split(" ")]));

/**
 * An entry or a submission by its form: `kind`; `fields`, each by its name, where keys are verifier
 * keys, `previous` is bytes and all others are texts; `nameKeys`, of `signatory` and `role`,
 * where they are there; and `note`. No signature is verified, nor is it counted how many there are.
 * One of another version, and nothing else, is unsupported.
 */
export function parseEntry(bytes) {
  checkSize(bytes, entryLimit, "the entry");
  const note = parseNote(bytes, "the entry");
  const [header, ...lines] = splitLines(note.text, "the entry's text");
  const version = header.match(/^endorse\/v([0-9]+) /)?.[1];
  if (version !== undefined && version !== "1" && isDecimal(version)) {
    unsupported(`the entry is of version ${version}, expected 1`);
  }
  const kind = afterPrefix(header, "endorse/v1 ", "the entry's header line");
  if (!entryFields.has(kind)) malformed(`the entry's header line is ${quoted(header)}`);
  const fields = {};
  const nameKeys = {};
  let at = 0;
  for (const field of entryFields.get(kind)) {
    const name = field.replace("?", "");
    if (name !== field && !lines[at]?.startsWith(name + " ")) continue;
    if (at === lines.length) malformed(`the entry has no field ${name}`);
    const content = afterPrefix(lines[at++], name + " ", `field ${at} of the entry`);
    fields[name] = parseField(name, content);
    if (name === "signatory" || name === "role") nameKeys[name] = nameKeyOf(content, name);
  }
  if (at < lines.length) malformed(`the entry has ${quoted(lines[at])} behind its fields`);
  if (kind === "endorsement") {
    const fits = fields.kind === "organization" ? isOrganizationName : isIndividualName;
    if (!fits(fields.key.name)) {
      malformed(`the key name ${quoted(fields.key.name)} is not that of an ${fields.kind}`);
    }
  }
  return { kind, fields, nameKeys, note };
}

function parseField(name, content) {
  switch (name) {
    case "log":
      if (!isOrigin(content)) malformed(`log is ${quoted(content)}, expected an origin`);
      return content;
    case "title":
    case "signatory":
    case "role":
    case "reason":
      checkValue(content, name);
      return content;
    case "text":
      if (!isTextHash(content)) malformed(`text is ${quoted(content)}, expected a text hash`);
      return content;
    case "kind":
      if (content !== "organization" && content !== "individual") {
        malformed(`kind is ${quoted(content)}, expected organization or individual`);
      }
      return content;
    case "date":
      checkDate(content);
      return content;
    case "previous":
      return fromBase64(content, name, 32);
    default: {
      const key = parseEd25519Key(content, name);
      if (!isKeyName(key.name)) malformed(`${name} has the name ${quoted(key.name)}: no key name`);
      return key;
    }
  }
}

function nameKeyOf(value, name) {
  return nameKey(value) ?? malformed(`${name} is ${quoted(value)}, which has no name key`);
}

/** Refuses what is no real date of the years 2000 to 2999. */
function checkDate(text) {
  const match = text.match(/^(2[0-9]{3})-([0-9]{2})-([0-9]{2})$/);
  const [year, month, day] = match?.slice(1).map(Number) ?? [];
  const isReal = match !== null && month >= 1 && month <= 12
    && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!isReal) malformed(`date is ${quoted(text)}, expected YYYY-MM-DD of the years 2000 to 2999`);
}

"""#,
    "field25519.js": #"""
// The integers modulo p = 2^255 - 19, in doubles: RFC 8032, section 5.1.

const limbCount = 12;
const limbBits = 22;
const radix = 2 ** limbBits;
const inverseRadix = 2 ** -limbBits;

// Of the last limb of a number below 2^255.
const topRadix = 2 ** (255 - limbBits * (limbCount - 1));

// 2^264 modulo p: what a carry out of the last limb is worth in the first.
const wrap = 19 * 2 ** 9;

// A multiple of p, 2^10 p, whose limbs are each larger than those that are subtracted from it.
const subtrahendRoom = new Float64Array(limbCount).fill(2 * (radix - 1));
subtrahendRoom[0] = 2 * (radix - wrap);

/**
 * An element: the sum of limb i times 2^(22 i), limbs not negative. A product's limbs are just
 * above 2^22 at most; those of a sum or a difference of two products are below 2^24, which is what
 * `multiply` takes: 12 products of 2^48 are exact in a double.
 */
export function fieldElement(number = 0n) {
  const limbs = new Float64Array(limbCount);
  for (let at = 0; at < limbCount; at++) {
    limbs[at] = Number((number >> BigInt(limbBits * at)) & BigInt(radix - 1));
  }
  return limbs;
}

/** The low 255 bits of 32 bytes, little-endian, as an element. */
export function fieldFromBytes(bytes) {
  const limbs = new Float64Array(limbCount);
  for (let at = 0; at < limbCount; at++) {
    const place = (limbBits * at) >> 3;
    const word = bytes[place] | (bytes[place + 1] << 8) | (bytes[place + 2] << 16)
      | (bytes[place + 3] << 24);
    limbs[at] = (word >>> ((limbBits * at) & 7)) & (radix - 1);
  }
  limbs[limbCount - 1] %= topRadix;
  return limbs;
}

/** The least number that an element stands for, in 32 bytes, little-endian. */
export function fieldToBytes(element) {
  const limbs = reduced(element);
  const bytes = new Uint8Array(32);
  for (let bit = 0; bit < 255; bit++) {
    const at = Math.floor(bit / limbBits);
    bytes[bit >> 3] |= ((limbs[at] >> (bit - limbBits * at)) & 1) << (bit & 7);
  }
  return bytes;
}

/** The limbs, each below 2^22, of the least number that an element stands for. */
function reduced(element) {
  const limbs = Float64Array.from(element);
  const carryFrom = (added) => {
    limbs[0] += added;
    for (let at = 0; at < limbCount - 1; at++) {
      const carry = Math.floor(limbs[at] * inverseRadix);
      limbs[at] -= carry * radix;
      limbs[at + 1] += carry;
    }
    const carry = Math.floor(limbs[limbCount - 1] / topRadix);
    limbs[limbCount - 1] -= carry * topRadix;
    return carry;
  };
  // Below 2^255 after the second time; and it is p or more if 19 more are 2^255 or more.
  const beyond = carryFrom(19 * carryFrom(19 * carryFrom(0)) + 19);
  if (beyond === 0) {
    limbs[0] -= 19;
    for (let at = 0; limbs[at] < 0; at++) {
      limbs[at] += radix;
      limbs[at + 1] -= 1;
    }
  }
  return limbs;
}

/** sum = a + b. */
export function addFields(sum, a, b) {
  for (let at = 0; at < limbCount; at++) sum[at] = a[at] + b[at];
}

/** difference = a - b, b a product or a sum of two. */
export function subtractFields(difference, a, b) {
  for (let at = 0; at < limbCount; at++) difference[at] = a[at] + subtrahendRoom[at] - b[at];
}

const wide = new Float64Array(2 * limbCount);

/** product = a b; it may be one of the two. */
export function multiplyFields(product, a, b) {
  let carry = 0;
  for (let place = 0; place < 2 * limbCount - 1; place++) {
    const first = Math.max(0, place - limbCount + 1);
    let sum = carry;
    for (let at = first; at <= place - first; at++) sum += a[at] * b[place - at];
    carry = Math.floor(sum * inverseRadix);
    wide[place] = sum - carry * radix;
  }
  wide[2 * limbCount - 1] = carry;
  foldWide(product);
}

/** square = a a, for which half of the products are made; it may be `a`. */
function squareField(square, a) {
  let carry = 0;
  for (let place = 0; place < 2 * limbCount - 1; place++) {
    let first = Math.max(0, place - limbCount + 1);
    let last = place - first;
    let half = 0;
    while (first < last) half += a[first++] * a[last--];
    const sum = 2 * half + (first === last ? a[first] * a[first] : 0) + carry;
    carry = Math.floor(sum * inverseRadix);
    wide[place] = sum - carry * radix;
  }
  wide[2 * limbCount - 1] = carry;
  foldWide(square);
}

/** The element that the wide limbs stand for. */
function foldWide(result) {
  let carry = 0;
  for (let at = 0; at < limbCount; at++) {
    const limb = wide[at] + wrap * wide[at + limbCount] + carry;
    carry = Math.floor(limb * inverseRadix);
    result[at] = limb - carry * radix;
  }
  const first = result[0] + wrap * carry;
  carry = Math.floor(first * inverseRadix);
  result[0] = first - carry * radix;
  result[1] += carry;
}

/** result = a^(2^times). */
function squareTimes(result, a, times) {
  squareField(result, a);
  for (let count = 1; count < times; count++) squareField(result, result);
}

/** result = a^((p - 5) / 8), whose exponent is 2^252 - 3; the two are not the same array. */
export function raiseForRoot(result, a) {
  // powers[n] = a^(2^n - 1), of which that of m + n is powers[m]^(2^n) powers[n].
  const powers = { 1: a };
  for (const [m, n] of [[1, 1], [2, 2], [4, 1], [5, 5], [10, 10], [20, 20], [40, 10],
    [50, 50], [100, 100], [200, 50]]) {
    const power = new Float64Array(limbCount);
    squareTimes(power, powers[m], n);
    multiplyFields(power, power, powers[n]);
    powers[m + n] = power;
  }
  squareTimes(result, powers[250], 2);
  multiplyFields(result, result, a);
}

/** Whether two elements stand for the same number modulo p. */
export function equalFields(a, b) {
  const [first, second] = [reduced(a), reduced(b)];
  return first.every((limb, at) => limb === second[at]);
}

"""#,
    "given.js": #"""
// What the reader gives: a list, perhaps a log in one file, and how the list is to be read.
import { element, stranger } from "./elements.js";
import { refusalOf } from "./report.js";
import { logBundleLimit } from "./sources.js";
import { byId, say, showOutcome } from "./status.js";
import { textLimit } from "./text.js";
import { counted } from "./wording.js";

/** What may be given, and the most bytes that it has. */
const fileLimits = new Map([["list", 16_777_216], ["text", textLimit], ["log", logBundleLimit]]);
const fileKinds = [...fileLimits.keys()];
const bundleMark = "endorse-bundle/";

/** The files that were chosen or dropped, each `name` and `bytes`, or null. */
const files = { list: null, text: null, log: null };

/** Takes what is chosen, dropped or pasted from now on. */
export function takeWhatIsGiven() {
  byId("pasted").addEventListener("input", () => take("list", null));
  for (const what of fileKinds) {
    byId(`${what}-file`).addEventListener("change", ({ target }) => takeFiles(target.files, what));
    byId(`${what}-chosen`).querySelector("button").addEventListener("click", () => {
      take(what, null);
      byId(`${what}-file`).focus();
    });
  }
  document.addEventListener("dragover", showDropTarget);
  document.addEventListener("dragleave", showDropTarget);
  document.addEventListener("drop", takeDropped);
}

/** The log in one file, `name` and `bytes`, or null where it is read from the network. */
export function givenBundle() {
  return files.log;
}

/** The text that is said to be signed, `name` and `bytes`, or null. */
export function givenText() {
  return files.text;
}

/** The list: `name`, `bytes`, and the text where it was `pasted`, else null; or null for none. */
export function givenList() {
  if (files.list !== null) return { ...files.list, pasted: null };
  const pasted = byId("pasted").value;
  if (pasted.trim() === "") return null;
  return { name: "list.txt", bytes: new TextEncoder().encode(pasted), pasted };
}

/** How many entries, or the day at whose end, the log is asked for as it was; empty for now. */
export function givenMoment() {
  return byId("at").value.trim();
}

/** What was told of a list, by the names that the command has for it. */
export function givenOptions(list) {
  const options = {};
  for (const name of ["statement", "format", "section", "column", "select", "encoding"]) {
    const value = byId(name).value.trim();
    if (value !== "") options[name] = value;
  }
  if (list.pasted === null) return options;
  // What was pasted is in UTF-8 by now, whatever a page in it declares.
  delete options.encoding;
  return list.pasted.trimStart().startsWith("<") ? { ...options, encoding: "utf-8" } : options;
}

/** Offers the statements of a log where there are several, and asks for a choice. */
export function offerStatements(statements) {
  const select = byId("statement");
  const chosen = select.value;
  byId("statement-choice").hidden = statements.length < 2;
  if (statements.length > 1 && chosen === "") byId("choices").open = true;
  select.replaceChildren(select.options[0], ...statements.map(({ title, text }) =>
    element("option", { value: text, selected: text === chosen },
      `${title} (${text.slice(0, 15)}…)`)));
}

/** Offers the sections and columns that a document has. */
export function offerSections(lists) {
  for (const [id, field] of [["sections", "section"], ["columns", "column"]]) {
    const values = new Set(lists.map((list) => list[field]).filter((value) => value));
    byId(id).replaceChildren(...[...values].map((value) => element("option", { value })));
  }
}

/** Leads the reader to those choices. */
export function askHowToRead() {
  byId("choices").open = true;
  byId("format").focus();
}

function take(what, file) {
  files[what] = file;
  if (file === null) byId(`${what}-file`).value = "";
  if (file !== null && what === "list") byId("pasted").value = "";
  const chosen = byId(`${what}-chosen`);
  chosen.hidden = file === null;
  if (file === null) return;
  const size = counted(file.bytes.length, "byte");
  chosen.firstElementChild.replaceChildren(stranger(file.name), `, ${size}`);
}

/** Takes files that were given as `what`. A log in one file is one wherever it was put. */
async function takeFiles(given, what) {
  for (const file of given) {
    try {
      const isBundle = await file.slice(0, bundleMark.length).text() === bundleMark;
      const kind = isBundle ? "log" : what;
      const limit = fileLimits.get(kind);
      if (file.size > limit) {
        throw new Error(`it has ${file.size} bytes, expected at most ${limit}`);
      }
      take(kind, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
      if (kind !== what) byId(`${what}-file`).value = "";
      say(`The ${kind === "log" ? "log in one file" : kind} is there.`);
    } catch (error) {
      take(what, null);
      const reason = `${file.name}: ${error.message}`;
      showOutcome("Could not check.", refusalOf("A file could not be read.", reason, {}));
    }
  }
}

/** What a file is that is dropped there: the list, but in the field of something else. */
function fieldAt(target) {
  const isWithin = (what) => target instanceof Element && target.closest(`#${what}-field`) !== null;
  return fileKinds.find(isWithin) ?? "list";
}

function showDropTarget(event) {
  const isFile = event.dataTransfer.types.includes("Files");
  const isOver = event.type === "dragover" && isFile;
  for (const what of fileKinds) {
    byId(`${what}-field`).classList.toggle("over", isOver && what === fieldAt(event.target));
  }
  if (isFile || event.target !== byId("pasted")) event.preventDefault();
}

function takeDropped(event) {
  const text = event.dataTransfer.getData("text/plain");
  const dropped = [...event.dataTransfer.files];
  for (const what of fileKinds) byId(`${what}-field`).classList.remove("over");
  if (dropped.length === 0 && event.target === byId("pasted")) return;
  event.preventDefault();
  if (dropped.length > 0) {
    takeFiles(dropped, fieldAt(event.target));
  } else if (text !== "") {
    take("list", null);
    byId("pasted").value = text;
  }
}

"""#,
    "keys.js": #"""
// Key names and verifier keys: SPEC.md, sections 3.1 and 3.2.

import { equalBytes, fromBase64, fromHex, malformed, quoted, toHex, unsupported,
  utf8Bytes } from "./bytes.js";
import { sha256 } from "./sha256.js";
import { isWhiteSpace } from "./unicode.js";

/** The types of a key: Ed25519, an Ed25519 cosigner, ML-DSA-44. */
export const keyTypes = Object.freeze({ ed25519: 0x01, cosigner: 0x04, mlDSA44: 0x06 });

const publicKeyLengths = new Map([
  [keyTypes.ed25519, 32], [keyTypes.cosigner, 32], [keyTypes.mlDSA44, 1312],
]);

const newLine = Uint8Array.of(0x0a);

/** Whether a text is the key name of an organization. */
export function isOrganizationName(name) {
  const labels = name.split(".");
  return name.length <= 253 && labels.length >= 2
    && labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
    && !/^[0-9]+$/.test(labels.at(-1));
}

/** Whether a text is the key name of an individual. */
export function isIndividualName(name) {
  const slash = name.indexOf("/");
  const segment = name.slice(slash + 1);
  return slash >= 0 && isOrganizationName(name.slice(0, slash))
    && /^[a-z0-9._-]{1,64}$/.test(segment) && segment !== "." && segment !== "..";
}

/** Whether a text is the key name of an organization or an individual. */
export function isKeyName(name) {
  return isOrganizationName(name) || isIndividualName(name);
}

/** Whether a text is the name of a log. */
export function isOrigin(name) {
  return /^[!-*,-~]{1,255}$/.test(name);
}

/** Whether a text may be the name of any verifier key. */
export function isVerifierKeyName(name) {
  if (name === "" || name.includes("+")) return false;
  for (const character of name) if (isWhiteSpace(character.codePointAt(0))) return false;
  return true;
}

/**
 * A verifier key: `text` as it is written; `name`; `id`, eight hex digits; `type`; `publicKey`; and
 * `hex`, by which keys are told apart: the public key in hex.
 */
class VerifierKey {
  constructor(text, name, id, type, publicKey) {
    this.text = text;
    this.name = name;
    this.id = id;
    this.type = type;
    this.publicKey = publicKey;
    this.hex = toHex(publicKey);
  }
}

/** `NAME+ID+KEY` of any type, of which only what all types have in common is checked. */
function splitVerifierKey(text, what) {
  const first = text.indexOf("+");
  const second = text.indexOf("+", first + 1);
  if (first < 0 || second < 0) malformed(`${what} is ${quoted(text)}, expected NAME+ID+KEY`);
  const name = text.slice(0, first);
  const id = text.slice(first + 1, second);
  if (!isVerifierKeyName(name)) malformed(`${what} has the key name ${quoted(name)}`);
  if (!/^[0-9a-f]{8}$/.test(id)) {
    malformed(`${what} has the ID ${quoted(id)}, expected eight hex digits`);
  }
  const bytes = fromBase64(text.slice(second + 1), `the key in ${what}`);
  if (bytes.length === 0) malformed(`${what} has an empty key`);
  return new VerifierKey(text, name, id, bytes[0], bytes.subarray(1));
}

function checkLengthAndID(key, what) {
  const length = publicKeyLengths.get(key.type);
  if (key.publicKey.length !== length) {
    malformed(`${what} has a public key of ${key.publicKey.length} bytes, expected ${length}`);
  }
  const hash = sha256(utf8Bytes(key.name), newLine, Uint8Array.of(key.type), key.publicKey);
  if (!equalBytes(hash.subarray(0, 4), fromHex(key.id, "the ID"))) {
    malformed(`${what} has the ID ${key.id}, expected ${toHex(hash.subarray(0, 4))}`);
  }
}

function shownType(type) {
  return "0x" + type.toString(16).padStart(2, "0");
}

/** A verifier key where no type is asked for: one that is not of Ed25519 is unsupported. */
export function parseVerifierKey(text, what) {
  const key = splitVerifierKey(text, what);
  if (key.type !== keyTypes.ed25519 && key.type !== keyTypes.cosigner) {
    unsupported(`${what} is of type ${shownType(key.type)}`);
  }
  checkLengthAndID(key, what);
  return key;
}

/** A verifier key where one of these types is asked for: one of another type is malformed. */
export function parseKeyOfType(text, types, what) {
  const key = splitVerifierKey(text, what);
  if (!types.includes(key.type)) {
    const expected = types.map(shownType).join(" or ");
    malformed(`${what} is of type ${shownType(key.type)}, expected ${expected}`);
  }
  checkLengthAndID(key, what);
  return key;
}

/** A verifier key of type 0x01; every other is malformed. */
export function parseEd25519Key(text, what) {
  return parseKeyOfType(text, [keyTypes.ed25519], what);
}

"""#,
    "log.js": #"""
// A copy of a log, verified and audited: SPEC.md, section 12.

import { Refusal, bigEndian, concatenate, equalBytes, isDecimal, malformed, quoted, toBase64,
  undecided, unsupported, unverified } from "./bytes.js";
import { noteLimit } from "./note.js";
import { InFlight, paced } from "./pacing.js";
import { judgeEntries } from "./rules.js";
import { entryBundleLimit, writeLogBundle } from "./sources.js";
import { canonicalText, textHash, textLimit } from "./text.js";
import { GrowingTree, leafHash, parseBundle, rootHash, tilePath, tileWidth } from "./tree.js";
import { checkAge, clockTolerance, shownTime, signedCheckpoint, usualMaximumAge,
  verifyCheckpoint } from "./trust.js";

const filesInFlight = 8;
const hashLength = 32;

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Reads a log from a source and verifies it with a trust folder (section 12): the checkpoint with
 * its quorum, every entry against its root, and by the rules every signature. Options:
 *
 * - `now`, in seconds of POSIX;
 * - `at`: null, how many entries are asked for, or the day, `YYYY-MM-DD`, at whose end;
 * - `maximumAge`, in seconds;
 * - `audit`: whether what an auditor checks besides is read too, as far as the source has it:
 *   tiles, the checkpoints kept, and the texts stated;
 * - `pause`, awaited about every 8 ms of work; `progress`, called with `step` (`entries`, `rules`,
 *   `tiles`, `texts`), `done` and `total`.
 *
 * The answer has, as `log` of section 14 has them, `origin`, `size`, `at`, `root`, `quorum`,
 * `asOf`, `trust` and `cosigned`; `broken`, the `entry` and the `rule` that it broke, or null;
 * `ledger`, what is known after the entries asked for (before the one that broke a rule);
 * `problems`, a text for each that the audit found; `texts`, a map from text hashes to canonical
 * bytes, of those that were read and fit; and `bundle()`, which gives the log in one file.
 *
 * It throws a Refusal: malformed, unverified, undecided where a file is missing or the checkpoint
 * too old, unsupported where an entry is of another version or the browser cannot verify.
 */
export async function readLog(source, trust, options) {
  const { now, at = null, maximumAge = usualMaximumAge, audit = true } = options;
  const pace = { pause: options.pause ?? nextTask, progress: options.progress ?? (() => {}) };
  const note = await readFile(source, "checkpoint", noteLimit);
  const checkpoint = await verifyCheckpoint(note, trust.policy, now);
  if (at === null) checkAge(checkpoint.asOf, now, maximumAge);
  if (checkpoint.size > BigInt(Number.MAX_SAFE_INTEGER)) {
    undecided(`the log has ${checkpoint.size} entries, more than can be read here`);
  }
  const size = Number(checkpoint.size);
  const { entries, leaves, root } = await readEntries(source, size, pace);
  if (!equalBytes(root, checkpoint.root)) {
    unverified("the entries have another root than the checkpoint");
  }
  const asked = at === null ? null : await sizeAt(source, trust, leaves, at);
  const judged = await judgeEntries(entries, leaves, trust, { ...pace, at: asked });
  if (judged.unsupported !== null) {
    unsupported(`entry ${judged.unsupported} is of another version`);
  }
  const problems = [];
  const texts = new Map();
  if (audit) {
    await auditTiles(source, leaves, problems, pace);
    await auditCheckpoints(source, trust, leaves, problems, pace);
    await auditTexts(source, judged.whole.statements, problems, texts, pace);
  }
  return {
    origin: checkpoint.origin,
    size,
    at: asked === size ? null : asked,
    root: toBase64(checkpoint.root),
    quorum: checkpoint.asOf === null ? "none" : "met",
    asOf: checkpoint.asOf === null ? null : shownTime(checkpoint.asOf),
    trust: trust.fingerprint,
    cosigned: checkpoint.cosigned.map(
      ({ key, time }) => ({ witness: key.name, time: shownTime(time) }),
    ),
    broken: judged.broken,
    ledger: judged.ledger,
    problems,
    texts,
    bundle: () => writeLogBundle(bundledFiles(note, texts, entries)),
  };
}

async function readFile(source, path, limit) {
  return await source.read(path, limit) ?? undecided(`${path} is missing`);
}

/** The bytes of a tile or an entry bundle of this width, or of the full one instead, or null. */
async function readTile(source, level, index, width, limit) {
  const path = tilePath(level, index, width);
  const bytes = await source.read(path, limit);
  if (bytes !== null || width === tileWidth) return { path, bytes, found: width };
  const fullPath = tilePath(level, index, tileWidth);
  return { path: fullPath, bytes: await source.read(fullPath, limit), found: tileWidth };
}

/** Item 2 of section 12: all entries, their leaf hashes, and the root of the tree of these. */
async function readEntries(source, size, { pause, progress }) {
  const bundles = [];
  const turn = paced(pause);
  const reads = new InFlight(filesInFlight);
  let done = 0;
  for (let index = 0; index * tileWidth < size; index++) {
    const width = Math.min(tileWidth, size - index * tileWidth);
    await reads.begin(async () => {
      const { path, bytes, found } = await readTile(
        source, "entries", index, width, entryBundleLimit,
      );
      if (bytes === null) undecided(`${tilePath("entries", index, width)} is missing`);
      const entries = parseBundle(bytes, path, found).slice(0, width);
      const leaves = [];
      for (const entry of entries) {
        leaves.push(leafHash(entry));
        await turn();
      }
      bundles[index] = { entries, leaves, root: rootHash(leaves) };
      done += width;
      progress({ step: "entries", done, total: size });
    });
  }
  await reads.end();
  return {
    entries: bundles.flatMap((bundle) => bundle.entries),
    leaves: bundles.flatMap((bundle) => bundle.leaves),
    // Bundles are whole subtrees, but for the last: the root is that of the tree of their roots.
    root: rootHash(bundles.map((bundle) => bundle.root)),
  };
}

/** What `at` is where it was typed: a number of entries, or a day; else malformed. */
export function parseMoment(text) {
  if (isDecimal(text)) return Number(text);
  lastSecondOf(text);
  return text;
}

/** The last second of a day, in seconds of POSIX. */
function lastSecondOf(day) {
  const second = Date.parse(`${day}T23:59:59Z`) / 1000;
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(day) || !shownTime(second || 0).startsWith(day)) {
    malformed(`${quoted(day)} is neither a number of entries nor a day, expected YYYY-MM-DD`);
  }
  return second;
}

/** How many entries the log had: `at` is that number, or the day at whose end. */
async function sizeAt(source, trust, leaves, at) {
  if (typeof at === "number") {
    if (at > leaves.length) undecided(`the log has ${leaves.length} entries, not ${at}`);
    if (!Number.isSafeInteger(at) || at < 0) malformed(`${at} is no number of entries`);
    return at;
  }
  const lastSecond = lastSecondOf(at);
  if (trust.policy.quorum === "none") undecided("no witness says how large the log was that day");
  if (source.keptSizes === null) {
    undecided("nobody can list the checkpoints kept at a URL: a log in one file has them");
  }
  for (const size of source.keptSizes.filter((each) => each <= leaves.length).reverse()) {
    const kept = await witnessedBy(source, trust, size, BigInt(lastSecond) - clockTolerance);
    if (kept === null) continue;
    if (!equalBytes(kept.root, rootHash(leaves.slice(0, Number(size))))) {
      unverified(`checkpoints/${size} has another root than the first ${size} entries`);
    }
    return Number(size);
  }
  undecided(`no checkpoint that was kept had been witnessed by the end of ${at}`);
}

/** The checkpoint kept of that size, if it had been witnessed by then; else null. */
async function witnessedBy(source, trust, size, time) {
  try {
    const bytes = await readFile(source, `checkpoints/${size}`, noteLimit);
    const kept = await verifyCheckpoint(bytes, trust.policy, time);
    return kept.size === size ? kept : null;
  } catch (error) {
    if (error instanceof Refusal && error.outcome !== "unsupported") return null;
    throw error;
  }
}

/** Runs a check, whose Refusal is a problem, and names the file that it is of. */
async function noteProblem(problems, path, check) {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(error.message.startsWith(path) ? error.message : `${path}: ${error.message}`);
  }
}

/** Every tile is there and has the hashes computed from the entries. */
async function auditTiles(source, leaves, problems, { pause, progress }) {
  if (!source.hasTiles) return;
  const turn = paced(pause);
  const reads = new InFlight(filesInFlight);
  const total = Math.ceil(leaves.length / tileWidth);
  let done = 0;
  let hashes = leaves;
  for (let level = 0; hashes.length > 0; level++) {
    const above = [];
    for (let index = 0; index * tileWidth < hashes.length; index++) {
      const here = hashes.slice(index * tileWidth, (index + 1) * tileWidth);
      if (here.length === tileWidth) above.push(rootHash(here));
      await turn();
      await reads.begin(() => noteProblem(problems, "tile/", async () => {
        await checkTile(source, level, index, here);
        if (level === 0) progress({ step: "tiles", done: ++done, total });
      }));
    }
    hashes = above;
  }
  await reads.end();
}

async function checkTile(source, level, index, hashes) {
  const limit = tileWidth * hashLength;
  const { path, bytes, found } = await readTile(source, level, index, hashes.length, limit);
  if (bytes === null) undecided(`${tilePath(level, index, hashes.length)} is missing`);
  if (bytes.length !== found * hashLength) {
    malformed(`${path} has ${bytes.length} bytes, expected ${found * hashLength}`);
  }
  if (!equalBytes(bytes.subarray(0, hashes.length * hashLength), concatenate(...hashes))) {
    unverified(`${path} has other hashes than the entries`);
  }
}

/** Every checkpoint kept is signed, of its size, and of this tree. */
async function auditCheckpoints(source, trust, leaves, problems, { pause }) {
  const turn = paced(pause);
  const tree = new GrowingTree();
  for (const size of source.keptSizes ?? []) {
    if (size > leaves.length) break;
    for (; tree.size < size; await turn()) tree.add(leaves[tree.size]);
    const path = `checkpoints/${size}`;
    await noteProblem(problems, path, async () => {
      const bytes = await readFile(source, path, noteLimit);
      const kept = await signedCheckpoint(bytes, trust.policy);
      if (kept.size !== size) unverified(`${path} is of size ${kept.size}`);
      if (!equalBytes(kept.root, tree.root())) {
        unverified(`${path} has another root than the first ${size} entries`);
      }
    });
  }
}

/** Every text stated is there, is canonical, and has its hash. */
async function auditTexts(source, statements, problems, texts, { progress }) {
  for (const [at, { text }] of statements.entries()) {
    progress({ step: "texts", done: at, total: statements.length });
    const path = `text/${text.slice("sha256:".length)}`;
    await noteProblem(problems, path, async () => {
      const bytes = await readFile(source, path, textLimit);
      // First what takes little: anybody can put another text here.
      const hash = textHash(bytes);
      if (hash !== text) unverified(`${path} has the hash ${hash}`);
      if (!equalBytes(canonicalText(bytes), bytes)) unverified(`${path} is not canonical`);
      texts.set(text, bytes);
    });
  }
}

/** The files of a log in one file, in order: the checkpoint, the texts, the entry bundles. */
function* bundledFiles(note, texts, entries) {
  yield ["checkpoint", note];
  for (const [text, bytes] of texts) yield [`text/${text.slice("sha256:".length)}`, bytes];
  for (let index = 0; index * tileWidth < entries.length; index++) {
    const part = entries.slice(index * tileWidth, (index + 1) * tileWidth);
    const content = concatenate(...part.flatMap((entry) => [bigEndian(entry.length, 2), entry]));
    yield [tilePath("entries", index, part.length), content];
  }
}

"""#,
    "matching-likeness.js": #"""
// Which name in force a name is like: SPEC.md, section 13.4, `looks-similar`.

import { nameKey, sameWords, sameWordsLimit, skeletonsOf } from "./text.js";

const mostDistance = 2;
const lengthPerEdit = 5;
const lengthsApart = [0, -1, 1, -2, 2];

/** A name key in scalars, with marks that differ by few bits where names differ by few edits. */
class ScalarName {
  constructor(key) {
    this.scalars = Array.from(key, (character) => character.codePointAt(0));
    // Of 32 classes of scalars: those that are there, and those that are there twice. A scalar more
    // or less changes one bit at most, and a substitution two.
    this.once = 0;
    this.twice = 0;
    for (const scalar of this.scalars) {
      const bit = 1 << (Math.imul(scalar, 0x9e3779b1) >>> 27);
      this.twice |= this.once & bit;
      this.once |= bit;
    }
  }

  get length() {
    return this.scalars.length;
  }

  /** How many edits apart two names are at least, but for transpositions. */
  leastDistance(other) {
    return (bitCount(this.once ^ other.once) + bitCount(this.twice ^ other.twice)) / 2;
  }
}

function bitCount(bits) {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The names of endorsements in force, to find those that another name is like. */
export class LikeNames {
  #first = new Map(); // from a first skeleton to the endorsement of the lowest entry
  #second = new Map();
  #words = new Map(); // from the words that names have in common
  #byLength = []; // the names of each length, by entry

  /** What a name is like that is in the index has no more scalars in its name key. */
  longest = sameWordsLimit;

  /** Promises those of endorsements in the order of their entries; `turn` is awaited in between. */
  static async of(endorsements, turn) {
    const names = new LikeNames();
    for (const endorsement of endorsements) {
      names.#add(endorsement);
      await turn();
    }
    return names;
  }

  #add(endorsement) {
    const [first, second] = skeletonsOf(endorsement.signatory);
    if (!this.#first.has(first)) this.#first.set(first, endorsement);
    if (!this.#second.has(second)) this.#second.set(second, endorsement);
    const words = sameWords(endorsement.nameKey);
    if (words !== null && !this.#words.has(words)) this.#words.set(words, endorsement);
    const name = new ScalarName(endorsement.nameKey);
    // A skeleton has no fewer scalars than the text that it is of.
    this.longest = Math.max(
      this.longest, first.length, second.length, name.length + mostDistance,
    );
    (this.#byLength[name.length] ??= []).push({ name, endorsement });
  }

  /**
   * The endorsement of the lowest entry that one of these names looks the same as, or has the same
   * words as; or null.
   */
  lookingSame(names) {
    let found = null;
    for (const each of names) {
      const [first, second] = skeletonsOf(each);
      const words = this.#words.get(sameWords(nameKey(each)));
      for (const other of [this.#first.get(first), this.#second.get(second), words]) {
        if (other !== undefined && !(found?.entry <= other.entry)) found = other;
      }
    }
    return found;
  }

  /**
   * The endorsement whose name key is at the smallest distance from one of these, of them the one
   * of the lowest entry; null where none is near enough. Takes time in proportion to the names of
   * about the length, few of which are compared.
   */
  nearest(keys) {
    let found = null;
    let best = mostDistance + 1;
    for (const key of keys) {
      // In UTF-16 a key is at most twice as long, so that those that are too long are not taken on.
      if (key.length > 2 * (this.#byLength.length + mostDistance)) continue;
      const name = new ScalarName(key);
      // Those of the same length first: the nearer the one found, the fewer others are compared.
      for (const apart of lengthsApart) {
        const length = name.length + apart;
        const most = Math.min(mostDistance, Math.floor(length / lengthPerEdit));
        for (const other of this.#byLength[length] ?? []) {
          // One behind the one that is found has to be nearer than that.
          const isEarlier = found !== null && other.endorsement.entry < found.entry;
          const limit = Math.min(most, isEarlier ? best : best - 1);
          if (limit < 1 || limit < Math.abs(apart)) break;
          if (name.leastDistance(other.name) > limit) continue;
          const d = boundedDistance(name.scalars, other.name.scalars, limit);
          if (d < 1 || d > limit) continue;
          found = other.endorsement;
          best = d;
        }
      }
    }
    return found;
  }
}

/** The optimal string alignment distance of two lists of scalars, or some number above `most`. */
export function boundedDistance(first, second, most) {
  let start = 0;
  let firstEnd = first.length;
  let secondEnd = second.length;
  while (start < firstEnd && start < secondEnd && first[start] === second[start]) start++;
  while (firstEnd > start && secondEnd > start && first[firstEnd - 1] === second[secondEnd - 1]) {
    firstEnd--;
    secondEnd--;
  }
  const height = firstEnd - start;
  const width = secondEnd - start;
  if (height === 0 || width === 0) return height + width;
  let older = null;
  let above = Array.from({ length: width + 1 }, (_, at) => at);
  for (let i = 1; i <= height; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const [a, b] = [first[start + i - 1], second[start + j - 1]];
      let cost = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a === b ? 0 : 1));
      const isTransposed = i > 1 && j > 1
        && a === second[start + j - 2] && first[start + i - 2] === b;
      if (isTransposed) cost = Math.min(cost, older[j - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A transposition may still come from the row above, at one more.
    if (least > most && Math.min(...above) > most - 1) return most + 1;
    older = above;
    above = row;
  }
  return above[width];
}

"""#,
    "matching-readings.js": #"""
// The readings of a line, and what in it may be a domain: SPEC.md, section 13.3.

import { loweredInASCII, trimmed } from "./reading-rows.js";
import { hasLongNameKey, hasMoreScalars, nameKey } from "./text.js";
import { isWhiteSpace } from "./unicode.js";

/** A line of more scalars has its first reading only, and no domain. */
const mostSearched = 1000;

/** Of dashes and of commas, each: a name has fewer. */
const mostSeparators = 16;

/** A head, and a rest or null. The name key of the head, or null, is made when it is asked for. */
class LineReading {
  #headKey;

  constructor(head, rest) {
    this.head = head;
    this.rest = rest;
  }

  get headKey() {
    return (this.#headKey ??= { key: nameKey(this.head) }).key;
  }
}

/**
 * The readings of a line without those whose heads are too long for any name of at most so many
 * scalars in its key. A head is the beginning of the line, so that the longer ones are so too.
 */
export function readingsWithin(readings, most) {
  let shortestBeyond = Infinity;
  return readings.filter(({ head }) => {
    if (head.length >= shortestBeyond) return false;
    if (!hasLongNameKey(head, most)) return true;
    shortestBeyond = head.length;
    return false;
  });
}

/** The readings of a line, in order. */
export function readingsOf(line) {
  if (hasMoreScalars(line, mostSearched)) return [new LineReading(line, null)];
  const readings = readingsAsWritten(line);
  const unmarked = withoutFootnoteMarks(line);
  if (unmarked !== null) readings.push(...readingsAsWritten(unmarked));
  return readings;
}

/** The readings 1 to 4. */
function readingsAsWritten(line) {
  const readings = [];
  const add = (head, rest) => {
    const shown = trimmed(head);
    if (shown !== "") readings.push(new LineReading(shown, trimmed(rest) || null));
  };
  add(line, "");
  const isWhiteAt = (at) => at >= 0 && at < line.length && isWhiteSpace(line.charCodeAt(at));
  const dashes = [...line.matchAll(/[\u2013\u2014-]/g)]
    .filter(({ index }) => isWhiteAt(index - 1) && isWhiteAt(index + 1));
  for (const { index } of dashes.slice(0, mostSeparators)) {
    add(line.slice(0, index - 1), line.slice(index + 2));
  }
  for (const [opening, closing] of ["()", "<>"]) {
    const index = line.endsWith(closing) ? line.lastIndexOf(opening) : -1;
    if (index >= 0) add(line.slice(0, index), line.slice(index + 1, -1));
  }
  for (const { index } of [...line.matchAll(/,/g)].slice(0, mostSeparators)) {
    add(line.slice(0, index), line.slice(index + 1));
  }
  return readings;
}

const footnoteMark =
  /(?:[*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070\u2074-\u2079]|\[[0-9]{1,3}\])$/;

/** What stands before the footnote marks at the end of a line; null where there is none. */
function withoutFootnoteMarks(line) {
  let end = line.length;
  for (;;) {
    while (end > 0 && isWhiteSpace(line.charCodeAt(end - 1))) end--;
    const mark = footnoteMark.exec(line.slice(Math.max(0, end - 5), end));
    if (mark === null) break;
    end -= mark[0].length;
  }
  const unmarked = trimmed(line.slice(0, end));
  return unmarked === "" || unmarked === trimmed(line) ? null : unmarked;
}

/** What is left of an address: lower case, without scheme, `www.` and a slash at the end. */
function bareDomain(text) {
  return loweredInASCII(text).replace(/^https?:\/\//, "").replace(/^www\./, "").replace(/\/$/, "");
}

// Words before the `@` are no mailbox: they may be what was not signed.
const mailAddress = /^[A-Za-z0-9._%+-]{1,64}@([^@/]*)$/;

/** Of a rest that may be a domain, or an address of mail, what has to equal the domain. */
export function domainOfRest(rest) {
  return bareDomain(mailAddress.exec(rest)?.[1] ?? rest);
}

/** What may be a domain in a line: in its text, or where one of its links leads. */
export function domainsIn(text, links) {
  const pieces = [...links];
  if (!hasMoreScalars(text, mostSearched)) {
    let parted = "";
    for (const character of text) {
      const isBetween = "()[]<>,;".includes(character) || isWhiteSpace(character.codePointAt(0));
      parted += isBetween ? " " : character;
    }
    pieces.push(...parted.split(" "));
  }
  return new Set(pieces.map((piece) => bareDomain(piece).split("/", 1)[0]));
}

"""#,
    "matching.js": #"""
// The states of the lines of a list: SPEC.md, section 13.4.

import { quoted } from "./bytes.js";
import { LikeNames } from "./matching-likeness.js";
import { domainOfRest, domainsIn, readingsOf, readingsWithin } from "./matching-readings.js";
import { hasLongNameKey, nameKey, shownCodePoint, wordsIn } from "./text.js";

/** All states, in the order of an answer. */
export const lineStates = [
  "signed", "repeated", "spelled-differently", "withdrawn", "revoked", "other-text",
  "looks-similar", "not-in-log",
];

/** A state: `endorsement`, the one that decided it, or null; `note`, for people, or null. */
function lineState(state, endorsement = null, note = null) {
  return { state, endorsement, note };
}

/** The lines of one list, against what is known of one text. */
export class ListMatching {
  #ledger;
  #text;
  #inForce; // by entry
  #byNameKey;
  #byDomain;
  #replaced;
  #ended;
  #elsewhere;
  #longest; // no name key of an endorsement, in force or past, has more scalars
  #roles = null; // each a name key and that of its role, LF between them
  #longestRole = 0;
  #like = null;
  #signed = new Map(); // from endorsements that a line has as signed to its number
  #found = new Set(); // and those that one has as spelled differently
  #above = null; // the number of the line before, and whose name it is, where that is signed

  constructor(ledger, text) {
    this.#ledger = ledger;
    this.#text = text;
    this.#inForce = ledger.roster(text).sort((first, second) => first.entry - second.entry);
    const past = ledger.past(text);
    const others = ledger.otherTexts(text);
    this.#longest = 0;
    for (const { nameKey: key } of [...this.#inForce, ...past, ...others]) {
      this.#longest = Math.max(this.#longest, key.length);
    }
    this.#byNameKey = groupedByNameKey(this.#inForce);
    this.#replaced = groupedByNameKey(past.filter((each) => each.ended === "replaced"));
    this.#ended = groupedByNameKey(past.filter((each) => each.ended !== "replaced"));
    this.#elsewhere = groupedByNameKey(others);
    this.#byDomain = new Map(this.#inForce.filter((each) => each.kind === "organization").map(
      (each) => [each.key.name, each],
    ));
  }

  /** Whether a text has a reading whose head names somebody in force: a *match* of 13.1. */
  isMatch(text) {
    return this.#readingsOfNames(readingsOf(text)).some(
      (reading) => this.#byNameKey.has(reading.headKey),
    );
  }

  /**
   * One line of two, where the first says a name in force and nothing else, and the second, which
   * names nobody, the role of that; else null.
   */
  withRoleBelow(above, below) {
    if (this.#roles === null) this.#takeRoles();
    if (this.isMatch(below)) return null;
    const heads = (text, most) => readingsWithin(readingsOf(text), most).filter(
      ({ rest, headKey }) => rest === null && headKey !== null);
    const roles = heads(below, this.#longestRole);
    for (const name of heads(above, this.#longest)) {
      const role = roles.find(({ headKey }) => this.#roles.has(`${name.headKey}\n${headKey}`));
      if (role !== undefined) return `${name.head} \u2013 ${role.head}`;
    }
    return null;
  }

  #takeRoles() {
    const those = this.#inForce.filter((each) => each.roleKey !== null);
    this.#roles = new Set(those.map((each) => `${each.nameKey}\n${each.roleKey}`));
    for (const { roleKey } of those) {
      this.#longestRole = Math.max(this.#longestRole, roleKey.length);
    }
  }

  /**
   * Promises the state of the next line, with its `number`, its `text`, and `links`, its DEST.
   * Lines come in order, one after the other; `turn` is awaited in long work.
   */
  async stateOf(line, turn) {
    const all = readingsOf(line.text);
    const readings = this.#readingsOfNames(all);
    const state = this.#signedState(line, readings)
      ?? this.#spelledDifferently(line, readings)
      ?? this.#endedState(readings)
      ?? this.#otherTextState(readings)
      ?? await this.#similarState(line, all, turn)
      ?? lineState("not-in-log", null, this.#roleAbove(line));
    if (state.state === "spelled-differently") this.#found.add(state.endorsement);
    const isSigned = state.state === "signed" || state.state === "repeated";
    const isName = isSigned && all[0].headKey === state.endorsement.nameKey;
    this.#above = isName ? { named: state.endorsement, number: line.number } : null;
    return state;
  }

  /** Those in force that no line so far has as signed or spelled differently, as on the roster. */
  missing() {
    return this.#ledger.roster(this.#text).filter(
      (each) => !this.#signed.has(each) && !this.#found.has(each),
    );
  }

  /** What there is to say of a line that is the role of whom the line above names, or null. */
  #roleAbove({ text }) {
    if (this.#above === null) return null;
    const { named: { signatory, roleKey }, number } = this.#above;
    if (roleKey === null || hasLongNameKey(text, roleKey.length)) return null;
    if (nameKey(text) !== roleKey) return null;
    return `the role of ${quoted(signatory)} in line ${number}: `
      + "in one line with it, behind a dash, it is signed";
  }

  /**
   * Notes beside lines that name nobody who of those missing may be meant, where both are few.
   * @param rows of all lines, each `line`, `state` and `note`
   */
  async offerMissing(rows, turn) {
    const missing = this.missing().map(({ signatory, nameKey: key }) => (
      { signatory, words: new Set(wordsIn(key)) }));
    const unknown = rows.filter((row) => row.state === "not-in-log" && row.note === null);
    if (Math.max(missing.length, unknown.length) > mostOffered) return;
    for (const row of unknown) {
      const name = meantMissing(missing, row.line);
      if (name !== null) {
        row.note = `${quoted(name)} signed and is not listed: is that who is meant?`;
      }
      await turn();
    }
  }

  /** Without those whose heads are too long for any name: their name keys need not be made. */
  #readingsOfNames(readings) {
    return readingsWithin(readings, this.#longest);
  }

  #signedState(line, readings) {
    for (const { headKey, rest } of readings) {
      const named = this.#byNameKey.get(headKey);
      if (named === undefined) continue;
      const isMeant = fitOf(rest);
      let fitting = named.filter((each) => isMeant.fits(each));
      if (fitting.length === 0) continue;
      if (fitting.length > 1) fitting = orAll(fitting.filter(isMeant.hasItsRole), fitting);
      if (fitting.length > 1) {
        const told = fitting.filter((each) => line.links.some((link) => tells(link, each)));
        if (told.length === 1) fitting = told;
      }
      if (fitting.length > 1) {
        return lineState("looks-similar", null,
          `${fitting.length} signatories have this name, and nothing tells which is meant`);
      }
      const first = this.#signed.get(fitting[0]);
      if (first !== undefined) return lineState("repeated", fitting[0], `as line ${first}`);
      this.#signed.set(fitting[0], line.number);
      return lineState("signed", fitting[0]);
    }
    return null;
  }

  #spelledDifferently(line, readings) {
    for (const { headKey, rest } of readings) {
      const [named] = this.#byNameKey.get(headKey) ?? [];
      if (named === undefined) continue;
      return lineState("spelled-differently", named,
        `did not sign the words ${quoted(rest ?? "")}`);
    }
    for (const { headKey } of readings) {
      for (const old of this.#replaced.get(headKey) ?? []) {
        const key = this.#ledger.latestKey(old.key);
        const now = this.#ledger.endorsementBy(key, this.#text);
        if (!now) continue;
        return lineState("spelled-differently", now,
          `signed as ${quoted(old.signatory)} in entry ${old.entry}, and now by another name`);
      }
    }
    let found = null;
    for (const domain of domainsIn(line.text, line.links)) {
      const named = this.#byDomain.get(domain);
      if (named && !(found?.entry < named.entry)) found = named;
    }
    return found && lineState("spelled-differently", found,
      `matched by its domain ${quoted(found.key.name)}`);
  }

  #endedState(readings) {
    let latest = null;
    for (const { headKey } of readings) {
      for (const each of this.#ended.get(headKey) ?? []) {
        if (latest === null || each.endedBy > latest.endedBy) latest = each;
      }
    }
    return latest && lineState(latest.ended, latest,
      `signed in entry ${latest.entry}, ${latest.ended} in entry ${latest.endedBy}`);
  }

  #otherTextState(readings) {
    for (const { headKey } of readings) {
      const [named] = this.#elsewhere.get(headKey) ?? [];
      if (named === undefined) continue;
      return lineState("other-text", named, `signed the text ${named.text}, not this one`);
    }
    return null;
  }

  async #similarState(line, readings, turn) {
    this.#like ??= await LikeNames.of(this.#inForce, turn);
    const heads = new Map();
    for (const { headKey, head } of readingsWithin(readings, this.#like.longest)) {
      heads.set(headKey, head);
    }
    heads.delete(null);
    const like = this.#like.lookingSame(heads.values()) ?? this.#like.nearest(heads.keys());
    return like && lineState("looks-similar", like,
      `not the same as ${quoted(like.signatory)}, which signed${strangeLetters(line.text, like)}`);
  }
}

const mostOffered = 100;
const longestOffered = 300;

/**
 * The name among those missing that is that of a line but for some words that one of the two has
 * more: the first reading of which that is just one tells it. Null where there is none.
 */
function meantMissing(missing, line) {
  for (const { headKey } of readingsWithin(readingsOf(line.text), longestOffered)) {
    const words = new Set(headKey === null ? [] : wordsIn(headKey));
    const meant = missing.filter((each) => isShort(words, each.words)
      || isShort(each.words, words));
    if (meant.length === 1) return meant[0].signatory;
  }
  return null;
}

/** Whether `short` has at least half of the words, one of which says something, and no other. */
function isShort(short, long) {
  const words = [...short];
  return 2 * words.length >= long.size && words.every((word) => long.has(word))
    && words.some((word) => Array.from(word).length >= 3);
}

const mostStrange = 3;

/** The few letters of a line beyond ASCII that a signatory has not: a reader sees no difference. */
function strangeLetters(text, { signatory, role }) {
  const known = new Set(signatory + (role ?? ""));
  const strange = [...new Set(text.match(/(?![A-Za-z])\p{Alphabetic}/gu))]
    .filter((letter) => !known.has(letter));
  if (strange.length < 1 || strange.length > mostStrange) return "";
  const named = (letter) => `${quoted(letter)} is ${shownCodePoint(letter.codePointAt(0))}`;
  return `: its ${strange.map(named).join(", ")}`;
}

function groupedByNameKey(endorsements) {
  const grouped = new Map();
  for (const each of endorsements) {
    if (!grouped.has(each.nameKey)) grouped.set(each.nameKey, []);
    grouped.get(each.nameKey).push(each);
  }
  return grouped;
}

function orAll(preferred, all) {
  return preferred.length > 0 ? preferred : all;
}

function domainOf(endorsement) {
  return endorsement.key.name.split("/", 1)[0];
}

/** How a rest, or null, stands to an endorsement: whether it fits, and whether it is its role. */
function fitOf(rest) {
  if (rest === null || rest.toLowerCase() === "the") {
    return { fits: () => true, hasItsRole: (each) => each.role === null };
  }
  const key = nameKey(rest);
  const domain = domainOfRest(rest);
  const hasItsRole = (each) => key !== null && key === each.roleKey;
  return { fits: (each) => hasItsRole(each) || domain === domainOf(each), hasItsRole };
}

/** Whether where a link leads is the domain or the role of an endorsement. */
function tells(link, endorsement) {
  const key = nameKey(link);
  return domainOfRest(link) === domainOf(endorsement)
    || (key !== null && key === endorsement.roleKey);
}

"""#,
    "note.js": #"""
// Notes, parsed and opened, and cosignatures: SPEC.md, sections 4 and 7.4.

import { checkSize, concatenate, fromBase64, largestDecimal, malformed, quoted,
  splitLines, toHex, unverified, utf8Bytes, utf8Text } from "./bytes.js";
import { isValidSignature } from "./ed25519.js";
import { isVerifierKeyName, keyTypes } from "./keys.js";

/** The most bytes of a signed note. */
export const noteLimit = 65_536;

const signatureLineLimit = 64;

/**
 * A note of which nothing is verified (section 4, items 1 to 3): `text`, which ends in LF;
 * `signedBytes`, the UTF-8 of it; and `signatures`, a list of signature lines, each with `name`,
 * `id` (eight hex digits) and `signature`, the bytes behind the ID.
 */
export function parseNote(bytes, what) {
  checkSize(bytes, noteLimit, what);
  const note = utf8Text(bytes, what);
  const control = note.match(/[\0-\x09\x0b-\x1f]/);
  if (control) malformed(`${what} has the byte 0x${toHex(utf8Bytes(control[0]))}`);
  if (!note.endsWith("\n")) malformed(`${what} does not end in a line feed`);
  const end = note.lastIndexOf("\n\n");
  if (end < 0) malformed(`${what} has no empty line between text and signatures`);
  if (end + 2 === note.length) malformed(`${what} has no signature line`);
  const lines = splitLines(note.slice(end + 2), what);
  if (lines.length > signatureLineLimit) {
    malformed(`${what} has ${lines.length} signature lines, more than ${signatureLineLimit}`);
  }
  const text = note.slice(0, end + 1);
  const signatures = lines.map((line) => parseSignatureLine(line, what));
  return { text, signedBytes: utf8Bytes(text), signatures };
}

function parseSignatureLine(line, what) {
  const parts = line.split(" ");
  if (parts.length !== 3 || parts[0] !== "\u2014" || !isVerifierKeyName(parts[1])) {
    malformed(`${what} has the signature line ${quoted(line)}`);
  }
  const bytes = fromBase64(parts[2], `the signature of ${parts[1]}`);
  if (bytes.length < 5) {
    malformed(`the signature of ${parts[1]} has ${bytes.length} bytes, expected at least 5`);
  }
  return { name: parts[1], id: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
}

/** Whether a signature line has the name and the ID of a key. */
export function isLineOf(line, key) {
  return line.name === key.name && line.id === key.id;
}

/**
 * Opens a note with the keys that may have signed it, and those of witnesses, whose lines are
 * cosignatures (section 4, item 4, and section 8, item 2). Afterwards at least one of `known` has
 * signed the text, and no line of a key of either kind is in vain. The promise is of the
 * cosignatures, each `key` and `time` (a BigInt, seconds of POSIX), in the order of `witnesses`.
 */
export async function openNote(note, known, witnesses, what) {
  const signed = linesOf(note, known).map(([key, line]) => {
    if (line.signature.length !== 64) {
      malformed(`the signature of ${key.name} has 4 + ${line.signature.length} bytes, not 4 + 64`);
    }
    return { key, message: note.signedBytes, signature: line.signature };
  });
  const cosigned = linesOf(note, witnesses).map(([key, line]) => parseCosignature(note, key, line));
  const made = [...signed, ...cosigned];
  const valid = await Promise.all(
    made.map(({ key, message, signature }) => isValidSignature(key.publicKey, message, signature)),
  );
  valid.forEach((isValid, at) => {
    if (!isValid) unverified(`the signature of ${made[at].key.name} under ${what} is not valid`);
  });
  if (signed.length === 0) unverified(`${what} has no signature of a known key`);
  return cosigned.map(({ key, time }) => ({ key, time }));
}

/** Each of these keys that has a line, with it. */
function linesOf(note, keys) {
  const found = [];
  for (const key of new Map(keys.map((each) => [each.text, each])).values()) {
    const lines = note.signatures.filter((line) => isLineOf(line, key));
    if (lines.length > 1) malformed(`${key.name} has ${lines.length} signature lines, not one`);
    if (lines.length === 1) found.push([key, lines[0]]);
  }
  return found;
}

function parseCosignature(note, key, line) {
  if (key.type !== keyTypes.cosigner) throw new TypeError(`${key.name} is no cosigner`);
  if (line.signature.length !== 72) {
    malformed(`the cosignature of ${key.name} has 4 + ${line.signature.length} bytes, not 4 + 72`);
  }
  const time = BigInt("0x" + toHex(line.signature.subarray(0, 8)));
  if (time > largestDecimal) malformed(`the cosignature of ${key.name} has the time ${time}`);
  const message = concatenate(utf8Bytes(`cosignature/v1\ntime ${time}\n`), note.signedBytes);
  return { key, time, message, signature: line.signature.subarray(8) };
}

"""#,
    "pacing.js": #"""
// Long work in slices, and many operations at a time.

/** How long a slice of work is before the page has its turn, in milliseconds. */
const sliceLength = 8;

/**
 * A function to be awaited often in a long loop, or in several: it awaits `pause` where the last
 * time is more than a slice ago, once for all of them. What it returns is undefined where there is
 * nothing to wait for.
 */
export function paced(pause) {
  let began = performance.now();
  let pausing;
  return () => {
    if (pausing === undefined && performance.now() - began >= sliceLength) {
      pausing = pause().then(() => {
        began = performance.now();
        pausing = undefined;
      });
    }
    return pausing;
  };
}

/** Operations of which at most so many run at a time. The first failure is the failure of all. */
export class InFlight {
  constructor(limit) {
    this.limit = limit;
    this.running = 0;
    this.failure = undefined;
    this.wake = () => {};
  }

  /** Begins an operation, a function that returns a promise, once there is room for it. */
  async begin(operation) {
    await this.until(() => this.running < this.limit);
    this.running++;
    operation().catch((error) => {
      this.failure ??= error;
    }).finally(() => {
      this.running--;
      this.wake();
    });
  }

  /** Waits until all have ended. */
  end() {
    return this.until(() => this.running === 0);
  }

  /** Only one may wait at a time. */
  async until(isReached) {
    while (this.failure === undefined && !isReached()) {
      await new Promise((resolve) => {
        this.wake = resolve;
      });
    }
    if (this.failure !== undefined) throw this.failure;
  }
}

"""#,
    "page.js": #"""
// The page: takes a list, reads the log, and shows the answer, or why there is none.
import { whyUnable } from "./ability.js";
import { fromBase64 } from "./bytes.js";
import { checkList } from "./check.js";
import { element } from "./elements.js";
import {
  askHowToRead, givenBundle, givenList, givenMoment, givenOptions, givenText, offerSections,
  offerStatements, takeWhatIsGiven,
} from "./given.js";
import { parseMoment, readLog } from "./log.js";
import { refusalOf, reportOf } from "./report.js";
import { saveAnswerButton, saveListButton, saveLogButton } from "./saving.js";
import { bundleSource, webSource } from "./sources.js";
import {
  button, byId, endProgress, hideOutcome, say, showOutcome, showProgress,
} from "./status.js";
import { canonicalText, textHash } from "./text.js";
import { readTrust } from "./trust.js";
import { repeatingCommand } from "./wording.js";

const address = new URL(location.href);
/** The folder that this page is in, which is the log's; null where it came from no network. */
const logAddress = /^https?:$/.test(address.protocol) ? new URL(".", address).href : null;

let trust = null;
/** The number of the check that runs: one with another number has been stopped. */
let running = 0;
/** What was checked last: `bytes` of the list, `bundle`, `at`, `options` in JSON, `log`, `time`. */
let last = null;

class Stopped extends Error {}

async function openPage() {
  const unable = await whyUnable(address);
  if (unable !== null) return refuse("This browser cannot check a list here.", unable);
  try {
    const files = Object.entries(JSON.parse(byId("trust").textContent));
    trust = readTrust(
      Object.fromEntries(files.map(([name, content]) => [name, fromBase64(content, name)])),
    );
  } catch (error) {
    return refuse("The keys that came with this page cannot be used.", error.message);
  }
  byId("fingerprint").textContent = trust.fingerprint;
  byId("trusted").hidden = false;
  askForLog();
  takeWhatIsGiven();
  byId("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  byId("stop").addEventListener("click", stop);
  byId("ask").hidden = false;
}

/** Says where the log is read from; on a page from a disk it is asked for first. */
function askForLog() {
  if (logAddress !== null) {
    byId("home").href = "index.html";
    byId("log-address").append("Read from ", element("code", {}, logAddress),
      ", where this page is; or instead:");
    return;
  }
  byId("log-address").append("This page was opened from a disk and asks no server: it needs a log "
    + "in one file first. The log’s own page gives it after each check, and ",
    element("code", {}, "endorse bundle"), " makes it.");
  byId("ask").prepend(byId("log-field"));
  byId("copy").hidden = true;
}

async function check() {
  const list = givenList();
  if (list === null) {
    say("There is no list yet: paste one, or choose a file.");
    byId("pasted").focus();
    return;
  }
  const run = ++running;
  const pause = async () => {
    await yieldToBrowser();
    if (run !== running) throw new Stopped();
  };
  const bundle = givenBundle();
  const options = givenOptions(list);
  const moment = givenMoment();
  const letter = givenText();
  const where = bundle?.name ?? logAddress ?? "LOG";
  const command = repeatingCommand(list.name, where, { at: moment, ...options, text: letter?.name });
  hideOutcome();
  byId("stop").hidden = false;
  let step = "address";
  let log = null;
  try {
    if (list.pasted !== null && /^\s*https?:\/\/\S+\s*$/.test(list.pasted)) {
      throw new Error("what was pasted is the address of a list, and not the list");
    }
    step = "text";
    const text = letter === null ? null : textHash(canonicalText(letter.bytes));
    step = "moment";
    const at = moment === "" ? null : parseMoment(moment);
    step = at === null ? "log" : "log then";
    const now = Math.floor(Date.now() / 1000);
    log = await logFor(list, options, { now, at, pause, progress: showProgress });
    offerStatements(log.ledger.statements);
    step = "rules";
    const { broken } = log;
    if (broken !== null) throw new Error(`entry ${broken.entry} breaks rule ${broken.rule}`);
    step = "audit";
    // A text that the log does not have as it was stated changes no answer: it is told.
    const isOfText = (problem) => problem.startsWith("text/");
    if (!log.problems.every(isOfText)) throw new Error(log.problems.join("; "));
    step = "list";
    showProgress({ step });
    const answer = await checkList(log, list.bytes,
      { ...options, text, pause, progress: showProgress });
    offerSections(answer.read.lists);
    const report = await reportOf(answer, {
      list: list.pasted === null ? list.name : "what was pasted",
      log: where,
      time: last.time,
      witnesses: trust.policy.witnesses.size,
      problems: log.problems,
      command,
      kept: [
        saveLogButton(log), saveAnswerButton(answer),
        list.pasted === null ? null : saveListButton(list),
      ],
      again: button("Read the list differently", askHowToRead),
    }, pause);
    showOutcome(answer.agrees ? "A list that agrees" : "A list that does not agree", report);
  } catch (error) {
    if (error instanceof Stopped || run !== running) return;
    const kept = log === null ? null : saveLogButton(log);
    refuse(whatFailed(step, error.outcome), error.message, { command, kept });
  }
}

/** The verified log: read anew, but where only the options differ from those of the last check. */
async function logFor(list, options, how) {
  const bundle = givenBundle();
  const told = JSON.stringify(options);
  const isSame = last !== null && last.bundle === bundle && last.at === how.at
    && last.options !== told && hasBytesOf(last, list);
  if (!isSame) {
    last = null;
    showProgress({ step: "log" });
    if (bundle === null && logAddress === null) {
      throw new Error("there is no log yet: choose a log in one file");
    }
    const source = bundle === null ? webSource(logAddress) : bundleSource(bundle.bytes);
    const log = await readLog(source, trust, how);
    const time = new Date(how.now * 1000).toISOString().replace(".000", "");
    last = { bytes: list.bytes, bundle, at: how.at, options: told, log, time };
  }
  last.options = told;
  return last.log;
}

function hasBytesOf(left, right) {
  return left.bytes.length === right.bytes.length
    && left.bytes.every((octet, index) => octet === right.bytes[index]);
}

function stop() {
  running += 1;
  endProgress();
  say("Stopped. Nothing was found out.");
  byId("check").focus();
}

function refuse(about, reason, from = {}) {
  showOutcome("Could not check.", refusalOf(about, reason, from));
}

function whatFailed(step, outcome) {
  switch (step) {
    case "address":
      return "A page may not read the pages of others: open the address, and copy the list or save "
        + "the page. The command reads an address.";
    case "text":
      return "The text that was given to compare cannot be one that is signed.";
    case "moment":
      return "What was asked for is no moment of a log.";
    case "audit":
      return "The entries of this log verify, but what else is served of it is missing, or is not "
        + "what they say.";
    case "rules":
      return "What the log holds is signed by its key, but breaks the rules that it is bound to. "
        + "The log in one file is evidence of that.";
    case "list":
      return "The log verifies, but the list cannot be compared with it.";
  }
  switch (outcome) {
    case "unverified":
      return "What was read as the log does not verify by the keys in this page.";
    case "malformed":
      return "What was read as the log is malformed.";
    case "unsupported":
      return "What was read as the log is of a kind that this page does not know.";
    default:
      return step === "log then" ? "The log could not be read as it was then."
        : "The log could not be read, or not all of it.";
  }
}

/** Lets the browser do what else there is to do. A timer would wait for milliseconds. */
function yieldToBrowser() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

openPage();

"""#,
    "proof.js": #"""
// One entry, verified offline: SPEC.md, section 11.

import { afterPrefix, checkSize, fromBase64, malformed, parseDecimal, unsupported, unverified,
  utf8Text } from "./bytes.js";
import { isValidSignature } from "./ed25519.js";
import { parseEntry } from "./entry.js";
import { isLineOf } from "./note.js";
import { entryLimit, leafHash, proofHashLimit, verifyInclusion } from "./tree.js";
import { verifyCheckpoint } from "./trust.js";

/** The most bytes of a proof file. */
export const proofLimit = 131_072;

/** A tlog-proof: `extra`, `index` (a BigInt), `hashes`, and `checkpoint`, the bytes of its note. */
function parseProof(bytes) {
  checkSize(bytes, proofLimit, "the proof");
  const firstEnd = bytes.indexOf(0x0a);
  const first = utf8Text(firstEnd < 0 ? bytes : bytes.subarray(0, firstEnd), "line 1 of the proof");
  const version = afterPrefix(first, "c2sp.org/tlog-proof@v", "line 1 of the proof");
  if (parseDecimal(version, "the proof's version") !== 1n) {
    unsupported(`the proof is of version ${version}, expected 1`);
  }
  let end = firstEnd;
  while (end >= 0 && bytes[end + 1] !== 0x0a) end = bytes.indexOf(0x0a, end + 1);
  if (firstEnd < 0 || end < 0) malformed("the proof has no empty line before its checkpoint");
  const head = utf8Text(bytes.subarray(firstEnd + 1, Math.max(end, firstEnd + 1)), "the proof");
  const [extraLine, indexLine, ...hashLines] = head.split("\n");
  if (indexLine === undefined) malformed("the proof has no index");
  const extra = fromBase64(afterPrefix(extraLine, "extra ", "line 2 of the proof"), "extra");
  if (extra.length === 0) malformed("extra is empty");
  checkSize(extra, entryLimit, "the entry in extra");
  const index = parseDecimal(afterPrefix(indexLine, "index ", "line 3 of the proof"), "the index");
  if (hashLines.length > proofHashLimit) {
    malformed(`the proof has ${hashLines.length} hashes, more than ${proofHashLimit}`);
  }
  const hashes = hashLines.map((line) => fromBase64(line, "a hash of the proof", 32));
  return { extra, index, hashes, checkpoint: bytes.subarray(end + 2) };
}

/**
 * Verifies a proof file with a trust folder, at the time `now`, in seconds of POSIX, and where the
 * hash of a text is given that the entry is about that text. The answer has `entry`, `index` (a
 * BigInt) and `checkpoint`. It does not prove that an endorsement is still in force.
 */
export async function verifyProof(bytes, trust, { now, text = null }) {
  const { extra, index, hashes, checkpoint: note } = parseProof(bytes);
  const checkpoint = await verifyCheckpoint(note, trust.policy, now);
  verifyInclusion(index, checkpoint.size, leafHash(extra), checkpoint.root, hashes);
  const entry = parseEntry(extra);
  if (entry.fields.log !== checkpoint.origin) {
    unverified(`the entry is for the log ${entry.fields.log}, expected ${checkpoint.origin}`);
  }
  await verifyLines(entry, trust.secretariat);
  if (text !== null && entry.fields.text !== text) {
    unverified(`the entry is about ${entry.fields.text ?? "no text"}, expected ${text}`);
  }
  return { entry, index, checkpoint };
}

/** Section 11, item 5. */
async function verifyLines({ kind, fields, note }, secretariat) {
  const { key, successor } = fields;
  const signers = {
    statement: [secretariat.filter((each) => each.text === fields.secretariat?.text)],
    endorsement: [[key], secretariat],
    withdrawal: [[key]],
    succession: [[key], [successor]],
    revocation: [secretariat],
  }[kind];
  const lines = note.signatures;
  if (lines.length !== signers.length) {
    unverified(`the entry has ${lines.length} signature lines, expected ${signers.length}`);
  }
  for (const [at, line] of lines.entries()) {
    const candidates = signers[at].filter((each) => isLineOf(line, each));
    const valid = await Promise.all(candidates.map(
      (each) => isValidSignature(each.publicKey, note.signedBytes, line.signature),
    ));
    if (!valid.includes(true)) {
      unverified(`the signature of ${line.name} is not one that the entry has to have there`);
    }
  }
}

"""#,
    "reading-choice.js": #"""
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

"""#,
    "reading-html.js": #"""
// The rows of an HTML page, from the tree that a browser makes of it: SPEC.md, section 13.1.
//
// Of the DOM this needs querySelector, childNodes, parentNode, nodeType, localName, namespaceURI,
// getAttribute, attributes and data.

import { malformed, quoted, undecided, unsupported } from "./bytes.js";
import {
  isProse, linesOfText, NodeCount, onlyPartsLinks, readingLimits, rowCell, sectionOf,
  shownRow, trimmed,
} from "./reading-rows.js";
import { Withholding } from "./reading-withheld.js";
import { isWhiteSpace } from "./unicode.js";

const blockElements = new Set([
  "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
  "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
  "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing",
  "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section",
  "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp",
]);
const absentElements = new Set([
  "head", "iframe", "noembed", "noframes", "script", "style", "template", "title",
]);
const preformattedElements = new Set(["listing", "plaintext", "pre", "xmp"]);
const textElements = new Set([
  "iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp",
]);
const headingElements = new Set([
  "h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary",
]);
const itemElements = new Set(["li", "dt", "dd", "option", "figcaption"]);
const footnoteMarks = new Set("0123456789*\u2020\u2021\u00a7\u00b6,()[]");
const htmlNamespace = "http://www.w3.org/1999/xhtml";
const elementNode = 1;
const attributeNode = 2;
const textNode = 3;
const commentNode = 8;
const mostColumnsSpanned = 100;
const mostRowsSpanned = 10_000;

/**
 * Refuses a page that browsers read in two ways: one that runs scripts takes what is in `noscript`
 * for text, which ends at the first end tag, wherever we saw that.
 */
export async function refuseNoscriptInNoMarkup(tree, turn) {
  // One in the head is ended by what belongs into the body, so that all behind it may be in it.
  const waiting = [{ node: tree, isWithin: tree.querySelector("head noscript") !== null }];
  while (waiting.length > 0) {
    const { node, isWithin } = waiting.pop();
    if (isWithin && textsWithoutMarkup(node).some((text) => /<\/noscript[\s/>]/i.test(text))) {
      malformed("the page has </noscript> in what is no markup, which browsers read in two ways");
    }
    const isBelow = isWithin || node.localName === "noscript";
    for (const child of node.childNodes) waiting.push({ node: child, isWithin: isBelow });
    await turn();
  }
}

function textsWithoutMarkup(node) {
  if (node.nodeType === elementNode) return Array.from(node.attributes, ({ value }) => value);
  const isText = node.nodeType === commentNode
    || (node.nodeType === textNode && textElements.has(node.parentNode.localName));
  return isText ? [node.data] : [];
}

/** Reads the tree of a page into rows. */
export async function readHTMLRows(document, tree, turn) {
  const reader = new HTMLReader(document);
  await reader.walk(tree, turn);
}

/**
 * Reads the nodes that an XPath selects into the rows of one list. What is no XPath of nodes, or
 * selects none, is undecided.
 */
export async function readSelectedNodes(document, tree, path, turn) {
  const nodes = nodesAt(tree, path);
  for (const [at, node] of nodes.entries()) {
    let cell = rowCell(0, trimmed(node.nodeType === attributeNode ? node.value : node.data ?? ""));
    let withheld = [];
    if (node.nodeType === elementNode) {
      const reader = new HTMLReader(document);
      reader.selected = [];
      await reader.walk(node, turn);
      [cell, withheld] = joinedCell(0, reader.selected);
    }
    document.add({ number: at + 1, cells: [cell], shape: "selected", section: null });
    for (const { text, why } of withheld) document.leaveOut(at + 1, text, why);
  }
  if (nodes.length === 0) undecided(`the page has nothing at ${quoted(path)}`);
}

function nodesAt(tree, path) {
  const orderedSnapshot = 7;
  const nodes = [];
  try {
    const found = tree.evaluate(path, tree, null, orderedSnapshot, null);
    for (let at = 0; at < found.snapshotLength; at++) nodes.push(found.snapshotItem(at));
  } catch {
    undecided(`${quoted(path)} is no XPath that selects nodes`);
  }
  return nodes;
}

function collapsed(text) {
  return trimmed(text.replace(/[ \t\n\f\r]+/g, " "));
}

/** Whether what stands in an element is marks of footnotes only. */
function isFootnoteMark(element) {
  let isMark = false;
  const waiting = [element];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node.nodeType === textNode) {
      for (const character of node.data) {
        const isOne = footnoteMarks.has(character);
        if (!isOne && !isWhiteSpace(character.codePointAt(0))) return false;
        isMark ||= isOne;
      }
    } else if (!absentElements.has(node.localName)) {
      for (const child of node.childNodes) waiting.push(child);
    }
  }
  return isMark;
}

function withoutLogo(text) {
  return trimmed(text.replace(/^([^]+) logo$/i, "$1").replace(/^logo of ([^]+)$/i, "$1"));
}

/**
 * One cell of the lines within a cell, and those left out beside it: it is of those that are shown,
 * or of none its first.
 */
function joinedCell(column, cells) {
  const shown = cells.filter((cell) => cell.why === null);
  const withheld = cells.filter((cell) => cell.why !== null);
  if (shown.length === 0 && withheld.length > 0) {
    return [{ ...withheld[0], column }, withheld.slice(1)];
  }
  const links = shown.flatMap((cell) => cell.links);
  return [rowCell(column, shown.map((cell) => cell.text).join(" \u2013 "), links), withheld];
}

/** The text between two ends of lines. `href` is that of the link that is open, or null. */
class HTMLLine {
  constructor(href) {
    this.parts = [];
    this.withheld = [];
    this.why = null;
    this.outside = [];
    this.images = [];
    this.links = href === null ? [] : [{ parts: [], href }];
  }
}

/** A table that is open. */
class HTMLTable {
  constructor(shape) {
    this.shape = shape;
    this.header = null;
    this.isInHead = false;
    this.row = null;
    this.rowNumber = 0;
    this.column = 0;
    this.covered = new Map(); // from a column to the last row that a cell above covers in it
    this.cell = null; // the lines of the cell that is open
  }
}

/** An element around what is read; `below` is the one around that, or undefined. */
class OpenElement {
  /** `blocks`: from a block's place and label to its number. */
  constructor(element, below, blocks) {
    this.element = element;
    this.name = element.localName;
    this.isBlock = blockElements.has(this.name);
    this.withholding = new Withholding(element, below?.withholding);
    this.block = below?.block ?? 0; // the number of the innermost block
    this.shape = below?.shape ?? "";
    if (this.isBlock) {
      // A number for all blocks around this one: their classes may be long.
      this.shape = `${this.block} ${this.name}`;
      const label = `${this.block} ${this.label}`;
      if (!blocks.has(label)) blocks.set(label, blocks.size + 1);
      this.block = blocks.get(label);
    }
    this.isInHeading = headingElements.has(this.name) || below?.isInHeading === true;
    this.isInItem = itemElements.has(this.name) || below?.isInItem === true;
    this.isInPre = preformattedElements.has(this.name) || below?.isInPre === true;
    // Whether the innermost of items and cells around is a cell.
    this.isInCell = this.name === "td" || this.name === "th"
      || (!itemElements.has(this.name) && below?.isInCell === true);
  }

  /** The name, with the classes. */
  get label() {
    const classes = (this.element.getAttribute("class") ?? "").split(/[ \t\n\f\r]+/);
    return [this.name, ...classes.filter((each) => each !== "")].join(" ");
  }
}

class HTMLReader {
  #number = 0;
  #section = null;
  #open = [];
  #line = new HTMLLine(null);
  #links = []; // where the links lead that are open, or null where one is withheld
  #tables = [];
  #blocks = new Map();
  #count = new NodeCount("elements, texts and attributes");
  #cells = new NodeCount("cells");
  // How many lines have ended since a block began or ended, and the row of the last one, where it
  // is one.
  #linesOfBlock = { count: 0, row: null };

  /** Where only one node is read: its lines, instead of rows. */
  selected = null;

  constructor(document) {
    this.document = document;
  }

  /** Reads all below a node, and the node itself if it is an element. */
  async walk(root, turn) {
    const frames = [];
    const enter = (node) => {
      if (node.nodeType === textNode) {
        this.#count.add();
        this.text(node.data);
      } else if (node.nodeType !== elementNode) {
        if (node === root) frames.push({ children: node.childNodes, at: 0, isElement: false });
      } else if (this.begin(node)) {
        frames.push({ children: node.childNodes, at: 0, isElement: true });
      }
    };
    enter(root);
    while (frames.length > 0) {
      const frame = frames.at(-1);
      if (frame.at < frame.children.length) {
        enter(frame.children[frame.at++]);
      } else {
        frames.pop();
        if (frame.isElement) this.end();
      }
      await turn();
    }
    this.endLines();
  }

  /** Begins an element; false where nothing in it is read. */
  begin(element) {
    const name = element.localName;
    this.#count.add(1 + element.attributes.length);
    if (element.attributes.length > readingLimits.attributes) {
      malformed(`an element ${name} has more than ${readingLimits.attributes} attributes`);
    }
    if (this.#open.length >= readingLimits.depth) {
      malformed(`the page has more than ${readingLimits.depth} elements within each other`);
    }
    if (absentElements.has(name)) {
      const isShadow = name === "template" && element.getAttribute("shadowrootmode") !== null;
      if (isShadow) unsupported("a shadow root (template shadowrootmode)");
      return false;
    }
    const isRaised = name === "sup" && this.#open.every((around) => around.name !== "sup");
    if (isRaised && isFootnoteMark(element)) return false;
    const opened = new OpenElement(element, this.#open.at(-1), this.#blocks);
    if (opened.isBlock) this.endLines();
    else if (name === "br") this.flush();
    this.#open.push(opened);
    if (name === "img") this.image(element.getAttribute("alt") ?? "");
    else if (name === "a") this.link(element.getAttribute("href") ?? "");
    else if (element.namespaceURI === htmlNamespace) this.beginPart(name, opened.shape);
    return true;
  }

  /** Begins a part of a table. Within `svg` and `math` what has its name is none. */
  beginPart(name, shape) {
    const table = this.#tables.at(-1);
    if (name === "table") this.#tables.push(new HTMLTable(shape));
    else if (name === "thead" && table) table.isInHead = true;
    else if (name === "tr" && table) this.beginRow(table);
    else if ((name === "td" || name === "th") && table?.row) this.beginCell(table, name === "th");
  }

  end() {
    const opened = this.#open.at(-1);
    if (opened.isBlock) this.endLines();
    if (opened.name === "a") this.#links.pop();
    else if (opened.element.namespaceURI === htmlNamespace) this.endPart(opened);
    this.#open.pop();
  }

  endPart({ name, element }) {
    const table = this.#tables.at(-1);
    if ((name === "td" || name === "th") && table?.cell) this.endCell(table, element);
    else if (name === "tr" && table?.row) this.endRow(table);
    else if (name === "thead" && table) table.isInHead = false;
    else if (name === "table") this.#tables.pop();
  }

  /** Why text is withheld here, or null. */
  get why() {
    return this.#open.at(-1)?.withholding.why ?? null;
  }

  link(href) {
    const isShown = this.why === null;
    this.#links.push(isShown ? href : null);
    if (isShown) this.#line.links.push({ parts: [], href });
  }

  image(alt) {
    const text = collapsed(alt);
    if (text !== "" && this.why === null) this.#line.images.push(text);
  }

  text(data) {
    const parts = this.#open.at(-1)?.isInPre ? linesOfText(data) : [data];
    for (const [at, part] of parts.entries()) {
      if (at > 0) this.flush();
      this.append(part);
    }
  }

  append(part) {
    const line = this.#line;
    const { why } = this;
    if (why !== null) {
      line.withheld.push(part);
      if (collapsed(part) !== "") line.why = why;
      return;
    }
    line.parts.push(part);
    if ((this.#links.at(-1) ?? null) !== null) line.links.at(-1).parts.push(part);
    else line.outside.push(part);
  }

  /** Ends a line: what it has is a heading, part of a cell, or rows; or is left out beside them. */
  flush() {
    const line = this.#line;
    this.#line = new HTMLLine(this.#links.at(-1) ?? null);
    const { cells, kind, withheld } = cellsOfLine(line);
    if (cells.length === 0) return;
    const around = this.#open.at(-1);
    const table = this.#tables.at(-1);
    const isInCell = around?.isInCell && !around.isInHeading;
    const joined = this.selected ?? (isInCell ? table?.cell : null);
    if (joined) {
      for (const cell of [...cells, ...withheld]) joined.push(cell);
    } else if (around?.isInHeading) {
      this.#number++;
      if (cells.every((cell) => cell.why === null)) {
        this.#section = cells.map((cell) => cell.text).join(" ");
        this.document.leaveOut(this.#number, this.#section, "heading");
      } else {
        this.leaveOut(cells);
      }
      this.leaveOut(withheld);
    } else {
      const rows = cells.map((cell) => this.addLine(cell, kind));
      const row = rows.length === 1 ? rows[0] : null;
      this.#linesOfBlock = { count: this.#linesOfBlock.count + 1, row };
      this.leaveOut(withheld);
    }
  }

  /** Leaves out what is withheld beside the line or the row that ended last. */
  leaveOut(withheld) {
    for (const { text, why } of withheld) this.document.leaveOut(this.#number, text, why);
  }

  /** Ends a line where a block begins or ends. */
  endLines() {
    this.flush();
    const { count, row } = this.#linesOfBlock;
    if (count === 2 && row !== null) row.isFurther = true;
    this.#linesOfBlock = { count: 0, row: null };
  }

  /** Adds a row for a line, or takes it for a heading: null. */
  addLine(cell, kind) {
    const around = this.#open.at(-1);
    const isInItem = around?.isInItem === true;
    const isItem = isInItem || kind !== null;
    const number = ++this.#number;
    const isShown = cell.why === null;
    if (!isItem && isShown && cell.text.endsWith(":")) {
      this.#section = sectionOf(cell.text);
      this.document.leaveOut(number, cell.text, "heading");
      return null;
    }
    if (!isItem && isShown && isProse(cell.text)) cell.why = "prose";
    const shape = `${around?.shape ?? ""} ${isInItem ? "" : kind ?? ""}`;
    const section = this.#section;
    return this.document.add({ number, cells: [cell], shape, section, isPlain: !isItem });
  }

  beginRow(table) {
    table.row = { cells: [], withheld: [], isOfHeadings: true };
    table.rowNumber++;
    table.column = 0;
  }

  beginCell(table, isHeading) {
    if (!isHeading) table.row.isOfHeadings = false;
    while ((table.covered.get(table.column) ?? 0) >= table.rowNumber) {
      this.#cells.add();
      table.column++;
    }
    table.cell = [];
  }

  endCell(table, element) {
    const width = spanOf(element, "colspan", mostColumnsSpanned);
    const height = spanOf(element, "rowspan", mostRowsSpanned);
    this.#cells.add(width);
    const [cell, withheld] = joinedCell(table.column, table.cell);
    if (cell.text !== "") table.row.cells.push(cell);
    for (const each of withheld) table.row.withheld.push(each);
    for (let column = table.column; height > 1 && column < table.column + width; column++) {
      table.covered.set(column, table.rowNumber + height - 1);
    }
    table.column += width;
    table.cell = null;
  }

  endRow(table) {
    const { cells, withheld, isOfHeadings } = table.row;
    table.row = null;
    if (cells.length === 0) return;
    const number = ++this.#number;
    if (table.isInHead || isOfHeadings) {
      this.document.leaveOut(number, shownRow(cells), "header");
      table.header ??= textsByColumn(cells);
    } else {
      const [shape, section] = [`table ${table.shape}`, this.#section];
      this.document.add({ number, cells, shape, section, header: table.header ?? [] });
    }
    this.leaveOut(withheld);
  }
}

/** The texts of cells at their columns, with empty ones between them. */
function textsByColumn(cells) {
  const texts = [];
  for (const { column, text } of cells) {
    while (texts.length < column) texts.push("");
    texts.push(text);
  }
  return texts;
}

function spanOf(element, name, most) {
  const written = element.getAttribute(name) ?? "";
  return /^[0-9]+$/.test(written) ? Math.min(Math.max(Number(written), 1), most) : 1;
}

/**
 * What a line is: its cells; whether they are links (`a`) or images (`img`) of their own, as
 * `kind`; and what is withheld beside them.
 */
function cellsOfLine(line) {
  const unshown = collapsed(line.withheld.join(""));
  const withheld = unshown === "" ? [] : [rowCell(0, unshown, [], line.why)];
  const text = collapsed(line.parts.join(""));
  const destinations = line.links.map((link) => link.href).filter((href) => href !== "");
  if (text !== "") {
    const links = [];
    for (const { parts, href } of line.links) {
      const shown = collapsed(parts.join(""));
      if (shown !== "") links.push(rowCell(0, shown, href === "" ? [] : [href]));
    }
    if (links.length > 1 && onlyPartsLinks(line.outside.join(""))) {
      return { cells: links, kind: "a", withheld };
    }
    return { cells: [rowCell(0, text, destinations)], kind: null, withheld };
  }
  if (line.images.length > 0) {
    const cells = line.images.map((image) => rowCell(0, withoutLogo(image), destinations));
    return { cells, kind: "img", withheld };
  }
  return { cells: withheld, kind: null, withheld: [] };
}

"""#,
    "reading-kinds.js": #"""
// What is not a published list, though it may have lines that could be taken for names: SPEC.md,
// section 13.1, *Text*.

import { malformed, Refusal } from "./bytes.js";
import { parseVerifierKey } from "./keys.js";
import { parseNote } from "./note.js";

const picture = "a picture";
const beginnings = [
  ["%PDF-", "a PDF"],
  ["PK\x03\x04", "a ZIP archive, as the documents of office programs are"],
  ["\xd0\xcf\x11\xe0", "a document of an office program"],
  ["\x89PNG", picture],
  ["\xff\xd8\xff", picture],
  ["c2sp.org/tlog-proof@v", "a proof file"],
  ["endorse-evidence/", "evidence against a log"],
  ["endorse-bundle/", "a log in one file"],
];
const longestBeginning = 32;
const longestKey = 4096;
const longestSecretKeyFile = 65_536;

/** Refuses what its beginning, or a line of a secret key, tells to be other than a list. */
export function refuseOtherKinds(bytes) {
  const beginning = String.fromCharCode(...bytes.subarray(0, longestBeginning));
  const [, kind] = beginnings.find(([start]) => beginning.startsWith(start)) ?? [];
  if (kind !== undefined) malformed(`this is ${kind}: expected a list of signatories`);
  if (hasSecretKey(bytes)) malformed("this is a secret key file, which is not to be given here");
  if (isAccepted(() => parseNote(bytes, "the list"))) {
    malformed("this is a signed note: expected a list of signatories");
  }
  const first = new TextDecoder().decode(bytes.subarray(0, longestKey)).split(/\r|\n/, 1)[0];
  if (isAccepted(() => parseVerifierKey(first, "the first line"))) {
    malformed("this is a verifier key: expected a list of signatories");
  }
}

// A secret is 32 bytes, or 48 where it is sealed.
const secretLine =
  /^[\0- \ufeff]*(?:endorse-secret-key\/|secret (?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{64})\s*$)/;

/** Whether a line is one of a secret key file, which may be cut, in UTF-16, or begin otherwise. */
function hasSecretKey(bytes) {
  if (bytes.length > longestSecretKeyFile) return false;
  const text = new TextDecoder().decode(bytes).replace(/[\0\ufffd]/g, "");
  return text.split(/[\n\r]/).some((line) => secretLine.test(line));
}

function isAccepted(parse) {
  try {
    parse();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

"""#,
    "reading-markdown.js": #"""
// The rows of Markdown: SPEC.md, section 13.1, *markdown*.

import { utf8Bytes } from "./bytes.js";
import {
  hasMoreBytes, isHeadingLine, isProse, linesOfText, onlyPartsLinks, readingLimits, rowCell,
  sectionOf, trimmed,
} from "./reading-rows.js";

/** The indent, and the text behind the marker, of a line that is an item; else null. */
function itemOf(line) {
  const match = /^([ \t]*)(?:[-*+\u2022]|[0-9]{1,9}[.)])[ \t]+/.exec(line);
  return match && { indent: indentOf(match[1]), text: line.slice(match[0].length) };
}

function indentOf(line) {
  let indent = 0;
  for (const character of line) {
    if (character !== " " && character !== "\t") break;
    indent += character === "\t" ? 4 : 1;
  }
  return indent;
}

/** Whether a line is the rule of a table. */
function isTableRule(line) {
  return line.includes("|") && line.includes("-") && /^[|:\- \t]*$/.test(trimmed(line));
}

/** Whether a line is an item, the rule of a table, or holds links only. */
export function isMarkdownLine(line) {
  return !isLongLine(line)
    && (itemOf(line) !== null || isTableRule(line) || linksAlone(trimmed(line)).length > 0);
}

function isLongLine(line) {
  return hasMoreBytes(line, readingLimits.fieldBytes);
}

/** Reads Markdown into rows. */
export async function readMarkdownRows(document, text, turn) {
  const reader = new MarkdownReader(document, linesOfText(text));
  reader.readFrontMatter();
  while (reader.at < reader.lines.length) {
    reader.readLine();
    await turn();
  }
  reader.endItem();
}

class MarkdownReader {
  constructor(document, lines) {
    this.document = document;
    this.lines = lines;
    this.at = 0;
    this.section = null;
    this.item = null; // the one that lines may still belong to
    this.shapeBelow = null; // of rows that only an item, its lines and such rows are above
    this.indents = []; // those of the items that the next one may be within
    this.header = null; // that of the table that this line may be a row of
    this.shapes = new Map(); // from the wording of a header to the shape of the rows below it
  }

  /** Leaves out the lines from here to that one, and goes behind it. */
  leaveOut(last, why) {
    for (; this.at <= last; this.at++) {
      const line = trimmed(this.lines[this.at]);
      if (line !== "") this.document.leaveOut(this.at + 1, line, why);
    }
  }

  /** The first line from `start` on that is such a one, or the last one of all. */
  find(start, isSuch) {
    for (let at = start; at < this.lines.length; at++) {
      if (isSuch(trimmed(this.lines[at]))) return at;
    }
    return this.lines.length - 1;
  }

  add(cells, shape, besides) {
    this.document.add({ number: this.at + 1, cells, shape, section: this.section, ...besides });
  }

  readFrontMatter() {
    if (trimmed(this.lines[0]) !== "---") return;
    const isEnd = (line) => line === "---" || line === "...";
    const end = this.find(1, isEnd);
    if (end > 0 && isEnd(trimmed(this.lines[end]))) this.leaveOut(end, "front matter");
  }

  readLine() {
    const line = this.lines[this.at];
    const isLong = isLongLine(line);
    if (this.header !== null && line.includes("|") && !isLong) {
      const { header, shape } = this.header;
      this.add(tableCells(trimmed(line)), shape, { header });
      this.at++;
      return;
    }
    this.header = null;
    const item = isLong ? null : itemOf(line);
    if (item) {
      this.beginItem(item);
      return;
    }
    const shown = trimmed(line);
    const indent = indentOf(line);
    const isOfItem = this.item !== null && this.item.bytes <= readingLimits.fieldBytes;
    if (isOfItem && shown !== "" && indent >= 2 && !isLong) {
      this.item.lines.push(shown);
      this.item.bytes += 1 + utf8Bytes(shown).length;
      this.at++;
      return;
    }
    this.endItem();
    const shapeBelow = isLong ? null : this.shapeBelow;
    this.shapeBelow = null;
    if (shown === "") {
      this.at++;
      return;
    }
    if (indent === 0) this.indents = [];
    if (isLong) {
      this.add([rowCell(0, shown, [], "prose")], "line", { isPlain: true });
      this.at++;
    } else {
      this.readBlock(shown, shapeBelow);
    }
  }

  beginItem({ indent, text }) {
    this.endItem();
    while (this.indents.length > 0 && indent < this.indents.at(-1) + 2) this.indents.pop();
    this.indents.push(indent);
    const level = this.indents.length;
    this.shapeBelow = `below ${level}`;
    const bytes = utf8Bytes(text).length;
    this.item = { number: this.at + 1, lines: [text], bytes, shape: `item ${level}` };
    this.at++;
  }

  endItem() {
    if (this.item === null) return;
    const { number, lines, shape } = this.item;
    this.item = null;
    const cells = [withoutMarks(0, lines.join(" "))];
    this.document.add({ number, cells, shape, section: this.section });
  }

  /** What begins with a line that is not blank and belongs to no item. */
  readBlock(shown, shapeBelow) {
    const below = trimmed(this.lines[this.at + 1] ?? "");
    if (shown.startsWith("\u003c!--")) {
      this.leaveOut(this.find(this.at, (line) => line.includes("-->")), "comment");
    } else if (/^(```|~~~)/.test(shown)) {
      const fence = shown.slice(0, 3);
      this.leaveOut(this.find(this.at + 1, (line) => line.startsWith(fence)), "code");
    } else if (/^([-_=*])(?:[ \t]*\1){2,}$/.test(shown)) {
      this.leaveOut(this.at, "rule");
    } else if (shown.includes("|") && isTableRule(below)) {
      const header = tableCells(shown).map((cell) => cell.text);
      this.header = { header, shape: this.shapeOfTable(header) };
      this.leaveOut(this.at, "header");
      this.at++;
    } else if (isHeadingLine(shown)) {
      this.section = withoutMarks(0, sectionOf(shown)).text;
      this.leaveOut(this.at, "heading");
    } else if (/^(==+|--+)$/.test(below)) {
      this.section = withoutMarks(0, shown).text;
      this.leaveOut(this.at + 1, "heading");
    } else {
      this.readPlain(shown, shapeBelow);
    }
  }

  shapeOfTable(header) {
    const wording = JSON.stringify(header);
    if (!this.shapes.has(wording)) this.shapes.set(wording, `table ${this.shapes.size}`);
    return this.shapes.get(wording);
  }

  readPlain(shown, shapeBelow) {
    const links = linksAlone(shown);
    for (const link of links) this.add([link], "link");
    if (links.length === 0) {
      const cell = withoutMarks(0, shown);
      if (cell.why === null && isProse(shown)) cell.why = "prose";
      this.add([cell], shapeBelow ?? "line", { isPlain: shapeBelow === null });
      this.shapeBelow = shapeBelow;
    }
    this.at++;
  }
}

/** The cells of a trimmed line of a table: parted by `|` without a backslash before it. */
function tableCells(line) {
  const texts = [];
  let start = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === "\\") {
      at++;
    } else if (line[at] === "|") {
      texts.push(line.slice(start, at));
      start = at + 1;
    }
  }
  texts.push(line.slice(start));
  if (trimmed(texts[0]) === "") texts.shift();
  if (texts.length > 0 && trimmed(texts.at(-1)) === "") texts.pop();
  return texts.map((text, column) => withoutMarks(column, text));
}

// Marks. A character that is no mark, for a backslash or a reference stood before it, is written as
// a surrogate until all marks are gone: text that was decoded has none of its own.

const noMark = (character) => {
  const code = character.codePointAt(0);
  return code < 0x80 ? String.fromCharCode(0xdc00 + code) : character;
};

function withMarksAgain(text) {
  // Behind a high surrogate a low one is half of a character.
  return text.replace(/(?<![\ud800-\udbff])[\udc00-\udc7f]/g,
    (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xdc00));
}

const namedReferences = new Map([
  ["amp", "&"], ["lt", "<"], ["gt", ">"], ["quot", '"'], ["apos", "'"], ["nbsp", "\u00a0"],
]);

/** The character of a reference `&NAME;`, or null where it stands for none. */
function referredCharacter(reference) {
  const name = reference.slice(1, -1);
  if (namedReferences.has(name)) return namedReferences.get(name);
  const number = /^#(?:[xX]([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!number || reference.length > 12) return null;
  const code = number[1] ? parseInt(number[1], 16) : parseInt(number[2], 10);
  const isScalar = code > 0 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
  return isScalar ? String.fromCodePoint(code) : null;
}

/** Without comments, and what backslashes and references stand before is no mark. */
function prepared(text) {
  let result = "";
  let at = 0;
  for (;;) {
    const start = text.indexOf("\u003c!--", at);
    const end = start < 0 ? -1 : text.indexOf("-->", start + 4);
    if (end < 0) break;
    result += text.slice(at, start);
    at = end + 3;
  }
  return (result + text.slice(at)).replace(
    /\\([!-/:-@[-`{-~])|&[A-Za-z0-9#]{1,10};/g,
    (all, character) => {
      if (character) return noMark(character);
      const referred = referredCharacter(all);
      return referred === null ? all : noMark(referred);
    },
  );
}

// [TEXT](DEST "TITLE"), perhaps with ! before it; or [^TEXT].
const linkPattern = /!?\[([^[\]]*)\]\(([^() \t]*)(?:[ \t]+"[^"]*")?\)|\[\^[^[\]]+\]/g;

function withoutEmphasis(text) {
  let result = text.replace(/\*\*|__|~~/g, "");
  if (result[0] === "*" || result[0] === "_") {
    const end = result.indexOf(result[0], 1);
    if (end > 1) result = result.slice(1, end) + result.slice(end + 1);
  }
  return trimmed(withMarksAgain(result));
}

/** An item, a cell or a line taken out of its marks. */
function withoutMarks(column, marked) {
  let text = prepared(trimmed(marked));
  let why = null;
  if (text.startsWith("[ ] ")) why = "not ticked";
  if (/^\[[xX]\] /.test(text)) text = text.slice(4);
  const links = [];
  text = trimmed(text.replace(linkPattern, (_, shown, destination) => {
    if (destination === undefined) return "";
    links.push(withMarksAgain(destination));
    return shown;
  }));
  if (why === null && text.length > 4 && text.startsWith("~~") && text.endsWith("~~")) {
    why = "struck through";
  }
  return rowCell(column, withoutEmphasis(text), links, why);
}

/** The cells of a line that holds links only; else none. */
function linksAlone(line) {
  if (!line.includes("[")) return [];
  const links = [];
  const rest = prepared(line).replace(linkPattern, (_, shown, destination) => {
    if (destination !== undefined) {
      links.push(rowCell(0, withoutEmphasis(shown), [withMarksAgain(destination)]));
    }
    return "";
  });
  return onlyPartsLinks(withMarksAgain(rest)) ? links : [];
}

"""#,
    "reading-rows.js": #"""
// Rows and lists, and the words that every format of a published list knows: SPEC.md, section 13.1.

import { malformed, utf8Bytes } from "./bytes.js";
import { hasLongNameKey, hasMoreScalars, nameKey, wordsIn } from "./text.js";
import { isWhiteSpace } from "./unicode.js";

/** Beyond these a document is malformed. */
export const readingLimits = {
  documentBytes: 16_777_216, lineEnds: 2_000_000, rows: 100_000, nodes: 1_000_000,
  fieldBytes: 65_536, pathBytes: 4_096, depth: 256, columns: 1_000, attributes: 1_000,
};

/** A text without White_Space at its ends. No White_Space is beyond U+FFFF. */
export function trimmed(text) {
  let start = 0;
  let end = text.length;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++;
  while (start < end && isWhiteSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** A text with the letters of ASCII in lower case. */
export function loweredInASCII(text) {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The lines of a text, without their ends: LF, CR LF or CR. */
export function linesOfText(text) {
  return text.split(/\r\n|\r|\n/);
}

/** Of a section, in scalars. */
const mostOfSection = 300;

/** So many scalars of a text, or all. */
function firstScalars(text, most) {
  if (text.length <= most) return text;
  let end = 0;
  for (let count = 0; count < most && end < text.length; count++) {
    end += text.codePointAt(end) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}

/** Whether the UTF-8 of a text has more than so many bytes. */
export function hasMoreBytes(text, most) {
  if (text.length * 3 <= most) return false;
  return text.length > most || utf8Bytes(text).length > most;
}

/**
 * A cell of a row: `links` are where its links lead, `why` the reason for which it names nobody,
 * or null. A cell that is empty need not be in its row.
 */
export function rowCell(column, text, links = [], why = null) {
  return { column, text, links, why };
}

/** The text of a row that is left out as a whole. */
export function shownRow(cells) {
  return cells.map(({ text }) => text).filter((text) => text !== "").join(" | ");
}

/** What was read of a document, before the lists of signatories are chosen. */
export class ReadDocument {
  /** In the order of their first rows. */
  lists = [];
  /** Each `{ number, text, why }`, in order. */
  leftOut = [];
  #places = new Map();
  #rowCount = 0;
  #cells = new NodeCount("cells");

  /** `isSelected`: whoever asks told what is listed, so that nothing has to be chosen. */
  constructor(format, encoding, isSelected) {
    this.format = format;
    this.encoding = encoding;
    this.isSelected = isSelected;
  }

  /**
   * Adds a row to the list of its shape and section, or where a menu parts a section, to that of
   * its part (0 for what is not behind a menu). The header is that of the list's first row. The
   * shape is a short text, since each row costs what that is long. The row may be made further: the
   * second of just two lines of a block.
   */
  add({ number, cells, shape, section, isPlain = false, isMenu = false, part = 0, header = [] }) {
    if (section !== null) section = firstScalars(section, mostOfSection);
    this.#cells.add((cells.at(-1)?.column ?? -1) + 1);
    if (++this.#rowCount > readingLimits.rows) {
      malformed(`the list has more than ${readingLimits.rows} rows`);
    }
    if (!isPlain) for (const cell of cells) checkField(cell.text, number);
    const place = JSON.stringify([shape, section, part]);
    let list = this.#places.get(place);
    if (!list) {
      list = { shape, section, isPlain, isMenu, part, header, rows: [], joined: null };
      this.#places.set(place, list);
      this.lists.push(list);
    }
    const row = { number, cells, isFurther: false };
    list.rows.push(row);
    return row;
  }

  leaveOut(number, text, why) {
    this.leftOut.push({ number, text, why });
  }
}

/** Refuses a cell or a value that is too long. */
export function checkField(text, number) {
  if (hasMoreBytes(text, readingLimits.fieldBytes)) {
    malformed(`row ${number} has a field of more than ${readingLimits.fieldBytes} bytes`);
  }
}

/** Counts towards a limit of nodes: elements, texts and attributes, values, or cells. */
export class NodeCount {
  #count = 0;

  constructor(what) {
    this.what = what;
  }

  add(number = 1) {
    this.#count += number;
    if (this.#count > readingLimits.nodes) {
      malformed(`the list has more than ${readingLimits.nodes} ${this.what}`);
    }
  }
}

// Words. Each is its own name key.

const roleWords = ["role", "affiliation", "position", "function", "job title"];
const givenNameWords = [
  "first name", "firstname", "first_name", "given name", "givenname", "given_name", "forename",
];
const familyNameWords = [
  "last name", "lastname", "last_name", "family name", "familyname", "family_name", "surname",
];
const otherHeaderWords = [
  "name", "names", "full name", "organization", "organizations", "organisation", "organisations",
  "signatory", "signatories", "signed by", "company", "institution", "entity", "type", "kind",
  "country", "city", "region", "title", "date", "url", "link", "website", "web", "domain",
  "email", "e-mail", "category", "sector", "id", "no", "nr", "number", "key", "entry", "notes",
  "comment",
];

/** The words that a column's header may be, by what they say of it. */
export const headerWords = {
  all: new Set([...otherHeaderWords, ...roleWords, ...givenNameWords, ...familyNameWords]),
  role: new Set(roleWords),
  givenName: new Set(givenNameWords),
  familyName: new Set(familyNameWords),
  wholeName: new Set(["name", "names", "full name", "signatory", "signatories", "signed by"]),
};

const longestHeaderWord = Math.max(...Array.from(headerWords.all, (word) => word.length));

/** How many of these cells are header words. */
export function headerWordCount(texts) {
  return texts.filter((text) => !hasLongNameKey(text, longestHeaderWord)
    && headerWords.all.has(nameKey(trimmed(text)))).length;
}

const denyingWords = new Set([
  "not", "no", "non", "never", "without", "declined", "refused", "withdrawn", "withdrew", "ended",
  "removed", "former", "past", "pending",
]);
const announcingWords = new Set([
  "signatories", "signatory", "signers", "signed", "undersigned", "endorsers", "endorsed",
  "supporters", "organizations", "organisations", "individuals", "companies", "institutions",
  "associations", "experts", "people", "persons",
]);
const fillingWords = new Set([
  "list", "of", "the", "our", "and", "all", "by", "have", "has", "did", "who", "those", "yet",
  "sign", "first", "current", "following", "in", "alphabetical", "order",
]);

/** The words of a text's name key. */
function wordsOfKey(text) {
  return wordsIn(nameKey(text) ?? "");
}

/** Whether a section, or null, says that those in it did not sign. */
export function isDenied(section) {
  return section !== null && wordsOfKey(section).some((word) => denyingWords.has(word));
}

/** Whether a section, or null, says that those in it signed. */
export function isAnnounced(section) {
  return section !== null && wordsOfKey(section).some((word) => announcingWords.has(word));
}

/** Whether a line has only words of a section, and one that announces or denies. */
export function hasSectionWordsOnly(line) {
  const isTelling = (word) => announcingWords.has(word) || denyingWords.has(word);
  const isSectionWord = (word) => isTelling(word) || fillingWords.has(word);
  const words = wordsOfKey(line);
  return words.some(isTelling) && words.every(isSectionWord);
}

/** Whether a trimmed line is a heading by its marks. */
export function isHeadingLine(line) {
  return line.startsWith("#") || line.endsWith(":");
}

/** The section that a heading line is: without its marks and White_Space at the ends. */
export function sectionOf(line) {
  let start = 0;
  let end = line.length;
  while (start < end && line[start] === "#") start++;
  while (start < end && (line[end - 1] === "#" || line[end - 1] === ":"
    || isWhiteSpace(line.charCodeAt(end - 1)))) end--;
  return trimmed(line.slice(start, end));
}

/** Whether a trimmed text is prose, which names nobody. */
export function isProse(text) {
  return hasMoreScalars(text, 300) || (/[.!?;]$/.test(text.slice(-1)) && wordCount(text) >= 12);
}

function wordCount(text) {
  let count = 0;
  let isBetween = true;
  for (let at = 0; at < text.length; at++) {
    const isWhite = isWhiteSpace(text.charCodeAt(at));
    if (isBetween && !isWhite) count++;
    isBetween = isWhite;
  }
  return count;
}

/** Whether what stands between links does nothing but part them. */
export function onlyPartsLinks(text) {
  let words = "";
  for (const character of text) {
    const isPart = ",;\u00b7\u2022|&/\u2013\u2014.-".includes(character)
      || isWhiteSpace(character.codePointAt(0));
    words += isPart ? " " : character;
  }
  return words.split(" ").every((word) => word === "" || word.toLowerCase() === "and");
}

"""#,
    "reading-tables.js": #"""
// The rows of CSV and TSV: SPEC.md, section 13.1, *csv*, *tsv*.

import { malformed } from "./bytes.js";
import {
  headerWordCount, linesOfText, NodeCount, rowCell, shownRow, trimmed,
} from "./reading-rows.js";

/** Reads a table into rows; `format` is `csv` or `tsv`. */
export async function readTableRows(document, text, format, turn) {
  const separator = format === "tsv" ? "\t" : commaOrSemicolon(text);
  const records = recordsOf(text, separator);
  const isHeader = headerWordCount(records[0]) > headerWordCount(records[1] ?? []);
  const header = isHeader ? records[0].map(trimmed) : [];
  for (const [at, record] of records.entries()) {
    const cells = record.map((field, column) => rowCell(column, trimmed(field)));
    if (isHeader && at === 0) {
      document.leaveOut(1, shownRow(cells), "header");
    } else if (cells.some((cell) => cell.text !== "")) {
      document.add({ number: at + 1, cells, shape: "row", section: null, header });
    }
    await turn();
  }
}

function commaOrSemicolon(text) {
  const [first] = linesOfText(text.slice(0, text.search(/[\r\n]|$/)));
  return first.split(";").length > first.split(",").length ? ";" : ",";
}

/** The records of RFC 4180, each a list of fields. */
function recordsOf(text, separator) {
  if ((text.match(/"/g) ?? []).length % 2 !== 0) {
    malformed("the table has a quotation mark that is not closed");
  }
  const count = new NodeCount("cells");
  const plain = new RegExp(`[^${separator}\\r\\n]*`, "y");
  const opening = / *"/y;
  const records = [];
  let record = [];
  let at = 0;
  while (at < text.length || record.length > 0) {
    let field = "";
    opening.lastIndex = at;
    if (opening.test(text)) {
      at = opening.lastIndex;
      for (;;) {
        const close = text.indexOf('"', at);
        const end = close < 0 ? text.length : close;
        field += text.slice(at, end);
        at = Math.min(end + 1, text.length);
        if (text[at] !== '"' || close < 0) break;
        field += '"';
        at++;
      }
    }
    plain.lastIndex = at;
    field += plain.exec(text)[0];
    at = plain.lastIndex;
    count.add();
    record.push(field);
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      record.push("");
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    records.push(record);
    record = [];
  }
  return records.length > 0 ? records : [[]];
}

"""#,
    "reading-text.js": #"""
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

"""#,
    "reading-values.js": #"""
// The rows of JSON and YAML: SPEC.md, section 13.1, *json* and *yaml*.
//
// A tree of values is made of texts, the scalars; arrays; and Maps, the objects.

import { malformed, quoted, undecided } from "./bytes.js";
import {
  checkField, hasMoreBytes, NodeCount, readingLimits, rowCell, shownRow, trimmed,
} from "./reading-rows.js";
import { isWhiteSpace } from "./unicode.js";

/** Takes a tree of values apart into rows. `select` is the path that is told, or undefined. */
export async function readValueRows(document, tree, select, turn) {
  const values = new ValueRows(document);
  values.visit(tree, "", null);
  let isThere = select === undefined;
  for (const { number, cells, path, section } of values.rows) {
    const header = values.headers.get(path);
    if (select === undefined) {
      document.add({ number, cells, shape: path, section, header });
    } else {
      const isSelected = ({ column }) => joinedPath(path, header[column]) === select;
      const cell = cells.find((each) => each.text !== "" && isSelected(each));
      const shown = shownRow(cells);
      if (cell) document.add({ number, cells: [{ ...cell, column: 0 }], shape: select, section });
      else if (shown !== "") document.leaveOut(number, shown, "not selected");
      isThere ||= cell !== undefined;
    }
    await turn();
  }
  if (!isThere) undecided(`the list has no field ${quoted(select)}`);
}

/** A path and a key behind it, within the limit of a path. */
function pathBelow(path, key) {
  const joined = joinedPath(path, key);
  if (hasMoreBytes(joined, readingLimits.pathBytes)) {
    malformed(`the list has a path of more than ${readingLimits.pathBytes} bytes`);
  }
  return joined;
}

function joinedPath(path, key) {
  return path !== "" && key !== "" ? `${path}.${key}` : path + key;
}

/** The values of a tree, numbered as they come. */
class ValueRows {
  rows = [];
  headers = new Map(); // from the path of a list to the paths that its columns are called by
  #columns = new Map(); // and from that and such a path to the number of the column
  #number = 0;

  constructor(document) {
    this.document = document;
  }

  visit(value, path, section) {
    if (Array.isArray(value)) {
      for (const element of value) this.addRow(element, null, path, section);
    } else if (typeof value === "string") {
      this.#number++;
      const text = trimmed(value);
      if (text !== "") this.document.leaveOut(this.#number, text, "not in a list");
    } else if (value.size > 0 && [...value.keys()].every(isDottedName)) {
      for (const [key, element] of value) this.addRow(element, key, path, section);
    } else {
      for (const [key, member] of value) this.visit(member, pathBelow(path, key), key);
    }
  }

  /** An element of a list, and then the arrays within it; `key` is the one above it, or null. */
  addRow(element, key, path, section) {
    const fields = new Map();
    const arrays = [];
    const put = (name, text) => {
      if (fields.has(name)) malformed(`row ${this.#number + 1} has ${quoted(name)} twice`);
      fields.set(name, text);
    };
    const collect = (value, name, lastKey) => {
      if (Array.isArray(value)) arrays.push([value, pathBelow(path, name), lastKey]);
      else if (typeof value === "string") put(name, trimmed(value));
      else for (const [below, member] of value) collect(member, pathBelow(name, below), below);
    };
    collect(element, "", section);
    if (key !== null) put(".", key);
    if (fields.size > 0) {
      const number = ++this.#number;
      const cells = [];
      for (const [name, text] of fields) cells.push(rowCell(this.column(path, name), text));
      cells.sort((first, second) => first.column - second.column);
      this.rows.push({ number, cells, path, section });
      if (this.rows.length > readingLimits.rows) {
        malformed(`the list has more than ${readingLimits.rows} rows`);
      }
    }
    for (const [value, inner, innerSection] of arrays) this.visit(value, inner, innerSection);
  }

  column(path, name) {
    if (!this.headers.has(path)) {
      this.headers.set(path, []);
      this.#columns.set(path, new Map());
    }
    const header = this.headers.get(path);
    const columns = this.#columns.get(path);
    if (!columns.has(name)) {
      columns.set(name, header.length);
      header.push(name);
      if (header.length > readingLimits.columns) {
        malformed(`the list ${quoted(path)} has more than ${readingLimits.columns} columns`);
      }
    }
    return columns.get(name);
  }
}

function isDottedName(key) {
  if (!key.includes(".")) return false;
  for (let at = 0; at < key.length; at++) if (isWhiteSpace(key.charCodeAt(at))) return false;
  return true;
}

/** The limits of a tree of values, kept while it is read. */
export class ValueLimits {
  #count = new NodeCount("values");

  /** To be told of every value, and how many arrays and objects it is in, or is, before that. */
  take(depth) {
    this.#count.add();
    if (depth > readingLimits.depth) {
      malformed(`the list has more than ${readingLimits.depth} values within each other`);
    }
  }

  checkText(text) {
    if (hasMoreBytes(text, readingLimits.fieldBytes)) {
      malformed(`the list has a value of more than ${readingLimits.fieldBytes} bytes`);
    }
  }

  /** Puts a member into an object, which does not have its key. */
  put(object, key, value) {
    if (object.has(key)) malformed(`the list has the key ${quoted(key)} twice in one object`);
    object.set(key, value);
  }
}

const jsonBlank = /[ \t\n\r]*/y;
const jsonScalar = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)/y;

/** The tree of a JSON text (RFC 8259): numbers and `true` as they are written, `null` empty. */
export function parseJSONTree(text) {
  const reader = new JSONReader(text);
  const tree = reader.value(0);
  if (reader.at < text.length) reader.refuse("the end");
  return tree;
}

class JSONReader {
  at = 0;
  limits = new ValueLimits();

  constructor(text) {
    this.text = text;
  }

  /** What a sticky pattern matches here, and goes behind it; or null. */
  match(pattern) {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at = pattern.lastIndex;
    return match;
  }

  refuse(expected) {
    const line = this.text.slice(0, this.at).split("\n").length;
    const found = this.text.slice(this.at, this.at + 20);
    malformed(`the JSON has ${quoted(found)} in line ${line}, expected ${expected}`);
  }

  /** Goes behind a mark and the blanks after it, where it stands here. */
  skip(mark) {
    if (this.text[this.at] !== mark) return false;
    this.at++;
    this.match(jsonBlank);
    return true;
  }

  string(expected) {
    if (this.text[this.at] !== '"') this.refuse(expected);
    const end = this.endOfString();
    let string;
    try {
      string = JSON.parse(this.text.slice(this.at, end));
    } catch {
      this.refuse("a string");
    }
    // A half of a pair is no scalar.
    if (/\p{Surrogate}/u.test(string)) this.refuse("a string of scalars");
    this.at = end;
    this.match(jsonBlank);
    this.limits.checkText(string);
    return string;
  }

  /** Where the string that begins here ends. What is in it is then for JSON.parse. */
  endOfString() {
    for (let at = this.at + 1; at < this.text.length; at++) {
      const character = this.text[at];
      if (character === '"') return at + 1;
      if (character === "\\") at++;
    }
    return this.refuse("a string that ends");
  }

  /** A value; `depth` is how many it is within. */
  value(depth) {
    this.match(jsonBlank);
    this.limits.take(depth + ("[{".includes(this.text[this.at] ?? " ") ? 1 : 0));
    if (this.skip("[")) return this.array(depth);
    if (this.skip("{")) return this.object(depth);
    if (this.text[this.at] === '"') return this.string("a string");
    const scalar = this.match(jsonScalar);
    if (!scalar) this.refuse("a value");
    this.limits.checkText(scalar[0]);
    this.match(jsonBlank);
    return scalar[0] === "null" ? "" : scalar[0];
  }

  array(depth) {
    const elements = [];
    if (this.skip("]")) return elements;
    for (;;) {
      elements.push(this.value(depth + 1));
      if (this.skip("]")) return elements;
      if (!this.skip(",")) this.refuse('"," or "]"');
    }
  }

  object(depth) {
    const members = new Map();
    if (this.skip("}")) return members;
    for (;;) {
      const key = this.string("a key");
      if (!this.skip(":")) this.refuse('":"');
      this.limits.put(members, key, this.value(depth + 1));
      if (this.skip("}")) return members;
      if (!this.skip(",")) this.refuse('"," or "}"');
    }
  }
}

"""#,
    "reading-withheld.js": #"""
// Why text of an HTML page names nobody: SPEC.md, section 13.1, *html*.

import { loweredInASCII, trimmed } from "./reading-rows.js";

const struckElements = new Set(["s", "strike", "del"]);
const unreadElements = new Set([
  "audio", "canvas", "datalist", "math", "noscript", "object", "svg", "textarea", "video",
]);
const isUnseenByVisibility = new Map([
  ["visible", false], ["initial", false], ["hidden", true], ["collapse", true],
]);

/** Whether the text in an element is withheld, by that and by what is around it. */
export class Withholding {
  #reason;
  #isUnseen;

  /** `around`: that of the element around this one, or undefined. */
  constructor(element, around) {
    const style = styleOf(element);
    this.#reason = reasonOf(element, style) ?? around?.#reason ?? null;
    this.#isUnseen = isUnseenByVisibility.get(style.get("visibility")) ?? around?.#isUnseen ?? false;
  }

  /** The reason, or null. */
  get why() {
    return this.#reason ?? (this.#isUnseen ? "hidden" : null);
  }
}

/** The reason that an element has of its own, but for its visibility, which one in it may undo. */
function reasonOf(element, style) {
  const name = element.localName;
  if (struckElements.has(name)) return "struck through";
  if (unreadElements.has(name)) return "not read";
  const isHidden = element.getAttribute("hidden") !== null
    || (name === "dialog" && element.getAttribute("open") === null)
    || style.get("display") === "none";
  if (isHidden) return "hidden";
  const isStruck = ["text-decoration", "text-decoration-line"].some((property) =>
    (style.get(property) ?? "").split(/\p{White_Space}+/u).includes("line-through"));
  return isStruck ? "struck through" : null;
}

/** What the attribute `style` declares, from properties to values. */
function styleOf(element) {
  const style = new Map();
  const important = new Set();
  const written = (element.getAttribute("style") ?? "").replace(/\/\*[^]*?(?:\*\/|$)/g, " ");
  for (const part of loweredInASCII(written).split(";")) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const property = trimmed(part.slice(0, colon));
    const value = trimmed(part.slice(colon + 1));
    const unmarked = withoutImportance(value);
    if (unmarked !== null) important.add(property);
    else if (important.has(property)) continue;
    style.set(property, unmarked ?? value);
  }
  return style;
}

/** What stands before `!important` at the end of a value, or null where that is not there. */
function withoutImportance(value) {
  if (!value.endsWith("important")) return null;
  const before = trimmed(value.slice(0, -"important".length));
  return before.endsWith("!") ? trimmed(before.slice(0, -1)) : null;
}

"""#,
    "reading-yaml.js": #"""
// A strict reader of the YAML that published lists are written in: SPEC.md, section 13.1, *yaml*.
//
// Block mappings and sequences, flow ones, and scalars of one line. What YAML 1.1 has besides
// (scalars of several lines, anchors, tags, `?` keys, directives) is unsupported, never guessed at.

import { malformed, quoted, unsupported } from "./bytes.js";
import { linesOfText } from "./reading-rows.js";
import { ValueLimits } from "./reading-values.js";

/** The tree of a YAML text, of one document: `~`, `null` and nothing are empty texts. */
export function parseYAMLTree(text) {
  if (/[\t\u2028\u2029\ufeff]/.test(text)) {
    unsupported("this reader of YAML has no tabulators, line separators and byte order marks");
  }
  const reader = new YAMLReader(text);
  const tree = reader.line ? reader.node(-1, 0) : "";
  if (reader.line) reader.refuse("a line that is indented as one before it");
  return tree;
}

const plainStart = /^[^-?:,[\]{}#&*!|>'"%@` \t]|^-(?=[^ :])/;
const keyLimit = 1024;
const escapes = new Map([
  ["0", "\0"], ["a", "\x07"], ["b", "\b"], ["t", "\t"], ["n", "\n"], ["v", "\v"],
  ["f", "\f"], ["r", "\r"], ["e", "\x1b"], [" ", " "], ['"', '"'], ["/", "/"], ["\\", "\\"],
  ["N", "\x85"], ["_", "\xa0"], ["L", "\u2028"], ["P", "\u2029"],
]);

class YAMLReader {
  #limits = new ValueLimits();
  #next = 0;
  #isAtStart = true;

  constructor(text) {
    this.lines = linesOfText(text);
    this.advance();
  }

  /** Goes to the next line that says something: `line` is null behind the last one. */
  advance() {
    for (this.line = null; this.line === null && this.#next < this.lines.length; this.#next++) {
      const written = this.lines[this.#next];
      const number = this.#next + 1;
      const indent = written.search(/[^ ]|$/);
      const rest = written.slice(indent);
      if (/^ *(?:#|$)/.test(rest)) continue;
      if (/^(?:---|\.\.\.)(?: |$)/.test(written)) {
        const isFirst = this.#isAtStart && /^--- *$/.test(written);
        if (!isFirst) unsupported(`line ${number}: this reader has one document, begun by "---"`);
        this.#isAtStart = false;
        continue;
      }
      this.#isAtStart = false;
      this.line = { number, indent, rest };
      if (rest[0] === "%" && indent === 0) this.lack("directives");
    }
  }

  refuse(expected) {
    const { number, rest } = this.line ?? { number: this.lines.length, rest: "" };
    malformed(`line ${number} of the YAML has ${quoted(rest)}, expected ${expected}`);
  }

  lack(what) {
    unsupported(`line ${this.line?.number ?? this.lines.length}: this reader has no ${what}`);
  }

  /** The value that this line begins, indented by more than `parent`, within `depth` others. */
  node(parent, depth) {
    if (isSequenceItem(this.line.rest)) return this.sequence(depth);
    return this.keyOf(this.line.rest) === null ? this.inline(parent, depth) : this.mapping(depth);
  }

  sequence(depth) {
    this.takeValue(depth + 1);
    const elements = [];
    const { indent } = this.line;
    while (this.line?.indent === indent && isSequenceItem(this.line.rest)) {
      const inner = this.line.rest.slice(1).search(/[^ ]|$/) + 1;
      this.cut(inner);
      elements.push(this.memberValue(indent, false, depth + 1));
    }
    if (this.line?.indent > indent) this.refuse("an indent that a line before it has");
    return elements;
  }

  mapping(depth) {
    this.takeValue(depth + 1);
    const members = new Map();
    const { indent } = this.line;
    while (this.line?.indent === indent && !isSequenceItem(this.line.rest)) {
      const key = this.keyOf(this.line.rest);
      if (key === null) this.refuse("a key");
      const { number } = this.line;
      this.cut(key.end);
      // What stands on the line of a key is no mapping and no sequence, but in flow style.
      const isInline = !/^(?:#|$)/.test(this.line.rest);
      if (isInline && (isSequenceItem(this.line.rest) || this.keyOf(this.line.rest) !== null)) {
        this.refuse(`one value in line ${number}`);
      }
      this.#limits.put(members, key.text, this.memberValue(indent, true, depth + 1));
    }
    if (this.line?.indent > indent) this.refuse("an indent that a line before it has");
    return members;
  }

  /** Takes what was read off the line. */
  cut(count) {
    this.line.indent += count;
    this.line.rest = this.line.rest.slice(count);
  }

  /** What stands behind a `-` or a key, on its line or on those below, which are indented more. */
  memberValue(indent, isBehindKey, depth) {
    if (/^(?:#|$)/.test(this.line.rest)) {
      this.advance();
      const isBelow = this.line !== null && (this.line.indent > indent
        || (isBehindKey && this.line.indent === indent && isSequenceItem(this.line.rest)));
      if (!isBelow) {
        this.takeValue(depth);
        return "";
      }
    }
    return this.node(indent, depth);
  }

  /** The key that a text begins with, and where its value begins; or null. */
  keyOf(text) {
    let key;
    let end;
    if (text[0] === '"' || text[0] === "'") {
      end = endOfQuoted(text);
      if (end < 0) return null;
      key = text.slice(0, end);
    } else {
      if (/^\?(?: |$)/.test(text)) this.lack("keys behind a question mark");
      end = text.search(/:(?: |$)/);
      const comment = text.search(/ #/);
      if (end < 0 || (comment >= 0 && comment < end) || "[{#".includes(text[0])) return null;
      key = text.slice(0, end);
    }
    const behind = /^ *:(?= |$) */.exec(text.slice(end));
    if (behind === null) return null;
    if (key.length > keyLimit) this.refuse(`a key of at most ${keyLimit} characters`);
    return { text: this.scalar(key.trimEnd(), true), end: end + behind[0].length };
  }

  /** A scalar, or a value in flow style, and nothing else on its lines. */
  inline(parent, depth) {
    const { rest } = this.line;
    if (rest[0] === "[" || rest[0] === "{") {
      const flow = new FlowReader(this);
      const value = flow.value(depth);
      flow.end();
      return value;
    }
    this.takeValue(depth);
    const written = this.withoutComment(rest);
    const value = this.scalar(written, false);
    this.advance();
    if (this.line?.indent > parent) this.lack("scalars of several lines");
    return value;
  }

  /** A scalar at the beginning of a line, without the comment behind it. */
  withoutComment(text) {
    const start = text[0] === '"' || text[0] === "'" ? endOfQuoted(text) : 0;
    if (start < 0) this.lack("quoted scalars of several lines");
    const comment = text.slice(start).search(/ #/);
    return (comment < 0 ? text : text.slice(0, start + comment)).replace(/ +$/, "");
  }

  /** The text of a scalar as it is written, whole. */
  scalar(written, isKey) {
    const first = written[0];
    if (first === "&" || first === "*") this.lack("anchors and aliases");
    if (first === "!") this.lack("tags");
    if (first === "|" || first === ">") this.lack("block scalars");
    let text = written;
    if (first === '"' || first === "'") {
      const end = endOfQuoted(written);
      if (written[end] === "#") this.lack("comments without a space before them");
      if (end !== written.length) this.refuse("nothing behind a quoted scalar");
      text = first === "'" ? written.slice(1, -1).replaceAll("''", "'") : this.unescaped(written);
    } else if (!plainStart.test(written)) {
      if ("-?:".includes(first)) this.lack(`scalars that begin with "${first}"`);
      this.refuse(isKey ? "a key" : "a scalar");
    } else if (!isKey && (written === "~" || written === "null")) {
      text = "";
    }
    this.#limits.checkText(text);
    return text;
  }

  unescaped(written) {
    const pattern = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^])|$)/g;
    return written.slice(1, -1).replace(pattern, (all, two, four, eight, one) => {
      const hex = two ?? four ?? eight;
      if (hex === undefined) return escapes.get(one) ?? this.refuse("an escape of YAML");
      const code = parseInt(hex, 16);
      const isScalar = code < 0x110000 && !(code >= 0xd800 && code < 0xe000);
      return isScalar ? String.fromCodePoint(code) : this.refuse("a character");
    });
  }

  /** To be told of every value: how many it is within, or one more where it is no scalar. */
  takeValue(depth) {
    this.#limits.take(depth);
  }

  putMember(members, key, value) {
    this.#limits.put(members, key, value);
  }
}

function isSequenceItem(text) {
  return text[0] === "-" && (text.length === 1 || text[1] === " ");
}

/** Where the quoted scalar ends that a text begins with, or -1. */
function endOfQuoted(text) {
  const mark = text[0];
  for (let at = 1; at < text.length; at++) {
    if (mark === '"' && text[at] === "\\") {
      at++;
    } else if (text[at] === mark) {
      if (mark === '"' || text[at + 1] !== mark) return at + 1;
      at++;
    }
  }
  return -1;
}

/** A value in flow style, `[...]` or `{...}`, which may go on over lines, but for its scalars. */
class FlowReader {
  constructor(reader) {
    this.reader = reader;
    this.text = reader.line.rest;
  }

  /** Goes behind blanks, comments and line ends. */
  blank() {
    for (;;) {
      const comment = /^(?: +#.*| +)/.exec(this.text);
      if (comment) this.text = this.text.slice(comment[0].length);
      if (this.text !== "") return;
      this.reader.advance();
      if (this.reader.line === null) this.reader.refuse("a bracket that closes");
      this.text = this.reader.line.rest;
    }
  }

  skip(mark) {
    if (this.text[0] !== mark) return false;
    this.text = this.text.slice(1);
    return true;
  }

  value(depth) {
    if (this.skip("[")) return this.elements("]", depth + 1);
    if (this.skip("{")) return this.elements("}", depth + 1);
    this.reader.takeValue(depth);
    return this.scalar(false);
  }

  scalar(isKey) {
    let end = 0;
    if (this.text[0] === '"' || this.text[0] === "'") {
      end = endOfQuoted(this.text);
      if (end < 0) this.reader.lack("quoted scalars of several lines");
    } else {
      end = this.text.search(/[,[\]{}]|:(?: |$)| #|$/);
      if (this.text.slice(0, end).includes(":")) this.reader.lack('":" in a scalar in flow style');
    }
    const written = this.text.slice(0, end).replace(/ +$/, "");
    this.text = this.text.slice(end);
    if (/^[?-](?: |$)/.test(written) || written === "") this.reader.refuse("a scalar");
    return this.reader.scalar(written, isKey);
  }

  elements(close, depth) {
    this.reader.takeValue(depth);
    const isSequence = close === "]";
    const elements = isSequence ? [] : new Map();
    for (;;) {
      this.blank();
      if (this.skip(close)) return elements;
      const key = isSequence ? null : this.key();
      const value = this.value(depth);
      if (isSequence) elements.push(value);
      else this.reader.putMember(elements, key, value);
      const { number } = this.reader.line;
      this.blank();
      if (this.text[0] === ":") this.reader.lack("pairs in a sequence in flow style");
      if (this.skip(",") || this.text[0] === close) continue;
      if (this.reader.line.number > number) this.reader.lack("scalars of several lines");
      this.reader.refuse(`"," or "${close}"`);
    }
  }

  key() {
    const isQuoted = this.text[0] === '"' || this.text[0] === "'";
    if ("[{".includes(this.text[0])) this.reader.lack("keys that are no scalars");
    const key = this.scalar(true);
    this.blank();
    if (!this.skip(":")) this.reader.lack("keys without a value in flow style");
    if (!isQuoted && !/^(?: |$)/.test(this.text)) this.reader.refuse('a space behind ":"');
    this.blank();
    return key;
  }

  /** Nothing but a comment may follow on the line. */
  end() {
    if (!/^(?: *| +#.*)$/.test(this.text)) this.reader.refuse("nothing behind a bracket");
    this.reader.advance();
  }
}

"""#,
    "reading.js": #"""
// A published document: its text, its format, and what is listed in it: SPEC.md, section 13.1.

import { checkSize, malformed, quoted, undecided, unsupported } from "./bytes.js";
import { paced } from "./pacing.js";
import { chooseLists } from "./reading-choice.js";
import { refuseOtherKinds } from "./reading-kinds.js";
import {
  readHTMLRows, readSelectedNodes, refuseNoscriptInNoMarkup,
} from "./reading-html.js";
import { isMarkdownLine, readMarkdownRows } from "./reading-markdown.js";
import {
  headerWordCount, linesOfText, ReadDocument, readingLimits, trimmed,
} from "./reading-rows.js";
import { readTableRows } from "./reading-tables.js";
import { readTextRows } from "./reading-text.js";
import { parseJSONTree, readValueRows } from "./reading-values.js";
import { parseYAMLTree } from "./reading-yaml.js";

const listFormats = ["html", "json", "yaml", "csv", "tsv", "markdown", "text"];

/**
 * Reads a published list.
 * @param {Uint8Array} bytes the document
 * @param {{ isMatch, withRoleBelow }} names of those in force, as `chooseLists` takes them
 * @param {{ format?, encoding?, column?, section?, select?: string, pause }} told what is told of
 *   it, and `pause`, to be awaited in long work
 * @returns {Promise<{ format, encoding, listed, ignored, lists }>} as `chooseLists`.
 *   Malformed, unsupported or undecided where it cannot be read, or lists nobody.
 */
export async function readPublishedList(bytes, names, told) {
  const turn = paced(told.pause);
  refuseOtherKinds(bytes);
  const { text, encoding } = decodedText(bytes, told.encoding);
  const format = told.format ?? detectedFormat(text);
  if (!listFormats.includes(format)) unsupported(`the format ${quoted(format)}`);
  const isSelected = told.select !== undefined;
  const document = new ReadDocument(format, encoding, isSelected);
  await readRows(document, text, told.select, turn);
  const chosen = await chooseLists(document, names, told, turn);
  return { format, encoding, ...chosen };
}

async function readRows(document, text, select, turn) {
  switch (document.format) {
    case "html": return readPage(document, text, select, turn);
    case "json": return readValueRows(document, parseJSONTree(text), select, turn);
    case "yaml": return readValueRows(document, parseYAMLTree(text), select, turn);
  }
  if (select !== undefined) undecided(`nothing can be selected in the format ${document.format}`);
  switch (document.format) {
    case "csv":
    case "tsv": return readTableRows(document, text, document.format, turn);
    case "markdown": return readMarkdownRows(document, text, turn);
    default: return readTextRows(document, text, turn);
  }
}

/** A page is parsed by the browser, which runs and loads nothing of it. */
async function readPage(document, text, select, turn) {
  if (!globalThis.DOMParser) unsupported("HTML is read in a browser only");
  const tree = new DOMParser().parseFromString(text, "text/html");
  if (/<noscript/i.test(text)) await refuseNoscriptInNoMarkup(tree, turn);
  if (select === undefined) await readHTMLRows(document, tree, turn);
  else await readSelectedNodes(document, tree, select, turn);
}

/** The text of a document, and the name of its encoding in the Encoding Standard. */
function decodedText(bytes, toldEncoding) {
  checkSize(bytes, readingLimits.documentBytes, "the list");
  const [label, start] = declaredEncoding(bytes, toldEncoding);
  let decoder;
  try {
    decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch {
    unsupported(`the encoding ${quoted(label)}`);
  }
  // Bytes of markup are other characters in it: a browser that takes the page for UTF-8 shows more.
  if (decoder.encoding === "iso-2022-jp") unsupported(`the encoding ${decoder.encoding}`);
  let text;
  try {
    text = decoder.decode(bytes.subarray(start));
  } catch {
    malformed(`the list is not ${decoder.encoding}`);
  }
  checkText(text);
  return { text, encoding: decoder.encoding };
}

/** The label of a document's encoding, and how many bytes its mark has. */
function declaredEncoding(bytes, toldEncoding) {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return ["utf-8", 3];
  if (first === 0xfe && second === 0xff) return ["utf-16be", 2];
  if (first === 0xff && second === 0xfe) return ["utf-16le", 2];
  if (toldEncoding !== undefined) return [toldEncoding, 0];
  if (bytes.find((byte) => byte > 0x20) === 0x3c) {
    const beginning = String.fromCharCode(...bytes.subarray(0, 1024));
    const meta = /<meta[^>]*?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)/i.exec(beginning);
    // What could be read as far as this is no UTF-16.
    if (meta) return [/^utf-?16/i.test(meta[1]) ? "utf-8" : meta[1], 0];
  }
  return ["utf-8", 0];
}

function checkText(text) {
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/.exec(text);
  if (control) {
    const line = linesOfText(text.slice(0, control.index)).length;
    malformed(`line ${line} of the list has the control character ${quoted(control[0])}`);
  }
  let ends = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x0d) ends++;
  }
  if (ends > readingLimits.lineEnds) {
    malformed(`the list has ${ends} line ends, more than ${readingLimits.lineEnds}`);
  }
}

/** The format of a text of which it is not told. */
function detectedFormat(text) {
  const start = trimmed(text);
  if (start[0] === "<") return "html";
  const second = start[0] === "[" ? trimmed(start.slice(1))[0] : undefined;
  if (start[0] === "{" || '"{[]'.includes(second ?? " ")) return "json";
  const lines = linesOfText(text).filter((line) => trimmed(line) !== "");
  if (isLikeYAML(lines)) return "yaml";
  const heads = [",", ";"].map((separator) => [separator, fieldsOfHead(lines[0] ?? "", separator)]);
  if (heads.some(([, fields]) => headerWordCount(fields) >= 2)) return "csv";
  if (lines.some(isMarkdownLine)) return "markdown";
  const tabsOf = (those) => new Set(those.map((line) => countOf("\t", line)));
  const [tabs, innerTabs] = [tabsOf(lines), tabsOf(lines.map(trimmed))];
  const isEven = (counts) => counts.size === 1 && !counts.has(0);
  const [most] = tabs;
  if ((isEven(tabs) && innerTabs.has(most)) || isEven(innerTabs)) return "tsv";
  const isQuoted = (line) => line.length > 1 && line[0] === '"' && line.at(-1) === '"';
  if (lines.length > 0 && lines.every(isQuoted)) return "csv";
  const isTable = ([separator, fields]) => fields.length > 1 && headerWordCount(fields) > 0
    && lines.every((line) => countOf(separator, line) >= fields.length - 1);
  return heads.some(isTable) ? "csv" : "text";
}

/** The fields of the first line of a table, before anything is known of it. */
function fieldsOfHead(line, separator) {
  return line.replaceAll('"', "").split(separator);
}

function countOf(character, text) {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** Whether lines that are not blank are those of a mapping or a sequence in YAML. */
function isLikeYAML(lines) {
  let hasKey = false;
  let hasKeyAtStart = false;
  let hasItemWithoutKey = false;
  for (const [at, line] of lines.entries()) {
    if (line.startsWith("#") || (line === "---" && at === 0)) continue;
    if (/^ *(?:- +)?[a-z][a-z0-9_-]*:(?: |$)/.test(line)) {
      hasKey = true;
      hasKeyAtStart ||= /^[a-z]/.test(line);
    } else if (line.startsWith("- ")) {
      hasItemWithoutKey = true;
    } else if (!line.startsWith(" ")) {
      return false;
    }
  }
  return hasKey && (hasKeyAtStart || !hasItemWithoutKey);
}

"""#,
    "report.js": #"""
// An answer as the elements of a page: the same content, in the same order, as the report of
// `endorse check --report`.
import { drawing, element, stranger, visibleText } from "./elements.js";
import {
  asItWas, counted, countsOf, entryOf, headlineOf, isInOrder, listWords, notProved, readingOf,
  signatoryOf, stateWords,
} from "./wording.js";

// So many rows are there at once: a browser lays out ten times as many in a noticeable time.
const rowsAtOnce = 200;

/**
 * The report of an answer.
 *
 * @param answer `endorse.check/1`
 * @param from what else there is to say of where it comes from:
 *   `list` (the list's name), `log` (where the log was read), `time` (when it was), `witnesses`
 *   (how many the policy names), `problems` (what is wrong with the texts that the log has),
 *   `command`, `kept` (buttons that save the evidence), `again` (one to read the list differently)
 * @param pause awaited between two slices of work
 */
export async function reportOf(answer, from, pause) {
  const others = answer.rows.filter((row) => !isInOrder(row.state));
  const signed = answer.rows.filter((row) => isInOrder(row.state));
  return [
    element("h2", {
      id: "headline", tabindex: -1, class: answer.agrees ? "headline yes" : "headline",
    }, headlineOf(answer)),
    element("p", {}, "The list is ", stranger(from.list), ", checked against the log of ",
      stranger(answer.log.origin), asItWas(answer.log), "."),
    from.problems.length === 0 ? null : element("p", { class: "reason" },
      "A text of this log is missing, or is not as it was stated, which changes no line: ",
      visibleText(from.problems.join("; "))),
    countsTable(answer),
    await rowsTable("Worth reading first", {
      caption: "Lines that are not signed as they stand", columns: lineColumns, rows: others,
      row: lineRow,
    }, pause),
    await rowsTable("Signed but not listed", {
      caption: "In force, and on no line", columns: missingColumns, rows: answer.missing,
      row: missingRow,
    }, pause),
    await rowsTable(others.length === 0 ? "Every line" : "The other lines", {
      caption: "Lines that are signed, in the order of the list", columns: signedColumns,
      rows: signed, row: lineRow,
    }, pause),
    element("h3", {}, "How it was read"),
    element("p", {}, readingOf(answer.read)),
    listsRead(answer.read),
    await ignoredLines(answer.read.ignored, pause),
    element("p", { class: "kept" }, from.again),
    element("h3", {}, "Evidence"),
    evidence(answer, from),
    element("p", { class: "kept" }, from.kept),
    element("h3", {}, "Not proved"),
    element("div", { class: "box" },
      element("ul", {}, notProved.map((words) => element("li", {}, words)))),
    element("h3", {}, "To repeat it"),
    repeating(from.command),
  ].flat(Infinity).filter((part) => part !== null);
}

/**
 * Says that nothing was found out, and why: no line has a state.
 *
 * @param about what could not be checked with, in a sentence
 * @param reason the error's own words
 * @param from `command` and `kept` as above, both or none
 */
export function refusalOf(about, reason, from) {
  return [
    element("h2", { id: "headline", tabindex: -1, class: "headline open" },
      "Could not check."),
    element("p", {}, about),
    element("p", { class: "reason" }, visibleText(reason)),
    element("p", {}, "This says nothing about the list, and nothing about anybody on it."),
    from.kept ? element("p", { class: "kept" }, from.kept) : null,
    from.command
      ? [element("h3", {}, "Without this page"), repeating(from.command)]
      : null,
  ].flat(Infinity).filter((part) => part !== null);
}

function repeating(command) {
  return [
    element("pre", { tabindex: 0 }, element("code", {}, visibleText(command))),
    element("p", { class: "more" },
      "KEYS is a folder with the keys, from a source that you trust."),
  ];
}

function countsTable(answer) {
  const rows = countsOf(answer).map(({ count, state, words }) =>
    element("tr", { class: state === "missing" && "apart" },
      element("td", { class: "n" }, String(count)),
      element("td", {}, element("span", { class: `state ${state}` }, shapeOf(state), words))));
  return element("table", { class: "counts" }, element("caption", {}, "How many"),
    element("tbody", {},
      element("tr", { class: "sum" }, element("td", { class: "n" }, String(answer.read.listed)),
        element("td", {}, "listed")),
      rows));
}

// The class and the title of each column.
const lineColumns = [
  ["line", "Line"], ["listed", "Listed"], ["state-of", "State"], ["who", "Who signed"],
];
// A state that is as it should be has little to say.
const signedColumns = lineColumns.map(([name, title]) =>
  [name === "state-of" ? "state-word" : name, title]);
const missingColumns = [["listed", "Who signed"], ["where", "Key and entry"]];
const ignoredColumns = [["line", "Line"], ["listed", "Text"], ["state-of", "Why"]];

function lineRow(row) {
  return element("tr", {},
    element("td", { class: "line n" }, String(row.line)),
    element("th", { scope: "row" }, stranger(row.listed)),
    element("td", {},
      element("span", { class: `state ${row.state}` }, shapeOf(row.state),
        stateWords.get(row.state)),
      row.note === null ? null : element("span", { class: "note" }, visibleText(row.note))),
    element("td", { class: "who" }, row.signatory === null
      ? null : [signatoryOf(row), element("span", { class: "note" }, entryOf(row))]));
}

function missingRow(row) {
  return element("tr", {}, element("th", { scope: "row" }, signatoryOf(row)),
    element("td", {}, element("span", { class: "note" }, entryOf(row))));
}

function ignoredRow(ignored) {
  return element("tr", {},
    element("td", { class: "line n" }, String(ignored.line)),
    element("td", {}, stranger(ignored.text)),
    element("td", {}, visibleText(ignored.why)));
}

function listsRead(read) {
  const lists = read.lists.filter((list) => read.lists.length > 1 || list.column !== null);
  if (lists.length === 0) return null;
  return element("ul", {}, lists.map((list) =>
    element("li", {}, list.checked ? "checked: " : "NOT checked: ", listWords(list))));
}

async function ignoredLines(ignored, pause) {
  if (ignored.length === 0) return null;
  const table = await longTable({
    caption: "Lines that were not read as names", columns: ignoredColumns, rows: ignored,
    row: ignoredRow,
  }, pause);
  return [
    element("h4", {}, "What was left out"),
    element("div", {
      class: "scroll", role: "region", "aria-label": "What was left out", tabindex: 0,
    }, table),
  ];
}

function evidence(answer, from) {
  const { log, statement } = answer;
  const rows = [
    ["statement", stranger(statement.title)],
    ["text", element("code", {}, statement.text)],
    statement.given === null
      ? null : ["text given", element("code", {}, statement.given)],
    ["log", [stranger(log.origin), `, ${counted(log.size, "entry", "entries")}`, asItWas(log)]],
    ["root", element("code", {}, log.root)],
    ["witnesses", witnesses(log, from.witnesses)],
    ["trust", element("code", {}, log.trust)],
    ["read", [stranger(from.log), `, at ${from.time}`]],
  ].filter((row) => row !== null);
  return element("dl", {},
    rows.map(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

function witnesses(log, known) {
  if (log.asOf === null) return "none asked for: age unknown, split views possible";
  return [
    `quorum met by ${log.cosigned.length} of ${known}, as of ${log.asOf}`,
    element("ul", {}, log.cosigned.map(({ witness, time }) =>
      element("li", {}, stranger(witness), ` ${time}`))),
  ];
}

/** A table below a heading, or nothing where it has no rows. */
async function rowsTable(title, how, pause) {
  return how.rows.length === 0 ? null : [element("h3", {}, title), await longTable(how, pause)];
}

/** A table whose rows are made in slices, and beyond `rowsAtOnce` only where they are asked for. */
async function longTable({ caption, columns, rows, row }, pause) {
  const body = element("tbody");
  const table = element("table", { class: "rows" }, element("caption", {}, caption),
    element("thead", {}, element("tr", {}, columns.map(([name, title]) =>
      element("th", { scope: "col", class: name }, title)))),
    body);
  let made = 0;
  async function makeRows(end) {
    while (made < end) {
      const slice = rows.slice(made, Math.min(end, made + 50));
      body.append(...slice.map(row));
      made += slice.length;
      await pause();
    }
  }
  await makeRows(Math.min(rows.length, rowsAtOnce));
  if (made === rows.length) return table;
  const more = element("p", { class: "more" },
    element("span", {}, `The first ${made} of ${rows.length} are shown. `),
    element("button", { type: "button", class: "plain" }, `Show all ${rows.length}`));
  more.querySelector("button").addEventListener("click", async () => {
    const next = made;
    more.remove();
    await makeRows(rows.length);
    body.children[next].tabIndex = -1;
    body.children[next].focus();
  });
  return [table, more];
}

// A shape for each state, in a square of 16.
const shapes = {
  signed: { d: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z" },
  repeated: { d: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z", fill: "none" },
  "spelled-differently": { d: "M2 11c3-9 6 3 12-6", fill: "none" },
  withdrawn: { d: "M2 8h12", fill: "none" },
  revoked: { d: "M3 3l10 10M13 3l-10 10", fill: "none" },
  "other-text": { d: "M2 2h8v8h-8zM6 10v4h8v-8h-4", fill: "none" },
  "looks-similar": { d: "M8 2l6.5 12h-13z" },
  "not-in-log": { d: "M8 1.5l6.5 6.5l-6.5 6.5l-6.5-6.5z", fill: "none" },
  missing: { d: "M8 2v12M2 8h12", fill: "none" },
};

function shapeOf(state) {
  return drawing("svg", { class: "shape", viewBox: "0 0 16 16", "aria-hidden": "true" },
    drawing("path", shapes[state]));
}

"""#,
    "rules.js": #"""
// The rules of the log, what they make of its entries, and its rosters: SPEC.md, sections 9 and 10.

import { Refusal, compareTexts, equalBytes } from "./bytes.js";
import { isValidSignature } from "./ed25519.js";
import { parseEntry } from "./entry.js";
import { isLineOf } from "./note.js";
import { InFlight, paced } from "./pacing.js";

const signaturesInFlight = 64;

/** A rule higher than all: none is broken. */
const noRule = Infinity;

/** What is known of a key that an entry named. */
class KnownKey {
  constructor(name) {
    this.name = name;
    this.isInForce = true;
    this.isSignatorys = false;
    this.successor = null;
  }
}

/**
 * An endorsement, in force or ended: `entry`, its index; `text`, `key` (the successor's, where its
 * key was succeeded), `kind`, `signatory`, `role` (or null), `date`; `nameKey`, and `roleKey` (or
 * null), those of `signatory` and `role`; and where it ended `ended` (`withdrawn`, `revoked` or
 * `replaced`) and `endedBy`, the index of the entry that ended it, else null.
 */
class Endorsement {
  constructor(entry, index) {
    const { text, key, kind, signatory, role = null, date } = entry.fields;
    this.entry = index;
    this.text = text;
    this.key = key;
    this.kind = kind;
    this.signatory = signatory;
    this.role = role;
    this.date = date;
    this.nameKey = entry.nameKeys.signatory;
    this.roleKey = entry.nameKeys.role ?? null;
    this.ended = null;
    this.endedBy = null;
  }

  /** What no two endorsements in force of one text have in common (rule 5). */
  get identity() {
    return this.kind === "organization" ? this.nameKey
      : `${this.nameKey}\n${this.roleKey === null ? "" : this.roleKey}\n`;
  }
}

/** A text that was stated, and the endorsements of it. */
class Statement {
  constructor(title, text, index) {
    this.title = title;
    this.text = text;
    this.entry = index;
    this.byKey = new Map(); // from public key to the endorsement in force
    this.byKeyName = new Map();
    this.byIdentity = new Map();
    this.past = [];
  }

  add(endorsement) {
    this.byKey.set(endorsement.key.hex, endorsement);
    this.byKeyName.set(endorsement.key.name, endorsement);
    this.byIdentity.set(endorsement.identity, endorsement);
  }

  /** Ends what this key endorses of the text, if it does. */
  end(key, how, index) {
    const endorsement = this.byKey.get(key.hex);
    if (endorsement === undefined) return;
    this.byKey.delete(key.hex);
    this.byKeyName.delete(key.name);
    this.byIdentity.delete(endorsement.identity);
    endorsement.ended = how;
    endorsement.endedBy = index;
    this.past.push(endorsement);
  }

  passOn(key, successor) {
    const endorsement = this.byKey.get(key.hex);
    if (endorsement === undefined) return;
    this.byKey.delete(key.hex);
    endorsement.key = successor;
    this.byKey.set(successor.hex, endorsement);
  }
}

/** What is known after the first `size` entries of a log, all of which kept the rules. */
export class Ledger {
  constructor(trust) {
    this.trust = trust;
    this.size = 0;
    this.secretariat = trust.secretariat[0];
    this.recovery = null;
    this.known = new Map(); // from public key to KnownKey
    this.latest = new Map(); // from public key to the leaf hash of its latest entry
    this.stated = new Map(); // from text hash to Statement
    this.kinds = new Map(); // from the kind of an entry to how many there are
  }

  /** The statements, each with `title`, `text` and `entry`, in the order of their entries. */
  get statements() {
    return [...this.stated.values()];
  }

  /** The endorsements in force of a text, ordered by name key, then by entry (section 10). */
  roster(text) {
    const inForce = [...(this.stated.get(text)?.byKey.values() ?? [])];
    return inForce.sort(
      (first, second) =>
        compareTexts(first.nameKey, second.nameKey) || first.entry - second.entry,
    );
  }

  /** The endorsements of a text that ended, in the order of their entries. */
  past(text) {
    const ended = [...(this.stated.get(text)?.past ?? [])];
    return ended.sort((first, second) => first.entry - second.entry);
  }

  /** The endorsements in force of all other texts, in the order of their entries. */
  otherTexts(text) {
    const others = this.statements.filter((statement) => statement.text !== text);
    return others.flatMap((statement) => [...statement.byKey.values()])
      .sort((first, second) => first.entry - second.entry);
  }

  /** The endorsement in force of a text by a key, or null. */
  endorsementBy(key, text) {
    return this.stated.get(text)?.byKey.get(key.hex) ?? null;
  }

  /** The key that succeeded this one, or the one that succeeded that, and so on; else itself. */
  latestKey(key) {
    let latest = key;
    for (let next = key; next; next = this.known.get(next.hex)?.successor) latest = next;
    return latest;
  }

  isNew(key) {
    return !this.known.has(key.hex);
  }

  isInForce(key) {
    return this.known.get(key.hex)?.isInForce === true;
  }

  isLogs(key) {
    return this.trust.logKeys.has(key.hex);
  }

  isSecretariats(key) {
    return key.hex === this.secretariat.hex;
  }

  isRecovery(key) {
    return key.hex === this.recovery?.hex;
  }
}

/** The public key whose entry this is, as a verifier key (section 6). */
function authorOf(ledger, { kind, fields }) {
  if (kind === "revocation") return ledger.secretariat;
  return kind === "statement" ? fields.secretariat : fields.key;
}

function namedKeys({ key, successor, secretariat, recovery }) {
  return [key, successor, secretariat, recovery].filter((each) => each !== undefined);
}

/** The keys of which one has to have signed each line, by position (section 6). */
function requiredSigners(ledger, { kind, fields }) {
  const { key, successor, secretariat } = fields;
  switch (kind) {
    case "statement": return [[secretariat]];
    case "endorsement": return [[key], [ledger.secretariat]];
    case "withdrawal": return [[key]];
    case "succession": {
      const mayRecover = ledger.recovery !== null && ledger.isSecretariats(key);
      return [mayRecover ? [key, ledger.recovery] : [key], [successor]];
    }
    case "revocation": return [[ledger.secretariat]];
  }
}

/** Rule 1, but for the signature. */
function keepsRule1(ledger, { secretariat, recovery, text }) {
  if (ledger.size > 0) {
    return recovery === undefined && ledger.isSecretariats(secretariat) && !ledger.stated.has(text);
  }
  return secretariat.text === ledger.secretariat.text
    && (recovery === undefined
      || (recovery.hex !== secretariat.hex && !ledger.isLogs(recovery)));
}

/** Rule 3. */
function keepsRule3(ledger, entry) {
  const latest = ledger.latest.get(authorOf(ledger, entry).hex);
  const { previous } = entry.fields;
  if (latest === undefined || previous === undefined) return latest === previous;
  return equalBytes(latest, previous);
}

/** Rule 4. */
function keepsRule4(ledger, { kind, fields }) {
  for (const key of namedKeys(fields)) {
    const known = ledger.known.get(key.hex);
    if (known !== undefined && known.name !== key.name) return false;
  }
  if (kind !== "endorsement") return true;
  const { key, text } = fields;
  return ledger.stated.has(text) && (ledger.isNew(key) || ledger.isInForce(key))
    && !ledger.isLogs(key) && !ledger.isSecretariats(key) && !ledger.isRecovery(key);
}

/** Rule 5, for an endorsement that keeps rule 4. */
function keepsRule5(ledger, entry) {
  const endorsement = new Endorsement(entry, ledger.size);
  const { byKeyName, byIdentity } = ledger.stated.get(endorsement.text);
  return [byKeyName.get(endorsement.key.name), byIdentity.get(endorsement.identity)].every(
    (other) => other === undefined || other.key.hex === endorsement.key.hex,
  );
}

/** Rule 6. */
function keepsRule6(ledger, { key, text }) {
  if (!ledger.stated.has(text)) return false;
  if (ledger.isNew(key)) return !ledger.isLogs(key);
  return ledger.isInForce(key) && ledger.endorsementBy(key, text) !== null;
}

/** Rule 7. */
function keepsRule7(ledger, { key, successor }) {
  return ledger.isInForce(key) && !ledger.isRecovery(key)
    && ledger.isNew(successor) && !ledger.isLogs(successor) && successor.name === key.name;
}

/** Rule 8. */
function keepsRule8(ledger, { key }) {
  return ledger.isInForce(key) && ledger.known.get(key.hex).isSignatorys;
}

/**
 * How the next entry stands to the rules: `rule`, the lowest that it breaks whatever its signatures
 * are; and `claims`, the signatures that it has to have besides: in each `line` is to be valid
 * under one of `keys`, or `rule`, which is lower than the one above, is broken.
 */
function examineEntry(ledger, entry) {
  const { kind, fields, note } = entry;
  const signers = requiredSigners(ledger, entry);
  const claims = note.signatures.slice(0, signers.length).map((line, at) => ({
    rule: kind === "statement" ? 1 : 2,
    line,
    keys: signers[at].filter((key) => isLineOf(line, key)),
  }));
  const broken = [];
  const expect = (rule, isKept) => {
    if (!isKept) broken.push(rule);
  };
  for (const { rule, keys } of claims) expect(rule, keys.length > 0);
  if (kind === "statement") expect(1, keepsRule1(ledger, fields));
  expect(2, fields.log === ledger.trust.origin && note.signatures.length === signers.length);
  expect(3, keepsRule3(ledger, entry));
  const isRule4Kept = keepsRule4(ledger, entry);
  expect(4, isRule4Kept);
  if (kind === "endorsement" && isRule4Kept) expect(5, keepsRule5(ledger, entry));
  if (kind === "withdrawal") expect(6, keepsRule6(ledger, fields));
  if (kind === "succession") expect(7, keepsRule7(ledger, fields));
  if (kind === "revocation") expect(8, keepsRule8(ledger, fields));
  const rule = Math.min(noRule, ...broken);
  return { rule, claims: claims.filter((claim) => claim.rule < rule) };
}

/** What an entry that keeps the rules changes. */
function applyEntry(ledger, entry, leaf) {
  const { kind, fields } = entry;
  const index = ledger.size;
  const { key, text } = fields;
  const author = authorOf(ledger, entry);
  for (const each of namedKeys(fields)) {
    if (ledger.isNew(each)) ledger.known.set(each.hex, new KnownKey(each.name));
  }
  ledger.latest.set(author.hex, leaf);
  switch (kind) {
    case "statement":
      ledger.stated.set(text, new Statement(fields.title, text, index));
      ledger.recovery ??= fields.recovery ?? null;
      break;
    case "endorsement":
      ledger.stated.get(text).end(key, "replaced", index);
      ledger.stated.get(text).add(new Endorsement(entry, index));
      ledger.known.get(key.hex).isSignatorys = true;
      break;
    case "withdrawal":
      ledger.stated.get(text).end(key, "withdrawn", index);
      ledger.known.get(key.hex).isSignatorys = true;
      break;
    case "succession":
      applySuccession(ledger, fields, leaf);
      break;
    case "revocation":
      for (const statement of ledger.stated.values()) statement.end(key, "revoked", index);
      ledger.known.get(key.hex).isInForce = false;
      break;
  }
  ledger.kinds.set(kind, (ledger.kinds.get(kind) ?? 0) + 1);
  ledger.size++;
}

function applySuccession(ledger, { key, successor }, leaf) {
  for (const statement of ledger.stated.values()) statement.passOn(key, successor);
  const old = ledger.known.get(key.hex);
  old.isInForce = false;
  old.successor = successor;
  ledger.known.get(successor.hex).isSignatorys = old.isSignatorys;
  ledger.latest.set(successor.hex, leaf);
  if (ledger.isSecretariats(key)) ledger.secretariat = successor;
}

/** The next entry, parsed, as `entry`; or the `rule` that it breaks, or `unsupported`, true. */
function readEntry(bytes, index) {
  try {
    const entry = parseEntry(bytes);
    return index === 0 && entry.kind !== "statement" ? { rule: 1 } : { entry };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.outcome === "unsupported") return { unsupported: true };
    return { rule: index === 0 ? 1 : 2 };
  }
}

async function isSignedByOneOf(note, { line, keys }) {
  for (const key of keys) {
    if (await isValidSignature(key.publicKey, note.signedBytes, line.signature)) return true;
  }
  return false;
}

/**
 * Applies the rules to the entries of a log, each with its leaf hash, in order, to the first that
 * breaks one or is of another version. The answer has `whole`, what is known after all entries that
 * keep the rules; `ledger`, what is known after the first `at` of them, or if `at` is null or
 * beyond, `whole`; `broken`, the `entry` and the `rule` that it broke, or null; `unsupported`, the
 * index of an entry of another version, or null.
 *
 * What the rules say depends on signatures only in that they are valid. So entries are judged as if
 * theirs were, while these are being verified, many at a time; where one is not, the ledger is made
 * anew, from the entries before it.
 */
export async function judgeEntries(entries, leaves, trust, { at = null, pause, progress }) {
  const turn = paced(pause);
  const verifications = new InFlight(signaturesInFlight);
  const ledger = new Ledger(trust);
  const kept = [];
  let unsupportedAt = null;
  let broken = null;
  const findBroken = (entry, rule) => {
    if (broken === null || entry < broken.entry || (entry === broken.entry && rule < broken.rule)) {
      broken = { entry, rule };
    }
  };
  for (const bytes of entries) {
    const index = kept.length;
    if (index % 64 === 0) progress({ step: "rules", done: index, total: entries.length });
    await turn();
    if (broken !== null) break;
    const { entry, rule, unsupported } = readEntry(bytes, index);
    if (unsupported) {
      unsupportedAt = index;
      break;
    }
    const examined = entry === undefined ? { rule, claims: [] } : examineEntry(ledger, entry);
    for (const claim of examined.claims) {
      await verifications.begin(async () => {
        if (!await isSignedByOneOf(entry.note, claim)) findBroken(index, claim.rule);
      });
    }
    if (examined.rule !== noRule) {
      findBroken(index, examined.rule);
      break;
    }
    applyEntry(ledger, entry, leaves[index]);
    kept.push(entry);
  }
  await verifications.end();
  progress({ step: "rules", done: entries.length, total: entries.length });

  const ledgerAfter = async (size) => {
    if (ledger.size === size) return ledger;
    const earlier = new Ledger(trust);
    for (const [index, entry] of kept.slice(0, size).entries()) {
      await turn();
      applyEntry(earlier, entry, leaves[index]);
    }
    return earlier;
  };
  const whole = await ledgerAfter(broken?.entry ?? kept.length);
  return {
    whole,
    ledger: at !== null && at < whole.size ? await ledgerAfter(at) : whole,
    broken,
    unsupported: broken === null ? unsupportedAt : null,
  };
}

"""#,
    "saving.js": #"""
// What a reader may keep: the log in one file, the answer, the list.
import { element } from "./elements.js";
import { button } from "./status.js";

/** A button that saves a verified log. */
export function saveLogButton(log) {
  const name = `${log.origin.replaceAll(/[^\w.]+/g, "-")}-${log.size}.bundle`;
  return button("Save the log in one file", async () =>
    saveFile(name, "application/octet-stream", await log.bundle()));
}

/** A button that saves an answer. */
export function saveAnswerButton(answer) {
  return button("Save the answer (JSON)",
    () => saveFile("check.json", "application/json", jsonText(answer)));
}

/** A button that saves a list that was pasted, under the name that the command calls it by. */
export function saveListButton(list) {
  return button(`Save the list as ${list.name}`,
    () => saveFile(list.name, "text/plain", list.bytes));
}

/** JSON in which what is invisible is escaped. */
function jsonText(answer) {
  const escaped = (text) => Array.from({ length: text.length }, (_, index) =>
    "\\u" + text.charCodeAt(index).toString(16).padStart(4, "0")).join("");
  return JSON.stringify(answer, null, 2).replaceAll(/[\p{Cf}\p{Zl}\p{Zp}]/gu, escaped) + "\n";
}

function saveFile(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

"""#,
    "sha256.js": #"""
// SHA-256 (FIPS 180-4), at once and without allocation per block.

const roundConstants = new Int32Array(64);
const initialState = new Int32Array(8);
(function computeConstants() {
  // The first 32 bits of the fractional parts of the square and cube roots of the first primes.
  const fraction = (prime, power) => {
    let root = 0n;
    for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) {
      if ((root + bit) ** power <= BigInt(prime) << (32n * power)) root += bit;
    }
    return Number(BigInt.asIntN(32, root));
  };
  for (let candidate = 2, count = 0; count < 64; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
      if (candidate % divisor === 0) isPrime = false;
    }
    if (!isPrime) continue;
    if (count < 8) initialState[count] = fraction(candidate, 2n);
    roundConstants[count++] = fraction(candidate, 3n);
  }
})();

const state = new Int32Array(8);
const schedule = new Int32Array(64);
const block = new Uint8Array(64);

function compress(bytes, start) {
  for (let at = 0; at < 16; at++, start += 4) {
    schedule[at] = (bytes[start] << 24) | (bytes[start + 1] << 16)
      | (bytes[start + 2] << 8) | bytes[start + 3];
  }
  for (let at = 16; at < 64; at++) {
    const w15 = schedule[at - 15];
    const w2 = schedule[at - 2];
    const s0 = ((w15 >>> 7) | (w15 << 25)) ^ ((w15 >>> 18) | (w15 << 14)) ^ (w15 >>> 3);
    const s1 = ((w2 >>> 17) | (w2 << 15)) ^ ((w2 >>> 19) | (w2 << 13)) ^ (w2 >>> 10);
    schedule[at] = (schedule[at - 16] + s0 + schedule[at - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let at = 0; at < 64; at++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + roundConstants[at] + schedule[at]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** The 32 bytes of SHA-256 over all of these parts, one after the other. */
export function sha256(...parts) {
  state.set(initialState);
  let filled = 0;
  let length = 0;
  for (const part of parts) {
    length += part.length;
    let at = 0;
    if (filled > 0) {
      at = Math.min(64 - filled, part.length);
      for (let from = 0; from < at; from++) block[filled + from] = part[from];
      filled += at;
      if (filled < 64) continue;
      compress(block, 0);
      filled = 0;
    }
    for (; at + 64 <= part.length; at += 64) compress(part, at);
    for (; at < part.length; at++) block[filled++] = part[at];
  }
  block[filled++] = 0x80;
  if (filled > 56) {
    block.fill(0, filled);
    compress(block, 0);
    filled = 0;
  }
  block.fill(0, filled);
  const high = Math.floor(length / 0x20000000);
  const low = length << 3;
  for (let at = 0; at < 4; at++) {
    block[56 + at] = high >>> (24 - 8 * at);
    block[60 + at] = low >>> (24 - 8 * at);
  }
  compress(block, 0);
  const digest = new Uint8Array(32);
  for (let at = 0; at < 32; at++) digest[at] = state[at >> 2] >>> (24 - 8 * (at & 3));
  return digest;
}

"""#,
    "sources.js": #"""
// Where the files of a log are read from: SPEC.md, sections 7.5 and 7.11.
//
// A source has `read(path, limit)`, which promises the bytes of a file, or null where it is not
// there; `keptSizes`, the sizes of the checkpoints that are kept, in order, or null where nobody
// can list them; and `hasTiles`, whether it has tiles besides entries. Nothing of it is believed.

import { Refusal, afterPrefix, checkSize, concatenate, isDecimal, malformed, parseDecimal, quoted,
  undecided, unsupported, utf8Bytes, utf8Text } from "./bytes.js";
import { noteLimit } from "./note.js";
import { textLimit } from "./text.js";
import { entryLimit, parseBundle, parseTilePath, tileWidth } from "./tree.js";

/** The most bytes of an entry bundle. */
export const entryBundleLimit = tileWidth * (2 + entryLimit);

/** The most bytes of a log in one file. */
export const logBundleLimit = 2 ** 30;

const bundleLineLimit = 127;
const answerTime = 60_000;
const localHosts = ["127.0.0.1", "[::1]", "localhost"];

/**
 * The files of a log below a URL, which is of https, or of http on this machine. No redirect is
 * followed, no cookie sent, and nothing read beyond a limit. What could not be read is undecided.
 */
export function webSource(baseURL) {
  const base = new URL(baseURL);
  base.search = "";
  base.hash = "";
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  const isLocal = base.protocol === "http:" && localHosts.includes(base.hostname);
  if (base.protocol !== "https:" && !isLocal) {
    undecided(`${base} cannot be read: expected a URL of https`);
  }
  return {
    keptSizes: null,
    hasTiles: true,
    read: (path, limit) => readURL(new URL(path, base), limit),
  };
}

async function readURL(url, limit) {
  try {
    const answer = await fetch(url, {
      credentials: "omit",
      redirect: "error",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(answerTime),
    });
    if (answer.status === 200) return await readBody(answer, limit, url);
    await answer.body?.cancel();
    if (answer.status === 404 || answer.status === 410) return null;
    undecided(`${url} could not be read: status ${answer.status}`);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    undecided(`${url} could not be read: ${error.message}`);
  }
}

async function readBody(answer, limit, url) {
  const reader = answer.body.getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatenate(...parts);
    length += value.length;
    if (length > limit) {
      await reader.cancel();
      malformed(`${url} has more than ${limit} bytes`);
    }
    parts.push(value);
  }
}

/** The files of a log in one file (section 7.11), which is parsed at once. */
export function bundleSource(bytes) {
  const files = parseLogBundle(bytes);
  const sizes = [...files.keys()].map((path) => path.match(/^checkpoints\/(.*)$/)?.[1])
    .filter((size) => size !== undefined)
    .map(BigInt);
  return {
    keptSizes: sizes.sort((first, second) => (first < second ? -1 : 1)),
    hasTiles: false,
    async read(path, limit) {
      const content = files.get(path);
      if (content === undefined) return null;
      checkSize(content, limit, path);
      return content;
    },
  };
}

/** The files of a log in one file, by their paths. */
function parseLogBundle(bytes) {
  checkSize(bytes, logBundleLimit, "the bundle");
  let position = 0;
  const nextLine = () => {
    const end = bytes.subarray(position, position + bundleLineLimit + 1).indexOf(0x0a);
    if (end < 0) {
      malformed(`the bundle has no line of at most ${bundleLineLimit} bytes at byte ${position}`);
    }
    const line = utf8Text(bytes.subarray(position, position + end), "a line of the bundle");
    position += end + 1;
    return line;
  };
  const version = afterPrefix(nextLine(), "endorse-bundle/", "line 1 of the bundle");
  if (parseDecimal(version, "the bundle's version") !== 1n) {
    unsupported(`the bundle is of version ${version}, expected 1`);
  }
  const files = new Map();
  const entries = { count: 0n };
  for (let line = nextLine(); line !== "end"; line = nextLine()) {
    const space = line.indexOf(" ");
    const path = space < 0 ? line : line.slice(0, space);
    const length = parseDecimal(space < 0 ? "" : line.slice(space + 1), `the length of ${path}`);
    const limit = limitOf(path);
    if (length > BigInt(limit)) malformed(`${path} has ${length} bytes, more than ${limit}`);
    const end = position + Number(length);
    if (bytes[end] !== 0x0a) malformed(`${path} is not ${length} bytes and a line feed`);
    if (files.has(path)) malformed(`the bundle has ${path} twice`);
    if ((path === "checkpoint") !== (files.size === 0)) {
      malformed(`${path} does not stand where it has to in the bundle: checkpoint is the first`);
    }
    files.set(path, bytes.subarray(position, end));
    if (path.startsWith("tile/")) checkEntryBundle(path, files.get(path), entries);
    position = end + 1;
  }
  if (files.size === 0) malformed("the bundle has no file");
  if (position !== bytes.length) {
    malformed(`the bundle has ${bytes.length - position} bytes behind its end`);
  }
  return files;
}

/** The most bytes of a file with this path. */
function limitOf(path) {
  const size = path.match(/^checkpoints\/([0-9]+)$/)?.[1];
  if (path === "checkpoint" || (size !== undefined && isDecimal(size))) return noteLimit;
  if (/^text\/[0-9a-f]{64}$/.test(path)) return textLimit;
  if (path.startsWith("tile/entries/")) {
    parseTilePath(path);
    return entryBundleLimit;
  }
  malformed(`the bundle has the path ${quoted(path)}, which no file of it has`);
}

/** An entry bundle begins where the one before it, which is full, ends; and it parses. */
function checkEntryBundle(path, content, entries) {
  const { index, width } = parseTilePath(path);
  if (index * BigInt(tileWidth) !== entries.count) {
    malformed(`${path} stands behind ${entries.count} entries in the bundle`);
  }
  entries.count += BigInt(parseBundle(content, path, width).length);
}

/** A log in one file, from the paths and the contents of its files in order. */
export function writeLogBundle(files) {
  const parts = [utf8Bytes("endorse-bundle/1\n")];
  for (const [path, content] of files) {
    parts.push(utf8Bytes(`${path} ${content.length}\n`), content, Uint8Array.of(0x0a));
  }
  return concatenate(...parts, utf8Bytes("end\n"));
}

"""#,
    "status.js": #"""
// What the page shows: how far it is, and the outcome.
import { element } from "./elements.js";

export function byId(id) {
  return document.getElementById(id);
}

/** Says something in the line that is read out. */
export function say(words) {
  byId("said").textContent = words;
}

/** Shows an outcome, whose element with the ID `headline` gets the focus. */
export function showOutcome(title, parts) {
  endProgress();
  const outcome = byId("outcome");
  outcome.replaceChildren(...parts);
  outcome.hidden = false;
  outcome.parentElement.classList.add("answered");
  document.title = title;
  say(title);
  byId("headline").focus();
}

/** Takes the outcome away before another is looked for. */
export function hideOutcome() {
  byId("outcome").hidden = true;
  byId("outcome").parentElement.classList.remove("answered");
}

const stepWords = new Map([
  ["log", "Reading the log"],
  ["entries", "Reading the entries"],
  ["rules", "Verifying the signatures"],
  ["tiles", "Reading the tiles"],
  ["texts", "Reading the texts"],
  ["list", "Reading the list"],
  ["lines", "Comparing the list"],
]);

/** Shows how far a step is; only its beginning is read out. */
export function showProgress({ step, done, total }) {
  const words = `${stepWords.get(step) ?? step} …`;
  if (byId("said").textContent !== words) say(words);
  byId("count").textContent = total > 0 ? `${done} of ${total}` : "";
  const bar = byId("bar");
  bar.hidden = false;
  if (total > 0) {
    bar.max = total;
    bar.value = done;
  } else {
    bar.removeAttribute("value");
  }
}

/** Takes the progress away, whatever it was. */
export function endProgress() {
  byId("stop").hidden = true;
  byId("bar").hidden = true;
  byId("count").textContent = "";
}

export function button(words, act) {
  const made = element("button", { type: "button", class: "plain" }, words);
  made.addEventListener("click", act);
  return made;
}

"""#,
    "text.js": #"""
// What a value, a canonical text, a name key and a skeleton are: SPEC.md, section 5.

import { checkSize, malformed, toHex, utf8Bytes, utf8Text } from "./bytes.js";
import { sha256 } from "./sha256.js";
import {
  caseFolded, charactersOf, generalCategory, isDefaultIgnorable, isUnnameable, isWhiteSpace,
  normalForm, prototypeOf,
} from "./unicode.js";

/** The most bytes of a text to be signed, as given and as canonical. */
export const textLimit = 1_048_576;

const valueLimit = 300;
const refusedCategories = new Set(["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]);

/** Whether the code point at `at`, between its neighbours, may stand in a value. */
function isAllowedInValue(codePoints, at) {
  const codePoint = codePoints[at];
  if (codePoint === 0x200c || codePoint === 0x200d) {
    return at > 0 && at < codePoints.length - 1
      && isLetterOrMark(codePoints[at - 1]) && isLetterOrMark(codePoints[at + 1]);
  }
  return !refusedCategories.has(generalCategory(codePoint))
    && !isDefaultIgnorable(codePoint) && codePoint !== 0x2800
    && (codePoint === 0x20 || !isWhiteSpace(codePoint));
}

function isLetterOrMark(codePoint) {
  const group = generalCategory(codePoint)[0];
  return group === "L" || group === "M";
}

function codePointsOf(text) {
  return Array.from(text, (character) => character.codePointAt(0));
}

/** `U+202E`. */
export function shownCodePoint(codePoint) {
  return "U+" + codePoint.toString(16).toUpperCase().padStart(4, "0");
}

/** Refuses what is no value (section 5.1). */
export function checkValue(text, what) {
  const codePoints = codePointsOf(text);
  if (codePoints.length < 1 || codePoints.length > valueLimit) {
    malformed(`${what} has ${codePoints.length} characters, expected 1 to ${valueLimit}`);
  }
  if (text.startsWith(" ") || text.endsWith(" ") || text.includes("  ")) {
    malformed(`${what} has a space at an end, or two in a row`);
  }
  for (let at = 0; at < codePoints.length; at++) {
    if (!isAllowedInValue(codePoints, at)) {
      const shown = shownCodePoint(codePoints[at]);
      malformed(`${what} has ${shown} as its character ${at + 1}, which no value has`);
    }
  }
  if (normalForm(text, "NFC") !== text) malformed(`${what} is not in NFC`);
}

/** The bytes that are signed, of the bytes of a file (section 5.2). */
export function canonicalText(bytes) {
  checkSize(bytes, textLimit, "the text");
  const given = utf8Text(bytes, "the text").replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  checkCharacters(codePointsOf(given));
  const lines = normalForm(given, "NFC").split("\n").map(withoutBlanksAtEnd);
  const first = lines.findIndex((line) => line !== "");
  if (first < 0) malformed("the text is empty");
  const last = lines.findLastIndex((line) => line !== "");
  const canonical = utf8Bytes(lines.slice(first, last + 1).join("\n") + "\n");
  checkSize(canonical, textLimit, "the canonical text");
  return canonical;
}

/** A line without the spaces and TABs at its end. A regular expression could take its square. */
function withoutBlanksAtEnd(line) {
  let end = line.length;
  while (end > 0 && (line[end - 1] === " " || line[end - 1] === "\t")) end--;
  return line.slice(0, end);
}

/** Step 3 of section 5.2. */
function checkCharacters(codePoints) {
  const besides = new Set([0x09, 0x0a, 0x200e, 0x200f, 0x061c]);
  let line = 1;
  let column = 1;
  for (let at = 0; at < codePoints.length; at++, column++) {
    const codePoint = codePoints[at];
    if (!isAllowedInValue(codePoints, at) && !besides.has(codePoint)
      && generalCategory(codePoint) !== "Zs") {
      malformed(`the text has ${shownCodePoint(codePoint)} at line ${line}, column ${column}`);
    }
    if (codePoint === 0x0a) {
      line++;
      column = 0;
    }
  }
}

/** `sha256:` and the hex SHA-256 of a canonical text's bytes. */
export function textHash(canonical) {
  return "sha256:" + toHex(sha256(canonical));
}

/** Whether a text is written like a text hash. */
export function isTextHash(text) {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

const plainMarks = new Map([["\u2212", "-"]]);
for (const mark of "\u2018\u2019\u201a\u201b\u2032\u02bc\u0060\u00b4\u2039\u203a") {
  plainMarks.set(mark, "'");
}
for (const mark of "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb") plainMarks.set(mark, '"');

for (const dash of charactersOf("Pd")) if (dash !== "-") plainMarks.set(dash, "-");
const markToMap = new RegExp(`[${[...plainMarks.keys()].join("")}]`, "gu");

/** Step 1 of section 5.3. */
function withPlainMarks(text) {
  return text.replace(markToMap, (mark) => plainMarks.get(mark));
}

/** Whether a text has more than so many scalars. */
export function hasMoreScalars(text, most) {
  if (text.length <= most) return false;
  if (text.length > 2 * most) return true;
  let count = 0;
  for (const _ of text) count++;
  return count > most;
}

/** The most scalars of a name key. */
const nameKeyLimit = 600;

/**
 * Whether a text's name key is sure to have more than so many scalars, without making it: of what the
 * text is decomposed to only ignorable characters and White_Space are lost, and at most four others
 * are composed to one, of which the first alone may be of ASCII; it may lose the three of `the`. Looks
 * at no more of the text than it has to.
 */
export function hasLongNameKey(text, most) {
  if (text.length <= most) return false;
  let ascii = most + 3;
  let all = 4 * most + 3;
  for (const character of text) {
    const codePoint = character.codePointAt(0);
    if (codePoint < 0x80) {
      if (isWhiteSpace(codePoint)) continue;
      ascii--;
      all--;
    } else {
      for (const part of normalForm(character, "NFKD")) if (isVisible(part)) all--;
    }
    if (ascii < 0 || all < 0) return true;
  }
  return false;
}

function isVisible(character) {
  const codePoint = character.codePointAt(0);
  return !isWhiteSpace(codePoint) && !isDefaultIgnorable(codePoint);
}

/** The name key of a text (section 5.3), or null where it has none. */
export function nameKey(text) {
  return keyOf(text, true);
}

/** What section 5.3 makes of a text without folding its case, or null where it makes nothing. */
export function unfoldedNameKey(text) {
  return keyOf(text, false);
}

const plainASCII = /^[ -~]*$/;

function keyOf(text, isFolded) {
  if (hasLongNameKey(text, nameKeyLimit)) return null;
  const marked = plainASCII.test(text) ? keyOfASCII(text, isFolded) : keyOfAny(text, isFolded);
  if (marked === null) return null;
  let key = withSingleSpaces(marked);
  if (key.startsWith("the ") && key.length > 4) key = key.slice(4);
  return key === "" || (isFolded && hasMoreScalars(key, nameKeyLimit)) ? null : key;
}

/** Steps 1 to 6 of section 5.3, of which little is left in ASCII. */
function keyOfASCII(text, isFolded) {
  const marked = text.replaceAll("`", "'");
  return isFolded ? marked.toLowerCase() : marked;
}

/** Steps 1 to 6 of section 5.3; or null. */
function keyOfAny(text, isFolded) {
  for (const character of text) {
    if (isUnnameable(character.codePointAt(0))) return null;
  }
  let key = "";
  for (const character of normalForm(withPlainMarks(text), "NFKC")) {
    if (isDefaultIgnorable(character.codePointAt(0))) continue;
    key += isFolded ? caseFolded(character) : character;
  }
  return withPlainMarks(normalForm(key, "NFKC"));
}

/** With one U+0020 for every run of White_Space, and none at the ends. */
function withSingleSpaces(text) {
  let result = "";
  let isParted = false;
  for (const character of text) {
    if (isWhiteSpace(character.codePointAt(0))) {
      isParted = result !== "";
    } else {
      result += (isParted ? " " : "") + character;
      isParted = false;
    }
  }
  return result;
}

/** The skeleton of a text (section 5.4). */
export function skeleton(text) {
  let result = "";
  for (const character of normalForm(text, "NFD")) result += prototypeOf(character);
  return normalForm(result, "NFD");
}

/** The most scalars of a name key that has the same words as another one. */
export const sameWordsLimit = 100;

/** The runs of letters and marks in a text. */
export function wordsIn(text) {
  const words = [];
  let word = "";
  for (const character of text + " ") {
    if (isLetterOrMark(character.codePointAt(0))) {
      word += character;
    } else if (word !== "") {
      words.push(word);
      word = "";
    }
  }
  return words;
}

/**
 * What the name keys have in common that have the same words, in whatever order and with whatever
 * accents (section 5.4); null where there is no such name key.
 */
export function sameWords(key) {
  if (hasMoreScalars(key, sameWordsLimit)) return null;
  const words = wordsIn(normalForm(key, "NFD").replace(/[\u0300-\u036f]/g, ""));
  return words.length > 0 ? words.sort().join(" ") : null;
}

/**
 * The two skeletons of a name (section 5.4): that of its name key, and that of its name key without
 * folding. Null where it has no name key.
 */
export function skeletonsOf(name) {
  const key = nameKey(name);
  const unfolded = unfoldedNameKey(name);
  return key === null || unfolded === null ? null : [skeleton(key), skeleton(unfolded)];
}

"""#,
    "tree.js": #"""
// The tree, its proofs, its tiles and its entry bundles: SPEC.md, sections 7.1 and 7.2.

import { equalBytes, isDecimal, largestDecimal, malformed, quoted, unverified } from "./bytes.js";
import { sha256 } from "./sha256.js";

/** The most hashes of a proof. */
export const proofHashLimit = 63;

/** The most bytes of an entry. */
export const entryLimit = 8192;

/** How many hashes a full tile has, and how many entries a full bundle. */
export const tileWidth = 256;

/** The root of the empty tree. */
export const emptyRoot = sha256();

const leafPrefix = Uint8Array.of(0x00);
const nodePrefix = Uint8Array.of(0x01);

/** The hash of the leaf whose data these bytes are. */
export function leafHash(bytes) {
  return sha256(leafPrefix, bytes);
}

/** The hash of the node above two. */
export function nodeHash(left, right) {
  return sha256(nodePrefix, left, right);
}

/** The root of the tree over these leaf hashes. */
export function rootHash(leaves) {
  if (leaves.length === 0) return emptyRoot;
  let level = leaves;
  while (level.length > 1) {
    const above = [];
    for (let at = 0; at + 1 < level.length; at += 2) above.push(nodeHash(level[at], level[at + 1]));
    if (level.length % 2 === 1) above.push(level.at(-1));
    level = above;
  }
  return level[0];
}

/** A tree to which leaf hashes are added, with its root at each size. */
export class GrowingTree {
  size = 0;
  #peaks = []; // the roots of its full subtrees, the largest first

  add(leaf) {
    let hash = leaf;
    for (let size = this.size; size % 2 === 1; size = (size - 1) / 2) {
      hash = nodeHash(this.#peaks.pop(), hash);
    }
    this.#peaks.push(hash);
    this.size++;
  }

  root() {
    return this.#peaks.length === 0
      ? emptyRoot : this.#peaks.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** The largest power of two less than a size, which is at least 2. */
function splitPoint(size) {
  return 1n << BigInt((size - 1n).toString(2).length - 1);
}

function checkHashCount(proof) {
  if (proof.length > proofHashLimit) {
    malformed(`the proof has ${proof.length} hashes, more than ${proofHashLimit}`);
  }
}

/**
 * Verifies that a leaf hash is number `index` of the tree of that size and root. Index and size are
 * BigInts, and so they are everywhere in proofs.
 */
export function verifyInclusion(index, size, leaf, root, proof) {
  checkHashCount(proof);
  if (index >= size) malformed(`the index ${index} is not in a tree of size ${size}`);
  if (!equalBytes(rootByInclusion(index, size, leaf, proof), root)) {
    unverified("the inclusion proof leads to another root");
  }
}

/** The PATH of RFC 6962, section 2.1.1, walked back to the root. */
function rootByInclusion(index, size, leaf, proof) {
  if (size === 1n) {
    if (proof.length > 0) unverified("the inclusion proof has too many hashes");
    return leaf;
  }
  if (proof.length === 0) unverified("the inclusion proof has too few hashes");
  const half = splitPoint(size);
  const last = proof.at(-1);
  const rest = proof.slice(0, -1);
  return index < half
    ? nodeHash(rootByInclusion(index, half, leaf, rest), last)
    : nodeHash(last, rootByInclusion(index - half, size - half, leaf, rest));
}

/** Verifies that the tree of one size and root is the beginning of that of another. */
export function verifyConsistency(oldSize, newSize, oldRoot, newRoot, proof) {
  checkHashCount(proof);
  if (oldSize > newSize) malformed(`no proof leads from size ${oldSize} to ${newSize}`);
  if (oldSize === 0n && !equalBytes(oldRoot, emptyRoot)) {
    unverified("the empty tree has another root");
  }
  if (oldSize === 0n || oldSize === newSize) {
    if (proof.length > 0) unverified("the consistency proof has too many hashes");
    if (oldSize === newSize && !equalBytes(oldRoot, newRoot)) {
      unverified(`there are two roots of size ${oldSize}`);
    }
    return;
  }
  const [first, second] = rootsByConsistency(oldSize, newSize, oldRoot, true, proof);
  if (!equalBytes(first, oldRoot) || !equalBytes(second, newRoot)) {
    unverified("the consistency proof leads to other roots");
  }
}

/**
 * The SUBPROOF of RFC 6962, section 2.1.2, walked back to the roots of both trees; `isKnown` is
 * its b.
 */
function rootsByConsistency(oldSize, newSize, oldRoot, isKnown, proof) {
  if (oldSize === newSize) {
    if (proof.length !== (isKnown ? 0 : 1)) {
      unverified("the consistency proof has another number of hashes");
    }
    const root = isKnown ? oldRoot : proof[0];
    return [root, root];
  }
  if (proof.length === 0) unverified("the consistency proof has too few hashes");
  const half = splitPoint(newSize);
  const last = proof.at(-1);
  const rest = proof.slice(0, -1);
  if (oldSize <= half) {
    const [first, second] = rootsByConsistency(oldSize, half, oldRoot, isKnown, rest);
    return [first, nodeHash(second, last)];
  }
  const [first, second] = rootsByConsistency(oldSize - half, newSize - half, oldRoot, false, rest);
  return [nodeHash(last, first), nodeHash(last, second)];
}

/**
 * What the path of a tile or an entry bundle says: `level`, a number or `entries`; `index`, a
 * BigInt; `width`, 256 where it is full.
 */
export function parseTilePath(path) {
  const match = path.match(
    /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/,
  );
  const refuse = () => malformed(`${quoted(path)} is no path of a tile`);
  if (match === null) refuse();
  const [, level, groups, width] = match;
  if (level !== "entries" && (!isDecimal(level) || Number(level) > 63)) refuse();
  if (groups.startsWith("x000")) refuse();
  const index = BigInt(groups.replace(/[x/]/g, ""));
  if (index > largestDecimal) refuse();
  if (width !== undefined && (!isDecimal(width) || Number(width) < 1 || Number(width) > 255)) {
    refuse();
  }
  return {
    level: level === "entries" ? level : Number(level),
    index,
    width: width === undefined ? tileWidth : Number(width),
  };
}

/** The path of a tile, or of an entry bundle where the level is `entries`. */
export function tilePath(level, index, width) {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  const groups = padded.match(/[0-9]{3}/g);
  const name = groups.map((group, at) => (at < groups.length - 1 ? "x" : "") + group).join("/");
  return `tile/${level}/${name}${width < tileWidth ? `.p/${width}` : ""}`;
}

/**
 * The entries of a bundle, `width` of them where that is given. What they are is not looked at:
 * each is a part of `bytes`.
 */
export function parseBundle(bytes, what, width) {
  const entries = [];
  for (let at = 0; at < bytes.length;) {
    if (width !== undefined && entries.length === width) {
      malformed(`${what} has more than ${width} entries`);
    }
    const length = (bytes[at] << 8) | bytes[at + 1];
    if (at + 2 > bytes.length || at + 2 + length > bytes.length) {
      malformed(`${what} ends within its entry ${entries.length}`);
    }
    if (length < 1 || length > entryLimit) {
      malformed(`entry ${entries.length} of ${what} has ${length} bytes, not 1 to ${entryLimit}`);
    }
    entries.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  if (width !== undefined && entries.length !== width) {
    malformed(`${what} has ${entries.length} entries, expected ${width}`);
  }
  return entries;
}

"""#,
    "trust.js": #"""
// The trust folder, and the checkpoints verified with it: SPEC.md, sections 7.3 and 8.

import { bigEndian, checkSize, equalBytes, fromBase64, malformed, parseDecimal, quoted, splitLines,
  toHex, undecided, unverified, utf8Bytes, utf8Text } from "./bytes.js";
import { isKeyName, isOrigin, keyTypes, parseEd25519Key, parseKeyOfType } from "./keys.js";
import { openNote, parseNote } from "./note.js";
import { sha256 } from "./sha256.js";
import { emptyRoot } from "./tree.js";

const keyFileLimit = 65_536;
const secretariatKeyLimit = 64;

/** How far ahead of now, in seconds, the time of a cosignature that counts may be. */
export const clockTolerance = 300n;

/** The maximum age of section 12, in seconds, unless another is asked for: seven days. */
export const usualMaximumAge = 7 * 86_400;

/**
 * A trust folder, from its two files, each bytes or text: `policy` and `secretariat`, what they
 * say; `origin`, the log's; `logKeys`, a set of the log's public keys in hex; `fingerprint`.
 */
export function readTrust(files) {
  const [policyBytes, secretariatBytes] = ["policy", "secretariat.vkey"].map((name) => {
    const content = files[name] ?? undecided(`the trust folder has no file ${name}`);
    return typeof content === "string" ? utf8Bytes(content) : content;
  });
  const policy = parsePolicy(policyBytes);
  const secretariat = parseSecretariat(secretariatBytes);
  checkDistinct([...policy.logs, ...policy.witnesses.values(), ...secretariat], "the trust folder");
  const hash = sha256(
    bigEndian(policyBytes.length, 8), policyBytes,
    bigEndian(secretariatBytes.length, 8), secretariatBytes,
  );
  return {
    policy,
    secretariat,
    origin: policy.logs[0].name,
    logKeys: new Set(policy.logs.map((key) => key.hex)),
    fingerprint: "sha256:" + toHex(hash),
  };
}

/** The keys of `secretariat.vkey`, that of entry 0 first. */
function parseSecretariat(bytes) {
  const what = "secretariat.vkey";
  checkSize(bytes, keyFileLimit, what);
  const lines = splitLines(utf8Text(bytes, what), what);
  if (lines.length > secretariatKeyLimit) {
    malformed(`${what} has ${lines.length} keys, more than ${secretariatKeyLimit}`);
  }
  const keys = lines.map((line, at) => parseEd25519Key(line, `line ${at + 1} of ${what}`));
  const { name } = keys[0];
  if (!isKeyName(name)) malformed(`${what} has the name ${quoted(name)}, which is no key name`);
  for (const key of keys) {
    if (key.name !== name) malformed(`${what} has the key names ${name} and ${quoted(key.name)}`);
  }
  checkDistinct(keys, what);
  return keys;
}

/** No public key is there twice, and no two keys have one name and one ID. */
function checkDistinct(keys, what) {
  const seen = new Map();
  for (const key of keys) {
    for (const identity of [key.hex, `${key.name}+${key.id}`]) {
      if (seen.has(identity)) {
        malformed(`${what} has ${quoted(seen.get(identity))} and ${quoted(key.text)}: one key`);
      }
      seen.set(identity, key.text);
    }
  }
}

/**
 * A policy, a tlog-policy with what section 8 asks besides: `logs`, the keys of its `log` lines;
 * `witnesses`, a map from names to keys; `groups`, a map from names to `threshold` and `members`,
 * each defined behind its members; `quorum`, a name or `none`. Names are octets, each a character.
 */
export function parsePolicy(bytes) {
  const what = "the policy";
  checkSize(bytes, keyFileLimit, what);
  let octets = "";
  for (const byte of bytes) octets += String.fromCharCode(byte);
  const strange = octets.match(/[^\t\n -~\x80-\xff]/);
  if (strange) malformed(`${what} has the octet 0x${toHex(utf8Bytes(strange[0]))}`);
  const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: undefined };
  const grouped = new Set();
  splitLines(octets, what).forEach((line, at) => {
    const fields = line.split(/[ \t]+/).filter((field) => field !== "");
    if (fields.length > 0 && !fields[0].startsWith("#")) {
      parsePolicyLine(policy, grouped, fields, `line ${at + 1} of ${what}`);
    }
  });
  if (policy.logs.length === 0) malformed(`${what} has no log line`);
  if (policy.quorum === undefined) malformed(`${what} has no quorum line`);
  for (const key of policy.logs) {
    if (key.name !== policy.logs[0].name) {
      malformed(`${what} has the logs ${policy.logs[0].name} and ${key.name}, expected one`);
    }
  }
  checkDistinct([...policy.logs, ...policy.witnesses.values()], what);
  return policy;
}

function parsePolicyLine(policy, grouped, [keyword, ...values], what) {
  const { logs, witnesses, groups } = policy;
  const isDefined = (name) => witnesses.has(name) || groups.has(name);
  const checkNew = (name) => {
    if (name === "none" || isDefined(name)) malformed(`${what} has a name again: ${quoted(name)}`);
  };
  if (keyword === "log" && values.length >= 1 && values.length <= 2) {
    logs.push(parseLogKey(textOfOctets(values[0], what), what));
  } else if (keyword === "witness" && values.length >= 2 && values.length <= 3) {
    checkNew(values[0]);
    const types = [keyTypes.cosigner, keyTypes.mlDSA44];
    witnesses.set(values[0], parseKeyOfType(textOfOctets(values[1], what), types, what));
  } else if (keyword === "group" && values.length >= 3) {
    const [name, threshold, ...members] = values;
    checkNew(name);
    for (const member of members) {
      if (!isDefined(member)) malformed(`${what} has the unknown member ${quoted(member)}`);
      if (grouped.has(member)) malformed(`${what} has a member again: ${quoted(member)}`);
      grouped.add(member);
    }
    groups.set(name, { threshold: parseThreshold(threshold, members.length, what), members });
  } else if (keyword === "quorum" && values.length === 1) {
    if (policy.quorum !== undefined) malformed(`${what} is a second quorum line`);
    if (values[0] !== "none" && !isDefined(values[0])) {
      malformed(`${what} has the unknown quorum ${quoted(values[0])}`);
    }
    policy.quorum = values[0];
  } else {
    malformed(`${what} is ${quoted([keyword, ...values].join(" "))}: no line of a policy`);
  }
}

function textOfOctets(octets, what) {
  return utf8Text(Uint8Array.from(octets, (octet) => octet.charCodeAt(0)), what);
}

function parseThreshold(threshold, count, what) {
  if (threshold === "all") return count;
  if (threshold === "any") return 1;
  const number = parseDecimal(threshold, `the threshold in ${what}`);
  if (number < 1n || number > BigInt(count)) {
    malformed(`the threshold in ${what} is ${number}, expected 1 to ${count}`);
  }
  return Number(number);
}

/** The verifier key of a log, of type 0x01, whose name is an origin. */
export function parseLogKey(text, what) {
  const key = parseEd25519Key(text, what);
  if (!isOrigin(key.name)) malformed(`${what} has the name ${quoted(key.name)}: no origin`);
  return key;
}

/** A checkpoint by its form (section 7.3): `origin`, `size` (a BigInt), `root` and `note`. */
export function parseCheckpoint(bytes) {
  const note = parseNote(bytes, "the checkpoint");
  const lines = splitLines(note.text, "the checkpoint");
  if (lines.length !== 3) malformed(`the checkpoint has ${lines.length} lines, expected 3`);
  const [origin, size, root] = lines;
  if (!isOrigin(origin)) malformed(`the checkpoint's origin is ${quoted(origin)}`);
  return {
    origin,
    size: parseDecimal(size, "the tree size"),
    root: fromBase64(root, "the root hash", 32),
    note,
  };
}

/**
 * A checkpoint that the log signed (section 8, items 1 to 3), with `cosigned`: the cosignatures of
 * the policy's witnesses, each `key` and `time`, in the order of the policy.
 */
export async function signedCheckpoint(bytes, policy) {
  const checkpoint = parseCheckpoint(bytes);
  const cosigners = [...policy.witnesses.values()].filter((key) => key.type === keyTypes.cosigner);
  const cosigned = await openNote(checkpoint.note, policy.logs, cosigners, "the checkpoint");
  const { name } = policy.logs[0];
  if (checkpoint.origin !== name) {
    unverified(`the checkpoint is of ${checkpoint.origin}, expected ${name}`);
  }
  if (checkpoint.size === 0n && !equalBytes(checkpoint.root, emptyRoot)) {
    unverified("the checkpoint of size 0 has another root than the empty tree");
  }
  return { ...checkpoint, cosigned };
}

/**
 * A checkpoint that the log signed and the quorum has witnessed (section 8) at the time `now`, in
 * seconds of POSIX: `cosigned` has the cosignatures that count, and `asOf` is the as-of time, a
 * BigInt, or null under `quorum none`.
 */
export async function verifyCheckpoint(bytes, policy, now) {
  const checkpoint = await signedCheckpoint(bytes, policy);
  const latest = BigInt(Math.floor(Number(now))) + clockTolerance;
  const cosigned = checkpoint.cosigned.filter(({ time }) => time <= latest);
  const asOf = policy.quorum === "none" ? null : witnessedAt(policy, cosigned);
  if (asOf === undefined) {
    const count = cosigned.length;
    unverified(`the quorum ${quoted(policy.quorum)} is not met: ${count} cosignatures count`);
  }
  return { ...checkpoint, cosigned, asOf };
}

/** The newest time at which the quorum had witnessed what has these cosignatures; or undefined. */
function witnessedAt(policy, cosigned) {
  const times = new Map();
  for (const [name, key] of policy.witnesses) {
    times.set(name, cosigned.find((each) => each.key === key)?.time);
  }
  for (const [name, { threshold, members }] of policy.groups) {
    const newestFirst = members.map((member) => times.get(member))
      .filter((time) => time !== undefined)
      .sort((first, second) => (first < second ? 1 : first > second ? -1 : 0));
    times.set(name, newestFirst[threshold - 1]);
  }
  return times.get(policy.quorum);
}

/** Refuses as undecided what the quorum witnessed more than so many seconds before `now`. */
export function checkAge(asOf, now, maximumAge) {
  if (asOf !== null && BigInt(Math.floor(Number(now))) - asOf > BigInt(maximumAge)) {
    undecided(`the checkpoint is of ${shownTime(asOf)}, longer ago than ${maximumAge} seconds`);
  }
}

/** A time in seconds of POSIX as `YYYY-MM-DDThh:mm:ssZ`, in UTC. */
export function shownTime(time) {
  return new Date(Number(time) * 1000).toISOString().replace(/\.[0-9]+Z$/, "Z");
}

"""#,
    "unicode-tables.js": #"""
// Generated by script/verifier-tables from Vectors/unicode (Unicode 15.0); do not edit.
// Data from the Unicode Character Database, (c) Unicode, Inc.,
// under the Unicode License v3, https://www.unicode.org/license.txt

/** General categories. */
export const categoryRuns =
  "32CcZs3PoSc3PoPsPePoSmPoPd2Po10Nd2Po3Sm2Po26LuPsPoPeSkPcSk26LlPsSmPeSm33CcZsPo4ScSoPoSkSoLoP" +
  "iSmCfSoSkSoSm2NoSkLl2PoSkNoLoPf3NoPo23LuSm7Lu24LlSm8LlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLu" +
  "LlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLu2LlLuLlLuLlLuLlLuLlL" +
  "uLlLuLlLuLlLu2LlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLl" +
  "LuLlLuLlLuLlLuLl2LuLlLuLlLu3Ll2LuLlLuLl2LuLl3Lu2Ll4LuLl2LuLl3Lu3Ll2LuLl2LuLlLuLlLuLl2LuLlLu2" +
  "LlLuLl2LuLl3LuLlLuLl2Lu2LlLoLu3Ll4LoLuLtLlLuLtLlLuLtLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLu2LlLuLlL" +
  "uLlLuLlLuLlLuLlLuLlLuLlLuLlLu2LlLuLtLlLuLl3LuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlL" +
  "uLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLu7Ll2LuLl2Lu2LlLuLl4LuLl" +
  "LuLlLuLlLuLlLu69LlLo27Ll18Lm4Sk12Lm14Sk5Lm7SkLmSkLm17Sk112MnLuLlLuLlLmSkLuLl2CnLm3LlPoLu4Cn2" +
  "SkLuPo3LuCnLuCn2LuLl17LuCn9Lu35LlLu2Ll3Lu3LlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLu5L" +
  "lLuLlSmLuLl2Lu2Ll51Lu48LlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuL" +
  "lSo5Mn2MeLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuL" +
  "lLuLlLuLlLuLlLuLlLuLlLuLl2LuLlLuLlLuLlLuLlLuLlLuLlLu2LlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlL" +
  "uLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlL" +
  "uLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlCn38Lu2CnLm6Po41LlPoPd2Cn2SoS" +
  "cCn45MnPdMnPo2MnPo2MnPoMn8Cn27Lo4Cn4Lo2Po11Cn6Cf3Sm2PoSc2Po2So11MnPoCf3Po32LoLm10Lo21Mn10Nd4" +
  "Po2LoMn99LoPoLo7MnCfSo6Mn2Lm2MnSo4Mn2Lo10Nd3Lo2SoLo14PoCnCfLoMn30Lo27Mn2Cn89Lo11MnLo14Cn10Nd" +
  "33Lo9Mn2LmSo3PoLm2CnMn2Sc22Lo4MnLm9MnLm3MnLm5Mn2Cn15PoCn25Lo3Mn2CnPoCn11Lo5Cn24LoSk6LoCn2Cf6" +
  "Cn8Mn41LoLm24MnCf32MnMc54LoMnMcMnLo3Mc8Mn4McMn2McLo7Mn10Lo2Mn2Po10NdPoLm15LoMn2McCn8Lo2Cn2Lo" +
  "2Cn22LoCn7LoCnLo3Cn4Lo2CnMnLo3Mc4Mn2Cn2Mc2Cn2McMnLo8CnMc4Cn2LoCn3Lo2Mn2Cn10Nd2Lo2Sc6NoSoScLo" +
  "PoMn2Cn2MnMcCn6Lo4Cn2Lo2Cn22LoCn7LoCn2LoCn2LoCn2Lo2CnMnCn3Mc2Mn4Cn2Mn2Cn3Mn3CnMn7Cn4LoCnLo7C" +
  "n10Nd2Mn3LoMnPo10Cn2MnMcCn9LoCn3LoCn22LoCn7LoCn2LoCn5Lo2CnMnLo3Mc5MnCn2MnMcCn2McMn2CnLo15Cn2" +
  "Lo2Mn2Cn10NdPoSc7CnLo6MnCnMn2McCn8Lo2Cn2Lo2Cn22LoCn7LoCn2LoCn5Lo2CnMnLoMcMnMc4Mn2Cn2Mc2Cn2Mc" +
  "Mn7Cn2MnMc4Cn2LoCn3Lo2Mn2Cn10NdSoLo6No10CnMnLoCn6Lo3Cn3LoCn4Lo3Cn2LoCnLoCn2Lo3Cn2Lo3Cn3Lo3Cn" +
  "12Lo4Cn2McMn2Mc3Cn3McCn3McMn2CnLo6CnMc14Cn10Nd3No6SoScSo5CnMn3McMn8LoCn3LoCn23LoCn16Lo2CnMnL" +
  "o3Mn4McCn3MnCn4Mn7Cn2MnCn3Lo2CnLo2Cn2Lo2Mn2Cn10Nd7CnPo7NoSoLoMn2McPo8LoCn3LoCn23LoCn10LoCn5L" +
  "o2CnMnLoMcMn5McCnMn2McCn2Mc2Mn7Cn2Mc6Cn2LoCn2Lo2Mn2Cn10NdCn2LoMc12Cn2Mn2Mc9LoCn3LoCn41Lo2MnL" +
  "o3Mc4MnCn3McCn3McMnLoSo4Cn3LoMc7No3Lo2Mn2Cn10Nd9NoSo6LoCnMn2McCn18Lo3Cn24LoCn9LoCnLo2Cn7Lo3C" +
  "nMn4Cn3Mc3MnCnMnCn8Mc6Cn10Nd2Cn2McPo12Cn48LoMn2Lo7Mn4CnSc6LoLm8MnPo10Nd2Po37Cn2LoCnLoCn5LoCn" +
  "24LoCnLoCn10LoMn2Lo9MnLo2Cn5LoCnLmCn7MnCn10Nd2Cn4Lo32CnLo3So15PoSoPo3So2Mn6So10Nd10NoSoMnSoM" +
  "nSoMnPsPePsPe2Mc8LoCn36Lo4Cn14MnMc5MnPo2Mn5Lo11MnCn36MnCn8SoMn6SoCn2So5Po4So2Po37Cn43Lo2Mc4M" +
  "nMc6MnMc2Mn2Mc2MnLo10Nd6Po6Lo2Mc2Mn4Lo3MnLo3Mc2Lo7Mc3Lo4Mn13LoMn2Mc2Mn6McMnLoMc10Nd3McMn2So3" +
  "8LuCnLu5CnLu2Cn43LlPoLm3Ll329LoCn4Lo2Cn7LoCnLoCn4Lo2Cn41LoCn4Lo2Cn33LoCn4Lo2Cn7LoCnLoCn4Lo2C" +
  "n15LoCn57LoCn4Lo2Cn67Lo2Cn3Mn9Po20No3Cn16Lo10So6Cn86Lu2Cn6Ll2CnPd620LoSoPo17LoZs26LoPsPe3Cn7" +
  "5Lo3Po3Nl8Lo7Cn18Lo3MnMc9Cn19Lo2MnMc2Po9Cn18Lo2Mn12Cn13LoCn3LoCn2Mn12Cn52Lo2MnMc7Mn8McMn2Mc1" +
  "1Mn3PoLm3PoScLoMn2Cn10Nd6Cn10No6Cn6PoPd4Po3MnCfMn10Nd6Cn35LoLm53Lo7Cn5Lo2Mn34LoMnLo5Cn70Lo10" +
  "Cn31LoCn3Mn4Mc2Mn3Mc4Cn2McMn6Mc3Mn4CnSo3Cn2Po10Nd30Lo2Cn5Lo11Cn44Lo4Cn26Lo6Cn10NdNo3Cn34So23" +
  "Lo2Mn2McMn2Cn2Po53LoMcMnMc7MnCnMnMcMn2Mc8Mn6Mc10Mn2CnMn10Nd6Cn10Nd6Cn7PoLm6Po2Cn14MnMe16Mn49" +
  "Cn4MnMc47LoMnMc5MnMcMn5McMn2Mc8Lo3Cn10Nd7Po10So9Mn9So2PoCn2MnMc30LoMc4Mn2Mc2MnMc3Mn2Lo10Nd44" +
  "LoMnMc2Mn3McMnMc3Mn2Mc8Cn4Po36Lo8Mc8Mn2Mc2Mn3Cn5Po10Nd3Cn3Lo10Nd30Lo6Lm2Po9Ll7Cn43Lu2Cn3Lu8P" +
  "o8Cn3MnPo13MnMc7Mn4LoMn6LoMn2LoMc2MnLo5Cn44Ll63Lm13LlLm34Ll37Lm64MnLuLlLuLlLuLlLuLlLuLlLuLlL" +
  "uLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlL" +
  "uLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlL" +
  "uLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLu9Ll" +
  "LuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLl" +
  "LuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLl" +
  "LuLlLuLlLu9Ll8Lu6Ll2Cn6Lu2Cn8Ll8Lu8Ll8Lu6Ll2Cn6Lu2Cn8LlCnLuCnLuCnLuCnLu8Ll8Lu14Ll2Cn8Ll8Lt8L" +
  "l8Lt8Ll8Lt5LlCn2Ll4LuLtSkLl3Sk3LlCn2Ll4LuLt3Sk4Ll2Cn2Ll4LuCn3Sk8Ll5Lu3Sk2Cn3LlCn2Ll4LuLt2SkC" +
  "n11Zs5Cf6Pd2PoPiPfPs2PiPfPsPi8PoZlZp5CfZs9PoPiPf4Po2Pc3PoSmPsPe11PoSmPoPc10PoZs5CfCn10CfNoLm" +
  "2Cn6No3SmPsPeLm10No3SmPsPeCn13Lm3Cn33Sc15Cn13Mn4MeMn3Me12Mn15Cn2SoLu4SoLu2SoLl3Lu2Ll3LuLlSoL" +
  "u2SoSm5Lu6SoLuSoLuSoLuSo4LuSoLl4LuLl4LoLl2So2Ll2Lu5SmLu4LlSoSm2SoLlSo16No35NlLuLl4NlNo2So4Cn" +
  "5Sm5So2Sm4SoSm2SoSm2SoSm7SoSm31So2Sm2SoSmSoSm31So268Sm8SoPsPePsPe20So2Sm7SoPsPe81SoSm30So25S" +
  "m40So6Sm69So25Cn11So21Cn60No78So22No183SoSm9SoSm54So8Sm111SoSm248SoPsPePsPePsPePsPePsPePsPeP" +
  "sPe30No44So5SmPsPe31SmPsPePsPePsPePsPePsPe16Sm256So131SmPsPePsPePsPePsPePsPePsPePsPePsPePsPe" +
  "PsPePsPe63SmPsPePsPe32SmPsPe258Sm48So21Sm2So6Sm39So2Cn32SoCn105So48Lu48LlLuLl3Lu2LlLuLlLuLlL" +
  "uLl4LuLlLu2LlLu6Ll2Lm3LuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLu" +
  "LlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLu" +
  "LlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLu2Ll6SoLuLlLuLl3MnLuLl5Cn4PoNo2Po38LlCnLl5CnLl2Cn56Lo7CnL" +
  "mPo14CnMn23Lo9Cn7LoCn7LoCn7LoCn7LoCn7LoCn7LoCn7LoCn7LoCn32Mn2PoPiPfPiPf3PoPiPfPoPiPf9PoPd2Po" +
  "PdPoPiPf2PoPiPfPsPePsPePsPePsPe5PoLm10Po2Pd4PoPdPoPs13Po2So3PoPsPePsPePsPePsPePd34Cn26SoCn89" +
  "So12Cn214So26Cn12So4CnZs3PoSoLmLoNlPsPePsPePsPePsPePsPe2SoPsPePsPePsPePsPePdPs2PeSo9Nl4Mn2Mc" +
  "Pd5Lm2So3NlLmLoPo2SoCn86Lo2Cn2Mn2Sk2LmLoPd90LoPo3LmLo5Cn43LoCn94LoCn2So4No10So32Lo36So12Cn16" +
  "Lo31SoCn10No30So8NoSo15No32So10No39So15No320So6592Lo64So21013LoLm1143Lo3Cn55So9Cn40Lo6Lm2Po2" +
  "68LoLm3Po16Lo10Nd2Lo20CnLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLl" +
  "LuLlLuLlLuLlLuLlLuLlLuLlLoMn3MePo10MnPoLmLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuL" +
  "lLuLl2Lm2Mn70Lo10Nl2Mn6Po8Cn23Sk9Lm2SkLuLlLuLlLuLlLuLlLuLlLuLlLu3LlLuLlLuLlLuLlLuLlLuLlLuLlL" +
  "uLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLlL" +
  "uLlLuLlLm8LlLuLlLuLl2LuLlLuLlLuLlLuLlLuLlLm2SkLuLlLuLlLoLuLlLu3LlLuLlLuLlLuLlLuLlLuLlLuLlLuL" +
  "lLuLlLuLlLuLl5LuLl5LuLlLuLlLuLlLuLlLuLlLuLlLuLlLuLl4LuLlLuLl5CnLuLlCnLlCnLlLuLlLuLl24Cn3LmLu" +
  "LlLo2LmLl7LoMn3LoMn4LoMn23Lo2Mc2MnMc4SoMn3Cn6No2SoScSo6Cn52Lo4Po8Cn2Mc50Lo16Mc2Mn8Cn2Po10Nd6" +
  "Cn18Mn6Lo3PoLoPo2LoMn10Nd28Lo8Mn2Po23Lo11Mn2Mc11CnPo29Lo3Cn3MnMc47LoMn2Mc4Mn2Mc2Mn3Mc13PoCnL" +
  "m10Nd4Cn2Po5LoMnLm9Lo10Nd5LoCn41Lo6Mn2Mc2Mn2Mc2Mn9Cn3LoMn8LoMnMc2Cn10Nd2Cn4Po16LoLm6Lo3SoLoM" +
  "cMnMc50LoMnLo3Mn2Lo2Mn5Lo2MnLoMnLo24Cn2LoLm2Po11LoMc2Mn2Mc2PoLo2LmMcMn10Cn6Lo2Cn6Lo2Cn6Lo9Cn" +
  "7LoCn7LoCn43LlSk4Lm9LlLm2Sk4Cn80Ll35Lo2McMn2McMn2McPoMcMn2Cn10Nd6Cn11172Lo12Cn23Lo4Cn49Lo4Cn" +
  "2048Cs6400Co366Lo2Cn106Lo38Cn7Ll12Cn5Ll5CnLoMn10LoSm13LoCn5LoCnLoCn2LoCn2LoCn108Lo17Sk16Cn36" +
  "3LoPePs16So64Lo2Cn54Lo7CnSo32Cn12LoSc3So16Mn7PoPsPePo6Cn16MnPo2Pd2PcPsPePsPePsPePsPePsPePsPe" +
  "PsPePsPe2PoPsPe4Po3Pc3PoCn4PoPdPsPePsPePsPe3PoSmPd3SmCnPoSc2Po4Cn5LoCn135Lo2CnCfCn3PoSc3PoPs" +
  "PePoSmPoPd2Po10Nd2Po3Sm2Po26LuPsPoPeSkPcSk26LlPsSmPeSmPsPePoPsPe2Po10LoLm45Lo2Lm31Lo3Cn6Lo2C" +
  "n6Lo2Cn6Lo2Cn3Lo3Cn2ScSmSkSo2ScCnSo4Sm2So10Cn3Cf2So2Cn12LoCn26LoCn19LoCn2LoCn15Lo2Cn14Lo34Cn" +
  "123Lo5Cn3Po4Cn45No3Cn9So53Nl4No17So2No3SoCn13So3CnSo47Cn45SoMn130Cn29Lo3Cn49Lo15CnMn27No4Cn3" +
  "2Lo4No9Cn20LoNl8LoNl5Cn38Lo5Mn5Cn30LoCnPo36Lo4Cn8LoPo5Nl42Cn40Lu40Ll78Lo2Cn10Nd6Cn36Lu4Cn36L" +
  "l4Cn40Lo8Cn52Lo11CnPo11LuCn15LuCn7LuCn2LuCn11LlCn15LlCn7LlCn2Ll67Cn311Lo9Cn22Lo10Cn8Lo24Cn6L" +
  "mCn42LmCn9Lm69Cn6Lo2CnLoCn44LoCn2Lo3CnLo2Cn23LoCnPo8No23Lo2So7No31Lo8Cn9No48Cn19LoCn2Lo5Cn5N" +
  "o22Lo6No3CnPo26Lo5CnPo64Cn56Lo4Cn2No2Lo16No2Cn46NoLo3MnCn2Mn5Cn4Mn4LoCn3LoCn29Lo2Cn3Mn4CnMn9" +
  "No7Cn9Po7Cn29Lo2NoPo29Lo3No32Cn8LoSo28Lo2Mn4Cn5No7Po9Cn54Lo3Cn7Po22Lo2Cn8No19Lo5Cn8No18Lo7Cn" +
  "4Po12Cn7No80Cn73Lo55Cn51Lu13Cn51Ll7Cn6No36Lo4Mn8Cn10Nd294Cn31NoCn42LoCn2MnPd2Cn2Lo75Cn3Mn29L" +
  "o10NoLo8Cn22Lo11Mn4No5Po22Cn18Lo4Mn4Po38Cn21Lo7No20Cn23Lo9CnMcMnMc53Lo15Mn7Po4Cn20No10NdMn2L" +
  "o2MnLo9Cn3MnMc45Lo3Mc4Mn2Mc2Mn2PoCf4PoMn10CnCf2Cn25Lo7Cn10Nd6Cn3Mn36Lo5MnMc8MnCn10Nd4PoLo2Mc" +
  "Lo8Cn35LoMn2PoLo9Cn2MnMc48Lo3Mc9Mn2Mc4Lo4Po4MnPoMcMn10NdLoPoLo3PoCn20No11Cn18LoCn25Lo3Mc3Mn2" +
  "McMnMc2Mn6PoMn2LoMn62Cn7LoCnLoCn4LoCn15LoCn10LoPo6Cn47LoMn3Mc8Mn5Cn10Nd6Cn2Mn2McCn8Lo2Cn2Lo2" +
  "Cn22LoCn7LoCn2LoCn5LoCn2MnLo2McMn4Mc2Cn2Mc2Cn3Mc2CnLo6CnMc5Cn5Lo2Mc2Cn7Mn3Cn5Mn139Cn53Lo3Mc8" +
  "Mn2Mc3MnMcMn4Lo5Po10Nd2PoCnPoMn3Lo30Cn48Lo3Mc6MnMcMn4Mc2MnMc2Mn2LoPoLo8Cn10Nd166Cn47Lo3Mc4Mn" +
  "2Cn4Mc2MnMc2Mn23Po4Lo2Mn34Cn48Lo3Mc8Mn2McMnMc2Mn3PoLo11Cn10Nd6Cn13Po19Cn43LoMnMcMn2Mc6MnMcMn" +
  "LoPo6Cn10Nd54Cn27Lo2Cn3Mn2Mc4MnMc5Mn4Cn10Nd2No3PoSo7Lo185Cn44Lo3Mc9MnMc2MnPo100Cn32Lu32Ll10N" +
  "d9No12Cn8Lo2CnLo2Cn8LoCn2LoCn24Lo6McCn2Mc2Cn2MnMcMnLoMcLoMcMn3Po9Cn10Nd70Cn8Lo2Cn39Lo3Mc4Mn2" +
  "Cn2Mn4McMnLoPoLoMc27CnLo10Mn40Lo6MnMcLo4Mn8PoMn8CnLo6Mn2Mc3Mn46Lo13MnMc2Mn3PoLo5Po13Cn73Lo7C" +
  "n10Po246Cn9LoCn37LoMc7MnCn6MnMcMnLo5Po10Cn10Nd19No3Cn2Po30Lo2Cn22MnCnMc7MnMc2MnMc2Mn73Cn7LoC" +
  "n2LoCn38Lo6Mn3CnMnCn2MnCn7MnLoMn8Cn10Nd6Cn6LoCn2LoCn32Lo5McCn2MnCn2McMnMcMnLo7Cn10Nd310Cn19L" +
  "o2Mn2Mc2Po7Cn2MnLoMc13LoCn34Lo2Mc5Mn3Cn2McMnMcMn13Po10Nd86CnLo15Cn21No8So4Sc17So13CnPo922Lo1" +
  "02Cn111NlCn5Po11Cn196Lo2636Cn97Lo2Po13Cn1072Lo16CfMn6Lo15Mn4010Cn583Lo8633Cn569Lo7Cn31LoCn10" +
  "Nd4Cn2Po79LoCn10Nd6Cn30Lo2Cn5MnPo10Cn48Lo7Mn5Po4So4LmPoSo10Cn10NdCn7NoCn21Lo5Cn19Lo688Cn32Lu" +
  "32Ll23No4Po101Cn75Lo4CnMnLo55Mc7Cn4Mn13Lm64Cn2LmPoLmMn11Cn2Mc14Cn6136Lo8Cn1238Lo42Cn9Lo8935C" +
  "n4LmCn7LmCn2LmCn291Lo15CnLo29Cn3Lo2CnLo14Cn4Lo8Cn396Lo2308Cn107Lo5Cn13Lo3Cn9Lo7Cn10Lo2CnSo2M" +
  "nPo4Cf4700Cn46Mn2Cn23Mn9Cn116So60Cn246So10Cn39So2Cn60So2Mc3Mn3So6Mc8Cf8Mn2So7Mn30So4Mn61So21" +
  "Cn66So3MnSo122Cn20No12Cn20No12Cn87So9Cn25No135Cn26Lu26Ll26Lu7LlCn18Ll26Lu26LlLuCn2Lu2CnLu2Cn" +
  "2Lu2Cn4LuCn8Lu4LlCnLlCn7LlCn11Ll26Lu26Ll2LuCn4Lu2Cn8LuCn7LuCn26Ll2LuCn4LuCn5LuCnLu3Cn7LuCn26" +
  "Ll26Lu26Ll26Lu26Ll26Lu26Ll26Lu26Ll26Lu26Ll26Lu28Ll2Cn25LuSm25LlSm6Ll25LuSm25LlSm6Ll25LuSm25L" +
  "lSm6Ll25LuSm25LlSm6Ll25LuSm25LlSm6LlLuLl2Cn50Nd512So55Mn4So50Mn8SoMn14SoMn2So5Po15Cn5MnCn15M" +
  "n1104Cn10LlLo20Ll6Cn6Ll213Cn7MnCn17Mn2Cn7MnCn2MnCn5Mn5Cn62Lm33CnMn112Cn45Lo3Cn7Mn7Lm2Cn10Nd4" +
  "CnLoSo320Cn30LoMn17Cn44Lo4Mn10Nd5CnSc464Cn27LoLm4Mn10Nd742Cn7LoCn4LoCn2LoCn15LoCn197Lo2Cn9No" +
  "7Mn41Cn34Lu34Ll7MnLm4Cn10Nd4Cn2Po785Cn59NoSo3NoSc4No76Cn45NoSo15No194Cn4LoCn27LoCn2LoCnLo2Cn" +
  "LoCn10LoCn4LoCnLoCnLo6CnLo4CnLoCnLoCnLoCn3LoCn2LoCnLo2CnLoCnLoCnLoCnLoCnLoCn2LoCnLo2Cn4LoCn7" +
  "LoCn4LoCn4LoCnLoCn10LoCn17Lo5Cn3LoCn5LoCn17Lo52Cn2Sm270Cn44So4Cn100So12Cn15So2Cn15SoCn15SoCn" +
  "37So10Cn13No161So56Cn29So13Cn44So4Cn9So7Cn2So14Cn6So154Cn251So5Sk728So4Cn17So3Cn13So3Cn119So" +
  "4Cn95So6Cn12So4CnSo15Cn12So4Cn56So8Cn10So6Cn40So8Cn30So2Cn2So78Cn340So12Cn14So2Cn13So3Cn9So7" +
  "Cn46SoCn7So8Cn14So4Cn9So7Cn9So7Cn147SoCn55So37Cn10Nd1030Cn42720Lo32Cn4154Lo6Cn222Lo2Cn5762Lo" +
  "14Cn7473Lo3103Cn542Lo1506Cn4939Lo5Cn4192Lo711761CnCf30Cn96Cf128Cn240Mn65040Cn65534Co2Cn65534" +
  "Co2Cn";

/** White_Space. */
export const whiteSpaceRanges =
  "9 5 i 1 2s 1 q 1 4bj 1 1vj b t 2 5 1 1b 1 334 1";

/** Default_Ignorable_Code_Point. */
export const defaultIgnorableRanges =
  "4t 1 ip 1 jw 1 282 2 18z 2 2d 5 1kr 5 q 5 1d g 3ck 1 14ez g 6n 1 4g 1 27 9 119j 4 43z 8 h405" +
  " 35s";

/** Full case folding. */
export const foldingMappings =
  "2p=1t;2q=1u;2r=1v;2s=1w;2t=1x;2u=1y;2v=1z;2w=20;2x=21;2y=22;2z=23 6hr;30=24;31=25;32=26;33=2" +
  "7;34=28;35=29;36=2a;37=2b 8c;38=2c;39=2d;3a=2e;3b=2f;3c=2g;3d=2h;3e=2i;qk=51 kn;68=5c;69=5d;" +
  "6a=5e;6b=5f;6c=5g;6d=5h 6ee;6e=5i;6f=5j;6g=5k;6h=5l;6i=5m;6j=5n;6k=5o;6l=5p;6m=5q;6n=5r;6o=5" +
  "s;6p=5t;6q=5u;6r=5v;6s=5w;6t=5x;6u=5y;6w=60;6x=61;6y=62;6z=63;70=64;71=65;72=66;37 37=67 5vj" +
  ";75=74;77=76;79=78;7b=7a;7d=7c;7f=7e;7h=7g;7j=7i;7l=7k;7n=7m;7p=7o;7r=7q;7t=7s;7v=7u;7x=7w;7" +
  "z=7y;81=80;83=82;85=84;87=86;89=88;8b=8a;8d=8c;8f=8e;2x lj=8g;8j=8i;8l=8k;8n=8m;8q=8p;8s=8r;" +
  "8u=8t;8w=8v;8y=8x;90=8z;92=91;94=93;jg 32=95;97=96;99=98;9b=9a;9d=9c;9f=9e;9h=9g;9j=9i;9l=9k" +
  ";9n=9m;9p=9o;9r=9q;9t=9s;9v=9u;9x=9w;9z=9y;a1=a0;a3=a2;a5=a4;a7=a6;a9=a8;ab=aa;ad=ac;af=ae;7" +
  "3=ag;ai=ah;ak=aj;am=al;gj=ap;ar=aq;at=as;gk=au;aw=av;gm=ax;gn=ay;b0=az;d9=b2;gp=b3;gr=b4;b6=" +
  "b5;gw=b7;gz=b8;h5=ba;h4=bb;bd=bc;hb=bg;he=bh;hh=bj;bl=bk;bn=bm;bp=bo;hs=bq;bs=br;hv=bt;bx=bw" +
  ";i0=by;c0=bz;i2=c1;i3=c2;c4=c3;c6=c5;ia=c7;c9=c8;cd=cc;cm=ck 1;cp=cn 1;cs=cq 1;cu=ct;cw=cv;c" +
  "y=cx;d0=cz;d2=d1;d4=d3;d6=d5;d8=d7;db=da;dd=dc;df=de;dh=dg;dj=di;dl=dk;dn=dm;dp=do;dr=dq;2y " +
  "lo=ds;dv=dt 1;dx=dw;b9=dy;cf=dz;e1=e0;e3=e2;e5=e4;e7=e6;e9=e8;eb=ea;ed=ec;ef=ee;eh=eg;ej=ei;" +
  "el=ek;en=em;ep=eo;er=eq;et=es;ev=eu;ex=ew;ez=ey;f1=f0;f3=f2;bi=f4;f7=f6;f9=f8;fb=fa;fd=fc;ff" +
  "=fe;fh=fg;fj=fi;fl=fk;fn=fm;8rp=fu;fw=fv;be=fx;8rq=fy;g2=g1;ao=g3;i1=g4;i4=g5;g7=g6;g9=g8;gb" +
  "=ga;gd=gc;gf=ge;qh=n9 2c 5k5;oh=og;oj=oi;on=om;s3=ov;q4=p2;q5=p4;q6=p5;q7=p6;r0=p8;r1=pa;r2=" +
  "pb;qh lk ld=pc 5kz;q9=pd;qa=pe 1q;qb=pf;qc=pg;qd=ph 2o;qe=pi;qf=pj;qg=pk 1l z;qi=pm 2e;qj=pn" +
  ";ql=pp;qm=pq;qn=pr;qo=ps 1i;qp=pt 28;qr=pv v;qs=pw;qt=px;qu=py 1b;qv=pz;qw=q0;qx=q1 5tp;qy=q" +
  "2;qz=q3;qt lk ld=q8 5kj;rb=r3;rd=rc;rf=re;rh=rg;rj=ri;rl=rk;rn=rm;rp=ro;rr=rq;rt=rs;rv=ru;rx" +
  "=rw;rz=ry;s8=s7;s2=s9;sb=sa;or=sd;os=se;ot=sf;uo=sg;up=sh;uq=si;ur=sj;us=sk;ut=sl;uu=sm;uv=s" +
  "n;uw=so;ux=sp;uy=sq;uz=sr;v0=ss;v1=st;v2=su;v3=sv;ts=sw;tt=sx;tu=sy 4tq;tv=sz;tw=t0 4tp;tx=t" +
  "1;ty=t2;tz=t3;u0=t4;u1=t5;u2=t6;u3=t7;u4=t8;u5=t9;u6=ta 4tg;u7=tb;u8=tc;u9=td 4te;ua=te 4te " +
  "1;ub=tf;uc=tg;ud=th;ue=ti;uf=tj;ug=tk;uh=tl;ui=tm 4t8;uj=tn;uk=to;ul=tp;um=tq;un=tr;v5=v4;v7" +
  "=v6 4rp;v9=v8;vb=va;vd=vc;vf=ve;vh=vg;vj=vi;vl=vk;vn=vm;vp=vo;vr=vq;vt=vs;vv=vu;vx=vw;vz=vy;" +
  "w1=w0;wb=wa;wd=wc;wf=we;wh=wg;wj=wi;wl=wk;wn=wm;wp=wo;wr=wq;wt=ws;wv=wu;wx=ww;wz=wy;x1=x0;x3" +
  "=x2;x5=x4;x7=x6;x9=x8;xb=xa;xd=xc;xf=xe;xh=xg;xj=xi;xl=xk;xn=xm;xp=xo;xr=xq;y7=xs;xu=xt;xw=x" +
  "v;xy=xx;y0=xz;y2=y1;y4=y3;y6=y5;y9=y8;yb=ya;yd=yc;yf=ye;yh=yg;yj=yi;yl=yk;yn=ym;yp=yo;yr=yq;" +
  "yt=ys;yv=yu;yx=yw;yz=yy;z1=z0;z3=z2;z5=z4;z7=z6;z9=z8;zb=za;zd=zc;zf=ze;zh=zg;zj=zi;zl=zk;zn" +
  "=zm;zp=zo;zr=zq;zt=zs;zv=zu;zx=zw;zz=zy;101=100;103=102;105=104;107=106;109=108;10b=10a;10d=" +
  "10c;10f=10e;10h=10g;10j=10i;10l=10k;10n=10m;10p=10o;10r=10q;10t=10s;10v=10u;129=10x;12a=10y;" +
  "12b=10z;12c=110;12d=111;12e=112;12f=113;12g=114;12h=115;12i=116;12j=117;12k=118;12l=119;12m=" +
  "11a;12n=11b;12o=11c;12p=11d;12q=11e;12r=11f;12s=11g;12t=11h;12u=11i;12v=11j;12w=11k;12x=11l;" +
  "12y=11m;12z=11n;130=11o;131=11p;132=11q;133=11r;134=11s;135=11t;136=11u;137=11v;138=11w;139=" +
  "11x;13a=11y;12d 136=13b;8w0=3a8;8w1=3a9;8w2=3aa;8w3=3ab;8w4=3ac;8w5=3ad;8w6=3ae;8w7=3af;8w8=" +
  "3ag;8w9=3ah;8wa=3ai;8wb=3aj;8wc=3ak;8wd=3al;8we=3am;8wf=3an;8wg=3ao;8wh=3ap;8wi=3aq;8wj=3ar;" +
  "8wk=3as;8wl=3at;8wm=3au;8wn=3av;8wo=3aw;8wp=3ax;8wq=3ay;8wr=3az;8ws=3b0;8wt=3b1;8wu=3b2;8wv=" +
  "3b3;8ww=3b4;8wx=3b5;8wy=3b6;8wz=3b7;8x0=3b8;8x1=3b9;8x3=3bb;8x9=3bh;3xs=3y0;3xt=3y1;3xu=3y2;" +
  "3xv=3y3;3xw=3y4;3xx=3y5;wuj=5mw r7m;3bk=5n4;3bl=5n5;3bm=5n6;3bn=5n7;3bo=5n8;3bp=5n9;3bq=5na;" +
  "3br=5nb;3bs=5nc;3bt=5nd;3bu=5ne;3bv=5nf;3bw=5ng;3bx=5nh;3by=5ni;3bz=5nj;3c0=5nk;3c1=5nl;3c2=" +
  "5nm;3c3=5nn;3c4=5no;3c5=5np;3c6=5nq;3c7=5nr;3c8=5ns;3c9=5nt;3ca=5nu;3cb=5nv;3cc=5nw;3cd=5nx;" +
  "3ce=5ny;3cf=5nz;3cg=5o0;3ch=5o1;3ci=5o2;3cj=5o3;3ck=5o4;3cl=5o5;3cm=5o6;3cn=5o7;3co=5o8;3cp=" +
  "5o9;3cq=5oa;3ct=5od;3cu=5oe;3cv=5of;5xd=5xc;5xf=5xe;5xh=5xg;5xj=5xi;5xl=5xk;5xn=5xm;5xp=5xo;" +
  "5xr=5xq;5xt=5xs;5xv=5xu;5xx=5xw;5xz=5xy;5y1=5y0;5y3=5y2;5y5=5y4;5y7=5y6;5y9=5y8;5yb=5ya;5yd=" +
  "5yc;5yf=5ye;5yh=5yg;5yj=5yi;5yl=5yk;5yn=5ym;5yp=5yo;5yr=5yq;5yt=5ys;5yv=5yu;5yx=5yw;5yz=5yy;" +
  "5z1=5z0;5z3=5z2;5z5=5z4;5z7=5z6;5z9=5z8;5zb=5za;5zd=5zc;5zf=5ze;5zh=5zg;5zj=5zi;5zl=5zk;5zn=" +
  "5zm;5zp=5zo;5zr=5zq;5zt=5zs;5zv=5zu;5zx=5zw;5zz=5zy;601=600 1n;603=602;605=604;607=606;609=6" +
  "08;60b=60a;60d=60c;60f=60e;60h=60g;60j=60i;60l=60k;60n=60m;60p=60o;60r=60q;60t=60s;60v=60u;6" +
  "0x=60w;60z=60y;611=610;613=612;615=614;617=616;619=618;61b=61a;61d=61c;61f=61e;61h=61g;2w mp" +
  "=61i;38 lk=61j;3b lm=61k;3d lm=61l;2p ji=61m;61t=61s;61v=61u;61x=61w;61z=61y;621=620;623=622" +
  ";625=624;627=626;629=628;62b=62a;62d=62c;62f=62e;62h=62g;62j=62i;62l=62k;62n=62m;62p=62o;62r" +
  "=62q;62t=62s;62v=62u;62x=62w;62z=62y;631=630;633=632;635=634;637=636;639=638;63b=63a;63d=63c" +
  ";63f=63e;63h=63g;63j=63i;63l=63k;63n=63m;63p=63o;63r=63q;63t=63s;63v=63u;63x=63w;63z=63y;641" +
  "=640;643=642;645=644;647=646;649=648;64b=64a;64d=64c;64f=64e;64g=64o;64h=64p;64i=64q;64j=64r" +
  ";64k=64s;64l=64t;64m=64u;64n=64v;64w=654;64x=655;64y=656;64z=657;650=658;651=659;65c=65k;65d" +
  "=65l;65e=65m;65f=65n;65g=65o;65h=65p;65i=65q;65j=65r;65s=660;65t=661;65u=662;65v=663;65w=664" +
  ";65x=665;65y=666;65z=667;668=66g;669=66h;66a=66i;66b=66j;66c=66k;66d=66l;qt lv=66o;qt lv lc=" +
  "66q;qt lv ld=66s;qt lv n6=66u;66p=66x;66r=66z;66t=671;66v=673;674=67c;675=67d;676=67e;677=67" +
  "f;678=67g;679=67h;67a=67i;67b=67j;64g qh=680 8;64h qh=681 8;64i qh=682 8;64j qh=683 8;64k qh" +
  "=684 8;64l qh=685 8;64m qh=686 8;64n qh=687 8;65c qh=68g 8;65d qh=68h 8;65e qh=68i 8;65f qh=" +
  "68j 8;65g qh=68k 8;65h qh=68l 8;65i qh=68m 8;65j qh=68n 8;674 qh=68w 8;675 qh=68x 8;676 qh=6" +
  "8y 8;677 qh=68z 8;678 qh=690 8;679 qh=691 8;67a qh=692 8;67b qh=693 8;67k qh=69e;q9 qh=69f 9" +
  ";q4 qh=69g;q9 n6=69i;q9 n6 qh=69j;69c=69k;69d=69l;67k=69m;67l=69n;67o qh=69u;qf qh=69v 9;q6 " +
  "qh=69w;qf n6=69y;qf n6 qh=69z;67m=6a0;67n=6a1;67o=6a2;67p=6a3;qh lk lc=6aa;qh n6=6ae;qh lk n" +
  "6=6af;6a8=6ag;6a9=6ah;67q=6ai;67r=6aj;qt lk lc=6aq;qp lv=6as;qt n6=6au;qt lk n6=6av;6ao=6aw;" +
  "6ap=6ax;67u=6ay;67v=6az;6at=6b0;67w qh=6b6;qx qh=6b7 9;r2 qh=6b8;qx n6=6ba;qx n6 qh=6bb;67s=" +
  "6bc;67t=6bd;67w=6be;67x=6bf;6ku=6k2;6ls=6lc;6lt=6ld;6lu=6le;6lv=6lf;6lw=6lg;6lx=6lh;6ly=6li;" +
  "6lz=6lj;6m0=6lk;6m1=6ll;6m2=6lm;6m3=6ln;6m4=6lo;6m5=6lp;6m6=6lq;6m7=6lr;6mc=6mb;79s=792;79t=" +
  "793;79u=794;79v=795;79w=796;79x=797;79y=798;79z=799;7a0=79a;7a1=79b;7a2=79c;7a3=79d;7a4=79e;" +
  "7a5=79f;7a6=79g;7a7=79h;7a8=79i;7a9=79j;7aa=79k;7ab=79l;7ac=79m;7ad=79n;7ae=79o;7af=79p;7ag=" +
  "79q;7ah=79r;8q8=8ow;8q9=8ox;8qa=8oy;8qb=8oz;8qc=8p0;8qd=8p1;8qe=8p2;8qf=8p3;8qg=8p4;8qh=8p5;" +
  "8qi=8p6;8qj=8p7;8qk=8p8;8ql=8p9;8qm=8pa;8qn=8pb;8qo=8pc;8qp=8pd;8qq=8pe;8qr=8pf;8qs=8pg;8qt=" +
  "8ph;8qu=8pi;8qv=8pj;8qw=8pk;8qx=8pl;8qy=8pm;8qz=8pn;8r0=8po;8r1=8pp;8r2=8pq;8r3=8pr;8r4=8ps;" +
  "8r5=8pt;8r6=8pu;8r7=8pv;8r8=8pw;8r9=8px;8ra=8py;8rb=8pz;8rc=8q0;8rd=8q1;8re=8q2;8rf=8q3;8rg=" +
  "8q4;8rh=8q5;8ri=8q6;8rj=8q7;8rl=8rk;h7=8rm;5tp=8rn;hp=8ro;8rs=8rr;8ru=8rt;8rw=8rv;gh=8rx;hd=" +
  "8ry;gg=8rz;gi=8s0;8s3=8s2;8s6=8s5;fz=8se;g0=8sf;8sh=8sg;8sj=8si;8sl=8sk;8sn=8sm;8sp=8so;8sr=" +
  "8sq;8st=8ss;8sv=8su;8sx=8sw;8sz=8sy;8t1=8t0;8t3=8t2;8t5=8t4;8t7=8t6;8t9=8t8;8tb=8ta;8td=8tc;" +
  "8tf=8te;8th=8tg;8tj=8ti;8tl=8tk;8tn=8tm;8tp=8to;8tr=8tq;8tt=8ts;8tv=8tu;8tx=8tw;8tz=8ty;8u1=" +
  "8u0;8u3=8u2;8u5=8u4;8u7=8u6;8u9=8u8;8ub=8ua;8ud=8uc;8uf=8ue;8uh=8ug;8uj=8ui;8ul=8uk;8un=8um;" +
  "8up=8uo;8ur=8uq;8ut=8us;8uv=8uu;8ux=8uw;8uz=8uy;8v1=8v0;8v3=8v2;8v5=8v4;8v7=8v6;8vg=8vf;8vi=" +
  "8vh;8vn=8vm;wu9=wu8;wub=wua;wud=wuc;wuf=wue;wuh=wug;wul=wuk;wun=wum;wup=wuo;wur=wuq;wut=wus;" +
  "wuv=wuu;wux=wuw;wuz=wuy;wv1=wv0;wv3=wv2;wv5=wv4;wv7=wv6;wv9=wv8;wvb=wva;wvd=wvc;wvf=wve;wvh=" +
  "wvg;ww1=ww0;ww3=ww2;ww5=ww4;ww7=ww6;ww9=ww8;wwb=wwa;wwd=wwc;wwf=wwe;wwh=wwg;wwj=wwi;wwl=wwk;" +
  "wwn=wwm;wwp=wwo;wwr=wwq;x0j=x0i;x0l=x0k;x0n=x0m;x0p=x0o;x0r=x0q;x0t=x0s;x0v=x0u;x0z=x0y;x11=" +
  "x10;x13=x12;x15=x14;x17=x16;x19=x18;x1b=x1a;x1d=x1c;x1f=x1e;x1h=x1g;x1j=x1i;x1l=x1k;x1n=x1m;" +
  "x1p=x1o;x1r=x1q;x1t=x1s;x1v=x1u;x1x=x1w;x1z=x1y;x21=x20;x23=x22;x25=x24;x27=x26;x29=x28;x2b=" +
  "x2a;x2d=x2c;x2f=x2e;x2h=x2g;x2j=x2i;x2l=x2k;x2n=x2m;x2y=x2x;x30=x2z;5tl=x31;x33=x32;x35=x34;" +
  "x37=x36;x39=x38;x3b=x3a;x3g=x3f;h1=x3h;x3l=x3k;x3n=x3m;x3r=x3q;x3t=x3s;x3v=x3u;x3x=x3w;x3z=x" +
  "3y;x41=x40;x43=x42;x45=x44;x47=x46;x49=x48;h2=x4a;gs=x4b;gx=x4c;h8=x4d;h6=x4e;im=x4g;hz=x4h;" +
  "il=x4i;xub=x4j;x4l=x4k;x4n=x4m;x4p=x4o;x4r=x4q;x4t=x4s;x4v=x4u;x4x=x4w;x4z=x4y;x3o=x50;hu=x5" +
  "1;5u6=x52;x54=x53;x56=x55;x5d=x5c;x5j=x5i;x5l=x5k;x6e=x6d;3vk=xv4;3vl=xv5;3vm=xv6;3vn=xv7;3v" +
  "o=xv8;3vp=xv9;3vq=xva;3vr=xvb;3vs=xvc;3vt=xvd;3vu=xve;3vv=xvf;3vw=xvg;3vx=xvh;3vy=xvi;3vz=xv" +
  "j;3w0=xvk;3w1=xvl;3w2=xvm;3w3=xvn;3w4=xvo;3w5=xvp;3w6=xvq;3w7=xvr;3w8=xvs;3w9=xvt;3wa=xvu;3w" +
  "b=xvv;3wc=xvw;3wd=xvx;3we=xvy;3wf=xvz;3wg=xw0;3wh=xw1;3wi=xw2;3wj=xw3;3wk=xw4;3wl=xw5;3wm=xw" +
  "6;3wn=xw7;3wo=xw8;3wp=xw9;3wq=xwa;3wr=xwb;3ws=xwc;3wt=xwd;3wu=xwe;3wv=xwf;3ww=xwg;3wx=xwh;3w" +
  "y=xwi;3wz=xwj;3x0=xwk;3x1=xwl;3x2=xwm;3x3=xwn;3x4=xwo;3x5=xwp;3x6=xwq;3x7=xwr;3x8=xws;3x9=xw" +
  "t;3xa=xwu;3xb=xwv;3xc=xww;3xd=xwx;3xe=xwy;3xf=xwz;3xg=xx0;3xh=xx1;3xi=xx2;3xj=xx3;3xk=xx4;3x" +
  "l=xx5;3xm=xx6;3xn=xx7;3xo=xx8;3xp=xx9;3xq=xxa;3xr=xxb;2u 2u=1dkw;2u 2x=1dkx;2u 30=1dky;2u 2u" +
  " 2x=1dkz;2u 2u 30=1dl0;37 38=1dl1 1;12s 12u=1dlf;12s 12d=1dlg;12s 12j=1dlh;132 12u=1dli;12s " +
  "12l=1dlj;1ef5=1ee9;1ef6=1eea;1ef7=1eeb;1ef8=1eec;1ef9=1eed;1efa=1eee;1efb=1eef;1efc=1eeg;1ef" +
  "d=1eeh;1efe=1eei;1eff=1eej;1efg=1eek;1efh=1eel;1efi=1eem;1efj=1een;1efk=1eeo;1efl=1eep;1efm=" +
  "1eeq;1efn=1eer;1efo=1ees;1efp=1eet;1efq=1eeu;1efr=1eev;1efs=1eew;1eft=1eex;1efu=1eey;1fe0=1f" +
  "cw;1fe1=1fcx;1fe2=1fcy;1fe3=1fcz;1fe4=1fd0;1fe5=1fd1;1fe6=1fd2;1fe7=1fd3;1fe8=1fd4;1fe9=1fd5" +
  ";1fea=1fd6;1feb=1fd7;1fec=1fd8;1fed=1fd9;1fee=1fda;1fef=1fdb;1feg=1fdc;1feh=1fdd;1fei=1fde;1" +
  "fej=1fdf;1fek=1fdg;1fel=1fdh;1fem=1fdi;1fen=1fdj;1feo=1fdk;1fep=1fdl;1feq=1fdm;1fer=1fdn;1fe" +
  "s=1fdo;1fet=1fdp;1feu=1fdq;1fev=1fdr;1few=1fds;1fex=1fdt;1fey=1fdu;1fez=1fdv;1ff0=1fdw;1ff1=" +
  "1fdx;1ff2=1fdy;1ff3=1fdz;1fiw=1fhs;1fix=1fht;1fiy=1fhu;1fiz=1fhv;1fj0=1fhw;1fj1=1fhx;1fj2=1f" +
  "hy;1fj3=1fhz;1fj4=1fi0;1fj5=1fi1;1fj6=1fi2;1fj7=1fi3;1fj8=1fi4;1fj9=1fi5;1fja=1fi6;1fjb=1fi7" +
  ";1fjc=1fi8;1fjd=1fi9;1fje=1fia;1fjf=1fib;1fjg=1fic;1fjh=1fid;1fji=1fie;1fjj=1fif;1fjk=1fig;1" +
  "fjl=1fih;1fjm=1fii;1fjn=1fij;1fjo=1fik;1fjp=1fil;1fjq=1fim;1fjr=1fin;1fjs=1fio;1fjt=1fip;1fj" +
  "u=1fiq;1fjv=1fir;1fo7=1fn4;1fo8=1fn5;1fo9=1fn6;1foa=1fn7;1fob=1fn8;1foc=1fn9;1fod=1fna;1foe=" +
  "1fnb;1fof=1fnc;1fog=1fnd;1foh=1fne;1foj=1fng;1fok=1fnh;1fol=1fni;1fom=1fnj;1fon=1fnk;1foo=1f" +
  "nl;1fop=1fnm;1foq=1fnn;1for=1fno;1fos=1fnp;1fot=1fnq;1fou=1fnr;1fov=1fns;1fow=1fnt;1fox=1fnu" +
  ";1foz=1fnw;1fp0=1fnx;1fp1=1fny;1fp2=1fnz;1fp3=1fo0;1fp4=1fo1;1fp5=1fo2;1fp7=1fo4;1fp8=1fo5;1" +
  "h34=1h1c;1h35=1h1d;1h36=1h1e;1h37=1h1f;1h38=1h1g;1h39=1h1h;1h3a=1h1i;1h3b=1h1j;1h3c=1h1k;1h3" +
  "d=1h1l;1h3e=1h1m;1h3f=1h1n;1h3g=1h1o;1h3h=1h1p;1h3i=1h1q;1h3j=1h1r;1h3k=1h1s;1h3l=1h1t;1h3m=" +
  "1h1u;1h3n=1h1v;1h3o=1h1w;1h3p=1h1x;1h3q=1h1y;1h3r=1h1z;1h3s=1h20;1h3t=1h21;1h3u=1h22;1h3v=1h" +
  "23;1h3w=1h24;1h3x=1h25;1h3y=1h26;1h3z=1h27;1h40=1h28;1h41=1h29;1h42=1h2a;1h43=1h2b;1h44=1h2c" +
  ";1h45=1h2d;1h46=1h2e;1h47=1h2f;1h48=1h2g;1h49=1h2h;1h4a=1h2i;1h4b=1h2j;1h4c=1h2k;1h4d=1h2l;1" +
  "h4e=1h2m;1h4f=1h2n;1h4g=1h2o;1h4h=1h2p;1h4i=1h2q;1jgg=1jfk;1jgh=1jfl;1jgi=1jfm;1jgj=1jfn;1jg" +
  "k=1jfo;1jgl=1jfp;1jgm=1jfq;1jgn=1jfr;1jgo=1jfs;1jgp=1jft;1jgq=1jfu;1jgr=1jfv;1jgs=1jfw;1jgt=" +
  "1jfx;1jgu=1jfy;1jgv=1jfz;1jgw=1jg0;1jgx=1jg1;1jgy=1jg2;1jgz=1jg3;1jh0=1jg4;1jh1=1jg5;1jh2=1j" +
  "g6;1jh3=1jg7;1jh4=1jg8;1jh5=1jg9;1jh6=1jga;1jh7=1jgb;1jh8=1jgc;1jh9=1jgd;1jha=1jge;1jhb=1jgf" +
  ";20dc=20cg;20dd=20ch;20de=20ci;20df=20cj;20dg=20ck;20dh=20cl;20di=20cm;20dj=20cn;20dk=20co;2" +
  "0dl=20cp;20dm=20cq;20dn=20cr;20do=20cs;20dp=20ct;20dq=20cu;20dr=20cv;20ds=20cw;20dt=20cx;20d" +
  "u=20cy;20dv=20cz;20dw=20d0;20dx=20d1;20dy=20d2;20dz=20d3;20e0=20d4;20e1=20d5;20e2=20d6;20e3=" +
  "20d7;20e4=20d8;20e5=20d9;20e6=20da;20e7=20db;2oma=2olc;2omb=2old;2omc=2ole;2omd=2olf;2ome=2o" +
  "lg;2omf=2olh;2omg=2oli;2omh=2olj;2omi=2olk;2omj=2oll;2omk=2olm;2oml=2oln;2omm=2olo;2omn=2olp" +
  ";2omo=2olq;2omp=2olr;2omq=2ols;2omr=2olt;2oms=2olu;2omt=2olv;2omu=2olw;2omv=2olx;2omw=2oly;2" +
  "omx=2olz;2omy=2om0;2omz=2om1;2on0=2om2;2on1=2om3;2on2=2om4;2on3=2om5;2on4=2om6;2on5=2om7;2on" +
  "6=2om8;2on7=2om9";

/** What looks like what. */
export const confusableMappings =
  "13 13=y ig z h 8 l8 2 4in nd 1 2 k 3 34d 14vz;56 1b 6f4=11 18l 548;27=1c of 3j 8n h7 fa 8q 1" +
  "y 1gq 53i 52 j7 n3g hto o3 p 9l 5a 2c 33u rp 17 10z2 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1k " +
  "1m 1m 1m 1m 1c a a a a 73u;30=1d o 1f 7u 16 d5 31 56 74 l a 20 1m 40 61 2yf 21b 1 2 25 s 4n " +
  "d6 1p1 59 nmr hp7 1 4b z 4c iq 3j n lc8 jxc t n t n t 1g n t 1g n t n t n t n t n t n t n t " +
  "r 1m 1m 1m 1m 1j a a a a 3bk 115 3k 2nl;13=2o 2c ed 2 1 1 1 a 2 1 15 40 d2 3 3g q e9 1 2fp h" +
  "u 1rl 2 1r q 1 2 n 3 qqf ha3 1l m4x 1;36 32=31 6j6 1cht df 10zn 1g 1g 1g 1g 1g 1g 1g 1g 1g 1" +
  "g 1g 1g;w=4g 4bk 1vm 1 1 1 1 1 1 1 1 u 1 6 1c;2r mw=4i be;2h mt=4l bt gy;jt=4v 68f 11y 16t1 " +
  "1 1 1 bb;qk=51 2kuw 1m 1m 1m 1m;18=54 11x 2m 52n q8v;1t 1x=5i su;1w mt=5s 1s 3d;3c=5z oe 3cs" +
  " 1o 6p 26j 1iq 1 77 163t 161l 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;27 mw=60 8rt;2p 2t=6e rz;6" +
  "pu mt=6o 2od9;33 mw=6w xmu;2s mt=7l;20 mt=86;2w mt=87 ms 5o4;2x=8h 8o 1 35 4f 1r 4d 3d 2xi 2" +
  "ok f 14 eb puc 10u gk4 516 110f 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g i 12 1m 1m 1m 1m;30 22=8" +
  "i;2x 2y=8j;30 53=8v 1 3uf;24 mw=8x;30 mw=8y;13 32=95;27 1x=9e;33 2t=9f;2c mt=9y;38 mt=9z;2u=" +
  "an sl 4yh r24 po 1mne 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;2q mt=ao ki 1 15 1;13 1u=ap;2q lg=" +
  "aq 1 i6;2q=as iw 337 4j 8t 2g6k 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;1v 13=av;13 1w=ay;2s lg=" +
  "b0;2v=b1 5w m8 4qq p3 17wd 161l 1g 1g 2w 1g 1g 1g 1g 1g 1g 1g 1g;1y me=b5;2u me=b6;1z 13=b7;" +
  "30 mt=bb 3;23 13=bc;2z lw=bd;26 me=bh;32 mh=bi ex 2k9d 1m 1m 1m 1m;27 mt=bj e1 w p z 3i 3a 2" +
  "xi 19 2wb 7 5r 1xh o49 1n0w wl a g k c a g k c a g k c a g k c a g k 66n;13 28=bo;34 lw=bp;2" +
  "a=bq 3jv 1d c5 2ac 1 1 q12 ixd l1d jj5 e3 1g 1g 2w 4c 1g 1g 1g 1g 1g;1e=br g1 3br sqt 4r 2z " +
  "1o52 a a a a 73u;13 2c=bw;38 lw=bx;2c mg=by;13 2h=c3;3d lw=c4;2i mt=c5;3e mt=c6;1f=c7 2t e3 " +
  "5l 7vw o7y 1t mcf h2p jij 157 a a a a 73u;1e mt=cb;1h=cc 1j3z 11qw a a a a 73u;37=cd ig w64 " +
  "vt gix z9 41l 110r 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;72=cf ft;30 30=ch tr 55y 97 5g;x=cj 8" +
  "lq 15f4;1w 2i lo=ck;1w 3e lo=cl;2s 3e lo=cm;24 22=cn;24 2y=co;30 2y=cp;26 22=cq;26 2y=cr;32 " +
  "2y=cs;1z mt=dg;2v mt=dh;1w 2i=dt;1w 3e=du;2s 3e=dv 4w;1k=f6 1 1jb 3k 49 1d07 160s a a a a 3b" +
  "h 3sd;2i me=f8;3e me=f9;2c mw=fy;1r=g1 2b 1d5 20h t31;2d mt=g4 3go;1x mw=g6;2t mw=g7;22 mt=g" +
  "8;2y mt=g9;36 mt=gd g6;3d mt=gf gy;2p=gh 9s 3j 66i 17ev 161l 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1" +
  "g 1g 1k 1m 1m 1m 1m;2q lw=gj;2s mg=gm;2s lw=gn;d9=gp hs;d9 ke=gq;x3n=gr 9m 1s 2n 59 5wj 1w5 " +
  "p3m hhq 42t 11iw m 10 m 10 m 10 m 10 m;2v lw=gw;3d=gz 18 84 40 30 2ew 2hx ab fy ra5 glb 51f " +
  "1106 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g y 1m 1m 1m 1m;2w lw=h2 3gs syr;2x mt=h4 5cj 1;30 ms" +
  "=h7;30 mg=h9;30 f1=ha;3b=hb du 58 1w 4ow s4i l8n 4 1 11cx 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1" +
  "g;36 32 me=hd;32 mg=hf;33 mt=hh e6 3a w2q ub 19;33 5qf=hi;36 mh=ho;36 mg=hp;37 mg=hu;39=i3 8" +
  "q c8 4nz rcz q7 4 hpg 3xe 1106 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1k 1m 1m 1m 1m;3e mg=i8;f" +
  "1=ia gf 2du 5i2 o7y;35 lw=io;2s f1=is;2s i9=it;38 37=iu;38 hv=iv;38 gl=iw;2u 97=ix;30 37=iy;" +
  "30 3e=iz;4xg=j7;121=jj k;1o=jm 3g6 hm 1vr 1f9 2caw;1q=jn 3g0 2dj 1f9 1sr4 jjs;2m=jo 2;1m=k0 " +
  "14 i9 1m 8w 1 e7 ao 2g9 7r 6 1n5 d8 ptz i4 h47 6i;19=k7 sd 4zg 1 1 1 1c cv 138 10k 15em;jr=k" +
  "8 wbq;1v5=k9 22d;4w=ka 666 qb r 1my;3i=kc 5pg 43 dl;4xf=kh;4xh=ki 4c9;jl=kk;kq=l7 wez;lg=lh " +
  "no b6 44n ra7;li=lo 2q kq 2 vmq;19s=lp;li lj=ls rc ex 3k 74 3k 73 3l 3k 1g3i;le=lt ne b7 44i" +
  " ra8;lv=lx lg 1i is;18w=lz lf;mp=m8 182;me=m9 6 i;mg=ma z 4mq;mt=mu;mw=mv;lf=n6 lt;mr=nb;nk=" +
  "nr 141 7;lj=ns gx 1 7 1 2 88 2c 1 4s 71 o 74 3k 97;lm=o6 g9 4j 3x wz jv 3k a1 1hs d 4d3 j4 1" +
  "8py;8s5=og 37c 8 t1d;jz=ol;t4=om w8b ih0 14o6;5qm=on 5d 1el1;gk=or 51x vo 18sn;x1b=ot;22=ov " +
  "3t 337 6a si4 k9 ha0 161r 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;1t=pd 3j 32y ez sa1 htf ov lgg" +
  " jwg 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1k 1m 1m 1m 1m;1u=pe 3k 34y eb 27p q04 kk h9q o0 v " +
  "2o 15a8 1g 1g 2w 1g 1g 1g 1g 1g 1g 1g 1g 1k 1m 1m 1m 1m;1x=ph 3k 32v 2o4 cv 20q nnb hth o1 4" +
  "dc 8 1106 1g 1g 2w 1g 1g 1g 1g 1g 1g 1g 1g 1k 1m 1m 1m 1m;2i=pi 371 2n5 4 q0k hum qj 4ac 1o " +
  "10z8 1g 1g 1g 1g 4c 1g 1g 1g 1g 1g 10 1m 1m 1m 1m;20=pj 3q 332 ch 2a7 1 1 29t nrt htt pz 15b" +
  "s 1g 1g 2w 4c 1g 1g 1g 1g 1g 1j 1m 1m 1m 1m;23=pm 3k 34c kv 4an nr7 huc 165 14vm 1g 1g 1g 1g" +
  " 1g 1g 1g 1g 1g 1g 1g 1g 1j 1m 1m 1m 1m;g5=pn 3k gd 40 2m1 4xy nn2 dl i4f f7 l1p kfp 1m 1m 1" +
  "m 1m;25=po 2m y 32z ft 6e 21p 1o 27d nrb hu6 oz 2p 15a3 1g 1g 2w 1g 1g 1g 1g 1g 1g 1g 1g 1j " +
  "1m 1m 1m 1m;26=pp 5tk 29x nra hu6 15x 14vu 1g 1g 1g 1g 1g 2w 1g 1g 1g 1g 1g 1j 1m 1m 1m 1m;2" +
  "8=pt 3j 342 3v 2i4 2a1 nqn hun o5 15dm 1g 1g 1g 1g 1g 2w 1g 1g 1g 1g 1g 1l 1m 1m 1m 1m;bt=pv" +
  " 5ul 5t 27s 2c1d 1m 1m 1m 1m;2c=pw 3i 328 2yq 111 y5 nqm huo o3 q 2s 49z h1q jyh 1g 1g 1g 1g" +
  " 1g 1g 1g 1g 1g 1g 1g 1g 1k 1m 1m 1m 1m 69x;2h=px 19 29 3v 2yj k 4x7 nr8 hu5 op 4c2 h3z jx1 " +
  "1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1m 1m 1m 1m;2g=pz 3i 3m0 22 242 sq 1fd 4x nm6 js had " +
  "ns 10 2r b ed 3wl 10yz 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1j 1m 1m 1m 1m;67=qa u 36o t6t 1n" +
  "v2 1m 1m 1m 1m;61r=qc ca 361 4w2 2bv0 1m 1m 1m 1m;8o=qi 1i 22 4wh 32i p41 1n2t j 13 j 13 j 1" +
  "3 j 13 j;3a=ql 54 9v 4lk us 50 49 r1k gj1 4og ca 110v 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1b" +
  " 1m 1m 1m 1m;33=qn 4 3f 93 2k 2u u 2h 3 k w hd 74 3k 74 s 2s s 2s s u 1y s 5q 3k 99 z 5b 2ds" +
  " 2 tf 297 p0e fvt 1 1 1 1 1 1 1 n0 1 1 1 2r yl 5a 3xa f 1101 1g 1g 2w 1g 1g 1g 1g 1g 1g 1g 1" +
  "g 1k 4 1i 4 1i 4 1i 4 1i 4 4fc 1s w;34=qp 1c 27 65w 1tb 15m5 161l 1g 1g 1g 1g 1g 1g 1g 1g 1g" +
  " 1g 1g 1g 1l e 18 e 18 e 18 e 18 e;5qz=qs 3i x0w 1n4z 1m 1m 1m 1m;hk=qu f 33 7zb 2c6k 8 1e 8" +
  " 1e 8 1e 8 1e 8;qo=ra 2x 4x5 t0 2efp g 16 g 16 g 16 g 16 g;qq=rf 2k8o 1m 1m 1m 1m;1y=rg 3iw " +
  "29p q0c jf hyn u hs 3ul w 10lt du 1g 1g 2w 1g 1g 1g 1g 1g 1g 1g 1g 9h;bs=rt 4zf r35;2r=s2 27" +
  " 4w3 vt 27c p3e gic ze 1527 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;2y=s3 2t 5pt 17up 161l 1g 1g" +
  " 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;66=s7 1eq5;1v=s9 14 33y 2lf 17 1s 27r nqu hu1 ov 2o 7n 7b 3wt" +
  " 9 10y8 1g 1g 1g 1g 4c 1g 1g 1g 1g 1g 6hm;au=sd 5ty py0 itk;x1a=sf;x3m=sk 5ns 2cc;2b=sl 96 2" +
  "va 5 snc hu9 o3 ay l5m jx4 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;pf=sz 332 6s 2hl 286 1rpf kgz" +
  " 1m 1m 1m 1m;ps=tb 5r4 5s 235 o57 1o0s 1m 1m 1m 1m;py=tg 8f 2jx xc 4ai 16a1 15vu 1m 1m 1m 1m" +
  ";2q 30=tn;30 27=tq;1i=tt 33x 4x0 1amb 11q7 a a a a 73u;ih=tu 34a;36=tv 4xf 31b p1e 1 1l 1mlm" +
  " 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;2t=tx 3s 5m9 1 o r8r glv 161l 1g 1g 2w 1g 1g 1g 1g 1g 1" +
  "g 1g 1g;gs=tz 4wh;i5=u4 4wh s56;ik=u5 x1q;jt 2q=ui;at 2x=uj;at=uk x1v;5qx=un;q0=vk 3mw 4ba 1" +
  "69z f0 15gu 1m 1m 1m 1m;qw=vl 1eo8 15gg 1m 1m 1m 1m;2e=vo dv 40 2jm 2e 2lx 2c4 nn2 e1 im6 3u" +
  "r h2g jk5 eg 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;v4 w6 w7=vw;3b w6 w7=vx;t4 me lc=wa;u0 me l" +
  "i=wb;pf 13=wg;36 13=wh;pf mt=wi;t2 mh=wm;ty mh=wn;1f me=wo;gs me=wp;23 mh=wq 7v3;8o mh=wr;23" +
  " mt=wu 5jj qkz;8o mt=wv;20 mh=wy 7ut;ik mh=wz;1v me=x6;2r me=x7;2c mh=x8;5qz mh=x9;2g mh=xe;" +
  "2w=xn 51 2tu 2mk 17wa 161l 2w 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;xo mg=xq;2t mg=xr;g5 me=xx;u3 me" +
  "=xy;20 me=xz 2;ik me=y0 2;xi=y3;xj=y4;25 me=y5;i5 me=y6;b3=yg;2s=zl 2xy 3s 2jb 1k pxw 1nwr 1" +
  "g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;dy=zu;1z=zw 2wk 1f smb 1nw0 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g" +
  " 1g 1g;gy=zx 2y6 txx;b4=100 2wr 2m4 18u2 l64 jjo;35=10b 20 3 2jes 1g 1g 1g 1g 1g 1g 1g 1g 1g" +
  " 1g 1g 1g;2f=10c 2vr x snq mws 9 10yv 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;3ou=117;3k6=11g;3s" +
  "3=11m;3mp=11o;2d=11p 2ib gc 2qm 49 ppt ixm 3xm h3e jwy 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;f" +
  "r=12t 2jw0;32=12w 4 2je3 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;hc=12y 2i1;12d 136=13b;ld=13w 1" +
  " 3f 1i 6x el;13u=144;13t=148;13q=14d;13s=14e;mb=14k h 47 i9 27 3k 3k 3k 3k 3hd 1avx 1hs l5;3" +
  "0 13=169;56 1b 6f4 6f4=16x 55z;56 1b 6f4 6f4 6f4=16y 55z;189=173 1d4q 1 1 1 1b9f w w w w w;1" +
  "8p 1cr=17v k 1r 1r k 1cat 1 1 1 n4 1 1 1 1bay w 1s w w;183 1cr=184 1d35 1 1 1 1ba4 w w w w w" +
  ";18p le=18d;18p=18q 10 24 i 6 dn 1bz5 1 f 1 1l 1 j 1 1 1 kw 1 1 1 1 1 1b85 j 1 c w k c j d w" +
  ";ln=18r it;mh=192 4g6;lu=193;lw=199;191=19b;1a=19c 40 h 1 4yq q8k 7q jsy 13bx;170=19o 7uu;16" +
  "=19p 541 cp 18g8;1b5=19r gc 1 2nvm 1 1s v;30 19w=19u 3 1czy 1;30 191=19v 1d04 1;18o 19w=19y " +
  "1czz 1;18o lv 19w=19z 1ch2;18p 19w=1a0 1d01 1 1 1;18p 179=1a1 1u 1cbv 1 1 1 1j 1 1 1;17x 190" +
  "=1a9 6p;17x 1cr=1ad;17z 179=1ag 1ce8 1;1ai 179=1aj;17z 1cr=1am 1ce0 1;181 179=1ap 1ce3 1;181" +
  " li=1aq;181 1cr=1aw 1cdu 1;185 1cr=1b2;187 1cr=1b3;1b5 1cr=1b8 4 1cci 1 1 1;18h=1bb 1d0q 1 1" +
  " 1 1b98 w 1s w w;18j=1bd 1 1cdg 1 1 1 nc 1 1 1 1b8u w 1s;18j 1cr=1bh 52 1ca8 1 1 1;1bj 1cr=1" +
  "bo;18k li=1bp;18k 1cr=1br;17t=1c3 5nm 17am 1;18o li=1c6 1cer 1;18o lv=1c7 1ceo 1;18o 19s=1c8" +
  " 1cer 1;18o le=1c9 1cex 1;18o 1cr=1cb 1cer 1;18p li=1ce 3s;1a3=1cg 1caq 1 1 1 3z 1 1 1;17z l" +
  "e=1da;181 le=1db;19e=1de w65;19f=1df 2n6e;19g=1dg;19i=1di;19l=1dl ha 1hml;17l nc=1dp;18l nc=" +
  "1dq;33 le=1dr;1fg=1fm;17s 1cr=1g1;1bg=1gi;1g4=1gn 8y;18m 179=1go;18m li=1gp;181 190=1gs;1av " +
  "179=1gx;183 le=1ha;lk=1kj 6w;2n=1kq 1cnn 1 1;17s 190=1pd;1b6 1cr=1pg;18l 1cr=1pj;18p 190=1pk" +
  ";17z mc mb=1pq;185 mc mb=1pr;1bj=1ps 1bz6 1 1 1;18o=1pt 1cn0 1 s6 1ag1 3k w;182 le=1pu;17s 1" +
  "cy=1py;18p 1cr 1cy=1pz;181 li lj=1q1;18p li lj=1q2;18s=1r9 3 9;mc=1ri 3xs;18t=1rm;no=1rt;np=" +
  "1ru;nm=1s0;1s5 1ty=1s4;1s5 1tq=1s6;1tc 1u5 1s7=1s8;1sf 1tx=1sd;1sf 1ty=1se;1sf 1tz=1sg;1s5 1" +
  "u1=1sh;1s5 1tq 1ty=1si;1s5 1tq 1tz=1sj;1s5 1tq 1u0=1sk;lc=1ub;1us 1us=1ut;1vp 1xa=1vq;1vv 1x" +
  "f=1y8 1;1l=1yl 3e 75 ed 671 o84 mda w a 11q9 a a a a 73u;1vn=1z7 e8 3k 3k 3k j9 1fgp;1z9 20u" +
  "=1za;22a 20v=1zb;22a 20w=1zc;22b 20x=1zd;22b 20y=1ze;22a 213=1zj;1z9 214=1zk;1z9 218=1zo;1ty" +
  "=217;1u5=219 3k;22t 24e=22u;22t 24l=231;22t 24n=233;22t 24o=234;22t 24e 24l=235;22t 24e 24n=" +
  "237;22t 24e 24o=238;1tp=24d;1tt=24h;1tu=24i;1uw=25k;1ux=25l;1uy=25m;1v2=25q;1v4=25s 5h8 1a8f" +
  " 7g;26d 27y=26e;2a1 2b7=2a2;2a8=2ak ao;2a0=2b4 e;2ax=2bs;2b7=2c7;2ad=2cn;2a1=2co 81;2ai=2cq;" +
  "2a0 2bl=2cr;2ai 2bl=2cs;2a6=2ct;29x=2cu;2b3=2cw;2ai 2bm=2cy;2b2 2bk=2d0;2cz=2d1;2a6 2b9=2d3;" +
  "2bb=2d4;2aw 2bk=2d6;2du 2fp=2dv 3k;2du 2fg=2dw 3k;2eo 14s=2e8;2e9 mb=2ea;2ef 14s=2ed;2ek mb=" +
  "2el;2et 2f5=2em;2et mb=2ev;2et 2f2=2ex;2f5 2f2=2f6;2f7 2f2=2f8;2dn 2f2=2g0;2do 2f2=2g1;2dh=2" +
  "h1;2di=2h2;2dj=2h3;2du=2he;2e4=2ho;2e6=2hq;2eb=2hv;2en=2i7;2ep=2i9;2eq=2ia;2h8 2im=2jl;2g7=2" +
  "jr;2g8=2js;2gf=2jz;2kn 2mv=2ko;2a1 2mv=2kq;2lk 2m9=2ks d 2o;2ku 2me=2kw;2ky 2m6=2kz;2ky 2mv=" +
  "2l0;2ar=2lf;2ls=2lt;2b8=2lw;2ba=2ly;2an 2bj=2m2;2bj=2m7 1;2m9=2ma 1;2me 2me=2mg;2lk 2ml 2lq=" +
  "2my;33 2ls 33=2n3;2la=2n5;2ls 2ml=2ne i;2li 2ml 2ls=2nf;2lk 2ml 2lk=2ng;2lx 2ml 2ls=2ni;2lk " +
  "2ml=2nj c;2m1 2ml 2lq=2nq;2qw 2q7=2qx;2oy=2qy;2pb=2qz;2qw 2qb=2r3;2rm=2rn;2ru=2rv;2ry=2rz;2r" +
  "o=2s4 1;2s1=2s7;2rq=2sh;2sg=2sm;lm 2sy=2sz;2tc 2tc=2td;2sy=2th;2rs=2vc;2si=2vh;2sa=2vu;2sb=2" +
  "vv;2sd=2vx;2se=2vy;2sf=2vz;lm 2wi=2wj;2t4=2wo;2t5=2wp;2tk=2x4 1s3;2tl=2x5;2tm=2x6;2tn=2x7;2w" +
  "b 2vt=2xo;2wb 2w1=2xp;31k 324 326=2yo;31c 31w 32a 327=2yq;31c 31w 32a 2z8=2yr;2yz=2z0;2z1 2z" +
  "1=2z2;2ze 2ze=2zf;2zh 2zh=2zi;2ze 2zh=2zj;md=307 6ie;31e=31m;33m 31t 328=31z;33n 31t 328=321" +
  ";2zh 2ze=34e;ggg=34l;ggd=34m;35u 370=35s;33 370=368;36d 370=36n;36m 37g=36x;36m 37g 375 370 " +
  "37e=36y;37u 37u=37v;37l=38l;36d 37i=38m;36d 370 37i=38v;35v 37i=38w;399 37i=39a;35u 37i=39d;" +
  "39f lm=3a6;x3a=3a8;3cw 3cw=3cx 4o 689;3cz 3cz=3d0 6d0 wwl;3d3 3d3=3d4 6d7 wwz;3d5 3d5=3d6 4x" +
  " 68b;3d8 3d8=3d9 6d8 wxc;3cy 3cw=3df 4y;3cy 3cy=3dg 6j 67a;3cy 3cz=3dh 4x 68w;3cy 3d3=3di;3c" +
  "z 3cw=3dj 4z;3d1 3cy=3dk 51;3d1 3d1=3dl 53;3d1 3de=3dm x 3f 68a wxe;3d1 3d7=3dn 139e;3d2 3d3" +
  "=3do 5c 68i;3d2 3d7=3dp 5h 68f;3d3 3cw=3dq 6dw;3d3 3cy=3dr;3d3 3cz=3ds 6dv wvk;3d3 3d5=3dt 4" +
  "8 68b;3d3 3d5 3cw=3du 6du;3d3 3d5 3cz=3dv 6du wvm;3d3 3d5 3d3=3dw;3d3 3d5 3d5=3dx;3d3 3d5 3d" +
  "8=3dy;3d3 3d8=3dz 6dr wvm;3d3 3da=3e0 139d;3d3 3dc=3e1 6dq;3d3 3dd=3e2 56;3d3 3d7=3e3 57 68i" +
  ";3d3 3d3 3d7=3e4 6dp;3d5 3cw=3e5 56 68j;3d5 3cy=3e6 6dp;3d5 3cz=3e7 55 68k;3d5 3d1=3e8 55;3d" +
  "5 3d2=3e9 1395;3d5 3d3=3ea 54 68j;3d5 3d3 3cw=3eb;3d5 3d5 3d5=3ec;3d5 3d7=3ed;3d5 3d8=3ee 6d" +
  "k wvl;3d5 3da=3ef 1395;3d5 3db=3eg;3d5 3dc=3eh 1394;3d5 3dd=3ei;3ek 3ek=3el;3em 3em=3en;3d7 " +
  "3cw=3ep 4r;3d7 3cz=3eq;3d7 3d2=3er;3d7 3d3=3es;3d7 3d5=3et 4s 68h;3d7 3eo=3eu 4s 68h;3d7 3d7" +
  "=3ev 4n 68i;3d7 3d8=3ew;3d7 3da=3ex;3d7 3dc=3ey;3d7 3dd=3ez;3d8 3d7=3f1;3f2 3f2=3f3;3f4 3f4=" +
  "3f5;3da 3db=3f6;3da 3de=3f7;3dd 3d3=3fa 4d;3dd 3d7=3fb 4d 68g;3de 3de=3fc 6ct;3cw 3cz=3fe;3c" +
  "y 3d5=3ff 30 68w;3cy 3d8=3fg 28 689;3cy 3de=3fh 28 689;3cz 3d1=3fi 31;3fl ffs=3fm 6b2;3fn ff" +
  "s=3fo 6b2;3fp ffs=3fq 6b2;3fr ffs=3fs 6b2;3ft 3fl=3fu 6b2;3ft 3fl ffs=3fv 6b2;3ft ffs=3fw 6b" +
  "2;3fy 3fp=3fz 6b2;3fy 3fp ffs=3g0 6b2;3fy ffs=3g1 6b2;9oc=3g3 2w1 1 yz 1 1z3 gx 33 5kg hrr h" +
  "7a;9oc ffs=3g4 6b2;ffs=3g5 3l3 3 3 3 5 4 28j gy 32;3fl 3ft=3g6;3fl 3fy=3g7;3fn 3ft=3g8;3fn 3" +
  "fx=3g9;3fp 3ft=3ga;3fp 3fy=3gb;3fp 9oc=3gc;3fr 3ft=3gd;3fr 3fy=3ge;3ft 3fp=3gf;3ft 3fp ffs=3" +
  "gg;3ft 3fr ffs=3gh;3ft 3ft=3gi;3ft 3fy=3gj;3fx 3fn=3gk 2 6bl;3fx 3fn ffs=3gl 6bn;3fx 3ft=3gn" +
  ";3fx ffs=3go 6bl;3fy 3fl=3gp;3fy 3fl ffs=3gq;3fy 3fp 9oc=3gr;3fy 3fr ffs=3gs;3fy 3fy=3gt;3g2" +
  " 3fl=3gu;3g2 3fp=3gv;3g2 3fp ffs=3gw;3g2 3fr=3gx 6bd;3g2 3fr ffs=3gy 6bd;3g2 3fy=3gz;3g2 ffs" +
  "=3h0 6bc;9oc 3fy=3h1;9oc 9oc=3h2;9oc ffs 3fy=3h3;ffs 3fl=3h4;ffs 3fn=3h5;ffs 3ft=3h6;ffs 3fy" +
  "=3h7;ffs 9oc=3h8;ffs 3ha=3h9;3ha 3fp=3hb;3ha 3fy=3hc;3ha ffs=3hd 6b1;3ha 3ha=3he;3fl 9oc=3hf" +
  ";3fn 3fy=3hg;3fr 3fn=3hh;3ft 3fn=3hi;3ft 3fn ffs=3hj;3cw=3hk 689;3cw 3d5=3hm 689;3cy=3hn 689" +
  ";3cz=3hq 689;3d1=3hr 68a;3d1 3cw=3hs 68a nqi;3d1 3d2=3ht 68a nql;3d1 3d3=3hu 68a nql;3d1 3d5" +
  "=3hv 68a nqn;3d1 3dc=3hw 68a;3d1 3dd=3hx 68a;3d2=3hz 68a;3d3=3i0 68a;3d5=3i2 68b;3d7=3i4 68b" +
  ";3d8=3i5 68b;3da=3i6 68c;3db=3i7 68c;3dc=3i8 68c;3dd=3i9 68c;3de=3ia 68c;3cw 3d1=3ib;3cw 3d5" +
  " 3cw=3ic;3cy 3eo=3ig 68w;3cy 3dc=3ih;3d1 3cw 3d5=3ik 68t;3d1 3cz=3im 68s np8;3d1 3cz 3de=3in" +
  ";3d1 3d2 3cw=3ip;3d1 3d2 3d5=3iq;3d1 3d3 3d5=3ir 68o;3d1 3d3 3de=3is;3d1 3d3 3d7=3it txy;3d1" +
  " 3d5 3d5=3iu;3d1 3eo=3iv 68l;3d1 3db=3iw txy;3d1 3fd=3ix 68k;3d2 3cw=3iy txx;3d2 3d1=3iz;3d2" +
  " 3d5=3j1 68i npe;3d2 3d5 3d5=3j2;3d2 3eo=3j3 68h;3d2 3da=3j4;3d2 3de=3j5;3d3 3d1=3j7;3d3 3de" +
  "=3j9 txr;3eo=3jf 68k;3d7 3cw 3cw=3jh;3d7 3db=3jj;3f0=3jk 68h;3de 3cy=3jp;3de 3d1=3jq;3de 3d2" +
  "=3jr;3de 3d3=3js;3fd=3jt 68d;3cw 3cy=3ju;3cw 3d3=3jv;3cw 3da=3jw;3cw 3db=3jx;3cw 3de=3jy;11k" +
  "=3mo dq 2qj 49 ppv 1nio;12p=3o4;1w=3vk fy c 28r 15 pyd 1nw0 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g" +
  " 1g;27 13=3vo;bv=3wf;v4=3wn fc 2fqr;1g=3wu 1fj5 11r7 a a a a 73u;24=3xa 5o 2g8 2i 290 npt it" +
  "6 7f 3ul f h2c jkk dd 1g 1g 2w 1g 1g 1g 1g 1g 1g 1g 1g;1p=3y8 56o gw mzj;pg=3yb 2rn q5 1cj 6" +
  "2 163p u lfb kgh 1m 1m 1m 1m 67j;53 3y9=3yk;3y9 53=3yl;53 pg=3ym;pg 53=3yn;53 3yc=3yo;3yc 53" +
  "=3yp;53 3yd=3yq;3yd 53=3yr;53 3ye=3ys;3ye 53=3yt;53 3yi=3yv;3yi 53=3yw;53 3yj=3yx;3yj 53=3yy" +
  ";53=3zb jo 1tj 5 du 4s 298 ju nf8 hcm bg;3y9 3z4=3zf;pg 3z4=3zg;3yd 3z4=3zh;3yi 3z4=3zi;53 1" +
  "q=3zr 9 2vr;53 2e=3zu;2e 53=3zv;53 g5=3zw;g5 53=3zx;53 3zm=3zy;3zm 53=3zz;1q 53=401;53 3zo=4" +
  "02;3zo 53=403;53 1o=404;1o 53=405 2vl 1y6;53 3zt=406;3zt 53=407;53 40g=40k 9;53 2d=40n;2d 53" +
  "=40o;53 11k=40p;11k 53=40q;53 40f=40r;40f 53=40s;40g 53=40u;53 40h=40v;40h 53=40w;53 40l=40x" +
  ";40l 53=40y;53 40m=40z;40m 53=410;2d 13=413;11k 13=414;40g 13=415;40l 13=416;2q lj=41f;53 41" +
  "7=41g;417 53=41h;53 28=41i;34 53=41j;53 41a=41k;41a 53=41l;53 2s=41m;2s 53=41n;53 41c=41o;41" +
  "c 53=41p;53 2q=41q;2q 53=41r;53 2q lj=41s;2q lj 53=41t;417 13=41x;28 13=41y;2s 13=41z;2q 13=" +
  "420;53 421=42a;421 53=42b;53 423=42c;423 53=42d;53 424=42e;424 53=42f;53 22=42g;22 53=42h;53" +
  " 426=42i;426 53=42j;53 428=42k;428 53=42l;53 429=42m;429 53=42n;53 42r=430;42r 53=431;53 pf=" +
  "432;pf 53=433;53 42u=434;42u 53=435;53 42v=436;42v 53=437;53 42w=438;42w 53=439;53 24=43a;53" +
  " 42z=43c;42z 53=43d;53 43k=43t;43k 53=43u;53 43r=43v;43r 53=43w;53 43s=43x;43s 53=43y;3z5=44" +
  "1;53 443=44c;443 53=44d;53 445=44e;445 53=44f;53 446=44g;446 53=44h;53 447=44i;447 53=44j;53" +
  " 448=44k;448 53=44l;53 44a=44m;44a 53=44n;53 44b=44o;44b 53=44p;53 44t=452;44t 53=453;53 44v" +
  "=454;44v 53=455;53 44w=456;44w 53=457;53 44x=458;44x 53=459;53 44y=45a;44y 53=45b;53 450=45c" +
  ";450 53=45d;53 451=45e;451 53=45f;45n 1o=45o;45n 40l=45p;45n 2q=45q;45n 428=45r;53 45s=45z;4" +
  "5s 53=460;53 45t=461;45t 53=462;53 45u=463;45u 53=464;53 45v=465;45v 53=466;53 45w=467;45w 5" +
  "3=468;53 45x=469;45x 53=46a;53 45y=46b;45y 53=46c;53 1g=46n;1g 53=46o;53 46g=46p;46g 53=46q;" +
  "53 46h=46r;46h 53=46s;53 46i=46t;46i 53=46u;53 46j=46v;46j 53=46w;53 46l=46x;46l 53=46y;53 4" +
  "6m=46z;46m 53=470;3zd=474;53 47g=47i;47g 53=47j;53 47u=47v;47u 53=47w;53 487=488;487 53=489;" +
  "47k 418=48u;47k 28=48v;47k 41a=48w;47k 2s=48x;47k 41c=48y;47k 2q=48z;47k 2q lj=490;47k 41v=4" +
  "91;49h 422=49a;49h 423=49b;49h 424=49c;49h 22=49d;49h 426=49e;49h 428=49f;49h 429=49g;6k2=4a" +
  "d sa1;x6j=4af 2fsp;8rz=4as 2f0 pv3 1nhk;428=4ci;421=4cj;443=4ck;44a=4cn;477=4de;47a=4df;47e=" +
  "4dg;c1=4dq 6 25v;q1=4dr 6 1apt 15vu 1m 1m 1m 1m;47k 417=4fj;49h 421=4fk;49i 423=4fl;49i 424=" +
  "4fm;49i 22=4fn;49i 426=4fo;49i 428=4fp;49i 429=4fq;49z 53=4fr;4a0 53=4fs;4a1 53=4ft;4a2 53=4" +
  "fu;4a3 53=4fv;4a4 53=4fw;4a5 53=4fx;4hp=4hu 2il;4ho=4ip;17=4j1 3ag 179i;1b=4l1 1sc 3 cx nw g" +
  "q fh jy fx 8g 4b 79 5m4 24mz;4o2=4o3;2t0=4on;2t1=4oo;2t2=4op;2t3=4oq;2sv=4pg;2u2=4ph;2tr=4pl" +
  ";2u3=4pm;4s5=4t1;4t8=4uu;53 4vl=4vn;53 4vo=4vq;53 4vs=4vt;53 4w0=4w2;53 43m=4w6;43m 53=4w7;5" +
  "3 43n=4w8;43n 53=4w9;53 43o=4wa;43o 53=4wb;53 43p=4wc;43p 53=4wd;53 477=4we;53 47a=4wf;53 47" +
  "b=4wg;53 47c=4wh;53 47d=4wi;53 47f=4wj;4wv 3z2=4ws;3z2 4wv=4wt;477 53=4ww;47y 53=4wz;486 53=" +
  "4x0;48b 53=4x1;492 53=4x4;49j 53=4x6;v4 53=4x9;4c4 53=4xc;4d7 53=4xe;526=53k;52p=53l;56t=58g" +
  " g;59k 59k=59l;59m 59k=59n;1cr=59w 17r;5cd=5ea;5ch=5eb;5d4=5eg;5e8=5ek;5em 5em=5en;5kr 5kr=5" +
  "ks;5mm 5mm=5mn;mj=5p1;mm=5p4;ml=5p5;lq=5p6;ly=5pp;d9 33=5qs;3e=5r6 s4x lkh 110v 1g 1g 1g 1g " +
  "1g 1g 1g 1g 1g 1g 1g 1g;i4=5rb 19rl;5qw=5rd s5l;u3=5rf;4wm=5ry;56=5si m6;39 2t=5t7;2u ms=5ta" +
  ";36 32 ms=5tb;32 ms=5tc;36 ms=5te;hq ms=5tf;37 ms=5tg;38 ms=5th;3e ms=5ti;5ro=5tk;34 mt=5tp;" +
  "39 mt=5tq s2m;i2 mt=5tr;gb=5u8;5sb=5un;5sd=5uq;4wk=5ve;4ee=5vf;92k=5wu;2p ll=61m;1a 1a=6cl q" +
  "8l;1a 1a 1a=6cm;13 13 13=6d0 3;x x=6d8;1r 1r=6dj;1r x=6dk;x 1r=6dl;13 13 13 13=6dz;8yf=6e5 i" +
  "9 17aj;8xu=6e6 1tn x0;x2o=6ex;1v 6i3=6g1;4j=6g4;36 32 mw=6g5;2a 37=6g8;2f mt=6g9;2s mt mp=6g" +
  "b;2c 6i3=6ge;30 38=6gm;11w=6gt;2p 1b 2r=6io;2p 1b 37=6ip;4w 1v=6ir;2r 1b 33=6it;2r 1b 39=6iu" +
  ";tp=6iw;4w 1y=6ix;26 33=6ja;29=6je 2ez 2bi3 1g 1g 1g 1g 1g 2w 1g 1g 1g 1g 1g;2c 1x 24=6jl;hr" +
  "=6jt;15c=6k5 171o;15d=6k6;15e=6k7;15f=6k8 171m;1y 1t 2g=6kb;wko=6kh;wl2=6ki 18sv l5h jjj m;2" +
  "0hs=6kj;30 30 30=6le;30 2e=6lf;2e 30=6lh;2e 30 30=6li;2e 30 30 30=6lj;30 2g=6lk;2g 30=6lm;2g" +
  " 30 30=6ln;2x 2x=6lt;2x 2x 2x=6lu;2x 3a=6lv;3a 2x=6lx;3a 2x 2x=6ly;3a 2x 2x 2x=6lz;2x 3c=6m0" +
  ";3c 2x=6m2;3c 2x 2x=6m3;4i7=6mp;4iw=6mt;6nm=6np;2q6m=6nu;4ii=6ny 1nn;4i8=6nz;b2=6pv 27r nnb;" +
  "17 lj=6qc;2k=6qe 14n fc 4 zt k2 5lu ysy 5w 15n7 18;33 33=6qm q63 52;hv=6qz r36;hv hv=6r0;hv " +
  "hv hv=6r1;6r2 6r2=6r3;6r2 6r2 6r2=6r4;19 lj=6rc 16up;1p lj=6s0;1p mb lj=6s1;1p lm=6s7;1p le=" +
  "6s9;1p li=6sa;1p ob=6se;6sh=6sj;1o 1o=6sq;1q 1q=6sr 1it;40l=6te 2as;40g=6tf 2as;1f3c=6tx 1gs" +
  " om1 1uha;ig=6u1 og s7 nt nwv imz;wk5=6ud 10d p9r 1my3;6qv=6v4;4ik=6v8 lf 3 48 17hu 4df 17z1" +
  ";4im=6vc 1g5;1o 1o 1o=6vs;1q 1q 1q=6vt;53 53 53=6wf 21l;6px=6ww;6xw=6xx;9j0=6yp 1ab;pg mq=6z" +
  "d;4ik mq=6ze;4w mq=6zg;6u3=6zj;2c lk=6zl;6pz lk=6zm;6va lk=6zn;4w lk=6zo;3i lk=6zs;3zp=6zt;6" +
  "pz ms=6zv;qx=705 1to o0s a2 1nvn 1m 1m 1m 1m;2p mq=706;x3n mq=707;2x mq=708;qx mq=709;6z9=72" +
  "9;6z2=72a;6yz=72b;6zx=72e;6f5 6f4=73c;73v=73w;7jy=73y 2jh6;2k 2k=762 1pr;7sw=76o;7sx=76p;7sy" +
  "=76q;7sz=76r;7t0=76s;7t1=76t;7t2=76u;7t3=76v;7t4=76w;7t5=76x;14 30 15=778 1f 2iy9;14 1e 15=7" +
  "79;14 1f 15=77a;14 1g 15=77b;14 1h 15=77c;14 1i 15=77d;14 1j 15=77e;14 1k 15=77f;14 1l 15=77" +
  "g;14 30 27 15=77h;14 30 30 15=77i;14 30 1e 15=77j;14 30 1f 15=77k;14 30 1g 15=77l;14 30 1h 1" +
  "5=77m;14 30 1i 15=77n;14 30 1j 15=77o;14 30 1k 15=77p;14 30 1l 15=77q;14 1e 27 15=77r;30 1a=" +
  "77s;1e 1a=77t;1f 1a=77u;1g 1a=77v;1h 1a=77w;1i 1a=77x;1j 1a=77y;1k 1a=77z;1l 1a=780;30 27 1a" +
  "=781;30 30 1a=782;30 1e 1a=783;30 1f 1a=784;30 1g 1a=785;30 1h 1a=786;30 1i 1a=787;30 1j 1a=" +
  "788;30 1k 1a=789;30 1l 1a=78a;1e 27 1a=78b;14 2p 15=78c;14 2q 15=78d;14 2r 15=78e;14 2s 15=7" +
  "8f;14 2t 15=78g;14 2u 15=78h;14 2v 15=78i;14 2w 15=78j;14 2x 15=78k;14 2y 15=78l;14 2z 15=78" +
  "m;14 36 32 15=78o;14 32 15=78p;14 33 15=78q;14 34 15=78r;14 35 15=78s;14 36 15=78t;14 37 15=" +
  "78u;14 38 15=78v;14 39 15=78w;14 3a 15=78x;14 3b 15=78y;14 3c 15=78z;14 3d 15=790;14 3e 15=7" +
  "91;4p=794;6jb=79h;4u=79j;79a=7a3;2q6l=7ai;7b6=7b7 16we 8b;7bg=7bj;7bw=7c3;6q6=7ew o;7f0=7f4;" +
  "7fa=7fb;7fc=7fh;739=7g1;6ur=7g7;7g6=7g8 2;1f3w=7gd 2clz 7ao;6uq=7gh;6ym=7gu s0;6xe=7hc;7fl=7" +
  "io;1ggu=7j9 1h3o;8ty=7jk;70o=7js;6rz=7ke 2jv4;2jx4 2jxh=7l5;2jx4 2jxh 2jxq=7l6;14=7s8 a 1pe " +
  "14iy e5;15=7s9 a 1pe 14iy e6;3f=7sk 2c2o;3h=7sl;6v=7tj;2k 40l=7uw;40g 1b=7ux;7sc=7vs 1ls 1z " +
  "b0 2pl9;7sd=7vt 1ls;4i8 4ii=86b;6o3 6o2=86d;4i8 6o2=86m;6o3 4ii=86n;6yx=88g;6yq=891;6yj=893;" +
  "1f40=89i;87u=89l;1m 6mq=8ac;1b lg=8ae;6tz=8aq;6tp=8ar;6tq=8as;6tv=8at;6tw=8au;hv hv hv hv=8b" +
  "0;17 lm=8bm;17 le=8bn;17 lf=8bo;17 mb=8bp;17 mo=8bq;17 6f6=8br;19 lv=8bt;19 mb=8bu;3c lj=8c0" +
  ";6xl=8cd;8bj=8ce;6q8=8cf;3i lj=8dm qc;1p 6i8=8dq;1m 1m 1p=8dw;1p 1p=8dx;1p 1p 1p=8dy;1q 1o=8" +
  "f9;4b9=8fe;4b6=8ff;40g 40l=8gn;1b 1b 1b=8hn;1b 1b=8hp;6n2=8oc;6n3=8od;6n4=8oe;6n5=8of;qj=8t2" +
  " 16px 15gx 1m 1m 1m 1m;qv=8tp p0m 2 1n5v 1m 1m 1m 1m;tk=8u4;ug=8u5;in=8up p25 hhx;rw=8v0;rb=" +
  "8v8;7jb=8vd;4j3=8yr;5wf=92g;o8=92l;of=92n;o3=92u;o4=92v;19 lk=93u;3i mb=93z;14 14=948;15 15=" +
  "949;6r9=94a;6r8=94b;6rb=94c;17j=94e;17f=94l;52=94v;fh7=96q no;fh6=96r nw;fjv=96t f3;g76=96x;" +
  "aim=96z;g1s=972;i77=973;i76=974 4a;ik3=976;inu=977 4g;itt=978;ix0=97a;b96=97b;jf0=97c;jzp=97" +
  "d;k4h=97f;l8a=97i;lal=97j;lch=97k;ldh=97l;ldm=97m;m7g=97n;mjv=97o;ffw=97q;mnh=97s;p5e=97v 7;" +
  "ny3=97x;oop=97z;p5f=981;paa=989;pds=98a;prt=98e 1 1;qj2=98h;qxw=98i;r5s=98j;r5r=98k;r7l=98l;" +
  "rkw=98o;rvh=98p;sbq=98r;sdy=98s 1;tnh=98v 7;tc5=98w;tiv=98x 5y;tiw=98y;tj3=98z;tm0=990;tw2=9" +
  "94;u06=995;u45=996;u6m=997;u72=998;u73=999 62;u74=99b;uar=99c;ui4=99e;unw=99g 65;uws=99h;vc6" +
  "=99k;vd0=99l;k21=99n;vgw=99o;l7z=99p;vi7=99q;o9o=99r;vix=99s;fi8=99u;vj3=99v;fh5=9ac kc;fid=" +
  "9ad k5;fik=9ae cl;fj4=9af;fju=9ag;g1r=9ah;g2t=9ai;g2z=9aj ck;g3m=9ak;g46=9al;g4r=9am;g68=9an" +
  ";g6t=9ao;g74=9ap;gbf=9aq bd;ge1=9ar;get=9as;gey=9at;gfs=9au;gg1=9av 81;ggs=9aw c0;gh5=9ax;gh" +
  "u=9ay;gja=9az;gjs=9b0;gkj=9b1 1 cv 7hm;h7j=9b3 1 897;hky=9b5;hl6=9b6;hlh=9b7 bg;hlz=9b8;ho3=" +
  "9b9;i1c=9ba;i2o=9bb;i60=9bc;i6n=9bd;i7s=9bf;i9a=9bg;i9d=9bh;ijf=9bi;ijp=9bj ah;ik1=9bk;ike=9" +
  "bl;inm=9bm;inz=9bo;ir8=9bp;iri=9bq;irv=9br;is3=9bs;its=9bt;iu9=9bu;iur=9bv;iwz=9bw;jd4=9bx;j" +
  "ee=9by a2i;jez=9bz;jzj=9c0;jzo=9c1;k1z=9c2;k2f=9c3;k2s=9c4;k3d=9c5;k4g=9c6;k4l=9c7;kc0=9c8;k" +
  "co=9c9;kdk=9ca;l5s=9cb;l7m=9cc;l89=9cd;l9v=9ce;laj=9cf;las=9cg;laz=9ch;lcf=9ci;lck=9cj;ldg=9" +
  "ck;m7f=9cl;mju=9cm;mk6=9cn;mkb=9co;mkf=9cp;mkn=9cq;ml5=9cr;ml7=9cs;mng=9ct;mtg=9cu;mtl=9cv;n" +
  "30=9cw;n3a=9cx;n4o=9cy;n4v=9cz;n54=9d0;n5c=9d1;n7v=9d2;n82=9d3;nee=9d4;nel=9d5;nfy=9d6;ngf=9" +
  "d7;nhq=9d8;nob=9d9;noi=9da;noz=9db;ny2=9dc;o1k=9dd;o1q=9de;o6s=9df;o97=9dg;oah=9dh;okz=9di;o" +
  "oo=9dj;p4m=9dk;p5d=9dl;p6y=9dm;p8d=9dn;pa9=9do;pak=9dp;paq=9dq;pbn=9dr;pdr=9ds;pe1=9dt;pnn=9" +
  "du;pnu=9dv;po3=9dw;poc=9dx;pos=9dy;pp7=9dz;ppb=9e0;pri=9e1;prm=9e2;prs=9e3;qj1=9e4;qjv=9e5;q" +
  "ww=9e6;qx8=9e7;qxv=9e8;r5q=9e9;r63=9ea;r82=9eb;r9c=9ec;rp3=9ed;rpi=9ee;rpx=9ef;rqw=9eg;rrx=9" +
  "eh;rxg=9ei;rxs=9ej;rzn=9ek;s6j=9el;s7e=9em;sd7=9en;sds=9eo;sdx=9ep;sk1=9eq;sp5=9er;ssm=9es;s" +
  "ss=9et;ssx=9eu;tj4=9ew;tng=9ex;trq=9ey;trt=9ez;tt4=9f0;tw1=9f1;twe=9f2;twi=9f3;twp=9f4;tzf=9" +
  "f5;u0d=9f6;u0j=9f7;u0x=9f8;u5k=9f9;u6z=9fa;uc6=9fc;uc9=9fd;ucs=9fe;ujs=9ff;ul4=9fg;ulb=9fh;u" +
  "n9=9fi;unj=9fj;unm=9fk;uoq=9fm;uzp=9fn;vat=9fo;vb3=9fp;vc5=9fq;vcr=9fr;vcz=9fs;vd9=9ft;vdd=9" +
  "fu lxk;veh=9fv;vel=9fw;vf2=9fx;vf7=9fy;vfk=9fz;vgb=9g0;vgq=9g1;vgy=9g2;vil=9g3;vj0=9g4;vj4=9" +
  "g5;kz=9he;6go=9hu 10;7vq=9i2;7vr=9i3;ll=9ik;gg4=9ix;gg5=9iy;1ehq=9ln;1ehr=9lo;9ko=9nc;3fl=9q" +
  "n;3fn=9qp;3fp=9qr;3fr=9qt;3ft=9qv;3fx=9qz;3fy=9r0;3g2=9r4;3fk=9r8;3ha=9sd;14 3cw 15=9vk;14 3" +
  "cy 15=9vl;14 3cz 15=9vm;14 3d1 15=9vn;14 3d2 15=9vo;14 3d3 15=9vp;14 3d5 15=9vq;14 3d7 15=9v" +
  "r;14 3d8 15=9vs;14 3da 15=9vt;14 3db 15=9vu;14 3dc 15=9vv;14 3dd 15=9vw;14 3de 15=9vx;14 3cw" +
  " 3fl 15=9vy;14 3cy 3fl 15=9vz;14 3cz 3fl 15=9w0;14 3d1 3fl 15=9w1;14 3d2 3fl 15=9w2;14 3d3 3" +
  "fl 15=9w3;14 3d5 3fl 15=9w4;14 3d7 3fl 15=9w5;14 3d8 3fl 15=9w6;14 3da 3fl 15=9w7;14 3db 3fl" +
  " 15=9w8;14 3dc 3fl 15=9w9;14 3dd 3fl 15=9wa;14 3de 3fl 15=9wb;14 3d8 3fy 15=9wc;14 3d7 3ft 3" +
  "d8 3fp 3hn 15=9wd;14 3d7 3ft 3de 3fy 15=9we;14 9oc 15=9wg;14 fik 15=9wh 2gip;14 fex 15=9wi 2" +
  "gin;14 h5n 15=9wj;14 fis 15=9wk;14 g31 15=9wl;14 fer 15=9wm;14 g2z 15=9wn;14 fh9 15=9wo;14 g" +
  "g1 15=9wp;14 kco 15=9wq;14 m7f 15=9wr;14 ldg 15=9ws;14 kdk 15=9wt;14 ssx 15=9wu;14 h7j 15=9w" +
  "v;14 k4l 15=9ww;14 kkq 15=9wx;14 kcp 15=9wy;14 ny6 15=9wz;14 glp 15=9x0;14 mm1 15=9x1;14 rs1" +
  " 15=9x2;14 nz1 15=9x3;14 gc4 15=9x4;14 fkz 15=9x5;14 gos 15=9x6;14 i1y 15=9x7;14 nhf 15=9x8;" +
  "14 flt 15=9x9;14 rt3 15=9xa;14 ggk 15=9xb;14 nzh 15=9xc;14 fm9 15=9xd;14 pnu 15=9xe;14 po3 1" +
  "5=9xf;30 kco=a0w;1e kco=a0x;1f kco=a0y;1g kco=a0z;1h kco=a10;1i kco=a11;1j kco=a12;1k kco=a1" +
  "3;1l kco=a14;30 27 kco=a15;30 30 kco=a16;30 1e kco=a17;27 m9l=a54;30 m9l=a55;1e m9l=a56;1f m" +
  "9l=a57;1g m9l=a58;1h m9l=a59;1i m9l=a5a;1j m9l=a5b;1k m9l=a5c;1l m9l=a5d;30 27 m9l=a5e;30 30" +
  " m9l=a5f;30 1e m9l=a5g;30 1f m9l=a5h;30 1g m9l=a5i;30 1h m9l=a5j;30 1i m9l=a5k;30 1j m9l=a5l" +
  ";30 1k m9l=a5m;30 1l m9l=a5n;1e 27 m9l=a5o;1e 30 m9l=a5p;1e 1e m9l=a5q;1e 1f m9l=a5r;1e 1g m" +
  "9l=a5s;30 k4l=a8w;1e k4l=a8x;1f k4l=a8y;1g k4l=a8z;1h k4l=a90;1i k4l=a91;1j k4l=a92;1k k4l=a" +
  "93;1l k4l=a94;30 27 k4l=a95;30 30 k4l=a96;30 1e k4l=a97;30 1f k4l=a98;30 1g k4l=a99;30 1h k4" +
  "l=a9a;30 1i k4l=a9b;30 1j k4l=a9c;30 1k k4l=a9d;30 1l k4l=a9e;1e 27 k4l=a9f;1e 30 k4l=a9g;1e" +
  " 1e k4l=a9h;1e 1f k4l=a9i;1e 1g k4l=a9j;1e 1h k4l=a9k;1e 1i k4l=a9l;1e 1j k4l=a9m;1e 1k k4l=" +
  "a9n;1e 1l k4l=a9o;1f 27 k4l=a9p;1f 30 k4l=a9q;app=beb;ako=dcr;bp7=dgg;fp1=fsy;ftw=fuk;gur=gv" +
  "3;hgh=hgr;hij=hkv;hwv=hz4;ild=ilu;bp6=imo;bi9=jrd;cov=k83;k7u=k89;bmi=kc6;dhf=kdi;kfi=kjj;bs" +
  "3=kx5;kv1=kyv;lu0=lzt;npw=nrj;or9=os6;kcs=peu;kcw=pfu;kcv=pg0;bp1=ph2;kcz=phd;kd4=pif;ph8=pj" +
  "5;kdf=plz;q6l=qbj;qif=qip;dyu=ra6;ram=rct;rk6=rkf;rq4=rqb;ry7=rye;s11=s1m;s5z=s63;s8v=s9z;sl" +
  "q=sm6;t65=t66;trr=trs;v9e=v9f;cop=vk3;w5p=wic;vr4=wik;vnu=wim;wgo=wiv;vua=wiw;vo0=wj0;wci=wj" +
  "4;wcf=wje;w4x=wji;w2h=wjj;wbv=wjk;wc5=wjm;4f4=wkt;4bl=wl3;1a 18=wl7;19 1a=wla;tm 30=wuo;jt 2" +
  "q 2x=wup;6i1=wvj;27 27=wwo 52;4hl=wxc;ip=wy5;wz7 wz7=wz8;kr=x04;2c 1f=x0o;38 f1=x0p;1t 1t=x0" +
  "y;2p 2p=x0z;1t 27=x10;2p 33=x11;1t 2d=x12;2p 39=x13;1t 2e=x14 2;2p 3a=x15 2;1t 2h=x18;2p 3d=" +
  "x19;3b me=x29;38 2u=x2v;12=x2w;x2x=x2y;x0n=x3p;1fde=x3u;1fei=x3v;ii=x3x ia5;wkk=x3y;wuk=x4m;" +
  "1us=x80;3cz 3d2=xgg;3cz 3d3=xgh 966;3cz 3d5=xgi 966;3cz 3d8=xgj 967;3d1 3cw 3cw=xgl 968;3d1 " +
  "3cz 3cz=xgn;3d1 3d3 3d3=xgq;3d1 3d8=xgt;3d2 3cz=xgw;3d3 3d5 3dc=xgy;3d3 3db=xgz;3d5 3d5 3d3=" +
  "xh1;3d7 3d1=xh2;3d7 3de=xh3;3d8 3d8 3de=xh4;3dc 3dc=xh5;3dd 3de=xh6;3de 3d5=xh7;3fd 3fd=xh8;" +
  "8qn=xhu;xi5=xib;xjk=xja;xkx=xn7;xlv=xna;gk mw=xtr;d9 33 mw=xtt;d9 33 mt=xtu;ux=xuo;gk 2t=xuq" +
  ";39 33=xur;5qd=xv4;hs=xv5 1d;33 m3=xv8;5q8=xve;5qi=xvf;5qf=xvg;g2=xvi;8s6=xvk;3ft 3fr=16ls;3" +
  "ft 3ft ffs=16lt;3fx 3fl=16lu;3fx 3fl ffs=16lv;3fx 3fp=16lw;3fy 3fr=16lx;3fy ffs ffs=16ly;3g2" +
  " 3fl ffs=16lz;3g2 3ft=16m0;9oc 3fl=16m1;9oc 3fp=16m2;9oc 3fp ffs=16m3;9oc 3ft=16m4;ffs 3fn 3" +
  "ft=16m5;ffs 3fn ffs=16m6;ffs 3fr=16m7;ffs 3fr ffs=16m8;ffs 3ft ffs=16m9;ffs 3fx=16ma;ffs 3g2" +
  "=16mb;ffs ffs=16mc;3ha 3fl=16md;3ha 3fp ffs=16me;3cy 3d1=16mj;3cy 3da=16mk;3cz 3cz 3d3=16mm;" +
  "3cz 3d5 3cw=16mp;3cz 3da=16mr;3cz 3dc=16ms;3d1 3cw 3de=16mu;3d1 3d1 3db=16mv;3d1 3d2 3de=16m" +
  "w;3d1 3d3 3cz=16mx;3d1 3d3 3dd=16my;3d1 3f0=16mz;3d1 3fd 3de=16n0;3d2 3cy=16n2;3d2 3cy 3cy=1" +
  "6n3;3d2 3d2=16n4;3d2 3d3 3d5=16n5;3d2 3d8=16n6;3d3 3d1 3dd=16n8;3d3 3d2=16n9;3d5 3d3 3d7=16n" +
  "f;3d5 3d5 3cw=16ng;3d5 3d5 3cz=16nh;3d5 3eo=16ni;3eo 3d3=16nn;3eo 3d3 3d7=16no;3f0 3d2=16np;" +
  "3f0 3de=16nq;3d8 3d3=16nr;3d8 3d3 3d3=16ns;3dd 3d5=16nu;3dd 3dc=16nv;2u 2u=1dkw;2u 2x=1dkx;2" +
  "u 30=1dky;2u 2u 2x=1dkz;2u 2u 30=1dl0;37 38=1dl2;12s 12u=1dlf;12s 12d=1dlg;12s 12j=1dlh;132 " +
  "12u=1dli;12s 12l=1dlj;15u=1dls;15g=1dlv;15n=1dlw;15o=1dlx;15p=1dly;160=1dlz;162=1dm0;15c 15o" +
  "=1dn3;19t=1dn4 1;1a8=1dne 1 1 1;1a2=1dni 1 1 1;1a7=1dnm 1 1 1;1ba=1dny 1 1 1;1ac=1do2 1 1 1;" +
  "1ab=1do6 1 1 1;1ae=1doa 1 1 1;1af=1doe 1 1 1;1al=1doi 1;1ak=1dok 1;1bn=1dp2 1 1 1;1bl=1dp6 1" +
  " 1 1;1cl 190=1dpg 1;1ci 190=1dps 1;1c5=1dr4 1;18p 19w 30=1dre 1;18p 19w 33=1drg 1 4u 1x;18p " +
  "19w 18o=1dri 1;18p 19w 18o lv=1drk 1;18p 19w 18o li=1drm 1;18p 19w 18o 19s=1dro 1;18p 19w 1a" +
  "3=1drq 1 1;18p 19w 18p=1drt 1 1 8 1 2s 1;18p 19w 17w=1ds0 47;18p 19w 17x=1ds1 47;18p 19w 18l" +
  "=1ds2 2s 1g 1x;17s 17w=1ds5 47;17s 17x=1ds6 47;17s 17y=1ds7 1w 2b 1g;17s 18l=1ds8 2s 1f 1u;1" +
  "7s 18p=1ds9 1 2s 1;17u 17w=1dsb 46;17u 17x=1dsc 46;17u 17y=1dsd 46;17u 18l=1dse 2s 1e 1r;17u" +
  " 18p=1dsf 1 2s 1;18p 1cr 17w=1dsh;18p 1cr 18l=1dsi 2u 1a 1r;18p 1cr 18p=1dsj 1 2u 1;17w 17x=" +
  "1dsl 42;17w 18l=1dsm 42;17x 17w=1dsn 42;17x 18l=1dso 42;17y 17w=1dsp 42;17y 17x=1dsq;17y 18l" +
  "=1dsr 41;183 17w=1dss 41 3r;183 17x=1dst 41 3r;183 17y=1dsu 41 3r;183 18l=1dsv 41 1j;185 17x" +
  "=1dsw 41;185 18l=1dsx 42;186 17w=1dsy 42;186 17x=1dsz 42;186 17y=1dt0 42;186 18l=1dt1 42;187" +
  " 17x=1dt2 42;187 18l=1dt3 7g 7;188 18l=1dt4 41 3m;189 17w=1dt5 41;189 18l=1dt6 41;18a 17w=1d" +
  "t7 41;18a 18l=1dt8 41;18h 17w=1dt9 41;18h 17x=1dta 41;18h 17y=1dtb 41;18h 18l=1dtc 41;18h 18" +
  "p=1dtd 1 22 1;18i 17x=1dtf 3z;18i 18l=1dtg 3z;18i 18p=1dth 1 20 1;18j 30=1dtj 21;18j 17w=1dt" +
  "k 3w;18j 17x=1dtl 3w;18j 17y=1dtm 3w;18j 18k=1dtn 1y 1y 10;18j 18l=1dto 1y 1y 10;18j 18p=1dt" +
  "p 1 1x 1;18k 17w=1dtr 3u;18k 17x=1dts 3u;18k 17y=1dtt 3u;18k 18l=1dtu 1v 1z x;18k 18p=1dtv 1" +
  " 1u 1;18l 17w=1dtx 3t;18l 17x=1dty 3t;18l 17y=1dtz 3t;18l 18l=1du0 1t 20;18l 18p=1du1 1;18m " +
  "17x=1du4 3r;18m 17y=1du5 3r;18m 18l=1du6 1q 21 p;18m 18p=1du7 1 1q 1;33 17w=1du9 3q;33 18l=1" +
  "dua 3q;33 18p=1dub 1;18p 17w=1dud 3p;18p 17x=1due 3p;18p 17y=1duf 3p;18p 18l=1dug 1n 22 j;18" +
  "p 18p=1duh 1 1n 1;180 19s=1duj;181 19s=1duk;18p 19s=1dul 1f;1e9e 18x=1dum;1e9g 18x=1dun;1e9i" +
  " 18x=1duo;1e9k 18x=1dup;1e9m 18x=1duq;1e9o 19s=1dur;18p 19w 181=1dus;18p 19w 182=1dut;18p 19" +
  "w 18m=1duv;17s 181=1duy;17s 182=1duz;17s 18m=1dv1;17u 181=1dv4;17u 182=1dv5;17u 18m=1dv7;18p" +
  " 1cr 181=1dva;18p 1cr 182=1dvb;18p 1cr 18m=1dvd;18l 30=1dvs;18m 181=1dvu;18m 182=1dvv;18m 18" +
  "m=1dvx;18p 181=1dw1;18p 182=1dw2;18p 18m=1dw4;18p 19w 17y=1dw9;17s 33=1dwg 1u;17u 33=1dwl 1r" +
  ";185 17y=1dwy;18k 33=1dxp;18m 33=1dxy p;33 19s=1dy1;18p 33=1dy6 j;18p 1cr 33=1dye;183 33=1dy" +
  "g 21;183 1cr 18l=1dyh z s 8;183 1cr 33=1dyi 20;1e9j 18x=1dyq;1e9l 18x=1dyr;1e9n 18x=1dys;187" +
  " 18p=1dyt 1 r 1;189 18p=1dyv 1 r 1;18a 18p=1dyx 1 r 1;183 18p=1dyz 1 r 1;183 1cr 18p=1dz1 1 " +
  "r 1;17x 18p=1dz3 1 r 1;17w 18p=1dz5 1 r 1;17y 18p=1dz7 1 r 1;185 18p=1dz9 1 r 1;186 18p=1dzb" +
  " 1 r 1;183 1cr 17w=1dzd s 8 a;183 1cr 17x=1dze s 8 a;183 1cr 17y=1dzf s 8 a;183 1cr 181=1dzh" +
  " s;183 181=1dzi s;185 181=1dzj s;186 181=1dzk s;30 ln=1e0s 1;17u 17w 18l=1e1c;17u 17x 17w=1e" +
  "1d 1;17u 17x 18l=1e1f;17u 17y 18l=1e1g;17u 18l 17w=1e1h;17u 18l 17x=1e1i;17u 18l 17y=1e1j;17" +
  "w 18l 17x=1e1k 1;17x 18l 18p=1e1m 1;183 17x 17w=1e1o;183 17w 17x=1e1p;183 17w 18p=1e1q;183 1" +
  "8l 17x=1e1r 1;183 18l 17w=1e1t;183 18l 18l=1e1u 1;185 17x 17x=1e1w 1;185 18l 18l=1e1y 2n;183" +
  " 1cr 17x 18l=1e1z 1;183 1cr 17w 18p=1e21;183 1cr 18l 17y=1e22 1;183 1cr 18l 18l=1e24 1;186 1" +
  "7x 18p=1e26 1p;186 17y 18l=1e27 1;187 18l 17x=1e29 1;187 18l 18l=1e2b;187 18l 18p=1e2c;189 1" +
  "7w 18l=1e2d 27;189 18l 18l=1e2e 1;189 18l 18p=1e2g 1q;18a 18l 18l=1e2h;18a 18l 18p=1e2i 1;18" +
  "h 17y 18l=1e2k 1;18i 18l 17x=1e2m 1i;18i 18l 18l=1e2n;18k 17x 18l=1e2o 1h;18k 17x 18p=1e2p 1" +
  ";18k 17w 17w=1e2r 1;18k 17y 18l=1e2t 1;18k 18l 17x=1e2v 1;18l 17x 17w=1e2x;18l 17x 18l=1e2y;" +
  "18l 17x 18p=1e2z;18l 17w 17x=1e30;18l 17w 18l=1e31;18l 17y 17w=1e32;18l 17y 18l=1e33;18l 17w" +
  " 17y=1e36;33 18l 17w=1e37;33 18l 18l=1e38;18m 17x 18l=1e39;18m 17x 18p=1e3a t;18m 17w 18l=1e" +
  "3b 1;18m 17w 18p=1e3d 1a;18m 18l 18p=1e3e 1;18p 18l 18l=1e3g 1;17s 17y 18p=1e3i;17u 17w 18p=" +
  "1e3j 1;17u 17y 18p=1e3l 1;17u 18l 18p=1e3n 1;17w 18l 18p=1e3p 2;17w 17x 18p=1e3q o;183 17y 1" +
  "8p=1e3s u;185 17x 18p=1e3t;183 1cr 17x 18p=1e3u;18k 17w 18p=1e3w;18k 18l 18p=1e3x;18p 17x 18" +
  "p=1e3y;18p 17w 18p=1e3z;18p 18l 18p=1e40;18l 18l 18p=1e41;18i 18l 18p=1e42;18j 18l 18p=1e47;" +
  "18m 17w 17x=1e48 5;18l 17y 18p=1e49;18k 17w 18l=1e4a 2;18j 18l 18l=1e4b 8;17x 17w 18p=1e4f;1" +
  "8l 17w 18p=1e4g;18h 18l 18p=1e4h;17s 17x 18p=1e4i;185 18k 18p=1e5s 9;18i 18k 18p=1e5t;30 18k" +
  " 18k 18x 19s 33=1e5u;30 18j 17s 181=1e5v;18l 17x 18l 17z=1e5w;185 18k 189 18l=1e5x;181 183 1" +
  "8o 18k=1e5y;189 18k 18p 33=1e5z;18o 183 18k 18l=1e60;185 18k 18p w 30 18k 18k 33 w 189 18k 1" +
  "8p 33 w 18o 183 18k 18l=1e62;17w 18k w 17w 18k 30 18k 33=1e63;181 18p 30 18k=1e64;6x3=1e7o;7" +
  "30=1e7p;731=1e7q;732=1e7r;733=1e7s;734=1e7t;735=1e7u;17l=1e9s;17r 18z=1e9t 1;17s=1ea7 1 1 1 " +
  "1ban w 1s w w;17u=1ead 1 1 1 1bb1 w 1s w w;17w=1eal 1 1 1 1baa w w w w w;17x=1eap 1 1 1 1bab" +
  " w w w w w;17y=1eat 1 1 1 1ban w w w w w;17z=1eax 1 tz 1ag2 3k w;180=1eaz 1 1bak 3k w;181=1e" +
  "b1 1 1bad 3k w;182=1eb3 1 1b9y 3k w;183=1eb5 1 1 1 1ba2 w w w w w;185=1ebd 1 1 1 ty 1afz w w" +
  " w w w;186=1ebh 1 1 1 1ba1 w w w w w;187=1ebl 1 1 1 tg 1ag0 2o w w;188=1ebp 1 1 1 1b9u 2o w " +
  "w;18a=1ebx 1 1 1 1b9n w w w w w;18i=1ec5 1 1 1 1b96 w w w w w;18k=1ecd 1 1 1 1b8r w w 1s w;1" +
  "8l=1ech 1 1 1 1b8o w 1s w w;18m=1ecl 1 1 1 1b8l w w w w w;18k 17r 18z=1ed1 1;18k 30 19w=1ed3" +
  " 1;18k 30 191=1ed5 1;18k 30=1ed7 1;1e7z=1ef2;9i4=1efy;7fu=1ejx;26 lm=1evi;2g mt=1evq;2e mt=1" +
  "evr;30 mt 30 mt 2b mt=1evs;30 mt 30 mt=1evt;8vc=1ew0;rc=1f3h 2t;8xs=1f3s;1f9e=1fbl;1f9v=1fbn" +
  ";8s0=1fdr;hj=1fen;gu=1feq;1fgm=1fhc;xv=1fi4;sr=1fil;4iu=1fio;1j=1fiq 3xw 10lo 14z a a a a 73" +
  "u;wvd=1fjf;1gly 1gly=1glz;1h2d=1h4q;1h1e=1h4s;1tm=1i2z;xdo=1i3f;xdn=1i3g;6rs=1i3i;1ik4 1iki " +
  "1ij6=1ij7;1ik4 1iki 1ijc=1ijd;1ik4 1iki 1ijn=1ijo;1ik4 1iki 1ijt=1iju;1ik4 1iki 1ijw=1ijx;1i" +
  "k4 1iki 1ijy=1ijz;1ikr 1ikr=1iks;1w8=1imq;1wa=1ims;1wc=1imu;1we=1imw;1wf=1imx;1wh=1imz;1wy=1" +
  "in1;1wk=1in2;1wl=1in3;1wm=1in4;1wn=1in5;1wo=1in6;1wq=1in7;1wu=1inb;1wv=1inc;1ws=1ind;1wj=1in" +
  "e;1ww=1inf;1x3=1inh;1x4=1ini;1xa=1ink;1xb=1inl;1xj=1int;1xz=1inx;1xp=1io2;1x9=1io4;3b lj=1io" +
  "5;1yf=1ioh;1yg=1ioi;1yk=1iom;1ite=1ivs 1;1itf=1ivu;1itg=1ivv;1iuq=1ivw;1iur=1ivx;1iyp 1iyp=1" +
  "iyq;6pz=1jfs 11jt 1m 1m 1m 1m;1jvp 1jvz=1jvq;1jvp 1jw0=1jvr;1jvp 1jvp=1jvs;1jvp 1jvp 1jvz=1j" +
  "vt;1jvp 1jvp 1jw0=1jvu;1jvv 1jvz=1jvw;1jvv 1jvv=1jvx;1jvv 1jvv 1jvz=1jvy;1jw3 1jvz=1jw4;1jw3" +
  " 1jw0=1jw5;1jw3 1jw3=1jw6;1jw3 1jw3 1jvz=1jw7;1jw3 1jw3 1jw0=1jw8;1k5d 1k5d=1k5e;1k8a=1k8i;1" +
  "fa2=1kxk;wuw=20ik qud;zi=2k1u;6kk=2k2j;6tr=2k3c;6ts=2k3d;4i3=2k3j;2z=2kh0 1g 1g 1g 1g 1g 1g " +
  "1g 1g 1g 1g 1g 1g;38=2kh9 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g 1g;pq=2kz9 1m 1m 1m 1m;qe=2kzr 1m" +
  " 1m 1m 1m;qm=2kzz 1m 1m 1m 1m;6pu=2l0b 1m 1m 1m 1m 3d5;rh=2l6z;6qo=2ojs;27 1a=2q68;27 18=2q6" +
  "9;30 18=2q6a;1e 18=2q6b;1f 18=2q6c;1g 18=2q6d;1h 18=2q6e;1i 18=2q6f;1j 18=2q6g;1k 18=2q6h;1l" +
  " 18=2q6i;10 6hs=2q6n;14 1t 15=2q6o;14 1u 15=2q6p;14 1v 15=2q6q;14 1w 15=2q6r;14 1x 15=2q6s;1" +
  "4 1y 15=2q6t;14 1z 15=2q6u;14 20 15=2q6v;14 22 15=2q6x;14 23 15=2q6y;14 24 15=2q6z;14 25 15=" +
  "2q70;14 26 15=2q71;14 27 15=2q72;14 28 15=2q73;14 29 15=2q74;14 2a 15=2q75;14 2b 15=2q76 8;1" +
  "4 2c 15=2q77;14 2d 15=2q78;14 2e 15=2q79;14 2f 15=2q7a;14 2g 15=2q7b;14 2h 15=2q7c;14 2i 15=" +
  "2q7d;a84 9 6hp=2q99;1v 6hs=2q9a;14 kdo 15=2qf4;14 i2x 15=2qf7;14 m9l 15=2qf8;14 jf7 15=2qf9;" +
  "14 nh3 15=2qfa;14 gd9 15=2qfb;14 k0n 15=2qfc;7jx=2qky 7;29 1x=2rcw;1t 2a=2rd3;2e 5wk=2rd4;7j" +
  "d=2rd6;89r=2rei;6u9=2rf9;37 37 37=2rfg;25 1u=2rfv;2e 1u=2rfw;6u8=2rg1";

"""#,
    "unicode.js": #"""
// What the rules need to know of Unicode 15.0: SPEC.md, section 5.

import { unsupported } from "./bytes.js";
import {
  categoryRuns, confusableMappings, defaultIgnorableRanges, foldingMappings, whiteSpaceRanges,
} from "./unicode-tables.js";

const codePointCount = 0x110000;
const whiteSpaceBit = 0x40;
const defaultIgnorableBit = 0x80;
const unnameableBit = 0x20;
const categoryBits = 0x1f;

// Of each code point the number of its category in `categoryNames`, and the three bits above.
const categoryNames = [];
const unnameableCategories = new Set(["Cn", "Cs", "Co"]);
const codePointTraits = new Uint8Array(codePointCount);
(function readTraits() {
  let end = 0;
  for (const [, length, name] of categoryRuns.matchAll(/([0-9]*)([A-Z][a-z])/g)) {
    let number = categoryNames.indexOf(name);
    if (number < 0) number = categoryNames.push(name) - 1;
    const traits = number | (unnameableCategories.has(name) ? unnameableBit : 0);
    codePointTraits.fill(traits, end, (end += length === "" ? 1 : Number(length)));
  }
  for (const [table, bit] of [
    [whiteSpaceRanges, whiteSpaceBit],
    [defaultIgnorableRanges, defaultIgnorableBit],
  ]) {
    const numbers = table.split(" ").map((digits) => parseInt(digits, 36));
    for (let at = 0, codePoint = 0; at < numbers.length; at += 2) {
      codePoint += numbers[at];
      for (const last = codePoint + numbers[at + 1]; codePoint < last; codePoint++) {
        codePointTraits[codePoint] |= bit;
      }
    }
  }
})();

/** From each character to what it is replaced by. */
function readMappings(table) {
  const mappings = new Map();
  for (const line of table.split(";")) {
    const [target, sources] = line.split("=").map(
      (part) => part.split(" ").map((digits) => parseInt(digits, 36)),
    );
    let source = 0;
    for (const step of sources) {
      source += step;
      mappings.set(String.fromCodePoint(source), String.fromCodePoint(...target));
    }
  }
  return mappings;
}

let foldings;
let confusables;

/** The two letters of a code point's general category; `Cn` where it is unassigned. */
export function generalCategory(codePoint) {
  return categoryNames[codePointTraits[codePoint] & categoryBits];
}

/** Whether a text with this code point has no name key: it is of category Cn, Cs or Co. */
export function isUnnameable(codePoint) {
  return (codePointTraits[codePoint] & unnameableBit) !== 0;
}

/** All characters of a category. */
export function charactersOf(category) {
  const number = categoryNames.indexOf(category);
  const found = [];
  for (let codePoint = 0; codePoint < codePointCount; codePoint++) {
    const isOfCategory = (codePointTraits[codePoint] & categoryBits) === number;
    if (isOfCategory) found.push(String.fromCodePoint(codePoint));
  }
  return found;
}

/** Whether a code point is White_Space. */
export function isWhiteSpace(codePoint) {
  return (codePointTraits[codePoint] & whiteSpaceBit) !== 0;
}

/** Whether a code point is Default_Ignorable_Code_Point. */
export function isDefaultIgnorable(codePoint) {
  return (codePointTraits[codePoint] & defaultIgnorableBit) !== 0;
}

/** What a character becomes by full case folding. */
export function caseFolded(character) {
  foldings ??= readMappings(foldingMappings);
  return foldings.get(character) ?? character;
}

/** What a character that is its own NFD looks like. */
export function prototypeOf(character) {
  confusables ??= readMappings(confusableMappings);
  return confusables.get(character) ?? character;
}

const asciiOnly = /^[\0-\x7f]*$/;
let knowsUnicode15;

/**
 * A text in a normal form (`NFC`, `NFD` or `NFKC`) of Unicode 15.0. Normal forms are stable for
 * assigned characters, so that a browser of a later Unicode has them too. What is unassigned in
 * 15.0, and perhaps not there, is a starter that stays as it is: texts are parted at it.
 * Unsupported where the browser's Unicode is older than 15.0.
 */
export function normalForm(text, form) {
  if (asciiOnly.test(text)) return text;
  // Two marks, one of them new in 15.0, that are put in the order of their combining classes.
  knowsUnicode15 ??= "\u{11f42}\u0334".normalize("NFD") === "\u0334\u{11f42}";
  if (!knowsUnicode15) unsupported("this browser's Unicode is older than 15.0");
  let result = "";
  let start = 0;
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at);
    const next = at + (codePoint > 0xffff ? 2 : 1);
    if (codePoint > 0x7f && generalCategory(codePoint) === "Cn") {
      result += text.slice(start, at).normalize(form) + text.slice(at, next);
      start = next;
    }
    at = next;
  }
  return result + text.slice(start).normalize(form);
}

"""#,
    "verify.css": #"""
:root {
  color-scheme: light dark;
  --ink: #1a1a1a;
  --paper: #fff;
  --faint: #595959;
  --rule: #ccc;
  --edge: #767676;
  --good: #0b6130;
  --bad: #9c1c1c;
  --open: #7a4b00;
  --link: #0b4f8a;
  --fill: #f4f4f2;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}

@media (prefers-color-scheme: dark) {
  :root {
    --ink: #eee;
    --paper: #16181a;
    --faint: #adadad;
    --rule: #444;
    --edge: #8d8d8d;
    --good: #7fd6a0;
    --bad: #ff9d9d;
    --open: #f0c378;
    --link: #9ccbff;
    --fill: #22262a;
  }
}

* { box-sizing: border-box }
[hidden] { display: none !important }

body {
  margin: 0;
  font: 1rem/1.5 system-ui, sans-serif;
  color: var(--ink);
  background: var(--paper);
}

body > header, main { max-width: 54rem; margin: 0 auto; padding: 0 1rem }
body > header p {
  max-width: none;
  margin: 0;
  padding: 1rem 0 .6rem;
  border-bottom: 1px solid var(--rule);
  color: var(--faint);
}
body > header a { color: inherit }
main { padding-bottom: 4rem }

h1, h2.headline { font-family: var(--serif); font-weight: 600; text-wrap: balance }
h1 { font-size: clamp(1.8rem, 1.3rem + 2.2vw, 2.6rem); line-height: 1.15; margin: 1.6rem 0 .8rem }
h2 { font-size: 1.15rem; line-height: 1.35; margin: 2.4rem 0 .5rem }
h3 { font-size: 1rem; margin: 2rem 0 .4rem }
p, ul, .box { max-width: 44rem }
p { margin: .6rem 0 }
ul { padding-left: 1.2rem }
li { margin: .2rem 0 }
.lede { font-size: 1.1rem }
a { color: var(--link) }
bdi, code, dd, th, td, .reason { overflow-wrap: anywhere }
code, pre { font-family: var(--mono); font-size: .9em }
pre {
  background: var(--fill);
  padding: .7rem 1rem;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.box { background: var(--fill); padding: .7rem 1rem; border-radius: .3rem }
.box ul { margin: .3rem 0 0 }
.box > :first-child { margin-top: 0 }
.box > :last-child { margin-bottom: 0 }

/* What is asked for. */

:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
fieldset {
  margin: 1.2rem 0;
  padding: .4rem 1rem 1rem;
  border: 1px dashed var(--edge);
  border-radius: .3rem;
  min-width: 0;
}
fieldset.over { border-style: solid; border-color: var(--link); background: var(--fill) }
legend { padding: 0 .4rem; margin-left: -.4rem; font-weight: 600 }
label { display: block; margin: .3rem 0 }
textarea, input, select, button { font: inherit; color: inherit }
textarea, select, input:not([type="file"]) {
  width: 100%;
  padding: .5rem .6rem;
  background: var(--paper);
  border: 1px solid var(--edge);
  border-radius: .2rem;
}
textarea { resize: vertical; min-height: 6rem }
input[type="file"] { max-width: 100%; color: var(--faint) }
input::file-selector-button {
  font: inherit;
  margin-right: .6rem;
  padding: .3rem .9rem;
  color: var(--ink);
  background: var(--paper);
  border: 1px solid var(--edge);
  border-radius: .2rem;
  cursor: pointer;
}
.pick { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; margin-top: .5rem }
.pick label { margin: 0; max-width: 26rem }
.chosen { padding-left: .8rem; border-left: .2rem solid var(--link) }
.grid {
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
  gap: .6rem 1.2rem;
}
.grid > div { display: flex; flex-direction: column; justify-content: flex-end }
summary { cursor: pointer; padding: .2rem 0 }
.go { margin: 1.4rem 0 0; display: flex; flex-wrap: wrap; gap: .8rem }
button {
  padding: .55rem 1.2rem;
  min-height: 2.75rem;
  color: var(--paper);
  background: var(--ink);
  border: 1px solid var(--ink);
  border-radius: .2rem;
  cursor: pointer;
}
button.plain { color: var(--ink); background: var(--paper); border-color: var(--edge) }
button:disabled { opacity: .6; cursor: default }
.chosen button { min-height: 0; padding: .1rem .6rem; margin-left: .4rem }
#outcome { margin-top: 2.5rem; padding-top: 1.2rem; border-top: 1px solid var(--rule) }
#progress { min-height: 3rem; margin-top: 1rem }
.answered #progress { position: absolute; clip-path: inset(50%) }
#progress p { margin: 0; color: var(--faint); font-variant-numeric: tabular-nums }
progress { width: 100%; max-width: 44rem; height: .6rem; accent-color: var(--link) }

/* What is answered. */

h2.headline {
  font-size: clamp(1.3rem, 1.1rem + 1vw, 1.7rem);
  line-height: 1.3;
  margin: .5rem 0 1rem;
  padding-left: .9rem;
  border-left: .35rem solid var(--bad);
  max-width: 48rem;
  text-wrap: wrap;
}
h2.headline.yes { border-color: var(--good) }
h2.headline.open { border-color: var(--open); border-left-style: double }
h2.headline:focus { outline: none }
.reason { padding-left: .8rem; border-left: .2rem solid var(--rule) }
table { width: 100%; border-collapse: collapse }
caption { text-align: left; color: var(--faint); padding-bottom: .3rem }
tbody th { font-weight: inherit }
.rows tbody th { font-weight: 600 }
.rows tbody th:nth-last-child(2) { font-weight: inherit }
th, td {
  text-align: left;
  vertical-align: top;
  padding: .4rem .8rem .4rem 0;
  border-bottom: 1px solid var(--rule);
}
thead th { color: var(--faint); font-weight: 600 }
td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
.rows { table-layout: fixed }
thead .line { width: 3.5rem; text-align: right }
thead .state-of { width: 31% }
thead .state-word { width: 16% }
thead .who { width: 32% }
thead .state-word + .who { width: 40% }
thead .where { width: 42% }
.counts { width: auto; min-width: 17rem }
.counts .sum td { font-weight: 600 }
.counts .apart td { border-top: 3px double var(--rule) }
.state { display: flex; align-items: baseline; font-weight: 600; color: var(--bad) }
.signed, .repeated { color: var(--good) }
.shape {
  width: .8em;
  height: .8em;
  margin-right: .45em;
  fill: currentColor;
  stroke: currentColor;
  stroke-width: 2;
  flex: none;
}
.note { display: block; color: var(--faint); font-size: .9rem }
.code-point {
  font: .75em var(--mono);
  color: var(--bad);
  border: 1px solid;
  border-radius: .2em;
  padding: 0 .2em;
  margin: 0 .1em;
  white-space: nowrap;
}
.scroll { max-height: 24rem; overflow: auto; border-bottom: 1px solid var(--rule) }
.more { color: var(--faint) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 }
dt { color: var(--faint) }
dd { margin: 0 }
dd ul { margin: 0; padding: 0; list-style: none }
.kept { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1rem 0 }
.fingerprint { font-size: 1.05rem }

@media (max-width: 36rem) {
  .rows thead { position: absolute; clip-path: inset(50%) }
  .rows tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--rule) }
  .rows td, .rows td.n, .rows th {
    display: block;
    width: auto;
    border: 0;
    padding: 0;
    text-align: left;
  }
  .rows td.n::before { content: "line " }
  .rows td.who::before { content: "who signed: "; color: var(--faint) }
  .rows td:empty { display: none }
  dl { grid-template-columns: 1fr; gap: 0 }
  dd { margin-bottom: .5rem }
  .go button, .kept button { width: 100% }
}

@page { size: A4; margin: 15mm }

@media print {
  :root {
    --ink: #000;
    --paper: #fff;
    --faint: #444;
    --good: #000;
    --bad: #000;
    --open: #000;
    --link: #000;
    --fill: #fff;
    font-size: 9.5pt;
  }
  body > header, main { padding: 0; max-width: none }
  p, ul, .box, h2.headline { max-width: none }
  #outcome { margin: 0; padding: 0; border: 0 }
  body > header a { text-decoration: none }
  thead .state-of { width: 28% }
  thead .who { width: 36% }
  .scroll { max-height: none; overflow: visible; border: 0 }
  thead { display: table-header-group }
  tr, .box { break-inside: avoid }
  h2, h3 { break-after: avoid }
  .box { border: 1px solid #999 }
  .answered > h1, .answered > .lede, form, #progress, .kept, .more button { display: none }
}

"""#,
    "verify.html": #"""
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Check a list: {{title}}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="verify.css">
<script type="application/json" id="trust">{{{trust}}}</script>
<script type="module" src="page.js"></script>
</head>
<body>
<header><p><a id="home"><bdi>{{title}}</bdi></a></p></header>
<main>
<h1>Who on this list has signed?</h1>
<p class="lede">Paste a published list of signatories, or drop the file that it is in. This page reads
the log in which the signatures are, verifies every one, and says of each line what the log says of
it. All of that happens in your browser: the list does not leave this computer.</p>

<noscript>
<div class="box">
<p><strong>This page checks lists with JavaScript, which is switched off here.</strong> Nothing was
checked. The command does the same without a browser, where LIST is the file, LOG is the address of
the folder that this page is in, and KEYS are the keys from a source that you trust:</p>
<pre tabindex="0"><code>endorse check LIST --log LOG --keys KEYS</code></pre>
</div>
</noscript>

<form id="ask" hidden>
<fieldset id="list-field">
<legend>The list</legend>
<label for="pasted">As it was published: its text, or its source in HTML, Markdown, CSV, JSON or YAML</label>
<textarea id="pasted" rows="8" spellcheck="false" autocomplete="off"></textarea>
<div class="pick"><label for="list-file">Or a file, which may be dropped here</label>
<input type="file" id="list-file"></div>
<p class="chosen" id="list-chosen" hidden><span></span> <button type="button" class="plain">Leave it out</button></p>
</fieldset>

<fieldset id="text-field">
<legend>The text</legend>
<div class="pick"><label for="text-file">The text that they are said to have signed, to compare it
(a plain text file; may be left out)</label>
<input type="file" id="text-file"></div>
<p class="chosen" id="text-chosen" hidden><span></span> <button type="button" class="plain">Leave it out</button></p>
</fieldset>

<fieldset id="log-field">
<legend>The log</legend>
<p id="log-address"></p>
<div class="pick"><label for="log-file">A log in one file, which may be dropped here</label>
<input type="file" id="log-file"></div>
<p class="chosen" id="log-chosen" hidden><span></span> <button type="button" class="plain">Leave it out</button></p>
</fieldset>

<details id="choices">
<summary>How the list is to be read, and the log of which day</summary>
<p>The page finds out how the list is to be read, and says what it found. Where it is wrong, say it
here.</p>
<div class="grid">
<div id="statement-choice" hidden><label for="statement">Statement</label>
<select id="statement"><option value="">choose one</option></select></div>
<div><label for="format">Format</label>
<select id="format">
<option value="">found by its content</option>
<option value="html">HTML</option>
<option value="markdown">Markdown</option>
<option value="csv">CSV</option>
<option value="tsv">TSV</option>
<option value="json">JSON</option>
<option value="yaml">YAML</option>
<option value="text">text</option>
</select></div>
<div><label for="section">Heading that the list stands under</label>
<input id="section" autocomplete="off" dir="auto" list="sections"><datalist id="sections"></datalist></div>
<div><label for="column">Column that has the names (number or heading)</label>
<input id="column" autocomplete="off" dir="auto" list="columns"><datalist id="columns"></datalist></div>
<div><label for="select">What is listed: an XPath in HTML, the path of a field in JSON or YAML</label>
<input id="select" autocomplete="off" spellcheck="false"></div>
<div><label for="encoding">Encoding of a file that declares none</label>
<input id="encoding" autocomplete="off"></div>
<div><label for="at">The log as it was: after so many entries, or at the end of a day (YYYY-MM-DD)</label>
<input id="at" autocomplete="off"></div>
</div>
</details>

<p class="go"><button id="check">Check the list</button>
<button type="button" class="plain" id="stop" hidden>Stop</button></p>
</form>

<div id="progress">
<p><span id="said" role="status"></span> <span id="count" aria-hidden="true"></span></p>
<progress id="bar" aria-labelledby="said" hidden></progress>
</div>

<article id="outcome" aria-labelledby="headline" hidden></article>

<section id="trusted" aria-labelledby="trusted-title" hidden>
<h2 id="trusted-title">The keys in this page</h2>
<p>Everything is judged by the keys that came with this page. Their trust fingerprint is</p>
<p class="fingerprint"><code id="fingerprint"></code></p>
<p>Whoever can change this page can change them. Compare the fingerprint with one that was published
elsewhere: in the letter itself, or by an organization among the signatories.</p>
</section>

<section aria-labelledby="limits-title">
<h2 id="limits-title">What this page cannot replace</h2>
<p>A page is as honest as whoever serves it, and this one is served by the log that it judges. It
spares honest people work; it does not convict a log that lies. For that, use what the log cannot
change:</p>
<ul>
<li>the command <code>endorse check</code>, on your own computer;</li>
<li>or a copy of this page that you keep.
<span id="copy"><a href="verify-offline.html" download>Save it as one file</a>: it is opened from
your disk, asks no server, and checks a list against a log in one file, which this page gives after
each check and <code>endorse bundle</code> makes.</span></li>
</ul>
</section>
</main>
</body>
</html>

"""#,
    "wording.js": #"""
// What is said of an answer, in the words of the command and its report. SPEC.md, sections 13 and
// 14. What is returned are children of an element.
import { stranger } from "./elements.js";

/** The states of a line in order of precedence, and how they are said to people. */
export const stateWords = new Map([
  ["repeated", "repeated"],
  ["signed", "signed"],
  ["spelled-differently", "spelled differently"],
  ["withdrawn", "withdrawn"],
  ["revoked", "revoked"],
  ["other-text", "signed under another text"],
  ["looks-similar", "looking similar to a signatory"],
  ["not-in-log", "not in this log"],
]);

/** Whether a line in this state is as it should be. */
export function isInOrder(state) {
  return state === "signed" || state === "repeated";
}

/** `1 entry`, `2 entries`. */
export function counted(count, one, many = one + "s") {
  return `${count} ${count === 1 ? one : many}`;
}

/** Where the log was asked for as it was earlier: how many entries it had. */
export function asItWas({ at }) {
  return at === null ? "" : ` as it was after ${counted(at, "entry", "entries")}`;
}

/**
 * One sentence, the worst first; where the list agrees, also what of the document was not read.
 * @param answer `endorse.check/1`
 */
export function headlineOf(answer) {
  const reasons = [];
  const { statement, counts, missing, read } = answer;
  if (statement.given !== null && statement.given !== statement.text) {
    reasons.push("the text given is not the text that was signed");
  }
  for (const [state, words] of [...stateWords].reverse()) {
    const count = counts[state];
    if (count > 0 && !isInOrder(state)) {
      reasons.push(`${count} ${count === 1 ? "line is" : "lines are"} ${words}`);
    }
  }
  if (missing.length > 0) {
    reasons.push(`${missing.length} who signed ${missing.length === 1 ? "is" : "are"} not listed`);
  }
  const log = `the log${asItWas(answer.log)}`;
  const { listed } = read;
  if (reasons.length > 0) {
    const nobody = listed > 0 && counts["not-in-log"] === listed
      ? " No line names anybody who signed: is this the right list, and the right log?" : "";
    return `This list does not agree with ${log}: ${reasons.join("; ")}.${nobody}`;
  }
  const lines = listed === 1 ? "its one line is signed" : `all ${listed} lines are signed`;
  const again = counts.repeated > 0 ? `, ${counts.repeated} of them repeated` : "";
  return [
    `This list agrees with ${log}: ${lines}${again}, and nobody who signed is missing.`,
    asked(read),
    beside(read),
    leftOut(read),
  ];
}

/** Names may stand where nobody was asked to look. */
function asked({ told }) {
  const all = Object.entries(told).filter(([, value]) => value !== null);
  if (all.length === 0) return [];
  const words = all.map(([option, value], index) => [
    index > 0 ? ", " : "", `${option} `, quotedName(value),
  ]);
  return [" Only what was asked for was read: ", words, "."];
}

const mostColumns = 5;

/** People may stand beside the names that were read. */
function beside({ lists }) {
  const names = [...new Set(lists.flatMap((list) => list.beside))];
  if (names.length === 0) return [];
  const isAll = names.length <= mostColumns
    && lists.every((list) => list.unread === list.beside.length);
  return [
    ` Not read as names: ${isAll && names.length === 1 ? "column" : "columns"} `,
    names.slice(0, mostColumns).map((name, index) => [index > 0 ? ", " : "", quotedName(name)]),
    isAll ? "." : " and others.",
  ];
}

/** Names may hide in what was not read as names: the headline says that there is such. */
function leftOut(read) {
  const parts = [];
  const others = read.lists.filter((list) => !list.checked);
  if (others.length > 0) {
    parts.push(` Not checked, as ${others.length === 1 ? "another list" : "other lists"}: `);
    parts.push(others.map((list, index) => [index > 0 ? "; " : "", listWords(list)]), ".");
  }
  const count = read.ignored.length;
  if (count === 1) parts.push(" 1 other line of the document was not read as a name.");
  if (count > 1) parts.push(` ${count} other lines of the document were not read as names.`);
  return parts;
}

/** How many lines have each state, and how many who signed have no line. */
export function countsOf(answer) {
  const states = [...stateWords].map(([state, words]) => ({
    count: answer.counts[state], state, words,
  }));
  const missing = {
    count: answer.missing.length, state: "missing", words: "signed but not listed",
  };
  return [...states, missing].filter(({ count }) => count > 0);
}

/** In a few words: the format, and how many lines. */
export function readingOf(read) {
  const encoding = read.encoding === "utf-8" ? "" : ` in ${read.encoding}`;
  const out = counted(read.ignored.length, "line");
  return `Read as ${read.format}${encoding}: ${read.listed} listed, ${out} left out.`;
}

/** Which list of a document it is. */
export function listWords(list) {
  return [
    counted(list.lines, "line"),
    list.section === null ? "" : [" under ", quotedName(list.section)],
    list.column ? [", column ", quotedName(list.column)] : "",
    `, ${list.matches} of them by the name of a signatory`,
  ];
}

/** Who signed a line or is missing: the name, the role. */
export function signatoryOf(row) {
  return [stranger(row.signatory), row.role === null ? "" : [" – ", stranger(row.role)]];
}

/** The key's name and the entry. */
export function entryOf(row) {
  return [stranger(row.key.slice(0, row.key.indexOf("+"))), `, entry\u00A0${row.entry}`];
}

function quotedName(text) {
  const characters = [...text];
  const cut = characters.length > 80 ? "…" : "";
  return ["“", stranger(characters.slice(0, 80).join("")), cut, "”"];
}

/** What no list that agrees proves. */
export const notProved = [
  "That a key belongs to whom it names: that rests on the secretariat that admitted it.",
  "No domain was asked whether it names the key: the command can (--domains).",
  "That whoever signed had the authority to, and when exactly.",
  "That a name not in this log is fake: no endorsement by that name is in this log.",
];

/**
 * The command that gives the same answer.
 * @param list the name of the file
 * @param log the log's address, or the name of a bundle
 * @param options what was told, by the command's names; what is empty was not
 */
export function repeatingCommand(list, log, options) {
  const told = Object.entries(options).filter(([, value]) => value)
    .flatMap(([name, value]) => [`--${name}`, forShell(value)]);
  return ["endorse check", forShell(list), "--log", forShell(log), "--keys KEYS", ...told]
    .join(" ");
}

/** A word as a shell reads it, whatever is in it; one that would be an option is a path. */
function forShell(word) {
  const path = word.startsWith("-") ? "./" + word : word;
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

"""#,
  ]
}
