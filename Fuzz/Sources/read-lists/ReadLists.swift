import Foundation
import PublishedLists
import TransparencyLog

/// Reads documents as the command does: of each line of standard input, the format and the text, it writes a
/// line with what is listed and what is left out, or why it is refused. For `script/compare-readers`.
@main enum ReadLists {
  private struct Given: Decodable {
    let format: String
    let text: String
  }

  private struct Read: Encodable {
    struct Listed: Encodable {
      let number: Int
      let text: String
      let links: [String]
    }

    struct Ignored: Encodable {
      let number: Int
      let text: String
      let why: String
    }

    var refused: String?
    var listed: [Listed]?
    var ignored: [Ignored]?
  }

  static func main() throws {
    let decoder = JSONDecoder()
    let encoder = JSONEncoder()
    while let line = readLine() {
      let given = try decoder.decode(Given.self, from: Data(line.utf8))
      print(String(decoding: try encoder.encode(try read(given)), as: UTF8.self))
    }
  }

  private static func read(_ given: Given) throws -> Read {
    var options = ReadingOptions()
    options.format = ReadingOptions.Format(rawValue: given.format)
    do {
      let document = try Document(parsing: Array(given.text.utf8), options: options)
      let list = try PublishedList(of: document, options: options)
      return Read(
        listed: list.listed.map {
          Read.Listed(number: $0.number, text: $0.text, links: $0.destinations)
        },
        ignored: list.ignored.map {
          Read.Ignored(number: $0.line.number, text: $0.line.text, why: $0.why)
        })
    } catch let error as LogError {
      return Read(refused: "\(error.code): \(error)")
    }
  }
}
