import ArgumentParser
import Endorsements
import Foundation

struct Text: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the hash of a text that is signed, or its canonical form.")

  @Argument(help: "The text, - for standard input.")
  var file: String

  @Flag(help: "Print the canonical text instead of its hash.")
  var canonical = false

  func run() throws {
    let text = try Input.text(file)
    if canonical {
      FileHandle.standardOutput.write(Data(text.bytes))
    } else {
      Terminal.out("\(text.hash)\n")
    }
  }
}
