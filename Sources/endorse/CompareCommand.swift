import ArgumentParser
import Endorsements
import LogServer
import PublishedLists
import TransparencyLog

struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two copies or checkpoints of a log: one history, or a fork?",
    discussion: "Exit codes: 0 the same, or one extends the other; 1 a fork; 2 undecided.")

  @Argument(
    help: "A copy: folder, URL or bundle; or a file with a checkpoint.", completion: .file())
  var first: String

  @Argument(help: "Another one.", completion: .file())
  var second: String

  @OptionGroup var trust: TrustOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Where to write what proves a fork.", valueName: "evidence"),
    completion: .file())
  var output: String?

  @Flag(help: "Answer in JSON (endorse.compare/1).")
  var json = false

  func run() async throws {
    let policy = try trust.trust().policy
    let file = try output.map { try OutputFile($0) }
    if let file, file.isThere {
      throw LogError(.undecided, "\(file.path) exists already, nothing was compared")
    }
    let a = try await side(first, policy)
    let b = try await side(second, policy)
    let comparison = try await Comparison(a, b)
    let answer = CompareAnswer(comparison, a, b)
    if case .fork(let evidence) = comparison, let file { try file.write(evidence.encoded) }
    Terminal.out(json ? try PublishedLists.json(answer) : text(comparison, a, b))
    switch comparison {
    case .fork: throw ExitCode.no
    case .undecided: throw ExitCode.undecided
    default: break
    }
  }

  private func side(_ name: String, _ policy: Policy) async throws -> Comparison.Side {
    if !WebClient.isURL(name), Files.exists(name), !Files.isFolder(name), !Input.isBundle(name) {
      return try Comparison.Side(
        checkpoint: try Input.read(name, atMost: Note.sizeLimit), named: name, policy: policy)
    }
    return try await Comparison.Side(try Input.source(name), policy: policy)
  }

  private func text(
    _ comparison: Comparison, _ a: Comparison.Side, _ b: Comparison.Side
  ) -> String {
    let said =
      switch comparison {
      case .same: "the same tree"
      case .firstExtendsSecond: "one history: \(visible(a.name)) extends \(visible(b.name))"
      case .secondExtendsFirst: "one history: \(visible(b.name)) extends \(visible(a.name))"
      case .fork: "FORK: the log signed two histories that contradict each other"
      case .undecided(let why): "undecided: \(why)"
      }
    let sides = [a, b].map {
      "  size \($0.checkpoint.size), root \(base64($0.checkpoint.root.bytes)): \(visible($0.name))\n"
    }
    var text = "\(said)\n\(sides.joined())"
    if case .fork = comparison {
      text +=
        output.map { "  what proves it: \(visible($0)) (endorse verify)\n" }
        ?? "  -o FILE writes what proves it\n"
    }
    return text
  }
}

/// `endorse.compare/1`.
struct CompareAnswer: Encodable {
  struct Tree: Encodable {
    let name: String
    let size: Int
    let root: String

    init(_ side: Comparison.Side) {
      name = side.name
      size = side.checkpoint.size
      root = base64(side.checkpoint.root.bytes)
    }
  }

  let format = "endorse.compare/1"
  let relation: String
  let first: Tree
  let second: Tree
  @Nullable var why: String?

  init(_ comparison: Comparison, _ a: Comparison.Side, _ b: Comparison.Side) {
    first = Tree(a)
    second = Tree(b)
    var why: String?
    switch comparison {
    case .same: relation = "same"
    case .firstExtendsSecond: relation = "first-extends-second"
    case .secondExtendsFirst: relation = "second-extends-first"
    case .fork: relation = "fork"
    case .undecided(let reason):
      relation = "undecided"
      why = reason
    }
    self.why = why
  }
}
