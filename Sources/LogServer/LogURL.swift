import TransparencyLog

/// A log's public files below a URL, got one by one. SPEC.md, section 7.5.
///
/// Whoever serves them is not trusted: what is read is verified as it is from a folder.
public struct LogURL: LogSource {
  public let name: String
  private let client: WebClient

  /// - Parameter url: of the folder that has `checkpoint`; nothing is asked yet.
  public init(_ url: String, client: WebClient = .shared) {
    name = url.hasSuffix("/") ? String(url.dropLast()) : url
    self.client = client
  }

  public func read(_ path: String, atMost limit: Int) async throws -> [UInt8]? {
    try await client.get("\(name)/\(path)", atMost: limit)?.bytes
  }

  /// A server does not list its files.
  public func names(in folder: String) -> [String]? { nil }
}
