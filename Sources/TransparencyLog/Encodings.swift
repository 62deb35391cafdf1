// Base64, hex and decimals, strictly: what is accepted is the only way to write it.
// SPEC.md, section 2.

private let base64Alphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

private let base64Values: [UInt8] = {
  var values = [UInt8](repeating: 0xFF, count: 256)
  for (value, character) in base64Alphabet.enumerated() { values[Int(character)] = UInt8(value) }
  return values
}()

private let equalsSign = UInt8(ascii: "=")

/// RFC 4648, section 4, with padding.
public func base64(_ bytes: some Sequence<UInt8>) -> String {
  var encoded: [UInt8] = []
  var bits: UInt32 = 0
  var pending = 0
  for byte in bytes {
    bits = bits << 8 | UInt32(byte)
    pending += 8
    while pending >= 6 {
      pending -= 6
      encoded.append(base64Alphabet[Int(bits >> UInt32(pending) & 63)])
    }
  }
  if pending > 0 { encoded.append(base64Alphabet[Int(bits << UInt32(6 - pending) & 63)]) }
  while encoded.count % 4 != 0 { encoded.append(equalsSign) }
  return String(decoding: encoded, as: UTF8.self)
}

/// The bytes of `text`, or nil where it is not canonical base64: other characters, wrong or missing
/// padding, or unused bits that are not zero.
public func bytes(base64 text: some Collection<UInt8>) -> [UInt8]? {
  contiguous(text, bytes(base64:))
}

private func bytes(base64 text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard text.count % 4 == 0 else { return nil }
  let padding = text.suffix(2).reversed().prefix { $0 == equalsSign }.count
  var invalid: UInt8 = 0
  var bits: UInt32 = 0
  let decoded = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { decoded, made in
    var pending = 0
    for character in text.dropLast(padding) {
      let value = base64Values[Int(character)]
      invalid |= value
      bits = bits << 6 | UInt32(value & 0x3F)
      pending += 6
      if pending >= 8 {
        pending -= 8
        decoded[made] = UInt8(truncatingIfNeeded: bits >> UInt32(pending))
        made += 1
      }
    }
  }
  // Of characters outside the alphabet 0xFF was taken in. 2 bits are over after one padding
  // character, 4 after two, and they are zero.
  guard invalid < 64, bits & (1 << UInt32(padding * 2) - 1) == 0 else { return nil }
  return decoded
}

/// Runs `decode` on the memory of `text`, or on a copy where it has none of its own: generic code
/// that goes byte by byte is ten times as slow where it is called from another module.
private func contiguous(
  _ text: some Collection<UInt8>, _ decode: (UnsafeBufferPointer<UInt8>) -> [UInt8]?
) -> [UInt8]? {
  if let decoded = text.withContiguousStorageIfAvailable(decode) { return decoded }
  return Array(text).withUnsafeBufferPointer(decode)
}

private let hexDigits = Array("0123456789abcdef".utf8)

/// Lower-case hex.
public func hex(_ bytes: some Sequence<UInt8>) -> String {
  var encoded: [UInt8] = []
  for byte in bytes {
    encoded.append(hexDigits[Int(byte >> 4)])
    encoded.append(hexDigits[Int(byte & 15)])
  }
  return String(decoding: encoded, as: UTF8.self)
}

/// The bytes of `text`, or nil where it is not lower-case hex of an even length.
public func bytes(hex text: some Collection<UInt8>) -> [UInt8]? {
  contiguous(text, bytes(hex:))
}

private func bytes(hex text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard text.count % 2 == 0 else { return nil }
  var decoded: [UInt8] = []
  decoded.reserveCapacity(text.count / 2)
  var high: UInt8?
  for character in text {
    let digit: UInt8
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
    default: return nil
    }
    if let first = high {
      decoded.append(first << 4 | digit)
      high = nil
    } else {
      high = digit
    }
  }
  return decoded
}

/// The number that `text` writes in ASCII digits without a leading zero, or nil; at most 2^63 - 1.
public func number(decimal text: some Collection<UInt8>) -> Int? {
  guard let first = text.first, text.count == 1 || first != UInt8(ascii: "0") else { return nil }
  var value = 0
  for character in text {
    guard case UInt8(ascii: "0")...UInt8(ascii: "9") = character else { return nil }
    let (tens, tooLarge) = value.multipliedReportingOverflow(by: 10)
    let (sum, overflow) = tens.addingReportingOverflow(Int(character - UInt8(ascii: "0")))
    guard !tooLarge, !overflow else { return nil }
    value = sum
  }
  return value
}
