import ArgumentParser
import Endorsements

struct Text: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text",
    abstract: "Print the hash of a text that is signed, or its canonical form.")

  @Argument(help: "The text, - for standard input.", completion: .file())
  var file: String

  @Flag(help: "Print the canonical text instead of its hash.")
  var canonical = false

  func run() throws {
    let text = try Input.text(file)
    if canonical {
      Terminal.out(text.bytes)
    } else {
      Terminal.out("\(text.hash)\n")
    }
  }
}
