// Base64, hex and decimals, strictly: what is accepted is the only way to write it.
// SPEC.md, section 2.
//
// What callers of other modules see is generic and inlined there, and leads here by the memory of the bytes:
// generic code that is not specialized takes ten times as long.

private let base64Alphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// What a character at each of the four places of a group adds to its 24 bits, 256 characters a place;
/// the highest bit is that of a character outside the alphabet.
private let base64Bits: [UInt32] = {
  var bits = [UInt32](repeating: 1 << 31, count: 4 * 256)
  for (value, character) in base64Alphabet.enumerated() {
    for place in 0..<4 {
      bits[256 * place + Int(character)] = UInt32(value) << UInt32(18 - 6 * place)
    }
  }
  return bits
}()

private let equalsSign = UInt8(ascii: "=")

/// RFC 4648, section 4, with padding.
@inlinable public func base64(_ bytes: some Collection<UInt8>) -> String {
  contiguous(bytes, base64(of:))
}

@usableFromInline func base64(of bytes: UnsafeBufferPointer<UInt8>) -> String {
  String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { encoded in
    base64Alphabet.withUnsafeBufferPointer { alphabet in
      var count = 0
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let given = min(3, bytes.count - start)
        var bits = UInt32(bytes[start]) << 16
        if given > 1 { bits |= UInt32(bytes[start + 1]) << 8 }
        if given > 2 { bits |= UInt32(bytes[start + 2]) }
        for place in 0..<4 {
          encoded[count] =
            place > given ? equalsSign : alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]
          count += 1
        }
      }
      return count
    }
  }
}

/// The bytes of `text`, or nil where it is not canonical base64: other characters, wrong or missing
/// padding, or unused bits that are not zero.
@inlinable public func bytes(base64 text: some Collection<UInt8>) -> [UInt8]? {
  contiguous(text, bytes(ofBase64:))
}

@usableFromInline func bytes(ofBase64 text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  var count: Int?
  let decoded = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3) { decoded, made in
    count = decode(base64: text, into: decoded)
    made = count ?? 0
  }
  return count == nil ? nil : decoded
}

extension Bytes32 {
  /// The 32 bytes of `text`, or nil where it is not canonical base64 of so many.
  @inlinable public init?(base64 text: some Collection<UInt8>) {
    guard let decoded = contiguous(text, Bytes32.init(ofBase64:)) else { return nil }
    self = decoded
  }

  @usableFromInline init?(ofBase64 text: UnsafeBufferPointer<UInt8>) {
    // One padding character or two leave 32 bytes or 31.
    guard text.count == 44, text[43] == equalsSign else { return nil }
    var count: Int?
    self.init {
      count = decode(base64: text, into: UnsafeMutableBufferPointer(start: $0, count: 32))
    }
    guard count == 32 else { return nil }
  }
}

/// - Parameter decoded: has room for three bytes for every four of `text`, less its padding.
/// - Returns: how many bytes it got, or nil where `text` is not canonical base64.
private func decode(
  base64 text: UnsafeBufferPointer<UInt8>, into decoded: UnsafeMutableBufferPointer<UInt8>
) -> Int? {
  guard text.count % 4 == 0 else { return nil }
  let padding =
    text.last != equalsSign ? 0 : text[text.count - 2] != equalsSign ? 1 : 2
  return base64Bits.withUnsafeBufferPointer { values in
    var seen: UInt32 = 0
    let groups = (text.count - padding) / 4
    for group in 0..<groups {
      let (from, to) = (4 &* group, 3 &* group)
      let bits =
        values[Int(text[from])] | values[256 &+ Int(text[from &+ 1])]
        | values[512 &+ Int(text[from &+ 2])] | values[768 &+ Int(text[from &+ 3])]
      seen |= bits
      decoded[to] = UInt8(truncatingIfNeeded: bits >> 16)
      decoded[to &+ 1] = UInt8(truncatingIfNeeded: bits >> 8)
      decoded[to &+ 2] = UInt8(truncatingIfNeeded: bits)
    }
    var count = 3 * groups
    if padding > 0 {
      var bits: UInt32 = 0
      for (place, character) in text[(4 * groups)..<text.count - padding].enumerated() {
        bits |= values[256 * place + Int(character)]
      }
      seen |= bits
      // 4 bits are over after two padding characters, 2 after one, and they are zero.
      guard bits & (1 << UInt32(8 * padding) - 1) == 0 else { return nil }
      for place in 0..<3 - padding {
        decoded[count] = UInt8(truncatingIfNeeded: bits >> UInt32(16 - 8 * place))
        count += 1
      }
    }
    return seen >> 31 == 0 ? count : nil
  }
}

/// Runs `body` on the memory of `bytes`, or on a copy where they have none of their own.
@inlinable func contiguous<Result>(
  _ bytes: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  bytes.withContiguousStorageIfAvailable(body) ?? Array(bytes).withUnsafeBufferPointer(body)
}

private let hexDigits = Array("0123456789abcdef".utf8)

/// Lower-case hex.
@inlinable public func hex(_ bytes: some Collection<UInt8>) -> String {
  contiguous(bytes, hex(of:))
}

@usableFromInline func hex(of bytes: UnsafeBufferPointer<UInt8>) -> String {
  String(unsafeUninitializedCapacity: 2 * bytes.count) { encoded in
    for (place, byte) in bytes.enumerated() {
      encoded[2 * place] = hexDigits[Int(byte >> 4)]
      encoded[2 * place + 1] = hexDigits[Int(byte & 15)]
    }
    return 2 * bytes.count
  }
}

/// The bytes of `text`, or nil where it is not lower-case hex of an even length.
@inlinable public func bytes(hex text: some Collection<UInt8>) -> [UInt8]? {
  contiguous(text, bytes(ofHex:))
}

@usableFromInline func bytes(ofHex text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  var isHex = false
  let decoded = [UInt8](unsafeUninitializedCapacity: text.count / 2) { decoded, count in
    isHex = decode(hex: text, into: decoded)
    count = isHex ? text.count / 2 : 0
  }
  return isHex ? decoded : nil
}

extension Bytes32 {
  /// The 32 bytes of `text`, or nil where it is not 64 digits of lower-case hex.
  @inlinable public init?(hex text: some Collection<UInt8>) {
    guard let decoded = contiguous(text, Bytes32.init(ofHex:)) else { return nil }
    self = decoded
  }

  @usableFromInline init?(ofHex text: UnsafeBufferPointer<UInt8>) {
    guard text.count == 64 else { return nil }
    var isHex = false
    self.init { isHex = decode(hex: text, into: UnsafeMutableBufferPointer(start: $0, count: 32)) }
    guard isHex else { return nil }
  }
}

/// - Parameter decoded: has room for a byte for every two of `text`.
/// - Returns: false where `text` is not lower-case hex of an even length.
private func decode(
  hex text: UnsafeBufferPointer<UInt8>, into decoded: UnsafeMutableBufferPointer<UInt8>
) -> Bool {
  func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    default: nil
    }
  }
  guard text.count % 2 == 0 else { return false }
  for place in 0..<text.count / 2 {
    guard let high = digit(text[2 * place]), let low = digit(text[2 * place + 1]) else {
      return false
    }
    decoded[place] = high << 4 | low
  }
  return true
}

/// The number that `text` writes in ASCII digits without a leading zero, or nil; at most 2^63 - 1.
@inlinable public func number(decimal text: some Collection<UInt8>) -> Int? {
  contiguous(text, number(ofDecimal:))
}

@usableFromInline func number(ofDecimal text: UnsafeBufferPointer<UInt8>) -> Int? {
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

extension String {
  /// Whether two texts are the same bytes; `==` calls canonically equivalent ones equal.
  package func isIdentical(to other: String) -> Bool {
    contiguous(utf8) { own in
      contiguous(other.utf8) { other in
        own.count == other.count && own.indices.allSatisfy { own[$0] == other[$0] }
      }
    }
  }
}
