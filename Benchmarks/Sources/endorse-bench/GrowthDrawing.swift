import Foundation

/// The chart of `growth`: time, memory and disk against the number of entries, on logarithmic axes.
///
/// In an SVG of its own, readable on a light and on a dark page: a colour and a name at the end of each line.
struct GrowthDrawing {
  private struct Line {
    let name: String
    let colour: String
    /// Both by their decimal logarithms.
    let points: [(x: Double, y: Double)]
  }

  private struct Panel {
    let title: String
    let lines: [Line]
    /// The unit of the axis at each power of ten that may be shown.
    let label: (Int) -> String
  }

  private static let colours = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b58900", "#56a0d3", "#7a5cc0",
  ]
  private static let (width, height) = (330.0, 320.0)
  private static let (left, right, top, bottom) = (58.0, 70.0, 34.0, 40.0)

  private let panels: [Panel]

  init(_ points: [Growth.Point]) {
    func lines(_ value: (Growth.Point) -> Double?) -> [Line] {
      zip(Work.allCases.filter { $0 != .tree }, Self.colours).compactMap { work, colour in
        let of = points.filter { $0.work == work }.compactMap { point in
          value(point).map { (x: log10(Double(point.entries)), y: log10($0)) }
        }
        return of.isEmpty ? nil : Line(name: work.rawValue, colour: colour, points: of)
      }
    }
    panels = [
      Panel(title: "Time", lines: lines(\.took.seconds)) { power in
        power < 0 ? "\(Self.power(power + 3)) ms" : "\(Self.power(power)) s"
      },
      Panel(
        title: "Most memory", lines: lines { $0.took.peak.map(Double.init) }, label: Self.bytes),
      Panel(
        title: "On disk", lines: lines { $0.bytesOnDisk.map(Double.init) }, label: Self.bytes),
    ]
  }

  var svg: String {
    let width = Self.width * Double(panels.count)
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(Self.height))" \
      role="img" aria-label="Time, memory and disk against the number of entries">
      <style>
        text { font: 12px system-ui, sans-serif; fill: #222 }
        .title { font-size: 14px; font-weight: 600 }
        .axis { fill: none; stroke: #777 }
        .grid { stroke: #ccc }
        .line { fill: none; stroke-width: 2 }
      </style>
      <rect width="100%" height="100%" fill="#fff"/>

      """
    for (place, panel) in panels.enumerated() {
      svg += "<g transform=\"translate(\(Self.rounded(Double(place) * Self.width)) 0)\">\n"
      svg += Self.drawn(panel) + "</g>\n"
    }
    return svg + "</svg>\n"
  }

  private static func drawn(_ panel: Panel) -> String {
    let all = panel.lines.flatMap(\.points)
    guard !all.isEmpty else { return "" }
    let xs = (low: all.map(\.x).min()!.rounded(.down), high: all.map(\.x).max()!.rounded(.up))
    let ys = (low: all.map(\.y).min()!.rounded(.down), high: all.map(\.y).max()!.rounded(.up))
    let (inner, tall) = (width - left - right, height - top - bottom)
    func x(_ value: Double) -> Double { left + (value - xs.low) / max(1, xs.high - xs.low) * inner }
    func y(_ value: Double) -> Double {
      top + tall - (value - ys.low) / max(1, ys.high - ys.low) * tall
    }
    var svg = "<text class=\"title\" x=\"\(rounded(left))\" y=\"20\">\(panel.title)</text>\n"
    for power in Int(ys.low)...Int(ys.high) {
      let at = rounded(y(Double(power)))
      svg += "<path class=\"grid\" d=\"M\(rounded(left)) \(at)H\(rounded(left + inner))\"/>\n"
      svg += text(panel.label(power), left - 6, y(Double(power)) + 4, anchor: "end")
    }
    for power in Int(xs.low)...Int(xs.high) {
      let at = rounded(x(Double(power)))
      svg += "<path class=\"grid\" d=\"M\(at) \(rounded(top))V\(rounded(top + tall))\"/>\n"
      svg += text(grouped(count(power)), x(Double(power)), top + tall + 16, anchor: "middle")
    }
    svg += text("entries", left + inner / 2, top + tall + 33, anchor: "middle")
    svg +=
      "<path class=\"axis\" d=\"M\(rounded(left)) \(rounded(top))v\(rounded(tall))h\(rounded(inner))\"/>\n"
    for line in panel.lines {
      let path = line.points.enumerated().map { place, point in
        "\(place == 0 ? "M" : "L")\(rounded(x(point.x))) \(rounded(y(point.y)))"
      }
      svg += "<path class=\"line\" stroke=\"\(line.colour)\" d=\"\(path.joined())\"/>\n"
      for point in line.points {
        svg += "<circle cx=\"\(rounded(x(point.x)))\" cy=\"\(rounded(y(point.y)))\" r=\"2.5\" "
        svg += "fill=\"\(line.colour)\"/>\n"
      }
    }
    // Names stand beside the ends of their lines, moved apart where these are near to each other.
    var below = top + tall + 4
    for line in panel.lines.sorted(by: { $0.points.last!.y < $1.points.last!.y }) {
      let end = line.points.last!
      let place = min(y(end.y) + 4, below)
      below = place - 13
      svg += text(line.name, x(end.x) + 8, place, anchor: "start", colour: line.colour)
    }
    return svg
  }

  private static func text(
    _ text: String, _ x: Double, _ y: Double, anchor: String, colour: String? = nil
  ) -> String {
    let style = colour.map { " style=\"fill:\($0);font-weight:600\"" } ?? ""
    return
      "<text x=\"\(rounded(x))\" y=\"\(rounded(y))\" text-anchor=\"\(anchor)\"\(style)>\(text)</text>\n"
  }

  private static func rounded(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(format: "%.1f", value)
  }

  private static func count(_ power: Int) -> Int { Int(pow(10, Double(power)).rounded()) }

  private static func power(_ power: Int) -> String {
    power < 0 ? String(pow(10, Double(power))) : grouped(count(power))
  }

  private static func bytes(_ power: Int) -> String {
    power >= 9
      ? "\(count(power - 9)) GB" : power >= 6 ? "\(count(power - 6)) MB" : "\(count(power - 3)) kB"
  }
}
