// The commands of a story beside `endorse`.
import Foundation
import TransparencyLog

extension Stage {
  /// Commands beside `endorse`, which make, change and show what a story needs; their lines on stdout.
  ///
  ///     write FILE              what is given, as a file
  ///     mkdir DIR, copy FROM TO, move FROM TO, remove PATH, link TARGET LINK, fifo PATH
  ///     chmod MODE PATH, mode PATH, list DIR, show FILE, same A B
  ///     sparse FILE SIZE        zeros that take no room
  ///     flip FILE PLACE         changes the lowest bit of a byte, by its number or as the last of a text
  ///     replace FILE OLD NEW    in the first place
  ///     lines FILE NEW 1-5 7 6  a file of chosen lines
  ///     let NAME FILE           from here on, `$NAME` is the file's first line
  ///     keys NAME...            the vectors' demonstration keys, as a careful owner keeps them
  ///     log DIR SIZE            the vectors' example log in its keeper's hands, as it was at a checkpoint:
  ///                             unlike one of `log create` it has the same key every time
  ///     note TEXT NOTE KEY...   a note of any text, signed in this order
  ///     append LOG NOTE...      what a dishonest keeper does: appends, asking no rule
  ///     hold LOG, release LOG   its lock
  ///     policy FILE LINE...     that of the example log with the witnesses one, two and three, of the
  ///                             example's domains, and these lines
  ///     cosign NOTE NAME AGE    adds the cosignature of such a witness, made so many seconds ago;
  ///     miscosign NOTE NAME AGE one that it made of something else
  func prop(_ words: [String], _ input: [UInt8]) throws -> [String] {
    func path(_ position: Int) -> String {
      words[position].hasPrefix("/") ? words[position] : "\(folder)/\(words[position])"
    }
    switch (words.first ?? "", words.count) {
    case ("write", 2): try write(input, to: path(1))
    case ("mkdir", 2):
      try FileManager.default.createDirectory(atPath: path(1), withIntermediateDirectories: true)
    case ("copy", 3):
      if !Files.isFolder(path(1)), Files.exists(path(2)) {
        try FileManager.default.removeItem(atPath: path(2))
      }
      try copy(path(1), path(2))
      // A checkout may have any mode.
      if !Files.isFolder(path(2)) { try setMode(0o644, path(2)) }
    case ("move", 3): try FileManager.default.moveItem(atPath: path(1), toPath: path(2))
    case ("remove", 2): try FileManager.default.removeItem(atPath: path(1))
    case ("link", 3):
      try FileManager.default.createSymbolicLink(
        atPath: path(2), withDestinationPath: words[1])
    case ("fifo", 2):
      guard mkfifo(path(1), 0o644) == 0 else { throw Failure(description: "no pipe \(words[1])") }
    case ("chmod", 3): try setMode(Int(words[1], radix: 8) ?? 0, path(2))
    case ("mode", 2): return [Self.octal(try mode(path(1)))]
    case ("sparse", 3):
      try write([], to: path(1))
      guard let size = off_t(words[2]), truncate(path(1), size) == 0 else {
        throw Failure(description: "no sparse file of \(words[2]) bytes")
      }
    case ("flip", 3): try flip(words[2], in: path(1))
    case ("replace", 4): try replace(words[2], words[3], in: path(1))
    case ("lines", 4...): try write(lines(Array(words[3...]), of: path(1)), to: path(2))
    case ("show", 2): return Script.lines(of: String(decoding: try read(path(1)), as: UTF8.self))
    case ("list", 2):
      return try FileManager.default.subpathsOfDirectory(atPath: path(1)).sorted().map {
        let full = "\(path(1))/\($0)"
        return "\(Self.octal(try mode(full))) \($0)\(Files.isFolder(full) ? "/" : "")"
      }
    case ("same", 3):
      return [
        FileManager.default.contentsEqual(atPath: path(1), andPath: path(2)) ? "same" : "different"
      ]
    case ("let", 3):
      let line = String(decoding: try read(path(2)).prefix { $0 != 0x0A }, as: UTF8.self)
      names.append(("$" + words[1], line))
    case ("keys", 2...): for name in words.dropFirst() { try copyKey(name) }
    case ("log", 3): try makeLog(path(1), size: words[2])
    case ("note", 4...): try makeNote(path(1), path(2), keys: words[3...].map { "\(folder)/\($0)" })
    case ("append", 3...): try append(path(1), notes: words[2...].map { "\(folder)/\($0)" })
    case ("hold", 2): locks[words[1]] = try FileLock(path(1) + "/private/lock")
    case ("release", 2): locks[words[1]] = nil
    case ("policy", 3...):
      let names = ["one", "two", "three"]
      let log = try Policy(parsing: try read(Self.root + "/Keys/policy")).logs[0]
      let lines = ["log \(log)"] + (try names.map { "witness \($0) \(try Self.witness($0).key)" })
      try write(Array((lines + words[2...]).joined(separator: "\n").utf8) + [0x0A], to: path(1))
    case ("cosign", 4):
      let (signer, key) = try Self.witness(words[2])
      var note = try Note(parsing: try read(path(1)))
      try note.cosign(with: signer, as: key, at: time(nil) - Int(words[3])!)
      try write(note.encoded, to: path(1), mode: try mode(path(1)))
    case ("miscosign", 4):
      let (signer, key) = try Self.witness(words[2])
      var other = Note(unsigned: Array("Something else\n".utf8))
      try other.cosign(with: signer, as: key, at: time(nil) - Int(words[3])!)
      let line = other.encoded.dropFirst(other.text.count + 1)
      try write(try read(path(1)) + line, to: path(1), mode: try mode(path(1)))
    default: throw Failure(description: "no such command: \(words.joined(separator: " "))")
    }
    return []
  }

  private func read(_ path: String) throws -> [UInt8] {
    guard let bytes = try Files.read(path, atMost: 1 << 24) else {
      throw Failure(description: "\(naming(path)) is not there")
    }
    return bytes
  }

  private func write(_ bytes: [UInt8], to path: String, mode: Int = 0o644) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    try setMode(mode, path)
  }

  private func mode(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0
  }

  /// Never a link: what a story changes is its own.
  private func copy(_ from: String, _ to: String) throws {
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: from).resolvingSymlinksInPath(), to: URL(fileURLWithPath: to))
  }

  private func setMode(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  private func flip(_ place: String, in path: String) throws {
    var bytes = try read(path)
    if let number = Int(place), case let at = number < 0 ? bytes.count + number : number,
      bytes.indices.contains(at)
    {
      bytes[at] ^= 1
    } else if let found = bytes.firstRange(of: Array(place.utf8)) {
      bytes[found.upperBound - 1] ^= 1
    } else {
      throw Failure(description: "\(place) is not in \(naming(path))")
    }
    try write(bytes, to: path, mode: try mode(path))
  }

  private func replace(_ old: String, _ new: String, in path: String) throws {
    var bytes = try read(path)
    guard let found = bytes.firstRange(of: Array(old.utf8)) else {
      throw Failure(description: "\(old) is not in \(naming(path))")
    }
    bytes.replaceSubrange(found, with: Array(new.utf8))
    try write(bytes, to: path, mode: try mode(path))
  }

  private func lines(_ choice: [String], of path: String) throws -> [UInt8] {
    let all = try read(path).split(separator: 0x0A, omittingEmptySubsequences: false)
    return try choice.flatMap { range in
      let ends = range.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, 1 <= first, first <= last,
        last <= all.count
      else { throw Failure(description: "lines \(range) of \(all.count)") }
      return all[(first - 1)..<last].flatMap { $0 + [0x0A] }
    }
  }

  private func copyKey(_ name: String) throws {
    let from = "\(Self.root)/Vectors/keys/\(name)"
    try write(try read(from + ".skey"), to: "\(folder)/\(name).skey", mode: 0o600)
    try write(try read(from + ".vkey"), to: "\(folder)/\(name).vkey")
  }

  private func makeLog(_ path: String, size: String) throws {
    let vectors = Self.root + "/Vectors/"
    let checkpoint = try read("\(vectors)log/checkpoints/\(size)")
    try FileManager.default.createDirectory(
      atPath: path + "/private", withIntermediateDirectories: true)
    try setMode(0o700, path + "/private")
    try copy(Self.root + "/Keys", path + "/keys")
    try write(
      try read(vectors + "keys/manifesto.example_log.skey"), to: path + "/private/log.skey",
      mode: 0o600)
    try write(
      try Note(parsing: checkpoint).text, to: path + "/private/pending", mode: 0o600)
    let `public` = path + "/public"
    for name in try FileManager.default.subpathsOfDirectory(atPath: vectors + "log") {
      let from = vectors + "log/" + name
      let number = Int(name.split(separator: "/").last!)
      if Files.isFolder(from) || name.hasPrefix("text/") && size == "0"
        || (name.hasPrefix("tile/") || name.hasPrefix("checkpoints/")) && number! > Int(size)!
      {
        continue
      }
      let to = URL(fileURLWithPath: `public` + "/" + name)
      try FileManager.default.createDirectory(
        at: to.deletingLastPathComponent(), withIntermediateDirectories: true)
      try write(name == "checkpoint" ? checkpoint : try read(from), to: to.path)
    }
  }

  private func key(_ path: String) throws -> SecretKey {
    try SecretKeyFile(parsing: try read(path)).secretKey(passphrase: nil)
  }

  private func makeNote(_ text: String, _ path: String, keys: [String]) throws {
    var note = Note(unsigned: try read(text))
    for name in keys { try note.sign(with: try key(name)) }
    try write(note.encoded, to: path)
  }

  /// A demonstration key, the same for the same name.
  private static func witness(_ name: String) throws -> (signer: SecretKey, key: VerifierKey) {
    let seed = try SecretMemory(count: 32) {
      $0.copyBytes(from: Hash.sha256(Array("a demonstration witness: \(name)".utf8)).bytes)
    }
    let signer = try SecretKey(name: "\(name).example", seed: seed)
    let key = try VerifierKey(
      name: signer.verifierKey.name, type: .cosignature, publicKey: signer.verifierKey.publicKey)
    return (signer, key)
  }

  private func append(_ path: String, notes: [String]) throws {
    let policy = try Policy(parsing: try read(path + "/keys/policy"))
    var log = try Log(
      opening: LogFolder(path), signer: try key(path + "/private/log.skey"), policy: policy)
    try log.append(try notes.map(read))
  }
}
