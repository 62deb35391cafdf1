// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors in CI; elsewhere a newer compiler with newer warnings still builds.
let settings: [SwiftSetting] =
  Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]
// Of the modules in which tests spend their time: a debug build that takes less of it, with a sanitizer above
// all; `@testable` and preconditions stay. Not for who depends on this package.
let optimized =
  Context.environment["ENDORSE_OPTIMIZE"] == nil ? settings : settings + [.unsafeFlags(["-O"])]

let package = Package(
  name: "endorse",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "TransparencyLog", targets: ["TransparencyLog"]),
    .library(name: "Endorsements", targets: ["Endorsements"]),
    .library(name: "PublishedLists", targets: ["PublishedLists"]),
    .executable(name: "endorse", targets: ["endorse"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // What client and server stand on: the certificates to trust, and the bytes that come.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ],
  targets: [
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium",
      providers: [.apt(["libsodium-dev"]), .brew(["libsodium"])]),
    .systemLibrary(
      name: "CNettle", pkgConfig: "nettle",
      providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .systemLibrary(
      name: "CXPath", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(
      name: "TransparencyLog", dependencies: ["CSodium", "CNettle"], swiftSettings: optimized),
    .target(name: "Endorsements", dependencies: ["TransparencyLog"], swiftSettings: optimized),
    .target(
      name: "PublishedLists",
      dependencies: ["Endorsements", "CXPath", "CYAML"],
      swiftSettings: optimized),
    .target(
      name: "LogServer",
      dependencies: [
        "TransparencyLog", "CZlib",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], swiftSettings: settings),
    .target(
      name: "LogSite",
      dependencies: ["PublishedLists", .product(name: "Mustache", package: "swift-mustache")],
      exclude: ["Pages", "Verifier"], swiftSettings: settings),
    .executableTarget(
      name: "endorse",
      dependencies: [
        "LogServer", "LogSite", "PublishedLists",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["TransparencyLog"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "TransparencyLogTests", dependencies: ["TransparencyLog", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "EndorsementsTests", dependencies: ["Endorsements", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PublishedListsTests", dependencies: ["PublishedLists", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LogServerTests", dependencies: ["LogServer", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LogSiteTests", dependencies: ["LogSite", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "EndorseTests",
      dependencies: [
        "endorse", "LogServer", "PublishedLists", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Exchanges", "Scripts", "faulty-proxy.py", "web-server.py"],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6]
)
