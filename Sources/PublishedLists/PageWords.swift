import Endorsements

/// What stands around a list in a page that was copied out of a browser as plain text.
/// SPEC.md, section 13.1, `text`.
enum PageWords {
  /// Where the menu or the foot of a page begins in lines without a blank one between; nil where none is there.
  static func start(in run: ArraySlice<String>) -> Int? {
    let places = run.indices.filter { isOne(run[$0]) }
    return places.count > 1 || places.count == run.count ? places.first : nil
  }

  /// Whether a line says nothing but what pages say of themselves.
  private static func isOne(_ line: String) -> Bool {
    if line.unicodeScalars.first == "\u{A9}" { return true }
    guard line.utf8.count <= longest else { return false }
    let isParted = line.utf8.contains { $0 == 0x09 || $0 == UInt8(ascii: "|") || $0 >= 0x80 }
    if !isParted { return NameKey(line).map { words.contains($0) } ?? false }
    let parts = line.unicodeScalars.split { "\t|\u{B7}\u{2022}".unicodeScalars.contains($0) }
      .map { trimmed(String($0)) }.filter { !$0.isEmpty }
    return !parts.isEmpty
      && parts.allSatisfy { part in NameKey(part).map { words.contains($0) } ?? false }
  }

  /// Of the bytes of such a line.
  private static let longest = 1000

  private static let words = Set(
    [
      "home", "homepage", "menu", "main menu", "navigation", "toggle navigation", "open menu",
      "close menu", "close", "search", "skip to content", "skip to main content",
      "skip to navigation", "about", "about us", "contact", "contact us", "news", "blog", "press",
      "events", "donate", "donate now", "log in", "login", "sign in", "sign up", "register",
      "subscribe", "newsletter", "follow us", "share", "share this", "share this page", "tweet",
      "print", "facebook", "twitter", "linkedin", "instagram", "mastodon", "bluesky", "youtube",
      "whatsapp", "telegram", "rss", "accept", "accept all", "accept cookies",
      "accept all cookies", "reject", "reject all", "decline", "cookies", "cookie policy",
      "cookie settings", "manage cookies", "cookie preferences", "privacy", "privacy policy",
      "privacy notice", "terms", "terms of use", "terms of service", "terms and conditions",
      "legal", "legal notice", "imprint", "sitemap", "site map", "accessibility", "faq", "help",
      "back to top", "read more", "learn more", "related posts", "previous", "next", "comments",
      "leave a comment", "all rights reserved",
    ].compactMap { NameKey($0) })
}
