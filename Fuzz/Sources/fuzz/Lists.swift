// Targets for published documents: their readers, the check of a list, the changes of one.
import Endorsements
import PublishedLists
import TransparencyLog

let lists =
  [Target("detect", ["reading", "lists"]) { try read($0, ReadingOptions()) }]
  + ReadingOptions.Format.allCases.map { format in
    Target(format.rawValue, ["reading"]) { bytes in
      var options = ReadingOptions()
      options.format = format
      try read(bytes, options)
    }
  } + [
    Target("encoding", ["reading"]) { bytes in
      // The name of an encoding, and a document said to be in it.
      let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
      var options = ReadingOptions()
      options.encoding = String(decoding: line, as: UTF8.self)
      try read(Array(bytes.dropFirst(line.count + 1)), options)
    },
    Target("select", ["reading"]) { bytes in
      // What is selected, and a document.
      let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
      var options = ReadingOptions()
      options.select = String(decoding: line, as: UTF8.self)
      try read(Array(bytes.dropFirst(line.count + 1)), options)
    },
    Target("check", ["lists"]) { bytes in
      let list = try PublishedList(parsing: bytes)
      for (_, check) in checks(of: list) {
        hold(check.rows.count == list.listed.count, "every line has a state")
        let counted = ListCheck.State.allCases.map(check.count).reduce(0, +)
        hold(counted == check.rows.count, "the counts add up")
        let good = check.count(.signed) + check.count(.repeated)
        hold(check.agrees == (good == counted && check.missing.isEmpty), "what agreement is")
      }
    },
    Target("changes", ["lists", "changes"]) { bytes in
      // Two versions, the second one behind the middle line that is empty, or the same.
      let halves = halves(of: bytes)
      let (first, second) = try (PublishedList(parsing: halves.0), PublishedList(parsing: halves.1))
      for ((state, one), (_, other)) in zip(checks(of: first), checks(of: second)) {
        hold(ListChanges(from: one, to: one, in: state).changes.isEmpty, "what stays is no change")
        let there = ListChanges(from: one, to: other, in: state).changes
        let back = ListChanges(from: other, to: one, in: state).changes
        func count(_ changes: [ListChanges.Change], _ kind: ListChanges.Kind) -> Int {
          changes.count { $0.kind == kind }
        }
        hold(
          count(there, .removed) == count(back, .added), "what is removed is added on the way back")
        hold(
          count(there, .added) == count(back, .removed), "what is added is removed on the way back")
        hold(count(there, .reworded) == count(back, .reworded), "what is reworded is so both ways")
      }
    },
  ]

private func read(_ bytes: [UInt8], _ options: ReadingOptions) throws {
  let document = try Document(parsing: bytes, options: options)
  let list = try PublishedList(of: document, options: options)
  hold(!list.listed.isEmpty, "what is listed is there")
  hold(
    zip(list.listed, list.listed.dropFirst()).allSatisfy { $0.number <= $1.number },
    "what is listed is in order")
  hold(list.listed.allSatisfy { !$0.text.isEmpty }, "no line is empty")
  let again = try PublishedList(of: Document(parsing: bytes, options: options), options: options)
  hold(again.listed.map(\.text) == list.listed.map(\.text), "the same bytes have the same answer")
}

/// The list checked against the first statement of some logs.
private func checks(of list: PublishedList) -> [(LedgerState, ListCheck)] {
  ["endorsements", "log-of-states", "log-of-short-names"].map { name in
    let state = Vectors.state(name)
    return (state, ListCheck(list, statement: state.statements[0], in: state))
  }
}

private func halves(of bytes: [UInt8]) -> ([UInt8], [UInt8]) {
  let empty = bytes.indices.dropLast().filter { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }
  guard !empty.isEmpty else { return (bytes, bytes) }
  let middle = empty[empty.count / 2] + 1
  return (Array(bytes[..<middle]), Array(bytes[(middle + 1)...]))
}
