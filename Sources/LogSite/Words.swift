import Endorsements
import TransparencyLog

/// What an entry says, in plain words.
struct Words {
  /// Ours, or a stranger's, which turn nothing around them.
  enum Part {
    case plain(String)
    case foreign(String)
  }

  let parts: [Part]

  /// - Parameter index: of an entry, whether it keeps the rules or not.
  init(of index: Int, in account: LogAccount) {
    guard let entry = account.entries[index].entry else {
      parts = [.plain("These bytes are no entry.")]
      return
    }
    func title(_ text: TextHash) -> [Part] {
      guard let stated = account.judged.state.statements.first(where: { $0.text == text }) else {
        return [.plain("the text "), .foreign(text.description)]
      }
      return [.plain("“"), .foreign(stated.title), .plain("”")]
    }
    switch entry.content {
    case .statement(let statement):
      parts =
        [.plain("The secretariat states the text “"), .foreign(statement.title)]
        + [.plain("”, which others may endorse.")]
    case .endorsement(let endorsement):
      let role: [Part] = endorsement.role.map { [.plain(" ("), .foreign($0), .plain(")")] } ?? []
      parts =
        [.foreign(endorsement.signatory)] + role + [.plain(" endorses ")]
        + title(endorsement.text)
        + [.plain(" as an \(endorsement.kind.rawValue).")]
    case .withdrawal(let text, let key):
      let ended = account.endings[index]?.first
      parts =
        [.foreign(ended?.signatory ?? key.name), .plain(" withdraws from ")] + title(text)
        + [.plain(".")]
    case .succession(let key, _):
      let isSecretariat = account.trust.secretariat.contains(key)
      parts = [
        .plain(isSecretariat ? "The secretariat's key, of " : "The key of "), .foreign(key.name),
        .plain(isSecretariat ? ", is succeeded by a new one." : " is succeeded by a new one."),
      ]
    case .revocation(let key, let reason):
      parts = [
        .plain("The secretariat revokes the key of "), .foreign(key.name), .plain(": "),
        .foreign(reason),
      ]
    }
  }

  /// On one line without markup.
  var text: String {
    parts.map {
      switch $0 {
      case .plain(let text): text
      case .foreign(let text): "\u{2068}\(text)\u{2069}"
      }
    }.joined()
  }

  var context: [[String: Any]] {
    parts.map {
      switch $0 {
      case .plain(let text): ["plain": text]
      case .foreign(let text): ["foreign": text]
      }
    }
  }
}
