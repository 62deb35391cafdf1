/// What is read of a doctype: whether browsers then take the document for one of the nineties.
///
/// The HTML standard, 13.2.5.53 to 13.2.5.68 and 13.2.6.4.1.
struct HTMLDoctype {
  let isQuirky: Bool

  /// - Parameter content: what is between `<!doctype` and `>`.
  init(_ content: ArraySlice<UInt8>) {
    var rest = content.drop(while: HTMLTokenizer.isBlank)
    let name = rest.prefix { !HTMLTokenizer.isBlank($0) }
    rest = rest[name.endIndex...].drop(while: HTMLTokenizer.isBlank)
    let keyword = Self.text(rest.prefix(6))
    guard Self.text(name) == "html", rest.isEmpty || ["public", "system"].contains(keyword) else {
      isQuirky = true
      return
    }
    guard !rest.isEmpty else {
      isQuirky = false
      return
    }
    rest = rest.dropFirst(6)
    let first = Self.quotedText(&rest)
    // Behind a public identifier that of the system may be missing, but nothing else may stand.
    let isPublic = keyword == "public"
    let second = isPublic && first != nil ? Self.quotedText(&rest) : nil
    guard let first, !isPublic || second != nil || rest.isEmpty else {
      isQuirky = true
      return
    }
    let system = isPublic ? second : first
    isQuirky =
      system == "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd"
      || isPublic
        && (Self.quirky.contains(first)
          || Self.quirkyBeginnings.contains { first.hasPrefix($0) }
          || system == nil && Self.quirkyAlone.contains { first.hasPrefix($0) })
  }

  private static func quotedText(_ rest: inout ArraySlice<UInt8>) -> String? {
    rest = rest.drop(while: HTMLTokenizer.isBlank)
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = rest.dropFirst().firstIndex(of: quote)
    else { return nil }
    defer { rest = rest[(end + 1)...].drop(while: HTMLTokenizer.isBlank) }
    return text(rest[..<end].dropFirst())
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map(HTMLTokenizer.lowered), as: UTF8.self)
  }

  private static let quirky: Set<String> = [
    "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html",
  ]
  private static let quirkyAlone = [
    "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//",
  ]
  private static let quirkyBeginnings = [
    "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//",
    "-//advasoft ltd//dtd html 3.0 aswedit + extensions//", "-//ietf//dtd html 2.0 level 1//",
    "-//ietf//dtd html 2.0 level 2//", "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//", "-//ietf//dtd html 2.0 strict//",
    "-//ietf//dtd html 2.0//", "-//ietf//dtd html 2.1e//", "-//ietf//dtd html 3.0//",
    "-//ietf//dtd html 3.2 final//", "-//ietf//dtd html 3.2//", "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//", "-//ietf//dtd html level 1//", "-//ietf//dtd html level 2//",
    "-//ietf//dtd html level 3//", "-//ietf//dtd html strict level 0//",
    "-//ietf//dtd html strict level 1//", "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//", "-//ietf//dtd html strict//", "-//ietf//dtd html//",
    "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//",
    "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//",
    "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//",
    "-//microsoft//dtd internet explorer 3.0 tables//", "-//netscape comm. corp.//dtd html//",
    "-//netscape comm. corp.//dtd strict html//", "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//",
    "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//",
    "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//",
    "-//spyglass//dtd html 2.0 extended//", "-//sun microsystems corp.//dtd hotjava html//",
    "-//sun microsystems corp.//dtd hotjava strict html//", "-//w3c//dtd html 3 1995-03-24//",
    "-//w3c//dtd html 3.2 draft//", "-//w3c//dtd html 3.2 final//", "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//", "-//w3c//dtd html 4.0 frameset//",
    "-//w3c//dtd html 4.0 transitional//", "-//w3c//dtd html experimental 19960712//",
    "-//w3c//dtd html experimental 970421//", "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//", "-//webtechs//dtd mozilla html 2.0//",
    "-//webtechs//dtd mozilla html//",
  ]
}
