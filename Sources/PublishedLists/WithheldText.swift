import TransparencyLog

/// Why text of an HTML page is not shown, or is shown as no longer meant. SPEC.md, section 13.1.
struct WithheldText {
  /// That of the innermost element that has one.
  private var why: String?
  private var isInvisible = false

  /// Nil where it is shown.
  var reason: String? { why ?? (isInvisible ? "hidden" : nil) }

  init() {}

  /// - Parameter outer: that of the element around it.
  init(_ name: String, _ element: HTMLTree.Element, in outer: WithheldText) {
    self = outer
    let style = Self.style(element["style"] ?? "")
    if let own = Self.why(name, element, style) { why = own }
    switch style["visibility"] {
    case "hidden", "collapse": isInvisible = true
    case "visible", "initial": isInvisible = false
    default: break
    }
  }

  private static func why(
    _ name: String, _ element: HTMLTree.Element, _ style: [String: String]
  ) -> String? {
    if ["s", "strike", "del"].contains(name) { return "struck through" }
    if unread.contains(name) { return "not read" }
    let isClosed = name == "dialog" && element["open"] == nil
    if element["hidden"] != nil || isClosed || style["display"] == "none" { return "hidden" }
    let decorations = ["text-decoration", "text-decoration-line"].compactMap { style[$0] }
    let isStruck = decorations.contains {
      $0.unicodeScalars.split(whereSeparator: isWhiteSpace).map(String.init)
        .contains("line-through")
    }
    return isStruck ? "struck through" : nil
  }

  /// What draws, or is shown where something else is not.
  private static let unread: Set<String> = [
    "audio", "canvas", "datalist", "math", "noscript", "object", "svg", "textarea", "video",
  ]

  /// The values of an element's own style, by property.
  private static func style(_ written: String) -> [String: String] {
    var style: [String: String] = [:]
    var important: Set<String> = []
    for declaration in withoutComments(written).split(separator: UInt8(ascii: ";")) {
      guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let property = word(declaration[..<colon])
      let (value, isImportant) = withoutImportance(word(declaration[(colon + 1)...]))
      if isImportant { important.insert(property) }
      if isImportant || !important.contains(property) { style[property] = value }
    }
    return style
  }

  private static func withoutImportance(_ value: String) -> (String, isImportant: Bool) {
    guard value.utf8.suffix(9).elementsEqual("important".utf8) else { return (value, false) }
    let before = trimmed(String(value.utf8.dropLast(9))!)
    guard before.utf8.last == UInt8(ascii: "!") else { return (value, false) }
    return (trimmed(String(before.utf8.dropLast())!), true)
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    trimmed(
      String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self))
  }

  private static func withoutComments(_ style: String) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = style.utf8[...]
    while let open = rest.firstRange(of: "/*".utf8) {
      kept += rest[..<open.lowerBound]
      kept.append(UInt8(ascii: " "))
      let close = rest[open.upperBound...].firstRange(of: "*/".utf8)
      rest = rest[(close?.upperBound ?? rest.endIndex)...]
    }
    return kept + rest
  }
}
