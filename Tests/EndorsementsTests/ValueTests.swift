import Endorsements
import TestSupport
import Testing

struct ValueTests {
  @Test(arguments: try Vector.all(in: "value"))
  func vectorsHaveTheirVerdict(_ vector: Vector) {
    #expect(vector.fieldNames.isEmpty)
    let found = outcome { try Value.check(try text(vector.body), what: "value") }
    #expect(found == vector.expect, "\(vector.comment)")
  }

  @Test func namesTheCharacterThatIsNotAllowed() {
    #expect {
      try Value.check("Zero\u{200B}width", what: "signatory")
    } throws: { error in
      "\(error)" == #"signatory "Zero\u{200B}width" has U+200B, which is not allowed"#
    }
  }

  @Test func saysWhenAValueIsNotInNormalForm() {
    // Equal as `String`, not the same bytes.
    #expect(throws: Never.self) { try Value.check("Fundaci\u{F3}n", what: "signatory") }
    #expect {
      try Value.check("Fundacio\u{301}n", what: "signatory")
    } throws: { "\($0)".hasSuffix("is not in normal form C") }
  }
}
