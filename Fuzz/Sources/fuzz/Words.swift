// Targets for texts and names. What a quick way gives, the slow way gives.
import Endorsements
import TransparencyLog

let words = [
  Target("canonical-text", ["text"]) { bytes in
    let text = try CanonicalText(bytes)
    hold(
      accepted { try CanonicalText(text.bytes).bytes } == text.bytes, "it is its own canonical text"
    )
    hold(text.bytes.last == UInt8(ascii: "\n") && !text.bytes.contains(0x0D), "its lines end in LF")
    // A copy with other line ends, a mark before and blanks behind is the same text.
    let lines = text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let copy = [0xEF, 0xBB, 0xBF] + Array(lines.joined(separator: Array(" \r\n".utf8)))
    guard copy.count <= CanonicalText.sizeLimit else { return }
    hold(accepted { try CanonicalText(copy).bytes } == text.bytes, "line ends make no difference")
  },
  Target("value", ["value"]) { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    // Behind it a character that joins nothing, and is no ASCII: then the quick way is not taken.
    if bytes.allSatisfy({ $0 < 0x80 }), let last = bytes.last, last != 0x20, bytes.count < 300 {
      hold(
        (accepted { try Value.check(text, what: "it") } == nil)
          == (accepted { try Value.check(text + "\u{3042}", what: "it") } == nil),
        "the quick way refuses what the slow way refuses")
    }
    try Value.check(text, what: "it")
    // What may be printed in a line may stand in a text, where nothing of it is changed.
    let line = bytes + [UInt8(ascii: "\n")]
    hold(accepted { try CanonicalText(line).bytes } == line, "a value is a text of one line")
  },
  Target("name-key", ["name-key", "value", "skeleton"]) { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let key = NameKey(text)
    // A soft hyphen is deleted on the way: it makes no difference but that the quick way is not taken.
    hold(NameKey(text + "\u{AD}") == key, "the quick way gives what the slow way gives")
    hold(
      NameKey.unfolded(text + "\u{AD}") == NameKey.unfolded(text), "as it does without folding")
    hold(NameKey(" \(text)\u{3000}") == key, "White_Space at the ends makes no difference")
    let reach = NameKey.reach(of: text[...], length: 20)
    guard reach < text.endIndex, text.unicodeScalars.index(after: reach) < text.endIndex else {
      return
    }
    let longer = String(text[...reach])
    hold((NameKey(longer)?.scalarCount ?? 21) > 20, "beyond the reach a name key is longer")
  },
  Target("skeleton", ["skeleton", "name-key"]) { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let skeleton = text.skeleton
    // Text that joins nothing: what is before it has the skeleton that it has alone, by the slow way.
    let mark = "\u{3042}"
    hold(
      (mark + text).skeleton.utf8.elementsEqual((mark.skeleton + skeleton).utf8)
        || !text.utf8.allSatisfy { $0 < 0x80 },
      "the quick way gives what the slow way gives")
  },
  Target("key-name", ["key-name"]) { bytes in
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    if accepted({ try KeyName.check(origin: text) }) != nil {
      hold(bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "an origin is visible ASCII")
    }
    let kind = try KeyName.check(text)
    let domain = String(KeyName.domain(of: text))
    hold((domain == text) == (kind == .organization), "an organization's name is its domain")
    hold(accepted { try KeyName.check(domain) } == .organization, "the domain is a key name")
  },
  Target("date", ["entry"]) { bytes in
    guard let text = String(validating: bytes.prefix(10), as: UTF8.self) else { return }
    let date = try ClaimedDate(parsing: text)
    hold(date.description.utf8.elementsEqual(text.utf8), "a date is written as it was read")
    hold(
      accepted { try ClaimedDate(unixTime: date.unixTime) } == date, "a date is its first second")
    hold(timestamp(date.unixTime).hasPrefix(text), "which the system's calendar gives too")
  },
]

extension NameKey {
  fileprivate var scalarCount: Int { String(decoding: bytes, as: UTF8.self).unicodeScalars.count }
}
