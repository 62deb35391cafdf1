import ArgumentParser
import Foundation
import TransparencyLog

/// The streams: the answer goes to stdout and nothing else does; stderr is for people; questions are asked
/// on a terminal only.
enum Terminal {
  /// A part of the answer.
  static func out(_ text: String) { out(Array(text.utf8)) }

  /// A part of the answer as it is. An answer that is not whole is none: where it cannot be written, the
  /// command ends.
  static func out(_ bytes: [UInt8]) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      say("cannot write the answer to standard output")
      exit(ExitCode.undecided.rawValue)
    }
  }

  /// Something for people, with the command's name before it.
  static func say(_ text: String) { error("endorse: \(text)") }

  /// As `say`, without the name. Nothing in it moves the terminal, such as the name of a file that a
  /// stranger chose.
  static func error(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((harmless(text) + "\n").utf8))
  }

  private static func harmless(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        if scalar == "\n" {
          shown.append(scalar)
        } else {
          shown.append(contentsOf: visible(String(scalar)).unicodeScalars)
        }
      default: shown.append(scalar)
      }
    }
    return String(shown)
  }

  /// Whether errors are read by a person as they come.
  static var showsProgress: Bool { isatty(2) == 1 }

  /// How far something is, on one line that is written over; on a terminal only.
  static func progress(_ text: String) {
    guard showsProgress else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(harmless(text))".utf8))
  }

  /// Takes the line of `progress` away.
  static func endProgress() { progress("") }

  /// Asks a question that `--yes` answers.
  ///
  /// - Throws: `undecided` where there is no terminal to ask on, or the answer is not yes.
  static func confirm(_ question: String, yes: Bool) throws {
    if yes { return }
    guard isatty(0) == 1 else {
      throw LogError(.undecided, "\(question) nobody can be asked here, answer with --yes")
    }
    try? FileHandle.standardError.write(contentsOf: Data("\(harmless(question)) [yes/no] ".utf8))
    guard let answer = readLine()?.lowercased(), answer == "yes" || answer == "y" else {
      throw LogError(.undecided, "not confirmed, nothing was done")
    }
  }

  /// Asks for a passphrase on the terminal, without echo.
  ///
  /// - Parameter option: what gives it where there is no terminal.
  /// - Throws: `undecided` where there is no terminal.
  static func passphrase(_ question: String, option: String = "--passphrase-file") throws
    -> SecretMemory
  {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else {
      throw LogError(.undecided, "\(question): no terminal to ask on, give it with \(option)")
    }
    defer { close(terminal) }
    var before = termios()
    tcgetattr(terminal, &before)
    var silent = before
    // Ctrl-C is read as the end of a line instead of ending the process, so that the echo comes back.
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
    withUnsafeMutableBytes(of: &silent.c_cc) { $0[Int(VEOL)] = interrupt }
    tcsetattr(terminal, TCSAFLUSH, &silent)
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    let prompt = Array("\(harmless(question)): ".utf8)
    _ = write(terminal, prompt, prompt.count)
    defer { _ = write(terminal, "\n", 1) }
    return try secretLine(from: terminal, what: "passphrase", interruptedBy: interrupt)
  }

  /// What Ctrl-C sends.
  private static let interrupt: UInt8 = 3

  /// The first line of a file, as a secret.
  static func passphrase(file path: String) throws -> SecretMemory {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw LogError(
        .undecided,
        "cannot open the passphrase file \(path): \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    return try secretLine(from: file, what: "passphrase file \(path)")
  }

  /// Bytes up to a line end, read straight into locked memory.
  private static func secretLine(
    from file: Int32, what: String, interruptedBy interrupt: UInt8? = nil
  ) throws -> SecretMemory {
    let limit = 1024
    var count = 0
    let line = try SecretMemory(count: limit) { buffer in
      while true {
        guard count < limit else {
          throw LogError(.malformed, "\(what) is longer than \(limit - 1) bytes")
        }
        let byte = buffer.baseAddress! + count
        let got = read(file, byte, 1)
        guard got >= 0 else {
          // Half a passphrase is another passphrase.
          throw LogError(.system, "cannot read the \(what): \(String(cString: strerror(errno)))")
        }
        if got == 0 || byte.load(as: UInt8.self) == UInt8(ascii: "\n") { break }
        guard byte.load(as: UInt8.self) != interrupt else {
          throw LogError(.undecided, "interrupted, nothing was done")
        }
        count += 1
      }
    }
    let isOfWindows = line.withUnsafeBytes {
      interrupt == nil && count > 0 && $0[count - 1] == UInt8(ascii: "\r")
    }
    // A line end of another system is no part of what would be typed.
    if isOfWindows { count -= 1 }
    guard count > 0 else { throw LogError(.malformed, "\(what) is empty") }
    return try line.withUnsafeBytes { bytes in
      try SecretMemory(count: count) {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
      }
    }
  }
}
