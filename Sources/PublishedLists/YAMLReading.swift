import CYAML
import TransparencyLog

extension ValueTree {
  /// One YAML document, by libyaml's events, so that limits hold before anything is built. Aliases are refused:
  /// a short document could stand for an endless one.
  ///
  /// - Throws: `malformed`, with the line; `unsupported` for an alias or a second document.
  init(yaml text: String, limits: ReadingOptions.Limits) throws {
    self.init(limits: limits)
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw LogError(.system, "no memory for the YAML parser")
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    var bytes = Array(text.utf8)
    try bytes.withUnsafeMutableBufferPointer { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var isAtEnd = false
      while !isAtEnd {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else {
          let problem = parser.problem.map { String(cString: $0) } ?? "cannot be parsed"
          throw LogError(
            .malformed, "line \(parser.problem_mark.line + 1): not YAML: \(visible(problem))")
        }
        defer { yaml_event_delete(&event) }
        isAtEnd = try take(event)
      }
    }
  }

  /// - Returns: whether it was the last one.
  private mutating func take(_ event: yaml_event_t) throws -> Bool {
    let line = Int(event.start_mark.line) + 1
    switch event.type {
    case YAML_STREAM_END_EVENT: return true
    case YAML_DOCUMENT_START_EVENT:
      guard root == nil else {
        throw LogError(.unsupported, "line \(line): a second document, expected one")
      }
    case YAML_ALIAS_EVENT:
      throw LogError(.unsupported, "line \(line): an alias, which is not read")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      if expectsKey {
        try key(text, line: line)
      } else {
        let isNull = scalar.style == YAML_PLAIN_SCALAR_STYLE && ["~", "null"].contains(text)
        try self.scalar(isNull ? "" : text, line: line)
      }
    case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
      guard !expectsKey else {
        throw LogError(.unsupported, "line \(line): a key that is no scalar, which is not read")
      }
      try begin(isObject: event.type == YAML_MAPPING_START_EVENT, line: line)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: end()
    default: break
    }
    return false
  }
}
