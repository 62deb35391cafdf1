// A log of any size, signed here by keys that are made for it: what tests read that takes many.

import { createHash, generateKeyPairSync, sign } from "node:crypto";

import { concatenate, toBase64, toHex, utf8Bytes } from "../../Sources/LogSite/Verifier/bytes.js";
import { leafHash, rootHash, tilePath, tileWidth } from "../../Sources/LogSite/Verifier/tree.js";

/** A key for tests: `vkey`, and `line(text)`, its signature line under a text. */
export function makeKey(name, type = 1) {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = concatenate(
    Uint8Array.of(type), publicKey.export({ format: "der", type: "spki" }).subarray(-32),
  );
  const id = createHash("sha256").update(`${name}\n`).update(key).digest().subarray(0, 4);
  const lineOf = (...parts) => `\u2014 ${name} ${toBase64(concatenate(id, ...parts))}\n`;
  return {
    vkey: `${name}+${toHex(id)}+${toBase64(key)}`,
    line: (text) => lineOf(sign(null, utf8Bytes(text), privateKey)),
    cosign(text, time) {
      const seconds = new Uint8Array(8);
      new DataView(seconds.buffer).setBigUint64(0, BigInt(time));
      const message = utf8Bytes(`cosignature/v1\ntime ${time}\n${text}`);
      return lineOf(seconds, sign(null, message, privateKey));
    },
  };
}

/**
 * A log of one statement and `count` endorsements by organizations, each with a key of its own: its
 * `files`, a map from paths to bytes; `trust`, the files of its trust folder; and what signs in it.
 * One witness, whose cosignature is of `time`, is its quorum.
 */
export function makeLog(count, time) {
  const origin = "made.example/log";
  const [log, secretariat] = [makeKey(origin), makeKey("secretariat.example")];
  const witness = makeKey("witness.example", 4);
  const text = utf8Bytes("A text for tests.\n");
  const hash = createHash("sha256").update(text).digest("hex");
  const about = `log ${origin}\ntext sha256:${hash}\n`;
  const stated = `endorse/v1 statement\nlog ${origin}\ntitle A Text\ntext sha256:${hash}\n`
    + `secretariat ${secretariat.vkey}\ndate 2026-03-02\n`;
  const entries = [`${stated}\n${secretariat.line(stated)}`];
  for (let number = 1; number <= count; number++) {
    const key = makeKey(`member-${number}.example`);
    const entry = `endorse/v1 endorsement\n${about}signatory Member ${number}\n`
      + `kind organization\nkey ${key.vkey}\ndate 2026-03-03\n`;
    entries.push(`${entry}\n${key.line(entry)}${secretariat.line(entry)}`);
  }
  const made = { origin, log, secretariat, witness, time, text, hash };
  made.entries = entries.map(utf8Bytes);
  made.files = logFiles(made);
  made.trust = {
    "policy": `log ${log.vkey}\nwitness w ${witness.vkey}\nquorum w\n`,
    "secretariat.vkey": `${secretariat.vkey}\n`,
  };
  return made;
}

/** The files of a log with these entries. */
export function logFiles({ origin, log, witness, time, text, hash, entries }) {
  const files = new Map([[`text/${hash}`, text]]);
  let hashes = entries.map((entry) => leafHash(entry));
  const head = `${origin}\n${entries.length}\n${toBase64(rootHash(hashes))}\n`;
  const note = utf8Bytes(`${head}\n${log.line(head)}${witness.cosign(head, time)}`);
  files.set("checkpoint", note).set(`checkpoints/${entries.length}`, note);
  for (let level = 0; hashes.length > 0; level++) {
    const above = [];
    for (let index = 0; index * tileWidth < hashes.length; index++) {
      const [first, end] = [index * tileWidth, (index + 1) * tileWidth];
      const here = hashes.slice(first, end);
      files.set(tilePath(level, index, here.length), concatenate(...here));
      if (here.length === tileWidth) above.push(rootHash(here));
      if (level > 0) continue;
      const parts = entries.slice(first, end).flatMap(
        (entry) => [Uint8Array.of(entry.length >> 8, entry.length & 255), entry],
      );
      files.set(tilePath("entries", index, here.length), concatenate(...parts));
    }
    hashes = above;
  }
  return files;
}
