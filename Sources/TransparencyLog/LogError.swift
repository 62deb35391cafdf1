/// Why something could not be read, verified or written.
///
/// Two errors are equal when their codes are; the text is for people. The first four codes are the
/// outcomes of SPEC.md, section 2.
public struct LogError: Error, Equatable, CustomStringConvertible {
  /// What kind of failure it is.
  public struct Code: Hashable, Sendable {
    private let number: UInt8

    /// Not of the form: nothing can be said about it.
    public static let malformed = Code(number: 0)
    /// Well formed, and the evidence says no.
    public static let unverified = Code(number: 1)
    /// Of a version, an algorithm or a format that is not defined here.
    public static let unsupported = Code(number: 2)
    /// Something that the answer needs is not there.
    public static let undecided = Code(number: 3)
    /// The system refused: a file could not be read or written, a lock is held.
    public static let system = Code(number: 4)
  }

  /// What kind of failure; two errors are equal by it.
  public let code: Code
  public let description: String

  /// - Parameter description: lower case, no period: which thing, what was found, what was
  ///   expected.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }

  /// The same error, said of `thing`.
  public func about(_ thing: String) -> LogError {
    LogError(code, "\(thing): \(description)")
  }

  public static func == (a: LogError, b: LogError) -> Bool { a.code == b.code }
}

/// Runs `body`; a `LogError` that it throws is said of `thing`.
public func naming<Value>(_ thing: @autoclosure () -> String, _ body: () throws -> Value) throws
  -> Value
{
  do { return try body() } catch let error as LogError { throw error.about(thing()) }
}

/// As `naming(_:_:)`, for a body that waits.
func naming<Value>(
  _ thing: @autoclosure () -> String, _ body: () async throws -> Value
) async throws -> Value {
  do { return try await body() } catch let error as LogError { throw error.about(thing()) }
}
