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
<p><span class="state {{how}}">{{how}}</span>{{#by}} by <a href="{{.}}.html">entry {{.}}</a>{{/by}}{{#holder}} <span class="note">The key that holds it now: <bdi>{{.}}</bdi></span>{{/holder}}</p>
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
thead th { font-size: .85rem; font-weight: 600; color: var(--faint) }
.role { display: block; font-weight: 400 }
td .before { display: none }
.rows td { white-space: nowrap } time { font-variant-numeric: tabular-nums }
.state { color: inherit }
.state::before { content: ""; display: inline-block; width: .6em; height: .6em; margin-right: .45em; border: .14em solid currentColor }
.in-force { color: var(--good) } .in-force::before { border-radius: 50%; background: currentColor }
.withdrawn::before { border-radius: 50% }
.revoked { color: var(--bad) } .replaced::before { transform: rotate(45deg) scale(.9) }
.revoked::before { background: currentColor }
.chart { display: grid; grid-template-columns: auto 1fr; gap: .3rem .6rem; margin: 0 }
.chart svg { width: 100%; height: 13rem; border: solid var(--faint); border-width: 0 0 1px 1px; overflow: visible }
.scale, .days { display: flex; justify-content: space-between; color: var(--faint); font-size: .85rem; font-variant-numeric: tabular-nums }
.scale { flex-direction: column; text-align: right; line-height: 1 }
.days { grid-column: 2 } .chart figcaption { grid-column: 1 / -1; color: var(--faint); font-size: .9rem; margin-top: .5rem }
.line { fill: none; stroke: var(--link); stroke-width: 2; vector-effect: non-scaling-stroke }
.area { fill: var(--link); opacity: .15 }
pre { font-size: .9rem; line-height: 1.5 } .commands { white-space: pre; overflow-x: auto }
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
  main, .top, .foot { width: auto; max-width: none } .commands { white-space: pre-wrap }
  a { color: inherit; text-decoration: none } .area { opacity: 1; fill: #ccc } .line { stroke: #000 }
  .text { font-size: 12pt } h1 { margin-top: 0 } .chart { break-inside: avoid }
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
{{/only}}</ul></nav>
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
<a href="{{root}}text/{{hex}}"><code>sha256:{{hex}}</code></a></p>
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
<pre class="commands" tabindex="0"><code>{{commands}}</code></pre>
<p>The trust folder that this page was made with has the fingerprint <code>{{fingerprint}}</code>.
Compare it with what the campaign has printed elsewhere.</p>
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
    :
  ]
}
