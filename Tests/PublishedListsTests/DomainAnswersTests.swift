import Endorsements
import Foundation
import Synchronization
import Testing
import TransparencyLog

@testable import PublishedLists

/// Which domains are asked, and what the report makes of their answers. SPEC.md, section 13.6.
struct DomainAnswersTests {
  /// 2026-12-01T00:00:00Z
  private static let now = 1_796_083_200

  /// Signed by six organizations and a person; the list has one line that nobody signed.
  private func report() async throws -> CheckReport {
    var log = try ExampleLog()
    for number: UInt32 in 1...6 { try log.endorse(number, "Society \(number)") }
    try log.endorse(7, "Ada Example", kind: .individual)
    let list = (1...5).map { "Society \($0)\n" }.joined()
    return try await log.report(on: list + "Society 1\nAda Example\nNobody\n")
  }

  private static func file(_ domain: String, _ key: VerifierKey, until year: Int = 2027) -> [UInt8]
  {
    Array(
      """
      Canonical: https://\(domain)/.well-known/endorsement-keys.txt
      Key: \(key)
      Expires: \(year)-01-01T00:00:00Z

      """.utf8)
  }

  /// Each domain answers in another way.
  private func answered() async throws -> CheckReport {
    var report = try await report()
    let keys = Dictionary(uniqueKeysWithValues: report.endorsements.map { ($0.key.name, $0.key) })
    let stranger = try exampleKey("alpha.example").verifierKey
    let other = try VerifierKey(name: "org2.example", publicKey: stranger.publicKey)
    report.domains = await DomainAnswers(asking: report.endorsements, at: Self.now) { url, _ in
      let domain = String(url.dropFirst("https://".count).prefix { $0 != "/" })
      guard let key = keys[domain], url == DomainProof.url(of: domain) else {
        throw LogError(.system, "asked \(url)")
      }
      return switch domain {
      case "org1.example": Self.file(domain, key)
      case "org2.example": Self.file(domain, other)
      case "org3.example": nil
      case "org4.example": Self.file(domain, key, until: 2026)
      case "org5.example": Array("<html>\n".utf8)
      default: throw LogError(.undecided, "no road there")
      }
    }
    return report
  }

  @Test func eachDomainHasItsOutcome() async throws {
    let report = try await answered()
    let domains = try #require(report.domains)
    let outcomes = report.endorsements.map { domains.answer(for: $0)?.outcome }
    #expect(
      outcomes == [.named, .otherKey, .notPublished, .expired, .malformed, .unreachable, nil])
  }

  @Test func theReportKeepsTheAnswersApart() async throws {
    let report = try await answered()
    let blocks = report.text(command: "endorse check").components(separatedBy: "\n\n")
    #expect(
      blocks[0].hasSuffix(" WARNING: 1 domain names another key than the one that signed."))
    let keys = report.endorsements.map(\.key)
    let stranger = try exampleKey("alpha.example").verifierKey
    let other = try VerifierKey(name: "org2.example", publicKey: stranger.publicKey)
    #expect(
      blocks[3] == """
        Domains, asked at 2026-12-01T00:00:00Z; no answer changes whether the list agrees
          1  the domain names the key
          1  the domain names another key
          1  the domain publishes no keys
          1  what the domain publishes has expired
          1  what the domain publishes is malformed
          1  the domain could not be reached
          1  not asked: no organizations
        WARNING: the domain names another key: Society 2 (org2.example), entry 2
            names \(other), not \(keys[1])
        the domain publishes no keys: Society 3 (org3.example), entry 3
        what the domain publishes has expired: Society 4 (org4.example), entry 4
            expired at 2026-01-01T00:00:00Z
        what the domain publishes is malformed: Society 5 (org5.example), entry 5
            line 1: "<html>", expected Canonical: URL, Key: VKEY or Expires: TIME
        the domain could not be reached: Society 6 (org6.example), entry 6
            no road there
        """)
  }

  @Test func rowsAndMissingHaveTheirDomain() async throws {
    let report = try await answered()
    let data = Data(try json(CheckAnswer(report)).utf8)
    let answer = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    func outcomes(_ field: String) -> [String?] {
      (answer[field] as? [[String: Any]] ?? []).map {
        ($0["domain"] as? [String: Any])?["outcome"] as? String
      }
    }
    #expect(
      outcomes("rows")
        == ["named", "other-key", "not-published", "expired", "malformed", "named", nil, nil])
    #expect(outcomes("missing") == ["unreachable"])
    let rows = try #require(answer["rows"] as? [[String: Any]])
    let domain = try #require(rows[0]["domain"] as? [String: Any])
    #expect(Set(domain.keys) == ["outcome", "asked", "detail"])
    #expect(domain["asked"] as? String == "2026-12-01T00:00:00Z")
    #expect(domain["detail"] is NSNull)
    #expect(rows[6]["domain"] is NSNull)
  }

  @Test func noAnswerChangesWhetherTheListAgrees() async throws {
    var log = try ExampleLog()
    try log.endorse(1, "Society 1")
    var report = try await log.report(on: "Society 1\n")
    let headline = report.headline
    #expect(report.agrees)
    let stranger = try exampleKey("alpha.example").verifierKey
    let other = try VerifierKey(name: "org1.example", publicKey: stranger.publicKey)
    report.domains = await DomainAnswers(asking: report.endorsements, at: Self.now) { _, _ in
      Self.file("org1.example", other)
    }
    #expect(report.agrees)
    #expect(
      report.headline
        == "\(headline) WARNING: 1 domain names another key than the one that signed.")
  }

  @Test func eachDomainIsAskedOnceAndNotTooManyAtATime() async throws {
    let asked = Mutex((urls: [String](), now: 0, most: 0))
    let report = try await report()
    _ = await DomainAnswers(
      asking: report.endorsements + report.endorsements, at: Self.now,
      within: DomainAnswers.Limits(parallel: 2, all: .seconds(3600))
    ) { url, limit in
      asked.withLock {
        $0.urls.append(url)
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      // Others have the time to be asked meanwhile, and the first waits for a second.
      var waited = 0
      repeat {
        try? await Task.sleep(for: .milliseconds(20))
        waited += 1
      } while asked.withLock { $0.most < 2 } && waited < 500
      asked.withLock { $0.now -= 1 }
      #expect(limit <= .seconds(10))
      return nil
    }
    let (urls, most) = asked.withLock { ($0.urls, $0.most) }
    #expect(urls.sorted() == (1...6).map { DomainProof.url(of: "org\($0).example") })
    #expect(most == 2)
  }

  @Test func whereNoTimeIsLeftNobodyIsAsked() async throws {
    let report = try await report()
    let domains = await DomainAnswers(
      asking: report.endorsements, at: Self.now, within: DomainAnswers.Limits(all: .zero)
    ) { url, _ in
      Issue.record("asked \(url)")
      return nil
    }
    let answer = try #require(domains.answer(for: report.endorsements[0]))
    #expect(answer.outcome == .unreachable)
    #expect(answer.detail == "no time was left to ask it")
  }

  @Test func oneMayTakeNoLongerThanAllHaveLeft() async throws {
    let report = try await report()
    _ = await DomainAnswers(
      asking: report.endorsements, at: Self.now,
      within: DomainAnswers.Limits(one: .seconds(3600), all: .seconds(600))
    ) { _, limit in
      #expect(limit <= .seconds(600))
      return nil
    }
  }
}
