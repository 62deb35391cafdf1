import Testing
import TransparencyLog

@testable import LogServer

struct SubmissionReplyTests {
  private static let id = String(repeating: "a", count: 64)

  private func words(_ status: Int, _ body: String, _ headers: Headers = []) -> String {
    do {
      let answer = Answer(status: status, headers: headers, body: Array(body.utf8))
      switch try SubmissionReply(answer) {
      case .logged: return "logged"
      case .waiting(let id, let again): return "waiting \(id) \(again)"
      case .rejected(let reason): return "rejected: \(reason)"
      case .refused(let reason): return "refused: \(reason)"
      case .unavailable(let reason, let again): return "unavailable: \(reason) \(again)"
      }
    } catch {
      return (error as? LogError)?.code == .system ? "of no log" : "\(error)"
    }
  }

  @Test(arguments: [
    (200, "c2sp.org/tlog-proof@v1\nindex 0\n", "logged"),
    (202, "waiting \(id)\n", "waiting \(id) 30"),
    (403, "rejected \(id) who are you?\n", "rejected: who are you?"),
    (400, "refused no note\n", "refused: no note"),
    (422, "refused breaks rule 5: taken\n", "refused: breaks rule 5: taken"),
    (503, "unavailable the inbox is full\n", "unavailable: the inbox is full 10"),
    (429, "slow down\n", "unavailable: status 429 10"), (503, "", "unavailable: status 503 10"),
  ])
  func readsWhatALogAnswers(status: Int, body: String, expected: String) {
    #expect(words(status, body) == expected)
  }

  @Test(arguments: [
    (200, ""), (200, "<html>\n"), (202, "waiting\n"), (202, "waiting 12\n"),
    (202, "waiting \u{1B}[2J\(String(repeating: "a", count: 60))\n"),
    (202, "rejected \(id) no\n"),
    (202, "refused no\n"), (400, "bad request\n"), (403, "forbidden\n"), (403, "rejected \(id)\n"),
    (422, "waiting \(id)\n"), (204, ""), (301, ""), (404, "not found\n"), (500, "refused no\n"),
  ])
  func believesNothingOfWhatNoLogAnswers(status: Int, body: String) {
    #expect(words(status, body) == "of no log")
  }

  @Test(arguments: [
    ("5", 5), ("0", 1), ("100000", 600), ("-1", 30), ("Wed, 21 Oct 2026 07:28:00 GMT", 30),
  ])
  func asksAgainWithinReason(retryAfter: String, seconds: Int) {
    #expect(
      words(202, "waiting \(Self.id)\n", [("Retry-After", retryAfter)])
        == "waiting \(Self.id) \(seconds)")
  }

  @Test func theEndpointAndTheClientSpeakOfTheSame() async throws {
    let outcomes: [(SubmissionOutcome, Int, String)] = [
      (.waiting(id: Self.id), 202, "waiting \(Self.id) 30"),
      (.rejected(id: Self.id, reason: "no"), 403, "rejected: no"),
      (.refused(LogError(.malformed, "no note")), 400, "refused: no note"),
      (.refused(LogError(.unverified, "breaks rule 5: x")), 422, "refused: breaks rule 5: x"),
      (.unavailable("the inbox is full"), 503, "unavailable: the inbox is full 10"),
    ]
    for (outcome, status, expected) in outcomes {
      let endpoint = SubmissionEndpoint(submit: { _ in outcome }, lookUp: { _ in outcome })
      #expect(endpoint.bodyLimit(method: "POST", path: "/submit") == EntryBundle.entrySizeLimit)
      #expect(endpoint.bodyLimit(method: "GET", path: "/submit") == nil)
      for request in [
        Request(method: "POST", path: "/submit", body: [1]),
        Request(path: "/submission/\(Self.id)"),
      ] {
        let answer = await endpoint.answer(to: request)
        #expect(answer.status == status)
        #expect(answer.headers["Cache-Control"] == "no-store")
        #expect(
          words(answer.status, String(decoding: answer.body, as: UTF8.self), answer.headers)
            == expected)
      }
    }
    let empty = SubmissionEndpoint(
      submit: { _ in .unavailable("") }, lookUp: { _ in nil })
    #expect(await empty.answer(to: Request(path: "/submission/\(Self.id)")).status == 404)
    #expect(empty.bodyLimit(method: "GET", path: "/submission/12") == nil)
  }
}
