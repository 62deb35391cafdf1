import ArgumentParser
import Endorsements
import Foundation
import LogServer
import PublishedLists
import TransparencyLog

struct Submit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Send what you signed to a log, and get the proof that it is there.",
    discussion: """
      May be repeated: what has its proof already is left alone, and the same bytes get the same \
      answer. A proof is verified against your trust folder before it is written. An endorsement waits \
      for the secretariat; without --wait that is exit code 2, and the same command asks again later.
      """)

  @Argument(help: "Notes that you signed.", completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("The log.", valueName: "url"))
  var to: String

  @Flag(help: "Wait until the secretariat has decided.")
  var wait = false

  @Option(
    help: ArgumentHelp(
      "How often to ask while waiting; without it as the log says.", valueName: "seconds"))
  var every: Int?

  @OptionGroup var trust: TrustOptions
  @OptionGroup var consent: ConsentOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "The proof file to write; for several notes a folder.", valueName: "file|dir"),
    completion: .file())
  var output: String

  func validate() throws {
    guard WebClient.isURL(to) else {
      throw ValidationError("--to is \(quoted(to)), expected a URL; a folder is for admit")
    }
    guard (1...3600).contains(every ?? 1) else {
      throw ValidationError("--every is \(every!), expected 1 to 3600 seconds")
    }
  }

  func run() async throws {
    let trusted = try trust.trust()
    var notes = try self.notes(trusted)
    let client = SubmissionClient(to)
    var isRefused = false
    // Of each the answer that is not final.
    var open: [(note: Note, said: String)] = []
    var isAskedAgain = false
    var said = ""
    repeat {
      var pause = 1
      open = []
      for (done, note) in notes.enumerated() {
        Terminal.progress("\(done) of \(notes.count) asked for at \(to)")
        do {
          var reply: SubmissionReply?
          if isAskedAgain { reply = try await client.reply(about: note.id) }
          if reply == nil { reply = try await client.submit(note.bytes) }
          switch reply! {
          case .logged(let proof):
            Terminal.endProgress()
            try Self.write(proof, of: note, trusted)
          case .rejected(let reason):
            isRefused = true
            Terminal.endProgress()
            Terminal.say("\(note.path): rejected by the secretariat: \(visible(reason))")
          case .refused(let reason):
            isRefused = true
            Terminal.endProgress()
            Terminal.say("\(note.path): refused: \(visible(reason))")
          case .waiting(let id, let again):
            open.append((note, "waits for the secretariat (submission \(id))"))
            pause = max(pause, again)
          case .unavailable(let reason, let again):
            open.append((note, "not taken now: \(visible(reason))"))
            pause = max(pause, again)
          }
        } catch let error as LogError where error.code == .unverified {
          // What the log sent is no proof: it is not believed, and not asked for again.
          isRefused = true
          Terminal.endProgress()
          Terminal.say(error.description)
        } catch let error as LogError {
          open.append((note, error.description))
          pause = max(pause, 10)
        }
      }
      notes = open.map(\.note)
      isAskedAgain = true
      guard wait, !open.isEmpty else { break }
      let waiting = "\(counted(open.count, "note")): \(open[0].said)"
      if !Terminal.showsProgress, waiting != said { Terminal.say("\(waiting); asking again") }
      said = waiting
      for left in (1...(every ?? pause)).reversed() {
        Terminal.progress("\(waiting); asking again in \(left) s")
        try await Task.sleep(for: .seconds(1))
      }
    } while true
    Terminal.endProgress()
    for (note, said) in open { Terminal.say("\(note.path): \(said)") }
    if !open.isEmpty {
      let command =
        ["endorse", "submit"] + files + ["--to", to] + Self.keys(trust) + ["-o", output]
      Terminal.say("to go on: \(Shell.quoted(command)) --wait")
    }
    if isRefused { throw ExitCode.no }
    if !open.isEmpty { throw ExitCode.undecided }
  }

  private static func keys(_ trust: TrustOptions) -> [String] {
    trust.keys.map { ["--keys", $0] } ?? []
  }

  private struct Note {
    let path: String
    let bytes: [UInt8]
    let entry: Entry
    let proof: OutputFile
    var id: String { Inbox.ID(of: bytes).description }
  }

  /// Those that have no proof yet. Nothing is sent before all of them are known to be sound.
  private func notes(_ trusted: TrustFolder) throws -> [Note] {
    let several = files.count > 1 || Files.isFolder(output)
    if several, !Files.isFolder(output) {
      throw LogError(
        .undecided, "\(output): no such folder, which the proofs of several notes need")
    }
    var notes: [Note] = []
    var names: [String: String] = [:]
    for path in files {
      let bytes = try Input.read(path, atMost: Entry.sizeLimit)
      let entry = try naming(path) {
        let entry = try Entry(parsing: bytes)
        try entry.checkKeysAreFit()
        return try SignedEntry(verifying: entry, trust: trusted).entry
      }
      let proof = try OutputFile(several ? "\(output)/\(path.baseName).tlog-proof" : output)
      if let other = names.updateValue(path, forKey: proof.path) {
        throw LogError(
          .malformed, "\(other) and \(path) would have the same proof file, rename one")
      }
      if proof.isThere {
        let there = try Input.read(proof.path, atMost: LogProof.sizeLimit)
        if let logged = try? LoggedEntry(
          verifying: LogProof(parsing: there), of: entry, trust: trusted)
        {
          Terminal.out("\(visible(path)): entry \(logged.index), proved already\n")
          continue
        }
        try Terminal.confirm("\(proof.path) exists: overwrite it?", yes: consent.yes)
      }
      notes.append(Note(path: path, bytes: bytes, entry: entry, proof: proof))
    }
    return notes
  }

  private static func write(_ proof: [UInt8], of note: Note, _ trusted: TrustFolder) throws {
    let logged = try naming("\(note.path): the proof that the log sent") {
      try LoggedEntry(verifying: LogProof(parsing: proof), of: note.entry, trust: trusted)
    }
    try note.proof.write(proof)
    Terminal.out(
      "\(visible(note.path)): entry \(logged.index), proved by \(visible(note.proof.path))\n")
  }
}

extension LoggedEntry {
  /// Verifies that a proof is of this entry, whatever others have added to it.
  init(verifying proof: LogProof, of entry: Entry, trust: TrustFolder) throws {
    try self.init(verifying: proof, trust: trust, at: Clock.now)
    let signed = self.entry.note
    guard signed.text == entry.note.text,
      signed.signatures.starts(
        with: entry.note.signatures, by: { $0.keyID == $1.keyID && $0.bytes == $1.bytes })
    else { throw LogError(.unverified, "it is of another entry") }
  }
}
