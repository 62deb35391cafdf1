import TestSupport

/// Characters on which text is easily got wrong: combining ones, what normal forms change, what is
/// not visible, what turns around, line ends, and the last of each length in UTF-8.
private let awkwardCharacters: [Unicode.Scalar] = [
  "a", "A", "I", "z", " ", " ", "\t", "\n", "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}",
  "\u{A0}", "\u{1680}", "\u{2002}", "\u{2003}", "\u{3000}", "\u{FEFF}", "\u{200B}", "\u{200C}",
  "\u{200D}", "\u{200E}", "\u{200F}", "\u{61C}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{AD}",
  "\u{34F}", "\u{2800}", "\u{E9}", "e", "\u{301}", "\u{323}", "\u{307}", "\u{345}", "\u{304}",
  "\u{DF}", "\u{1E9E}", "\u{130}", "\u{131}", "\u{3A3}", "\u{3C2}", "\u{1F80}", "\u{1FB3}",
  "\u{390}", "\u{212B}", "\u{2126}", "\u{212A}", "\u{37E}", "\u{1FEF}", "\u{FB01}", "\u{FDFA}",
  "\u{2460}", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{AC00}", "\u{AC01}", "\u{3131}", "\u{FFA0}",
  "\u{115F}", "\u{3164}", "\u{915}", "\u{93C}", "\u{958}", "\u{94D}", "\u{9C7}", "\u{9BE}",
  "\u{627}", "\u{653}", "\u{5D0}", "\u{5B4}", "\u{FB2A}", "-", "\u{2010}", "\u{2013}", "\u{2014}",
  "\u{2212}", "\u{FE58}", "'", "\u{2019}", "`", "\u{2BC}", "\u{2032}", "\"", "\u{201C}", "\u{AB}",
  "\u{2329}", "\u{F900}", "\u{2F800}", "\u{1D15E}", "\u{1D160}", "\u{110A5}", "\u{1D400}",
  "\u{10400}", "\u{1F600}", "\u{FE0F}", "\u{E0001}", "\u{378}", "\u{E000}", "\u{1C89}",
  "\u{31350}", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}", "\u{7F}", "\u{0}",
]

/// A text of such characters. Most are allowed by themselves, so longer ones are mostly refused.
func awkwardText(length: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
  text(
    (0..<Int.random(in: length, using: &random)).map { _ in
      awkwardCharacters.randomElement(using: &random)!
    })
}
