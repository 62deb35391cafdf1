import Foundation
import TransparencyLog

/// The streams: the answer goes to stdout and nothing else does; stderr is for people; questions are asked
/// on a terminal only.
enum Terminal {
  /// A part of the answer.
  static func out(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  /// Something for people, with the command's name before it.
  static func say(_ text: String) { error("endorse: \(text)") }

  static func error(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// Asks a question that `--yes` answers.
  ///
  /// - Throws: `undecided` where there is no terminal to ask on, or the answer is not yes.
  static func confirm(_ question: String, yes: Bool) throws {
    if yes { return }
    guard isatty(0) == 1 else {
      throw LogError(.undecided, "\(question): nobody to ask here, answer with --yes")
    }
    FileHandle.standardError.write(Data("\(question) [yes/no] ".utf8))
    guard let answer = readLine()?.lowercased(), answer == "yes" || answer == "y" else {
      throw LogError(.undecided, "not confirmed, nothing was done")
    }
  }

  /// Asks for a passphrase on the terminal, without echo.
  ///
  /// - Throws: `undecided` where there is no terminal.
  static func passphrase(_ question: String) throws -> SecretMemory {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else {
      throw LogError(
        .undecided, "\(question): no terminal to ask on, give it with --passphrase-file")
    }
    defer { close(terminal) }
    var before = termios()
    tcgetattr(terminal, &before)
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(terminal, TCSAFLUSH, &silent)
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    let prompt = Array("\(question): ".utf8)
    _ = write(terminal, prompt, prompt.count)
    defer { _ = write(terminal, "\n", 1) }
    return try secretLine(from: terminal, what: "passphrase")
  }

  /// The first line of a file, as a secret.
  static func passphrase(file path: String) throws -> SecretMemory {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw LogError(.undecided, "cannot open the passphrase file \(path)") }
    defer { close(file) }
    return try secretLine(from: file, what: "passphrase file \(path)")
  }

  /// Bytes up to a line end, read straight into locked memory.
  private static func secretLine(from file: Int32, what: String) throws -> SecretMemory {
    let limit = 1024
    var count = 0
    let line = try SecretMemory(count: limit) { buffer in
      while true {
        guard count < limit else {
          throw LogError(.malformed, "\(what) is longer than \(limit - 1) bytes")
        }
        let byte = buffer.baseAddress! + count
        guard read(file, byte, 1) == 1 else { break }
        if byte.load(as: UInt8.self) == UInt8(ascii: "\n") { break }
        count += 1
      }
    }
    guard count > 0 else { throw LogError(.malformed, "\(what) is empty") }
    return try line.withUnsafeBytes { bytes in
      try SecretMemory(count: count) {
        $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
      }
    }
  }
}
