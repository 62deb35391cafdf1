import ArgumentParser
import Foundation
import TransparencyLog

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Show the whole story, in a temporary folder, with keys made for it.")

  @Option(
    help: ArgumentHelp("Keep everything in this folder, which is not there yet.", valueName: "dir"),
    completion: .directory)
  var keep: String?

  func run() async throws {
    let folder =
      keep ?? FileManager.default.temporaryDirectory.path + "/endorse-demo-\(UUID().uuidString)"
    guard !Files.exists(folder) else {
      throw LogError(.system, "\(folder) exists already, give a folder that is not there yet")
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw LogError(.system, "cannot create the folder \(folder)")
    }
    defer { if keep == nil { try? FileManager.default.removeItem(atPath: folder) } }
    var stage = DemoStage(folder: folder)
    Terminal.out(
      """
      The keys in this demonstration were made a moment ago on this machine. They prove nothing about
      the organizations and people whose names they carry.

      """)
    try tellHowItWorks(&stage)
    try tellWhatIsCaught(&stage)
    if let keep { Terminal.out("\nEverything is kept in \(visible(keep)).\n") }
    guard stage.surprises.isEmpty else {
      for surprise in stage.surprises { Terminal.say(surprise) }
      throw ExitCode.no
    }
  }

  /// Signing, admitting, proving, checking.
  private func tellHowItWorks(_ stage: inout DemoStage) throws {
    let signatories = DemoList.signatories
    try stage.write("text.txt", DemoList.text)
    try stage.write("list.txt", DemoList.published + "\n")
    try stage.createFolders(["keys", "notes", "proofs"])

    stage.title("The secretariat makes a key, a log and a statement")
    try stage.show("keygen demo.example -o secretariat --no-passphrase")
    try stage.show("log create log --origin demo.example/log --secretariat secretariat.vkey")
    try stage.show(
      "statement text.txt --title '\(DemoList.title)' --origin demo.example/log --key secretariat.skey -o statement.note"
    )
    try stage.show("admit statement.note --log log --text text.txt --proofs proofs")

    stage.title(
      "Each signatory makes a key and signs; here is the first one of \(signatories.count)")
    for (position, signatory) in signatories.enumerated() {
      let isShown = position == 0
      try stage.run(
        ["keygen", signatory.keyName, "-o", "keys/\(signatory.file)", "--no-passphrase"],
        isShown: isShown)
      try stage.run(
        [
          "sign", "--statement", "statement.note", "--text", "text.txt", "--signatory",
          signatory.name,
        ] + (signatory.role.map { ["--role", $0] } ?? [])
          + (signatory.isIndividual ? ["--individual"] : []) + [
            "--keys", "log/keys", "--key", "keys/\(signatory.file).skey", "--yes", "-o",
            "notes/\(signatory.file).note",
          ], isShown: isShown)
    }
    Terminal.out("\n(and so on for the other \(signatories.count - 1))\n")

    stage.title("The secretariat admits them: one commit, one signed checkpoint, a proof for each")
    try stage.show("admit notes --log log --key secretariat.skey --proofs proofs", lines: 3)

    stage.title("A signatory keeps its proof and verifies it, offline")
    try stage.show("verify proofs/dragos.tlog-proof --text text.txt --keys log/keys")

    stage.title("A journalist checks the published list")
    try stage.show("check list.txt --log log --keys log/keys")
  }

  /// Eight ways to lie, each caught.
  private func tellWhatIsCaught(_ stage: inout DemoStage) throws {
    let list = DemoList.published
    let check = "--log log --keys log/keys"

    stage.title("Caught: a name added to the list")
    try stage.write("added.txt", list + "\nNever Signed Example Society\n")
    try stage.show("check added.txt \(check)", exit: 1, blocks: 3, says: "not in this log")

    stage.title("Caught: a name taken off the list")
    try stage.write("removed.txt", list.replacing("\nDragos\n", with: "\n") + "\n")
    try stage.show(
      "check removed.txt \(check)", exit: 1, blocks: 3, says: "signed but not listed: Dragos")

    stage.title("Caught: a look-alike letter in a name (the first o is Cyrillic)")
    try stage.write("lookalike.txt", list.replacing("Microsoft", with: "Micr\u{43E}soft") + "\n")
    try stage.show("check lookalike.txt \(check)", exit: 1, blocks: 3, says: "looking similar")

    stage.title("Caught: words added behind a name")
    try stage.write("words.txt", list.replacing("\nESET\n", with: "\nESET – victims of\n") + "\n")
    try stage.show("check words.txt \(check)", exit: 1, blocks: 3, says: "spelled differently")

    stage.title("Caught: the statement's text changed under the signatures")
    try stage.write("changed.txt", DemoList.text.replacing("rights", with: "obligations"))
    try stage.show(
      "check list.txt \(check) --text changed.txt", exit: 1, blocks: 2,
      says: "the text given is not the text that was signed")

    stage.title("Caught: an endorsement replayed after its withdrawal (in a copy of the log)")
    try DemoForgery.copy(stage.path("log"), to: stage.path("withdrawn"))
    try stage.show(
      "withdraw --log withdrawn --keys log/keys --key keys/sap.skey -o withdrawal.note")
    try stage.show("admit withdrawal.note --log withdrawn")
    try stage.show(
      "admit notes/sap.note --log withdrawn --key secretariat.skey", exit: 1,
      says: "withdrawn by entry 70")
    Terminal.out("\nAnd where the log's operator appends it all the same:\n")
    try DemoForgery.replay(
      entryOf: stage.path("notes/sap.note"), from: stage.path("withdrawn"),
      to: stage.path("replayed"))
    try stage.show(
      "check list.txt --log replayed --keys log/keys", exit: 1, blocks: 3, says: "breaks rule 3")

    stage.title("Caught: one byte flipped in an entry bundle")
    try DemoForgery.flipByte(from: stage.path("log"), to: stage.path("flipped"))
    try stage.show(
      "check list.txt --log flipped --keys log/keys", exit: 1,
      says: "do not hash to the checkpoint's root")

    stage.title("Caught: one entry dropped, and the checkpoint signed again")
    try DemoForgery.dropEntry(12, from: stage.path("withdrawn"), to: stage.path("dropped"))
    Terminal.out("\nWhoever kept an older checkpoint puts it beside the new copy:\n")
    try stage.show(
      "audit dropped --keys log/keys", exit: 1, says: "the log contradicts itself")
  }
}
