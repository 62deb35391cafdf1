import TransparencyLog

/// How a document is to be read, where that is not left to its content. SPEC.md, section 13.1.
public struct ReadingOptions: Sendable {
  /// How a document is written, by its name for `--format`.
  public enum Format: String, Sendable, CaseIterable {
    /// HTML as a browser reads it.
    case html
    /// CommonMark, and tables.
    case markdown
    /// A table, its fields apart by commas or what stands in their place.
    case csv
    /// Fields apart by TAB.
    case tsv
    /// RFC 8259.
    case json
    /// YAML 1.1, one document.
    case yaml
    /// A name a line.
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

    /// For a list out of anybody's hands.
    public static let standard = Limits(
      bytes: 16_777_216, lines: 100_000, nodes: 1_000_000, field: 65_536, depth: 256)
    /// For a list known to be large: it may take gigabytes of memory.
    public static let large = Limits(
      bytes: 536_870_912, lines: 2_000_000, nodes: 20_000_000, field: 1_048_576, depth: 256)
  }

  /// Nil: told by the content.
  public var format: Format?
  /// The name of the document's encoding, as its sender or its reader gives it.
  public var encoding: String?
  /// A column of a table: its number from 1, or its heading.
  public var column: String?
  /// What the list's items are: an XPath, or the path of a field.
  public var select: String?
  /// The heading that the list stands under.
  public var section: String?
  /// Checked before any work.
  public var limits = Limits.standard

  /// Everything is told by the content, within the standard limits.
  public init() {}
}
