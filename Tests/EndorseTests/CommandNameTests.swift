import ArgumentParser
import Testing

@testable import endorse

@Suite struct CommandNameTests {
  /// One that the parser derives takes half of the time of `--help`.
  @Test func everyCommandSaysItsName() {
    var waiting: [any ParsableCommand.Type] = [Endorse.self]
    var count = 0
    while let command = waiting.popLast() {
      let configuration = command.configuration
      #expect(configuration.commandName != nil, "\(command)")
      waiting += configuration.subcommands
      count += 1
    }
    #expect(count > 30)
  }
}
