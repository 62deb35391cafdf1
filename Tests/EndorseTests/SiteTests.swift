import TestSupport
import Testing
import TransparencyLog

/// What the pages of a site tell their readers to type, and how the site keeps up with its log.
@Suite(.ownThreads) struct SiteTests {
  private func run(_ command: String, in folder: String, keys: String) throws -> String {
    var words = Script.words(of: command).map {
      String(decoding: Script.unescaped($0), as: UTF8.self)
    }
    try #require(words.removeFirst() == "endorse")
    words = words.map { $0 == "KEYS" ? keys : $0 }
    let output = try TemporaryFolder()
    return try Program(
      Stage.endorse, words, environment: ["SWIFT_BACKTRACE": "enable=no"], folder: folder
    ).run(output: output("stdout"), errors: output("stderr"))
  }

  /// The command lines in a page.
  private func commands(_ page: String) throws -> [String] {
    let text = try String(contentsOfFile: page, encoding: .utf8)
    return text.matches(of: #/<pre class="commands" tabindex="0">(.*)<\/pre>/#)
      .flatMap { $0.1.matches(of: #/<code>([^<]*)<\/code>/#).map { String($0.1) } }
  }

  @Test func givesCommandsThatHold() throws {
    let campaign = try Campaign()
    _ = try campaign.endorsements(3, in: "notes")
    let folder = campaign.folder
    #expect(
      try campaign.endorse(
        ["admit", "statement.note", "notes", "--log", "log", "--text", "text.txt"]
      ).how.isEmpty)
    #expect(try campaign.endorse(["site", "--log", "log"]).how.isEmpty)
    let index = try commands(folder("log/public/index.html"))
    #expect(index.map { $0.split(separator: " ")[1] } == ["audit", "roster", "check", "verify"])
    for command in index {
      let how = try run(command, in: folder("log/public"), keys: folder("Keys"))
      #expect(how.isEmpty, "\(command): \(how)")
    }
    for number in 0...3 {
      for command in try commands(folder("log/public/entry/\(number).html")) {
        let how = try run(command, in: folder("log/public/entry"), keys: folder("Keys"))
        #expect(how.isEmpty, "\(command): \(how)")
      }
    }
  }
}
