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
