import TransparencyLog

/// How a document is to be read, where that is not left to its content. SPEC.md, section 13.1.
public struct ReadingOptions: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case html
    case markdown
    case csv
    case tsv
    case json
    case yaml
    case text
  }

  /// What is read before it is refused. The same everywhere, so that an answer is.
  public struct Limits: Sendable {
    /// Bytes of the document, as published and in UTF-8.
    public let bytes: Int
    /// Lines, items and rows.
    public let lines: Int
    /// Elements, texts and attributes, cells, or values.
    public let nodes: Int
    /// Bytes of one cell, value, or item.
    public let field: Int
    /// Elements or values around one.
    public let depth: Int
    /// Attributes of one element.
    let attributes = 1000

    public static let standard = Limits(
      bytes: 16_777_216, lines: 100_000, nodes: 1_000_000, field: 65_536, depth: 256)
    public static let large = Limits(
      bytes: 536_870_912, lines: 2_000_000, nodes: 20_000_000, field: 1_048_576, depth: 256)
  }

  public var format: Format?
  /// The name of the document's encoding, as its sender or its reader gives it.
  public var encoding: String?
  /// A column of a table: its number from 1, or its heading.
  public var column: String?
  /// What the list's items are: an XPath, or the path of a field.
  public var select: String?
  /// The heading that the list stands under.
  public var section: String?
  public var limits = Limits.standard

  public init() {}
}
