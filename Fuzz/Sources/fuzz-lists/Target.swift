// A target for libFuzzer: whatever the bytes are, a reader of lists answers or refuses. The format is that of
// ENDORSE_FUZZ (html, markdown, csv, tsv, json, yaml, text), or the one that is detected.
import Foundation
import PublishedLists
import TransparencyLog

private let options: ReadingOptions = {
  var options = ReadingOptions()
  options.format = ProcessInfo.processInfo.environment["ENDORSE_FUZZ"]
    .flatMap { ReadingOptions.Format(rawValue: $0) }
  return options
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do {
    let document = try Document(parsing: bytes, options: options)
    let list = try PublishedList(of: document, options: options)
    // What is listed is there, in order, and trimmed of nothing but its ends.
    precondition(!list.listed.isEmpty)
    precondition(zip(list.listed, list.listed.dropFirst()).allSatisfy { $0.number <= $1.number })
    precondition(list.listed.allSatisfy { !$0.text.isEmpty })
    // The same bytes have the same answer.
    let again = try PublishedList(of: Document(parsing: bytes, options: options), options: options)
    precondition(again.listed.map(\.text) == list.listed.map(\.text))
  } catch is LogError {
  } catch {
    preconditionFailure("\(error)")
  }
  return 0
}
