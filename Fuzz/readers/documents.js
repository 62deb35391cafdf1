// Random documents of each format, made of what readers have taken for different things.

const names = [
  "Alpha", "Beta Example", "Ada Lovelace", "Eve", "name", "Role", "Signatories", "and", "a, b",
  "x@y.example", "home", "menu", "first name", "last name", "Not signed",
];
// Characters that join the one before them, part lines or words, or equal others in some form.
const others = [
  "\u0301", "\u200d", "\u2028", "\u00a0", "\ufeff", "\u3000", "\u20e3", "\ufe0f", "\u{1f468}", "\u1fef",
  "\u037e", "\u212a", "\u00e9", "e\u0301", "\u200b",
];

function word(random) {
  const name = random.pick(names);
  if (!random.isOnce(4)) return name;
  const at = random.integer(0, name.length);
  return name.slice(0, at) + random.pick(others) + name.slice(at);
}

const marks = {
  markdown: [
    "- ", "* ", "1. ", "  - ", "   ", "\t- ", "# ", "## ", "**", "__", "*", "_", "~~", "[", "](", "](x)",
    ' "t")', ")", "<!--", "-->", "|", "---", "|---|---|", "```", "~~~", "\\", "&amp;", "&#x41;", "&#65;",
    "&#0;", "&#+65;", "[^1]", "[x] ", "[ ] ", "!", "===", "***", "\n", "\n\n", ":", ".", "; ", ",",
    " \u2013 ", "    ", "[a](b)", "\u2022", "+ ", "12) ", "& ", "...", "\r", "\r\n", " ",
  ],
  csv: [",", ";", '"', '""', "\n", "\r\n", "\r", " ", "\t", ', "', '",', '"\n', "\u2028"],
  yaml: [
    "- ", "  ", "    ", "a: ", "name: ", "x.example: ", "\n", "\n", "\n- ", "\n  ", "'", '"', "|", "> ",
    ": ", "#", "~", "null", "[", "]", "{", "}", ", ", "---", "...", "true", " ",
  ],
};
marks.tsv = marks.csv;

function marked(random, format) {
  return random.joined(3, 22, () => (random.next() < 0.6 ? random.pick(marks[format]) : word(random)));
}

function text(random) {
  return random.joined(2, 10, () => `${random.pick([
    "", word(random), ` ${word(random)}:`, `# ${word(random)}`, `${word(random)}\t${word(random)}`,
    `${word(random)} | home`, "\u00a9 x", `${"w ".repeat(13)}.`, "home", "search", "menu",
  ])}\n`);
}

const keys = ["a", "b", "name", "a.b", "x.example", "", "\u00e9", "e\u0301", ".", "role"];
const faults = ["\\u0301", "\u0301", ",", "}", "]", '"', "\\ud800", "\n", "0", "e", "-"];

function value(random, depth) {
  const kind = depth === 0 ? 0 : random.next();
  if (kind < 0.4) return random.pick([word(random), "", 1, 2.5, true, null, "a.b"]);
  const inner = Array.from({ length: random.integer(0, 4) }, () => value(random, depth - 1));
  return kind < 0.7 ? inner : Object.fromEntries(inner.map((each) => [random.pick(keys), each]));
}

function json(random) {
  const written = JSON.stringify(value(random, 4));
  if (!random.isOnce(5)) return written;
  const at = random.integer(0, written.length);
  return written.slice(0, at) + random.pick(faults) + written.slice(at + random.integer(0, 1));
}

const elements = `a annotation-xml applet aside b base body br button caption center col colgroup dd desc
  details dialog div dl dt em embed fieldset font foreignObject form frameset g h1 h2 head hr html i iframe
  image img input legend li link listing main marquee math mglyph mi mtext nav nobr noembed noframes
  noscript object ol optgroup option p param path plaintext pre rb rp rt ruby s script section select small
  span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead title tr tt u
  ul var video wbr x-n xmp`.split(/\s+/);
const lists = ["<ul>", "<li>", "</li>", "</ul>", "<p>", "<table>", "<tr>", "<td>", "<div>", "</div>"];
const attributes = [
  " hidden", " class=a", " class='a b'", ' style="display:none"', " style='visibility:visible'",
  ' style="/*"', " open", " href=x", " rowspan=2", " colspan=2", " rowspan=+2", " alt='A logo'", " type=hidden",
  " color=red", " encoding=text/html", " id=1", " id=2", ' title="<!--"', " title='>'", " a=&copy=1 b=&amp",
];
const pieces = [
  "<!--", "-->", "<!-->", "--!>", "<!--->", "<![CDATA[", "]]>", "<?x", "<!x>", "</>", "</ x>", "<", '"', "'",
  "=", ">", "--", "&", "&amp;", "&amp", "&notit;", "&#x80;", "&#0;", "&#xD800;", "&bogus;", "\n", " ", "\t",
  "<svg/>", "<li/>", "<p =>", "<SCRIPT>", "</STYLE >", "</style/>", "<!doctype html>", "</p title='-->'>",
  "*", "1", ":", ", ", "and",
];

function html(random) {
  const own = Array.from({ length: random.integer(2, 9) }, () => random.pick(elements));
  const tag = (name) => (random.isOnce(3) ? `</${name}>`
    : `<${name}${random.isOnce(5) ? random.pick(attributes) : ""}${random.isOnce(25) ? "/" : ""}>`);
  let count = 0;
  const piece = () => {
    const kind = random.next();
    if (kind < 0.38) return ` W${count++} `;
    if (kind < 0.55) return random.pick(lists);
    if (kind < 0.88) return tag(random.pick(own));
    return kind < 0.94 ? tag(random.pick(elements)) : random.pick(pieces);
  };
  const start = random.pick([
    "", "<ul>", "<!doctype html>", "<!doctype html><html><body>", "<!doctype html><title>T</title>",
    "<table>", "<div>",
  ]);
  return `${start}${random.joined(4, 16, piece)} W${count} ${random.pick(["", "<li>Z", "<p>Z"])}`;
}

const makers = {
  html, json, text, csv: (random) => marked(random, "csv"), tsv: (random) => marked(random, "tsv"),
  markdown: (random) => marked(random, "markdown"), yaml: (random) => marked(random, "yaml"),
};

export const formats = Object.keys(makers);

export function document(random, format) {
  // A character may have been cut in half.
  return { format, text: makers[format](random).toWellFormed() };
}
