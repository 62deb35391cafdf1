import Foundation

/// What another program makes of compressed bytes.
public func gunzipped(_ bytes: [UInt8]) throws -> [UInt8] {
  let folder = try TemporaryFolder()
  try Data(bytes).write(to: URL(fileURLWithPath: folder("it.gz")))
  let gzip = Process()
  gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  gzip.arguments = ["gzip", "-df", folder("it.gz")]
  try gzip.run()
  gzip.waitUntilExit()
  return try Array(Data(contentsOf: URL(fileURLWithPath: folder("it"))))
}
