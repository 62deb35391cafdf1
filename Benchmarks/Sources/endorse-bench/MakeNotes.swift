import ArgumentParser
import Endorsements
import TransparencyLog

/// Makes endorsements for a log of `make-log`, to be handed in to its server by whatever makes a load: in one
/// file, as entry bundles write them (a big-endian length of two bytes before each).
struct MakeNotes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-notes",
    abstract: "Make COUNT endorsements, from signatory FIRST on, as one file.")

  @Argument(help: "The number of the first signatory.")
  var first: Int

  @Argument(help: "How many.")
  var count: Int

  @Argument(help: "The file to write.")
  var file: String

  @Flag(help: "Without the secretariat's signature: they wait in the inbox.")
  var submissions = false

  func validate() throws {
    guard first >= 0, count > 0, first + count <= Campaign.limit else {
      throw ValidationError("FIRST and COUNT are up to \(Campaign.limit) together")
    }
  }

  func run() async throws {
    let campaign = try Campaign()
    let notes = try (first..<first + count).map { number in
      try campaign.endorsement(number, isAdmitted: !submissions)
    }
    try Files.create(file, EntryBundle.encode(notes))
  }
}
