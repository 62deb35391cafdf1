// Logs for the tests of the page: that of Vectors/log, and others, made of the entries of a vector
// and signed with the published keys of Vectors/keys.
import { createHash, createPrivateKey, sign } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { repositoryFile } from "./vectors.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** The files of a trust folder, by name. */
export function trustFolder(folder = "Keys", changed = {}) {
  const names = ["policy", "secretariat.vkey"];
  const files = names.map((name) => [name, readFileSync(join(repository, folder, name), "utf8")]);
  return { ...Object.fromEntries(files), ...changed };
}

/** The files of a log's folder by their paths: a Map. */
export function storedLog(folder = "Vectors/log") {
  const below = join(repository, folder);
  return new Map(readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.path, file.name))
    .map((path) => [relative(below, path), readFileSync(path)]));
}

/**
 * A log of at most 255 entries, as `storedLog`.
 *
 * @param bundle its entry bundle
 * @param key the name of the key that signs the checkpoint
 * @param witnesses each the `name` of a key and the `time` of its cosignature
 */
export function signedLog(bundle, { key = "manifesto.example_log", witnesses = [] } = {}) {
  const hashes = entriesIn(bundle).map((entry) => sha256(Buffer.of(0), entry));
  const text = `manifesto.example/log\n${hashes.length}\n${treeHash(hashes).toString("base64")}\n`;
  const lines = [signatureLine(secretKey(key), 1, Buffer.alloc(0), text)];
  for (const { name, time } of witnesses) {
    const moment = Buffer.alloc(8);
    moment.writeBigUInt64BE(BigInt(time));
    const signed = `cosignature/v1\ntime ${time}\n${text}`;
    lines.push(signatureLine(secretKey(name), 4, moment, signed));
  }
  const checkpoint = ["checkpoint", Buffer.from(`${text}\n${lines.join("")}`)];
  if (hashes.length === 0) return new Map([checkpoint]);
  return new Map([
    checkpoint,
    [`tile/0/000.p/${hashes.length}`, Buffer.concat(hashes)],
    [`tile/entries/000.p/${hashes.length}`, bundle],
  ]);
}

/** A log in one file. SPEC.md, section 7.11. */
export function oneFile(log) {
  const files = [...log].filter(([path]) => !/^tile\/\d/.test(path))
    .filter(([path]) => !path.startsWith("tile/") || path === lastBundle(log))
    .flatMap(([path, bytes]) => [Buffer.from(`${path} ${bytes.length}\n`), bytes, "\n"]);
  return Buffer.concat(["endorse-bundle/1\n", ...files, "end\n"].map((part) => Buffer.from(part)));
}

function lastBundle(log) {
  const width = (path) => Number(path.split("/").at(-1));
  return [...log.keys()].filter((path) => path.startsWith("tile/entries/"))
    .sort((left, right) => width(left) - width(right)).at(-1);
}

function entriesIn(bytes) {
  const bundle = Buffer.from(bytes);
  const entries = [];
  for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at)) {
    entries.push(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)));
  }
  return entries;
}

function treeHash(hashes) {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0];
  const half = 2 ** Math.ceil(Math.log2(hashes.length) - 1);
  return sha256(Buffer.of(1), treeHash(hashes.slice(0, half)), treeHash(hashes.slice(half)));
}

function secretKey(name) {
  const file = Buffer.from(repositoryFile(`Vectors/keys/${name}.skey`)).toString();
  const [, key, secret] = file.trimEnd().split("\n");
  const seed = Buffer.from(secret.split(" ")[1], "base64");
  const [, keyName, publicKey] = key.match(/^key ([^+]+)\+[^+]+\+(.+)$/);
  return {
    name: keyName,
    publicKey: Buffer.from(publicKey, "base64").subarray(1),
    private: createPrivateKey({
      key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]),
      format: "der",
      type: "pkcs8",
    }),
  };
}

function signatureLine(key, type, before, signed) {
  const id = sha256(key.name, Buffer.of(0x0A, type), key.publicKey).subarray(0, 4);
  const signature = Buffer.concat([id, before, sign(null, Buffer.from(signed), key.private)]);
  return `— ${key.name} ${signature.toString("base64")}\n`;
}

/** A line of a policy that names a witness. */
export function witnessLine(label, name) {
  const key = secretKey(name);
  const id = sha256(key.name, Buffer.of(0x0A, 4), key.publicKey).subarray(0, 4).toString("hex");
  const kept = Buffer.concat([Buffer.of(4), key.publicKey]).toString("base64");
  return `witness ${label} ${key.name}+${id}+${kept}\n`;
}

function sha256(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
