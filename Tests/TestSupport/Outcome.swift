import TransparencyLog

/// The outcome of `body` as vectors name it: `accept`, or what it threw.
///
/// An error that is no outcome of SPEC.md, section 2, comes back as its text, which no vector expects.
public func outcome(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "accept"
  } catch {
    return outcome(of: error)
  }
}

/// As `outcome(_:)`, of something that is awaited.
public func awaitedOutcome(_ body: () async throws -> Void) async -> String {
  do {
    try await body()
    return "accept"
  } catch {
    return outcome(of: error)
  }
}

/// The name of an error's code.
public func outcome(of error: any Error) -> String {
  switch (error as? LogError)?.code {
  case LogError.Code.malformed: "malformed"
  case LogError.Code.unverified: "unverified"
  case LogError.Code.unsupported: "unsupported"
  case LogError.Code.undecided: "undecided"
  default: "error: \(error)"
  }
}
