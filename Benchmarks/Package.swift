// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "endorse", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // What the figures are compared with, in C.
    .target(
      name: "CReference",
      linkerSettings: [.linkedLibrary("sodium"), .linkedLibrary("nettle")]),
    .executableTarget(
      name: "endorse-bench",
      dependencies: [
        "CReference",
        .product(name: "TransparencyLog", package: "endorse"),
        .product(name: "Endorsements", package: "endorse"),
        .product(name: "PublishedLists", package: "endorse"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
