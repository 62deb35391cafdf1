// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "endorse",
  platforms: [.macOS(.v14)],
  products: [
    .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
    .library(name: "Endorsements", targets: ["Endorsements"]),
    .executable(name: "endorse", targets: ["endorse"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium",
      providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle",
      providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .target(name: "TransparencyLog", dependencies: ["CSodium", "CNettle"]),
    .target(name: "Endorsements", dependencies: ["TransparencyLog"]),
    .target(name: "PublishedLists", dependencies: ["Endorsements"]),
    .executableTarget(
      name: "endorse",
      dependencies: [
        "PublishedLists",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "TransparencyLogTests", dependencies: ["TransparencyLog"]),
    .testTarget(name: "EndorsementsTests", dependencies: ["Endorsements"]),
    .testTarget(name: "PublishedListsTests", dependencies: ["PublishedLists"]),
    .testTarget(name: "EndorseTests", dependencies: ["endorse", "PublishedLists"]),
  ],
  swiftLanguageModes: [.v6]
)
